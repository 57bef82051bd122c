"""The canvas of the bench: paints it, follows the pointer, and opens a field on a number."""

from __future__ import annotations

import dataclasses

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.bench import painting, words
from gui.bench.figure import BenchFigure
from gui.bench.painting import KERNEL, OUTPUT, PICTURE, Place
from gui.controls.inline_field import InlineField
from gui.figures.style import pen


class BenchCanvas(QWidget):
    """Shows a figure. walked(row, column): another output cell is to be computed.

    changed(table, row, column, value): a number of the picture or the kernel is to be another.
    pointed(text): what is under the pointer, "" at the end.
    """

    walked = Signal(int, int)
    changed = Signal(str, int, int, float)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: BenchFigure | None = None
        self._edited: Place | None = None
        self.field = InlineField(self)
        self.field.asked.connect(self._ask)
        self.field.closed.connect(self._closed)
        self.field.installEventFilter(self)
        self.setMouseTracking(True)
        # A click leaves the arrow keys to the steps of learning; Tab brings them here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(488), theme.current().px(400))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(300), theme.current().px(260))

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

    def area(self) -> QRectF:
        """Where the figure is drawn."""
        return QRectF(self.rect())

    def layout_now(self) -> painting.Layout:
        assert self.figure is not None
        return painting.layout(self.area(), self.figure, theme.current())

    def _repaint(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        if self.figure is not None:
            painting.draw(painter, self.area(), self.figure, now)
        if self.hasFocus():
            inset = now.line_focus / 2
            painter.setPen(pen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

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

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")

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
        self._edited = place
        self.field.open_at(box, float(table[row, column]), self._name(place))

    def _ask(self, value: float) -> None:
        if self._edited is not None:
            self.changed.emit(*self._edited, value)

    def _closed(self) -> None:
        self._edited = None

    def _editable(self) -> list[Place]:
        """The numbers that can be typed, in the order of the Tab key."""
        assert self.figure is not None
        tables = {KERNEL: self.figure.kernel} if self.figure.has_kernel else {}
        tables[PICTURE] = self.figure.picture
        return [
            (name, row, column)
            for name, table in tables.items()
            for row, column in np.ndindex(table.shape)
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab in the field goes on to the next number."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if steps is not None and self._edited is not None:
                places = self._editable()
                following = places.index(self._edited) + steps
                self.field.committed.emit(self.field.text())
                if not self.field.trouble:
                    self.field.close_field()
                    if 0 <= following < len(places):
                        self.edit(places[following])
                return True
        return super().eventFilter(watched, event)

    # Keys

    def event(self, event: QEvent) -> bool:
        # With the focus here arrows walk over the output, although the window has other plans.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, figure = Qt.Key(event.key()), self.figure
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and figure is not None:
            self.edit(self._editable()[0])
            return
        step = _STEPS.get(key)
        if step is None or figure is None or figure.slide is None:
            super().keyPressEvent(event)
            return
        rows, columns = figure.slide.output.shape
        row, column = figure.place[0] + step[0], figure.place[1] + step[1]
        self.walked.emit(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.field.close_field()

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.update()


_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
