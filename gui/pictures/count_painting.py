"""Draws how many pictures there are of each class, as a bar for each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.figures.style import pen, style_of
from gui.figures.text import CENTRE, draw_text, elided, widest
from gui.numbers import format_number
from gui.pictures.figure import CountsFigure
from gui.theme import Theme

SHORTEST_NAME = 2.2
"""Room for fewer letters than about three is not worth a name; in sizes of the type."""


def slots(rect: QRectF, figure: CountsFigure, theme: Theme) -> list[QRectF]:
    """Where the bars stand, each as high as all the room."""
    style = style_of(theme)
    side = 0.0 if style.printed else style.margin
    count = max(1, len(figure.counts))
    pitch = (rect.width() - 2 * side) / count
    left = rect.left() + side
    return [
        QRectF(left + place * pitch, rect.top(), pitch, rect.height())
        for place in range(len(figure.counts))
    ]


def place_at(position: QPointF, rect: QRectF, figure: CountsFigure, theme: Theme) -> int | None:
    """The class whose bar is at a position."""
    placed = slots(rect, figure, theme)
    return next((place for place, slot in enumerate(placed) if slot.contains(position)), None)


def draw(painter: QPainter, rect: QRectF, figure: CountsFigure, theme: Theme) -> None:
    """Draw the bars, with numbers above and names beneath where they have room."""
    if not figure.counts:
        return
    style = style_of(theme)
    face, muted = style.tick_face, theme.text if style.printed else theme.text_muted
    placed = slots(rect, figure, theme)
    pitch = placed[0].width()
    texts = tuple(format_number(count) for count in figure.counts)
    numbered = widest(texts, face) + 2 <= pitch
    named = widest(figure.names, face) + 2 <= pitch or pitch >= SHORTEST_NAME * face.size
    line = 1.4 * face.size
    top = rect.top() + (line if numbered else 0.3 * line)
    bottom = rect.bottom() - (line if named else 0.3 * line)
    highest = max(1, *figure.counts)
    between = min(0.2 * pitch, 4.0 * theme.scale)
    for place, (count, slot) in enumerate(zip(figure.counts, placed, strict=True)):
        tall = (bottom - top) * count / highest
        bar = QRectF(slot.left() + between / 2, bottom - tall, max(1.0, pitch - between), tall)
        faint = figure.chosen is not None and place != figure.chosen
        ink = theme.accent if not faint or place == figure.pointed else theme.border_strong
        painter.fillRect(bar, ink)
        x = slot.center().x()
        if numbered:
            y = bar.top() - 0.5 * line
            draw_text(painter, x, y, texts[place], face, muted, align=CENTRE, middle=True)
        if named:
            name = elided(figure.names[place], face, pitch - 2)
            chosen = theme.text if place == figure.chosen else muted
            y = bottom + 0.55 * line
            draw_text(painter, x, y, name, face, chosen, align=CENTRE, middle=True)
    painter.setPen(pen(theme.axis, style.line))
    painter.drawLine(QPointF(placed[0].left(), bottom), QPointF(placed[-1].right(), bottom))
