"""Files in the window: opened, saved, shared as text, dropped; and what a window holds of them."""
