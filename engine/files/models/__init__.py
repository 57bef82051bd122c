"""Networks that have learnt, in files: our own and those of the textbook and other programs."""
