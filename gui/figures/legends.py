"""Legends: rows of a small sign and its name, flowing like words, or stacked in a box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.figures.style import FigureStyle, mix, pen
from gui.figures.text import draw_text, widest, width
from gui.theme import Theme


@dataclass(frozen=True)
class Entry:
    """A name, and a sign of some width drawn about a centre."""

    text: str
    sign_width: float
    draw_sign: Callable[[QPainter, QPointF], None]


def flow(entries: Sequence[Entry], length: float, style: FigureStyle) -> list[list[Entry]]:
    """The entries in rows no longer than `length`."""
    rows: list[list[Entry]] = []
    used = 0.0
    for entry in entries:
        needed = entry_width(entry, style)
        if rows and used + _between(style) + needed <= length:
            rows[-1].append(entry)
            used += _between(style) + needed
        else:
            rows.append([entry])
            used = needed
    return rows


def row_width(row: Sequence[Entry], style: FigureStyle) -> float:
    between = _between(style) * max(0, len(row) - 1)
    return sum(entry_width(entry, style) for entry in row) + between


def row_height(style: FigureStyle) -> float:
    return 1.65 * style.tick_face.size


def draw_flow(
    painter: QPainter, rows: list[list[Entry]], left: float, top: float, theme: Theme,
    style: FigureStyle,
) -> None:  # fmt: skip
    """Rows from `top` down, each set from `left`."""
    ink = theme.text if style.printed else theme.text_muted
    for index, row in enumerate(rows):
        y = top + (index + 0.5) * row_height(style)
        x = left
        for entry in row:
            entry.draw_sign(painter, QPointF(x + entry.sign_width / 2, y))
            x += entry.sign_width + _inside(style)
            draw_text(painter, x, y, entry.text, style.tick_face, ink, middle=True)
            x += width(entry.text, style.tick_face) + _between(style)


def box_size(entries: Sequence[Entry], style: FigureStyle) -> tuple[float, float]:
    """Width and height of the entries one below the other in a box."""
    pad, inside = _pad(style), _inside(style)
    sign = max((entry.sign_width for entry in entries), default=0.0)
    names = widest(tuple(entry.text for entry in entries), style.tick_face)
    return 2 * pad + sign + inside + names, pad + len(entries) * row_height(style)


def draw_box(
    painter: QPainter, entries: Sequence[Entry], box: QRectF, theme: Theme, style: FigureStyle
) -> None:
    draw_card(painter, box, theme, style)
    ink = theme.text if style.printed else theme.text_muted
    sign = max((entry.sign_width for entry in entries), default=0.0)
    left = box.left() + _pad(style)
    for index, entry in enumerate(entries):
        y = box.top() + _pad(style) / 2 + (index + 0.5) * row_height(style)
        entry.draw_sign(painter, QPointF(left + sign / 2, y))
        x = left + sign + _inside(style)
        draw_text(painter, x, y, entry.text, style.tick_face, ink, middle=True)


def draw_card(painter: QPainter, box: QRectF, theme: Theme, style: FigureStyle) -> None:
    """The ground of a box that lies over a plot."""
    radius = 0.0 if style.printed else theme.radius_control
    edge = theme.border if style.printed else mix(theme.surface, theme.border_control, 0.8)
    painter.setPen(pen(edge, theme.line_border))
    painter.setBrush(theme.surface)
    painter.drawRoundedRect(box, radius, radius)


def emptiest(candidates: Sequence[QRectF], points: Sequence[tuple[float, float]]) -> QRectF:
    """The rectangle that covers the fewest of the points; of equals, the first."""

    def covered(box: QRectF) -> int:
        left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
        return sum(1 for x, y in points if left <= x <= right and top <= y <= bottom)

    return min(candidates, key=covered)


def entry_width(entry: Entry, style: FigureStyle) -> float:
    return entry.sign_width + _inside(style) + width(entry.text, style.tick_face)


def _inside(style: FigureStyle) -> float:
    return 0.5 * style.tick_face.size


def _between(style: FigureStyle) -> float:
    return 1.25 * style.tick_face.size


def _pad(style: FigureStyle) -> float:
    return 0.8 * style.tick_face.size
