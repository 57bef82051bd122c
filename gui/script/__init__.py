"""What the code panel is made of."""
