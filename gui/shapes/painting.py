"""Draws a sheet: its rows one below the other, as large as the room allows."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui.figures.style import pen, style_of
from gui.figures.text import CENTRE, Face, draw_text, width, wrap
from gui.numbers import format_number
from gui.shapes.sheet import Item, Row, Sheet, Sign, Table
from gui.theme import Theme

CELL = 27
TITLE = 22
GAP = 14
NOTE = 18
BETWEEN = 26
MARGIN = 16
LARGEST = 1.45
NARROWEST = 560
"""A sheet is laid out at least so wide, for its notes."""
BAR_LABEL, BAR_LENGTH, BAR = 130, 260, 20
SIZE = 12
Place = tuple[str, int, int]


@dataclass(frozen=True, eq=False)
class Placed:
    """A table and where its cells begin; cells are `across` wide and `down` high."""

    table: Table
    area: QRectF
    across: float
    down: float

    def box(self, row: int, column: int) -> QRectF:
        left = self.area.left() + column * self.across
        return QRectF(left, self.area.top() + row * self.down, self.across, self.down)


@dataclass(frozen=True, eq=False)
class Layout:
    """Where everything stands, in units that `scale` makes pixels of, from `origin` on."""

    origin: QPointF
    scale: float
    tables: tuple[Placed, ...]
    signs: tuple[tuple[QPointF, str], ...]
    notes: tuple[tuple[QPointF, str, bool], ...]
    bars: float

    def place_at(self, position: QPointF) -> Place | None:
        """The table, row and column under a position."""
        at = (position - self.origin) / self.scale
        for placed in self.tables:
            if placed.table.values is not None and placed.area.contains(at):
                row = int((at.y() - placed.area.top()) / placed.down)
                column = int((at.x() - placed.area.left()) / placed.across)
                table = placed.table
                return table.key, min(row, table.rows - 1), min(column, table.columns - 1)
        return None

    def box(self, place: Place) -> QRectF:
        """Where a cell is on the canvas."""
        key, row, column = place
        placed = next(each for each in self.tables if each.table.key == key)
        box = placed.box(row, column)
        return QRectF(self.origin + box.topLeft() * self.scale, box.size() * self.scale)


def shown(value: float) -> str:
    return format_number(float(value))


def _size(table: Table, face: Face) -> tuple[float, float, float, float]:
    """Width and height of a table, and of one of its cells."""
    if table.values is None:
        across, down = _length(table.columns, 26.0), _length(table.rows, 18.0)
        label = width(_shape(table), face) + 14
        return max(across, label), max(down, 20.0), 0.0, 0.0
    longest = max((width(shown(value), face) for value in table.grid.flat), default=0.0)
    across = max(CELL * 1.25, longest + 14)
    return across * table.columns, CELL * table.rows, across, float(CELL)


def _length(count: int, rate: float) -> float:
    """A side of a rectangle: grows with the logarithm of what it stands for."""
    return 12.0 + rate * math.log2(1 + count) / 2


def _shape(table: Table) -> str:
    return " × ".join(f"{number:,}" for number in table.shape)


def layout(rect: QRectF, sheet: Sheet, theme: Theme) -> Layout:
    """Rows from the top down, each in the middle of its height; all made to fit."""
    face = Face(theme.family, SIZE)
    tables: list[Placed] = []
    signs: list[tuple[QPointF, str]] = []
    notes: list[tuple[QPointF, str, bool]] = []
    wide = max((_row_width(row, face) for row in sheet.rows), default=0.0)
    wide = max(wide, NARROWEST)
    y = 0.0
    for row in sheet.rows:
        sizes = [_size(item, face) if isinstance(item, Table) else None for item in row.items]
        high = max(size[1] for size in sizes if size is not None)
        x = 0.0
        middle = y + 2 * TITLE + high / 2
        for item, size in zip(row.items, sizes, strict=True):
            if isinstance(item, Sign):
                signs.append((QPointF(x + _sign_width(item, face) / 2, middle), item.text))
                x += _sign_width(item, face) + GAP
            elif size is not None:
                area = QRectF(x, middle - size[1] / 2, size[0], size[1])
                tables.append(Placed(item, area, size[2], size[3]))
                x += max(size[0], _title_width(item, face)) + GAP
        y += 2 * TITLE + high + 8
        for text in wrap(row.note, face, wide) if row.note else ():
            y += NOTE
            notes.append((QPointF(0, y - 5), text, row.error))
        y += BETWEEN
    bars = y
    y += BAR * 1.5 * len(sheet.bars) + (10 if sheet.bars else 0)
    largest = (1.6 if theme.name == "print" else LARGEST) * theme.scale
    room_x, room_y = rect.width() - 2 * MARGIN, rect.height() - 2 * MARGIN
    scale = max(0.05, min(room_x / wide, room_y / max(y, 1.0), largest))
    left = rect.left() + MARGIN
    top = rect.top() + MARGIN + max(0.0, min((room_y - y * scale) / 3, 40.0))
    return Layout(QPointF(left, top), scale, tuple(tables), tuple(signs), tuple(notes), bars)


def natural_size(sheet: Sheet, theme: Theme) -> tuple[float, float]:
    """Width and height at scale 1."""
    face = Face(theme.family, SIZE)
    wide = max([NARROWEST, *(_row_width(row, face) for row in sheet.rows)])
    high = 0.0
    for row in sheet.rows:
        sizes = [_size(item, face)[1] for item in row.items if isinstance(item, Table)]
        lines = len(wrap(row.note, face, wide)) if row.note else 0
        high += 2 * TITLE + max(sizes) + 8 + NOTE * lines + BETWEEN
    return wide + 2 * MARGIN, high + BAR * 1.5 * len(sheet.bars) + 10 + 2 * MARGIN


def _row_width(row: Row, face: Face) -> float:
    return sum(_item_width(item, face) + GAP for item in row.items) - GAP


def _item_width(item: Item, face: Face) -> float:
    if isinstance(item, Sign):
        return _sign_width(item, face)
    return max(_size(item, face)[0], _title_width(item, face))


def _sign_width(sign: Sign, face: Face) -> float:
    return width(sign.text, Face(face.family, 15))


def _title_width(table: Table, face: Face) -> float:
    """Of the title or the shape beneath it, whichever is wider."""
    strong = Face(face.family, face.size, semibold=True)
    return max(width(table.title, strong), width(_shape(table), face))


def draw(painter: QPainter, rect: QRectF, sheet: Sheet, theme: Theme) -> None:
    """Draw the whole sheet into a rectangle."""
    placed = layout(rect, sheet, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(placed.origin)
    painter.scale(placed.scale, placed.scale)
    face = Face(style_of(theme).tick_face.family, SIZE)
    for at, text in placed.signs:
        sign = Face(face.family, 15)
        draw_text(painter, at.x(), at.y(), text, sign, theme.text_muted, align=CENTRE, middle=True)
    for each in placed.tables:
        _draw_table(painter, each, face, theme)
    for at, text, wrong in placed.notes:
        color = theme.error if wrong else theme.text_muted
        draw_text(painter, at.x(), at.y(), text, face, color)
    _draw_bars(painter, sheet, placed.bars, face, theme)
    painter.restore()


def _draw_table(painter: QPainter, placed: Placed, face: Face, theme: Theme) -> None:
    table, area = placed.table, placed.area
    strong = Face(face.family, face.size, semibold=True)
    y = area.top() - 8
    draw_text(painter, area.left(), y - TITLE + 4, table.title, strong, theme.text)
    _draw_shape(painter, table, QPointF(area.left(), y), face, theme)
    if table.values is None:
        wrong = table.wrong is not None
        painter.setBrush(theme.error_soft if wrong else theme.accent_soft)
        painter.setPen(pen(theme.error if wrong else theme.accent, 1.2))
        painter.drawRoundedRect(area, 2, 2)
        return
    for row, column in np.ndindex(table.rows, table.columns):
        box, cell = placed.box(row, column), (row, column)
        ground = theme.accent_soft if cell in table.lit else theme.surface
        painter.fillRect(box, ground if cell not in table.hidden else theme.inset)
        if cell not in table.hidden:
            text = shown(float(table.grid[row, column]))
            at = box.center()
            draw_text(painter, at.x(), at.y(), text, face, theme.text, align=CENTRE, middle=True)
    _draw_grid(painter, placed, theme)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.accent, 2.0))
    for cell in table.ring:
        painter.drawRect(placed.box(*cell))


def _draw_shape(painter: QPainter, table: Table, at: QPointF, face: Face, theme: Theme) -> None:
    """The shape, in which the number that does not meet its neighbour's stands out."""
    x = at.x()
    for number, length in enumerate(table.shape):
        if number:
            x += draw_text(painter, x, at.y(), " × ", face, theme.text_muted)
            x += 2 if table.wrong is not None else 0
        wrong = table.wrong == number
        chosen = Face(face.family, face.size, semibold=wrong)
        color = theme.error if wrong else theme.text_muted
        text = f"{length:,}"
        if wrong:
            wide = width(text, chosen)
            box = QRectF(x - 3, at.y() - 12, wide + 6, 16)
            painter.setPen(pen(theme.error, 1.0))
            painter.setBrush(theme.error_soft)
            painter.drawRoundedRect(box, 3, 3)
        x += draw_text(painter, x, at.y(), text, chosen, color) + (3 if wrong else 0)


def _draw_grid(painter: QPainter, placed: Placed, theme: Theme) -> None:
    table, area = placed.table, placed.area
    painter.setPen(pen(theme.border, 1.0))
    for row in range(1, table.rows):
        y = area.top() + row * placed.down
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    for column in range(1, table.columns):
        x = area.left() + column * placed.across
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    touched = table.editable or table.clickable
    color: QColor = theme.border_strong if touched else theme.border_control
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(color, 1.5 if touched else 1.0))
    painter.drawRect(area)


def _draw_bars(painter: QPainter, sheet: Sheet, top: float, face: Face, theme: Theme) -> None:
    """Times beside each other, the longest as long as there is room."""
    longest = max((bar.seconds for bar in sheet.bars), default=1.0)
    for number, bar in enumerate(sheet.bars):
        y = top + number * BAR * 1.5
        middle = y + BAR / 2
        draw_text(painter, 0, middle, bar.label, face, theme.text, middle=True)
        length = max(1.5, BAR_LENGTH * bar.seconds / longest)
        painter.fillRect(QRectF(BAR_LABEL, y, length, BAR), theme.accent)
        x = BAR_LABEL + length + 8
        draw_text(painter, x, middle, bar.shown, face, theme.text, middle=True)
