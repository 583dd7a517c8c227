"""Kernels that make or compare rankings."""
