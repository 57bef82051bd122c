"""Axes: a range with a name and a unit, its map to pixels and back, and how both are drawn."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import overload

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.figures import ticks as tick_marks
from gui.figures.style import FigureStyle, pen
from gui.figures.text import CENTRE, LEFT, RIGHT, Face, draw_text, elided, widest, width
from gui.figures.ticks import Ticks
from gui.theme import Theme

Floats = NDArray[np.float64]

# Qt's rasteriser overflows far outside the picture; nothing beyond this is visible anyway.
FARTHEST_PX = 30_000.0


@dataclass(frozen=True)
class Axis:
    """The values low to high of a quantity. `short` names it on screen, `label` on paper."""

    low: float
    high: float
    label: str = ""
    unit: str = ""
    log: bool = False
    short: str = ""

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise ValueError(
                f"an axis expects finite ends with low < high, got {self.low:g} to {self.high:g}: "
                "widen the range"
            )
        if self.log and self.low <= 0:
            raise ValueError(
                f"a logarithmic axis expects low > 0, got {self.low:g}: "
                "start it at the smallest positive value"
            )

    def title(self, printed: bool) -> str:
        """The name, with the unit in parentheses where there is one; the short name on screen."""
        if self.short and not printed:
            return self.short
        return (
            f"{self.label} ({self.unit})" if self.label and self.unit else self.label or self.unit
        )

    def fitting_title(self, printed: bool, face: Face, room: float) -> str:
        """The title, or as much of it as `room` holds: without the unit, or the symbol."""
        titles = [self.title(printed), self.label, self.short, self.unit]
        said = [title for title in titles if title] or [""]
        return next(
            (each for each in said if width(each, face) <= room), elided(said[-1], face, room)
        )

    def ticks(self, most: int) -> Ticks:
        make = tick_marks.log_ticks if self.log else tick_marks.linear_ticks
        return make(self.low, self.high, most)


@dataclass(frozen=True)
class Scale:
    """The map of [low, high] onto the pixels [start, end], linear or logarithmic, and back."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    @overload
    def pixel(self, value: float) -> float: ...
    @overload
    def pixel(self, value: Floats) -> Floats: ...
    def pixel(self, value: float | Floats) -> float | Floats:
        """Where `value` lies; NaN where a logarithm does not exist.

        Values far outside are moved to a distance at which they are still out of sight.
        """
        if isinstance(value, np.ndarray):
            return self._places(value)
        # One number without an array: ticks and marks ask forty times in every frame.
        if self.log:
            if not value > 0:
                return math.nan
            share = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        place = self.start + share * (self.end - self.start)
        return max(-FARTHEST_PX, min(FARTHEST_PX, place)) if place == place else place

    def value(self, pixel: float) -> float:
        """What lies at `pixel`."""
        share = (pixel - self.start) / (self.end - self.start)
        if self.log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)

    def _places(self, numbers: Floats) -> Floats:
        with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
            if self.log:
                numbers = np.log(np.where(numbers > 0, numbers, np.nan) / self.low)
                shares = numbers / math.log(self.high / self.low)
            else:
                shares = (numbers - self.low) / (self.high - self.low)
            places = self.start + shares * (self.end - self.start)
        return np.clip(places, -FARTHEST_PX, FARTHEST_PX)


@dataclass(frozen=True)
class PlotScales:
    """Both scales of a plot and the rectangle that they fill: for read-outs and clicks."""

    x: Scale
    y: Scale
    plot: QRectF

    def point(self, x: float, y: float) -> QPointF:
        return QPointF(self.x.pixel(x), self.y.pixel(y))

    def values(self, position: QPointF) -> tuple[float, float]:
        """The data coordinates under a position."""
        return self.x.value(position.x()), self.y.value(position.y())

    def holds(self, position: QPointF) -> bool:
        return self.plot.contains(position)


def plot_scales(plot: QRectF, x: Axis, y: Axis) -> PlotScales:
    """Scales with x to the right and y upwards."""
    return PlotScales(
        Scale(x.low, x.high, plot.left(), plot.right(), x.log),
        Scale(y.low, y.high, plot.bottom(), plot.top(), y.log),
        plot,
    )


def fitting_ticks_x(axis: Axis, length: float, face: Face) -> Ticks:
    """As many ticks as stand side by side without their labels touching."""
    spacing = 3.2 * face.size

    def room(ticks: Ticks) -> float:
        return max(spacing, widest(ticks.labels, face) + 0.9 * face.size)

    return _fitting(axis, length, spacing, room)


def fitting_ticks_y(axis: Axis, length: float, face: Face) -> Ticks:
    """As many ticks as stand above each other with air between them."""
    spacing = 3.0 * face.size
    return _fitting(axis, length, spacing, lambda _: 1.3 * face.size)


def _fitting(axis: Axis, length: float, spacing: float, room: Callable[[Ticks], float]) -> Ticks:
    most = round(length / spacing) + 1
    scale = Scale(axis.low, axis.high, 0.0, length, axis.log)
    while most > 1:
        ticks = axis.ticks(most)
        places = scale.pixel(np.array(ticks.places))
        closest = float(np.min(np.diff(places), initial=math.inf))
        if closest >= room(ticks):
            return ticks
        most = min(most - 1, max(1, len(ticks.places) - 1))
    return axis.ticks(1)


def left_gutter(axis: Axis, ticks: Ticks, style: FigureStyle, least: str = "") -> float:
    """The room that tick labels, at least as wide as `least`, and the turned title need."""
    labels = max(widest(ticks.labels, style.tick_face), width(least, style.tick_face))
    title = style.gap + 1.2 * style.label_face.size if axis.title(style.printed) else 0.0
    return title + labels + 0.75 * style.gap + style.tick


def bottom_gutter(axis: Axis, style: FigureStyle) -> float:
    """The room that tick labels and the title of a horizontal axis need."""
    title = 1.5 * style.label_face.size if axis.title(style.printed) else 0.0
    return style.tick + 0.5 * style.gap + 1.2 * style.tick_face.size + title


def draw_grid(painter: QPainter, scales: PlotScales, ticks: Ticks, theme: Theme) -> None:
    """Horizontal lines at the ticks of y."""
    plot = scales.plot
    painter.setPen(pen(theme.grid, theme.line_border))
    for place in ticks.places:
        y = scales.y.pixel(place)
        if abs(y - plot.bottom()) > 0.5:
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))


def draw_frame(painter: QPainter, plot: QRectF, theme: Theme, style: FigureStyle) -> None:
    painter.setPen(pen(theme.axis, style.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(plot)


def draw_axis_x(
    painter: QPainter,
    axis: Axis,
    scales: PlotScales,
    ticks: Ticks,
    theme: Theme,
    style: FigureStyle,
    *,
    line: bool = True,
    align: float = CENTRE,
) -> None:
    """Ticks, labels and title below the plot; the title centred, or ended at the right."""
    plot = scales.plot
    painter.setPen(pen(theme.axis, style.line))
    if line:
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
    places = scales.x.pixel(np.array(ticks.places)).tolist()
    minor = scales.x.pixel(np.array(ticks.minor)).tolist()
    bottom = plot.bottom()
    marks = [QLineF(x, bottom, x, bottom + style.tick) for x in places]
    marks += [QLineF(x, bottom, x, bottom + 0.55 * style.tick) for x in minor]
    painter.drawLines(marks)
    baseline = bottom + style.tick + 0.5 * style.gap + 0.9 * style.tick_face.size
    ink = theme.text if style.printed else theme.text_muted
    for x, label in zip(places, ticks.labels, strict=True):
        draw_text(painter, x, baseline, label, style.tick_face, ink, align=CENTRE)
    # Centred, it may stand out as far as the labels at both ends do.
    room = plot.width() + 2 * style.tick_face.size
    title = axis.fitting_title(style.printed, style.label_face, room)
    if title:
        x = {LEFT: plot.left(), CENTRE: plot.center().x(), RIGHT: plot.right()}[align]
        baseline += 1.5 * style.label_face.size
        draw_text(painter, x, baseline, title, style.label_face, ink, align=align)


def draw_axis_y(
    painter: QPainter,
    axis: Axis,
    scales: PlotScales,
    ticks: Ticks,
    theme: Theme,
    style: FigureStyle,
    *,
    line: bool = True,
    title_x: float | None = None,
) -> None:
    """Ticks and labels left of the plot, and, when `title_x` is given, the turned title there.

    title_x: the left edge of the title's letters.
    """
    plot = scales.plot
    painter.setPen(pen(theme.axis, style.line))
    if line:
        painter.drawLine(plot.topLeft(), plot.bottomLeft())
    left = plot.left()
    places = scales.y.pixel(np.array(ticks.places)).tolist()
    minor = scales.y.pixel(np.array(ticks.minor)).tolist()
    marks = [QLineF(left - style.tick, y, left, y) for y in places]
    marks += [QLineF(left - 0.55 * style.tick, y, left, y) for y in minor]
    painter.drawLines(marks)
    ink = theme.text if style.printed else theme.text_muted
    edge = left - style.tick - 0.75 * style.gap
    for y, label in zip(places, ticks.labels, strict=True):
        draw_text(painter, edge, y, label, style.tick_face, ink, align=RIGHT, middle=True)
    room = plot.height() + 2 * style.tick_face.size
    title = axis.fitting_title(style.printed, style.label_face, room)
    if title and title_x is not None:
        x = title_x + 0.85 * style.label_face.size
        y = plot.center().y()
        draw_text(painter, x, y, title, style.label_face, ink, align=CENTRE, angle=-90)
