"""The life of a point: what the network makes of it, and what it does to the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Domains
from engine.insight.probe import Look, probe_of, spread_over
from engine.nn.head import predict, probabilities
from engine.nn.network import OUTPUT_KEY
from engine.training.frame import Request, grid
from engine.training.trainer import Trainer

Array = NDArray[Any]

COUNTED_LIMIT = 1000
"""Training points whose gradients are taken one by one; of more, so many spread evenly."""


@dataclass(frozen=True, eq=False)
class PointLife:
    """One point in a network that is only looked at; gradients are of the loss, without penalties.

    activations: by layer key, "features" and "output" included, (units,). outputs: (units,)
    probabilities 0..1 of the classes, of a regression the value. prediction: a class, or the value.
    loss: of this point alone. gradient_norm: length of dloss/dw, over all weights that may move.
    share: that length over the sum of the lengths of all training points.
    pull: the point's part in the sum of all training gradients, along that sum: of all training
    points together 1; negative where the point wants the opposite. nan where the sum is 0.
    counted: training points that share and pull are estimated from (all, if there are not many).
    """

    step: int
    point: tuple[float, float]
    target: float
    activations: dict[str, Array]
    outputs: Array
    prediction: float
    mistake: bool
    loss: float
    gradient_norm: float
    share: float
    pull: float
    counted: int


def life_of_point(trainer: Trainer, x1: float, x2: float, target: float) -> PointLife:
    """target: the point's class (0, 1, ...), or its value."""
    experiment = trainer.experiment
    probe = probe_of(trainer)
    look = probe.look(np.array([[x1, x2]]))
    activations = {key: values[:, 0].astype(np.float64) for key, values in look.values.items()}
    outputs, prediction = _read(trainer, look)
    twin = probe.twin(trainer, evaluated=True)
    loss, gradient = twin.gradient(probe.block(np.array([[x1, x2]]), _targets(trainer, target)))
    gradient = gradient.astype(np.float64)
    norm = float(np.linalg.norm(gradient))

    block = trainer.material.training.block
    count = block.shape[1]
    counted = spread_over(count, COUNTED_LIMIT)
    lengths, total = 0.0, np.zeros_like(gradient)
    for index in counted:
        own = twin.gradient(block[:, index : index + 1])[1]
        lengths += float(own.dot(own)) ** 0.5
        total += own
    scale = count / len(counted)
    squared = float(total.dot(total)) * scale
    return PointLife(
        step=trainer.step,
        point=(x1, x2),
        target=target,
        activations=activations,
        outputs=outputs,
        prediction=prediction,
        mistake=bool(experiment.class_count) and prediction != target,
        loss=loss,
        gradient_norm=norm,
        share=norm / (lengths * scale) if lengths > 0.0 else float("nan"),
        pull=float(gradient.dot(total)) / squared if squared > 0.0 else float("nan"),
        counted=len(counted),
    )


@dataclass(frozen=True, eq=False)
class StepOnPoint:
    """What one step on a single point would do.

    output: (output units, cells, cells) float32 as in a frame's maps. changes: by layer key, how
    the weights would change, (units, inputs and bias). loss: of the point before and after.
    """

    point: tuple[float, float]
    target: float
    domains: Domains
    output: Array
    changes: dict[str, Array]
    loss_before: float
    loss_after: float


def map_after_step_on(
    trainer: Trainer, x1: float, x2: float, target: float, request: Request
) -> StepOnPoint:
    """One plain step on this point alone, from where the run stands, on a twin of its network.

    The optimizer goes on with its present state; dropout silences nobody and batch normalisation
    uses its running averages. Domain and number of cells are those of the request.
    """
    experiment = trainer.experiment
    probe = probe_of(trainer)
    twin = probe.twin(trainer, evaluated=True)
    block = probe.block(np.array([[x1, x2]]), _targets(trainer, target))
    loss_before = twin.make_step(block)
    changes = {}
    moved = twin.network.parameters - trainer.network.parameters
    for plan in twin.network.plans:
        if "weights" in plan.parameters:
            changes[plan.key] = twin.network.view(moved, plan.key).copy()
    cells = request.cells
    y = twin.outputs(probe.inputs(grid(request.domains, cells)))
    y = y.reshape(-1, cells, cells)
    if experiment.class_count:
        y = probabilities(y, experiment.coding)
    output = np.array(y, dtype=np.float32)
    loss_after, _ = twin.gradient(block)
    return StepOnPoint((x1, x2), target, request.domains, output, changes, loss_before, loss_after)


def _targets(trainer: Trainer, target: float) -> Array:
    return np.array([int(target) if trainer.experiment.class_count else target])


def _read(trainer: Trainer, look: Look) -> tuple[Array, float]:
    y, experiment = look.values[OUTPUT_KEY], trainer.experiment
    if not experiment.class_count:
        return y[:, 0].astype(np.float64), float(y[0, 0])
    shares = probabilities(y, experiment.coding)[:, 0].astype(np.float64)
    return shares, float(predict(y, experiment.coding)[0])
