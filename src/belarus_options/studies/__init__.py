"""One file a question: from a model to a frozen result. None prints or reads a file."""
