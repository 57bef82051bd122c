"""The scale of link widths: the weight that is drawn at full width grows in steps, not steadily."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

STEPS = (1.0, 2.0, 3.0, 5.0, 10.0)


def rounded_up(value: float) -> float:
    """The next of 1, 2, 3, 5, 10, 20, 30, 50, ... (and 0.1, 0.2, ...) that is not less."""
    decade = 10.0 ** math.floor(math.log10(value))
    return next((s * decade for s in STEPS if s * decade >= value * (1 - 1e-9)), 10 * decade)


class LinkScale:
    """Follows a run: `full_weight` rises with the weights and falls only when the run restarts."""

    def __init__(self) -> None:
        self.full_weight = 1.0
        self._step = 0

    def follow(self, step: int, tables: Iterable[NDArray[Any]]) -> float:
        """Take in the weights after `step`; biases (the last columns) don't count."""
        if step < self._step:
            self.full_weight = 1.0
        self._step = step
        greatest = 0.0
        for table in tables:
            sizes = np.abs(table[:, :-1])
            greatest = max(greatest, float(np.max(sizes, initial=0.0, where=np.isfinite(sizes))))
        if greatest > self.full_weight:
            self.full_weight = rounded_up(greatest)
        return self.full_weight
