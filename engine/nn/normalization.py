"""Batch normalisation: each unit's numbers are brought to mean 0 and variance 1 over the batch.

Of pictures each channel's numbers, over the pixels and the batch.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod

from engine.nn.initializers import Constant
from engine.nn.layer import Backward, Layer, Parameter, Place, Shape, layers
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import Effect, knob


def _shaped(value: Value, shape: Shape) -> Value:
    return value if value.shape == shape else value.reshape(*shape)


def complement(value: float) -> float:
    """1 − momentum"""
    return 1.0 - value


@layers.register("batch_normalization", label="batch normalisation")
@dataclass(frozen=True)
class BatchNormalization(Layer):
    """y = γ·(x − mean) / √(variance + ε) + β, over the batch; running averages at evaluation.

    Source: Ioffe & Szegedy 2015, arXiv:1502.03167.
    """

    momentum: float = knob(0.99, low=0.0, high=0.9999, help="Memory of the running averages")
    epsilon: float = knob(
        1e-3, low=1e-8, high=1.0, log=True, help="Added to the variance before its root is taken"
    )
    frozen: bool = knob(False, effect=Effect.RECOMPILE, help="Keep γ and β as they are")

    def parameters(self, shape: Shape) -> tuple[Parameter, ...]:
        one = (shape[-1], 1)
        return (Parameter("gamma", one, Constant(1.0)), Parameter("beta", one, Constant(0.0)))

    def statistics(self, shape: Shape) -> dict[str, tuple[Shape, float]]:
        return {"mean": ((shape[-1], 1), 0.0), "variance": ((shape[-1], 1), 1.0)}

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        parameters, statistics = place.parameters, place.statistics
        if len(x.shape) == 2:
            one: Shape = (x.shape[0], 1)
            total = f.sum_columns
        else:
            one, total = (x.shape[-1],), f.pixel_sums
        gamma, beta = _shaped(parameters["gamma"], one), _shaped(parameters["beta"], one)
        epsilon = f.knob(self, "epsilon")
        share = one[0] / prod(x.shape)
        if f.training:
            mean = f.name(_shaped(total(x) * share, one), "mean")
            centred = f.name(x - mean, "centred")
            variance = _shaped(total(centred**2) * share, one)
            f.name(variance, "variance")
            self._follow(f, _shaped(statistics["mean"], one), mean)
            self._follow(f, _shaped(statistics["variance"], one), variance)
        else:
            centred = x - _shaped(statistics["mean"], one)
            variance = _shaped(statistics["variance"], one)
        inverse = f.name(1 / f.sqrt(variance + epsilon), "inverse")
        normal = f.name(centred * inverse, "normal")

        def backward(dy: Value, wanted: bool) -> Value | None:
            """dx = γ/√(σ²+ε) · (dy − mean(dy) − x̂·mean(dy·x̂))"""
            d_gamma = _shaped(total(dy * normal), one)
            d_beta = _shaped(total(dy), one)
            if place.learns:
                d_gamma = f.assign(_shaped(place.gradients["gamma"], one), d_gamma)
                d_beta = f.assign(_shaped(place.gradients["beta"], one), d_beta)
            if not wanted:
                return None
            if not f.training:
                return dy * (gamma * inverse)
            deviation = dy - d_beta * share - normal * (d_gamma * share)
            return f.suggest(deviation, "deviation") * (gamma * inverse)

        return normal * gamma + beta, backward

    def _follow(self, f: Tape, running: Value, now: Value) -> None:
        f.assign(
            running,
            running * f.knob(self, "momentum") + now * f.knob(self, "momentum", complement),
        )
