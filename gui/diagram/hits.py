"""What of a diagram lies under the pointer: neuron, bias, chevron of a strip, or nearest link."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF

from gui.diagram.diagram import Bias, Diagram, Link, Neuron
from gui.diagram.labels import bias_places
from gui.diagram.layout import FOLD, Placement
from gui.diagram.links import curve_points, gaps, shares
from gui.theme import Theme

REACH = 4.0  # px beside a link's edge that still point at it


@dataclass(frozen=True)
class Scroll:
    """A place to click that scrolls a folded column by so many units."""

    key: str
    units: int


def hit(
    position: QPointF, diagram: Diagram, placement: Placement, theme: Theme
) -> Neuron | Bias | Link | Scroll | None:
    """What is at a position: a bias before its neuron, of links the nearest, of equals the
    strongest."""
    for placed in placement.columns:
        for unit in range(placed.first, placed.first + len(placed.ys)):
            neuron = Neuron(placed.column.key, unit)
            places = bias_places(placed, unit, theme)
            known = math.isfinite(diagram.bias(neuron))
            if known and any(place.contains(position) for place in places):
                return Bias(neuron.key, unit)
            if placed.rect(unit).contains(position):
                return neuron
        if placed.folded:
            for down in (False, True):
                if placed.chevron(down, FOLD * theme.scale).contains(position):
                    page = max(1, len(placed.ys) - 1)
                    return Scroll(placed.column.key, page if down else -page)
    return _link_at(position, diagram, placement, theme)


def column_at(position: QPointF, placement: Placement) -> str | None:
    """The key of the folded column under the pointer."""
    for placed in placement.columns:
        if placed.folded and abs(position.x() - placed.centre) <= max(placed.size, 40):
            return placed.column.key
    return None


def _link_at(
    position: QPointF, diagram: Diagram, placement: Placement, theme: Theme
) -> Link | None:
    for gap in gaps(diagram, placement):
        if not gap.x0 <= position.x() <= gap.x1 or not len(gap.weights):
            continue
        x, y = curve_points(gap)
        distances = _distances(x, y, position.x(), position.y())
        low, high = theme.line_link_min, theme.line_link_max
        half = (low + (high - low) * shares(gap.weights, diagram.full_weight)) / 2
        outside = np.maximum(distances - half, 0.0)
        best = int(np.lexsort((-half, outside))[0])
        if outside[best] > REACH * theme.scale:
            return None
        return Link(gap.key, int(gap.units[best]), int(gap.sources[best]))
    return None


def _distances(x: np.ndarray, y: np.ndarray, px: float, py: float) -> np.ndarray:
    """From a point to each polyline; x (points,), y (lines, points) -> (lines,)."""
    ax, ay = x[:-1], y[:, :-1]
    dx, dy = x[1:] - ax, y[:, 1:] - ay
    along = ((px - ax) * dx + (py - ay) * dy) / np.maximum(dx * dx + dy * dy, 1e-12)
    along = np.clip(along, 0.0, 1.0)
    nearest: np.ndarray = np.hypot(ax + along * dx - px, ay + along * dy - py).min(axis=1)
    return nearest
