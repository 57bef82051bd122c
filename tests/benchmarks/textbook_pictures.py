"""The textbook's convolutional network in NumPy: im2col with loops over the kernel, float32.

As the tutorials write it: pictures as (batch, channels, height, width), every pass makes new
arrays, pooling by argmax over a matrix of patches, Adam over a dictionary of parameters.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def im2col(pictures: Array, size: int, stride: int, pad: int) -> Array:
    """(n, c, h, w) -> (n · rows · columns, c · size · size)"""
    n, channels, height, width = pictures.shape
    rows = (height + 2 * pad - size) // stride + 1
    columns = (width + 2 * pad - size) // stride + 1
    padded = np.pad(pictures, [(0, 0), (0, 0), (pad, pad), (pad, pad)])
    patches = np.zeros((n, channels, size, size, rows, columns), pictures.dtype)
    for y in range(size):
        for x in range(size):
            seen = padded[:, :, y : y + stride * rows : stride, x : x + stride * columns : stride]
            patches[:, :, y, x] = seen
    return patches.transpose(0, 4, 5, 1, 2, 3).reshape(n * rows * columns, -1)


def col2im(patches: Array, shape: tuple[int, ...], size: int, stride: int, pad: int) -> Array:
    """The adjoint of `im2col`."""
    n, channels, height, width = shape
    rows = (height + 2 * pad - size) // stride + 1
    columns = (width + 2 * pad - size) // stride + 1
    parts = patches.reshape(n, rows, columns, channels, size, size).transpose(0, 3, 4, 5, 1, 2)
    extra = 2 * pad + stride - 1
    padded = np.zeros((n, channels, height + extra, width + extra), patches.dtype)
    for y in range(size):
        for x in range(size):
            padded[:, :, y : y + stride * rows : stride, x : x + stride * columns : stride] += (
                parts[:, :, y, x]
            )
    return padded[:, :, pad : height + pad, pad : width + pad]


class Convolution:
    def __init__(self, weights: Array, bias: Array | None, pad: int) -> None:
        self.parameters = {"W": weights} if bias is None else {"W": weights, "b": bias}
        self.gradients: dict[str, Array] = {}
        self.pad = pad

    def forward(self, x: Array, training: bool) -> Array:
        weights = self.parameters["W"]
        filters, _, size, _ = weights.shape
        n, _, height, width = x.shape
        self.shape = x.shape
        self.patches = im2col(x, size, 1, self.pad)
        self.kernel = weights.reshape(filters, -1).T
        out = np.dot(self.patches, self.kernel)
        if "b" in self.parameters:
            out = out + self.parameters["b"]
        return out.reshape(n, height, width, -1).transpose(0, 3, 1, 2)

    def backward(self, dout: Array) -> Array:
        weights = self.parameters["W"]
        filters, _, size, _ = weights.shape
        dout = dout.transpose(0, 2, 3, 1).reshape(-1, filters)
        if "b" in self.parameters:
            self.gradients["b"] = np.sum(dout, axis=0)
        change = np.dot(self.patches.T, dout)
        self.gradients["W"] = change.transpose(1, 0).reshape(weights.shape)
        return col2im(np.dot(dout, self.kernel.T), self.shape, size, 1, self.pad)


class Pooling:
    def __init__(self, size: int) -> None:
        self.size = size
        self.parameters: dict[str, Array] = {}
        self.gradients: dict[str, Array] = {}

    def forward(self, x: Array, training: bool) -> Array:
        n, channels, height, width = x.shape
        size = self.size
        patches = im2col(x, size, size, 0).reshape(-1, size * size)
        self.shape, self.largest = x.shape, np.argmax(patches, axis=1)
        out = np.max(patches, axis=1)
        return out.reshape(n, height // size, width // size, channels).transpose(0, 3, 1, 2)

    def backward(self, dout: Array) -> Array:
        dout = dout.transpose(0, 2, 3, 1)
        area = self.size * self.size
        change = np.zeros((dout.size, area), dout.dtype)
        change[np.arange(self.largest.size), self.largest.flatten()] = dout.flatten()
        n, rows, columns, channels = dout.shape
        patches = change.reshape(n * rows * columns, channels * area)
        return col2im(patches, self.shape, self.size, self.size, 0)


class ReLU:
    def __init__(self) -> None:
        self.parameters: dict[str, Array] = {}
        self.gradients: dict[str, Array] = {}

    def forward(self, x: Array, training: bool) -> Array:
        self.mask = x <= 0
        out = x.copy()
        out[self.mask] = 0
        return out

    def backward(self, dout: Array) -> Array:
        dout[self.mask] = 0
        return dout


class Dropout:
    def __init__(self, ratio: float) -> None:
        self.ratio = ratio
        self.parameters: dict[str, Array] = {}
        self.gradients: dict[str, Array] = {}

    def forward(self, x: Array, training: bool) -> Array:
        if not training:
            return x
        self.mask = np.random.rand(*x.shape) > self.ratio
        return x * self.mask / (1.0 - self.ratio)

    def backward(self, dout: Array) -> Array:
        return dout * self.mask / (1.0 - self.ratio)


class Affine:
    def __init__(self, weights: Array, bias: Array) -> None:
        self.parameters = {"W": weights, "b": bias}
        self.gradients: dict[str, Array] = {}

    def forward(self, x: Array, training: bool) -> Array:
        self.shape = x.shape
        self.x = x.reshape(len(x), -1)
        return np.dot(self.x, self.parameters["W"]) + self.parameters["b"]

    def backward(self, dout: Array) -> Array:
        dx = np.dot(dout, self.parameters["W"].T)
        self.gradients["W"] = np.dot(self.x.T, dout)
        self.gradients["b"] = np.sum(dout, axis=0)
        return dx.reshape(self.shape)


Layer = Convolution | Pooling | ReLU | Dropout | Affine


class PictureNetwork:
    """Layers in a row with softmax and summed cross-entropy at the end, and Adam."""

    def __init__(self, layers: list[Layer], learning_rate: float) -> None:
        self.layers = layers
        self.learning_rate = learning_rate
        self.steps = 0
        self.moments = [
            {name: np.zeros_like(array) for name, array in layer.parameters.items()}
            for layer in layers
        ]
        self.squares = [
            {name: np.zeros_like(array) for name, array in layer.parameters.items()}
            for layer in layers
        ]

    def step(self, x: Array, t: Array) -> float:
        """One step on pictures (n, c, h, w) and one-hot targets (n, classes); returns the loss."""
        for layer in self.layers:
            x = layer.forward(x, training=True)
        x = x - np.max(x, axis=1, keepdims=True)
        y = np.exp(x) / np.sum(np.exp(x), axis=1, keepdims=True)
        loss = -np.sum(t * np.log(y + 1e-7))
        dout = y - t
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        self._update()
        return float(loss)

    def _update(self) -> None:
        self.steps += 1
        # A float64 scalar, as written there: NumPy 2 takes the last line in double precision.
        rate = self.learning_rate * np.sqrt(1.0 - 0.999**self.steps) / (1.0 - 0.9**self.steps)
        for layer, moments, squares in zip(self.layers, self.moments, self.squares, strict=True):
            for name, parameter in layer.parameters.items():
                gradient = layer.gradients[name]
                moments[name] += (1 - 0.9) * (gradient - moments[name])
                squares[name] += (1 - 0.999) * (gradient**2 - squares[name])
                parameter -= rate * moments[name] / (np.sqrt(squares[name]) + 1e-7)


def _normal(*shape: int) -> Array:
    return np.random.default_rng(1).standard_normal(shape, np.float32) * np.float32(0.1)


def cnn1() -> PictureNetwork:
    """5×5 → 16 filters, pool, dense 1024, dense 10."""
    layers: list[Layer] = [
        Convolution(_normal(16, 1, 5, 5), None, 2),
        Pooling(2),
        Affine(_normal(3136, 1024), np.zeros(1024, np.float32)),
        ReLU(),
        Affine(_normal(1024, 10), np.zeros(10, np.float32)),
    ]
    return PictureNetwork(layers, 0.0005)


def cnn2() -> PictureNetwork:
    """5×5 → 32 filters, pool, 5×5 → 64 filters, pool, dense 1024, dropout, dense 10."""
    layers: list[Layer] = [
        Convolution(_normal(32, 1, 5, 5), np.full(32, 0.1, np.float32), 2),
        ReLU(),
        Pooling(2),
        Convolution(_normal(64, 32, 5, 5), np.full(64, 0.1, np.float32), 2),
        ReLU(),
        Pooling(2),
        Affine(_normal(3136, 1024), np.full(1024, 0.1, np.float32)),
        ReLU(),
        Dropout(0.5),
        Affine(_normal(1024, 10), np.zeros(10, np.float32)),
    ]
    return PictureNetwork(layers, 0.0001)
