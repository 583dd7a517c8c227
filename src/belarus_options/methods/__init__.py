"""Numerical kernels on plain arrays. They know numpy and nothing of the model."""
