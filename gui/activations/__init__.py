"""The picture of an activation: its curve and slope, and what a chain of it does to a gradient."""
