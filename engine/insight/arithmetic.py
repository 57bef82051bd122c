"""The arithmetic of one neuron for one point: what enters, the weighted sum, what comes out.

Beside the exact numbers stand the numbers to be shown, which add up again (see `digits`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.features import design_matrix
from engine.insight.probe import FEATURES, probe_of
from engine.insight.shown import Shown, show
from engine.nn.activations import Activation
from engine.nn.dense import DenseBase
from engine.nn.network import OUTPUT_KEY, Network
from engine.registry import SettingError
from engine.training.trainer import Trainer

Array = NDArray[Any]

BIAS = "b"

_SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Between:
    """What happens to the inputs on their way from the layer before: in evaluation mode.

    kind: of the layer ("dropout" lets everything pass, "batch_normalization", "activation"), or of
    the preprocessing of the features, whose key is "preprocessing".
    """

    key: str
    kind: str


@dataclass(frozen=True)
class Term:
    """One product of the weighted sum.

    symbol: x₁, a₂, or b of the bias. layer, unit: whose output it is, the layer FEATURES for
    features and "" for the bias. before: its value before what lies `between`, None where that
    mixes units. value · weight = product: of the bias, value is the bias scale.
    """

    symbol: str
    layer: str
    unit: int
    before: float | None
    value: float
    weight: float

    @property
    def product(self) -> float:
        return self.value * self.weight

    @property
    def is_bias(self) -> bool:
        return self.symbol == BIAS


@dataclass(frozen=True)
class Arithmetic:
    """a = f(Σ products): one neuron, one point.

    logits: z of all units of the layer where the activation is a softmax, else only its own.
    silent: the neuron is held at 0 by hand, whatever its sum. step: steps made.
    """

    layer: str
    unit: int
    point: tuple[float, float]
    step: int
    terms: tuple[Term, ...]
    between: tuple[Between, ...]
    z: float
    logits: tuple[float, ...]
    activation: Activation
    value: float
    silent: bool
    shown: Shown


def arithmetic(trainer: Trainer, layer: str, unit: int, x1: float, x2: float) -> Arithmetic:
    """The arithmetic of a unit of a dense layer (its key, or "output") for a point of the plane.

    Raises SettingError where there is no such unit or its numbers are not finite.
    """
    network = trainer.network
    dense = _dense(network, layer, unit)
    probe = probe_of(trainer)
    look = probe.look(np.array([[x1, x2]]))
    sums = look.sums(layer)[:, 0]
    activation: Activation = dense.activation  # type: ignore[attr-defined]
    softmax = activation.kind == "softmax"
    terms = _terms(trainer, layer, unit, look.before(layer)[:, 0], look.values, (x1, x2))
    z, value = float(sums[unit]), float(look.values[layer][unit, 0])
    numbers = [z, value, *(term.product for term in terms)]
    if not np.isfinite(numbers).all():
        raise SettingError(
            "The arithmetic expects finite numbers, but unit {unit} of {layer} has others: "
            "go back to an earlier step",
            unit=unit + 1,
            layer=layer,
        )
    logits = tuple(float(s) for s in sums) if softmax else (z,)
    silent = layer != OUTPUT_KEY and unit in getattr(dense, "silent_units", ())
    shown = show(
        [term.value for term in terms],
        [term.weight for term in terms],
        logits,
        unit if softmax else 0,
        activation,
        0.0 if silent else value,
        silent,
    )
    return Arithmetic(
        layer,
        unit,
        (x1, x2),
        trainer.step,
        terms,
        _between(trainer, layer),
        z,
        logits,
        activation,
        value,
        silent,
        shown,
    )


def subscript(index: int) -> str:
    """The place of a unit as people count: 0 is ₁."""
    return str(index + 1).translate(_SUBSCRIPTS)


def _dense(network: Network, key: str, unit: int) -> DenseBase:
    plan = next((plan for plan in network.plans if plan.key == key), None)
    if plan is None or not isinstance(plan.layer, DenseBase):
        raise SettingError(
            "The arithmetic expects a dense layer or the output, got {got}: choose its neuron",
            got=repr(key),
        )
    if not 0 <= unit < plan.units:
        raise SettingError(
            "Layer {layer} has {count} units, got unit {got}: choose one of them",
            layer=key,
            count=plan.units,
            got=unit + 1,
        )
    return plan.layer


def _source(network: Network, key: str) -> str:
    """The dense layer that the inputs of a layer come from, or FEATURES."""
    source = FEATURES
    for plan in network.plans:
        if plan.key == key:
            break
        if isinstance(plan.layer, DenseBase):
            source = plan.key
    return source


def _between(trainer: Trainer, key: str) -> tuple[Between, ...]:
    found: list[Between] = []
    preprocessing = trainer.experiment.preprocessing
    if preprocessing.kind != "none":
        found.append(Between("preprocessing", preprocessing.kind))
    for plan in trainer.network.plans:
        if plan.key == key:
            break
        if isinstance(plan.layer, DenseBase):
            found = []
        else:
            found.append(Between(plan.key, plan.layer.kind))
    return tuple(found)


def _terms(
    trainer: Trainer,
    key: str,
    unit: int,
    inputs: Array,
    values: dict[str, Array],
    point: tuple[float, float],
) -> tuple[Term, ...]:
    network, experiment = trainer.network, trainer.experiment
    source = _source(network, key)
    mixed = source == FEATURES and trainer.material.fitted.mixing is not None
    before: Sequence[float | None]
    if source != FEATURES:
        symbols = [f"a{subscript(index)}" for index in range(len(inputs))]
        before = [float(value) for value in values[source][:, 0]]
    elif mixed:
        symbols = [f"u{subscript(index)}" for index in range(len(inputs))]
        before = [None] * len(inputs)
    else:
        symbols = [feature.symbol for feature in experiment.features]
        before = [float(v) for v in design_matrix(experiment.features, np.array([point]))[0]]
    weights, biases = network.weights(key)[unit], network.biases(key)
    terms = [
        Term(symbols[i], source, i, before[i], float(inputs[i]), float(weights[i]))
        for i in range(len(inputs))
    ]
    if biases is not None:
        scale = float(getattr(network.plan(key).layer, "bias_scale", 1.0))
        terms.append(Term(BIAS, "", -1, None, scale, float(biases[unit])))
    return tuple(terms)
