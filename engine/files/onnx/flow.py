"""What flows through an ONNX graph, seen as our layers that have been passed so far."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.onnx.file import Node
from engine.nn.activations import Activation
from engine.nn.dense import ActivationLayer
from engine.nn.layer import Layer, Shape
from engine.nn.reshape import Flatten
from engine.registry import SettingError

Array = NDArray[Any]
Axes = tuple[int, ...]

CHANNELS_FIRST: Axes = (2, 0, 1)
CHANNELS_LAST: Axes = (0, 1, 2)
MOST_LAYERS = 200


@dataclass(frozen=True, eq=False)
class Step:
    """A layer without its key, and its arrays as in engine/files/models/network_arrays.py.

    linear: its activation is still to come.
    """

    layer: Layer
    arrays: Mapping[str, Array] = field(default_factory=dict)
    linear: bool = False


@dataclass(frozen=True, eq=False)
class Flow:
    """A value of the graph.

    shape: of one sample as we say it: (height, width, channels) or (units,).
    axes: which of those its axes behind the batch are, such as channels first; an axis of length 1
    may be missing. order: of rows that were pictures, the place in them of each of our numbers.
    pooled: (1, 1, channels) that we hold as a row. applied: the activation of a flow that has just
    passed it, and of: the flow before it, for formulas that use both.
    scaled: pixels from 0 to 255 have been divided by 255. flat: the shape of pictures that came as
    rows.
    """

    steps: tuple[Step, ...]
    shape: Shape
    axes: Axes = (0,)
    order: Array | None = None
    pooled: bool = False
    applied: str = ""
    of: Flow | None = None
    scaled: bool = False
    flat: Shape = ()

    @classmethod
    def of_rows(cls, shape: Shape) -> Flow:
        """Rows that are points, or pictures whose pixels lie as ours."""
        if len(shape) == 1:
            return cls((), shape)
        return cls((Step(Flatten()),), (prod(shape),), flat=shape)

    @property
    def is_picture(self) -> bool:
        return len(self.shape) == 3 and not self.pooled

    @property
    def lengths(self) -> tuple[int, ...]:
        """Of its axes behind the batch, as the graph has them."""
        return tuple(self.shape[axis] for axis in self.axes)

    @property
    def linear(self) -> Step | None:
        """The last layer, where its activation is still to come."""
        return self.steps[-1] if self.steps and self.steps[-1].linear else None

    def passed(self, step: Step, shape: Shape, **changes: Any) -> Flow:
        """Behind one more layer."""
        if len(self.steps) >= MOST_LAYERS:
            raise SettingError(
                "A model expects at most {limit} layers, got more: choose a smaller network",
                limit=MOST_LAYERS,
            )
        known = {"applied": "", "of": None, **changes}
        return dataclasses.replace(self, steps=(*self.steps, step), shape=shape, **known)

    def altered(self, step: Step) -> Flow:
        """With another layer in place of the last one."""
        return dataclasses.replace(self, steps=(*self.steps[:-1], step), applied="", of=None)

    def activated(self, activation: Activation) -> Flow:
        """Behind an activation, which belongs to a layer with weights in front of it."""
        last = self.linear
        if last is not None:
            layer = dataclasses.replace(last.layer, activation=activation)  # type: ignore[call-arg]
            found = self.altered(Step(layer, last.arrays))
        else:
            found = self.passed(Step(ActivationLayer(activation=activation)), self.shape)
        return dataclasses.replace(found, applied=activation.kind, of=self)

    def laid(self, lengths: tuple[int, ...], node: Node) -> Flow:
        """In another shape: pictures become rows, or keep their axes but for those of length 1."""
        if prod(lengths) != prod(self.lengths):
            raise SettingError(
                "The operator {got} expects {expected} numbers for each sample, got {count}: "
                "export the model again",
                got=node.title,
                expected=prod(lengths),
                count=prod(self.lengths),
            )
        if lengths == self.lengths:
            return self
        if self.pooled and len(lengths) == 1:
            return dataclasses.replace(self, shape=lengths, axes=(0,), pooled=False)
        if len(lengths) == 1:
            return self._in_a_row()
        if self.flat and len(self.steps) == 1:
            height, width, channels = self.flat
            first = lengths == (channels, height, width)
            begun = Flow((), self.flat, CHANNELS_FIRST if first else CHANNELS_LAST)
            return dataclasses.replace(begun, scaled=self.scaled).laid(lengths, node)
        if len(self.shape) == 3 and _without_ones(lengths) == _without_ones(self.lengths):
            return dataclasses.replace(self, axes=_relabelled(self.shape, self.axes, lengths))
        raise SettingError(
            "The operator {got} expects to make pictures rows, got another shape, {shape}: such a "
            "network cannot be read",
            got=node.title,
            shape=" × ".join(map(str, lengths)),
        )

    def _in_a_row(self) -> Flow:
        count = prod(self.shape)
        places = np.arange(count).reshape(self.lengths)
        missing = tuple(axis for axis in range(3) if axis not in self.axes)
        places = places.reshape(*self.lengths, *(1,) * len(missing))
        order = places.transpose(np.argsort((*self.axes, *missing))).reshape(-1)
        ours = bool((order == np.arange(count)).all())
        return self.passed(Step(Flatten()), (count,), axes=(0,), order=None if ours else order)

    def in_our_order(self, numbers: Array) -> Array:
        """Numbers for each unit of rows, (..., units), in the order of our pixels."""
        return numbers if self.order is None else numbers[..., self.order]


def _without_ones(lengths: tuple[int, ...]) -> list[int]:
    return [length for length in lengths if length != 1]


def _relabelled(shape: Shape, axes: Axes, lengths: tuple[int, ...]) -> Axes:
    """Which of our axes lengths are, when those longer than 1 stay in their order."""
    long = [axis for axis in axes if shape[axis] != 1]
    short = [axis for axis in range(3) if shape[axis] == 1]
    if len(lengths) - len(long) > len(short):
        raise SettingError(
            "A picture expects 2 or 3 axes, got {got}: such a network cannot be read",
            got=len(lengths),
        )
    return tuple(long.pop(0) if length != 1 else short.pop(0) for length in lengths)
