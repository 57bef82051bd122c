"""The parts of the Experiment panel: data, features, layers and learning, one noun a file."""
