"""Stamps: the frames and badges of neurons, drawn once and then put down many times a frame.

A rounded rectangle takes forty times as long to draw as its picture. Only for the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.figures.style import mix, pen
from gui.icons import paint_icon
from gui.theme import Theme, load

BADGE = 11  # side of a badge at scale 1
LEVELS = 16  # so many strengths of colour a badge is drawn in


def put_frame(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """The border of a neuron with its round corners, the ground of the panel outside of them."""
    made = _frame(theme.name, theme.scale, int(rect.width()), _ratio(painter))
    painter.drawImage(rect.topLeft(), made)


def put_badge(
    painter: QPainter, centre: QPointF, color: QColor, share: float, theme: Theme
) -> None:
    """`draw_badge` from its picture."""
    level = round(share * LEVELS)
    made = _badge(theme.name, theme.scale, color.name(), level, _ratio(painter))
    half = made.deviceIndependentSize().width() / 2
    painter.drawImage(QPointF(round(centre.x() - half), round(centre.y() - half)), made)


def draw_badge(
    painter: QPainter, centre: QPointF, color: QColor, share: float, theme: Theme
) -> None:
    """A square of a colour as strong as `share`, in a frame."""
    k = theme.scale
    inner = _draw_box(painter, centre, theme).adjusted(2.5 * k, 2.5 * k, -2.5 * k, -2.5 * k)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mix(theme.surface, color, share))
    painter.drawRoundedRect(inner, k, k)


def draw_icon_badge(painter: QPainter, centre: QPointF, name: str, theme: Theme) -> None:
    """An icon in the same frame."""
    inset = 1.5 * theme.scale
    box = _draw_box(painter, centre, theme)
    paint_icon(painter, name, box.adjusted(inset, inset, -inset, -inset), theme.text)


def _draw_box(painter: QPainter, centre: QPointF, theme: Theme) -> QRectF:
    side = round(BADGE * theme.scale)
    left, top = round(centre.x() - side / 2), round(centre.y() - side / 2)
    box = QRectF(left + 0.5, top + 0.5, side, side)
    painter.setPen(pen(theme.border_strong, theme.line_border))
    painter.setBrush(theme.surface)
    painter.drawRoundedRect(box, theme.radius_badge, theme.radius_badge)
    return box


def _ratio(painter: QPainter) -> float:
    return float(painter.device().devicePixelRatio())


@lru_cache(maxsize=512)
def _badge(name: str, scale: float, color: str, level: int, ratio: float) -> QImage:
    theme = load(name, scale)
    side = round(BADGE * scale) + 2

    def paint(painter: QPainter) -> None:
        centre = QPointF(side / 2, side / 2)
        draw_badge(painter, centre, QColor(color), level / LEVELS, theme)

    return _picture(side, ratio, paint)


@lru_cache(maxsize=64)
def _frame(name: str, scale: float, size: int, ratio: float) -> QImage:
    theme = load(name, scale)
    half = theme.line_border / 2
    box = QRectF(half, half, size - 2 * half, size - 2 * half)
    radius = corner_radius(size, theme)

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, size, size), theme.surface)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.black)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        painter.drawRoundedRect(box, radius, radius)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(pen(theme.border_strong, theme.line_border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, radius, radius)

    return _picture(size, ratio, paint)


def corner_radius(size: float, theme: Theme) -> float:
    """Of a neuron's square: smaller neurons have smaller corners."""
    return min(theme.radius_thumbnail, 0.15 * size)


def _picture(side: int, ratio: float, paint: Callable[[QPainter], None]) -> QImage:
    pixels = round(side * ratio)
    made = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return made
