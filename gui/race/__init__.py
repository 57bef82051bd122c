"""The optimizer race: a surface as a map, and the ways of the optimizers over it."""
