"""Initializers: what the weights are before the first step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.registry import Component, Registry

Array = NDArray[Any]


@dataclass(frozen=True)
class Initializer(Component):
    """Base: draws an array from a generator of its own."""

    def sample(
        self, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        """float64 array of `shape`; fan_in and fan_out count a unit's inputs and outputs."""
        raise NotImplementedError


initializers: Registry[Initializer] = Registry("initializer", Initializer)


@initializers.register("zeros")
@dataclass(frozen=True)
class Zeros(Initializer):
    """All 0. Units that start equal stay equal: nothing breaks the symmetry."""

    def sample(
        self, rng: np.random.Generator, shape: tuple[int, ...], fan_in: int, fan_out: int
    ) -> Array:
        return np.zeros(shape)
