"""The panel of shapes: matrices with their shapes in rows, as equations that can be touched."""
