"""Draws the pad: the page, the picture that the network is given, its answer, its feature maps."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from engine.insight.reading import Reading
from gui.figures.pictures import paint_picture
from gui.figures.style import FigureStyle, mix, pen, style_of
from gui.figures.text import CENTRE, RIGHT, Face, draw_text, elided, width, wrap
from gui.numbers import format_number
from gui.pad.figure import Array, PadFigure
from gui.theme import Theme

WIDE = 1.3
"""Width over height from which the answer stands beside the page, not below it."""
LINE = 1.45
MOST_MAPS = 32
LARGEST_MAP = 64.0
LARGEST_PAGE = 360.0


@dataclass(frozen=True)
class PadLayout:
    """Where the parts stand."""

    page: QRectF
    seen: QRectF
    caption: QRectF
    answer: QRectF
    bars: QRectF
    maps: QRectF


def layout(rect: QRectF, theme: Theme) -> PadLayout:
    """Page and answer beside each other, or one below the other."""
    style = style_of(theme)
    k, m, size = theme.scale, style.margin, style.tick_face.size
    inner = rect.adjusted(m, 0.75 * m, -m, -0.75 * m)
    gap = 12.0 * k
    largest = LARGEST_PAGE * k * (2.0 if style.printed else 1.0)
    if rect.width() > WIDE * rect.height():
        side = float(int(min(inner.height(), 0.46 * inner.width(), largest)))
        page = QRectF(inner.left(), inner.top(), side, side)
        left = page.right() + 1.6 * gap
        right = QRectF(left, inner.top(), inner.right() - left, inner.height())
        small = float(int(min(0.28 * side, 0.35 * right.width())))
        seen = QRectF(right.left(), right.top(), small, small)
        caption = QRectF(
            seen.right() + gap, seen.top(), right.right() - seen.right() - gap, 3 * LINE * size
        )
        answer = QRectF(caption.left(), caption.bottom(), caption.width(), small - 3 * LINE * size)
        if answer.height() < 30 * k:
            answer = QRectF(right.left(), seen.bottom() + 0.5 * gap, right.width(), 34 * k)
        below = QRectF(right)
        below.setTop(max(seen.bottom(), answer.bottom()) + 0.6 * gap)
    else:
        small = float(int(min(0.24 * inner.width(), 84 * k)))
        side = float(int(min(inner.width() - small - gap, 0.44 * inner.height(), largest)))
        page = QRectF(inner.left(), inner.top(), side, side)
        seen = QRectF(page.right() + gap, page.top(), small, small)
        caption = QRectF(
            seen.left(), seen.bottom() + 0.3 * size, inner.right() - seen.left(), 4 * LINE * size
        )
        answer = QRectF(inner.left(), page.bottom() + 0.4 * gap, inner.width(), 34 * k)
        below = QRectF(inner)
        below.setTop(answer.bottom() + 0.2 * gap)
    share = min(0.55 * below.height(), 120.0 * k * (1.5 if style.printed else 1.0))
    bars = QRectF(below.left(), below.top(), below.width(), max(share, 30.0 * k))
    maps = QRectF(below)
    maps.setTop(bars.bottom() + 0.7 * gap)
    return PadLayout(page, seen, caption, answer, bars, maps)


def draw(painter: QPainter, rect: QRectF, figure: PadFigure, theme: Theme) -> None:
    """The whole pad in a rectangle: for export."""
    placed = layout(rect, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_page(painter, placed.page, figure.ink, theme)
    draw_answer(painter, placed, figure, theme)
    painter.restore()


def draw_page(painter: QPainter, rect: QRectF, ink: Array, theme: Theme) -> None:
    """The ink in the colour of words, on paper."""
    painter.fillRect(rect, theme.surface)
    rows, columns = ink.shape
    alpha = np.ascontiguousarray(ink)
    mask = QImage(alpha.data, columns, rows, columns, QImage.Format.Format_Alpha8)
    words = QImage(columns, rows, QImage.Format.Format_ARGB32_Premultiplied)
    words.fill(theme.text)
    brush = QPainter(words)
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    brush.drawImage(0, 0, mask)
    brush.end()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, words)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.border_control, theme.line_border))
    painter.drawRect(rect)


def draw_answer(painter: QPainter, placed: PadLayout, figure: PadFigure, theme: Theme) -> None:
    """Everything but the page itself."""
    style = style_of(theme)
    _draw_seen(painter, placed, figure, theme, style)
    reading = figure.reading
    if reading is None or figure.pixels is None:
        y = placed.answer.top() + 1.6 * style.tick_face.size
        for text in wrap(figure.sentence, style.label_face, placed.bars.width()):
            draw_text(painter, placed.bars.left(), y, text, style.label_face, theme.text_muted)
            y += LINE * style.label_face.size
        return
    _draw_words(painter, placed.answer, reading, theme, style)
    _draw_bars(painter, placed.bars, reading, theme, style)
    if reading.maps is not None:
        _draw_maps(painter, placed.maps, reading.maps, theme, style)


def _draw_seen(
    painter: QPainter, placed: PadLayout, figure: PadFigure, theme: Theme, style: FigureStyle
) -> None:
    pixels = np.zeros((28, 28), np.uint8) if figure.pixels is None else figure.pixels
    paint_picture(painter, placed.seen, pixels)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.border_control, theme.line_border))
    painter.drawRect(placed.seen)
    text = QCoreApplication.translate("Pad", "As the network sees it: cropped, centred, 28 × 28")
    y = placed.caption.top() + style.tick_face.size
    for line in wrap(text, style.tick_face, placed.caption.width())[:5]:
        draw_text(painter, placed.caption.left(), y, line, style.tick_face, theme.text_muted)
        y += 1.3 * style.tick_face.size


def _draw_words(
    painter: QPainter, rect: QRectF, reading: Reading, theme: Theme, style: FigureStyle
) -> None:
    """The class in large type, its probability at the right."""
    face = Face(style.title_face.family, round(min(0.95 * rect.height(), 2.6 * theme.body)), True)
    y = rect.center().y()
    text = QCoreApplication.translate("Pad", "Read as")
    x = rect.left() + draw_text(
        painter, rect.left(), y, text, style.label_face, theme.text_muted, middle=True
    )
    x += 0.6 * style.label_face.size
    x += draw_text(painter, x, y, name_of(reading, reading.best), face, theme.accent, middle=True)
    said = QCoreApplication.translate("Pad", "probability {p}")
    said = said.format(p=probability(float(reading.probabilities[reading.best])))
    if x + width(said, style.label_face) + style.label_face.size < rect.right():
        draw_text(
            painter, rect.right(), y, said, style.label_face, theme.text, align=RIGHT, middle=True
        )


def _draw_bars(
    painter: QPainter, rect: QRectF, reading: Reading, theme: Theme, style: FigureStyle
) -> None:
    """A column for each class, from 0 to 1; the answer's in the accent."""
    foot = LINE * style.tick_face.size
    ground = rect.adjusted(0, 0, 0, -foot)
    count = len(reading.probabilities)
    pitch = rect.width() / count
    across = min(pitch - 3 * theme.scale, 40 * theme.scale)
    for index, share in enumerate(reading.probabilities):
        left = round(rect.left() + (index + 0.5) * pitch - across / 2)
        column = QRectF(left, ground.top(), round(across), ground.height())
        painter.fillRect(column, theme.inset if not style.printed else theme.hover)
        best = index == reading.best
        color = theme.accent if best else mix(theme.surface, theme.text_muted, 0.75)
        height = float(share) * ground.height()
        painter.fillRect(QRectF(left, ground.bottom() - height, column.width(), height), color)
        face = Face(style.tick_face.family, style.tick_face.size, semibold=best)
        label = elided(name_of(reading, index), face, pitch)
        ink: QColor = theme.accent if best else theme.text_muted
        y = ground.bottom() + 1.15 * style.tick_face.size
        draw_text(painter, column.center().x(), y, label, face, ink, align=CENTRE)
    painter.setPen(pen(theme.axis, theme.line_border))
    painter.drawLine(ground.bottomLeft(), ground.bottomRight())


def _draw_maps(
    painter: QPainter, rect: QRectF, maps: Array, theme: Theme, style: FigureStyle
) -> None:
    """The maps of the first convolution in rows, each from 0 (or its least) to its greatest."""
    head = LINE * style.tick_face.size
    if rect.height() < head + 14 * theme.scale:
        return
    text = QCoreApplication.translate("Pad", "Feature maps of the first convolution ({count})")
    text = text.format(count=len(maps))
    y = rect.top() + 0.75 * style.tick_face.size
    draw_text(painter, rect.left(), y, text, style.tick_face, theme.text_muted)
    room = rect.adjusted(0, head, 0, 0)
    shown = maps[:MOST_MAPS]
    for values, box in zip(shown, map_boxes(room, len(shown), theme), strict=True):
        low, high = min(0.0, float(values.min())), float(values.max())
        paint_picture(painter, box, values, low, high if high > low else low + 1.0)


def map_boxes(room: QRectF, count: int, theme: Theme) -> list[QRectF]:
    """Equal squares in as many rows as let them be largest."""
    gap, best, rows = 3.0 * theme.scale, 0.0, 1
    for tried in range(1, 5):
        columns = math.ceil(count / tried)
        side = min(
            (room.width() - gap * (columns - 1)) / columns,
            (room.height() - gap * (tried - 1)) / tried,
        )
        if side > best:
            best, rows = side, tried
    side = float(int(min(best, LARGEST_MAP * theme.scale)))
    columns = math.ceil(count / rows)
    return [
        QRectF(
            room.left() + place % columns * (side + gap),
            room.top() + place // columns * (side + gap),
            side,
            side,
        )
        for place in range(count)
    ]


def bar_at(position: QPointF, rect: QRectF, count: int) -> int | None:
    """The class whose column is under a position."""
    if not rect.contains(position):
        return None
    return min(int((position.x() - rect.left()) / rect.width() * count), count - 1)


def name_of(reading: Reading, index: int) -> str:
    names = reading.class_names
    return names[index] if index < len(names) else str(index)


def probability(share: float) -> str:
    """Four digits; what rounds to nothing, or to all, is not said to be it."""
    if 0.0 < share < 0.00005:
        return "< 0.0001"
    if 0.99995 <= share < 1.0:
        return "> 0.9999"
    return format_number(round(share, 4), pad=False)
