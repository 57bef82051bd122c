"""Likeness: whether two pictures show the same, whoever smoothed their edges.

A pixel is alike where its value lies within the range of its neighbours in the other picture,
give or take a tolerance. Smoothed edges and half a pixel pass; a letter that has moved does not.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

Pixels = NDArray[np.int16]

TOLERANCE = 60
"""Of 255: how much darker a letter is set by one way of smoothing than by another."""


def pixels_of(image: QImage) -> Pixels:
    """(height, width, 3), on white."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), -1)
    shape = (plain.height(), plain.width(), 3)
    return rows[:, : 3 * plain.width()].reshape(shape).astype(np.int16)


def unlike(
    one: Pixels, other: Pixels, tolerance: int = TOLERANCE, reach: int = 1
) -> NDArray[np.bool_]:
    """(height, width): where the pictures differ. reach: how far a neighbour is, in pixels."""
    if one.shape != other.shape:
        return np.ones(one.shape[:2], dtype=np.bool_)
    return _beyond(one, other, tolerance, reach) | _beyond(other, one, tolerance, reach)


def _beyond(one: Pixels, other: Pixels, tolerance: int, reach: int) -> NDArray[np.bool_]:
    low = high = other
    for axis in (0, 1):
        shifted = [_shifted(low, step, axis) for step in range(-reach, reach + 1)]
        low = np.minimum.reduce(shifted)
        shifted = [_shifted(high, step, axis) for step in range(-reach, reach + 1)]
        high = np.maximum.reduce(shifted)
    outside = (one < low - tolerance) | (one > high + tolerance)
    return np.logical_or.reduce(outside, axis=2)


def _shifted(pixels: Pixels, step: int, axis: int) -> Pixels:
    """Moved by a step, the edge repeated."""
    places = np.clip(np.arange(pixels.shape[axis]) + step, 0, pixels.shape[axis] - 1)
    return np.take(pixels, places, axis=axis)
