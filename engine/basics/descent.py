"""Descent: a few numbers that an optimizer of the engine moves, without a network around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from engine.nn.optimizers import Optimizer
from engine.nn.program import Program
from engine.nn.tape import Tape

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class DescentState:
    """All that a descent goes on from. slots: vectors like the parameters; counters: numbers."""

    step: int
    parameters: Array
    slots: dict[str, Array]
    counters: dict[str, Array]


class Descent:
    """Parameters (count,) and the optimizer's own program that moves them.

    Fill `gradient`, then call `move`. The update is compiled as that of a network is.
    """

    def __init__(
        self, optimizer: Optimizer, start: ArrayLike, dtype: DTypeLike = np.float64
    ) -> None:
        self.parameters: Array = np.array(start, dtype)
        self.gradient: Array = np.zeros_like(self.parameters)
        self.slots: dict[str, Array] = {
            name: np.full_like(self.parameters, first) for name, first in optimizer.slots().items()
        }
        self.counters: dict[str, Array] = {
            name: np.array(first) for name, first in optimizer.counters().items()
        }
        self.program = self._compile(optimizer)
        self._step = self.program.step

    @property
    def step(self) -> int:
        """How many moves have been made."""
        return self.program.clock.step

    def move(self) -> None:
        """Make one step along `gradient`."""
        self.program.clock.step += 1
        self._step()

    def state(self) -> DescentState:
        """A copy of everything, to go on from later."""
        return DescentState(
            self.step, _still(self.parameters), _stills(self.slots), _stills(self.counters)
        )

    def take_up(self, state: DescentState) -> None:
        """Go on from a state of the same optimizer."""
        self.program.clock.step = state.step
        self.parameters[...] = state.parameters
        for own, other in ((self.slots, state.slots), (self.counters, state.counters)):
            for name, array in own.items():
                array[...] = other[name]

    def _compile(self, optimizer: Optimizer) -> Program:
        f = Tape(self.parameters.dtype)
        p, g = f.external("w", self.parameters), f.external("g", self.gradient)
        slots = {name: f.external(name, array) for name, array in self.slots.items()}
        counters = {name: f.external(name, array) for name, array in self.counters.items()}
        with f.serving(role="update"):
            rates = optimizer.rates(f, f.knob(optimizer, "learning_rate"), counters)
            f.assign(p, p - optimizer.update(f, p, g, slots, rates))
        return f.finish()


def _still(array: Array) -> Array:
    made = array.copy()
    made.flags.writeable = False
    return made


def _stills(arrays: dict[str, Array]) -> dict[str, Array]:
    return {name: _still(array) for name, array in arrays.items()}
