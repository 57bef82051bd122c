"""The race: optimizers that start at one place of a surface and follow its gradient.

Each runs the program that it would move a network with. Every step sees the whole surface, as
full-batch descent sees the whole data set: it leads downhill, and to the global minimum only where
no other place is in the way.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.basics.descent import Descent
from engine.basics.surfaces import Bowl, Point, Surface, surfaces
from engine.nn.optimizers import TUTORIAL_PRESETS, Optimizer, optimizers
from engine.registry import Component, SettingError, knob

Array = NDArray[Any]

MOST_STEPS = 20_000
FARTHEST = 1e6
"""Times the size of the map: who is farther away has diverged, before numbers overflow."""
PIECE = 25
"""Steps between two shares of a job."""

MOMENTA = ("velocity", "m", "mean_gradient")
SQUARES = ("accumulator", "squared_gradient", "v")
SIZES = ("u",)
"""Slots that remember the gradient, its square, and (AdaMax) its size."""

FOLLOWERS = ("sgd", "momentum", "nesterov")
"""Optimizers whose steps are as long as the gradient; the others divide by its size."""
MOMENTUM_SHARE = 0.2
"""With momentum 0.9 steps along one way add up to ten times the rate."""


@dataclass(frozen=True)
class RaceSettings(Component):
    """Where the race is, and how long."""

    surface: Surface = knob(Bowl(), registry=surfaces, help="The loss as a landscape over x and y")
    steps: int = knob(
        Bowl.course, low=1, high=MOST_STEPS, log=True, help="Steps that each optimizer makes"
    )


@dataclass(frozen=True, eq=False)
class Path:
    """Where one optimizer went. All arrays are (steps + 1, ...), the start first, and read-only.

    points: x and y. values: the loss there. gradients: d loss by x and y there. states: the slots
    after each step. diverged: the step at which it left for good; the arrays end before it.
    """

    optimizer: Optimizer
    points: Array
    values: Array
    gradients: Array
    states: dict[str, Array]
    diverged: int | None = None

    @property
    def steps(self) -> int:
        return len(self.points) - 1

    @property
    def momentum(self) -> Array | None:
        """Where the memory of earlier gradients pushes, (steps + 1, 2): downhill, so negative."""
        name = next((name for name in MOMENTA if name in self.states), None)
        return None if name is None else -self.states[name]

    @property
    def divisors(self) -> Array | None:
        """How large recent gradients were along x and y, (steps + 1, 2): √s, or AdaMax's u."""
        for name in SQUARES:
            if name in self.states:
                return np.sqrt(self.states[name])
        return next((self.states[name] for name in SIZES if name in self.states), None)


@dataclass(frozen=True, eq=False)
class Race:
    """The paths of several optimizers, in the order in which they were given."""

    surface: Surface
    start: Point
    steps: int
    paths: tuple[Path, ...]


@dataclass(frozen=True)
class Finish:
    """How a path ended. place: the global minimum, or other place of rest, that it is at."""

    kind: str  # "global", "local", "way" or "diverged"
    place: Point | None = None


def run_race(
    surface: Surface, racers: Sequence[Optimizer], start: Point, steps: int
) -> Generator[float, None, Race]:
    """Run all racers beside each other; yields the share that is done, returns the race.

    Raises SettingError where the surface has no value at the start, or steps are none or too many.
    """
    RaceSettings(surface, steps)
    if not all(math.isfinite(float(number)) for number in surface.look(*start)):
        raise SettingError(
            "A race expects a start at which the surface has a value and a slope, got "
            "({x}, {y}): choose another place",
            x=f"{start[0]:g}",
            y=f"{start[1]:g}",
        )
    runs = [_Run(racer, start, steps) for racer in racers]
    low_x, high_x, low_y, high_y = surface.domain
    limit = FARTHEST * max(high_x - low_x, high_y - low_y)
    running = runs
    for step in range(steps + 1):
        # One look at the surface for all: a formula costs the same for one place as for ten.
        x, y = np.array([run.descent.parameters for run in running]).reshape(-1, 2).T
        for run, *seen in zip(running, *(a.tolist() for a in surface.look(x, y)), strict=True):
            run.note(step, *seen, limit)
        running = [run for run in running if run.diverged is None]
        if not running or step == steps:
            break
        with np.errstate(all="ignore"):
            for run in running:
                run.descent.move()
        if step % PIECE == 0:
            yield step / steps
    return Race(surface, start, steps, tuple(run.path() for run in runs))


def race(surface: Surface, racers: Sequence[Optimizer], start: Point, steps: int) -> Race:
    """Run a race to its end."""
    running = run_race(surface, racers, start, steps)
    while True:
        try:
            next(running)
        except StopIteration as stop:
            found: Race = stop.value
            return found


class _Run:
    """One racer under way, and what it has passed."""

    def __init__(self, racer: Optimizer, start: Point, steps: int) -> None:
        self.racer = racer
        self.descent = Descent(racer, start)
        self.diverged: int | None = None
        self.points = np.zeros((steps + 1, 2))
        self.values = np.zeros(steps + 1)
        self.gradients = np.zeros((steps + 1, 2))
        self.states = {name: np.zeros((steps + 1, 2)) for name in self.descent.slots}
        self.length = 0

    def note(self, step: int, value: float, dx: float, dy: float, limit: float) -> None:
        place, gradient = self.descent.parameters, self.descent.gradient
        gradient[0], gradient[1] = dx, dy
        far = not (abs(place[0]) < limit and abs(place[1]) < limit)
        if far or not (math.isfinite(value) and math.isfinite(dx) and math.isfinite(dy)):
            self.diverged = step
            return
        self.points[step] = place
        self.values[step] = value
        self.gradients[step] = dx, dy
        for name, slot in self.descent.slots.items():
            self.states[name][step] = slot
        self.length = step + 1

    def path(self) -> Path:
        return Path(
            self.racer,
            _still(self.points[: self.length]),
            _still(self.values[: self.length]),
            _still(self.gradients[: self.length]),
            {name: _still(array[: self.length]) for name, array in self.states.items()},
            self.diverged,
        )


def _still(array: Array) -> Array:
    made = array.copy()
    made.flags.writeable = False
    return made


# Learning rates


def published_racers() -> dict[str, Optimizer]:
    """Every optimizer by kind, as the tutorials set it; the engine's default where none does."""
    return {kind: TUTORIAL_PRESETS.get(kind, optimizers[kind]()) for kind in optimizers.kinds()}


def quick_racers(surface: Surface) -> dict[str, Optimizer]:
    """Every optimizer by kind, with a learning rate that crosses the map in some hundred steps.

    The rates of tutorials are for networks; on a map that is ten units wide Adam's 0.001 takes
    ten thousand steps. Those that follow the gradient take the surface's own rate, those that
    divide by its size a hundredth of the map's width; Adagrad slows down, and takes ten times it.
    """
    low, high = surface.domain[:2]
    found = {}
    for kind, racer in published_racers().items():
        rate = (high - low) / 100.0
        if kind in FOLLOWERS:
            rate = surface.rate * (1.0 if kind == "sgd" else MOMENTUM_SHARE)
        elif kind == "adagrad":
            rate *= 10.0
        elif kind == "adadelta":
            rate = racer.learning_rate  # its steps have the unit of the parameters by themselves
        found[kind] = dataclasses.replace(racer, learning_rate=rate)
    return found


# How it ended


def finish(surface: Surface, path: Path, step: int | None = None, near: float = 0.02) -> Finish:
    """Where a path is after so many steps (at its end when left out).

    near: how close counts as being there, as a share of the map's width.
    """
    if path.diverged is not None and (step is None or step >= path.diverged):
        return Finish("diverged")
    x, y = path.points[path.steps if step is None else min(step, path.steps)]
    low, high = surface.domain[:2]
    reach = near * (high - low)
    for kind, places in (("global", surface.lowest), ("local", surface.rests)):
        for place in places:
            if math.hypot(x - place[0], y - place[1]) <= reach:
                return Finish(kind, place)
    return Finish("way")
