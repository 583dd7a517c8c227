"""One file a question: each takes a model and returns a frozen result. None prints or reads a file."""
