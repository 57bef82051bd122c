"""A sketch: strokes of a pen and an eraser, as a grey picture of their ink."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

SIDE = 280
"""Pixels of the ink along each side."""

Point = tuple[float, float, float]
"""x and y as shares of the page, and the width of the pen there, as one too."""


@dataclass
class Stroke:
    """Where the pen went between press and release."""

    erases: bool = False
    points: list[Point] = field(default_factory=list)


class Sketch:
    """Strokes on a page, each drawn into `ink` at once: 0 where it is empty, 255 under a pen."""

    def __init__(self) -> None:
        self.strokes: list[Stroke] = []
        self.ink = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
        self.ink.fill(0)

    def begin(self, point: Point, erases: bool = False) -> None:
        """Put the pen, or the eraser, on the page."""
        self.strokes.append(Stroke(erases, [point]))
        self._draw(self.strokes[-1], 0)

    def move_to(self, point: Point) -> None:
        """Go on with the stroke that was begun last."""
        stroke = self.strokes[-1]
        stroke.points.append(point)
        self._draw(stroke, len(stroke.points) - 1)

    def undo(self) -> None:
        """Take the last stroke back."""
        if self.strokes:
            self.strokes.pop()
            self.ink.fill(0)
            for stroke in self.strokes:
                for place in range(len(stroke.points)):
                    self._draw(stroke, place)

    def clear(self) -> None:
        """Take all strokes away."""
        self.strokes.clear()
        self.ink.fill(0)

    def pixels(self) -> NDArray[Any]:
        """The ink as (SIDE, SIDE) uint8, a copy."""
        flat = np.frombuffer(self.ink.constBits(), np.uint8)
        return flat.reshape(SIDE, self.ink.bytesPerLine())[:, :SIDE].copy()

    def _draw(self, stroke: Stroke, place: int) -> None:
        """Draw the way to one point of a stroke from the one before it."""
        x, y, width = stroke.points[place]
        painter = QPainter(self.ink)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(Qt.GlobalColor.black if stroke.erases else Qt.GlobalColor.white)
        here = QPointF(x * SIDE, y * SIDE)
        if place == 0:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(here, width * SIDE / 2, width * SIDE / 2)
        else:
            before_x, before_y, before_width = stroke.points[place - 1]
            pen = QPen(color, (width + before_width) / 2 * SIDE)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(before_x * SIDE, before_y * SIDE), here)
        painter.end()
