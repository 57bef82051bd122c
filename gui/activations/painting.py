"""Draws an activation: curve and slope, the gradient by layer, and a table of values."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui.activations import words
from gui.activations.figure import HIGH, LARGEST, LOW, SMALLEST, ActivationFigure
from gui.figures.axes import (
    Axis,
    PlotScales,
    bottom_gutter,
    draw_axis_x,
    draw_axis_y,
    draw_frame,
    draw_grid,
    fitting_ticks_x,
    fitting_ticks_y,
    left_gutter,
    plot_scales,
)
from gui.figures.polylines import draw_polyline
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import RIGHT, Face, draw_text, width, wrap
from gui.figures.ticks import Ticks, grow_range
from gui.numbers import format_number
from gui.theme import Theme

LINE, ROW = 1.5, 1.9
HIGHEST_PLOT = 430
WIDEST_LABEL = "10⁻³⁰"


def draw(painter: QPainter, rect: QRectF, figure: ActivationFigure, theme: Theme) -> None:
    """Draw both plots, the table and the words into a rectangle."""
    style = style_of(theme)
    face = Face(style.title_face.family, style.title_face.size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(style.margin, 0.0, -style.margin, -0.5 * style.margin)
    told = wrap(words.left(figure), face, inner.width())
    meant = wrap(words.meaning(figure), face, inner.width())
    lines = LINE * face.size * (len(told) + len(meant) + 1)
    table = ROW * face.size * (1 + len(figure.inputs)) + face.size
    foot = bottom_gutter(Axis(0, 1, "z"), style)
    room = inner.height() - style.title_height - foot - table - lines
    high = max(90.0, min(room, HIGHEST_PLOT * theme.scale * (1.6 if style.printed else 1.0)))
    top, gap = inner.top() + style.title_height, 2.0 * face.size
    half = (inner.width() - gap) / 2
    _draw_curves(painter, QRectF(inner.left(), top, half, high), figure, theme, style)
    second = QRectF(inner.left() + half + gap, top, half, high)
    _draw_gradient(painter, second, figure, theme, style)
    y = top + high + foot + face.size
    y = _draw_table(painter, inner, y, figure, theme, face)
    y += 0.4 * face.size
    bold = Face(face.family, face.size, semibold=True)
    for line in told:
        y += LINE * face.size
        draw_text(painter, inner.left(), y, line, bold, theme.text)
    for line in meant:
        y += LINE * face.size
        draw_text(painter, inner.left(), y, line, face, theme.text)
    painter.restore()


def _plot(
    painter: QPainter, area: QRectF, x: Axis, y: Axis, title: str, theme: Theme, style: FigureStyle,
    ticks_x: Ticks | None = None,
) -> PlotScales:  # fmt: skip
    """An empty plot with axes, the names of which stand at its left and beneath."""
    face = style.tick_face
    ticks_y = fitting_ticks_y(y, area.height(), face)
    gutter = left_gutter(y, ticks_y, style, WIDEST_LABEL if y.log else "−0.25")
    plot = area.adjusted(gutter, 0.0, -0.6 * face.size, 0.0)
    scales = plot_scales(plot, x, y)
    draw_text(
        painter, plot.left(), plot.top() - 0.6 * style.title_face.size, title, style.title_face,
        theme.text,
    )  # fmt: skip
    draw_grid(painter, scales, ticks_y, theme)
    draw_frame(painter, plot, theme, style)
    ticks_x = ticks_x or fitting_ticks_x(x, plot.width(), face)
    draw_axis_x(painter, x, scales, ticks_x, theme, style, line=False)
    draw_axis_y(painter, y, scales, ticks_y, theme, style, line=False, title_x=area.left())
    return scales


def _draw_curves(
    painter: QPainter, area: QRectF, figure: ActivationFigure, theme: Theme, style: FigureStyle
) -> None:
    both = np.concatenate([figure.values, figure.slopes])
    low, high = grow_range(None, float(both.min()), float(both.max()))
    x, y = Axis(LOW, HIGH, "z"), Axis(low, high)
    scales = _plot(painter, area, x, y, words.name(figure), theme, style)
    plot = scales.plot
    painter.save()
    painter.setClipRect(plot)
    painter.setPen(pen(theme.axis, theme.line_border))
    for start, end in (((LOW, 0.0), (HIGH, 0.0)), ((0.0, low), (0.0, high))):
        painter.drawLine(scales.point(*start), scales.point(*end))
    across = scales.x.pixel(figure.z)
    dash = (1.6 * style.gap, style.gap)
    line = theme.line_print_curve if style.printed else theme.line_curve_train
    draw_polyline(painter, across, scales.y.pixel(figure.slopes), theme.curve_test, line, dash)
    draw_polyline(painter, across, scales.y.pixel(figure.values), theme.curve_train, line)
    painter.restore()
    rows = zip(figure.inputs, figure.of_inputs, figure.slopes_of_inputs, strict=True)
    for z, value, slope in rows:
        if LOW <= z <= HIGH:
            _dot(painter, scales.point(z, value), theme.curve_train, theme, style)
            _dot(painter, scales.point(z, slope), theme.curve_test, theme, style)
    title = width(words.name(figure), style.title_face)
    _draw_legend(painter, plot, title, theme, style, line, dash)


def _draw_legend(
    painter: QPainter, plot: QRectF, title: float, theme: Theme, style: FigureStyle, line: float,
    dash: tuple[float, ...],
) -> None:  # fmt: skip
    """Beside a title so wide, at the right; its lines are shorter where there is less room."""
    slope = QCoreApplication.translate("Activations", "slope f′(z)")
    em = style.tick_face.size
    taken = title + width(slope, style.tick_face) + width("f(z)", style.tick_face) + 3.0 * em
    long = max(0.8 * em, min(2.2 * em, 0.5 * (plot.width() - taken)))
    right = plot.right()
    y = plot.top() - 0.6 * style.title_face.size
    for text, color, pattern in ((slope, theme.curve_test, dash), ("f(z)", theme.curve_train, ())):
        left = right - width(text, style.tick_face)
        draw_text(painter, left, y, text, style.tick_face, theme.text)
        painter.setPen(pen(color, line, pattern))
        middle, end = y - 0.35 * em, left - 0.5 * em
        painter.drawLine(QPointF(end - long, middle), QPointF(end, middle))
        right = end - long - em


def _dot(painter: QPainter, at: QPointF, color: QColor, theme: Theme, style: FigureStyle) -> None:
    painter.setPen(pen(theme.surface, style.line))
    painter.setBrush(color)
    painter.drawEllipse(at, 1.3 * style.marker, 1.3 * style.marker)


def _draw_gradient(
    painter: QPainter, area: QRectF, figure: ActivationFigure, theme: Theme, style: FigureStyle
) -> None:
    sizes = np.clip(np.abs(figure.chain.gradients), 0.0, LARGEST)
    best = np.clip(figure.steepest ** np.arange(len(sizes) - 1.0, -1.0, -1.0), 0.0, LARGEST)
    passed = np.concatenate([sizes, best])
    passed = passed[passed > SMALLEST]
    low = 10.0 ** (math.floor(math.log10(passed.min()) - 1e-9) - 0.3)
    high = 10.0 ** (math.ceil(math.log10(passed.max()) + 1e-9) + 0.3)
    low, high = min(low, 0.01), max(high, 10.0)
    depth = figure.probe.depth
    name = QCoreApplication.translate("Activations", "before layer")
    size = QCoreApplication.translate("Activations", "size of the gradient")
    x, y = Axis(0.5, depth + 1.5, name), Axis(low, high, size, log=True)
    title = QCoreApplication.translate("Activations", "Gradient on its way back")
    scales = _plot(painter, area, x, y, title, theme, style, _layer_ticks(depth))
    layers = np.arange(1.0, depth + 2.0)
    plot = scales.plot
    painter.save()
    painter.setClipRect(plot)
    if figure.steepest > 0:
        across, down = scales.x.pixel(layers), scales.y.pixel(np.maximum(best, SMALLEST))
        dash = (style.gap, style.gap)
        draw_polyline(painter, across, down, theme.text_muted, style.contour, dash)
    shown = np.where(sizes > SMALLEST, sizes, low)
    line = theme.line_print_curve if style.printed else theme.line_curve_train
    across, down = scales.x.pixel(layers), scales.y.pixel(shown)
    draw_polyline(painter, across, down, theme.accent, line)
    painter.restore()
    for left, top, value in zip(across, down, sizes, strict=True):
        painter.setPen(pen(theme.accent, style.contour))
        painter.setBrush(theme.accent if value > SMALLEST else theme.surface)
        painter.drawEllipse(QPointF(left, top), style.marker, style.marker)
    if (sizes <= SMALLEST).any():
        at = QPointF(plot.left() + style.gap, plot.bottom() - 1.2 * style.tick_face.size)
        zero = QCoreApplication.translate("Activations", "hollow: 0")
        draw_text(painter, at.x(), at.y(), zero, style.tick_face, theme.error)
    if figure.steepest > 0:  # where the curve is not: it ends at 1, at the right
        vanishes = SMALLEST < abs(figure.left) < 1
        base = plot.bottom() - style.tick_face.size if vanishes else plot.top()
        base += 0.0 if vanishes else 1.5 * style.tick_face.size
        draw_text(
            painter, plot.right() - style.gap, base, f"- -  {words.steepest(figure)}",
            style.tick_face, theme.text_muted, align=RIGHT,
        )  # fmt: skip


def _layer_ticks(depth: int) -> Ticks:
    """Whole layers, at most ten of them; the last is behind the chain."""
    every = max(1, math.ceil((depth + 1) / 10))
    places = tuple(float(layer) for layer in range(1, depth + 1, every))
    return Ticks(places, tuple(f"{place:.0f}" for place in places))


def _draw_table(
    painter: QPainter, inner: QRectF, top: float, figure: ActivationFigure, theme: Theme, face: Face
) -> float:
    """z, f(z) and f′(z); returns where it ends."""
    painter.setPen(Qt.PenStyle.NoPen)
    bold = Face(face.family, face.size, semibold=True)
    found = zip(figure.inputs, figure.of_inputs, figure.slopes_of_inputs, strict=True)
    rows = [("z", "f(z)", "f′(z)")]
    rows += [(format_number(float(z)), words.eight(a), words.eight(s)) for z, a, s in found]
    wide = [max(width(row[i], bold) for row in rows) for i in range(3)]
    gap, step = 2.4 * face.size, ROW * face.size
    rights = [inner.left() + sum(wide[: i + 1]) + gap * i + 0.5 * face.size for i in range(3)]
    for number, row in enumerate(rows):
        y = top + step * (number + 0.5)
        for right, text in zip(rights, row, strict=True):
            ink = theme.text if number else theme.text_muted
            used = face if number else bold
            draw_text(painter, right, y, text, used, ink, align=RIGHT, middle=True)
        painter.setPen(pen(theme.border, theme.line_border))
        bottom = top + step * (number + 1)
        end = rights[-1] + 0.5 * face.size
        painter.drawLine(QPointF(inner.left(), bottom), QPointF(end, bottom))
    return top + step * len(rows)
