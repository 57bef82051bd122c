"""The end of a network: how classes become targets, and how outputs become classes.

Outputs y have shape (units, batch): one unit for two classes or a value, else a unit per class.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.activations import Activation
from engine.nn.losses import Loss

Array = NDArray[Any]
Coding = tuple[float, float]
"""The target of a unit for a sample outside and inside its class."""


def output_units(class_count: int, activation: Activation) -> int:
    """One for a value (class_count 0) or two classes, but softmax wants one for each class."""
    if class_count == 0:
        return 1
    if class_count == 2 and activation.kind != "softmax":
        return 1
    return class_count


def coding(activation: Activation, loss: Loss) -> Coding:
    """What the loss asks for; else 0 and 1 for outputs that are never negative, -1 and 1."""
    if loss.targets == "any":
        return (0.0, 1.0) if activation.bounds[0] >= 0 else (-1.0, 1.0)
    return (0.0, 1.0) if loss.targets == "01" else (-1.0, 1.0)


def encode(targets: Array, class_count: int, units: int, codes: Coding) -> Array:
    """Targets (n,) as what the outputs should be, float64 (units, n)."""
    if class_count == 0:
        return np.asarray(targets, dtype=np.float64).reshape(1, -1)
    low, high = codes
    classes = np.asarray(targets)
    if units == 1:
        return np.where(classes == 1, high, low).reshape(1, -1)
    return np.where(classes == np.arange(units)[:, None], high, low)


def predict(y: Array, codes: Coding) -> Array:
    """The class that each column of outputs speaks for, (n,) int64."""
    if len(y) == 1:
        return np.asarray(y[0] > sum(codes) / 2, dtype=np.int64)
    return np.asarray(y.argmax(axis=0))


def probabilities(y: Array, codes: Coding) -> Array:
    """Outputs brought to 0..1, same shape: how strongly each unit speaks for its class."""
    low, high = codes
    return np.clip((y - low) / (high - low), 0.0, 1.0)


def accuracy(y: Array, targets: Array, codes: Coding) -> float:
    """Share of samples whose class is met; nan for none. targets: (n,) classes."""
    if targets.size == 0:
        return float("nan")
    return float((predict(y, codes) == targets).mean())


def r_squared(y: Array, targets: Array) -> float:
    """1 - residual / total sum of squares of a regression; nan where the targets do not vary."""
    if targets.size < 2:
        return float("nan")
    spread = float(np.square(targets - targets.mean()).sum())
    return 1.0 - float(np.square(y[0] - targets).sum()) / spread if spread > 0.0 else float("nan")
