"""The most activating pictures: of each filter a row, what it saw framed in each picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from engine.insight.most_activating import MostActivating
from gui.figures.pictures import fitted, paint_picture, weight_table
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import CENTRE, RIGHT, draw_text, width
from gui.numbers import format_number
from gui.theme import Theme

SMALLEST, LARGEST = 30.0, 72.0


@dataclass(frozen=True, eq=False)
class ActivatingFigure:
    """What was found, and the channel of the kernels that is shown."""

    found: MostActivating
    channel: int = 0
    title: str = ""


@dataclass(frozen=True)
class ActivatingLayout:
    """Where a filter (column −1) and its pictures stand. label: the room for text below each."""

    left: float
    top: float
    side: float
    gap: float
    label: float
    number: float
    counts: tuple[int, int]

    @property
    def pitch(self) -> float:
        """From one row to the next."""
        return self.side + self.label + self.gap

    @property
    def bottom(self) -> float:
        return self.top + self.counts[0] * self.pitch

    def box(self, row: int, column: int) -> QRectF:
        """The square of a picture; column −1 is the filter."""
        left = self.left
        if column >= 0:
            left += self.side + self.number + self.gap + column * (self.side + self.gap)
        return QRectF(left, self.top + row * self.pitch, self.side, self.side)

    def place_at(self, at: QPointF) -> tuple[int, int] | None:
        """The row and the column of the picture under a position."""
        row = int((at.y() - self.top) // self.pitch)
        if not 0 <= row < self.counts[0]:
            return None
        for column in range(self.counts[1]):
            if self.box(row, column).contains(at):
                return row, column
        return None


def arrange(
    rect: QRectF, figure: ActivatingFigure, theme: Theme, style: FigureStyle, *, whole: bool
) -> ActivatingLayout:
    """Share the room. whole: all filters must fit into the height, as on paper."""
    k, count = figure.found.pictures.shape
    gap = 4.0 * theme.scale
    margin = 0.0 if style.printed else 12.0 * theme.scale
    label = 1.35 * style.tick_face.size
    number = width(str(k), style.tick_face) + 2 * gap
    title = style.title_height if figure.title else 0.0
    side = (rect.width() - 2 * margin - number - gap - count * gap) / (1 + count)
    if whole:
        side = max(8.0, min(side, (rect.height() - title) / k - label - gap))
    else:
        side = float(int(min(max(side, SMALLEST * theme.scale), LARGEST * theme.scale)))
    top = rect.top() + title + (0.0 if style.printed else 8.0 * theme.scale)
    return ActivatingLayout(rect.left() + margin, top, side, gap, label, number, (k, count))


def draw(painter: QPainter, rect: QRectF, figure: ActivatingFigure, theme: Theme) -> None:
    """All rows in a rectangle: for export."""
    style = style_of(theme)
    placed = arrange(rect, figure, theme, style, whole=True)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if figure.title:
        draw_text(
            painter, placed.left, rect.top() + style.title_baseline, figure.title,
            style.title_face, theme.text,
        )  # fmt: skip
    draw_rows(painter, placed, figure, theme, style, 0, placed.counts[0])
    painter.restore()


def draw_rows(
    painter: QPainter,
    placed: ActivatingLayout,
    figure: ActivatingFigure,
    theme: Theme,
    style: FigureStyle,
    first: int,
    end: int,
) -> None:
    """The rows of the filters from `first` up to `end`."""
    found = figure.found
    face, ink = style.tick_face, theme.text if style.printed else theme.text_muted
    channel = min(figure.channel, found.filters.shape[3] - 1)
    table = weight_table(theme)
    for row in range(first, end):
        kernel = found.filters[row, :, :, channel]
        limit = max(float(np.abs(kernel).max()), 1e-30)
        area = fitted(placed.box(row, -1), *kernel.shape)
        paint_picture(painter, area, kernel, -limit, limit, table)
        x = placed.left + placed.side + placed.number
        middle = area.center().y()
        draw_text(painter, x, middle, str(row + 1), face, ink, align=RIGHT, middle=True)
        for column in range(placed.counts[1]):
            _draw_picture(painter, placed, figure, theme, row, column)
            box = placed.box(row, column)
            text = format_number(float(found.values[row, column]), 3)
            base = box.bottom() + 1.05 * face.size
            draw_text(painter, box.center().x(), base, text, face, ink, align=CENTRE)


def _draw_picture(
    painter: QPainter,
    placed: ActivatingLayout,
    figure: ActivatingFigure,
    theme: Theme,
    row: int,
    column: int,
) -> None:
    found = figure.found
    pixels = found.pixels[found.places[row, column]]
    height, across, _ = pixels.shape
    area = fitted(placed.box(row, column), height, across)
    paint_picture(painter, area, pixels)
    seen = found.fields[row][column].clipped(height, across)
    down, right = area.height() / height, area.width() / across
    frame = QRectF(
        area.left() + seen.left * right, area.top() + seen.top * down,
        seen.width * right, seen.height * down,
    )  # fmt: skip
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, thick in ((theme.on_accent, 3.0), (theme.accent, 1.5)):
        painter.setPen(pen(color, thick * theme.line_border))
        painter.drawRect(frame)


def sentence(figure: ActivatingFigure, row: int, column: int) -> str:
    """A picture of a filter, for the status bar and for screen readers."""
    found = figure.found
    label = int(found.labels[found.places[row, column]])
    names = found.class_names
    return QCoreApplication.translate(
        "FeatureMaps", "Filter {filter}, place {place}: test image {index} ({name}), {value}"
    ).format(
        filter=row + 1,
        place=column + 1,
        index=format_number(int(found.pictures[row, column])),
        name=names[label] if 0 <= label < len(names) else label,
        value=format_number(float(found.values[row, column])),
    )


def caption(figure: ActivatingFigure, layer: str) -> str:
    """A sentence beneath the exported figure."""
    found = figure.found
    return QCoreApplication.translate(
        "FeatureMaps",
        "{layer} at step {step}: the {count} of {total} test images in which each filter (rows) "
        "answers most, with its answer; the frame is what the filter saw.",
    ).format(
        layer=layer,
        step=format_number(found.step),
        count=format_number(found.pictures.shape[1]),
        total=format_number(found.counted),
    )
