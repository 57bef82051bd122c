"""Curve fitting: points, the curve that descent has reached, and the best there is beside it."""
