"""The picture of softmax: its steps as columns, the naive form beside them."""
