"""The canvas of a sheet: paints it, tells numbers in full, and opens a field on one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.controls.field_canvas import FieldCanvas
from gui.numbers import format_number
from gui.shapes import painting
from gui.shapes.painting import Place
from gui.shapes.sheet import Row, Sheet, Sign, Table
from gui.theme import Theme

SMALLEST = 0.7
"""A sheet is drawn no smaller than this; beyond that it scrolls."""
ALL_DIGITS = 9
STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class ShapesCanvas(FieldCanvas):
    """Shows a sheet. changed(table, row, column, value): a number is to be another.

    clicked(table, row, column): a number that can be clicked was. walked(rows, columns): arrow
    keys.
    """

    SIZE = (720, 440)
    KEYS = tuple(STEPS)

    changed = Signal(str, int, int, float)
    clicked = Signal(str, int, int)
    walked = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet: Sheet | None = None

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

    def layout_now(self) -> painting.Layout:
        assert self.sheet is not None
        return painting.layout(self.area(), self.sheet, theme.current())

    def paint(self, painter: QPainter, now: Theme, seen: QRectF) -> None:
        if self.sheet is not None:
            painting.draw(painter, self.area(), self.sheet, now)

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
        value = float(table.grid[place[1:]])
        self._open(place, self.layout_now().box(place), value, self._name(place))

    def take(self, place: Place, value: float) -> None:
        self.changed.emit(*place, value)

    def editable(self) -> list[Place]:
        rows = () if self.sheet is None else self.sheet.rows
        items = [item for row in rows for item in row.items]
        return [
            (table.key, row, column)
            for table in items
            if isinstance(table, Table) and table.editable
            for row, column in np.ndindex(table.rows, table.columns)
        ]

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = STEPS.get(Qt.Key(event.key()))
        if steps is not None:
            self.walked.emit(*steps)
        else:
            super().keyPressEvent(event)


def spoken(sheet: Sheet) -> str:
    """What the sheet says, in words."""
    return ". ".join(_spoken_row(row) for row in sheet.rows)


def _spoken_row(row: Row) -> str:
    parts = [
        item.text if isinstance(item, Sign) else f"{item.title} ({'×'.join(map(str, item.shape))})"
        for item in row.items
    ]
    return f"{' '.join(parts)}. {row.note}"
