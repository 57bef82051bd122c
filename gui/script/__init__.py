"""What the panel of the NumPy script is made of."""
