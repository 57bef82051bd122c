"""Tables of the user: read off the window's thread, their columns chosen in a dialog."""
