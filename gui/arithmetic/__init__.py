"""What the arithmetic panel is made of: the formula of a neuron and the life of a point."""
