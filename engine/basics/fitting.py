"""Fitting: a polynomial through points, found by descent and, beside it, exactly.

The loss is Σ (p(x) − y)², summed over the points; p(x) = c₀ + c₁x + … + c_d·x^d.
"""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from engine.basics.descent import Descent, DescentState
from engine.nn.optimizers import Adam, Optimizer, optimizers
from engine.registry import Component, SettingError, knob

Array = NDArray[Any]
Point = tuple[float, float]

MONTHS: tuple[Point, ...] = tuple(
    (float(month), degrees)
    for month, degrees in enumerate(
        (5.2, 5.7, 8.6, 14.9, 18.2, 20.4, 25.5, 26.4, 22.8, 17.5, 11.1, 6.6), start=1
    )
)
"""Mean temperature in °C of the months 1 to 12."""

HIGHEST_DEGREE = 9
PIECE = 1024
"""Steps between two shares of a job: about 6 ms."""
KEPT = 400
"""Moments of a descent that are kept for its curve, about."""


@dataclass(frozen=True)
class Fitting(Component):
    """What is fitted to the points, and how the descent goes."""

    degree: int = knob(
        4,
        low=0,
        high=HIGHEST_DEGREE,
        help="The highest power of x; 1 is a straight line",
    )
    optimizer: Optimizer = knob(Adam(learning_rate=0.001), registry=optimizers)
    steps: int = knob(
        100_000, low=1, high=1_000_000, log=True, help="Where the descent stops by itself"
    )
    precision: str = knob(
        "double",
        choices=("double", "single"),
        help="Digits that are computed with: about 16 (double) or 7 (single)",
    )

    @property
    def dtype(self) -> np.dtype[Any]:
        return np.dtype(np.float32 if self.precision == "single" else np.float64)


def powers(x: ArrayLike, degree: int) -> Array:
    """1, x, x², …: (points, degree + 1)."""
    return np.vander(np.asarray(x, np.float64), degree + 1, increasing=True)


def polynomial(coefficients: ArrayLike, x: ArrayLike) -> Array:
    """p(x) for coefficients in rising order."""
    values: Array = np.polynomial.polynomial.polyval(
        np.asarray(x, np.float64), np.asarray(coefficients, np.float64)
    )
    return values


def summed_loss(points: ArrayLike, coefficients: ArrayLike) -> float:
    """Σ (p(x) − y)² of points (n, 2)."""
    x, y = np.asarray(points, np.float64).reshape(-1, 2).T
    with np.errstate(all="ignore"):
        return float(np.sum((polynomial(coefficients, x) - y) ** 2))


@dataclass(frozen=True, eq=False)
class Optimum:
    """The coefficients (degree + 1,) of the smallest loss there is, and that loss.

    unique: whether no others are as good; with fewer places x than coefficients many are.
    """

    coefficients: Array
    loss: float
    unique: bool


def least_squares(points: ArrayLike, degree: int) -> Optimum:
    """Solve for the smallest summed loss at once.

    x is brought to −1…1 first: with x as it is, x¹ and x⁹ of twelve months differ by eight
    digits, which the solution would lose. Source: Legendre 1805; Gauss 1809.
    Raises SettingError without points.
    """
    x, y = np.asarray(points, np.float64).reshape(-1, 2).T
    if not len(x):
        raise SettingError("A fit expects at least one point, got none: add a point")
    places = len(np.unique(x))
    low, high = float(x.min()), float(x.max())
    middle, half = (low + high) / 2, (high - low) / 2 or 1.0
    found, *_ = np.linalg.lstsq(powers((x - middle) / half, degree), y, rcond=None)
    whole = np.polynomial.Polynomial(found, domain=[middle - half, middle + half]).convert()
    coefficients = np.zeros(degree + 1)
    coefficients[: len(whole.coef)] = whole.coef
    coefficients.flags.writeable = False
    return Optimum(coefficients, summed_loss(points, coefficients), places > degree)


@dataclass(frozen=True, eq=False)
class Trail:
    """A descent so far. steps (m,), coefficients (m, degree + 1), losses (m,): moments of it.

    state: what it goes on from. diverged: the step after which the loss was no number any more.
    """

    points: tuple[Point, ...]
    fitting: Fitting
    steps: Array
    coefficients: Array
    losses: Array
    state: DescentState
    diverged: int | None = None

    @property
    def step(self) -> int:
        return self.state.step

    @property
    def ended(self) -> bool:
        return self.diverged is not None or self.step >= self.fitting.steps

    @property
    def reached(self) -> Array:
        """The coefficients of the last moment."""
        return np.asarray(self.coefficients[-1])

    @property
    def loss(self) -> float:
        return float(self.losses[-1])


def begin_fit(points: tuple[Point, ...], fitting: Fitting) -> Trail:
    """A descent that stands at its start: all coefficients 0."""
    if not points:
        raise SettingError("A fit expects at least one point, got none: add a point")
    zeros = np.zeros(fitting.degree + 1)
    state = Descent(fitting.optimizer, zeros, fitting.dtype).state()
    return Trail(
        points,
        fitting,
        _still(np.zeros(1)),
        _still(zeros[None]),
        _still(np.array([summed_loss(points, zeros)])),
        state,
    )


def resumed(trail: Trail, fitting: Fitting) -> Trail:
    """The descent under other settings: it goes on where these allow it, and else begins anew.

    A learning rate, or how long it goes, can change on the way; another optimizer remembers other
    things, and another degree has other coefficients.
    """
    old = trail.fitting
    same = (
        type(fitting.optimizer) is type(old.optimizer)
        and fitting.optimizer.slots() == old.optimizer.slots()
        and (fitting.degree, fitting.precision) == (old.degree, old.precision)
        and fitting.steps >= trail.step
        and trail.diverged is None
    )
    return replace(trail, fitting=fitting) if same else begin_fit(trail.points, fitting)


def go_on(trail: Trail, steps: int) -> Generator[float, None, Trail]:
    """Go on by so many steps; yields the share done, returns the trail.

    The moments kept are as many steps apart as makes about KEPT up to the end of the run.
    """
    fitting = trail.fitting
    descent = Descent(fitting.optimizer, np.zeros(fitting.degree + 1), fitting.dtype)
    descent.take_up(trail.state)
    x, y = np.asarray(trail.points, fitting.dtype).T
    features = powers(x, fitting.degree).astype(fitting.dtype)
    twice = 2 * features.T
    residual = np.zeros_like(y)
    parameters, gradient, move = descent.parameters, descent.gradient, descent.move
    every = max(1, fitting.steps // KEPT)
    last = min(trail.step + steps, fitting.steps)
    seen, passed, losses = [trail.steps], [trail.coefficients], [trail.losses]
    first = step = trail.step
    diverged = trail.diverged
    while diverged is None and step < last:
        stop = min(step + PIECE, last, (step // every + 1) * every)
        with np.errstate(all="ignore"):
            while step < stop:
                np.dot(features, parameters, out=residual)
                np.subtract(residual, y, out=residual)
                np.dot(twice, residual, out=gradient)
                move()
                step += 1
        loss = summed_loss(trail.points, parameters)
        if not math.isfinite(loss):
            diverged = step
        elif step % every == 0 or step == last:
            seen.append(np.array([float(step)]))
            passed.append(parameters[None].astype(np.float64))
            losses.append(np.array([loss]))
        yield (step - first) / max(1, last - first)
    return Trail(
        trail.points,
        fitting,
        _still(np.concatenate(seen)),
        _still(np.concatenate(passed)),
        _still(np.concatenate(losses)),
        descent.state(),
        diverged,
    )


def fit(points: tuple[Point, ...], fitting: Fitting) -> Trail:
    """A descent from zeros to its end."""
    trail = begin_fit(points, fitting)
    running = go_on(trail, fitting.steps)
    while True:
        try:
            next(running)
        except StopIteration as stop:
            found: Trail = stop.value
            return found


def _still(array: Array) -> Array:
    array.flags.writeable = False
    return array
