"""YAML folders to the model and back, with positions and problems. Only this room opens files."""
