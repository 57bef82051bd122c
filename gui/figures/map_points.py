"""The points of a decision map: their looks, mistakes, the selected one, and the legend of all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui.figures.axes import PlotScales
from gui.figures.hinges import hinge_entries
from gui.figures.legends import Entry
from gui.figures.map_figure import Colouring, DrawnPoints, MapFigure, Task, outside
from gui.figures.markers import Marker, draw_marker, draw_markers, rgb
from gui.figures.style import FigureStyle, mix, pen
from gui.theme import Theme

Array = NDArray[Any]

BLACK, WHITE = 0xFF000000, 0xFFFFFFFF
VALUE_LOOKS = 32  # how many colours the points of a regression are rounded to


def draw_points(
    painter: QPainter, figure: MapFigure, scales: PlotScales, theme: Theme, style: FigureStyle
) -> None:
    """Every point of the figure, then handles, rings and the selected point over them."""
    points = figure.points
    if points is not None and len(points.x):
        beyond = outside(figure)
        x, y = scales.x.pixel(points.x), scales.y.pixel(points.y)
        seen = np.isfinite(x) & np.isfinite(y) & ~beyond
        looks, which = _looks(figure, points, theme, style)
        draw_markers(painter, x[seen], y[seen], looks, which[seen])
        _draw_beyond(painter, figure, points, np.flatnonzero(beyond), scales, theme, style)
        ring = mistake_marker(figure, theme, style)
        ringed = seen & points.mistakes
        draw_markers(painter, x[ringed], y[ringed], [ring], np.zeros(ringed.sum(), np.intp))
    for centre in figure.centres:
        place = scales.point(*centre)
        if scales.holds(place):
            _draw_handle(painter, place, theme, style)
    if points is not None and figure.selected is not None and figure.selected < len(points.x):
        place = scales.point(float(points.x[figure.selected]), float(points.y[figure.selected]))
        if scales.holds(place):
            _draw_selection(painter, place, theme, style)


def _looks(
    figure: MapFigure, points: DrawnPoints, theme: Theme, style: FigureStyle
) -> tuple[list[Marker], Array]:
    """The markers in use, and which of them each point has."""
    training = points.training.astype(np.intp)
    if figure.task is Task.REGRESSION and points.levels is not None:
        known = [
            value_marker(look, not filled, theme, style)
            for look in range(VALUE_LOOKS)
            for filled in (False, True)
        ]
        keys = points.levels.astype(np.intp) * VALUE_LOOKS // 256 * 2 + training
    else:
        count = max(2, int(points.classes.max(initial=0)) + 1)
        known = [
            class_marker(figure, index, not filled, theme, style)
            for index in range(count)
            for filled in (False, True)
        ]
        keys = points.classes.astype(np.intp) * 2 + training
    return known, keys


def class_marker(
    figure: MapFigure, index: int, hollow: bool, theme: Theme, style: FigureStyle
) -> Marker:
    """How points of class `index` look: by colour, and on paper and in grey by shape as well."""
    halo, width = rgb(theme.point_outline), 1.25 if style.printed else 1.0
    if figure.task is Task.CLASSES:
        mark = theme.classes[index % len(theme.classes)]
        grey = figure.colouring is Colouring.GREY
        ink = BLACK if grey else rgb(mark.fill)
        edge = None if grey or hollow else rgb(mix(mark.fill, theme.text, 0.6))
        radius = style.marker * 1.1
        return Marker(mark.shape, radius, ink, WHITE if grey else halo, hollow, width, edge)
    if figure.colouring is Colouring.GREY:
        shape = "circle" if index else "times"
        return Marker(shape, style.marker * 1.1, BLACK, WHITE, hollow, width)
    shape = "square" if style.printed and index == 0 else "circle"
    ink = rgb(theme.point_positive if index else theme.point_negative)
    # A little larger when hollow, or the pale inside makes it look smaller than a filled one.
    return Marker(shape, style.marker * (1.25 if hollow else 1.0), ink, halo, hollow, width)


def value_marker(look: int, hollow: bool, theme: Theme, style: FigureStyle) -> Marker:
    """How a point of a regression looks: its target value in full colour, edged to be seen."""
    share = 2 * look / (VALUE_LOOKS - 1) - 1
    end = theme.class_positive if share > 0 else theme.class_negative
    ink = mix(theme.class_neutral, end, abs(share))
    edge = None if hollow else rgb(mix(ink, theme.text, 0.55))
    if hollow:
        ink = mix(ink, theme.text, 0.25)
    return Marker("circle", style.marker, rgb(ink), rgb(theme.point_outline), hollow, 1.0, edge)


def mistake_marker(figure: MapFigure, theme: Theme, style: FigureStyle) -> Marker:
    ink, halo = QColor(theme.mistake_ring), QColor(theme.point_outline)
    if figure.colouring is Colouring.GREY:
        ink, halo = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
    halo.setAlphaF(0.7)
    return Marker(
        "circle", style.ring_radius, rgb(ink), rgb(halo), halo_width=1.0, stroke=style.ring
    )


def _draw_beyond(
    painter: QPainter,
    figure: MapFigure,
    points: DrawnPoints,
    which: Array,
    scales: PlotScales,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """Triangles on the edge, pointing to where the points are."""
    plot, reach = scales.plot, 1.6 * style.marker + 1.0
    for index in which.tolist():
        x = scales.x.pixel(float(points.x[index]))
        y = scales.y.pixel(float(points.y[index]))
        beyond = {
            "left": plot.left() - x,
            "right": x - plot.right(),
            "up": plot.top() - y,
            "down": y - plot.bottom(),
        }
        side = max(beyond, key=beyond.__getitem__)
        place = QPointF(
            min(max(x, plot.left() + reach), plot.right() - reach),
            min(max(y, plot.top() + reach), plot.bottom() - reach),
        )
        usual = class_marker(
            figure, int(points.classes[index]), not points.training[index], theme, style
        )
        shape = f"triangle_{side}"
        draw_marker(
            painter, place, Marker(shape, style.marker, usual.ink, usual.halo, usual.hollow)
        )


def _draw_handle(painter: QPainter, place: QPointF, theme: Theme, style: FigureStyle) -> None:
    """A small box with a plus: something to drag."""
    side, arm = 2.2 * style.marker, 1.1 * style.marker
    painter.setPen(pen(theme.text, style.line))
    painter.setBrush(theme.surface)
    box = QRectF(place.x() - side, place.y() - side, 2 * side, 2 * side)
    painter.drawRoundedRect(box, 0.9 * style.marker, 0.9 * style.marker)
    x, y = place.x(), place.y()
    painter.setPen(pen(theme.text, 1.5 * style.line))
    painter.drawLines([QLineF(x - arm, y, x + arm, y), QLineF(x, y - arm, x, y + arm)])


def _draw_selection(painter: QPainter, place: QPointF, theme: Theme, style: FigureStyle) -> None:
    radius = style.ring_radius + 3.0
    halo = QColor(theme.point_outline)
    ring = Marker(
        "circle", radius, rgb(theme.accent), rgb(halo), stroke=theme.line_selection, halo_width=1.25
    )
    draw_marker(painter, place, ring)


def legend_entries(figure: MapFigure, theme: Theme, style: FigureStyle) -> list[Entry]:
    """What the signs on the map mean, in a fixed order; only of what the figure can show."""
    entries: list[Entry] = []
    points = figure.points
    if points is not None:
        entries += _class_entries(figure, theme, style)
        if not points.training.all():
            entries.append(_test_entry(figure, theme, style))
        if figure.task is not Task.REGRESSION:
            entries.append(_mistake_entry(figure, theme, style))
    if figure.contours and figure.contour_label:
        entries.append(_contour_entry(figure, theme, style))
    entries += hinge_entries(figure.hinges, theme, style)
    if figure.centres:
        entries.append(
            Entry(
                QCoreApplication.translate("Figure", "centre"),
                4.4 * style.marker,
                lambda painter, at: _draw_handle(painter, at, theme, style),
            )
        )
    if figure.selected is not None:
        entries.append(_selected_entry(theme, style))
    beyond = int(outside(figure).sum())
    if beyond:
        text = QCoreApplication.translate("Figure", "{count} outside").format(count=beyond)
        ink = rgb(theme.text_muted)
        triangle = Marker("triangle_right", style.marker * 1.1, ink, ink, halo_width=0.0)
        entries.append(Entry(text, 2.4 * style.marker, _marker_sign(triangle)))
    return entries


def _class_entries(figure: MapFigure, theme: Theme, style: FigureStyle) -> list[Entry]:
    training = QCoreApplication.translate("Figure", "training")
    step = 2.1 * style.marker
    if figure.task is Task.REGRESSION:
        looks = [value_marker(look, False, theme, style) for look in (0, 16, VALUE_LOOKS - 1)]
        return [Entry(training, len(looks) * step, _row_sign(looks, step))]
    named = style.printed or figure.task is Task.CLASSES or figure.colouring is Colouring.GREY
    # The positive class comes first, as the colour bar has it on top.
    order = range(len(figure.class_names)) if figure.task is Task.CLASSES else (1, 0)
    if not (named and figure.class_names):
        looks = [class_marker(figure, index, False, theme, style) for index in (1, 0)]
        return [Entry(training, 2 * step, _row_sign(looks, step))]
    entries = []
    for place, index in enumerate(order):
        name = figure.class_names[index]
        if place == 0 and figure.task is not Task.CLASSES:
            name = QCoreApplication.translate("Figure", "training: {name}").format(name=name)
        look = class_marker(figure, index, False, theme, style)
        entries.append(Entry(name, 3 * style.marker, _marker_sign(look)))
    return entries


def _test_entry(figure: MapFigure, theme: Theme, style: FigureStyle) -> Entry:
    if figure.task is Task.REGRESSION:
        looks = [value_marker(VALUE_LOOKS - 1, True, theme, style)]
    elif figure.task is Task.CLASSES or style.printed or figure.colouring is Colouring.GREY:
        looks = [class_marker(figure, index, True, theme, style) for index in (1, 0)]
    else:
        looks = [class_marker(figure, 1, True, theme, style)]
    step = 3.0 * style.marker
    text = QCoreApplication.translate("Figure", "test")
    return Entry(text, len(looks) * step, _row_sign(looks, step))


def _mistake_entry(figure: MapFigure, theme: Theme, style: FigureStyle) -> Entry:
    inner = class_marker(figure, 0 if not style.printed else 1, False, theme, style)
    ring = mistake_marker(figure, theme, style)

    def sign(painter: QPainter, at: QPointF) -> None:
        draw_marker(painter, at, inner)
        draw_marker(painter, at, ring)

    text = QCoreApplication.translate("Figure", "mistake")
    return Entry(text, 2 * style.ring_radius + style.ring, sign)


def _contour_entry(figure: MapFigure, theme: Theme, style: FigureStyle) -> Entry:
    half = 2.2 * style.marker

    def sign(painter: QPainter, at: QPointF) -> None:
        painter.setPen(pen(theme.contour, style.contour))
        end = QPointF(half, -0.3 * half)
        painter.drawLine(at - end, at + end)

    return Entry(figure.contour_label, 2 * half, sign)


def _selected_entry(theme: Theme, style: FigureStyle) -> Entry:
    radius = 0.8 * style.ring_radius
    ring = Marker(
        "circle", radius, rgb(theme.accent), 0, stroke=theme.line_selection, halo_width=0.0
    )
    text = QCoreApplication.translate("Figure", "selected")
    return Entry(text, 2 * radius + theme.line_selection, _marker_sign(ring))


def _marker_sign(marker: Marker) -> Callable[[QPainter, QPointF], None]:
    return lambda painter, at: draw_marker(painter, at, marker)


def _row_sign(looks: list[Marker], step: float) -> Callable[[QPainter, QPointF], None]:
    """Several markers side by side as one sign."""

    def sign(painter: QPainter, at: QPointF) -> None:
        for index, look in enumerate(looks):
            offset = QPointF((index - (len(looks) - 1) / 2) * step, 0.0)
            draw_marker(painter, at + offset, look)

    return sign
