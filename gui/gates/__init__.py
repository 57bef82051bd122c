"""The picture of a gate: the plane of its inputs, its lines, its truth table and why."""
