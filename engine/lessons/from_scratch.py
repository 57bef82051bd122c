"""A network from scratch as a tutorial published it, faults included, and as it ought to be.

784-100-10 without biases, dropout of one half, squared error, one image after the other:

    hidden = relu(x·W1) ⊙ mask·2      W1 += α·xᵀ·δ1
    y = hidden·W2                     W2 += α·hiddenᵀ·(t − y)
    δ1 = (t − y)·W2ᵀ ⊙ relu'⊙ mask
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

SEED = 884_736_743
HIDDEN, CLASSES = 100, 10
LEARNING_RATE = 0.005


@dataclass(frozen=True)
class Epoch:
    """Sums of squared errors per image and shares of right answers, of one pass."""

    training_error: float
    training_accuracy: float
    test_error: float
    test_accuracy: float


def train_from_scratch(
    training: tuple[Array, Array],
    test: tuple[Array, Array],
    epochs: int,
    seed: int = SEED,
    right_slope: bool = False,
    right_dropout: bool = False,
) -> Generator[Epoch, None, None]:
    """Train as the recipe says; yields each epoch.

    training, test: (pixels / 255 as (n, 784), classes). With right_slope the derivative of ReLU
    tests its input, as it must; published was a test of its output, which is never below 0, so
    that gradient flows through dead units too. With right_dropout the factor 2 of the mask is in
    the backward pass as well. The draws are the same in every case.
    """
    rng = np.random.default_rng(seed)
    w1 = 0.2 * rng.random((training[0].shape[1], HIDDEN)) - 0.1
    w2 = 0.2 * rng.random((HIDDEN, CLASSES)) - 0.1
    truths = np.eye(CLASSES)
    for _ in range(epochs):
        error, right = 0.0, 0
        for x, label in zip(*training, strict=True):
            total = x @ w1
            hidden = (total >= 0) * total
            alive = total > 0 if right_slope else hidden >= 0
            mask = rng.integers(0, 2, HIDDEN)
            hidden = hidden * (mask * 2)
            y = hidden @ w2
            missing = truths[label] - y
            error += float(missing @ missing)
            right += int(y.argmax() == label)
            back = (w2 @ missing) * alive * (mask * 2 if right_dropout else mask)
            w2 += LEARNING_RATE * np.outer(hidden, missing)
            w1 += LEARNING_RATE * np.outer(x, back)
        count = len(training[1])
        yield Epoch(error / count, right / count, *_look(w1, w2, *test))


def _look(w1: Array, w2: Array, pixels: Array, labels: Array) -> tuple[float, float]:
    """(error, accuracy) on images that nothing is learnt from: without dropout."""
    hidden = np.maximum(pixels @ w1, 0.0)
    y = hidden @ w2
    error = float(((np.eye(CLASSES)[labels] - y) ** 2).sum()) / len(labels)
    return error, float((y.argmax(axis=1) == labels).mean())
