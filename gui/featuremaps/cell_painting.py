"""Draws one cell written out: the picture, what the kernel sees, the products and their sum."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from engine.insight.cell import CellArithmetic
from gui.featuremaps import cell_words as words
from gui.figures.palettes import Table, levels_for_values
from gui.figures.pictures import GREYS, fitted, paint_picture, weight_table
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import CENTRE, LEFT, Face, draw_text, widest, width
from gui.theme import Theme

Array = NDArray[Any]

PICTURE = 104.0
_FIGURES = re.compile(r"\d")
LINE = 1.6
"""Height of a line of text, in letters."""


@dataclass(frozen=True)
class Block:
    """A grid of numbers with a title, or the picture, and the sign before it."""

    sign: str
    title: str
    texts: tuple[tuple[str, ...], ...] = ()
    levels: NDArray[np.uint8] | None = None
    table: Table | None = None


@dataclass(frozen=True)
class CellLayout:
    """Where the blocks and the sums stand. channels: the rectangle of the sum of each."""

    shown: tuple[Block, ...]
    blocks: tuple[QRectF, ...]
    cell: tuple[float, float]
    channels: tuple[QRectF, ...]
    lines_top: float
    lines: tuple[str, ...]
    height: float


def blocks_of(answer: CellArithmetic, theme: Theme) -> tuple[Block, ...]:
    """The picture, the patch, the kernel and their products, of the channel that is shown."""
    shown, channel = answer.products, answer.channel
    rows, columns = answer.inside.shape
    decimals = shown.decimals
    weights = weight_table(theme)
    patch, kernel = answer.patch[:, :, channel], answer.kernel[:, :, channel]
    products = patch * kernel
    seen = max(float(np.abs(answer.patch).max()), 1e-30)
    low = min(0.0, float(answer.patch.min()))
    padded = np.where(answer.inside, patch, low)

    def texts(numbers: tuple[float, ...], digits: int) -> tuple[tuple[str, ...], ...]:
        said = [words.fixed(number, digits) for number in numbers]
        return tuple(tuple(said[row * columns : (row + 1) * columns]) for row in range(rows))

    return (
        Block("", words.picture_title(answer)),
        Block(
            "", words.patch_title(answer), texts(shown.values, decimals.factor),
            levels_for_values(padded, low, seen),
        ),
        Block(
            "×", words.kernel_title(answer), texts(shown.weights, decimals.factor),
            _diverging(kernel), weights,
        ),
        Block(
            "=", words.products_title(), texts(shown.products, decimals.product),
            _diverging(products), weights,
        ),
    )  # fmt: skip


def _diverging(numbers: Array) -> NDArray[np.uint8]:
    limit = max(float(np.abs(numbers).max()), 1e-30)
    return levels_for_values(numbers, -limit, limit)


def arrange(rect: QRectF, answer: CellArithmetic, theme: Theme) -> CellLayout:
    """Blocks side by side as far as they fit, the rest below; then the sums."""
    style = style_of(theme)
    face = style.tick_face
    blocks = blocks_of(answer, theme)
    margin = 12.0 * theme.scale
    every = (text for block in blocks for row in block.texts for text in row)
    cell = (width(_plain(max(every, key=len)), face) + 0.8 * face.size, 1.75 * face.size)
    rows, columns = answer.inside.shape
    head = LINE * face.size
    sign = 2.0 * face.size
    x, y = rect.left() + margin, rect.top() + 0.5 * margin
    row_height = 0.0
    places: list[QRectF] = []
    for block in blocks:
        if block.texts:
            across, down = cell[0] * columns, cell[1] * rows
        else:
            across = down = PICTURE * theme.scale
        across = max(across, width(block.title, face))
        before = sign if block.sign else (0.0 if not places else margin)
        if places and x + before + across > rect.right() - margin:
            x, y = rect.left() + margin, y + row_height + 0.5 * margin
            row_height, before = 0.0, sign if block.sign else 0.0
        places.append(QRectF(x + before, y, across, head + down))
        x += before + across
        row_height = max(row_height, head + down)
    y += row_height + 0.7 * margin
    channels: list[QRectF] = []
    if len(answer.sums) > 1:
        y += head
        texts = words.channel_sums(answer)
        across = widest(tuple(map(_plain, texts)), face) + 1.2 * face.size
        x = rect.left() + margin
        for _ in texts:
            if x + across > rect.right() - margin and x > rect.left() + margin:
                x, y = rect.left() + margin, y + cell[1] + 2
            channels.append(QRectF(x, y, across, cell[1]))
            x += across + 3
        y += cell[1] + 0.6 * margin
    room = max(rect.width() - 2 * margin, 10 * face.size)
    lines = tuple(
        part
        for line in words.sum_lines(answer)
        for part in _wrapped(line, style.caption_face, room)
    )
    height = y + len(lines) * LINE * style.caption_face.size + margin
    return CellLayout(blocks, tuple(places), cell, tuple(channels), y, lines, height - rect.top())


def _plain(text: str) -> str:
    """A text as wide: figures have equal widths, and what is measured once need not be again."""
    return _FIGURES.sub("0", text)


def _wrapped(text: str, face: Face, room: float) -> list[str]:
    """`text` broken at blanks, word widths added up: numbers change too often to measure lines."""
    lines: list[str] = []
    used, blank = 0.0, width(" ", face)
    for word in text.split(" "):
        needed = width(_plain(word), face)
        if lines and used + blank + needed <= room:
            lines[-1] += f" {word}"
            used += blank + needed
        else:
            lines.append(word)
            used = needed
    return lines


def draw(
    painter: QPainter, placed: CellLayout, answer: CellArithmetic, theme: Theme, seen: QRectF
) -> None:
    """What of it is in the rectangle `seen`."""
    style = style_of(theme)
    painter.save()
    for block, place in zip(placed.shown, placed.blocks, strict=True):
        if not place.intersects(seen):
            continue
        _draw_title(painter, block, place, theme, style)
        inner = place.adjusted(0, LINE * style.tick_face.size, 0, 0)
        if block.texts:
            _draw_numbers(painter, inner, block, answer, placed.cell, theme, style)
        else:
            _draw_picture(painter, inner, answer, theme)
    if placed.channels and placed.channels[-1].bottom() > seen.top():
        _draw_channels(painter, placed, answer, theme, style)
    y, left = placed.lines_top, placed.blocks[0].left()
    face = style.caption_face
    for line in placed.lines:
        y += LINE * face.size
        if y > seen.top() and y - LINE * face.size < seen.bottom():
            draw_text(painter, left, y - 0.4 * face.size, line, face, theme.text)
    painter.restore()


def _draw_title(
    painter: QPainter, block: Block, place: QRectF, theme: Theme, style: FigureStyle
) -> None:
    face, ink = style.tick_face, theme.text if style.printed else theme.text_muted
    draw_text(painter, place.left(), place.top() + face.size, block.title, face, ink, align=LEFT)
    if block.sign:
        middle = place.center().y() + 0.5 * LINE * face.size
        x = place.left() - 1.0 * face.size
        draw_text(
            painter, x, middle, block.sign, style.caption_face, theme.text, align=CENTRE,
            middle=True,
        )  # fmt: skip


def _draw_numbers(
    painter: QPainter,
    place: QRectF,
    block: Block,
    answer: CellArithmetic,
    cell: tuple[float, float],
    theme: Theme,
    style: FigureStyle,
) -> None:
    """A grid of numbers on their colours; padding is hatched."""
    assert block.levels is not None
    table = GREYS if block.table is None else block.table
    across, down = cell
    rows, columns = block.levels.shape
    for row in range(rows):
        for column in range(columns):
            area = QRectF(place.left() + column * across, place.top() + row * down, across, down)
            red, green, blue = (int(part) for part in table[block.levels[row, column]])
            painter.fillRect(area, QColor(red, green, blue))
            ink = _ink(red, green, blue)
            if not answer.inside[row, column] and block.sign == "":
                hatch = QColor(ink)
                hatch.setAlphaF(0.35)
                painter.fillRect(area, hatch.lighter(100))
                painter.setPen(pen(hatch, theme.line_border))
                painter.drawLine(area.bottomLeft(), area.topRight())
            text = block.texts[row][column]
            draw_text(
                painter, area.center().x(), area.center().y(), text, style.tick_face, ink,
                align=CENTRE, middle=True,
            )  # fmt: skip
    painter.setPen(pen(theme.border_strong, theme.line_border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(place.left(), place.top(), across * columns, down * rows))


def _ink(red: int, green: int, blue: int) -> QColor:
    """Black or white, whichever is read better on a colour."""
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    return QColor(0, 0, 0) if light > 120 else QColor(255, 255, 255)


def _draw_picture(painter: QPainter, place: QRectF, answer: CellArithmetic, theme: Theme) -> None:
    """The picture with the receptive field framed."""
    height, across, _ = answer.pixels.shape
    side = PICTURE * theme.scale
    area = fitted(QRectF(place.left(), place.top(), side, side), height, across)
    paint_picture(painter, area, answer.pixels)
    seen = answer.field.clipped(height, across)
    down, right = area.height() / height, area.width() / across
    frame = QRectF(
        area.left() + seen.left * right, area.top() + seen.top * down,
        seen.width * right, seen.height * down,
    )  # fmt: skip
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, thick in ((theme.on_accent, 3.5), (theme.accent, 2.0)):
        painter.setPen(pen(color, thick * theme.line_border))
        painter.drawRect(frame)


def _draw_channels(
    painter: QPainter, placed: CellLayout, answer: CellArithmetic, theme: Theme, style: FigureStyle
) -> None:
    """The sum of each channel, the shown one marked."""
    if not placed.channels:
        return
    face = style.tick_face
    ink = theme.text if style.printed else theme.text_muted
    first = placed.channels[0]
    head = QPointF(first.left(), first.top() - 0.6 * face.size)
    draw_text(painter, head.x(), head.y(), words.channels_title(answer), face, ink)
    for number, (area, text) in enumerate(
        zip(placed.channels, words.channel_sums(answer), strict=True)
    ):
        chosen = number == answer.channel
        painter.fillRect(area, theme.accent_soft if chosen else theme.inset)
        color = theme.accent if chosen else theme.text
        draw_text(
            painter, area.center().x(), area.center().y(), text, face, color, align=CENTRE,
            middle=True,
        )  # fmt: skip


def channel_at(at: QPointF, placed: CellLayout) -> int | None:
    """The channel whose sum is under a position."""
    for number, area in enumerate(placed.channels):
        if area.contains(at):
            return number
    return None
