"""Multi-criteria decision analysis of policy options whose argument lies open in YAML files."""

__version__ = "0.1.0"
