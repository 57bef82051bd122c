"""The canvas of the bench: paints it, follows the pointer, and opens a field on a number."""

from __future__ import annotations

import dataclasses

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.bench import painting, words
from gui.bench.figure import BenchFigure
from gui.bench.painting import KERNEL, OUTPUT, PICTURE, Place
from gui.controls.field_canvas import FieldCanvas
from gui.theme import Theme

STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class BenchCanvas(FieldCanvas):
    """Shows a figure. walked(row, column): another output cell is to be computed.

    changed(table, row, column, value): a number of the picture or the kernel is to be another.
    """

    SIZE, LEAST = (488, 400), (300, 260)
    KEYS = tuple(STEPS)

    walked = Signal(int, int)
    changed = Signal(str, int, int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: BenchFigure | None = None

    def show_figure(self, figure: BenchFigure) -> None:
        self.figure = figure
        if self._edited is not None:
            name, row, column = self._edited
            table = figure.kernel if name == KERNEL else figure.picture
            if row >= table.shape[0] or column >= table.shape[1] or not figure.has_kernel:
                self.field.close_field()
            else:
                self.field.move_to(self.layout_now().box(self._edited, figure))
        self.setAccessibleDescription(self.spoken())
        self.update()

    def spoken(self) -> str:
        """What the picture says, in words."""
        if self.figure is None or self.figure.slide is None:
            return ""
        lines = [" ".join(filter(None, line)) for line in words.computation(self.figure)]
        return f"{words.place(self.figure)}. {' '.join(lines)}. {words.sizes(self.figure)}"

    def layout_now(self) -> painting.Layout:
        assert self.figure is not None
        return painting.layout(self.area(), self.figure, theme.current())

    def paint(self, painter: QPainter, now: Theme, seen: QRectF) -> None:
        if self.figure is not None:
            painting.draw(painter, self.area(), self.figure, now)

    # Pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        editable = place is not None and place[0] != OUTPUT
        self.setCursor(Qt.CursorShape.IBeamCursor if editable else Qt.CursorShape.ArrowCursor)
        if place is None:
            self.pointed.emit("")
            return
        name, row, column = place
        if name == OUTPUT:
            self.walked.emit(row, column)
        self.pointed.emit(self._said(place))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place and place[0] != OUTPUT:
            self.edit(place)

    def _place(self, position: QPointF) -> Place | None:
        if self.figure is None:
            return None
        found = self.layout_now().place_at(position, self.figure)
        return None if found and found[0] == OUTPUT and self.figure.slide is None else found

    def _said(self, place: Place) -> str:
        assert self.figure is not None
        name, row, column = place
        if name == OUTPUT:
            assert self.figure.slide is not None
            return words.place(dataclasses.replace(self.figure, place=(row, column)))
        table = self.figure.kernel if name == KERNEL else self.figure.picture
        text = self._name(place)
        return f"{text}: {words.number(table[row, column])}"

    @staticmethod
    def _name(place: Place) -> str:
        name, row, column = place
        text = QCoreApplication.translate("Bench", "Picture row {row}, column {column}")
        if name == KERNEL:
            text = QCoreApplication.translate("Bench", "Kernel row {row}, column {column}")
        return text.format(row=row + 1, column=column + 1)

    # Numbers that are typed

    def edit(self, place: Place) -> None:
        """Open a field on a number of the kernel or the picture."""
        if self.figure is None:
            return
        name, row, column = place
        table = self.figure.kernel if name == KERNEL else self.figure.picture
        box = self.layout_now().box(place, self.figure)
        self._open(place, box, float(table[row, column]), self._name(place))

    def take(self, place: Place, value: float) -> None:
        self.changed.emit(*place, value)

    def editable(self) -> list[Place]:
        if self.figure is None:
            return []
        tables = {KERNEL: self.figure.kernel} if self.figure.has_kernel else {}
        tables[PICTURE] = self.figure.picture
        return [
            (name, row, column)
            for name, table in tables.items()
            for row, column in np.ndindex(table.shape)
        ]

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        figure, step = self.figure, STEPS.get(Qt.Key(event.key()))
        if step is None or figure is None or figure.slide is None:
            super().keyPressEvent(event)
            return
        rows, columns = figure.slide.output.shape
        row, column = figure.place[0] + step[0], figure.place[1] + step[1]
        self.walked.emit(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.field.close_field()
