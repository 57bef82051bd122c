"""Weights files: opened, asked about what they leave open, and put into the run."""
