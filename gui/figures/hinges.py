"""Hinge lines: where the units of a layer bend the plane, lightly drawn in a colour of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter

from gui.figures.axes import PlotScales
from gui.figures.legends import Entry
from gui.figures.medium import on_screen
from gui.figures.style import FigureStyle, pen
from gui.theme import Theme

Floats = NDArray[np.float64]

COLORS = (2, 3, 4, 6)
"""Places in the palette of classes that are neither orange nor blue."""
STRENGTH = 0.85


@dataclass(frozen=True, eq=False)
class Hinges:
    """The hinge lines of one layer. pieces: (n, 2 ends, 2) straight pieces in x₁ and x₂.

    place: of the layer among those that bend, which gives its colour.
    """

    name: str
    place: int
    pieces: Floats


def ink(hinges: Hinges, theme: Theme) -> QColor:
    """The colour of a layer's lines."""
    color = QColor(theme.classes[COLORS[hinges.place % len(COLORS)]].fill)
    color.setAlphaF(STRENGTH)
    return color


def draw_hinges(
    painter: QPainter,
    hinges: Sequence[Hinges],
    scales: PlotScales,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """Every piece as a straight line."""
    for one in hinges:
        x, y = scales.x.pixel(one.pieces[:, :, 0]), scales.y.pixel(one.pieces[:, :, 1])
        ends = (x[:, 0].tolist(), y[:, 0].tolist(), x[:, 1].tolist(), y[:, 1].tolist())
        # Lines of one pixel take Qt a tenth of the time that wider ones take.
        painter.setPen(pen(ink(one, theme), style.line if on_screen() else style.contour))
        painter.drawLines(list(map(QLineF, *ends)))


def hinge_entries(hinges: Sequence[Hinges], theme: Theme, style: FigureStyle) -> list[Entry]:
    """A short piece of line and the name of each layer."""
    half = 2.2 * style.marker

    def sign(color: QColor) -> Callable[[QPainter, QPointF], None]:
        def draw(painter: QPainter, at: QPointF) -> None:
            painter.setPen(pen(color, 1.5 * style.contour))
            end = QPointF(half, 0.3 * half)
            painter.drawLine(at - end, at + end)

        return draw

    return [Entry(one.name, 2 * half, sign(ink(one, theme))) for one in hinges]
