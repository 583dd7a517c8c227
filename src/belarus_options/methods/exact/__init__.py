"""Kernels in whole numbers and fractions, whose answers are exact."""
