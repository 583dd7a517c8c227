"""YAML folders to the model and back: positions, problems, edits in place. The only room that opens files."""
