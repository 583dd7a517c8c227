"""A study's result as table, CSV, JSON or Markdown. Computes no score."""
