"""Draws one call: the stages and layers with the touched ones lit, its line, its arrays."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from engine.insight.walkthrough import ROLES, Line, Look, Walkthrough
from gui.figures.pictures import paint_picture, weight_table
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import CENTRE, LEFT, RIGHT, Face, draw_text, elided, width, wrap
from gui.stepping import words
from gui.stepping.figure import StepFigure
from gui.theme import Theme

LINE = 1.55
CELL = 1.6
"""Height of a row of a table in letters."""
BETWEEN = 3.2
"""Letters between two arrays, for the sign that stands there."""
FEWEST_COLUMNS = 1
VECTOR = 12
"""Numbers of a vector that stand in a row where there is room."""
FEW_ROWS = 6
"""Of an array that has a picture as well."""


def draw(painter: QPainter, rect: QRectF, figure: StepFigure, theme: Theme) -> None:
    """Draw the call into a rectangle."""
    style = style_of(theme)
    face = _reading(style)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(style.margin, 0.5 * style.margin, -style.margin, -0.5 * style.margin)
    line, walk = figure.line, figure.walk
    y = inner.top()
    if line is not None and walk is not None:
        y = _draw_path(painter, inner, walk, line, theme, style)
        y = _draw_line(painter, inner, y, figure, line, theme, style)
        foot = LINE * face.size * (_count(figure, face, inner.width()) + 0.5)
        room = QRectF(inner.left(), y, inner.width(), max(0.0, inner.bottom() - foot - y))
        y = _draw_arrays(painter, room, line, theme, style)
    y += 0.4 * face.size
    for text in words.notes(figure):
        for part in wrap(text, face, inner.width()):
            y += LINE * face.size
            draw_text(painter, inner.left(), y, part, face, theme.text_muted)
    painter.restore()


def _count(figure: StepFigure, face: Face, room: float) -> int:
    return sum(len(wrap(text, face, room)) for text in words.notes(figure))


def _reading(style: FigureStyle) -> Face:
    return Face(style.title_face.family, style.title_face.size)


def _draw_path(
    painter: QPainter, inner: QRectF, walk: Walkthrough, line: Line, theme: Theme,
    style: FigureStyle,
) -> float:  # fmt: skip
    """Stages, then layers; returns where they end."""
    y = _draw_boxes(
        painter, inner, inner.top(), [(words.role_name(r), r == line.role) for r in ROLES],
        theme, style, "→",
    )  # fmt: skip
    everywhere = line.role == "update" and not line.layer
    lit = [(words.place(walk, key), everywhere or key == line.layer) for key in walk.layers]
    arrow = "←" if line.role == "backward" else "→"
    return _draw_boxes(painter, inner, y + 0.6 * style.title_face.size, lit, theme, style, arrow)


def _draw_boxes(
    painter: QPainter, inner: QRectF, top: float, named: list[tuple[str, bool]], theme: Theme,
    style: FigureStyle, arrow: str,
) -> float:  # fmt: skip
    face = _reading(style)
    size = face.size
    high, gap = 2.0 * size, 1.8 * size
    natural = [width(name, face) + 1.6 * size for name, _ in named]
    room = inner.width() - gap * (len(named) - 1)
    share = min(1.0, room / sum(natural))
    x = inner.left()
    for number, ((name, lit), across) in enumerate(zip(named, natural, strict=True)):
        box = QRectF(x, top, across * share, high)
        painter.setPen(pen(theme.accent if lit else theme.border, style.line))
        painter.setBrush(theme.accent_soft if lit else QColor(Qt.GlobalColor.transparent))
        painter.drawRoundedRect(box, 0.4 * size, 0.4 * size)
        text = elided(name, face, box.width() - 0.6 * size)
        ink = theme.accent if lit else theme.text_muted
        draw_text(
            painter, box.center().x(), box.center().y(), text, face, ink, align=CENTRE, middle=True
        )
        x = box.right()
        if number < len(named) - 1:
            draw_text(
                painter, x + gap / 2, box.center().y(), arrow, face, theme.text_muted,
                align=CENTRE, middle=True,
            )  # fmt: skip
        x += gap
    return top + high


def _draw_line(
    painter: QPainter, inner: QRectF, y: float, figure: StepFigure, line: Line, theme: Theme,
    style: FigureStyle,
) -> float:  # fmt: skip
    """Where one is, the line of NumPy, the formula; returns where they end."""
    face = _reading(style)
    size = face.size
    y += 2.4 * size
    draw_text(painter, inner.left(), y, words.where(figure), face, theme.text_muted)
    code = Face(theme.code_family, round(1.25 * size))
    y += 0.6 * size
    for part in wrap(line.text, code, inner.width()):
        y += 1.5 * code.size
        draw_text(painter, inner.left(), y, part, code, theme.text)
    if line.formula:
        y += LINE * size
        draw_text(painter, inner.left(), y, line.formula, face, theme.text_muted)
    return y + 1.4 * size


def _draw_arrays(
    painter: QPainter, room: QRectF, line: Line, theme: Theme, style: FigureStyle
) -> float:
    """What was read, an arrow, what was written: side by side, or below each other where that
    shows more. Returns where the longest ends.
    """
    looks = [*_once(line.inputs), line.out]
    face = _reading(style)
    size = face.size
    gap = BETWEEN * size
    left_over = room.width() - gap * (len(looks) - 1)
    natural = [_natural(look, theme, style) for look in looks]
    high = sum(_height(look, face, room.width() - gap) for look in looks)
    ink = theme.text_muted
    if sum(natural) > left_over and high <= room.height():
        y = room.top()
        for number, look in enumerate(looks):
            sign = "→" if number == len(looks) - 1 and number else ""
            draw_text(painter, room.left(), y + size, sign, face, ink)
            place = QRectF(room.left() + gap / 2, y, room.width() - gap / 2, room.bottom() - y)
            y = _draw_look(painter, place, look, theme, style) + size
        return y
    x, bottom = room.left(), room.top()
    for number, (look, across) in enumerate(zip(looks, _shared(natural, left_over), strict=True)):
        place = QRectF(x, room.top(), across, room.height())
        bottom = max(bottom, _draw_look(painter, place, look, theme, style))
        x += across + gap
        if number < len(looks) - 1:
            sign = "→" if number == len(looks) - 2 else ","
            y = room.top() + 4.2 * size
            draw_text(painter, x - gap / 2, y, sign, face, ink, align=CENTRE, middle=True)
    return bottom


def _height(look: Look, face: Face, across: float) -> float:
    """About how high an array is that may be so wide."""
    told = 0.0 if look.whole else 1.7 * face.size
    strip = 0.0 if look.strip is None else 8.6 * face.size
    return 4.2 * face.size + told + strip + _rows(look, face, across) * CELL * face.size


def _rows(look: Look, face: Face, across: float) -> int:
    """The rows of its table: a vector goes on in the next one."""
    rows, columns = look.corner.shape
    if rows != 1:
        return rows if look.whole else min(rows, FEW_ROWS)
    beside = max(1, int((across - face.size) / _cell(look, face)))
    found = -(-columns // beside)
    return found if look.whole else min(found, FEW_ROWS)


def _once(looks: tuple[Look, ...]) -> list[Look]:
    """Each array once, however often the call reads it."""
    return list({look.text: look for look in looks}.values())


def _shared(natural: list[float], room: float) -> list[float]:
    """Widths that fill no more than the room: the widest give way first."""
    found = list(natural)
    limit = max(natural)
    while sum(found) > room and limit > 1.0:
        limit *= 0.95
        found = [min(each, limit) for each in natural]
    return found


def _natural(look: Look, theme: Theme, style: FigureStyle) -> float:
    face = _reading(style)
    code = Face(theme.code_family, face.size)
    columns = min(look.corner.shape[1], VECTOR)
    cells = columns * _cell(look, face) if look.corner.size else 0.0
    heads = (width(look.text, code), width(words.shape(look), face))
    told = 0.0 if look.whole else width(words.spread(look), style.tick_face)
    more = face.size if not look.whole else 0.0
    return max(cells + more, *heads, told, 4 * face.size)


def _cell(look: Look, face: Face) -> float:
    """The width of a column of a table."""
    texts = {words.number(value) for value in look.corner.ravel().tolist()}
    return max((width(text, face) for text in texts), default=0.0) + 1.1 * face.size


def _draw_look(
    painter: QPainter, place: QRectF, look: Look, theme: Theme, style: FigureStyle
) -> float:
    """The name, the shape, the numbers; returns where they end."""
    face = _reading(style)
    size = face.size
    code = Face(theme.code_family, size)
    y = place.top() + size
    name = elided(look.text, code, place.width())
    draw_text(painter, place.left(), y, name, code, theme.text)
    y += LINE * size
    draw_text(painter, place.left(), y, words.shape(look), face, theme.text_muted)
    y += 0.6 * size
    if not look.whole:
        y += 1.2 * size
        told = elided(words.spread(look), style.tick_face, place.width())
        draw_text(painter, place.left(), y, told, style.tick_face, theme.text_muted)
        y += 0.5 * size
    if look.strip is not None:
        rows, columns = look.strip.shape
        high = min(8 * size, place.width() * rows / columns, 12 * size)
        strip = QRectF(place.left(), y, min(place.width(), high * columns / rows), max(high, size))
        largest = float(np.nanmax(np.abs(look.strip), initial=1e-30))
        paint_picture(painter, strip, look.strip, -largest, largest, weight_table(theme))
        painter.setPen(pen(theme.border, style.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(strip)
        y = strip.bottom() + 0.6 * size
    if not look.corner.size:
        return y
    return _draw_table(painter, QRectF(place.left(), y, place.width(), place.bottom() - y), look,
                       theme, style)  # fmt: skip


def _draw_table(
    painter: QPainter, room: QRectF, look: Look, theme: Theme, style: FigureStyle
) -> float:
    """The numbers, as many as have room; returns where they end."""
    face = _reading(style)
    size = face.size
    across, down = _cell(look, face), CELL * size
    rows, columns = look.corner.shape
    fitting = max(FEWEST_COLUMNS, int((room.width() - size) / across))
    beside = columns if columns * across <= room.width() + 0.5 else min(columns, fitting)
    needed = -(-columns // beside) if rows == 1 else rows
    needed = needed if look.whole else min(needed, FEW_ROWS)
    lines = min(needed, max(1, int(room.height() / down)))
    cells: list[tuple[int, int, int]] = []  # row and column on screen, and the place in the array
    for row in range(lines):
        first = row * beside if rows == 1 else row * columns
        last = columns if rows == 1 else first + beside
        cells += [(row, n, first + n) for n in range(beside) if first + n < last]
    flat = look.corner.ravel()
    marks = None if look.changed is None else look.changed.ravel()
    for row, column, number in cells:
        cell = QRectF(room.left() + column * across, room.top() + row * down, across, down)
        if marks is not None and marks[number]:
            painter.fillRect(cell.adjusted(1, 1, -1, -1), theme.accent_soft)
        text = words.number(float(flat[number]))
        draw_text(
            painter, cell.right() - 0.4 * size, cell.center().y(), text, face, theme.text,
            align=RIGHT, middle=True,
        )  # fmt: skip
    area = QRectF(room.left(), room.top(), beside * across, lines * down)
    painter.setPen(pen(theme.border, style.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
    if rows > 1 and _more_across(look, beside):
        for row in range(lines):
            y = room.top() + (row + 0.5) * down
            draw_text(
                painter, area.right() + 0.2 * size, y, "…", face, theme.text_muted, align=LEFT,
                middle=True,
            )  # fmt: skip
    more = len(cells) < int(np.prod(look.shape)) if rows == 1 else _more_down(look, lines)
    if not more:
        return area.bottom()
    draw_text(
        painter, area.center().x(), area.bottom() + 0.7 * size, "⋮", face, theme.text_muted,
        align=CENTRE, middle=True,
    )  # fmt: skip
    return area.bottom() + size


def _more_across(look: Look, shown: int) -> bool:
    """Whether the array has more columns than a table shows."""
    if len(look.shape) == 4:
        return shown < look.shape[2]
    if len(look.shape) <= 1:
        return shown < int(np.prod(look.shape))
    return shown < int(np.prod(look.shape[1:]))


def _more_down(look: Look, shown: int) -> bool:
    return len(look.shape) > 1 and shown < look.shape[0]
