"""Draws cards: the picture, "predicted / actual" above a bar chart of the probabilities."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui.figures.pictures import fitted, paint_picture
from gui.figures.style import FigureStyle, mix, pen, style_of
from gui.figures.text import CENTRE, RIGHT, Face, draw_text, elided, widest, width
from gui.mistakes import words
from gui.mistakes.cards import Card, CardsFigure, Place
from gui.theme import Theme

CARD_WIDTH, CARD_HEIGHT = 190, 78
"""The least that a card on screen needs."""

GAP = 8
LARGEST_CARD = 1.5
"""How much higher a card grows where there is room."""


@dataclass(frozen=True)
class Parts:
    """Where the parts of a card stand. pitch: from one bar to the next."""

    picture: QRectF
    head: float
    chart: QRectF
    names: float
    pitch: float


def capacity(width_px: float, height_px: float, theme: Theme) -> tuple[int, int]:
    """Columns and rows of cards for so much room; at least one of each."""
    gap = theme.px(GAP)
    inner = width_px - 2 * theme.px(12)
    columns = int((inner + gap) // (theme.px(CARD_WIDTH) + gap))
    rows = int((height_px - gap) // (theme.px(CARD_HEIGHT) + gap))
    return max(1, columns), max(1, rows)


def boxes(rect: QRectF, figure: CardsFigure, theme: Theme) -> list[QRectF]:
    """Where the cards stand, row by row."""
    style = style_of(theme)
    gap = 1.2 * style.tick_face.size if style.printed else float(theme.px(GAP))
    side = 0.0 if style.printed else style.margin
    top = rect.top() + (style.title_height if figure.title else gap)
    bottom = rect.bottom() - (_legend_height(style) if style.printed else gap)
    across = (rect.width() - 2 * side - gap * (figure.columns - 1)) / figure.columns
    down = (bottom - top - gap * (figure.rows - 1)) / figure.rows
    if not style.printed:
        down = min(max(down, theme.px(CARD_HEIGHT)), LARGEST_CARD * theme.px(CARD_HEIGHT))
    return [
        QRectF(
            round(rect.left() + side + (number % figure.columns) * (across + gap)),
            round(top + (number // figure.columns) * (down + gap)),
            round(across),
            round(down),
        )
        for number in range(len(figure.cards))
    ]


def parts(box: QRectF, classes: int, theme: Theme) -> Parts:
    """Share a card among picture, head, chart and names."""
    style = style_of(theme)
    size = style.tick_face.size
    pad = 0.0 if style.printed else 0.7 * size
    inner = box.adjusted(pad, pad, -pad, -pad)
    side = min(inner.height(), 0.36 * inner.width())
    picture = QRectF(inner.left(), inner.top(), side, side)
    picture.moveTop(inner.center().y() - side / 2)
    left = picture.right() + 1.9 * size
    head = 1.45 * style.title_face.size
    names = 1.4 * size
    chart = QRectF(left, inner.top() + head, inner.right() - left, inner.height() - head - names)
    middle = inner.top() + 0.42 * style.title_face.size
    return Parts(picture, middle, chart, chart.bottom() + 0.75 * names, chart.width() / classes)


def draw(
    painter: QPainter,
    rect: QRectF,
    figure: CardsFigure,
    theme: Theme,
    within: QRectF | None = None,
) -> None:
    """Draw the page into `rect`; on paper the meaning of the colours stands at its foot.

    within: only the cards that touch it are drawn.
    """
    style = style_of(theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if figure.title:
        y = rect.top() + style.title_baseline
        draw_text(painter, rect.left(), y, figure.title, style.title_face, theme.text)
    placed = boxes(rect, figure, theme)
    for number, (card, box) in enumerate(zip(figure.cards, placed, strict=True)):
        if within is not None and not within.intersects(box):
            continue
        if not style.printed:
            _draw_ground(painter, box, card, figure, number, theme)
        draw_card(painter, box, card, figure.names, theme)
    if figure.cards and style.printed:
        draw_legend(painter, rect.left(), rect.bottom() - 0.5 * _legend_height(style), theme)
    painter.restore()


def _draw_ground(
    painter: QPainter, box: QRectF, card: Card, figure: CardsFigure, number: int, theme: Theme
) -> None:
    chosen = card.index == figure.chosen
    pointed = figure.pointed is not None and figure.pointed.card == number
    line = theme.line_selection if chosen else theme.line_border
    painter.setPen(pen(theme.accent if chosen else theme.border, line))
    painter.setBrush(theme.hover if pointed else theme.surface)
    edge = box.adjusted(line / 2, line / 2, -line / 2, -line / 2)
    painter.drawRoundedRect(edge, theme.radius_card, theme.radius_card)


def inks(card: Card, theme: Theme) -> tuple[QColor, QColor]:
    """The colours of the predicted and of the actual class."""
    if not card.wrong:
        return theme.success, theme.success
    return theme.error, theme.accent


def draw_card(
    painter: QPainter, box: QRectF, card: Card, names: tuple[str, ...], theme: Theme
) -> None:
    """Draw one card. Bars of predicted and actual class are coloured, the actual one's place is
    framed, so that it is found even where its bar has no height."""
    style = style_of(theme)
    placed = parts(box, len(names), theme)
    rows, cols = card.picture.shape[:2]
    paint_picture(painter, fitted(placed.picture, rows, cols), card.picture)
    _draw_head(painter, card, names, placed, theme, style)
    _draw_bars(painter, card, placed, theme, style)
    _draw_names(painter, card, names, placed, theme, style)


def _draw_head(
    painter: QPainter,
    card: Card,
    names: tuple[str, ...],
    placed: Parts,
    theme: Theme,
    style: FigureStyle,
) -> None:
    face, (wrong, right) = style.title_face, inks(card, theme)
    left, end = placed.chart.left(), placed.chart.right()
    note = words.number(card)
    taken = width(note, style.tick_face) + face.size
    room = end - left - width(" / ", face)
    needed = width(names[card.predicted], face) + width(names[card.actual], face)
    if needed > room - taken:  # long names need the whole line
        note, taken = "", 0.0
    first = elided(names[card.predicted], face, 0.5 * (room - taken))
    second = elided(names[card.actual], face, room - taken - width(first, face))
    x = left + draw_text(painter, left, placed.head, first, face, wrong, middle=True)
    x += draw_text(painter, x, placed.head, " / ", face, theme.text, middle=True)
    draw_text(painter, x, placed.head, second, face, right, middle=True)
    muted = theme.text if style.printed else theme.text_muted
    draw_text(painter, end, placed.head, note, style.tick_face, muted, align=RIGHT, middle=True)


def _draw_bars(
    painter: QPainter, card: Card, placed: Parts, theme: Theme, style: FigureStyle
) -> None:
    chart, pitch = placed.chart, placed.pitch
    between = min(0.15 * pitch, 2.0 * theme.scale)
    wrong, right = inks(card, theme)
    slot = mix(theme.surface, theme.grid, 0.5 if style.printed else 0.8)
    if pitch < 4 * theme.scale:
        painter.fillRect(chart, slot)
    neutral = theme.border_strong
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for index, value in enumerate(card.probabilities.tolist()):
        left = chart.left() + index * pitch + between / 2
        across = max(1.0, pitch - between)
        if pitch >= 4 * theme.scale:
            painter.fillRect(QRectF(left, chart.top(), across, chart.height()), slot)
        color = {card.actual: right, card.predicted: wrong}.get(index, neutral)
        tall = min(max(value, 0.0), 1.0) * chart.height()
        painter.fillRect(QRectF(left, chart.bottom() - tall, across, tall), color)
        if index == card.actual:
            painter.setPen(pen(right, style.line))
            painter.drawRect(QRectF(left, chart.top(), across, chart.height()))
    painter.setPen(pen(theme.axis, style.line))
    painter.drawLine(chart.bottomLeft(), chart.bottomRight())
    ink, face = theme.text if style.printed else theme.text_muted, style.tick_face
    x = chart.left() - style.gap
    for y, text in ((chart.top() + 0.3 * face.size, "1"), (chart.bottom(), "0")):
        draw_text(painter, x, y, text, face, ink, align=RIGHT, middle=True)


def _draw_names(
    painter: QPainter,
    card: Card,
    names: tuple[str, ...],
    placed: Parts,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """The names of the classes under their bars; of long ones only those that the card is about."""
    face, bold = style.tick_face, _bold(style.tick_face)
    wrong, right = inks(card, theme)
    marked = {card.predicted: wrong, card.actual: right}
    muted = theme.text if style.printed else theme.text_muted
    if widest(names, bold) + 1 <= placed.pitch:
        for index, name in enumerate(names):
            x = placed.chart.left() + (index + 0.5) * placed.pitch
            _name(painter, x, placed.names, name, marked.get(index, muted), index in marked, face)
        return
    half = placed.chart.width() / max(1, len(marked))
    for order, index in enumerate(sorted(marked)):
        name = elided(names[index], bold, half - 0.5 * face.size)
        reach = width(name, bold) / 2
        low = placed.chart.left() + order * half + reach
        high = placed.chart.left() + (order + 1) * half - reach
        x = min(max(placed.chart.left() + (index + 0.5) * placed.pitch, low), max(low, high))
        _name(painter, x, placed.names, name, marked[index], True, face)


def _name(
    painter: QPainter, x: float, y: float, name: str, ink: QColor, bold: bool, face: Face
) -> None:
    chosen = _bold(face) if bold else face
    draw_text(painter, x, y, name, chosen, ink, align=CENTRE, middle=True)


def _bold(face: Face) -> Face:
    return Face(face.family, face.size, semibold=True)


def _legend_height(style: FigureStyle) -> float:
    return 2.2 * style.tick_face.size


def draw_legend(
    painter: QPainter, x: float, y: float, theme: Theme, room: float = math.inf
) -> None:
    """What the colours and the bars are, in one line with its middle at y, cut where it is full."""
    end = x + room
    style = style_of(theme)
    muted = theme.text if style.printed else theme.text_muted
    for (text, face), ink in zip(
        _legend(style), (theme.error, muted, theme.accent, muted), strict=True
    ):
        x += draw_text(painter, x, y, elided(text, face, end - x), face, ink, middle=True)


def legend_width(theme: Theme) -> float:
    """How wide `draw_legend` draws."""
    return sum(width(text, face) for text, face in _legend(style_of(theme)))


def legend_text() -> str:
    """The legend as plain words."""
    return f"{words.predicted()} / {words.actual()}, {words.bars()}"


def _legend(style: FigureStyle) -> tuple[tuple[str, Face], ...]:
    face = style.tick_face
    names = ((words.predicted(), _bold(face)), (" / ", face), (words.actual(), _bold(face)))
    return (*names, (f", {words.bars()}", face))


def place_at(position: QPointF, rect: QRectF, figure: CardsFigure, theme: Theme) -> Place | None:
    """The card under a position, and the class whose bar it is on."""
    for number, box in enumerate(boxes(rect, figure, theme)):
        if box.contains(position):
            placed = parts(box, len(figure.names), theme)
            along = (position.x() - placed.chart.left()) / placed.pitch
            beside = position.y() < placed.chart.top() or not 0 <= along < len(figure.names)
            return Place(number, None if beside else int(along))
    return None
