"""How a fit is drawn: two curves, the points over them, and the table of the coefficients."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from engine.basics.fitting import polynomial
from gui.figures import curves
from gui.figures.axes import PlotScales
from gui.figures.markers import Marker, draw_marker, rgb
from gui.figures.style import pen, style_of
from gui.figures.text import LEFT, RIGHT, draw_text
from gui.fitting.figure import DESCENT, FitFigure, curves_of
from gui.fitting.words import number, power
from gui.theme import Theme

ROW = 1.75
"""Height of a row of the table, in sizes of its type."""


def draw(painter: QPainter, rect: QRectF, figure: FitFigure, theme: Theme) -> None:
    """Draw curves and points into `rect`."""
    style = style_of(theme)
    empty = curves_of(figure)
    curves.draw(painter, rect, empty, theme)
    scales = curves.map_scales(rect, empty, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(scales.plot.adjusted(-6, -6, 6, 6), Qt.ClipOperation.IntersectClip)
    radius = 1.4 * style.marker
    look = Marker("circle", radius, rgb(theme.text), rgb(theme.surface), halo_width=1.5)
    if figure.trail is not None:
        _draw_residuals(painter, figure, scales, theme)
    for place in figure.points:
        draw_marker(painter, scales.point(*place), look)
    if figure.selected is not None and figure.selected < len(figure.points):
        painter.setPen(pen(theme.accent, theme.line_selection))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        centre = scales.point(*figure.points[figure.selected])
        painter.drawEllipse(centre, 2.2 * radius, 2.2 * radius)
    painter.restore()


def _draw_residuals(painter: QPainter, figure: FitFigure, scales: PlotScales, theme: Theme) -> None:
    """Thin lines from the points to the curve of the descent: their squares add up to the loss."""
    assert figure.trail is not None
    painter.setPen(pen(theme.classes[DESCENT].fill, theme.line_border))
    x = np.array([point[0] for point in figure.points])
    for (left, y), fitted in zip(
        figure.points, polynomial(figure.trail.reached, x).tolist(), strict=True
    ):
        painter.drawLine(scales.point(left, y), scales.point(left, fitted))


def scales_of(rect: QRectF, figure: FitFigure, theme: Theme) -> PlotScales:
    """Which place lies under the pointer."""
    return curves.map_scales(rect, curves_of(figure), theme)


def point_at(
    position: QPointF, rect: QRectF, figure: FitFigure, theme: Theme, reach_px: float
) -> int | None:
    """The index of the point drawn nearest to a position, if within reach."""
    if not figure.points:
        return None
    scales = scales_of(rect, figure, theme)
    x, y = np.array(figure.points).T
    away = np.hypot(scales.x.pixel(x) - position.x(), scales.y.pixel(y) - position.y())
    nearest = int(np.argmin(away))
    return nearest if away[nearest] <= reach_px else None


# The table


def rows_of(figure: FitFigure) -> list[tuple[str, str, str]]:
    """Heading, a row for each coefficient, and the loss: name, descent, optimum."""
    if figure.trail is None or figure.optimum is None:
        return []
    heading = (
        "",
        QCoreApplication.translate("Fitting", "descent"),
        QCoreApplication.translate("Fitting", "optimum"),
    )
    found = [heading]
    pairs = zip(figure.trail.reached.tolist(), figure.optimum.coefficients.tolist(), strict=True)
    for degree, (reached, best) in enumerate(pairs):
        found.append((power(degree), number(reached), number(best)))
    loss = QCoreApplication.translate("Fitting", "loss")
    found.append((loss, number(figure.trail.loss), number(figure.optimum.loss)))
    return found


def table_height(figure: FitFigure, theme: Theme) -> float:
    return (len(rows_of(figure)) + 0.7) * ROW * style_of(theme).tick_face.size


def draw_table(painter: QPainter, rect: QRectF, figure: FitFigure, theme: Theme) -> None:
    """The coefficients of both and their losses, the numbers set right."""
    style, rows = style_of(theme), rows_of(figure)
    face, height = style.tick_face, ROW * style.tick_face.size
    heavy = style.title_face
    pad = style.margin
    left, right = rect.left() + pad, rect.right() - pad
    places = (left, left + 0.62 * (right - left), right)
    for index, row in enumerate(rows):
        y = rect.top() + (index + 0.6) * height
        edge = index in (0, len(rows) - 1)
        for place, text, align in zip(places, row, (LEFT, RIGHT, RIGHT), strict=True):
            ink = theme.text_muted if index == 0 or place == left else theme.text
            draw_text(
                painter, place, y, text, heavy if index == len(rows) - 1 else face, ink,
                align=align, middle=True,
            )  # fmt: skip
        if edge:
            line = y + 0.5 * height if index == 0 else y - 0.5 * height
            painter.setPen(pen(theme.border, theme.line_border))
            painter.drawLine(QPointF(left, line), QPointF(right, line))
