"""A twin: a copy of a run's network, optimizer state and streams on which steps can be tried."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from engine.nn.compile import (
    OptimizerState,
    compile_evaluation,
    compile_gradient,
    compile_training,
    input_fill,
)
from engine.nn.dense import DenseBase
from engine.nn.layer import Backward, Layer, Place
from engine.nn.program import Program
from engine.nn.streams import Streams
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.training.trainer import Trainer

Array = NDArray[Any]
T = TypeVar("T")

KEPT = 6
"""Programs of each kind that are kept; the oldest goes first."""


def kept(programs: dict[object, T], key: object, compiled: Callable[[], T]) -> T:
    """What was compiled for a key, compiled now if it is not there."""
    if key not in programs:
        if len(programs) >= KEPT:
            del programs[next(iter(programs))]
        programs[key] = compiled()
    return programs[key]


@contextmanager
def _evaluating(f: Tape) -> Iterator[None]:
    training, f.training = f.training, False
    yield
    f.training = training


@dataclass(frozen=True)
class Evaluated(Layer):
    """A layer that, while the network learns, does what it does when one only looks: dropout lets
    everything pass, batch normalisation uses its running averages.
    """

    inner: Layer = field(default_factory=Layer)

    @property
    def frozen(self) -> bool:
        return bool(getattr(self.inner, "frozen", False))

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        with _evaluating(f):
            y, inner_backward = self.inner.emit(f, place, x)

        def backward(dy: Value, wanted: bool) -> Value | None:
            with _evaluating(f):
                return inner_backward(dy, wanted)

        return y, backward


class Twin:
    """Makes steps and takes gradients beside a run, which notices nothing.

    evaluated: every layer does what it does when one only looks (`Evaluated`), so that each point
    has a loss and a gradient of its own; else a step is the very step that the run would make.
    """

    def __init__(self, trainer: Trainer, evaluated: bool) -> None:
        self.evaluated = evaluated
        self.experiment = trainer.experiment
        self.network = trainer.experiment.network()
        if evaluated:
            self.network.plans = tuple(
                plan
                if isinstance(plan.layer, DenseBase)
                else dataclasses.replace(plan, layer=Evaluated(key=plan.key, inner=plan.layer))
                for plan in self.network.plans
            )
        self.mask = self.network.mask()
        self.state = OptimizerState.start(self.experiment.optimizer, self.network)
        self.state.begun = trainer.state.begun
        self.streams = Streams(trainer.streams.seed)
        self.step = trainer.step
        self._training: dict[object, Program] = {}
        self._gradients: dict[object, Program] = {}
        self._evaluations: dict[object, Program] = {}

    def follow(self, trainer: Trainer) -> None:
        """Stand where the run stands."""
        self.network.parameters[...] = trainer.network.parameters
        self.network.statistics[...] = trainer.network.statistics
        for name, slot in trainer.state.slots.items():
            self.state.slots[name][...] = slot
        for name, counter in trainer.state.counters.items():
            self.state.counters[name][...] = counter
        if not self.evaluated:
            self.streams.restore(trainer.streams.state())
        self.step = trainer.step

    def make_step(self, block: Array) -> float:
        """One step on a batch, (rows, n); returns its loss. network.gradients is then what the
        optimizer followed, penalties included."""
        n, experiment = block.shape[1], self.experiment
        program = kept(
            self._training,
            n,
            lambda: compile_training(
                self.network,
                experiment.loss,
                experiment.optimizer,
                experiment.schedule,
                self.state,
                self.streams,
                n,
            ),
        )
        self.step += 1
        program.clock.step = self.step
        return self._run(program, block)

    def gradient(self, block: Array) -> tuple[float, Array]:
        """(loss, dL/dw) of a batch, without penalties and 0 where weights are frozen.

        The vector, (parameters,), holds until the next call.
        """
        n = block.shape[1]
        program = kept(
            self._gradients,
            n,
            lambda: compile_gradient(self.network, self.experiment.loss, self.streams, n),
        )
        loss = self._run(program, block)
        if self.mask is not None:
            self.network.gradients *= self.mask
        return loss, self.network.gradients

    def outputs(self, inputs: Array) -> Array:
        """The outputs, (units, n), for network inputs (features, n); hold until the next call."""
        rows, n = inputs.shape
        program = kept(self._evaluations, n, lambda: compile_evaluation(self.network, n))
        block = program.array("block")
        block[:rows] = inputs
        block[rows] = input_fill(self.network)
        with np.errstate(all="ignore"):
            program.step()
        return program.array("output")

    @staticmethod
    def _run(program: Program, block: Array) -> float:
        np.copyto(program.array("block"), block)
        with np.errstate(all="ignore"):
            program.step()
        return float(program.array("loss"))
