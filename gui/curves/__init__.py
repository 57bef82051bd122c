"""Curves of a run over its epochs: what a frame's history shows, and the canvas that shows it."""
