"""The matrix of values and weights, and what studies vary of it."""
