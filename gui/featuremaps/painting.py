"""Draws filters and feature maps: pictures above, then a row for each filter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.featuremaps import words
from gui.featuremaps.figure import Levels, MapsFigure
from gui.featuremaps.layout import Layout, arrange
from gui.figures.medium import on_screen
from gui.figures.palettes import Table
from gui.figures.pictures import (
    GREYS,
    SHARP_SCALE,
    enlarged,
    grey_scale_width,
    levels_image,
    paint_grey_scale,
    paint_image,
    paint_picture,
    weight_table,
)
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import CENTRE, LEFT, RIGHT, draw_text, width
from gui.numbers import format_number
from gui.theme import Theme


def draw(painter: QPainter, rect: QRectF, figure: MapsFigure, theme: Theme) -> None:
    """All of it in a rectangle, with its legend: for export."""
    style = style_of(theme)
    placed = arrange(rect, figure, theme, style, whole=True)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if figure.title:
        draw_text(
            painter, placed.left, rect.top() + style.title_baseline, figure.title,
            style.title_face, theme.text,
        )  # fmt: skip
    draw_head(painter, placed, figure, theme, style)
    draw_rows(painter, placed, figure, theme, style, 0, figure.filter_count)
    height = 1.6 * style.tick_face.size
    area = QRectF(placed.left, placed.bottom + 0.4 * height, rect.width(), height)
    draw_legend(painter, area, figure, theme)
    painter.restore()


def draw_head(
    painter: QPainter, placed: Layout, figure: MapsFigure, theme: Theme, style: FigureStyle
) -> None:
    """The pictures, what they show, and the names of the columns."""
    ink = theme.text if style.printed else theme.text_muted
    face, base = style.tick_face, placed.label_baseline
    for picture in range(figure.picture_count):
        box = placed.box(-1, picture)
        color = theme.error if figure.is_mistake(picture) else theme.text
        label = words.picture_label(figure, picture)
        if width(label, face) > placed.side:
            label = label.replace(" ", "")
        draw_text(painter, box.center().x(), base, label, face, color, align=CENTRE)
    _draw_pictures(painter, placed, figure)
    filter_middle = placed.filter_left + placed.side / 2
    if placed.film_count and figure.film is not None:
        first = placed.film(0, 0)
        below = placed.pictures_top + placed.side - 0.3 * face.size
        end = words.film_end(figure)
        room = filter_middle - 0.5 * width(end, face) - placed.gap - first.left()
        for text in words.film_starts(figure):
            if width(text, face) <= room:
                draw_text(painter, first.left(), below, text, face, ink, align=LEFT)
                break
        draw_text(painter, filter_middle, below, end, face, ink, align=CENTRE)
    several = figure.maps.filters.shape[3] > 1
    head = words.channel_head(figure) if several else words.filter_head()
    draw_text(painter, filter_middle, base, head, face, ink, align=CENTRE)
    draw_text(painter, placed.peaks_left + placed.gap, base, words.peak_head(), face, ink)


def _draw_pictures(painter: QPainter, placed: Layout, figure: MapsFigure) -> None:
    pixels = figure.maps.pixels
    n, rows, columns, channels = pixels.shape
    places = [placed.picture(picture) for picture in range(n)]
    if channels == 1:
        levels = pixels[..., 0].transpose(1, 0, 2).reshape(rows, n * columns)
        _draw_all(painter, [places], levels, (rows, columns), GREYS)
        return
    for place, picture in zip(places, pixels, strict=True):
        paint_picture(painter, place, picture)


def draw_rows(
    painter: QPainter,
    placed: Layout,
    figure: MapsFigure,
    theme: Theme,
    style: FigureStyle,
    first: int,
    end: int,
) -> None:
    """The rows of the filters from `first` up to `end`."""
    ink = theme.text if style.printed else theme.text_muted
    face = style.tick_face
    _draw_filters(painter, placed, figure, theme, first, end)
    _draw_maps(painter, placed, figure, first, end)
    for index in range(first, end):
        middle = placed.row_top(index) + placed.side / 2
        draw_text(
            painter, placed.number_right, middle, str(index + 1), face, ink, align=RIGHT,
            middle=True,
        )  # fmt: skip
        _draw_peak(painter, placed, figure, theme, style, index)


def _draw_filters(
    painter: QPainter, placed: Layout, figure: MapsFigure, theme: Theme, first: int, end: int
) -> None:
    """The films and, framed, the filters as they are."""
    rows, columns = figure.maps.filters.shape[1:3]
    places = placed.kernels[first:end]
    levels = figure.kernel_levels(first, end)
    _draw_all(painter, places, levels, (rows, columns), weight_table(theme))
    painter.setPen(pen(theme.border_strong, theme.line_border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for row in places:
        painter.drawRect(_on_pixels(row[-1]))


def _draw_maps(painter: QPainter, placed: Layout, figure: MapsFigure, first: int, end: int) -> None:
    places = placed.maps[first:end]
    levels = figure.map_levels(first, end)
    _draw_all(painter, places, levels, figure.map_shape, GREYS)


def _draw_all(
    painter: QPainter,
    places: list[list[QRectF]],
    levels: Levels,
    shape: tuple[int, int],
    table: Table,
) -> None:
    """Pictures of this shape, which lie in `levels` as their places do.

    From one image: making and enlarging them one by one takes several times as long.
    """
    if not places:
        return
    rows, columns = shape
    if not on_screen():
        for down, line in enumerate(places):
            for across, place in enumerate(line):
                part = levels[
                    down * rows : (down + 1) * rows, across * columns : (across + 1) * columns
                ]
                paint_image(painter, place, levels_image(part, table))
        return
    device = painter.deviceTransform().m11()
    smallest = min(place.width() for place in places[0]) * device / columns
    smooth = smallest < SHARP_SCALE and abs(smallest - round(smallest)) > 0.01
    factor = 2 if smooth and smallest > 1.0 else 1
    image = enlarged(levels_image(levels, table), factor)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
    wide, high = columns * factor, rows * factor
    for down, line in enumerate(places):
        for across, place in enumerate(line):
            painter.drawImage(place, image, QRectF(across * wide, down * high, wide, high))


def _draw_peak(
    painter: QPainter,
    placed: Layout,
    figure: MapsFigure,
    theme: Theme,
    style: FigureStyle,
    index: int,
) -> None:
    """The largest number of a row, and below it the smallest where that is below 0."""
    face = style.tick_face
    ink = theme.text if style.printed else theme.text_muted
    middle = placed.row_top(index) + placed.side / 2
    x = placed.peaks_left + placed.gap
    low, high = float(figure.maps.low[index]), float(figure.maps.high[index])
    if low < 0.0 and placed.side > 2.4 * face.size:
        half = 0.62 * face.size
        draw_text(painter, x, middle - half, format_number(high, 3), face, ink, middle=True)
        draw_text(painter, x, middle + half, format_number(low, 3), face, ink, middle=True)
    else:
        draw_text(painter, x, middle, format_number(high, 3), face, ink, middle=True)


def draw_legend(painter: QPainter, rect: QRectF, figure: MapsFigure, theme: Theme) -> None:
    """What orange and blue, black and white mean."""
    low, high = "−", "+"
    if figure.common:
        limit = format_number(float(figure.weight_limits.max()), 3)
        low, high = f"−{limit}", limit
    title = words.weight_title()
    x = rect.left()
    x += paint_grey_scale(painter, rect, low, high, theme, table=weight_table(theme), title=title)
    gap = 1.6 * style_of(theme).tick_face.size
    low, high = words.scale_ends(figure)
    title = words.value_title(figure.maps.stage)
    if x + gap + grey_scale_width(low, high, theme, title) > rect.right():
        title = ""
    paint_grey_scale(
        painter, rect.adjusted(x + gap - rect.left(), 0, 0, 0), low, high, theme, title=title
    )


def draw_marks(painter: QPainter, placed: Layout, figure: MapsFigure, theme: Theme) -> None:
    """Rings around the selected filter and map, its number and what that sees of the picture."""
    cell = figure.selected
    if cell is None or not figure.holds(cell):
        return
    ring = pen(theme.accent, theme.line_selection)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ring)
    area = placed.map(cell.filter, cell.picture)
    for around in (placed.filter(cell.filter), area):
        painter.drawRect(around.adjusted(-1, -1, 1, 1))
    spot = placed.part(area, cell.row, cell.column, 1, 1, placed.map_shape)
    _frame(painter, spot, theme)


def draw_field(painter: QPainter, placed: Layout, figure: MapsFigure, theme: Theme) -> None:
    """The receptive field of the selected number in its picture."""
    cell, field = figure.selected, figure.field
    if cell is None or field is None or cell.picture >= figure.picture_count:
        return
    area = placed.picture(cell.picture)
    shape = placed.picture_shape
    seen = field.clipped(*shape)
    part = placed.part(area, seen.top, seen.left, seen.height, seen.width, shape)
    _frame(painter, part, theme)


def _frame(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """A frame that is seen on black and on white."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.on_accent, 3 * theme.line_border))
    painter.drawRect(rect)
    painter.setPen(pen(theme.accent, 1.5 * theme.line_border))
    painter.drawRect(rect)


def _on_pixels(rect: QRectF) -> QRectF:
    """An outline of one pixel is sharp on screen only between pixels."""
    if not on_screen():
        return rect
    corner = QPointF(round(rect.left()) - 0.5, round(rect.top()) - 0.5)
    return QRectF(corner, QPointF(round(rect.right()) + 0.5, round(rect.bottom()) + 0.5))
