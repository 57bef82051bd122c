"""The life of a point in words and numbers: what each layer makes of it, and what it costs."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.training.frame import Frame
from gui.arithmetic.questions import PointAnswer
from gui.diagram.columns import columns
from gui.diagram.diagram import Role
from gui.numbers import MINUS, format_number, format_quantity
from gui.output.words import class_count, class_names, output_label


@dataclass(frozen=True)
class Bar:
    """One activation: what it is called, its value, and that as a share of the longest bar."""

    name: str
    value: str
    share: float


@dataclass(frozen=True)
class Layer:
    """The activations of a layer."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Life:
    """All that is said of a point. facts: names and values; wrong: whether it is a mistake."""

    point: tuple[float, float]
    facts: tuple[tuple[str, str], ...]
    wrong: bool
    layers: tuple[Layer, ...]
    loss_before: str
    loss_after: str
    change: str

    def text(self) -> str:
        """Everything as one would type it."""
        said = [f"{name}: {value}" for name, value in self.facts]
        for layer in self.layers:
            bars = ", ".join(f"{bar.name} {bar.value}" for bar in layer.bars)
            said.append(f"{layer.title}: {bars}")
        said.append(f"{self.loss_before} → {self.loss_after} ({self.change})")
        return "\n".join(said)


def life(answer: PointAnswer, frame: Frame) -> Life:
    """What an answer says, in the language of the moment."""
    found, after = answer.life, answer.after
    change = after.loss_after - after.loss_before
    return Life(
        found.point,
        _facts(answer, frame),
        found.mistake,
        _layers(answer, frame),
        format_number(float(after.loss_before), pad=True),
        format_number(float(after.loss_after), pad=True),
        ("+" if change > 0 else "") + format_number(float(change), 3, pad=True),
    )


def _facts(answer: PointAnswer, frame: Frame) -> tuple[tuple[str, str], ...]:
    found = answer.life
    translate = QCoreApplication.translate
    if class_count(frame):
        names = class_names(frame)
        read = translate("Arithmetic", "read as")
        if found.mistake:
            read = translate("Arithmetic", "mistaken for")
        told = (
            (translate("Arithmetic", "class"), names[int(found.target)]),
            (read, names[int(found.prediction)]),
        )
    else:
        told = (
            (translate("Arithmetic", "target"), format_number(found.target, pad=True)),
            (translate("Arithmetic", "predicted"), format_number(found.prediction, pad=True)),
        )
    share = "–" if math.isnan(found.share) else format_quantity(100 * found.share, "%", 3)
    return (
        *told,
        (translate("Arithmetic", "loss"), format_number(float(found.loss), pad=True)),
        (translate("Arithmetic", "gradient share"), share),
    )


def _layers(answer: PointAnswer, frame: Frame) -> tuple[Layer, ...]:
    made = []
    for column in columns(frame.experiment):
        values = answer.life.activations.get(column.key)
        if values is None or (column.symbols and set(column.symbols) <= {"x₁", "x₂"}):
            continue  # the coordinates are said already
        if column.role is Role.OUTPUT and class_count(frame):
            values = answer.life.outputs
            first = 1 if len(values) == 1 else 0
            names = [output_label(frame, number + first) for number in range(len(values))]
        elif column.role is Role.OUTPUT:
            names = [""]
        else:
            names = list(column.symbols) or [str(unit + 1) for unit in range(column.count)]
        title = column.title
        if len(names) == 1 and column.role is Role.OUTPUT:
            title, names = names[0] or title, [""]
        longest = max([1.0, *(abs(float(v)) for v in values if math.isfinite(v))])
        bars = tuple(
            Bar(name, _value(float(value)), float(value) / longest)
            for name, value in zip(names, values, strict=False)
        )
        made.append(Layer(title, bars))
    return tuple(made)


def _value(value: float) -> str:
    """With three decimals, so that a column of them can be compared at a glance."""
    if abs(value) >= 1000 or not math.isfinite(value):
        return format_number(value, 3)
    text = f"{value:.3f}"
    return (text if float(text) else "0.000").replace("-", MINUS)
