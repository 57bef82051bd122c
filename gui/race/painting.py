"""How the map of a race is drawn: shades, contours, ways, and what the optimizers remember."""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF

from engine.basics.race import Path
from gui.figures.axes import (
    Axis,
    PlotScales,
    bottom_gutter,
    draw_axis_x,
    draw_axis_y,
    draw_frame,
    fitting_ticks_x,
    fitting_ticks_y,
    left_gutter,
    plot_scales,
)
from gui.figures.legends import Entry, draw_flow, flow, row_height
from gui.figures.markers import Marker, draw_marker, rgb
from gui.figures.medium import on_screen
from gui.figures.polylines import Floats, draw_polyline
from gui.figures.style import FigureStyle, mix, pen, style_of
from gui.figures.text import draw_text, width
from gui.language import vocabulary
from gui.race import words
from gui.race.field import Field, field_of
from gui.race.figure import RaceFigure, stands_back
from gui.race.looks import color_of, dash_of, marker_of
from gui.theme import Theme, load

DEEP, HIGH = 0.42, 0.02
"""How much of the accent the lowest and the highest place of the map have."""
BACK = 0.28
"""How much of its colour a way keeps that stands back."""
ARROW, LEAST_ARROW = 42.0, 9.0
ELLIPSE, LEAST_ELLIPSE = 19.0, 3.5
"""Lengths of the glyphs in px on screen: the largest and the smallest."""


def draw(painter: QPainter, rect: QRectF, figure: RaceFigure, theme: Theme) -> None:
    """Draw the map with all that is on it into `rect`."""
    style = style_of(theme)
    x, y = axes(figure)
    scales, entries = _layout(rect, figure, theme, style)
    field = field_of(figure.surface)
    painter.save()
    if figure.title:
        left = scales.plot.left() if style.printed else rect.left() + 0.5 * style.margin
        baseline = rect.top() + style.title_baseline
        draw_text(painter, left, baseline, figure.title, style.title_face, theme.text)
    painter.save()
    painter.setClipRect(scales.plot, Qt.ClipOperation.IntersectClip)
    _draw_ground(painter, field, scales, theme, style)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_places(painter, figure, scales, theme, style)
    for path in _in_order(figure):
        _draw_way(painter, figure, path, scales, theme, style)
    for path in _in_order(figure):
        _draw_memory(painter, figure, path, scales, theme, style)
    for path in _in_order(figure):
        _draw_head(painter, figure, path, scales, theme, style)
    painter.restore()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not on_screen())
    draw_frame(painter, scales.plot, theme, style)
    x_ticks = fitting_ticks_x(x, scales.plot.width(), style.tick_face)
    y_ticks = fitting_ticks_y(y, scales.plot.height(), style.tick_face)
    draw_axis_x(painter, x, scales, x_ticks, theme, style, line=False)
    gutter = left_gutter(y, y_ticks, style)
    draw_axis_y(
        painter, y, scales, y_ticks, theme, style, line=False, title_x=scales.plot.left() - gutter
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if entries:
        top = scales.plot.bottom() + bottom_gutter(x, style) + style.gap
        draw_flow(painter, entries, scales.plot.left(), top, theme, style)
    painter.restore()


def axes(figure: RaceFigure) -> tuple[Axis, Axis]:
    low_x, high_x, low_y, high_y = figure.surface.domain
    return Axis(low_x, high_x, "x"), Axis(low_y, high_y, "y")


def map_scales(rect: QRectF, figure: RaceFigure, theme: Theme) -> PlotScales:
    """The scales of the drawn map: which place lies under the pointer."""
    return _layout(rect, figure, theme, style_of(theme))[0]


def _layout(
    rect: QRectF, figure: RaceFigure, theme: Theme, style: FigureStyle
) -> tuple[PlotScales, list[list[Entry]]]:
    """One unit of x is as long as one of y, unless that leaves most of the room empty."""
    x, y = axes(figure)
    pad = 0.5 * style.margin
    top = rect.top() + (style.title_height if figure.title else pad)
    entries: list[list[Entry]] = []
    if figure.legend and figure.paths:
        signs = [_entry(path, theme, style) for path in figure.paths]
        entries = flow(signs, rect.width() - 6 * style.margin, style)
    below = bottom_gutter(x, style) + pad + len(entries) * row_height(style)
    height = max(20.0, rect.bottom() - top - below)
    left = pad + left_gutter(y, fitting_ticks_y(y, height, style.tick_face), style)
    breadth = max(20.0, rect.width() - left - style.margin)
    aspect = (x.high - x.low) / (y.high - y.low)
    wide, tall = min(breadth, height * aspect), min(height, breadth / aspect)
    spare = 0.0 if style.printed else (breadth - wide) / 2
    plot = QRectF(round(rect.left() + left + spare), round(top), round(wide), round(tall))
    return plot_scales(plot, x, y), entries


def _entry(path: Path, theme: Theme, style: FigureStyle) -> Entry:
    def sign(painter: QPainter, centre: QPointF) -> None:
        draw_sign(painter, centre, path.optimizer.kind, theme, style)

    return Entry(vocabulary(path.optimizer.label), 7 * style.marker, sign)


def draw_sign(
    painter: QPainter, centre: QPointF, kind: str, theme: Theme, style: FigureStyle
) -> None:
    """A bit of an optimizer's line with its marker."""
    half, color = 3.3 * style.marker, color_of(kind, theme)
    painter.setPen(pen(color, _breadth(style), dash_of(kind, style)))
    painter.drawLine(QLineF(centre.x() - half, centre.y(), centre.x() + half, centre.y()))
    draw_marker(painter, centre, marker_of(kind, theme, 1.25 * style.marker))


def _breadth(style: FigureStyle) -> float:
    return 0.5 * style.marker


def _in_order(figure: RaceFigure) -> list[Path]:
    """The way that is pointed at comes last, on top of the others."""
    return sorted(figure.paths, key=lambda path: path.optimizer.kind == figure.marked)


# The ground


@lru_cache(maxsize=8)
def _image(field: Field, surface: int, accent: int, middle: int) -> QImage:
    """The shades as a picture: deep places in the accent's colour, high ones nearly bare."""
    ground, tint = QColor.fromRgba(surface), QColor.fromRgba(accent)
    upright = np.ascontiguousarray(field.shades[::-1])
    rows, cols = upright.shape
    indexed = QImage(upright.data, cols, rows, cols, QImage.Format.Format_Indexed8)
    shares = DEEP + (HIGH - DEEP) * np.linspace(0.0, 1.0, 256)
    indexed.setColorTable([mix(ground, tint, share).rgba() for share in shares.tolist()])
    image = indexed.convertToFormat(QImage.Format.Format_RGB32)
    if field.missing.any():
        empty = QColor.fromRgba(middle)
        for row, col in np.argwhere(field.missing[::-1]).tolist():
            image.setPixelColor(col, row, empty)
    return image


def _draw_ground(
    painter: QPainter, field: Field, scales: PlotScales, theme: Theme, style: FigureStyle
) -> None:
    """Shades and contours: on screen as one picture, which is there again at the next paint."""
    if not on_screen():
        _draw_field(painter, field, scales, theme, style)
        return
    ratio = painter.device().devicePixelRatio()
    plot = scales.plot
    place = plot.left(), plot.top(), plot.width(), plot.height()
    image = _ground(field, place, ratio, theme.name, theme.scale)
    painter.drawImage(scales.plot.topLeft(), image)


@lru_cache(maxsize=4)
def _ground(
    field: Field, place: tuple[float, float, float, float], ratio: float, name: str, scale: float
) -> QImage:
    theme, plot = load(name, scale), QRectF(*place)
    low_x, high_x, low_y, high_y = field.domain
    image = QImage((plot.size() * ratio).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.surface)
    painter = QPainter(image)
    painter.translate(-plot.topLeft())
    scales = plot_scales(plot, Axis(low_x, high_x), Axis(low_y, high_y))
    _draw_field(painter, field, scales, theme, style_of(theme))
    painter.end()
    return image


def _draw_field(
    painter: QPainter, field: Field, scales: PlotScales, theme: Theme, style: FigureStyle
) -> None:
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    colors = rgb(theme.surface), rgb(theme.accent), rgb(theme.inset)
    painter.drawImage(scales.plot, _image(field, *colors))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = mix(theme.surface, theme.text_muted, 0.55)
    for line in field.lines:
        x, y = scales.x.pixel(line[:, 0]), scales.y.pixel(line[:, 1])
        draw_polyline(painter, x, y, ink, 0.75 * style.line)


def _draw_places(
    painter: QPainter, figure: RaceFigure, scales: PlotScales, theme: Theme, style: FigureStyle
) -> None:
    """The start as a ring, the global minima as crosses, other places of rest as small rings."""
    radius = 1.7 * style.marker
    for place in figure.surface.lowest:
        look = Marker("times", radius, rgb(theme.text), rgb(theme.surface), True, 1.2)
        draw_marker(painter, scales.point(*place), look)
    painter.setBrush(theme.surface)
    painter.setPen(pen(theme.text_muted, 1.5 * style.line))
    for place in figure.surface.rests:
        painter.drawEllipse(scales.point(*place), 0.7 * radius, 0.7 * radius)
    start = scales.point(*figure.start)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.surface, 5 * style.line))
    painter.drawEllipse(start, 1.5 * radius, 1.5 * radius)
    painter.setPen(pen(theme.text, 2 * style.line))
    painter.drawEllipse(start, 1.5 * radius, 1.5 * radius)
    text = words.start()
    x, y = start.x() + 1.6 * radius, start.y() - 2.1 * radius
    if x + width(text, style.tick_face) > scales.plot.right():
        x = start.x() - 1.6 * radius - width(text, style.tick_face)
    if y - style.tick_face.size < scales.plot.top():
        y = start.y() + 2.1 * radius + style.tick_face.size
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):  # a halo, over the contours
        draw_text(painter, x + dx, y + dy, text, style.tick_face, theme.surface)
    draw_text(painter, x, y, text, style.tick_face, theme.text)


# The ways


def shown_length(figure: RaceFigure, path: Path) -> int:
    """How many points of a way are shown."""
    return min(figure.step, path.steps) + 1


def _color(figure: RaceFigure, path: Path, theme: Theme) -> QColor:
    color = color_of(path.optimizer.kind, theme)
    return mix(theme.surface, color, BACK) if stands_back(figure, path) else color


def thinned_way(x: Floats, y: Floats, apart: float = 0.75) -> tuple[Floats, Floats]:
    """Without the points that lie in the same small square of pixels as the one before."""
    cells = np.round(np.stack([x, y]) / apart)
    kept = np.ones(len(x), dtype=np.bool_)
    kept[1:] = np.any(cells[:, 1:] != cells[:, :-1], axis=0)
    kept[-1] = True
    return x[kept], y[kept]


def _draw_way(
    painter: QPainter, figure: RaceFigure, path: Path, scales: PlotScales, theme: Theme,
    style: FigureStyle,
) -> None:  # fmt: skip
    length = shown_length(figure, path)
    if length < 2:
        return
    points = path.points[:length]
    x, y = thinned_way(scales.x.pixel(points[:, 0]), scales.y.pixel(points[:, 1]))
    kind, breadth = path.optimizer.kind, _breadth(style)
    color = _color(figure, path, theme)
    if not stands_back(figure, path):
        draw_polyline(painter, x, y, theme.surface, breadth + 1.6)
    draw_polyline(painter, x, y, color, breadth, dash_of(kind, style))
    # Where steps are long each is a dot: zigzags and leaps are counted.
    if len(x) == length and length <= 400:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        gaps = np.hypot(np.diff(x), np.diff(y))
        for index in np.flatnonzero(gaps > 3.0 * style.marker).tolist():
            painter.drawEllipse(QPointF(x[index + 1], y[index + 1]), breadth, breadth)


def _draw_head(
    painter: QPainter, figure: RaceFigure, path: Path, scales: PlotScales, theme: Theme,
    style: FigureStyle,
) -> None:  # fmt: skip
    """Where it is now; a cross through it where it has diverged."""
    place = scales.point(*path.points[shown_length(figure, path) - 1].tolist())
    color = _color(figure, path, theme)
    draw_marker(painter, place, marker_of(path.optimizer.kind, theme, 1.55 * style.marker, color))


# What they remember


def _draw_memory(
    painter: QPainter, figure: RaceFigure, path: Path, scales: PlotScales, theme: Theme,
    style: FigureStyle,
) -> None:  # fmt: skip
    index = shown_length(figure, path) - 1
    if index == 0 or stands_back(figure, path):
        return
    place = scales.point(*path.points[index].tolist())
    color = color_of(path.optimizer.kind, theme)
    scale = style.marker / 3.0
    if figure.squares and (divisors := path.divisors) is not None:
        across, up = ellipse_axes(divisors, index)
        inside = QColor(color)
        inside.setAlphaF(0.13)
        painter.setBrush(inside)
        painter.setPen(pen(color, 1.2 * style.line))
        painter.drawEllipse(place, across * scale, up * scale)
    if figure.momentum and (momentum := path.momentum) is not None:
        arrow = arrow_of(momentum, index)
        if arrow is not None:
            # y grows upwards on the map, and downwards on screen.
            _draw_arrow(painter, place, arrow[0] * scale, -arrow[1] * scale, color, theme, style)


def arrow_of(momentum: Floats, index: int) -> tuple[float, float] | None:
    """Direction of the momentum, its length from the root of its share of the largest so far."""
    sizes = np.hypot(momentum[: index + 1, 0], momentum[: index + 1, 1])
    largest, size = float(sizes.max()), float(sizes[index])
    if not size > 1e-9 * largest:
        return None
    length = LEAST_ARROW + (ARROW - LEAST_ARROW) * math.sqrt(size / largest)
    dx, dy = (momentum[index] / size * length).tolist()
    return dx, dy


def ellipse_axes(divisors: Floats, index: int) -> tuple[float, float]:
    """Half-axes along x and y: what the gradient is divided by, against the largest so far."""
    largest = float(divisors[: index + 1].max())
    if not largest > 0.0:
        return LEAST_ELLIPSE, LEAST_ELLIPSE
    across, up = (LEAST_ELLIPSE + (ELLIPSE - LEAST_ELLIPSE) * divisors[index] / largest).tolist()
    return across, up


def _draw_arrow(
    painter: QPainter, tail: QPointF, dx: float, dy: float, color: QColor, theme: Theme,
    style: FigureStyle,
) -> None:  # fmt: skip
    tip = QPointF(tail.x() + dx, tail.y() + dy)
    head, breadth = 2.2 * style.marker, 0.6 * style.marker
    length = math.hypot(dx, dy)
    ux, uy = dx / length, dy / length
    neck = QPointF(tip.x() - head * ux, tip.y() - head * uy)
    side = 0.5 * head
    corners = [
        tip,
        QPointF(neck.x() - side * uy, neck.y() + side * ux),
        QPointF(neck.x() + side * uy, neck.y() - side * ux),
    ]
    for ink, extra in ((theme.surface, 2.0), (color, 0.0)):
        painter.setPen(pen(ink, breadth + extra))
        painter.drawLine(tail, neck)
        painter.setPen(pen(ink, extra) if extra else Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(QPolygonF(corners))
