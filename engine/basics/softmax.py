"""Softmax by steps: scores become shares that add up to 1, safely and as it is written.

shareᵢ = exp(zᵢ/T) / Σⱼ exp(zⱼ/T). Taking the maximum from every score changes no share, because
numerator and denominator are divided by the same number; but then no exponential is above 1.
Source: Bridle 1990; the shift e.g. Goodfellow, Bengio & Courville 2016, section 4.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.registry import Component, SettingError, knob

Array = NDArray[Any]

PRECISIONS = ("float32", "float64")
FEWEST, MOST = 2, 6


LARGEST_SCORE = 20.0


def _score(value: float, number: int) -> Any:
    return knob(
        value,
        low=-LARGEST_SCORE,
        high=LARGEST_SCORE,
        label=f"Score {number}",
        help="A number of any size, as the last layer gives it for each class",
    )


@dataclass(frozen=True)
class Scores(Component):
    """The scores of some classes, and how shares are made of them."""

    count: int = knob(3, low=FEWEST, high=MOST, label="Classes", help="How many scores there are")
    score_1: float = _score(0.3, 1)
    score_2: float = _score(2.9, 2)
    score_3: float = _score(4.0, 3)
    score_4: float = _score(1.0, 4)
    score_5: float = _score(0.0, 5)
    score_6: float = _score(-1.0, 6)
    added: float = knob(
        0.0,
        low=-1200.0,
        high=1200.0,
        label="Added to all",
        help="Changes no share, but what the naive form makes of the scores",
    )
    temperature: float = knob(
        1.0,
        low=0.05,
        high=20.0,
        log=True,
        help="Divides the scores: above 1 the shares become more even, below 1 less",
    )
    precision: str = knob(
        "float64",
        choices=PRECISIONS,
        help="Numbers of 32 bits end at exp(88.7), of 64 bits at exp(709.7)",
    )

    @property
    def scores(self) -> tuple[float, ...]:
        """As many as there are classes, each with what is added to all."""
        kept = (self.score_1, self.score_2, self.score_3, self.score_4, self.score_5, self.score_6)
        return tuple(score + self.added for score in kept[: self.count])

    def softmax(self) -> Softmax:
        """Every step from these scores to their shares."""
        return softmax(self.scores, self.temperature, self.precision)


@dataclass(frozen=True, eq=False)
class Softmax:
    """Every step, each an array of one number for each class, in the precision asked for.

    scaled: scores / T.   shifted: scaled − maximum.   exponentials: exp(shifted).
    naive_exponentials: exp(scaled), ∞ where that is too large a number; naive_shares then NaN.
    """

    scores: Array
    temperature: float
    scaled: Array
    maximum: float
    shifted: Array
    exponentials: Array
    total: float
    shares: Array
    naive_exponentials: Array
    naive_total: float
    naive_shares: Array

    @property
    def naive_fails(self) -> bool:
        """Whether the form as it is written gives no number for a share."""
        return not bool(np.isfinite(self.naive_shares).all())


def softmax(
    scores: Sequence[float], temperature: float = 1.0, precision: str = "float64"
) -> Softmax:
    """Softmax of some scores, step by step, beside the naive form. Raises SettingError."""
    if not FEWEST <= len(scores) <= MOST:
        raise SettingError(
            "Softmax expects {low} to {high} scores, got {got}: add or remove some",
            low=FEWEST,
            high=MOST,
            got=len(scores),
        )
    if not temperature > 0:
        raise SettingError(
            "Softmax expects a temperature above 0, got {got}: choose a larger one",
            got=f"{temperature:g}",
        )
    z = np.asarray(scores, dtype=precision)
    with np.errstate(over="ignore", invalid="ignore", under="ignore", divide="ignore"):
        scaled = z / z.dtype.type(temperature)
        maximum = scaled.max()
        shifted = scaled - maximum
        exponentials = np.exp(shifted)
        total = exponentials.sum()
        naive = np.exp(scaled)
        naive_total = naive.sum()
        return Softmax(
            z, temperature, scaled, float(maximum), shifted, exponentials, float(total),
            exponentials / total, naive, float(naive_total), naive / naive_total,
        )  # fmt: skip


def largest_exponent(precision: str) -> float:
    """The largest x of which exp(x) is still a number: 88.7 in float32, 709.8 in float64."""
    return float(np.log(np.finfo(precision).max))
