"""What can be read out of a network: nothing in here changes a run or draws from its streams."""
