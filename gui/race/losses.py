"""The losses of a race over its steps, in the looks of the map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from engine.basics.race import Path
from gui.figures import curves
from gui.figures.axes import Axis, PlotScales
from gui.figures.curve_figure import Curve, CurvesFigure, Mark
from gui.figures.markers import draw_marker
from gui.figures.medium import on_screen
from gui.figures.polylines import Floats, draw_polyline, thinned
from gui.figures.style import FigureStyle, mix, style_of
from gui.language import vocabulary
from gui.race.figure import RaceFigure, stands_back
from gui.race.looks import color_of, dash_of, marker_of
from gui.race.painting import BACK, shown_length
from gui.theme import Theme

DECADES = 1e-8
"""Of the loss at the start: what is lower counts as arrived."""
OVER = 100.0
"""Times the loss at the start: what is higher is on its way out of the picture."""


@dataclass(frozen=True, eq=False)
class LossesFigure:
    """The same race beside its map."""

    race: RaceFigure
    title: str = ""


def heights(figure: RaceFigure, path: Path) -> Floats:
    """What is drawn: the loss above the global minimum where that is known, else the loss."""
    minimum = figure.surface.minimum
    values: Floats = np.asarray(path.values, np.float64)
    return values if minimum is None else np.maximum(values - minimum, 0.0)


def frame(figure: LossesFigure) -> CurvesFigure:
    """The empty plot: axes that hold all steps of all paths."""
    race = figure.race
    found = [heights(race, path) for path in race.paths] or [np.array([0.0, 1.0])]
    first = float(found[0][0])
    everything = np.concatenate(found)
    title = QCoreApplication.translate("Race", "loss")
    if race.surface.minimum is None:
        spread = max(float(np.ptp(everything)), 1e-9)
        high = min(float(everything.max()), first + OVER * max(abs(first), 1.0))
        y = Axis(float(everything.min()) - 0.04 * spread, high + 0.04 * spread, title)
    else:
        title = QCoreApplication.translate("Race", "loss above the minimum")
        first = first if first > 0 else 1.0
        low = max(float(everything.min()), first * DECADES)
        high = min(max(float(everything.max()), 2 * low), first * OVER)
        y = Axis(low * 0.7, max(high, 2 * low) * 1.4, title, log=True)
    x = Axis(0.0, float(max(race.steps, 1)), QCoreApplication.translate("Race", "step"))
    mark = (Mark(float(race.step)),) if 0 < race.step < race.steps else ()
    return CurvesFigure(x, y, title=figure.title, marks=mark, legend=False)


def draw(painter: QPainter, rect: QRectF, figure: LossesFigure, theme: Theme) -> None:
    """Draw axes and lines into `rect`."""
    style, empty = style_of(theme), frame(figure)
    curves.draw(painter, rect, empty, theme)
    scales = curves.map_scales(rect, empty, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(scales.plot.adjusted(-2, -2, 2, 2), Qt.ClipOperation.IntersectClip)
    for path in sorted(figure.race.paths, key=lambda p: p.optimizer.kind == figure.race.marked):
        _draw_line(painter, figure.race, path, scales, theme, style)
    painter.restore()


def _draw_line(
    painter: QPainter, figure: RaceFigure, path: Path, scales: PlotScales, theme: Theme,
    style: FigureStyle,
) -> None:  # fmt: skip
    length = shown_length(figure, path)
    y = scales.y.pixel(np.maximum(heights(figure, path)[:length], scales.y.low))
    x = scales.x.pixel(np.arange(length, dtype=np.float64))
    columns = round(scales.plot.width() * (0.6 if on_screen() else 3.0))
    x, y = thinned(x, y, scales.plot.left(), scales.plot.right(), columns)
    kind, color = path.optimizer.kind, color_of(path.optimizer.kind, theme)
    if stands_back(figure, path):
        color = mix(theme.surface, color, BACK)
    draw_polyline(painter, x, y, color, 0.5 * style.marker, dash_of(kind, style))
    last = QPointF(float(x[-1]), float(y[-1]))
    draw_marker(painter, last, marker_of(kind, theme, 1.2 * style.marker, color))


def table_curves(figure: RaceFigure) -> list[Curve]:
    """The losses themselves, for a table."""
    return [
        Curve(vocabulary(path.optimizer.label), np.arange(path.steps + 1.0), path.values)
        for path in figure.paths
    ]
