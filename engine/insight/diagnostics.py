"""Diagnostics of each layer: how its weights and gradients lie, how fast it learns, who is silent.

All training samples are looked at (of very many, some spread evenly), in evaluation mode.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.probe import Look, Probe, probe_of, spread_over
from engine.nn.activations import Activation
from engine.nn.network import OUTPUT_KEY, Network, Plan
from engine.training.picture_material import PicturePart
from engine.training.trainer import Trainer

Array = NDArray[Any]

BINS = 31
"""Of a histogram: odd, so that 0 is in the middle of one."""

COUNTED_LIMIT = 4096
PICTURES_LIMIT = 200
"""Training points and pictures that are looked at; of more, so many spread evenly."""

SILENT_SLOPE = 0.01
"""A unit is silent whose slope is below this share of its activation's steepest everywhere."""


@dataclass(frozen=True, eq=False)
class Histogram:
    """Counts of numbers in BINS equal bins from -limit to limit; not_finite are in none."""

    limit: float
    counts: Array
    not_finite: int


@dataclass(frozen=True)
class Spread:
    """Least, mean and greatest of numbers, and their standard deviation."""

    low: float
    mean: float
    high: float
    deviation: float


@dataclass(frozen=True, eq=False)
class LayerDiagnosis:
    """One layer. What it has none of is None.

    weights, gradients: of a layer with weights without its biases. Gradients are dL/dw of all
    counted samples at once, without penalties; frozen weights have 0.
    correction: mean |Δw| of the coming step, biases left out. learning_rate: that over the mean
    |g| that the optimizer is then given, nan where g is 0: η itself for plain SGD.
    values: of the layer's outputs over the counted samples.
    silent: indices of units or filters through which no gradient passes at any of them: a ReLU
    that is 0, a tanh or sigmoid in saturation, a unit silenced by hand. units: how many there are.
    """

    key: str
    kind: str
    units: int
    weights: Histogram | None
    gradients: Histogram | None
    correction: float | None
    learning_rate: float | None
    values: Spread
    silent: tuple[int, ...] | None

    @property
    def silent_share(self) -> float | None:
        return None if self.silent is None else len(self.silent) / self.units


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """All layers from the first to the output. counted: training samples looked at."""

    step: int
    epoch: float
    counted: int
    layers: tuple[LayerDiagnosis, ...]


def diagnose(trainer: Trainer) -> Diagnosis:
    """Diagnostics of every layer of a run as it stands."""
    probe = probe_of(trainer)
    block = _block(trainer)
    look = probe.look_at(block[: prod(trainer.network.input_shape)])
    _, gradients = probe.twin(trainer, evaluated=True).gradient(block)
    corrections, followed = _coming_step(trainer, probe)
    network = trainer.network
    layers = tuple(
        LayerDiagnosis(
            key=plan.key,
            kind=plan.layer.kind,
            units=plan.units,
            weights=_histogram_of(network, plan, network.parameters),
            gradients=_histogram_of(network, plan, gradients),
            correction=_mean(network, plan, corrections),
            learning_rate=_ratio(network, plan, corrections, followed),
            values=spread(look.values[plan.key]),
            silent=None if plan.key == OUTPUT_KEY else _silent(probe, look, plan),
        )
        for plan in network.plans
    )
    return Diagnosis(trainer.step, trainer.epoch_position, block.shape[1], layers)


def _block(trainer: Trainer) -> Array:
    """The training samples that are counted, (rows, n)."""
    training = trainer.material.training
    if isinstance(training, PicturePart):
        return training.batch(spread_over(len(training), PICTURES_LIMIT))
    counted = spread_over(training.block.shape[1], COUNTED_LIMIT)
    if len(counted) == training.block.shape[1]:
        return training.block
    return training.block.take(counted, axis=1)


def _coming_step(trainer: Trainer, probe: Probe) -> tuple[Array, Array]:
    """(|Δw|, |g|) of the step that the run will make next, tried on a twin."""
    twin = probe.twin(trainer)
    twin.make_step(trainer.batches.upcoming()[0])
    with np.errstate(all="ignore"):
        moved = np.abs(twin.network.parameters - trainer.network.parameters)
    return moved, np.abs(twin.network.gradients)


def histogram(numbers: Array) -> Histogram:
    """Numbers of any shape in bins that are symmetric about 0."""
    flat = numbers.ravel()
    finite = flat[np.isfinite(flat)]
    limit = float(np.abs(finite).max(initial=0.0))
    if limit < 1e-30:
        limit = 1.0
    places = ((finite * (0.5 / limit) + 0.5) * BINS).astype(np.int64)
    counts = np.bincount(np.minimum(places, BINS - 1), minlength=BINS)
    return Histogram(limit, counts, len(flat) - len(finite))


def spread(numbers: Array) -> Spread:
    """Of numbers of any shape; nan where one is not finite."""
    with np.errstate(all="ignore"):
        flat = numbers.ravel()
        mean = float(flat.mean(dtype=np.float64))
        squares = float(np.square(flat - mean).mean(dtype=np.float64))
        return Spread(float(flat.min()), mean, float(flat.max()), squares**0.5)


def _learnt(network: Network, plan: Plan, vector: Array) -> Array | None:
    """A layer's stretch of a vector like the parameters: of weights without the biases."""
    if not plan.parameters:
        return None
    if plan.fan_in:
        return network.view(vector, plan.key)[:, : plan.fan_in]
    start = min(start for start, _ in plan.parameters.values())
    return vector[start : start + plan.parameter_count]


def _histogram_of(network: Network, plan: Plan, vector: Array) -> Histogram | None:
    numbers = _learnt(network, plan, vector)
    return None if numbers is None else histogram(numbers)


def _mean(network: Network, plan: Plan, vector: Array) -> float | None:
    numbers = _learnt(network, plan, vector)
    return None if numbers is None else float(numbers.mean(dtype=np.float64))


def _ratio(network: Network, plan: Plan, corrections: Array, followed: Array) -> float | None:
    """Mean |Δw| over mean |g|: of single weights the ratio would be noise where g is small."""
    moved, followed_mean = _mean(network, plan, corrections), _mean(network, plan, followed)
    if moved is None or followed_mean is None:
        return None
    return moved / followed_mean if followed_mean > 0.0 else float("nan")


def _silent(probe: Probe, look: Look, plan: Plan) -> tuple[int, ...] | None:
    activation: Activation | None = getattr(plan.layer, "activation", None)
    if activation is None:
        return None
    z = look.sums(plan.key) if plan.fan_in else look.before(plan.key)
    # (units, n), or (height, n, width, channels) of pictures
    greatest = np.abs(probe.slopes(plan, z)).max(axis=1 if z.ndim == 2 else (0, 1, 2))
    held = set(getattr(plan.layer, "silent_units", ()))
    quiet = (greatest < SILENT_SLOPE * probe.steepest(activation)) | (greatest == 0.0)
    return tuple(unit for unit in range(len(greatest)) if quiet[unit] or unit in held)
