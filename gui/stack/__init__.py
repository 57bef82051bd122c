"""The network as a table of layers: its rows, their knobs, what mends an impossible one."""
