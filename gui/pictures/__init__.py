"""Pictures of a data set: shown page by page, number by number, and opened from files."""
