"""Dropout: silences units at random while training."""

from __future__ import annotations

from dataclasses import dataclass

from engine.nn.layer import Backward, Layer, Place, layers
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import knob


def keep_scale(drop_probability: float) -> float:
    """1 / (1 − p): what a unit that stays is multiplied by, so that the mean stays."""
    return 1.0 / (1.0 - drop_probability)


@layers.register("dropout", label="dropout")
@dataclass(frozen=True)
class Dropout(Layer):
    """y = x·mask / (1 − p): each unit falls silent with probability p; nothing at evaluation.

    Source: Srivastava et al. 2014.
    """

    drop_probability: float = knob(
        0.5, low=0.0, high=0.95, help="Probability with which a unit falls silent in a step"
    )

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        if not f.training:
            return x, lambda dy, wanted: dy if wanted else None
        assert place.generator is not None
        uniform = f.uniform(place.generator, x.shape)
        stays = f.name(f.heaviside(uniform - f.knob(self, "drop_probability"), 1), "stays")
        mask = f.name(stays * f.knob(self, "drop_probability", keep_scale), "mask")

        def backward(dy: Value, wanted: bool) -> Value | None:
            return dy * mask if wanted else None

        return x * mask, backward
