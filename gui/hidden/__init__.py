"""Hidden space: the plane and the points on it as the layers of a network fold them."""
