"""What the map of the data shows, and how classes are told apart on it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from engine.insight.embedding import Embedding
from gui.figures.markers import Marker, rgb
from gui.figures.style import FigureStyle, mix
from gui.theme import Theme

MORE_SHAPES = ("times", "triangle_right", "triangle_left")
"""Beyond those of the theme, so that ten classes have ten shapes, and 88 have a look each."""

MANY = 600
"""From so many points on they are drawn smaller."""


@dataclass(frozen=True, eq=False)
class DataMapFigure:
    """embedding: the points. layer: what the layer is called. chosen: the picture that other
    panels show, by its index in the set.
    """

    embedding: Embedding
    layer: str
    chosen: int | None = None

    @property
    def chosen_point(self) -> int | None:
        """Which of the points the chosen picture is, if it is among them."""
        if self.chosen is None:
            return None
        found = (self.embedding.indices == self.chosen).nonzero()[0]
        return int(found[0]) if found.size else None


def radius(count: int, style: FigureStyle) -> float:
    """Of a point where there are so many."""
    return style.marker * (0.85 if count >= MANY else 1.05)


def class_marker(index: int, size: float, theme: Theme, style: FigureStyle) -> Marker:
    """How the pictures of a class look: its colour and its shape; both come round again."""
    shapes = (*(mark.shape for mark in theme.classes), *MORE_SHAPES)
    fill = theme.classes[index % len(theme.classes)].fill
    edge = rgb(mix(fill, theme.text, 0.55))
    halo = rgb(theme.point_outline)
    return Marker(shapes[index % len(shapes)], size, rgb(fill), halo, False, 0.6, edge)


def mistake_marker(size: float, theme: Theme, style: FigureStyle) -> Marker:
    """The ring around a picture that is put into a wrong class."""
    halo = QColor(theme.point_outline)
    halo.setAlphaF(0.7)
    return Marker(
        "circle", 1.9 * size, rgb(theme.mistake_ring), rgb(halo), halo_width=0.7, stroke=style.ring
    )


def selection_marker(size: float, theme: Theme, style: FigureStyle) -> Marker:
    """The ring around the picture that is chosen or pointed at."""
    return Marker(
        "circle",
        2.5 * size,
        rgb(theme.accent),
        rgb(theme.point_outline),
        halo_width=1.25,
        stroke=theme.line_selection,
    )
