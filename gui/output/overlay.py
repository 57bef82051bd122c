"""What lies over the map and follows the pointer: crosshair, read-out, brush, fresh points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui import theme
from gui.figures.axes import PlotScales
from gui.figures.legends import draw_card, row_height
from gui.figures.map_figure import Task
from gui.figures.map_points import class_marker
from gui.figures.markers import draw_marker
from gui.figures.style import pen, style_of
from gui.figures.text import CENTRE, RIGHT, draw_text, widest, width
from gui.output.scene import Scene

Place = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Fresh:
    """Points of a class that were painted just now. task: what the colours mean with them."""

    places: Sequence[Place]
    label: int
    task: Task


def draw_fresh(painter: QPainter, scene: Scene, scales: PlotScales, fresh: Fresh) -> None:
    """Painted points, before a frame has them."""
    now = theme.current()
    figure = replace(scene.figure, task=fresh.task)
    marker = class_marker(figure, fresh.label, False, now, style_of(now))
    for place in fresh.places:
        draw_marker(painter, scales.point(*place), marker)


def draw_notice(painter: QPainter, scales: PlotScales, text: str) -> None:
    """A sentence on a card in the middle of the map."""
    now, style = theme.current(), style_of(theme.current())
    face = style.label_face
    box = QRectF(0, 0, round(width(text, face) + 2 * face.size), round(2.4 * face.size))
    box.moveTopLeft(
        QPointF(
            round(scales.plot.center().x() - box.width() / 2) + 0.5,
            round(scales.plot.center().y() - box.height() / 2) + 0.5,
        )
    )
    draw_card(painter, box, now, style)
    x, y = box.center().x(), box.center().y()
    draw_text(painter, x, y, text, face, now.text, align=CENTRE, middle=True)


def draw_reach(painter: QPainter, scales: PlotScales, place: Place, reach: float) -> None:
    """The circle that a brush fills, or an eraser clears. reach: as a share of the map."""
    now, at = theme.current(), scales.point(*place)
    painter.save()
    painter.setClipRect(scales.plot)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    across, up = reach * scales.plot.width(), reach * scales.plot.height()
    for color, line in ((now.surface, 3 * now.line_border), (now.text, now.line_border)):
        painter.setPen(pen(color, line))
        painter.drawEllipse(at, across, up)
    painter.restore()


def draw_crosshair(painter: QPainter, scales: PlotScales, place: Place) -> None:
    now, at, plot = theme.current(), scales.point(*place), scales.plot
    painter.setPen(pen(now.contour, now.line_border))
    painter.drawLine(QPointF(plot.left(), at.y()), QPointF(plot.right(), at.y()))
    painter.drawLine(QPointF(at.x(), plot.top()), QPointF(at.x(), plot.bottom()))


def draw_readout(
    painter: QPainter, area: QRectF, scene: Scene, place: Place, scales: PlotScales
) -> None:
    """The numbers at a place in a small card beside it, inside an area."""
    now, style = theme.current(), style_of(theme.current())
    at, plot = scales.point(*place), scales.plot
    rows, face = scene.read(*place), style.tick_face
    pad, gap = 0.6 * face.size, 14 * now.scale
    names = widest(tuple(name for name, _ in rows), face)
    values = widest(tuple(value for _, value in rows), face)
    across = round(2 * pad + names + 0.9 * face.size + values)
    down = round(pad + len(rows) * row_height(style))
    left = at.x() + gap
    if left + across > area.width() - 2:
        left = at.x() - gap - across
    top = min(max(at.y() + gap, plot.top() + 2), area.height() - down - 2.0)
    if top < at.y() < top + down:
        top = at.y() - gap - down
    box = QRectF(round(max(2.0, left)) + 0.5, round(max(2.0, top)) + 0.5, across, down)
    draw_card(painter, box, now, style)
    y = box.top() + pad / 2 + row_height(style) / 2
    for name, value in rows:
        draw_text(painter, box.left() + pad, y, name, face, now.text_muted, middle=True)
        draw_text(painter, box.right() - pad, y, value, face, now.text, align=RIGHT, middle=True)
        y += row_height(style)
