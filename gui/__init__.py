"""The window of Glassnet: what the engine does is shown here, and what the user wants is asked."""
