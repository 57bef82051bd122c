"""The canvas of a point's life: facts, bars of activations, a map before and after a step."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.arithmetic.life import Layer, Life
from gui.arithmetic.sentence import draw_sentence
from gui.arithmetic.small_map import SmallMap, draw_small_map
from gui.figures.style import pen
from gui.figures.text import CENTRE, RIGHT, Face, draw_text, widest, width
from gui.theme import Theme

SIDE, TOP, GAP = 16, 4, 11
FACT_ROW, BAR_ROW, TITLE = 18, 13, 15
BAR, VALUE = 26, 40
MAP, ARROW = 58, 20


@dataclass(frozen=True)
class _Block:
    """A part of the picture: where it is, and how many rows of bars stand in one column."""

    rect: QRectF
    rows: int = 0


class LifeCanvas(QWidget):
    """Shows a life and two maps, or a sentence where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._life: Life | None = None
        self._maps: tuple[SmallMap, SmallMap] | None = None
        self._sentence = ""
        self._room = 0
        self._blocks: list[_Block] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        theme.theme_changed.connect(self._arrange)

    def show_life(self, life: Life, maps: tuple[SmallMap, SmallMap] | None) -> None:
        self._life, self._maps, self._sentence = life, maps, ""
        self._arrange()

    def show_sentence(self, sentence: str) -> None:
        """Say something in the place of a life."""
        self._life = self._maps = None
        self._sentence = sentence
        self._arrange()

    def text(self) -> str:
        """What is written."""
        return self._sentence if self._life is None else self._life.text()

    def set_room(self, height: int) -> None:
        """Say how much of it is seen at once."""
        if height != self._room:
            self._room = height
            self._arrange()

    # where things stand

    def _arrange(self, _theme: object = None) -> None:
        now = theme.current()
        self._blocks = []
        height = 0.0
        if self._life is not None:
            height = self._place(self._life, now)
        self.setMinimumHeight(round(height))
        self.setAccessibleDescription(self.text())
        self.update()

    def _place(self, life: Life, now: Theme) -> float:
        """Blocks beside each other, and beneath where there is no room; returns the height."""
        k = now.scale
        side, top, gap = SIDE * k, TOP * k, GAP * k
        room = self.width() - 2 * side
        sizes: list[tuple[float, float, int]] = [(*self._facts_size(life, now), 0)]
        if self._maps is not None:
            sizes.append((*self._maps_size(life, now), 0))
        for layer in life.layers:
            sizes.append(self._layer_size(layer, room, now))
        x, y, row = side, top, 0.0
        for wide, high, rows in sizes:
            if x > side and x + wide > side + room:
                x, y, row = side, y + row + 10 * k, 0.0
            self._blocks.append(_Block(QRectF(x, y, wide, high), rows))
            x += wide + gap
            row = max(row, high)
        return y + row + 2 * k

    def _facts_size(self, life: Life, now: Theme) -> tuple[float, float]:
        face = Face(now.family, now.small)
        names = widest(tuple(name for name, _ in life.facts), face)
        values = widest(tuple(value for _, value in life.facts), face)
        least = width("0.00000", face)
        return names + 10 * now.scale + max(values, least), len(life.facts) * FACT_ROW * now.scale

    def _cell(self, layer: Layer, now: Theme) -> float:
        """The width of one bar with its name and number."""
        names = widest(tuple(bar.name for bar in layer.bars), Face(now.family, now.caption))
        return names + (6 + BAR + VALUE) * now.scale

    def _layer_size(self, layer: Layer, room: float, now: Theme) -> tuple[float, float, int]:
        k = now.scale
        cell, count = self._cell(layer, now), len(layer.bars)
        fitting = max(4, int((max(self._room, 96 * k) - (TOP + TITLE) * k) / (BAR_ROW * k)))
        across = min(-(-count // fitting), max(1, int((room + 10 * k) / (cell + 10 * k))))
        rows = -(-count // across)
        across = -(-count // rows)
        wide = across * cell + (across - 1) * 10 * k
        title = width(layer.title, Face(now.family, now.small, semibold=True))
        return max(wide, title), (TITLE + rows * BAR_ROW) * k, rows

    def _maps_size(self, life: Life, now: Theme) -> tuple[float, float]:
        k = now.scale
        title = width(_maps_title(life), Face(now.family, now.caption, semibold=True))
        return max((2 * MAP + ARROW) * k, title), (TITLE + MAP + 14) * k

    # how it looks

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(400), theme.current().px(96))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), now.surface)
        if self._life is None:
            draw_sentence(painter, self.size(), self._sentence, now)
            return
        blocks = iter(self._blocks)
        self._paint_facts(painter, next(blocks).rect, self._life, now)
        if self._maps is not None:
            self._paint_maps(painter, next(blocks).rect, self._life, self._maps, now)
        for layer in self._life.layers:
            block = next(blocks)
            self._paint_layer(painter, block, layer, QRectF(event.rect()), now)

    def _paint_facts(self, painter: QPainter, rect: QRectF, life: Life, now: Theme) -> None:
        face = Face(now.family, now.small)
        for row, (name, value) in enumerate(life.facts):
            y = rect.top() + (row + 0.5) * FACT_ROW * now.scale
            ink = now.error if life.wrong and row == 1 else now.text
            draw_text(painter, rect.left(), y, name, face, now.text_muted, middle=True)
            draw_text(painter, rect.right(), y, value, face, ink, align=RIGHT, middle=True)

    def _paint_layer(
        self, painter: QPainter, block: _Block, layer: Layer, seen: QRectF, now: Theme
    ) -> None:
        k, rect = now.scale, block.rect
        small, bold = Face(now.family, now.caption), Face(now.family, now.small, semibold=True)
        draw_text(
            painter, rect.left(), rect.top() + 7 * k, layer.title, bold, now.text, middle=True
        )
        cell = self._cell(layer, now)
        for place, bar in enumerate(layer.bars):
            x = rect.left() + (place // block.rows) * (cell + 10 * k)
            y = rect.top() + (TITLE + (place % block.rows + 0.5) * BAR_ROW) * k
            if not seen.top() - BAR_ROW * k < y < seen.bottom() + BAR_ROW * k:
                continue
            middle = x + cell - (VALUE + BAR / 2) * k
            draw_text(painter, x, y, bar.name, small, now.text_muted, middle=True)
            length = min(max(bar.share, -1.0), 1.0) * (BAR / 2) * k
            ground = QRectF(middle - BAR / 2 * k, y - 4 * k, BAR * k, 8 * k)
            painter.fillRect(ground, now.inset)
            ink = now.weight_positive if length >= 0 else now.weight_negative
            left = middle if length >= 0 else middle + length
            painter.fillRect(QRectF(left, y - 4 * k, abs(length), 8 * k), ink)
            painter.fillRect(QRectF(round(middle), y - 5 * k, now.px(1), 10 * k), now.border_strong)
            draw_text(painter, x + cell, y, bar.value, small, now.text, align=RIGHT, middle=True)

    def _paint_maps(
        self, painter: QPainter, rect: QRectF, life: Life, maps: tuple[SmallMap, SmallMap],
        now: Theme,
    ) -> None:  # fmt: skip
        k = now.scale
        small, bold = Face(now.family, now.caption), Face(now.family, now.caption, semibold=True)
        title = _maps_title(life)
        draw_text(painter, rect.left(), rect.top() + 7 * k, title, bold, now.text, middle=True)
        texts = (life.loss_before, life.loss_after)
        x, y = round(rect.left()) + 0.5, round(rect.top() + TITLE * k) + 0.5
        for place, (shown, text) in enumerate(zip(maps, texts, strict=True)):
            box = QRectF(x + place * (MAP + ARROW) * k, y, MAP * k, MAP * k)
            draw_small_map(painter, box, shown, life.point, now)
            draw_text(
                painter, box.center().x(), box.bottom() + 9 * k, text, small, now.text_muted,
                align=CENTRE, middle=True,
            )  # fmt: skip
        at = QPointF(x + (MAP + ARROW / 2) * k, y + MAP * k / 2)
        painter.setPen(pen(now.text_muted, 1.5 * k))
        painter.drawLine(at - QPointF(6 * k, 0), at + QPointF(6 * k, 0))
        painter.drawLine(at + QPointF(2 * k, -4 * k), at + QPointF(6 * k, 0))
        painter.drawLine(at + QPointF(2 * k, 4 * k), at + QPointF(6 * k, 0))


def _maps_title(life: Life) -> str:
    text = QCoreApplication.translate("Arithmetic", "One step on it: loss {change}")
    return text.format(change=life.change)
