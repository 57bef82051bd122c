"""What every layer has: a key, its shapes, its parameters, and how it is written into a program.

Arrays are feature-major: a layer maps x of shape (units in, batch) to (units out, batch); pictures
are (height, batch, width, channels).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from engine.nn.initializers import Initializer
from engine.nn.regularizers import Regularizer
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import Component, Effect, Registry, knob

Shape = tuple[int, ...]
Backward = Callable[[Value, bool], Value | None]
"""(dL/dy, is dL/dx wanted?) -> dL/dx or None; also puts the parameters' gradients in place."""


@dataclass(frozen=True)
class Parameter:
    """One array of parameters of a layer.

    shape: (units, inputs), one column more where `bias` is given: the bias is the weight of an
    input that always has the same value. The regularizer acts on the other columns.
    """

    name: str
    shape: Shape
    initializer: Initializer
    fan_in: int = 1
    fan_out: int = 1
    bias: Initializer | None = None
    regularizer: Regularizer | None = None


@dataclass
class Place:
    """What a layer finds when it is written into a program: its arrays and its random stream."""

    parameters: dict[str, Value] = field(default_factory=dict)
    gradients: dict[str, Value] = field(default_factory=dict)
    statistics: dict[str, Value] = field(default_factory=dict)
    generator: np.random.Generator | None = None
    learns: bool = True  # whether gradients of the parameters are wanted
    late: bool = False  # the gradient of the weights is made as they are updated, of its factors
    factors: tuple[Value, Value] | None = None  # which a dense layer then leaves here
    sum: Value | None = None  # a layer with an activation leaves what it is applied to here


@dataclass(frozen=True)
class Layer(Component):
    """Base. `key` is the name under which transplanting, random streams and files know a layer."""

    key: str = knob("", effect=Effect.TRANSPLANT, help="The name of the layer in files and streams")

    def output_shape(self, shape: Shape) -> Shape:
        """The shape of one sample behind the layer, from the shape before it."""
        return shape

    def parameters(self, shape: Shape) -> tuple[Parameter, ...]:
        """The arrays that are learnt, for samples of this shape."""
        return ()

    def statistics(self, shape: Shape) -> dict[str, tuple[Shape, float]]:
        """Arrays that are kept but not learnt: name -> shape and first value."""
        return {}

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        """Write y = layer(x) and return y with the writer of its backward pass."""
        raise NotImplementedError


layers: Registry[Layer] = Registry("layer", Layer)
