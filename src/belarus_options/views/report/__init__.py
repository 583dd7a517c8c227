"""What a command has to say before it takes a form: every form comes from it."""
