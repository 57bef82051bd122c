"""Where it looks: one picture, and which of its pixels the answer of the network hangs on."""
