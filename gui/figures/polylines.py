"""Polylines: long series thinned to the pixels that show them, and drawn fast or exactly."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF
from PySide6.QtGui import QColor, QPainter

from gui.figures.medium import on_screen
from gui.figures.style import pen

Floats = NDArray[np.float64]


def thinned(x: Floats, y: Floats, low: float, high: float, columns: int) -> tuple[Floats, Floats]:
    """At most 2 points for each of `columns` equal strips of [low, high]: its extremes.

    x must not fall. A strip keeps its smallest and largest value, in the order of its trend, at
    its first and last x. The neighbours just outside [low, high] are kept, so that the line runs
    to the edge; a strip of NaN alone stays a gap.
    """
    start = max(0, int(np.searchsorted(x, low, side="left")) - 1)
    end = min(len(x), int(np.searchsorted(x, high, side="right")) + 1)
    x, y = x[start:end], y[start:end]
    if len(x) <= 2 * columns:
        return x, y
    edges = np.linspace(low, high, columns + 1)
    firsts = np.unique(np.concatenate([[0], np.searchsorted(x, edges)]))
    firsts = firsts[firsts < len(x)]
    lasts = np.append(firsts[1:], len(x)) - 1
    smallest, largest = np.fmin.reduceat(y, firsts), np.fmax.reduceat(y, firsts)
    falling = y[firsts] > y[lasts]
    starts, ends = np.where(falling, largest, smallest), np.where(falling, smallest, largest)
    return np.stack([x[firsts], x[lasts]], 1).ravel(), np.stack([starts, ends], 1).ravel()


def pieces(x: Floats, y: Floats) -> list[tuple[Floats, Floats]]:
    """The stretches between gaps (NaN in either); single points are kept."""
    finite = np.isfinite(x) & np.isfinite(y)
    if finite.all():
        return [(x, y)] if len(x) else []
    edges = np.flatnonzero(np.diff(np.concatenate([[False], finite, [False]]).astype(np.int8)))
    return [(x[a:b], y[a:b]) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def dashes(x: Floats, y: Floats, pattern: tuple[float, ...]) -> tuple[Floats, Floats]:
    """The polyline cut into dashes: x and y of 2·n ends, each pair one straight bit of a dash.

    pattern: lengths of dash and gap in px. Qt's own dashes cost 40 ms on a noisy line.
    """
    on, period = pattern[0], pattern[0] + pattern[1]
    run = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    starts = np.arange(0.0, run[-1], period)
    cuts = np.unique(np.concatenate([run, starts, np.minimum(starts + on, run[-1])]))
    middles = (cuts[:-1] + cuts[1:]) / 2
    drawn = np.flatnonzero(middles % period < on)
    ends = np.stack([drawn, drawn + 1], axis=1).ravel()
    return np.interp(cuts[ends], run, x), np.interp(cuts[ends], run, y)


def draw_polyline(
    painter: QPainter,
    x: Floats,
    y: Floats,
    color: QColor,
    width: float,
    dash: tuple[float, ...] = (),
) -> None:
    """A line through pixel positions, broken at NaN; a lone point is a dot."""
    for xs, ys in pieces(x, y):
        if len(xs) == 1:
            painter.setPen(pen(color, 0.5))
            painter.setBrush(color)
            painter.drawEllipse(QPointF(xs[0], ys[0]), width, width)
        elif not on_screen():
            painter.setPen(pen(color, width, dash))
            painter.drawPolyline(list(map(QPointF, xs.tolist(), ys.tolist())))
        else:
            _draw_segments(painter, xs, ys, color, width, dash)


def _draw_segments(
    painter: QPainter, x: Floats, y: Floats, color: QColor, width: float, dash: tuple[float, ...]
) -> None:
    """Segment by segment: Qt strokes one long antialiased path in quadratic time.

    1,600 noisy points of width 2: 30 ms as a path, 1.5 ms like this.
    """
    made = pen(color, width)
    if dash:
        x, y = dashes(x, y, dash)
        starts, ends = slice(0, None, 2), slice(1, None, 2)
    else:
        made.setCapStyle(made.capStyle().SquareCap)  # closes the corners
        starts, ends = slice(None, -1), slice(1, None)
    painter.setPen(made)
    bits = map(QLineF, x[starts].tolist(), y[starts].tolist(), x[ends].tolist(), y[ends].tolist())
    painter.drawLines(list(bits))
