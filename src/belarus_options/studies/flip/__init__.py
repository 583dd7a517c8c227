"""The least change that puts another option first."""
