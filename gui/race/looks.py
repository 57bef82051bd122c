"""The look of each optimizer: relatives share a colour, the younger one dashed; shapes differ."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from gui.figures.markers import Marker, rgb
from gui.figures.style import FigureStyle
from gui.theme import Theme


@dataclass(frozen=True)
class Look:
    """color: an index into the theme's palette of classes."""

    color: int
    shape: str
    dashed: bool = False


LOOKS = {
    "sgd": Look(7, "star"),
    "momentum": Look(0, "circle"),
    "nesterov": Look(0, "square", dashed=True),
    "adagrad": Look(1, "triangle_up"),
    "adadelta": Look(1, "triangle_down", dashed=True),
    "rmsprop": Look(2, "diamond"),
    "adam": Look(5, "cross"),
    "adamw": Look(5, "times", dashed=True),
    "adamax": Look(3, "pentagon"),
    "nadam": Look(4, "triangle_right"),
}
UNKNOWN = Look(6, "triangle_left", dashed=True)
DASH = (7.0, 3.5)


def look_of(kind: str) -> Look:
    return LOOKS.get(kind, UNKNOWN)


def color_of(kind: str, theme: Theme) -> QColor:
    return theme.classes[look_of(kind).color].fill


def dash_of(kind: str, style: FigureStyle) -> tuple[float, ...]:
    """Lengths of dash and gap in px."""
    scale = style.gap / 4.0
    return tuple(part * scale for part in DASH) if look_of(kind).dashed else ()


def marker_of(kind: str, theme: Theme, radius: float, color: QColor | None = None) -> Marker:
    """Its shape, parted from the ground by the colour of paper."""
    ink = color or color_of(kind, theme)
    return Marker(look_of(kind).shape, radius, rgb(ink), rgb(theme.surface), halo_width=1.2)
