"""The words of the arithmetic panel: what neuron and point are called, and what fills it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.training.experiment import Experiment
from gui.arithmetic.questions import Place, Sample, Subject
from gui.diagram.columns import columns
from gui.numbers import format_number


def neuron_name(experiment: Experiment, key: str, unit: int) -> str:
    """Hidden 1, unit 2; "" where there is no such neuron."""
    for column in columns(experiment):
        if column.key == key and unit < column.count:
            return column.unit_name(unit)
    return ""


def subject_name(subject: Subject, chosen: bool) -> str:
    """Which point the numbers are of. chosen: by somebody, not because there is no other."""
    if isinstance(subject, Place):
        text = QCoreApplication.translate("Arithmetic", "at the pointer: x₁ = {x1}, x₂ = {x2}")
        return text.format(x1=_coordinate(subject.x1), x2=_coordinate(subject.x2))
    if chosen:
        return QCoreApplication.translate("Arithmetic", "at the selected point")
    return QCoreApplication.translate("Arithmetic", "at the first training point")


def point_name(sample: Sample | None) -> str:
    """Test point 4."""
    if sample is None:
        return QCoreApplication.translate("Arithmetic", "Point")
    if sample.training:
        text = QCoreApplication.translate("Arithmetic", "Training point {number}")
    else:
        text = QCoreApplication.translate("Arithmetic", "Test point {number}")
    return text.format(number=format_number(sample.index + 1))


def coordinates(point: tuple[float, float]) -> str:
    """Where a point lies."""
    text = QCoreApplication.translate("Arithmetic", "x₁ = {x1}, x₂ = {x2}")
    return text.format(x1=format_number(point[0]), x2=format_number(point[1]))


def no_neuron() -> str:
    return QCoreApplication.translate(
        "Arithmetic",
        "Click a neuron in the network: its arithmetic appears here, with weights that you can "
        "change.",
    )


def only_an_input() -> str:
    return QCoreApplication.translate(
        "Arithmetic",
        "An input has no weights. Click a neuron of a later layer to see what it does with this "
        "one.",
    )


def no_point() -> str:
    return QCoreApplication.translate(
        "Arithmetic",
        "Click a point on the decision map: what every layer makes of it appears here, and what "
        "it would teach the network.",
    )


def _coordinate(x: float) -> str:
    return format_number(x, 3, pad=True)
