"""Hidden space: the input plane and the points on it, as each layer folds them in turn."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Domains
from engine.insight.contour import level_segments
from engine.insight.probe import FEATURES, Look, probe_of, spread_over
from engine.nn.activations import Activation
from engine.nn.dense import DenseBase
from engine.nn.network import Plan
from engine.training.trainer import Trainer

Array = NDArray[Any]

POINTS_LIMIT = 2000
"""Points of the training and of the test set that are followed; of more, so many spread evenly."""


@dataclass(frozen=True, eq=False)
class Projection:
    """Principal axes of a layer of many units: (a - mean) @ axes; explained: share of variance.

    mean: (units,)   axes: (units, 2), by falling variance, the largest entry of each positive.
    Fitted to the layer's outputs at the training points.
    """

    mean: Array
    axes: Array
    explained: float


@dataclass(frozen=True, eq=False)
class Stage:
    """Where everything lies at one moment of the way through the network.

    key: of the layer, "plane" for x₁ and x₂, "features" for the network's inputs. step: "plane",
    "features", "sum" (z = W·x + b), "activation", or the kind of another layer.
    width: units there. dimensions: coordinates shown, 2 or 3: of a layer of 2 or 3 units these are
    its units, of a single unit the second is 0, of more the projection's (None otherwise).
    lines: (dimensions, lines, samples) of the grid, training, test: (dimensions, n); float32.
    """

    key: str
    step: str
    width: int
    projection: Projection | None
    lines: Array
    training: Array
    test: Array

    @property
    def dimensions(self) -> int:
        return len(self.lines)


@dataclass(frozen=True, eq=False)
class HiddenSpace:
    """The stages from the plane to the output, in order; two that follow each other can be blended.

    lines of the grid: first those of equal x₁, from the left, then those of equal x₂, from below.
    training_targets, test_targets: classes or values of the points that are followed.
    """

    step: int
    domains: Domains
    stages: tuple[Stage, ...]
    training_targets: Array
    test_targets: Array


def hidden_space(
    trainer: Trainer,
    domains: Domains = ((-6.0, 6.0), (-6.0, 6.0)),
    lines: int = 13,
    samples: int = 61,
) -> HiddenSpace:
    """Follow `lines` grid lines each way, with `samples` points each, and all points of the data
    through every layer in evaluation mode."""
    training, test = trainer.material.training, trainer.material.test
    one = spread_over(len(training), POINTS_LIMIT)
    other = spread_over(len(test), POINTS_LIMIT)
    points = np.concatenate(
        [_grid_lines(domains, lines, samples), training.points[one], test.points[other]]
    )
    probe = probe_of(trainer)
    inputs = probe.inputs(points)
    look = probe.look_at(inputs)
    cut = 2 * lines * samples
    cuts = cut, cut + len(one), (2 * lines, samples)
    stages = [_stage("plane", "plane", points.T, None, cuts)]
    if inputs.shape != (2, len(points)) or not np.array_equal(inputs, points.T):
        values = look.values[FEATURES]
        projection = _projection(values[:, cuts[0] : cuts[1]])
        stages.append(_stage(FEATURES, FEATURES, values, projection, cuts))
    for plan in trainer.network.plans:
        stages += _stages_of(plan, look, cuts)
    return HiddenSpace(
        trainer.step, domains, tuple(stages), training.targets[one], test.targets[other]
    )


Cuts = tuple[int, int, tuple[int, int]]
"""Columns: where the training points begin, where the test points begin; (lines, samples)."""


def _grid_lines(domains: Domains, lines: int, samples: int) -> Array:
    """Points along the lines of equal x₁, then of equal x₂: (2 · lines · samples, 2)."""
    fixed = [np.repeat(np.linspace(*domain, lines), samples) for domain in domains]
    moving = [np.tile(np.linspace(*domain, samples), lines) for domain in domains]
    upright = np.column_stack([fixed[0], moving[1]])
    level = np.column_stack([moving[0], fixed[1]])
    return np.concatenate([upright, level])


def _stages_of(plan: Plan, look: Look, cuts: Cuts) -> list[Stage]:
    if plan.layer.kind == "dropout":  # lets everything pass
        return []
    values = look.values[plan.key]
    projection = _projection(values[:, cuts[0] : cuts[1]])
    if not isinstance(plan.layer, DenseBase):
        return [_stage(plan.key, plan.layer.kind, values, projection, cuts)]
    stages = [_stage(plan.key, "sum", look.sums(plan.key), projection, cuts)]
    activation: Activation = plan.layer.activation  # type: ignore[attr-defined]
    if activation.kind != "identity" or getattr(plan.layer, "silent_units", None):
        stages.append(_stage(plan.key, "activation", values, projection, cuts))
    return stages


def _projection(values: Array) -> Projection | None:
    """Principal axes of values (units, n); None where they are few enough to be shown, or not
    finite."""
    if len(values) <= 3 or not np.isfinite(values).all():
        return None
    found = np.asarray(values, dtype=np.float64)
    mean = found.mean(axis=1)
    centred = found - mean[:, None]
    variances, axes = np.linalg.eigh(centred @ centred.T / centred.shape[1])
    total = float(variances.sum())
    axes = axes[:, :-3:-1]
    largest = np.take_along_axis(axes, np.abs(axes).argmax(axis=0)[None], axis=0)
    explained = float(variances[-2:].sum()) / total if total > 0.0 else 1.0
    return Projection(mean, axes * np.sign(largest), explained)


def _stage(key: str, step: str, values: Array, projection: Projection | None, cuts: Cuts) -> Stage:
    if projection is not None:
        shown = projection.axes.T @ (values - projection.mean[:, None])
    elif len(values) == 1:
        shown = np.concatenate([values, np.zeros_like(values)])
    else:
        shown = values[:3]
    shown = shown.astype(np.float32)
    first, second, shape = cuts
    return Stage(
        key,
        step,
        len(values),
        projection,
        shown[:, :first].reshape(-1, *shape),
        shown[:, first:second],
        shown[:, second:],
    )


@dataclass(frozen=True, eq=False)
class HingeLine:
    """Where the weighted sum of a unit is 0 on the input plane: there its activation bends.

    pieces: (pieces, 2 ends, 2) straight pieces in x₁ and x₂; none if the plane is all on one side.
    """

    key: str
    unit: int
    pieces: Array


def hinge_lines(
    trainer: Trainer, domains: Domains = ((-6.0, 6.0), (-6.0, 6.0)), cells: int = 64
) -> tuple[HingeLine, ...]:
    """The hinge lines of all units whose activation has a corner or a jump at 0 (ReLU and such),
    layer by layer, found on a lattice of cells × cells squares."""
    bent = [
        plan.key
        for plan in trainer.network.plans
        if isinstance(plan.layer, DenseBase) and has_hinge(plan.layer.activation)  # type: ignore[attr-defined]
    ]
    if not bent:
        return ()
    xs, ys = (np.linspace(*domain, cells + 1) for domain in domains)
    x1, x2 = np.meshgrid(xs, ys)
    look = probe_of(trainer).look(np.column_stack([x1.ravel(), x2.ravel()]))
    found = []
    for key in bent:
        fields = look.sums(key).reshape(-1, cells + 1, cells + 1)
        found += [
            HingeLine(key, unit, level_segments(field, xs, ys)) for unit, field in enumerate(fields)
        ]
    return tuple(found)


@lru_cache(maxsize=256)
def has_hinge(activation: Activation) -> bool:
    """Whether an elementwise activation has a corner or a jump at 0."""
    if activation.kind == "softmax":
        return False
    sides = np.array([-1e-6, 1e-6])
    jump = abs(float(np.diff(activation(sides))[0]))
    corner = abs(float(np.diff(activation.derivative(sides))[0]))
    return jump > 0.01 or corner > 0.01
