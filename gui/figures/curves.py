"""Curves over training time: loss and accuracy, smoothed or raw, with marks and a crosshair."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from gui.figures.axes import (
    Axis,
    PlotScales,
    bottom_gutter,
    draw_axis_x,
    draw_axis_y,
    draw_grid,
    fitting_ticks_x,
    fitting_ticks_y,
    left_gutter,
    plot_scales,
)
from gui.figures.curve_figure import Curve, CurvesFigure, Line, Mark, Role, curve_look, value_at
from gui.figures.curve_notes import (
    draw_crosshair,
    draw_legend,
    draw_mark_lines,
    draw_mark_words,
    legend_entries,
)
from gui.figures.medium import on_screen
from gui.figures.polylines import draw_polyline, thinned
from gui.figures.smoothing import exponential_smoothing
from gui.figures.style import FigureStyle, mix, style_of
from gui.figures.text import CENTRE, RIGHT, draw_text, elided, width
from gui.figures.ticks import Ticks
from gui.theme import Theme

__all__ = [
    "Curve",
    "CurvesFigure",
    "Mark",
    "Role",
    "draw",
    "legend_entries",
    "map_scales",
    "value_at",
]

RAW_SHARE = 0.35  # how strongly the raw curve shows under the smoothed one


@dataclass(frozen=True)
class _Layout:
    scales: PlotScales
    x_ticks: Ticks
    y_ticks: Ticks
    title_x: float | None


def draw(painter: QPainter, rect: QRectF, figure: CurvesFigure, theme: Theme) -> None:
    """Draw the curves with axes, marks, legend and crosshair into `rect`."""
    style = style_of(theme)
    parts = _layout(rect, figure, style)
    scales = parts.scales
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, not on_screen())
    draw_grid(painter, scales, parts.y_ticks, theme)
    draw_axis_x(
        painter, figure.x_axis, scales, parts.x_ticks, theme, style,
        align=CENTRE if style.printed else RIGHT,
    )  # fmt: skip
    draw_axis_y(painter, figure.y_axis, scales, parts.y_ticks, theme, style, title_x=parts.title_x)
    draw_mark_lines(painter, figure, scales, theme, style)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_titles(painter, rect, figure, parts, theme, style)
    lines = _draw_curves(painter, figure, scales, theme, style)
    draw_mark_words(painter, figure, lines, scales, theme, style)
    if figure.legend and figure.curves:
        draw_legend(painter, figure, lines, scales, theme, style)
    if figure.crosshair is not None:
        draw_crosshair(painter, rect, figure, lines, scales, theme, style)
    painter.restore()


def map_scales(rect: QRectF, figure: CurvesFigure, theme: Theme) -> PlotScales:
    """The scales of the drawn plot: which x lies under the pointer."""
    return _layout(rect, figure, style_of(theme)).scales


def _layout(rect: QRectF, figure: CurvesFigure, style: FigureStyle) -> _Layout:
    pad = 0.5 * style.margin
    top = rect.top() + (style.title_height if _has_title_row(figure, style) else style.margin)
    bottom = rect.bottom() - bottom_gutter(figure.x_axis, style) - pad
    height = max(20.0, bottom - top)
    y_ticks = fitting_ticks_y(figure.y_axis, height, style.tick_face)
    # Room for "0.00" at least: plots above each other line up, and a live one keeps still.
    if style.printed:
        left = pad + left_gutter(figure.y_axis, y_ticks, style, "0.00")
    else:
        untitled = Axis(figure.y_axis.low, figure.y_axis.high)
        left = pad + left_gutter(untitled, y_ticks, style, "0.00")
    right = 1.2 * style.tick_face.size
    breadth = max(20.0, rect.width() - left - right)
    # A long number at the right end of the axis needs more room than that.
    x_ticks = fitting_ticks_x(figure.x_axis, breadth, style.tick_face)
    breadth = max(
        20.0, breadth - max(0.0, _overhang(figure.x_axis, x_ticks, breadth, style) - right)
    )
    plot = QRectF(round(rect.left() + left), round(top), round(breadth), round(height))
    return _Layout(
        scales=plot_scales(plot, figure.x_axis, figure.y_axis),
        x_ticks=fitting_ticks_x(figure.x_axis, plot.width(), style.tick_face),
        y_ticks=y_ticks,
        title_x=rect.left() + pad if style.printed else None,
    )


def _overhang(axis: Axis, ticks: Ticks, breadth: float, style: FigureStyle) -> float:
    """How far the label of the last tick reaches beyond the end of the axis."""
    if not ticks.places:
        return 0.0
    place = plot_scales(QRectF(0, 0, breadth, 1), axis, Axis(0, 1)).x.pixel(ticks.places[-1])
    half = 0.5 * width(ticks.labels[-1], style.tick_face) + 0.4 * style.tick_face.size
    return place + half - breadth


def _has_title_row(figure: CurvesFigure, style: FigureStyle) -> bool:
    return bool(figure.title or (not style.printed and figure.y_axis.title(False)))


def _draw_titles(
    painter: QPainter,
    rect: QRectF,
    figure: CurvesFigure,
    parts: _Layout,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """The title; on screen also what y is and its unit, at the right of the same row."""
    plot = parts.scales.plot
    y = rect.top() + style.title_baseline
    # On a page the corner is left to the letter of the plot.
    at_plot = style.printed or not on_screen()
    x = plot.left() if at_plot else rect.left() + 0.5 * style.margin
    title = elided(figure.title, style.title_face, rect.right() - x)
    title_width = draw_text(painter, x, y, title, style.title_face, theme.text)
    if style.printed:
        return
    axis = figure.y_axis
    words = ", ".join(part for part in (axis.short or axis.label, axis.unit) if part)
    if width(words, style.label_face) > plot.right() - x - title_width - style.margin:
        words = axis.unit
    draw_text(painter, plot.right(), y, words, style.label_face, theme.text_muted, align=RIGHT)


def _draw_curves(
    painter: QPainter,
    figure: CurvesFigure,
    scales: PlotScales,
    theme: Theme,
    style: FigureStyle,
) -> list[Line]:
    """Ghosts first, the test curve last; returns what was drawn on top, in pixels."""
    plot = scales.plot
    painter.save()
    margin = 2.0  # a curve along the frame keeps its whole width
    painter.setClipRect(
        plot.adjusted(-margin, -margin, margin, margin), Qt.ClipOperation.IntersectClip
    )
    lines: list[Line] = []
    order = (Role.GHOST, Role.TRAIN, Role.TEST)
    for curve in sorted(figure.curves, key=lambda curve: order.index(curve.role)):
        color, breadth, dash = curve_look(curve, theme, style.printed)
        shown = curve
        if figure.smoothing and curve.smooth and curve.role is not Role.GHOST:
            pale = mix(theme.surface, color, RAW_SHARE)
            raw = _in_pixels(curve, scales)
            draw_polyline(painter, raw.x, raw.y, pale, 0.6 * breadth)
            smooth = exponential_smoothing(curve.y, figure.smoothing)
            shown = replace(curve, y=smooth)
        line = _in_pixels(shown, scales)
        draw_polyline(painter, line.x, line.y, color, breadth, dash)
        lines.append(line)
    painter.restore()
    return lines


def _in_pixels(curve: Curve, scales: PlotScales) -> Line:
    """The curve thinned to the columns of pixels that the plot has."""
    axis = scales.x
    columns = max(1, round(scales.plot.width() * (1 if on_screen() else 3)))
    x, y = np.asarray(curve.x, np.float64), np.asarray(curve.y, np.float64)
    if axis.log:
        # Equal strips of pixels are equal strips of the logarithm.
        x, y = x[x > 0], y[x > 0]
        kept, y = thinned(np.log(x), y, float(np.log(axis.low)), float(np.log(axis.high)), columns)
        x = np.exp(kept)
    else:
        x, y = thinned(x, y, axis.low, axis.high, columns)
    return Line(curve, scales.x.pixel(x), scales.y.pixel(y))
