"""From answers about swings to weights: kernels on plain numbers."""
