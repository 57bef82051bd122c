"""The drawing pad: a page to draw on, and what a network reads there."""
