"""The words of hidden space: what its stages and their axes are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.insight.hidden_space import Stage
from engine.nn.network import OUTPUT_KEY
from engine.training.frame import Frame
from gui.language import vocabulary
from gui.messages import layer_name
from gui.numbers import format_number
from gui.output.words import output_label, plane_axis

LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def layer_title(key: str, frame: Frame) -> str:
    """The name of a layer, of the plane or of the features, as the chooser lists it."""
    if key == "plane":
        return QCoreApplication.translate("Hidden", "Input plane")
    if key == "features":
        return QCoreApplication.translate("Hidden", "Features")
    return layer_name(frame.experiment, key)


def stage_title(stage: Stage, frame: Frame) -> str:
    """What is seen at a stage: "Hidden 1, weighted sum", "Hidden 1, after tanh"."""
    name = layer_title(stage.key, frame)
    if stage.step == "sum":
        return QCoreApplication.translate("Hidden", "{layer}: weighted sum z").format(layer=name)
    if stage.step == "activation":
        return QCoreApplication.translate("Hidden", "{layer}: {activation} of z").format(
            layer=name, activation=_activation(stage.key, frame)
        )
    return name


def _activation(key: str, frame: Frame) -> str:
    experiment = frame.experiment
    found = {one.key: one for one in experiment.layers}
    layer = experiment.output if key == OUTPUT_KEY else found.get(key)
    activation = getattr(layer, "activation", None)
    return "" if activation is None else vocabulary(type(activation).label)


def note(stage: Stage) -> str:
    """How a layer of more than three units is shown, and how much of it."""
    if stage.projection is None:
        return ""
    return QCoreApplication.translate(
        "Hidden", "PCA of {count} units: {share} % of the variance"
    ).format(
        count=format_number(stage.width),
        share=format_number(round(100 * stage.projection.explained, 1)),
    )


def axis_names(stage: Stage, frame: Frame) -> tuple[str, ...]:
    """The names of the axes; of a single unit the second has none."""
    if stage.projection is not None:
        text = QCoreApplication.translate("Hidden", "principal axis {number}")
        return text.format(number=1), text.format(number=2)
    if stage.step == "plane":
        return plane_axis(frame, 1).title(False), plane_axis(frame, 2).title(False)
    if stage.key == "features":
        symbols = tuple(one.symbol for one in frame.experiment.features[:3])
        return symbols if len(symbols) > 1 else (*symbols, "")
    if stage.width == 1:
        if stage.key == OUTPUT_KEY and stage.step != "sum":
            return output_label(frame, 1) if len(_classes(frame)) == 2 else _unit(stage, 0), ""
        return _unit(stage, 0), ""
    return tuple(_unit(stage, number) for number in range(stage.width))


def _classes(frame: Frame) -> range:
    return range(frame.material.samples.class_count)


def _unit(stage: Stage, number: int) -> str:
    sign = "z" if stage.step == "sum" else "a"
    if stage.width == 1:
        return sign
    return sign + str(number + 1).translate(LOWERED)
