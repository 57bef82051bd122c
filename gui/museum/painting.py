"""The small picture of a failure: its map, its units, its gradients, its loss or its shares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from engine.basics.softmax import Softmax
from engine.training.frame import Frame
from gui.diagram.maps import colored
from gui.figures.axes import plot_scales
from gui.figures.decision_map import levels_image
from gui.figures.polylines import draw_polyline
from gui.figures.style import pen, style_of
from gui.figures.text import CENTRE, LEFT, draw_text, elided
from gui.museum.watching import Seen
from gui.numbers import format_number
from gui.output.scene import Settings, make_scene
from gui.theme import Theme

LEAST_GRADIENT = 1e-7
"""The foot of the bars; a gradient of 1 would reach the top."""
FEW_POINTS = 50
"""So few training points are drawn larger than the test points."""
NO_PEN = Qt.PenStyle.NoPen


@dataclass(frozen=True, eq=False)
class MuseumFigure:
    """A failure with its name over it. seen: None until it has been watched."""

    title: str
    seen: Seen | None


def draw(painter: QPainter, rect: QRectF, figure: MuseumFigure, theme: Theme) -> None:
    """Draw the picture as large as it fits, its name above it."""
    style = style_of(theme)
    indent = 2.4 * style.letter_face.size  # of the letter that a page of several sets
    room = rect.adjusted(indent, style.title_height, 0, 0)
    side = min(room.width(), room.height())
    name = elided(figure.title, style.title_face, rect.width() - indent)
    place = QPointF(rect.left() + indent, rect.top() + style.title_baseline)
    draw_text(painter, place.x(), place.y(), name, style.title_face, theme.text)
    paint(painter, QRectF(room.left(), room.top(), side, side), figure.seen, theme)


def paint(painter: QPainter, rect: QRectF, seen: Seen | None, theme: Theme) -> None:
    """Draw the picture into a square; an empty one while there is none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(rect, theme.inset)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    if seen is not None and seen.shares is not None:
        _shares(painter, rect, seen.shares, theme)
    elif seen is not None and seen.picture == "gradients":
        _gradients(painter, rect, seen.gradients, theme)
    elif seen is not None and seen.frame is not None:
        {"map": _map, "units": _units, "loss": _loss}[seen.picture](
            painter, rect, seen.frame, theme
        )
    painter.restore()
    painter.setPen(pen(theme.border, style_of(theme).line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)


def _map(painter: QPainter, rect: QRectF, frame: Frame, theme: Theme) -> None:
    """What the network says over the plane, and the points; few training points stand out."""
    figure = make_scene(frame, Settings()).figure
    if figure.levels is not None:
        painter.drawImage(rect, levels_image(figure, theme))
    scales = plot_scales(rect, figure.x_axis, figure.y_axis)
    style = style_of(theme)
    for line in figure.contours:
        x, y = scales.x.pixel(line[:, 0]), scales.y.pixel(line[:, 1])
        draw_polyline(painter, x, y, theme.contour, style.contour)
    material = frame.material
    few = len(material.training) <= FEW_POINTS
    small = 0.3 * style.marker
    for part, radius in ((material.test, small), (material.training, 3 * small if few else small)):
        painter.setPen(pen(theme.point_outline, style.line) if radius > small else NO_PEN)
        for (x1, x2), target in zip(part.points.tolist(), part.targets.tolist(), strict=True):
            painter.setBrush(theme.point_positive if target else theme.point_negative)
            painter.drawEllipse(scales.point(x1, x2), radius, radius)


def _units(painter: QPainter, rect: QRectF, frame: Frame, theme: Theme) -> None:
    """What each hidden unit says over the plane, a layer below the other."""
    assert frame.maps is not None
    layers = [frame.maps.units[layer.key] for layer in frame.experiment.layers]
    rows = [row for units in layers for row in _split(units)]
    across = max(len(row) for row in rows)
    gap = rect.width() / (across * 9 + 1)
    side = (rect.width() - gap * (across + 1)) / across
    top = rect.center().y() - (len(rows) * (side + gap) - gap) / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for down, row in enumerate(rows):
        left = rect.center().x() - (len(row) * (side + gap) - gap) / 2
        for number, levels in enumerate(row):
            place = QRectF(left + number * (side + gap), top + down * (side + gap), side, side)
            painter.drawImage(place, colored(levels[::-1], theme))
            painter.setPen(pen(theme.border_strong, style_of(theme).line))
            painter.drawRect(place)


def _split(units: np.ndarray) -> list[np.ndarray]:
    """The units of a layer on lines of equal length, at most four on each."""
    return np.array_split(units, -(-len(units) // 4))


def _gradients(painter: QPainter, rect: QRectF, gradients: tuple[float, ...], theme: Theme) -> None:
    """A bar for each layer from the first to the output, on a logarithmic scale."""
    style = style_of(theme)
    line = 1.6 * style.tick_face.size
    room = rect.adjusted(0.06 * rect.width(), line, -0.06 * rect.width(), -line)
    step = room.width() / len(gradients)
    foot = np.log10(LEAST_GRADIENT)
    for number, gradient in enumerate(gradients):
        painter.setPen(NO_PEN)
        share = np.clip(1 - np.log10(max(gradient, LEAST_GRADIENT)) / foot, 0.02, 1.0)
        height = float(share) * room.height()
        left = room.left() + number * step
        painter.setBrush(theme.accent)
        painter.drawRect(QRectF(left + 0.14 * step, room.bottom() - height, 0.72 * step, height))
        middle = left + step / 2
        base = rect.bottom() - 0.5 * style.tick_face.size
        draw_text(
            painter, middle, base, str(number + 1), style.tick_face, theme.text_muted, align=CENTRE
        )
    said = f"{format_number(gradients[0], 1)} … {format_number(gradients[-1], 1)}"
    top = rect.top() + 1.4 * style.tick_face.size
    draw_text(painter, room.left(), top, said, style.tick_face, theme.text, align=LEFT)


def _loss(painter: QPainter, rect: QRectF, frame: Frame, theme: Theme) -> None:
    """The training loss of each epoch, on a logarithmic scale."""
    style = style_of(theme)
    losses = frame.history[:, 2]
    losses = np.log10(losses[np.isfinite(losses) & (losses > 0)])
    margin = 0.12 * rect.width()
    room = rect.adjusted(margin, margin, -margin, -margin)
    painter.setPen(pen(theme.axis, style.line))
    painter.drawPolyline(QPolygonF([room.topLeft(), room.bottomLeft(), room.bottomRight()]))
    low, span = losses.min(), max(float(np.ptp(losses)), 1.0)
    across = room.width() / max(1, len(losses) - 1)
    places = [
        QPointF(room.left() + n * across, room.bottom() - (loss - low) / span * room.height())
        for n, loss in enumerate(losses.tolist())
    ]
    painter.setPen(pen(theme.curve_train, 1.6 * style.contour))
    painter.drawPolyline(QPolygonF(places))
    painter.setPen(NO_PEN)
    painter.setBrush(theme.error)
    painter.drawEllipse(places[-1], style.marker, style.marker)
    top = f"{format_number(float(10 ** losses[-1]), 1)}"
    at = rect.top() + 1.6 * style.tick_face.size
    draw_text(painter, room.left() + style.gap, at, top, style.tick_face, theme.text, align=LEFT)


def _shares(painter: QPainter, rect: QRectF, made: Softmax, theme: Theme) -> None:
    """The exponentials of the naive form, and what becomes of the first share."""
    face = style_of(theme).label_face
    exponentials = zip(made.scores.tolist(), made.naive_exponentials.tolist(), strict=True)
    lines = [f"exp({score:g}) = {_number(value)}" for score, value in exponentials]
    step = rect.height() / (len(lines) + 2)
    for number, text in enumerate(lines, start=1):
        y = rect.top() + (number - 0.1) * step
        draw_text(painter, rect.center().x(), y, text, face, theme.text, align=CENTRE, middle=True)
    first, total = _number(float(made.naive_exponentials[0])), _number(made.naive_total)
    text = f"{first} / {total} = {_number(float(made.naive_shares[0]))}"
    y = rect.bottom() - 0.9 * step
    color = theme.error if made.naive_fails else theme.text
    draw_text(painter, rect.center().x(), y, text, face, color, align=CENTRE, middle=True)


def _number(value: float) -> str:
    if np.isnan(value):
        return "NaN"
    return "∞" if np.isinf(value) else format_number(value, 3)
