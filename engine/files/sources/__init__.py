"""Experiments as source code: programs for NumPy, PyTorch and Keras that train the same."""
