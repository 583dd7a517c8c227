"""Kernels on the simplex of weights: areas, volumes and shares."""
