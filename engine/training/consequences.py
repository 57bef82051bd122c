"""Edits that bring others with them: a loss and the output that it needs, a task and its loss.

Nothing is adjusted silently: what was changed besides is returned, for the interface to say.
"""

from __future__ import annotations

from typing import Any

from engine.data.dataset import Dataset
from engine.nn.activations import Activation, Identity, activations
from engine.nn.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    HalfSquaredError,
    Loss,
)
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit, edit_all

Edits = dict[str, Any]


def edit_with_consequences(
    experiment: Experiment, path: str, value: Any
) -> tuple[Experiment, Edits]:
    """The experiment with one thing changed, and what had to be changed besides: path -> value.

    Raises SettingError when the value itself cannot be.
    """
    try:
        return edit(experiment, path, value), {}
    except SettingError:
        besides = consequences(experiment, path, value)
        if not besides:
            raise
        return edit_all(experiment, {path: value, **besides}), besides


def consequences(experiment: Experiment, path: str, value: Any) -> Edits:
    """What must change with an edit for loss, output and data to fit together again."""
    if path == "loss" and isinstance(value, Loss):
        return _for_loss(experiment, value)
    if path == "output.activation" and isinstance(value, Activation):
        return _for_output(experiment, value)
    if path == "dataset" and isinstance(value, Dataset) and value.task == "regression":
        loss = HalfSquaredError(reduction=experiment.loss.reduction)
        return {"loss": loss, "output.activation": Identity()}
    return {}


def _for_loss(experiment: Experiment, loss: Loss) -> Edits:
    if loss.logits_of and experiment.class_count:
        return {"output.activation": activations[loss.logits_of]()}
    return {}


def _for_output(experiment: Experiment, activation: Activation) -> Edits:
    reduction = experiment.loss.reduction
    if experiment.class_count == 0:
        return {}
    if activation.kind == "softmax":
        return {"loss": CategoricalCrossentropy(reduction=reduction)}
    if activation.kind == "sigmoid":
        return {"loss": BinaryCrossentropy(reduction=reduction)}
    return {"loss": HalfSquaredError(reduction=reduction)}
