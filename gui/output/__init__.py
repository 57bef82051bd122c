"""The output over the input plane: what a frame shows of it, and the canvas that shows it."""
