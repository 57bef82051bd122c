"""The field that opens in a diagram, at a link or a bias, to change its value."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QObject, QRectF, Signal

from engine.training.journal import WeightEdit
from gui import theme
from gui.controls.inline_field import InlineField
from gui.diagram.diagram import Bias, Diagram, Link, Neuron
from gui.diagram.labels import bias_places, link_middle
from gui.diagram.view import DiagramView

BIAS_COLUMN = -1


class WeightEditor(QObject):
    """Opens at what is clicked in a view.

    asked(edit, before): a weight or a bias is to be set; `before` is what it is now.
    """

    asked = Signal(object, float)

    def __init__(self, view: DiagramView) -> None:
        super().__init__(view)
        self._view = view
        self._target: Link | Bias | None = None
        self.field = InlineField(view)
        self.field.asked.connect(self._ask)
        self.field.closed.connect(self._closed)
        view.link_chosen.connect(lambda key, unit, source: self.open_at(Link(key, unit, source)))
        view.bias_chosen.connect(lambda key, unit: self.open_at(Bias(key, unit)))
        view.arranged.connect(self._follow)

    @property
    def target(self) -> Link | Bias | None:
        """What is being changed."""
        return self._target

    def open_at(self, target: Link | Bias) -> None:
        """Let the value of a link or a bias be typed, if it is known and in sight."""
        value, rect = _value(target, self._view.diagram), self._place(target)
        if math.isnan(value) or rect is None:
            return
        self.field.close_field()
        self._target = target
        self.field.open_at(rect, value, _name(target, self._view.diagram))

    def _place(self, target: Link | Bias) -> QRectF | None:
        """Where the value stands in the view."""
        placement = self._view.placement()
        if isinstance(target, Link):
            middle = link_middle(target, self._view.diagram, placement)
            return None if middle is None else QRectF(middle.x(), middle.y(), 0, 0)
        column = placement.column(target.key)
        if column is None or not column.shows(target.unit):
            return None
        return bias_places(column, target.unit, theme.current())[-1]

    def _follow(self) -> None:
        """Stay at the value when things move, and go when it is gone."""
        if self._target is None:
            return
        gone = math.isnan(_value(self._target, self._view.diagram))
        rect = None if gone else self._place(self._target)
        if rect is None:
            self.field.close_field()
        else:
            self.field.move_to(rect)

    def _ask(self, value: float) -> None:
        target = self._target
        if target is None:
            return
        before = _value(target, self._view.diagram)
        column = target.source if isinstance(target, Link) else BIAS_COLUMN
        if not math.isnan(before):
            self.asked.emit(WeightEdit(target.key, target.unit, column, value), before)

    def _closed(self) -> None:
        self._target = None


def _value(target: Link | Bias, diagram: Diagram) -> float:
    if isinstance(target, Link):
        return diagram.weight(target)
    return diagram.bias(Neuron(target.key, target.unit))


def _name(target: Link | Bias, diagram: Diagram) -> str:
    index = diagram.index(target.key)
    if not index:
        return ""
    after = diagram.columns[index].unit_name(target.unit)
    if isinstance(target, Bias):
        return QCoreApplication.translate("Network", "Bias of {neuron}").format(neuron=after)
    text = QCoreApplication.translate("Network", "Weight of {source} → {target}")
    before = diagram.columns[index - 1].unit_name(target.source)
    return text.format(source=before, target=after)
