"""Ticks: round places on an axis (1-2-5 steps, or decades), and the words that name them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gui.figures import numerals
from gui.numbers import format_number

Floats = NDArray[np.float64]
STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True)
class Ticks:
    """Where the marks stand, what the major ones say, and the minor ones, which say nothing."""

    places: tuple[float, ...]
    labels: tuple[str, ...]
    minor: tuple[float, ...] = ()


def round_step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5 × 10ⁿ that cuts `span` into fewer than `most` pieces."""
    rough = span / max(1, most - 1)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in STEPS if step * power >= rough * (1 - 1e-9))


def linear_ticks(low: float, high: float, most: int) -> Ticks:
    """At most `most` multiples of a round step within [low, high]."""
    if most < 1:
        return Ticks((), ())
    step = round_step(high - low, most)
    places = _multiples(low, high, step)
    while len(places) > most:
        step = round_step(1.5 * step, 2)  # the next larger of 1, 2, 5 × 10ⁿ
        places = _multiples(low, high, step)
    return Ticks(tuple(places.tolist()), linear_labels(places, step))


def linear_labels(places: Floats, step: float) -> tuple[str, ...]:
    """The labels of a row of ticks, all with the decimals that the step needs."""
    largest = float(np.max(np.abs(places), initial=0.0))
    decimals = max(0, -_power(step))
    if largest < 1e6 and (step >= 1e-4 or decimals <= 4):
        return tuple(numerals.fixed(float(place), decimals) for place in places)
    mantissa = max(0, _power(largest) - _power(step)) if largest else 0
    return tuple(numerals.scientific(float(place), mantissa) for place in places)


def log_ticks(low: float, high: float, most: int) -> Ticks:
    """1-2-5 within [low, high] where these fit, otherwise decades.

    Minor ticks stand at 2 to 9 times each decade, unless the decades themselves are thinned out.
    """
    if most < 1:
        return Ticks((), ())
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    decades = [n for n in range(first, last + 1) if _within(10.0**n, low, high)]
    every = max(1, math.ceil(len(decades) / most))
    shown = [n for n in decades if n % every == 0] or decades[:1]
    minor = tuple(
        m * 10.0**n
        for n in range(first, last + 1)
        for m in range(2, 10)
        if every == 1 and _within(m * 10.0**n, low, high)
    )
    fine = sorted(
        m * 10.0**n
        for n in range(first - 1, last + 1)
        for m in (1, 2, 5)
        if _within(m * 10.0**n, low, high)
    )
    if 2 <= len(fine) <= most:
        return Ticks(tuple(fine), tuple(format_number(v) for v in fine), minor)
    if len(decades) >= 2:
        return Ticks(tuple(10.0**n for n in shown), _decade_labels(shown), minor)
    return linear_ticks(low, high, most)


def grow_range(
    old: tuple[float, float] | None, low: float, high: float, *, log: bool = False
) -> tuple[float, float]:
    """A range around [low, high] that changes in steps, so that a live axis does not creep.

    The old range is kept while it holds the data and the data fill at least a quarter of it;
    otherwise each end moves outwards to a round number with room to grow.
    """
    if log:
        inner = None if old is None else (math.log10(old[0]), math.log10(old[1]))
        bottom, top = grow_range(inner, math.log10(low), math.log10(high))
        return 10.0**bottom, 10.0**top
    if high <= low:
        spread = abs(low) * 0.1 or 1.0
        low, high = low - spread, high + spread
    if old is not None:
        fits = old[0] <= low and high <= old[1]
        if fits and (high - low) * 4 >= old[1] - old[0]:
            return old
    step = round_step(high - low, 5)
    bottom = math.floor(low / step + 1e-9) * step
    top = math.ceil(high / step - 1e-9) * step
    if old is not None and old[0] <= low < high and high > old[1]:
        # Growing to the right: half as much again, and the start stays where it was.
        bottom, top = old[0], old[0] + math.ceil(1.5 * (high - old[0]) / step) * step
    return _clean(bottom, step), _clean(top, step)


def _multiples(low: float, high: float, step: float) -> Floats:
    slack = 1e-9 * (high - low)
    first, last = math.ceil((low - slack) / step), math.floor((high + slack) / step)
    return np.array([_clean(n * step, step) for n in range(first, last + 1)])


def _clean(value: float, step: float) -> float:
    """`value` without the last digits that multiplying by a step of 0.1 leaves behind."""
    return round(value, max(0, 2 - _power(step))) + 0.0


def _power(value: float) -> int:
    return math.floor(math.log10(value) + 1e-9)


def _within(value: float, low: float, high: float) -> bool:
    return low * (1 - 1e-9) <= value <= high * (1 + 1e-9)


def _decade_labels(powers: list[int]) -> tuple[str, ...]:
    if all(-4 <= n <= 4 for n in powers):
        return tuple(numerals.fixed(10.0**n, max(0, -n)) for n in powers)
    return tuple(numerals.power_of_ten(n) for n in powers)
