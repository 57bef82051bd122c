"""Sentences about what happened to an experiment or its run, in the user's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from engine.nn.dense import DenseBase
from engine.nn.network import OUTPUT_KEY
from engine.registry import Component, SettingError
from engine.training.divergence import Divergence
from engine.training.experiment import Experiment
from engine.training.stopping import AtAccuracy, AtEpoch, AtLoss, AtStep, StopRule
from gui.language import error_text, vocabulary
from gui.numbers import format_number


def layer_name(experiment: Experiment, key: str) -> str:
    """ "Hidden 2" for the dense layer of that key, "Output" for the last; "Dropout" for another
    layer, and the key when it is gone."""
    if key == OUTPUT_KEY:
        return QCoreApplication.translate("Messages", "Output")
    number = 0
    for layer in experiment.layers:
        is_dense = isinstance(layer, DenseBase)
        number += is_dense
        if layer.key == key and is_dense:
            return QCoreApplication.translate("Messages", "Hidden {number}").format(number=number)
        if layer.key == key:
            return vocabulary(type(layer).label)
    return key


def role_name(role: str) -> str:
    """What a step was doing: the role of a call in the program of a step."""
    return {
        "forward": QCoreApplication.translate("Messages", "forward pass"),
        "loss": QCoreApplication.translate("Messages", "loss"),
        "backward": QCoreApplication.translate("Messages", "backward pass"),
        "update": QCoreApplication.translate("Messages", "update of the weights"),
    }.get(role, role)


def divergence_text(experiment: Experiment, divergence: Divergence) -> str:
    """Where learning left the finite numbers, and that nothing was lost."""
    place = role_name(divergence.role)
    if divergence.layer:
        place = f"{layer_name(experiment, divergence.layer)}, {place}"
    return QCoreApplication.translate(
        "Messages",
        "Learning diverged at step {step}: {place}, {formula} is not finite. "
        "The step before is still shown.",
    ).format(step=f"{divergence.step:,}", place=place, formula=divergence.formula)


def failure_text(error: Exception) -> str:
    """That learning stopped because of an error which Glassnet does not explain better."""
    if isinstance(error, SettingError):
        return error_text(error)
    return QCoreApplication.translate(
        "Messages", "Learning stopped because of an error in Glassnet: {error}"
    ).format(error=f"{type(error).__name__}: {error}")


def begun_again_text(step: int) -> str:
    """What a reset did, and the step that undo brings back."""
    if not step:
        return QCoreApplication.translate(
            "Messages", "Started again from the initial weights; undo brings the others back"
        )
    text = QCoreApplication.translate(
        "Messages", "Started again from the initial weights; undo brings step {step} back"
    )
    return text.format(step=format_number(step))


def stop_text(rule: StopRule) -> str:
    """Which rule of the user's own ended the run."""
    if isinstance(rule, AtEpoch):
        text = QCoreApplication.translate("Messages", "Stopped: epoch {epoch} is reached")
        return text.format(epoch=format_number(rule.epoch))
    if isinstance(rule, AtStep):
        text = QCoreApplication.translate("Messages", "Stopped: step {step} is reached")
        return text.format(step=format_number(rule.step))
    of = {
        "training": QCoreApplication.translate("Messages", "training"),
        "test": QCoreApplication.translate("Messages", "test"),
    }
    if isinstance(rule, AtLoss):
        text = QCoreApplication.translate("Messages", "Stopped: {set} loss is at most {loss}")
        return text.format(set=of[rule.measured_on], loss=format_number(rule.loss))
    if isinstance(rule, AtAccuracy):
        text = QCoreApplication.translate(
            "Messages", "Stopped: {set} accuracy or R² is at least {score}"
        )
        return text.format(set=of[rule.measured_on], score=format_number(rule.accuracy))
    text = QCoreApplication.translate("Messages", "Stopped: {rule}")
    return text.format(rule=vocabulary(type(rule).label))


def adjusted_text(experiment: Experiment, edits: Mapping[str, Any]) -> str:
    """What was changed besides, so that loss, output and data fit together."""
    loss, output = _word(experiment.loss), _word(experiment.output.activation)
    if edits.keys() == {"output.activation"}:
        return QCoreApplication.translate(
            "Messages", "Output set to {output}: {loss} needs it"
        ).format(output=output, loss=loss)
    if edits.keys() == {"loss"}:
        return QCoreApplication.translate(
            "Messages", "Loss set to {loss}: it fits the output {output}"
        ).format(output=output, loss=loss)
    return QCoreApplication.translate(
        "Messages", "Loss set to {loss} and output to {output}, to fit the data"
    ).format(output=output, loss=loss)


def _word(component: Component) -> str:
    return vocabulary(type(component).label)
