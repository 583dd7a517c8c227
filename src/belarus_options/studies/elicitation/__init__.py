"""Weights that were judged, beside those in force."""
