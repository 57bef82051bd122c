"""The gradient check: its words and its picture."""
