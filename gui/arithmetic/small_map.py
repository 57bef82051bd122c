"""A small decision map: its colours, its contour and one point, without axes."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from engine.training.frame import Frame, Maps
from gui.figures.contours import Extents
from gui.figures.decision_map import levels_image
from gui.figures.map_figure import Floats
from gui.figures.polylines import draw_polyline
from gui.figures.style import pen
from gui.output.points import Shown
from gui.output.scene import Settings, make_scene
from gui.theme import Theme

_BARE = Settings(shown=Shown(training=False, test=False, mistakes=False, centres=False))


@dataclass(frozen=True, eq=False)
class SmallMap:
    """What a small map shows: its picture, its contours in coordinates of the plane."""

    image: QImage
    contours: tuple[Floats, ...]
    plane: Extents


def small_map(frame: Frame, output: Floats, theme: Theme) -> SmallMap:
    """The map of `output`, (output units, cells, cells), as the output panel would colour it."""
    domains = frame.experiment.dataset.domains
    maps = Maps(domains, {}, {}, output)
    figure = make_scene(dataclasses.replace(frame, maps=maps), _BARE).figure
    return SmallMap(levels_image(figure, theme), figure.contours, (*domains[0], *domains[1]))


def draw_small_map(
    painter: QPainter, rect: QRectF, shown: SmallMap, point: tuple[float, float], theme: Theme
) -> None:
    """The map in a square, with a ring around the point."""
    left, right, bottom, top = shown.plane
    across, up = rect.width() / (right - left), rect.height() / (top - bottom)
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, shown.image)
    for line in shown.contours:
        x = rect.left() + (line[:, 0] - left) * across
        y = rect.bottom() - (line[:, 1] - bottom) * up
        draw_polyline(painter, np.asarray(x), np.asarray(y), theme.contour, theme.line_border)
    painter.restore()
    at_x = min(max(rect.left() + (point[0] - left) * across, rect.left()), rect.right())
    at_y = min(max(rect.bottom() - (point[1] - bottom) * up, rect.top()), rect.bottom())
    for radius, color in ((4.0, theme.surface), (3.0, theme.accent)):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(at_x, at_y), radius * theme.scale, radius * theme.scale)
    painter.setPen(pen(theme.border_strong, theme.line_border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
