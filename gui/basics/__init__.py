"""What the panels of Basics share: the list that one of them is chosen from."""
