"""The update: how a step ends, once the gradient of each parameter is there or can be made.

It goes through the parameters in stretches that fit in the cache. In a fast program two threads
have half of the stretches each, and the gradient of a large dense layer is made stretch by stretch
as it is used, so that it is never whole in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.dense import DenseBase
from engine.nn.layer import Place
from engine.nn.network import Network, Plan, frozen_units, plan_bias
from engine.nn.optimizers import Optimizer
from engine.nn.program import Cell
from engine.nn.schedules import Constant, Schedule
from engine.nn.tape import Tape
from engine.nn.value import Value

Array = NDArray[Any]

STRETCH = 1 << 16
"""Parameters that are updated at a time: so many stay in the cache from one call to the next."""

LATE_STRETCH = 1 << 17
"""The same where their gradient is made, too: products want to be larger."""

LATE = 1 << 19
"""Parameters of a dense layer from which on its gradient is made as it is used."""


class Gradients:
    """Where the gradients of a step are: one vector like the parameters, or, if some are made
    late, vectors of what lies between them. places: what each layer found, by its key.
    """

    def __init__(self, network: Network, fast: bool = False) -> None:
        self.network = network
        self.places: dict[str, Place] = {}
        self.late = {plan.key for plan in network.plans if fast and _can_be_late(plan)}
        if not self.late:
            network.gradients[...] = 0.0  # a frozen layer's stay what they are
            self.runs = [(0, network.gradients)]
            return
        self.runs = []
        start = stop = 0
        for plan in network.plans:
            if plan.key in self.late:
                self._end_run(start, stop)
                start = stop + plan.parameter_count
            stop += plan.parameter_count
        self._end_run(start, stop)

    def _end_run(self, start: int, stop: int) -> None:
        if stop > start:
            self.runs.append((start, np.zeros(stop - start, self.network.dtype)))

    def view(self, start: int, shape: tuple[int, ...]) -> Array:
        """The gradient of the parameter that begins there."""
        begin, array = next(run for run in reversed(self.runs) if run[0] <= start)
        return array[start - begin : start - begin + prod(shape)].reshape(shape)


def _can_be_late(plan: Plan) -> bool:
    large = isinstance(plan.layer, DenseBase) and plan.parameter_count >= LATE
    return large and not plan.frozen


class Update:
    """Writes the update: what every stretch of the parameters has in common."""

    def __init__(
        self,
        f: Tape,
        network: Network,
        optimizer: Optimizer,
        schedule: Schedule,
        slots: Mapping[str, Array],
        counters: Mapping[str, Array],
    ) -> None:
        self.f, self.network, self.optimizer, self.schedule = f, network, optimizer, schedule
        self.parameters = f.external("parameters", network.parameters)
        self.slots = {name: f.external(name, array) for name, array in slots.items()}
        self.counters = {name: f.external(name, array) for name, array in counters.items()}

    def emit(self, gradients: Gradients) -> None:
        f = self.f
        vectors = [(start, f.external("gradients", array)) for start, array in gradients.runs]
        self.pulls = _pulls(f, self.network)
        mask = self.network.mask()
        self.free = None if mask is None else f.external("free", mask)
        with f.at("optimizer"):
            rate = _learning_rate(f, self.optimizer, self.schedule)
            self.rates = self.optimizer.rates(f, rate, self.counters)
            for start, vector in vectors:
                self._move_all(start, vector)
            for key, place in gradients.places.items():
                if place.factors is not None:
                    self._move_late(self.network.plan(key), *place.factors)
        self._constrain()

    def _move_all(self, start: int, vector: Value) -> None:
        """Update the parameters from `start` on by a vector of gradients."""
        stretches = list(_stretches(vector.shape[0]))
        shared = self.f.fast and len(stretches) > 1
        for first, last in _lanes(self.f, stretches, shared):
            self._move(start + first, vector.rows(first, last))

    def _move_late(self, plan: Plan, dz: Value, x: Value) -> None:
        """Update a dense layer, some of its units at a time. x: (batch, inputs)"""
        f = self.f
        start, (units, inputs) = plan.parameters["weights"]
        rows = 1 << max(LATE_STRETCH // inputs, 1).bit_length() - 1  # no rest of another size
        with f.serving(layer=plan.key):
            for first, last in _lanes(f, list(_stretches(units, rows)), True):
                gradient = f.dot(dz.rows(first, last), x)
                f.explain("dW = dz·xᵀ")
                self._move(start + first * inputs, gradient.flat)

    def _move(self, start: int, g: Value) -> None:
        """w ← w − step for the parameters from `start` on, of which g is the gradient."""
        f, stop = self.f, start + g.shape[0]
        p = self.parameters.rows(start, stop)
        if "l2" in self.pulls:
            g = f.assign(g, g + p * self.pulls["l2"].rows(start, stop), "g ← g + λ₂·w")
        if "l1" in self.pulls:
            pull = f.sign(p) * self.pulls["l1"].rows(start, stop)
            g = f.assign(g, g + pull, "g ← g + λ₁·sign w")
        if self.free is not None:
            g = f.assign(g, g * self.free.rows(start, stop))
        own = {name: slot.rows(start, stop) for name, slot in self.slots.items()}
        step = self.optimizer.update(f, p, g, own, self.rates)
        if self.free is not None:
            step = step * self.free.rows(start, stop)
        f.assign(p, p - step, "w ← w − step")

    def _constrain(self) -> None:
        f, network = self.f, self.network
        for plan in network.plans:
            for parameter in plan.declared:
                if parameter.regularizer is not None and not plan.frozen:
                    view = network.view(network.parameters, plan.key, parameter.name)
                    inputs = parameter.shape[1] - (parameter.bias is not None)
                    weights = f.external(f"{plan.key}_W", view[:, :inputs])
                    with f.serving(layer=plan.key), f.at(*plan.path, "regularizer"):
                        parameter.regularizer.constrain(f, weights, _free_units(f, plan))


def _lanes(f: Tape, stretches: list[tuple[int, int]], shared: bool) -> Iterator[tuple[int, int]]:
    """The stretches; where they are shared, each half of them is noted for a lane."""
    if not shared or len(stretches) < 2:
        yield from stretches
        return
    half = len(stretches) // 2
    for lane, some in enumerate((stretches[:half], stretches[half:])):
        with f.in_lane(lane):
            yield from some


def _free_units(f: Tape, plan: Plan) -> Value | None:
    """(units, 1): 0 for the frozen units of a layer, 1 for the others; None if all may move."""
    frozen = frozen_units(plan)
    if not frozen:
        return None
    free = np.ones((plan.units, 1), f.dtype)
    free[frozen] = 0.0
    return f.external(f"learns_{plan.key}", free)


def _learning_rate(f: Tape, optimizer: Optimizer, schedule: Schedule) -> Value:
    if isinstance(schedule, Constant):
        return f.knob(optimizer, "learning_rate")

    clock = f.clock

    def scheduled(_: int, rate: float) -> float:
        return rate * schedule.factor(clock.step - 1)

    return f.scalar(scheduled, f.exact(optimizer, "learning_rate"))


def _stretches(count: int, most: int = STRETCH) -> Iterator[tuple[int, int]]:
    for start in range(0, count, most):
        yield start, min(start + most, count)


def _pulls(f: Tape, network: Network) -> dict[str, Value]:
    """Vectors of the l1 and l2 rate of every parameter, made only where some layer has one."""
    vectors: dict[str, Array] = {}
    for plan in network.plans:
        parameter = plan_bias(plan) or next(iter(plan.declared), None)
        if parameter is None or parameter.regularizer is None or plan.frozen:
            continue
        for name, field_name in parameter.regularizer.rates().items():
            vector = vectors.setdefault(name, np.zeros(network.parameter_count, network.dtype))
            inputs = parameter.shape[1] - (parameter.bias is not None)
            view = network.view(vector, plan.key, parameter.name)[:, :inputs]
            path = ".".join((*plan.path, "regularizer", field_name))
            cell = Cell(path, None, view)
            cell.set(getattr(parameter.regularizer, field_name))
            f.cells[path, name] = cell, f.constant(0.0)
    return {name: f.external(f"{name}_rates", vector) for name, vector in vectors.items()}
