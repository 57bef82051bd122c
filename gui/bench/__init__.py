"""The padding-and-stride bench: a window that slides over a small picture, computed in view."""
