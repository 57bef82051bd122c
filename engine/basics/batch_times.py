"""Batch times: how long a network takes for samples one by one, and for all of them at once."""

from __future__ import annotations

import itertools
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.basics.shapes import dense_parameters
from engine.registry import SettingError

if TYPE_CHECKING:
    from engine.training.trainer import Trainer

ROUNDS = 9
PIECE = 10
"""Samples between two looks at the clock of whoever waits."""
MOST_PARAMETERS = 5_000_000
SEED = 1


@dataclass(frozen=True)
class BatchTimes:
    """Medians over rounds, in seconds. single: one pass of one sample.

    apart: all samples one by one. together: all in one pass.
    """

    sizes: tuple[int, ...]
    batch: int
    single: float
    apart: float
    together: float


@dataclass(frozen=True)
class TimeBatches:
    """A job: passes of a network with these layer sizes through relu, in float32."""

    sizes: tuple[int, ...]
    batch: int = 100

    def __call__(self, _trainer: Trainer | None) -> Generator[float, None, BatchTimes]:
        parameters = sum(dense_parameters(a, b) for a, b in itertools.pairwise(self.sizes))
        if parameters > MOST_PARAMETERS:
            raise SettingError(
                "Measuring expects at most {most} parameters, got {got}: choose smaller layers",
                most=f"{MOST_PARAMETERS:,}",
                got=f"{parameters:,}",
            )
        generator = np.random.default_rng(SEED)
        weights = [
            generator.standard_normal((a, b), np.float32) for a, b in itertools.pairwise(self.sizes)
        ]
        x = generator.standard_normal((self.batch, self.sizes[0]), np.float32)

        def timed(first: int, after: int, step: int) -> float:
            begun = time.perf_counter()
            for place in range(first, after, step):
                value = x[place : place + step]
                for weight in weights:
                    value = np.maximum(value @ weight, 0.0)
            return time.perf_counter() - begun

        timed(0, self.batch, self.batch)  # the first pass of all is slower
        apart, together = [], []
        for number in range(ROUNDS):
            spent = 0.0
            for first in range(0, self.batch, PIECE):
                spent += timed(first, min(first + PIECE, self.batch), 1)
                yield (number + first / self.batch) / ROUNDS
            apart.append(spent)
            together.append(timed(0, self.batch, self.batch))
        alone = float(np.median(apart))
        return BatchTimes(
            self.sizes, self.batch, alone / self.batch, alone, float(np.median(together))
        )
