"""Weighted layers: what all have that give each unit weights and a bias."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from engine.nn.initializers import GlorotUniform, Initializer, Zeros, initializers
from engine.nn.layer import Layer, Parameter, Shape
from engine.nn.regularizers import NoRegularizer, Regularizer, regularizers
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import Effect, knob


@dataclass(frozen=True)
class WeightedLayer(Layer):
    """Base of dense and convolutional layers: where weights start, what holds and frees them."""

    initializer: Initializer = knob(
        GlorotUniform(),
        registry=initializers,
        effect=Effect.RESET,
        help="Where the weights start from",
    )
    bias: bool = knob(True, effect=Effect.TRANSPLANT, help="Give each unit a bias")
    bias_initializer: Initializer = knob(
        Zeros(),
        registry=initializers,
        effect=Effect.RESET,
        help="Where the biases start from",
    )
    bias_scale: float = knob(
        1.0,
        low=-1000.0,
        high=1000.0,
        effect=Effect.RECOMPILE,
        help="What each bias is multiplied by before it is added",
    )
    regularizer: Regularizer = knob(
        NoRegularizer(),
        registry=regularizers,
        effect=Effect.RECOMPILE,
        help="What holds the weights small",
    )
    frozen_units: tuple[int, ...] = knob(
        (),
        low=0,
        high=4095,
        effect=Effect.RECOMPILE,
        help="Units whose weights and bias stay as they are, counted from 0",
    )
    frozen: bool = knob(
        False, effect=Effect.RECOMPILE, help="Keep the weights and biases as they are"
    )

    def table(self, units: int, fan_in: int, fan_out: int) -> tuple[Parameter, ...]:
        """The weights (units, fan_in) with the biases as their last column."""
        return (
            Parameter(
                "weights",
                (units, fan_in + self.bias),
                self.initializer,
                fan_in=fan_in,
                fan_out=fan_out,
                bias=self.bias_initializer if self.bias else None,
                regularizer=self.regularizer,
            ),
        )

    def gate(self, f: Tape, units: int, shape: Shape) -> Value | None:
        """0 for silent units, 1 for the others, in this shape; None if all may speak."""
        silent = [unit for unit in getattr(self, "silent_units", ()) if unit < units]
        if not silent:
            return None
        gate = np.ones(units, f.dtype)
        gate[silent] = 0.0
        return f.external(f"speaks_{f.layer}", gate.reshape(shape))
