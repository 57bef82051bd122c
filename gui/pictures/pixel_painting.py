"""Draws a picture as a grid of its numbers, each in a cell of its grey or colour."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui.figures.numerals import fixed
from gui.figures.pictures import paint_picture
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import CENTRE, RIGHT, Face, draw_text, width
from gui.pictures.figure import Array, PixelsFigure
from gui.theme import Theme

DARK, BRIGHT = QColor(0, 0, 0), QColor(255, 255, 255)
LUMA = (0.299, 0.587, 0.114)
"""Of red, green and blue, by ITU-R 601."""
BRIGHT_GROUND = 117
"""On a grey above this one black is read better than white."""
SMALLEST, SMALLEST_PRINT = 0.75, 0.35
"""Of the size of other numbers, that of those in cells; paper can be read from nearby."""
LARGE = 100.0
"""From here on decimals are left out."""


def text_of(figure: PixelsFigure, value: float) -> str:
    """A number in its cell: a byte as it is, else with two decimals."""
    if not figure.after:
        return str(int(value))
    return fixed(value, 0 if abs(value) >= LARGE else 2)


def cell_size(figure: PixelsFigure, face: Face) -> tuple[float, float]:
    """Width and height of a cell in which every number can be read."""
    ends = tuple(text_of(figure, end) for end in figure.range)
    across = max(width(text, face) for text in (*ends, "255")) + 0.7 * face.size
    lines = figure.values.shape[2]
    return across, max(1.5, 1.25 * lines + 0.3) * face.size


def margin(face: Face) -> float:
    """Of the numbers of rows and columns."""
    return 2.4 * face.size


def readable_size(figure: PixelsFigure, theme: Theme) -> tuple[float, float]:
    """Width and height of the whole grid when every number can be read."""
    face = style_of(theme).tick_face
    across, down = _square(*cell_size(figure, face))
    rows, columns = figure.values.shape[:2]
    return margin(face) + columns * across + 1, margin(face) + rows * down + 1


def _square(across: float, down: float) -> tuple[float, float]:
    """The pixels of a picture are square."""
    side = float(round(max(across, down)))
    return side, side


def grid(rect: QRectF, figure: PixelsFigure, theme: Theme) -> QRectF:
    """Where the cells stand: as large as there is room for, beneath and right of their numbers."""
    rows, columns = figure.values.shape[:2]
    edge = margin(style_of(theme).tick_face)
    side = min((rect.width() - edge - 1) / columns, (rect.height() - edge - 1) / rows)
    side = max(side, 0.1)
    if side >= 4:
        side = float(int(side))
    spare = max(0.0, (rect.width() - edge - columns * side) / 2)
    return QRectF(rect.left() + edge + int(spare), rect.top() + edge, columns * side, rows * side)


def cell_at(
    position: QPointF, rect: QRectF, figure: PixelsFigure, theme: Theme
) -> tuple[int, int] | None:
    """Row and column of the pixel at a position."""
    area = grid(rect, figure, theme)
    rows, columns = figure.values.shape[:2]
    row = int((position.y() - area.top()) // (area.height() / rows))
    column = int((position.x() - area.left()) // (area.width() / columns))
    return (row, column) if 0 <= row < rows and 0 <= column < columns else None


def cell_box(rect: QRectF, figure: PixelsFigure, cell: tuple[int, int], theme: Theme) -> QRectF:
    """Where a pixel stands."""
    area, (row, column) = grid(rect, figure, theme), cell
    rows, columns = figure.values.shape[:2]
    across, down = area.width() / columns, area.height() / rows
    return QRectF(area.left() + column * across, area.top() + row * down, across, down)


def pointed_boxes(rect: QRectF, figure: PixelsFigure, theme: Theme) -> list[QRectF]:
    """What is drawn otherwise because a pixel is pointed at: itself, its row, its column."""
    if figure.pointed is None:
        return []
    area, size = grid(rect, figure, theme), style_of(theme).tick_face.size
    box = cell_box(rect, figure, figure.pointed, theme).adjusted(-2, -2, 2, 2)
    row = QRectF(area.left() - 2.4 * size, box.center().y() - size, 2.4 * size, 2 * size)
    column = QRectF(box.center().x() - 1.6 * size, area.top() - 2 * size, 3.2 * size, 2 * size)
    return [box, row, column]


def draw(
    painter: QPainter,
    rect: QRectF,
    figure: PixelsFigure,
    theme: Theme,
    within: QRectF | None = None,
) -> None:
    """Draw the picture, and the numbers if they have room. within: only cells that touch it."""
    style = style_of(theme)
    area = grid(rect, figure, theme)
    rows, columns = figure.values.shape[:2]
    side = area.width() / columns
    painter.save()
    face = _fitting(figure, style, side)
    paint_picture(painter, area, figure.shown)
    painter.setPen(pen(theme.border_control, style.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    seen = area if within is None else area.intersected(within)
    first_row = max(0, int((seen.top() - area.top()) // side))
    first_column = max(0, int((seen.left() - area.left()) // side))
    last_row = min(rows, int((seen.bottom() - area.top()) // side) + 1)
    last_column = min(columns, int((seen.right() - area.left()) // side) + 1)
    if face is not None and not seen.isEmpty():
        inks = _inks(figure)
        for row in range(first_row, last_row):
            for column in range(first_column, last_column):
                ink = DARK if inks[row, column] else BRIGHT
                _numbers(painter, area, figure, row, column, side, face, ink)
    _draw_edges(painter, area, figure, theme, style, within or rect)
    if figure.pointed is not None and not style.printed:
        painter.setPen(pen(theme.accent, 2 * theme.line_border))
        painter.drawRect(cell_box(rect, figure, figure.pointed, theme))
    painter.restore()


def _fitting(figure: PixelsFigure, style: FigureStyle, side: float) -> Face | None:
    """The face in which the numbers fit into cells, None where they would be too small."""
    face = style.tick_face
    least = SMALLEST_PRINT if style.printed else SMALLEST
    while face.size >= least * style.tick_face.size:
        if max(cell_size(figure, face)) <= side + 1:
            return face
        face = Face(face.family, face.size - 1)
    return None


def _inks(figure: PixelsFigure) -> Array:
    """(h, w) bool: whether the ground is so bright that black is read on it."""
    ground = figure.shown
    if ground.shape[2] == 1:
        return ground[:, :, 0] > BRIGHT_GROUND
    luma: Array = ground @ np.array(LUMA)
    return luma > BRIGHT_GROUND


def _numbers(
    painter: QPainter,
    area: QRectF,
    figure: PixelsFigure,
    row: int,
    column: int,
    side: float,
    face: Face,
    ink: QColor,
) -> None:
    x = area.left() + (column + 0.5) * side
    values = figure.values[row, column].tolist()
    line = 1.25 * face.size
    y = area.top() + (row + 0.5) * side - 0.5 * line * (len(values) - 1)
    for place, value in enumerate(values):
        text = text_of(figure, value)
        draw_text(painter, x, y + place * line, text, face, ink, align=CENTRE, middle=True)


def _draw_edges(
    painter: QPainter,
    area: QRectF,
    figure: PixelsFigure,
    theme: Theme,
    style: FigureStyle,
    within: QRectF,
) -> None:
    """The numbers of rows and columns, as many as have room, the pointed ones set off."""
    face, muted = style.tick_face, theme.text if style.printed else theme.text_muted
    rows, columns = figure.values.shape[:2]
    side = area.width() / columns
    row, column = figure.pointed or (None, None)
    for count, here, upright in ((rows, row, True), (columns, column, False)):
        every = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500) if n * side >= 2 * face.size)
        low, high = (
            (within.top() - area.top(), within.bottom() - area.top())
            if upright
            else (within.left() - area.left(), within.right() - area.left())
        )
        first = max(0, int((low - 3 * face.size) // side))
        last = min(count, int((high + 3 * face.size) // side) + 1)
        for place in range(-(-first // every) * every, last, every):
            _edge(painter, area, place, side, upright, face, muted)
        if here is not None and not style.printed:
            start = here * side
            size = face.size
            if upright:
                left, top = area.left() - 2.3 * size, area.top() + start + 0.5 * side - 0.6 * size
                painter.fillRect(QRectF(left, top, 2.1 * size, 1.2 * size), theme.surface)
            else:
                left, top = area.left() + start + 0.5 * side - 1.5 * size, area.top() - 1.6 * size
                painter.fillRect(QRectF(left, top, 3.0 * size, 1.4 * size), theme.surface)
            bold = Face(face.family, face.size, semibold=True)
            _edge(painter, area, here, side, upright, bold, theme.text)


def _edge(
    painter: QPainter, area: QRectF, place: int, side: float, upright: bool, face: Face, ink: QColor
) -> None:
    middle = (place + 0.5) * side
    if upright:
        x, y = area.left() - 0.5 * face.size, area.top() + middle
        draw_text(painter, x, y, str(place), face, ink, align=RIGHT, middle=True)
    else:
        x, y = area.left() + middle, area.top() - 0.9 * face.size
        draw_text(painter, x, y, str(place), face, ink, align=CENTRE, middle=True)
