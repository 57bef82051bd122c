"""Kernels: the small matrices that picture editors convolve with, in any size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def identity(size: int) -> Array:
    """1 in the middle, 0 around: the picture as it is."""
    made = np.zeros((size, size))
    made[_middle(size), _middle(size)] = 1.0
    return made


def edges(size: int) -> Array:
    """The sum of the differences from all neighbours: 0 where nothing changes.

    k² − 1 in the middle, −1 around: a Laplacian.
    """
    return size * size * identity(size) - np.ones((size, size))


def vertical_edges(size: int) -> Array:
    """Right minus left, with more weight near the middle row (Sobel & Feldman 1968)."""
    across = np.sign(np.arange(size) - (size - 1) / 2)
    return np.outer(_binomial(size), across)


def blur(size: int) -> Array:
    """The mean of all, 1 / k² each; with k = 3 binomial sixteenths, which are short decimals."""
    if size == 3:
        weights = _binomial(size)
        return np.outer(weights, weights) / 16.0
    return np.full((size, size), 1.0 / size**2)


def sharpen(size: int) -> Array:
    """The picture and its difference from the four neighbours of each cell."""
    made, middle = np.zeros((size, size)), _middle(size)
    for row, column in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        if 0 <= middle + row < size and 0 <= middle + column < size:
            made[middle + row, middle + column] = -1.0
    made[middle, middle] = 1.0 - made.sum()
    return made


KERNELS: dict[str, Callable[[int], Array]] = {
    "identity": identity,
    "edges": edges,
    "vertical_edges": vertical_edges,
    "blur": blur,
    "sharpen": sharpen,
}
"""By name, each a function of the size."""


def _middle(size: int) -> int:
    return (size - 1) // 2


def _binomial(size: int) -> Array:
    """1 1, 1 2 1, 1 3 3 1, ..."""
    row = np.ones(1)
    for _ in range(size - 1):
        row = np.convolve(row, [1.0, 1.0])
    return row
