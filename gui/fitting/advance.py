"""A piece of a descent, done on the worker: what it began with, and how far it has come."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from engine.basics.fitting import Trail, go_on
from engine.training.trainer import Trainer


@dataclass(frozen=True, eq=False)
class Advance:
    """A descent, and the one that it went on from."""

    begun: Trail
    trail: Trail


@dataclass(frozen=True, eq=False)
class Advancing:
    """A job: some steps more; the network in hand has no part in it."""

    trail: Trail
    steps: int

    def __call__(self, _trainer: Trainer) -> Generator[float, None, object]:
        trail: Trail = yield from go_on(self.trail, self.steps)
        return Advance(self.trail, trail)
