"""Palettes: the 256 colours of a decision map, and how probabilities become their indices.

A map is one byte a cell. With two classes the byte is the probability of the positive class; with
more it is 16 × class + confidence, so that one table of 256 colours serves up to 16 classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Levels = NDArray[np.uint8]
Table = NDArray[np.uint8]  # (256, 3): red, green, blue
RGB = tuple[int, int, int]

MOST_CLASSES = 16
CONFIDENCES = 16


def levels_for_probability(probability: ArrayLike) -> Levels:
    """round(255 p), p being the probability of the positive class."""
    return levels_for_values(probability, 0.0, 1.0)


def levels_for_values(values: ArrayLike, low: float = -1.0, high: float = 1.0) -> Levels:
    """0 at `low` and below, 255 at `high` and above; not a number counts as the middle."""
    shares = (np.asarray(values, dtype=np.float64) - low) / (high - low)
    return np.rint(255 * np.clip(np.nan_to_num(shares, nan=0.5), 0.0, 1.0)).astype(np.uint8)


def levels_for_classes(probabilities: ArrayLike) -> Levels:
    """16 × (most probable class) + confidence, the confidence (C·max p − 1) / (C − 1) in 0..15.

    probabilities: (C, n) or (C, rows, cols), C from 2 to 16; returns the shape without C.
    """
    p = np.asarray(probabilities, dtype=np.float64)
    classes = len(p)
    if not 2 <= classes <= MOST_CLASSES:
        raise ValueError(
            f"a map expects 2 to {MOST_CLASSES} classes, got {classes}: "
            "join some classes, or draw one class against the rest"
        )
    best = np.argmax(p, axis=0)
    confidence = (classes * np.max(p, axis=0) - 1) / (classes - 1)
    steps = np.rint(np.clip(np.nan_to_num(confidence), 0, 1) * (CONFIDENCES - 1))
    return (best * CONFIDENCES + steps).astype(np.uint8)


def two_class_table(neutral: RGB, negative: RGB, positive: RGB, gain: float) -> Table:
    """neutral + (class − neutral) · |2p − 1| · gain for p = index / 255."""
    p = np.arange(256)[:, None] / 255
    middle = np.array(neutral, dtype=np.float64)
    ends = np.where(p < 0.5, np.array(negative), np.array(positive))
    return _bytes(middle + (ends - middle) * np.abs(2 * p - 1) * gain)


def thresholded_table(table: Table) -> Table:
    """Two flat colours, the ends of `table`, changing at p = 0.5."""
    return np.where(np.arange(256)[:, None] < 128, table[0], table[-1]).astype(np.uint8)


def grey_table(low: RGB, high: RGB) -> Table:
    """Greys from `low` at p = 0 to `high` at p = 1."""
    p = np.arange(256)[:, None] / 255
    return _bytes(np.array(low) + (np.array(high) - np.array(low)) * p)


def classes_table(neutral: RGB, classes: Sequence[RGB], gain: float) -> Table:
    """neutral + (class − neutral) · confidence · gain; unused classes are neutral."""
    table = np.tile(np.array(neutral, dtype=np.float64), (256, 1))
    confidence = np.arange(CONFIDENCES)[:, None] / (CONFIDENCES - 1) * gain
    for index, color in enumerate(classes[:MOST_CLASSES]):
        rows = slice(index * CONFIDENCES, (index + 1) * CONFIDENCES)
        table[rows] += (np.array(color) - table[rows]) * confidence
    return _bytes(table)


def flat_classes_table(table: Table) -> Table:
    """Each class in its strongest colour, whatever the confidence."""
    strongest = np.arange(256) // CONFIDENCES * CONFIDENCES + CONFIDENCES - 1
    return table[strongest]


def magnified(levels: Levels, factor: int) -> Levels:
    """Levels on a grid `factor` times finer, linear between the centres of the cells.

    (rows, cols) -> (rows·factor, cols·factor). Only for levels that are a quantity, not classes.
    """
    rows, cols = levels.shape
    fine = _between(rows, factor) @ levels.astype(np.float32) @ _between(cols, factor).T
    return np.rint(fine).astype(np.uint8)


@lru_cache(maxsize=16)
def _between(count: int, factor: int) -> NDArray[np.float32]:
    """The matrix (count·factor, count) of linear interpolation between the centres of cells."""
    places = np.clip((np.arange(count * factor) + 0.5) / factor - 0.5, 0, count - 1)
    return np.maximum(0, 1 - np.abs(places[:, None] - np.arange(count))).astype(np.float32)


def _bytes(colors: NDArray[np.float64]) -> Table:
    return np.rint(np.clip(colors, 0, 255)).astype(np.uint8)
