"""A film of a layer's filters from their first random state to now, kept in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.feature_maps import convolution, filters_of, shaped
from engine.nn.network import sample
from engine.nn.streams import Streams
from engine.training.trainer import Trainer

Array = NDArray[Any]

CAPACITY = 64
"""Moments that a film keeps; when it is full every other one goes."""

FEWEST = 8
LARGEST_BYTES = 1 << 25
"""Of all moments together, as far as FEWEST of them allow it."""


@dataclass(frozen=True, eq=False)
class FilmStrip:
    """A few moments of all filters, the first and the present one among them.

    steps: (m,) rising   filters: (m, k, kh, kw, c) float32; both read-only.
    """

    layer: str
    steps: Array
    filters: Array


class Film:
    """Moments of a layer's filters. Steps between two of them double as the film grows."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self.capacity = capacity
        self.stride = 1
        self._steps: list[int] = []
        self._filters: list[Array] = []
        self._of: object = None

    def __len__(self) -> int:
        return len(self._steps)

    def look(self, trainer: Trainer, layer: str) -> None:
        """Keep the present moment if it is due. Cheap enough for every frame.

        A film that was begun late starts with the state that the seed gives. It starts anew where
        the structure or the seed is another, and forgets what came after an earlier moment.
        """
        convolution(trainer.network, layer)
        of = (trainer.revision, trainer.streams.seed, layer)
        if of != self._of:
            self.__init__(self.capacity)  # type: ignore[misc]
            self._of = of
        self._forget_after(trainer.step)
        if trainer.step == 0:
            self._steps, self._filters = [0], [filters_of(trainer.network, layer)[0]]
            return
        if not self._steps:
            self._steps, self._filters = [0], [first_filters(trainer, layer)]
        if trainer.step >= self._steps[-1] + self.stride:
            self._steps.append(trainer.step)
            self._filters.append(filters_of(trainer.network, layer)[0])
            if len(self._steps) > self._room():
                self._thin()

    def strip(self, trainer: Trainer, layer: str, count: int) -> FilmStrip:
        """At most `count` moments from the first to now, closer together at the beginning.

        Learning moves filters most in its first steps: the i-th of m is the kept one nearest to
        the share (i / (m − 1))² of all steps.
        """
        now = trainer.step
        steps = np.array([step for step in self._steps if step < now], dtype=np.int64)
        wanted = now * np.linspace(0.0, 1.0, count)[:-1] ** 2
        places: list[int] = []
        if steps.size:
            nearest = np.abs(steps[None, :] - wanted[:, None]).argmin(axis=1)
            places = sorted(set(nearest.tolist()))
        present = filters_of(trainer.network, layer)[0]
        filters = np.stack([*(self._filters[place] for place in places), present])
        shown = np.append(steps[places], now)
        filters.flags.writeable = shown.flags.writeable = False
        return FilmStrip(layer, shown, filters)

    def _forget_after(self, step: int) -> None:
        while self._steps and self._steps[-1] > step:
            self._steps.pop()
            self._filters.pop()

    def _room(self) -> int:
        """How many moments may be kept of filters of this size."""
        return min(self.capacity, max(FEWEST, LARGEST_BYTES // self._filters[0].nbytes))

    def _thin(self) -> None:
        self.stride = max(2 * self.stride, 2 * self._steps[-1] // self._room())
        self._steps, self._filters = self._steps[::2], self._filters[::2]


def first_filters(trainer: Trainer, layer: str) -> Array:
    """The filters (k, kh, kw, c) that the run's seed gives this layer, whatever it has learnt."""
    plan = trainer.network.plan(layer)
    streams = Streams(trainer.streams.seed)
    return shaped(plan, sample(plan.declared[0], streams, layer))[0]


@dataclass(frozen=True)
class FilmQuestion:
    """Asks for the strip of a layer's filters, and remembers the moments at which it was asked."""

    layer: str
    count: int = 8
    _film: Film = field(default_factory=Film, compare=False, repr=False)

    def __call__(self, trainer: Trainer) -> FilmStrip:
        """Raises SettingError where there is no such layer."""
        self._film.look(trainer, self.layer)
        return self._film.strip(trainer, self.layer, self.count)
