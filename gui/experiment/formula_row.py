"""The row of a formula: a field as wide as the panel, which marks the place of an error."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from engine.data.formula import VARIABLES, FormulaSet
from engine.expressions.parser import ExpressionError, parse
from engine.registry import SettingError
from gui import theme
from gui.controls.field import Field, FieldRow
from gui.experiment.knobs import default_of, knob_of
from gui.figures.style import pen

CURSOR_INSET = 5
"""Qt's rectangle of a cursor begins so many pixels before it."""
WAVE = 2.0


class FormulaField(Field):
    """A field in the font of code; a wavy line stands under the character at `place`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: int | None = None
        theme.theme_changed.connect(self._dress)
        self._dress()

    def mark(self, place: int | None) -> None:
        """Mark a character, counted from 1; the one after the last is the end. None: no mark."""
        if place != self.place:
            self.place = place
            self.update()

    def _dress(self, _theme: object = None) -> None:
        self.setFont(theme.current().code_font(theme.current().small))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.place is None:
            return
        now, metrics = theme.current(), QFontMetricsF(self.font())
        before = metrics.horizontalAdvance(self.text()[: self.place - 1])
        cursor = metrics.horizontalAdvance(self.text()[: self.cursorPosition()])
        sign = self.text()[self.place - 1 : self.place] or " "
        left = self.cursorRect().left() + CURSOR_INSET + before - cursor
        right = left + max(metrics.horizontalAdvance(sign), 3 * WAVE)
        base, step = self.height() - now.px(4), WAVE * now.scale
        points, x, up = QPolygonF(), left, False
        while x <= right + step / 2:
            points.append(QPointF(x, base - (step if up else 0.0)))
            x, up = x + step, not up
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(now.error, now.line_selection * 0.75))
        painter.drawPolyline(points)


class FormulaRow(FieldRow):
    """Label, field and error beneath each other. Enter commits; what is typed is marked only."""

    def __init__(self, dataset: FormulaSet, parent: QWidget | None = None) -> None:
        member = type(dataset)
        self._dataset = dataset
        super().__init__(
            knob_of(member, "formula"), str, default_of(member, "formula"), self._checked, parent
        )
        self.field.textEdited.connect(self._look_over)
        self.content.addStretch(1)
        self.column.insertWidget(self.column.indexOf(self.message), self.field)
        self._finish(self.field)

    def make_field(self) -> Field:
        return FormulaField()

    def show_dataset(self, dataset: FormulaSet) -> None:
        """Show the formula of a set, and offer the default of its kind."""
        if type(dataset) is not type(self._dataset):
            self.knob = knob_of(type(dataset), "formula")
            self._default = default_of(type(dataset), "formula")
            self._dataset = dataset
            self._retranslate()
        self._dataset = dataset
        self.show_value(dataset.formula)

    def show_error(self, error: SettingError | None) -> None:
        super().show_error(error)
        assert isinstance(self.field, FormulaField)
        self.field.mark(error.place if isinstance(error, ExpressionError) else None)

    def _checked(self, value: Any) -> Any:
        return dataclasses.replace(self._dataset, formula=value).formula

    def _look_over(self, text: str) -> None:
        """Mark what cannot be read; a formula that only wants its end is still being typed."""
        assert isinstance(self.field, FormulaField)
        try:
            parse(text, VARIABLES)
        except ExpressionError as error:
            self.field.mark(error.place if error.place <= len(text) else None)
        else:
            self.field.mark(None)
