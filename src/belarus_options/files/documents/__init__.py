"""YAML documents: positions, problems and records."""
