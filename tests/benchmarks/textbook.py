"""The textbook implementation that Glassnet is measured against: layer objects, one array a result.

This is how the tutorials write it: each layer keeps its input, forward and backward return new
arrays, the update walks through a list of parameters and gradients.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np


class Affine:
    """y = x·W + b, x (batch, inputs)."""

    def __init__(self, inputs: int, units: int, rng: np.random.Generator) -> None:
        self.W = rng.uniform(-0.5, 0.5, (inputs, units)).astype(np.float32)
        self.b = np.full(units, 0.1, np.float32)

    def forward(self, x: np.ndarray) -> np.ndarray:
        self.x = x
        return np.dot(x, self.W) + self.b

    def backward(self, dy: np.ndarray) -> np.ndarray:
        self.dW = np.dot(self.x.T, dy)
        self.db = np.sum(dy, axis=0)
        return np.dot(dy, self.W.T)


class Tanh:
    def forward(self, x: np.ndarray) -> np.ndarray:
        self.y = np.tanh(x)
        return self.y

    def backward(self, dy: np.ndarray) -> np.ndarray:
        return dy * (1.0 - self.y**2)


class Network:
    """Affine and tanh layers in turn, half squared error, plain gradient descent."""

    def __init__(self, sizes: tuple[int, ...], learning_rate: float = 0.03) -> None:
        rng = np.random.default_rng(0)
        self.learning_rate = learning_rate
        self.layers: list[Affine | Tanh] = []
        for inputs, units in pairwise(sizes):
            self.layers += [Affine(inputs, units, rng), Tanh()]

    def predict(self, x: np.ndarray) -> np.ndarray:
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def activations(self, x: np.ndarray) -> list[np.ndarray]:
        found = []
        for layer in self.layers:
            x = layer.forward(x)
            if isinstance(layer, Tanh):
                found.append(x)
        return found

    def step(self, x: np.ndarray, t: np.ndarray) -> float:
        y = self.predict(x)
        error = y - t
        loss = 0.5 * float(np.sum(error**2)) / len(x)
        dy = error / len(x)
        for layer in reversed(self.layers):
            dy = layer.backward(dy)
        for layer in self.layers:
            if isinstance(layer, Affine):
                layer.W -= self.learning_rate * layer.dW
                layer.b -= self.learning_rate * layer.db
        return loss

    def train(self, x: np.ndarray, t: np.ndarray, steps: int, batch: int) -> float:
        """So many steps on shuffled batches; returns the mean loss of the last epoch."""
        rng = np.random.default_rng(1)
        made, total = 0, 0.0
        while made < steps:
            order = rng.permutation(len(x))
            x_shuffled, t_shuffled = x[order], t[order]
            total = 0.0
            for start in range(0, len(x), batch):
                total += self.step(
                    x_shuffled[start : start + batch], t_shuffled[start : start + batch]
                )
                made += 1
                if made == steps:
                    break
        return total
