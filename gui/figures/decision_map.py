"""The decision map: what a network says over the input plane, its contours and the data points.

A probability is a colour between orange and blue (or greys, or the colours of more classes),
training points are filled and test points hollow, mistakes are ringed, and points beyond the
frame stand as triangles on its edge, so that none is lost.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from gui.figures import palettes
from gui.figures.axes import (
    Axis,
    PlotScales,
    draw_axis_x,
    draw_axis_y,
    draw_frame,
    plot_scales,
)
from gui.figures.hinges import draw_hinges
from gui.figures.legends import draw_flow
from gui.figures.map_figure import Colouring, DrawnPoints, MapFigure, Task, input_axis
from gui.figures.map_layout import MapLayout, map_layout, marked
from gui.figures.map_points import draw_points, legend_entries
from gui.figures.medium import on_screen
from gui.figures.polylines import draw_polyline
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import LEFT, RIGHT, draw_lines, draw_text, elided, width
from gui.theme import Theme

__all__ = [
    "Colouring",
    "DrawnPoints",
    "MapFigure",
    "Task",
    "color_table",
    "draw",
    "input_axis",
    "map_scales",
    "point_at",
]

# Cells of a map on paper are divided until a side has this many, so that no viewer blurs them.
PAPER_CELLS = 512
# A flat, two-coloured map is divided this often on screen, so that its border is a line.
SCREEN_DIVISION = 4


def draw(painter: QPainter, rect: QRectF, figure: MapFigure, theme: Theme) -> None:
    """Draw the map with its axes, colour bar, points and legend into `rect`."""
    style = style_of(theme)
    parts = map_layout(rect, figure, legend_entries(figure, theme, style), style)
    scales, plot = parts.scales, parts.scales.plot
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if figure.title:
        draw_text(
            painter, plot.left(), rect.top() + style.title_baseline,
            elided(figure.title, style.title_face, rect.right() - plot.left()),
            style.title_face, theme.text,
        )  # fmt: skip
    painter.save()
    painter.setClipRect(plot, Qt.ClipOperation.IntersectClip)
    painter.fillRect(plot, theme.inset)
    if figure.levels is not None:
        _draw_levels(painter, figure, scales, theme)
    draw_hinges(painter, figure.hinges, scales, theme, style)
    for line in figure.contours:
        x, y = scales.x.pixel(line[:, 0]), scales.y.pixel(line[:, 1])
        draw_polyline(painter, x, y, _contour_color(figure, theme), style.contour)
    painter.restore()
    # Lines of one pixel stay sharp only without antialiasing.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not on_screen())
    draw_frame(painter, plot, theme, style)
    draw_axis_x(painter, figure.x_axis, scales, parts.x_ticks, theme, style, line=False)
    draw_axis_y(
        painter, figure.y_axis, scales, parts.y_ticks, theme, style,
        line=False, title_x=parts.title_x,
    )  # fmt: skip
    if parts.bar is not None:
        _draw_bar(painter, rect, parts, figure, theme, style)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_points(painter, figure, scales, theme, marked(style, parts))
    draw_flow(painter, parts.legend_rows, parts.legend_left, parts.legend_top, theme, style)
    draw_lines(
        painter, parts.legend_left, parts.words_top, parts.words, style.caption_face, theme.text,
        markup=True,
    )  # fmt: skip
    painter.restore()


def map_scales(rect: QRectF, figure: MapFigure, theme: Theme) -> PlotScales:
    """The scales of the drawn map: what lies under the pointer, and where a value is drawn."""
    style = style_of(theme)
    return map_layout(rect, figure, legend_entries(figure, theme, style), style).scales


def point_at(
    position: QPointF, rect: QRectF, figure: MapFigure, theme: Theme, reach_px: float = 9.0
) -> int | None:
    """The index of the data point drawn nearest to a position, if within reach."""
    points = figure.points
    if points is None or not len(points.x):
        return None
    scales = map_scales(rect, figure, theme)
    dx = scales.x.pixel(points.x) - position.x()
    dy = scales.y.pixel(points.y) - position.y()
    distances = np.nan_to_num(np.hypot(dx, dy), nan=np.inf)
    nearest = int(np.argmin(distances))
    return nearest if distances[nearest] <= reach_px else None


def color_table(figure: MapFigure, theme: Theme) -> palettes.Table:
    """The 256 colours of the map's levels."""
    classes = max(2, len(figure.class_names)) if figure.task is Task.CLASSES else 0
    return _color_table(
        classes,
        figure.colouring,
        tuple(_rgb(c) for c in (theme.class_neutral, theme.class_negative, theme.class_positive)),
        (_rgb(theme.grey_low), _rgb(theme.grey_high)),
        tuple(_rgb(mark.fill) for mark in theme.classes),
        theme.output_gain,
    )


@lru_cache(maxsize=32)
def _color_table(
    classes: int,
    colouring: Colouring,
    two: tuple[palettes.RGB, ...],
    greys: tuple[palettes.RGB, palettes.RGB],
    many: tuple[palettes.RGB, ...],
    gain: float,
) -> palettes.Table:
    neutral, negative, positive = two
    if not classes:
        if colouring is Colouring.GREY:
            return palettes.grey_table(*greys)
        table = palettes.two_class_table(neutral, negative, positive, gain)
        return palettes.thresholded_table(table) if colouring is Colouring.TWO else table
    if colouring is Colouring.GREY:
        ladder = palettes.grey_table(*greys)[np.linspace(0, 255, classes).astype(int)]
        colors = [(int(r), int(g), int(b)) for r, g, b in ladder]
        return palettes.flat_classes_table(palettes.classes_table(greys[0], colors, 1.0))
    colors = [many[index % len(many)] for index in range(classes)]
    table = palettes.classes_table(neutral, colors, gain)
    return palettes.flat_classes_table(table) if colouring is Colouring.TWO else table


def _draw_levels(painter: QPainter, figure: MapFigure, scales: PlotScales, theme: Theme) -> None:
    """The grid of levels as one smoothly scaled picture."""
    x, y = figure.x_axis, figure.y_axis
    left, right, bottom, top = figure.extents or (x.low, x.high, y.low, y.high)
    place = QRectF(scales.point(left, top), scales.point(right, bottom))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, levels_image(figure, theme))


def levels_image(figure: MapFigure, theme: Theme) -> QImage:
    """The levels in colour, the first row at the bottom; finer than the cells where it matters."""
    levels = figure.levels
    if levels is None:
        raise ValueError("a picture of the map expects levels, got None: draw the points alone")
    division = 1 if on_screen() else max(1, -(-PAPER_CELLS // min(levels.shape)))
    if figure.task is not Task.CLASSES:
        if figure.colouring is Colouring.TWO and on_screen():
            division = SCREEN_DIVISION
        if division > 1:
            levels = palettes.magnified(levels, division)
            division = 1
    upright = np.ascontiguousarray(levels[::-1])
    rows, cols = upright.shape
    indexed = QImage(upright.data, cols, rows, cols, QImage.Format.Format_Indexed8)
    indexed.setColorTable(
        [(255 << 24) | (r << 16) | (g << 8) | b for r, g, b in color_table(figure, theme).tolist()]
    )
    # Converted at once: scaling an indexed image smoothly takes twice as long, and the copy makes
    # the picture independent of the array.
    image = indexed.convertToFormat(QImage.Format.Format_RGB32)
    if division > 1:
        image = image.scaled(
            QSize(cols * division, rows * division),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return image


def _draw_bar(
    painter: QPainter,
    rect: QRectF,
    parts: MapLayout,
    figure: MapFigure,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """The colours from `bar_range` low (bottom) to high, as one gradient."""
    bar = parts.bar
    if bar is None:
        return
    table = color_table(figure, theme)
    gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
    places = [0, 64, 127, 128, 191, 255] if figure.colouring is Colouring.TWO else [0, 127, 255]
    for index in places:
        gradient.setColorAt(index / 255, QColor(*table[index].tolist()))
    painter.setPen(pen(theme.axis, style.line))
    painter.setBrush(gradient)
    painter.drawRect(bar)
    scale = plot_scales(bar, Axis(0.0, 1.0), Axis(*figure.bar_range)).y
    places_px = [scale.pixel(place) for place in parts.bar_ticks.places]
    painter.drawLines([QLineF(bar.right(), y, bar.right() + style.tick, y) for y in places_px])
    ink = theme.text if style.printed else theme.text_muted
    for y, label in zip(places_px, parts.bar_ticks.labels, strict=True):
        x = bar.right() + style.tick + 0.75 * style.gap
        draw_text(painter, x, y, label, style.tick_face, ink, align=LEFT, middle=True)
    if figure.bar_label:
        over = rect.top() + style.title_baseline
        y = over if parts.bar_beside_title else bar.top() - 0.9 * style.tick_face.size
        room = width(figure.bar_label, style.tick_face)
        if bar.left() + room <= rect.right():
            draw_text(painter, bar.left(), y, figure.bar_label, style.tick_face, ink)
        else:
            draw_text(painter, rect.right(), y, figure.bar_label, style.tick_face, ink, align=RIGHT)


def _contour_color(figure: MapFigure, theme: Theme) -> QColor:
    if figure.colouring is Colouring.GREY:
        return QColor(Qt.GlobalColor.black)  # the greys are the same in every theme
    return theme.contour


def _rgb(color: QColor) -> palettes.RGB:
    return color.red(), color.green(), color.blue()
