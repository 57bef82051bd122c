"""What a picture of an activation shows, computed once when a setting changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.basics.chain import Chain, Probe, chain

Array = NDArray[Any]

LOW, HIGH = -6.0, 6.0
POINTS = 601
SMALLEST, LARGEST = 1e-300, 1e300


@dataclass(frozen=True, eq=False)
class ActivationFigure:
    """z, values, slopes: the curves. inputs, of_inputs, slopes_of_inputs: the table.

    steepest: the largest |w·f′(z)| of the curve, which no layer's factor can pass.
    """

    probe: Probe
    z: Array
    values: Array
    slopes: Array
    inputs: Array
    of_inputs: Array
    slopes_of_inputs: Array
    chain: Chain
    steepest: float

    @property
    def left(self) -> float:
        """What is left of the gradient at the first layer."""
        return float(self.chain.gradients[0])


def figure_of(probe: Probe) -> ActivationFigure:
    z = np.linspace(LOW, HIGH, POINTS)
    inputs = np.array(probe.inputs, dtype=np.float64)
    f = probe.activation
    slopes = f.derivative(z)
    return ActivationFigure(
        probe,
        z,
        f(z),
        slopes,
        inputs,
        f(inputs) if inputs.size else inputs,
        f.derivative(inputs) if inputs.size else inputs,
        chain(f, probe.start, probe.depth, probe.weight),
        float(abs(probe.weight) * np.abs(slopes).max()),
    )
