"""The words of a decision map: what its classes, outputs and neurons are called."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.training.frame import Frame
from gui.figures.axes import Axis
from gui.figures.map_figure import Task, input_axis
from gui.language import vocabulary
from gui.numbers import format_epochs, format_number


@dataclass(frozen=True)
class Unit:
    """A neuron whose map stands in the place of the output: layer key and number from 0."""

    key: str
    unit: int


def class_count(frame: Frame) -> int:
    """Classes of the data, 0 for a regression. The recipe of the data takes longer to ask."""
    return frame.material.samples.class_count


def task_of(frame: Frame) -> Task:
    if class_count(frame) == 0:
        return Task.REGRESSION
    return Task.BINARY if class_count(frame) == 2 else Task.CLASSES


def says_probability(frame: Frame) -> bool:
    """Whether outputs are read as probabilities; others are read as they are coded."""
    return frame.experiment.output.activation.kind in ("sigmoid", "softmax")


def class_names(frame: Frame) -> tuple[str, ...]:
    """Two classes are called by their colours, more by their numbers; a regression has none.

    Tables have names of their own.
    """
    return names_of(class_count(frame), getattr(frame.experiment.dataset, "class_names", ()))


def names_of(count: int, given: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Names for so many classes, the given ones as far as they go."""
    if count == 2:
        usual = [
            QCoreApplication.translate("Output", "orange"),
            QCoreApplication.translate("Output", "blue"),
        ]
    else:
        text = QCoreApplication.translate("Output", "class {number}")
        usual = [text.format(number=number) for number in range(count)]
    return (*given[:count], *usual[len(given) :])


def plane_axis(frame: Frame, number: int) -> Axis:
    """The axis of x₁ or x₂ over the domain; under the column's name where it is one of a table."""
    axis = input_axis(number, *frame.experiment.dataset.domains[number - 1])
    column: str = getattr(frame.experiment.dataset, f"x{number}_name", "")
    return replace(axis, label=column, short=column) if column else axis


def output_label(frame: Frame, number: int) -> str:
    """What an output is read as: P(blue), P(class 2) or, where it is no probability, output."""
    if not says_probability(frame):
        if class_count(frame) == 2:
            return QCoreApplication.translate("Output", "output")
        return class_names(frame)[number]
    return f"P({class_names(frame)[number]})"


def output_title(frame: Frame) -> str:
    """What the whole map shows."""
    if class_count(frame) == 0:
        return QCoreApplication.translate("Output", "Value that the network gives")
    if class_count(frame) > 2:
        return QCoreApplication.translate("Output", "Most probable class")
    if says_probability(frame):
        text = QCoreApplication.translate("Output", "Probability of class {name}")
        return text.format(name=class_names(frame)[1])
    return QCoreApplication.translate("Output", "Output of the network")


def unit_name(frame: Frame, unit: Unit) -> str:
    """How a reader calls a neuron: x₁², or Hidden 1, unit 2."""
    if unit.key == "features" and unit.unit < len(frame.experiment.features):
        return frame.experiment.features[unit.unit].symbol
    if unit.key == "output":
        return output_label(frame, unit.unit)
    number = 0
    layer = QCoreApplication.translate("Output", "Layer")
    for candidate in frame.experiment.layers:
        has_units = hasattr(candidate, "units")
        number += has_units
        if candidate.key == unit.key:
            if has_units:
                text = QCoreApplication.translate("Output", "Hidden {number}")
                layer = text.format(number=number)
            else:
                layer = vocabulary(type(candidate).label)
    text = QCoreApplication.translate("Output", "{layer}, unit {number}")
    return text.format(layer=layer, number=unit.unit + 1)


def caption(frame: Frame) -> str:
    """A sentence or two beneath the exported map."""
    epochs = format_epochs(frame.epoch)
    training, test = frame.material.training, frame.material.test
    if not class_count(frame):
        text = QCoreApplication.translate(
            "Output", "Output over the input plane after {epochs} epochs; R² of training {score}."
        )
        return text.format(epochs=epochs, score=format_number(frame.scores.training_score))
    if frame.training_mistakes is None or frame.test_mistakes is None:
        text = QCoreApplication.translate(
            "Output", "Output over the input plane after {epochs} epochs."
        )
        return text.format(epochs=epochs)
    wrong = int(np.count_nonzero(frame.training_mistakes))
    if not len(test):
        text = QCoreApplication.translate(
            "Output",
            "Output over the input plane after {epochs} epochs; {wrong} of {count} training "
            "points are on the wrong side.",
        )
        return text.format(epochs=epochs, wrong=wrong, count=len(training))
    text = QCoreApplication.translate(
        "Output",
        "Output over the input plane after {epochs} epochs; {wrong} of {count} training and "
        "{test_wrong} of {test_count} test points are on the wrong side.",
    )
    return text.format(
        epochs=epochs, wrong=wrong, count=len(training),
        test_wrong=int(np.count_nonzero(frame.test_mistakes)), test_count=len(test),
    )  # fmt: skip


def scales_text(
    x1: tuple[float, float], x2: tuple[float, float], values: tuple[float, float] | None
) -> str:
    """The ranges of axes and colours: x₁ −6 to 6 · x₂ −6 to 6 · colours 0 to 1."""
    names = ("x₁", "x₂", QCoreApplication.translate("Output", "colours"))
    text = QCoreApplication.translate("Export", "{name} {low} to {high}")
    return " · ".join(
        text.format(name=name, low=format_number(ends[0]), high=format_number(ends[1]))
        for name, ends in zip(names, (x1, x2, values or (0.0, 1.0)), strict=True)
    )
