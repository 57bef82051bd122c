"""The oracle for gradients: (f(x + h) − f(x − h)) / 2h, one number after the other."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def central_difference(function: Callable[[Array], float], x: Array, h: float = 1e-5) -> Array:
    """d function / d x, of the shape of x, in float64."""
    x = x.astype(np.float64)
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        above, below = x.copy(), x.copy()
        above[index] += h
        below[index] -= h
        gradient[index] = (function(above) - function(below)) / (2 * h)
    return gradient


def relative_error(found: Array, expected: Array) -> float:
    """The largest deviation, relative to each number, or to 0.001 where that is larger."""
    return float(np.max(np.abs(found - expected) / np.maximum(np.abs(expected), 1e-3)))
