"""A chain: one unit after the other, to see what the gradient is multiplied by on its way back.

zₖ = w·aₖ₋₁, aₖ = f(zₖ), so daₙ/da₀ = Πₖ w·f′(zₖ): one factor for each layer.
Source: Hochreiter 1991; Bengio, Simard & Frasconi 1994.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.activations import Activation, Sigmoid, activations
from engine.nn.tape import Tape
from engine.registry import Component, knob

Array = NDArray[Any]


MOST_LAYERS = 50


@dataclass(frozen=True)
class Probe(Component):
    """An activation function, where it is looked at, and a chain of units that all have it."""

    activation: Activation = knob(
        Sigmoid(), registry=activations, help="The function that is shown, and of every unit"
    )
    start: float = knob(0.5, low=-6.0, high=6.0, label="Input", help="What the chain begins with")
    depth: int = knob(
        10, low=1, high=MOST_LAYERS, label="Layers", help="Units in the chain, one after the other"
    )
    weight: float = knob(
        1.0, low=-3.0, high=3.0, help="What each unit multiplies the one before it by"
    )
    inputs: tuple[float, ...] = knob(
        (-1.0, 1.0, 2.0), label="Values", help="Numbers of which the function is computed"
    )


@dataclass(frozen=True, eq=False)
class Chain:
    """What goes forward through the chain, and what comes back. Layers count from the input.

    values: (depth + 1,), the input first.   slopes: (depth,), f′(zₖ).
    gradients: (depth + 1,), daₙ/daₖ: 1 at the end, daₙ/da₀ first.
    """

    values: Array
    slopes: Array
    gradients: Array


def chain(activation: Activation, start: float, depth: int, weight: float = 1.0) -> Chain:
    """The chain of `depth` units with the same weight, begun at a₀ = start; in float64."""
    values, slopes = np.empty(depth + 1), np.empty(depth)
    z, values[0] = np.empty(1), start
    f = Tape(z.dtype)  # recorded once: one program serves every layer
    given = f.external("z", z)
    made = activation.forward(f, given)
    program = f.finish(value=made, slope=activation.slope(f, given, made))
    with np.errstate(over="ignore", invalid="ignore"):
        for layer in range(depth):
            z[0] = weight * values[layer]
            program.step()
            values[layer + 1] = program.array("value").ravel()[0]
            slopes[layer] = program.array("slope").ravel()[0]
        factors = weight * slopes
        gradients = np.append(np.cumprod(factors[::-1])[::-1], 1.0)
    return Chain(values, slopes, gradients)
