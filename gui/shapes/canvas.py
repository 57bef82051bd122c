"""The canvas of a sheet: paints it, tells numbers in full, and opens a field on one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.controls.inline_field import InlineField
from gui.figures.style import pen
from gui.numbers import format_number
from gui.shapes import painting
from gui.shapes.painting import Place
from gui.shapes.sheet import Row, Sheet, Sign, Table

SMALLEST = 0.7
"""A sheet is drawn no smaller than this; beyond that it scrolls."""
ALL_DIGITS = 9


class ShapesCanvas(QWidget):
    """Shows a sheet. changed(table, row, column, value): a number is to be another.

    clicked(table, row, column): a number that can be clicked was. walked(rows, columns): arrow
    keys. pointed(text): what is under the pointer, "" at the end.
    """

    changed = Signal(str, int, int, float)
    clicked = Signal(str, int, int)
    walked = Signal(int, int)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None
        self._edited: Place | None = None
        self.field = InlineField(self)
        self.field.asked.connect(self._ask)
        self.field.closed.connect(self._closed)
        self.field.installEventFilter(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(720), theme.current().px(440))

    def minimumSizeHint(self) -> QSize:
        now = theme.current()
        if self.sheet is None:
            return QSize(now.px(320), now.px(200))
        wide, high = painting.natural_size(self.sheet, now)
        return QSize(now.px(wide * SMALLEST), now.px(high * SMALLEST))

    def show_sheet(self, sheet: Sheet) -> None:
        self.sheet = sheet
        if self._edited is not None:
            key, row, column = self._edited
            table = sheet.table(key)
            if table is None or row >= table.rows or column >= table.columns:
                self.field.close_field()
        self.setAccessibleDescription(spoken(sheet))
        self.updateGeometry()
        self.update()

    def area(self) -> QRectF:
        return QRectF(self.rect())

    def layout_now(self) -> painting.Layout:
        assert self.sheet is not None
        return painting.layout(self.area(), self.sheet, theme.current())

    def _repaint(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        if self.sheet is not None:
            painting.draw(painter, self.area(), self.sheet, now)
        if self.hasFocus():
            inset = now.line_focus / 2
            painter.setPen(pen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    # Pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place(event)
        table = None if place is None or self.sheet is None else self.sheet.table(place[0])
        shape = Qt.CursorShape.ArrowCursor
        if table is not None and table.editable:
            shape = Qt.CursorShape.IBeamCursor
        elif table is not None and table.clickable:
            shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        if place is None or table is None or place[1:] in table.hidden:
            self.pointed.emit("")
            return
        value = format_number(float(table.grid[place[1:]]), ALL_DIGITS)
        self.pointed.emit(f"{self._name(place)}: {value}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place(event)
        if event.button() != Qt.MouseButton.LeftButton or place is None or self.sheet is None:
            return
        table = self.sheet.table(place[0])
        if table is not None and table.editable:
            self.edit(place)
        elif table is not None and table.clickable:
            self.clicked.emit(*place)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")

    def _place(self, event: QMouseEvent) -> Place | None:
        found = None if self.sheet is None else self.layout_now().place_at(event.position())
        return found if found is not None and found[0] else None

    def _name(self, place: Place) -> str:
        assert self.sheet is not None
        key, row, column = place
        table = self.sheet.table(key)
        assert table is not None
        text = QCoreApplication.translate("Shapes", "{name}, row {row}, column {column}")
        return text.format(name=table.title, row=row + 1, column=column + 1)

    # Numbers that are typed

    def edit(self, place: Place) -> None:
        """Open a field on a number."""
        table = None if self.sheet is None else self.sheet.table(place[0])
        if table is None or not table.editable:
            return
        self._edited = place
        value = float(table.grid[place[1:]])
        self.field.open_at(self.layout_now().box(place), value, self._name(place))

    def _ask(self, value: float) -> None:
        if self._edited is not None:
            self.changed.emit(*self._edited, value)

    def _closed(self) -> None:
        self._edited = None

    def _editable(self) -> list[Place]:
        """The numbers that can be typed, in the order of the Tab key."""
        assert self.sheet is not None
        items = [item for row in self.sheet.rows for item in row.items]
        return [
            (table.key, row, column)
            for table in items
            if isinstance(table, Table) and table.editable
            for row, column in np.ndindex(table.rows, table.columns)
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
        # With the focus here arrows walk over the result, although the window has other plans.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is not None:
            self.walked.emit(*steps)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.sheet is not None:
            for first in self._editable()[:1]:
                self.edit(first)
        else:
            super().keyPressEvent(event)


_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


def spoken(sheet: Sheet) -> str:
    """What the sheet says, in words."""
    return ". ".join(_spoken_row(row) for row in sheet.rows)


def _spoken_row(row: Row) -> str:
    parts = [
        item.text if isinstance(item, Sign) else f"{item.title} ({'×'.join(map(str, item.shape))})"
        for item in row.items
    ]
    return f"{' '.join(parts)}. {row.note}"
