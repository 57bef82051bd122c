"""A network: layers in a row on one flat vector of parameters, with a view for each layer.

Structure and numbers live here; `compile.py` writes the programs that run on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.dense import Output
from engine.nn.layer import Layer, Parameter, Shape
from engine.nn.streams import Streams

Array = NDArray[Any]
OUTPUT_KEY = "output"


@dataclass(frozen=True)
class Plan:
    """One layer's place in the network: its shapes and where its arrays lie in the flat vectors.

    path: of its knobs in the experiment. parameters and statistics: name -> (start, shape).
    """

    key: str
    path: tuple[str, ...]
    layer: Layer
    input_shape: Shape
    output_shape: Shape
    declared: tuple[Parameter, ...]
    parameters: dict[str, tuple[int, Shape]] = field(default_factory=dict)
    statistics: dict[str, tuple[int, Shape]] = field(default_factory=dict)

    @property
    def parameter_count(self) -> int:
        return sum(prod(shape) for _, shape in self.parameters.values())

    @property
    def frozen(self) -> bool:
        return bool(getattr(self.layer, "frozen", False))

    @property
    def units(self) -> int:
        """Neurons of a dense layer, filters of a convolution, channels of any other."""
        return self.output_shape[-1]

    @property
    def fan_in(self) -> int:
        """Inputs that each unit weighs; 0 of a layer without weights."""
        if "weights" not in self.parameters:
            return 0
        return self.parameters["weights"][1][1] - (plan_bias(self) is not None)


class Network:
    """Layers, their order in memory, and the memory.

    parameters, gradients: (parameter_count,) in `dtype`; statistics: what is kept but not learnt.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        output: Output,
        input_shape: Shape,
        output_units: int,
        dtype: str = "float32",
    ) -> None:
        self.dtype: np.dtype[Any] = np.dtype(dtype)
        self.input_shape = input_shape
        self.output_units = output_units
        self.plans = tuple(_plan(layers, output, input_shape, output_units))
        last = self.plans[-1]
        self.parameter_count = sum(plan.parameter_count for plan in self.plans)
        statistics = sum(
            prod(shape) for plan in self.plans for _, shape in plan.statistics.values()
        )
        assert last.key == OUTPUT_KEY
        self.parameters = np.zeros(self.parameter_count, self.dtype)
        self.statistics = np.zeros(statistics, self.dtype)

    @cached_property
    def gradients(self) -> Array:
        """(parameter_count,), made when it is first asked for: fast programs need none."""
        return np.zeros(self.parameter_count, self.dtype)

    @property
    def layout(self) -> tuple[object, ...]:
        """What two networks must share to have the same arrays in the same places."""
        return tuple(
            (p.key, p.layer.kind, p.input_shape, p.parameters, p.statistics) for p in self.plans
        )

    def plan(self, key: str) -> Plan:
        for plan in self.plans:
            if plan.key == key:
                return plan
        raise KeyError(key)

    def view(self, vector: Array, key: str, name: str = "weights") -> Array:
        """One parameter of one layer, seen in a flat vector: its bias is the last column."""
        start, shape = self.plan(key).parameters[name]
        return vector[start : start + prod(shape)].reshape(shape)

    def weights(self, key: str) -> Array:
        """W of a dense or convolutional layer, (units, inputs of each), a view."""
        plan = self.plan(key)
        return self.view(self.parameters, key)[:, : plan.fan_in]

    def biases(self, key: str) -> Array | None:
        """b of such a layer, (units,), a view; None where it has none."""
        if plan_bias(self.plan(key)) is None:
            return None
        return self.view(self.parameters, key)[:, -1]

    def initialize(self, streams: Streams) -> None:
        """Draw the first parameters. Each array has a stream of its own, named by layer key."""
        for plan in self.plans:
            for parameter in plan.declared:
                target = self.view(self.parameters, plan.key, parameter.name)
                sample(parameter, streams, plan.key, target)
            for name, (_, first) in plan.layer.statistics(plan.input_shape).items():
                start, shape = plan.statistics[name]
                self.statistics[start : start + prod(shape)] = first

    def mask(self) -> Array | None:
        """1 where a parameter may move, 0 where its layer or unit is frozen; None if all may."""
        mask = np.ones(self.parameter_count, self.dtype)
        for plan in self.plans:
            units = slice(None) if plan.frozen else frozen_units(plan)
            for name in plan.parameters:
                self.view(mask, plan.key, name)[units] = 0.0
        return None if mask.all() else mask


def plan_bias(plan: Plan) -> Parameter | None:
    """The parameter of a plan that ends with a column of biases, if it has one."""
    return next((p for p in plan.declared if p.bias is not None), None)


def sample(parameter: Parameter, streams: Streams, key: str, out: Array | None = None) -> Array:
    """Initial numbers of a parameter, (units, inputs) and a last column where it has biases."""
    rows, *rest = parameter.shape
    fans = parameter.fan_in, parameter.fan_out
    values = np.empty(parameter.shape) if out is None else out
    if parameter.bias is None:
        rng = streams.fresh("initial", key, parameter.name)
        values[...] = parameter.initializer.sample(rng, parameter.shape, *fans)
        return values
    rng = streams.fresh("initial", key, parameter.name)
    values[:, :-1] = parameter.initializer.sample(rng, (rows, rest[0] - 1), *fans)
    rng = streams.fresh("initial", key, parameter.name, "bias")
    values[:, -1] = parameter.bias.sample(rng, (rows,), *fans)
    return values


def frozen_units(plan: Plan) -> list[int]:
    """The units of a layer that are frozen one by one."""
    return [unit for unit in getattr(plan.layer, "frozen_units", ()) if unit < plan.units]


def _plan(
    layers: Sequence[Layer], output: Output, input_shape: Shape, output_units: int
) -> Iterator[Plan]:
    shape = input_shape
    place, statistic = 0, 0
    for layer in (*layers, output):
        if isinstance(layer, Output):
            key = OUTPUT_KEY
            path: tuple[str, ...] = ("output",)
            declared = layer.block(shape, output_units)
            after: Shape = (output_units,)
        else:
            key, path = layer.key, ("layers", layer.key)
            declared = layer.parameters(shape)
            after = layer.output_shape(shape)
        plan = Plan(key, path, layer, shape, after, declared)
        for parameter in declared:
            plan.parameters[parameter.name] = (place, parameter.shape)
            place += prod(parameter.shape)
        for name, (size, _) in layer.statistics(shape).items():
            plan.statistics[name] = (statistic, size)
            statistic += prod(size)
        yield plan
        shape = after
