"""Stepping through learning: the words and the picture of one call."""
