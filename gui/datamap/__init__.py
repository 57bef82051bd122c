"""The map of the data: pictures as points, near to those that the network finds alike."""
