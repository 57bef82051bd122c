"""A neuron as it is shown: its weighted sum and what becomes of it, in digits that add up."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.insight.digits import (
    MORE_DIGITS,
    ShownSum,
    candidates,
    is_settled,
    rounded,
    show_sum,
    show_sum_with_remainder,
    usual_decimals,
)
from engine.nn.activations import Activation

SHARE_GUARD_DIGITS = 3
"""Decimals that the exponentials of a softmax may have beyond the share."""


@dataclass(frozen=True)
class ShownShares:
    """Softmax as shown: exp(zⱼ − max z) = exponentials, which add up to `total`."""

    logits: tuple[float, ...]
    exponentials: tuple[float, ...]
    exponential_decimals: int
    total: float


@dataclass(frozen=True)
class Shown:
    """The numbers of an arithmetic as they are to be shown, each rounded to its decimals.

    f(shown sum), rounded to value_decimals, is `value`, and so is the neuron's own output.
    disagrees: True where no number of decimals achieves this (see ShownSum.remainder).
    """

    sum: ShownSum
    value: float
    value_decimals: int
    shares: ShownShares | None = None
    disagrees: bool = False


def show(
    values: Sequence[float],
    weights: Sequence[float],
    logits: tuple[float, ...],
    place: int,
    activation: Activation,
    value: float,
    silent: bool,
) -> Shown:
    """A neuron with the fewest digits with which everything agrees.

    values, weights: of the terms of its sum, which is logits[place]. value: what it puts out.
    """
    z = logits[place]
    products = [abs(v * w) for v, w in zip(values, weights, strict=True)]
    usual = usual_decimals(max(abs(z), *products, 0.0))
    apply = _Function(activation)
    for total in range(usual, usual + MORE_DIGITS + 1):
        if activation.kind == "softmax":
            end = _shown_share(logits, place, value, total, usual)
        elif silent:
            end = 0.0, usual, None
        else:
            end = _shown_value(apply, rounded(z, total), value, total, usual)
        if end is None:
            continue
        for decimals in candidates(total):
            shown = show_sum(values, weights, z, decimals)
            if shown is not None:
                return Shown(shown, *end)
    rest = show_sum_with_remainder(values, weights, z, usual)
    shares = None
    if activation.kind == "softmax":
        shares = _shares(logits, usual, usual)
    return Shown(rest, rounded(value, usual), usual, shares, disagrees=True)


End = tuple[float, int, ShownShares | None]


def _shown_value(
    apply: _Function, z: float, value: float, sum_decimals: int, fewest: int
) -> End | None:
    """f(z) of the shown z with as many decimals as agree with the neuron's own value."""
    computed = apply(z)
    most = max(sum_decimals, usual_decimals(abs(value)) if value else 0)
    for decimals in range(most, fewest - 1, -1):
        shown = rounded(value, decimals)
        if rounded(computed, decimals) == shown and is_settled(computed, decimals):
            return shown, decimals, None
    return None


def _shown_share(
    logits: tuple[float, ...], place: int, value: float, sum_decimals: int, fewest: int
) -> End | None:
    for decimals in range(sum_decimals, fewest - 1, -1):
        for more in range(SHARE_GUARD_DIGITS + 1):
            shares = _shares(logits, sum_decimals, decimals + more)
            share = shares.exponentials[place] / shares.total
            peak = max(shares.logits)
            settled = is_settled(share, decimals) and all(
                z == peak or is_settled(math.exp(z - peak), decimals + more) for z in shares.logits
            )
            if settled and rounded(share, decimals) == rounded(value, decimals):
                return rounded(value, decimals), decimals, shares
    return None


def _shares(logits: Sequence[float], decimals: int, exponential_decimals: int) -> ShownShares:
    shown = tuple(rounded(z, decimals) for z in logits)
    peak = max(shown)
    exponentials = tuple(rounded(math.exp(z - peak), exponential_decimals) for z in shown)
    total = rounded(sum(exponentials), exponential_decimals)
    return ShownShares(shown, exponentials, exponential_decimals, total)


class _Function:
    """An activation of single numbers in double precision."""

    def __init__(self, activation: Activation) -> None:
        self._activation = activation
        self._known: dict[float, float] = {}

    def __call__(self, z: float) -> float:
        if z not in self._known:
            with np.errstate(all="ignore"):
                self._known[z] = float(self._activation(np.array([z]))[0])
        return self._known[z]
