"""Draws a gradient check: for each kind of parameter a row of points and of numbers."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from engine.insight.gradient_check import FINE, WRONG, Finding, GradientCheck
from gui.figures.axes import Axis, PlotScales, draw_axis_x, draw_frame, plot_scales
from gui.figures.style import FigureStyle, mix, pen, style_of
from gui.figures.text import CENTRE, RIGHT, Face, draw_text, elided, widest, width, wrap
from gui.figures.ticks import Ticks
from gui.gradients import words
from gui.gradients.figure import GradientFigure
from gui.numbers import format_number
from gui.theme import Theme

LOW, HIGH = 1e-13, 10.0
DECADES = (-12, -10, -8, -6, -4, -2, 0)
LINE = 1.5
ROW, LOWEST_ROW = 3.4, 1.7
"""Height of a row in letters: with room, and without."""
MOST_POINTS = 240
ZONE = 0.10
POINT = 0.55


def draw(painter: QPainter, rect: QRectF, figure: GradientFigure, theme: Theme) -> None:
    """Draw rows and words into a rectangle."""
    style = style_of(theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(style.margin, 0.5 * style.margin, -style.margin, -0.5 * style.margin)
    face = _reading(style)
    paragraphs = [
        line for text in words.explained(figure) for line in wrap(text, face, inner.width())
    ]
    ink = theme.text
    if figure.check is not None and not figure.hidden:
        ink = theme.error if figure.check.first_wrong else theme.success
    y = inner.top() + 1.2 * style.title_face.size
    head = Face(style.title_face.family, face.size, semibold=True)
    for line in wrap(words.outcome(figure), head, inner.width()):
        draw_text(painter, inner.left(), y, line, head, ink)
        y += LINE * face.size
    below = LINE * face.size * (len(paragraphs) + 0.5)
    bottom = y
    if figure.check is not None:
        room = QRectF(inner.left(), y, inner.width(), inner.bottom() - below - y)
        bottom = _draw_rows(painter, room, figure, figure.check, theme, style)
    y = bottom + 0.6 * face.size
    for line in paragraphs:
        y += LINE * face.size
        draw_text(painter, inner.left(), y, line, face, theme.text)
    painter.restore()


def _reading(style: FigureStyle) -> Face:
    return Face(style.title_face.family, style.title_face.size)


def _headings() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("GradientCheck", "mean |Δ|"),
        QCoreApplication.translate("GradientCheck", "largest |Δ|"),
        QCoreApplication.translate("GradientCheck", "relative"),
        QCoreApplication.translate("GradientCheck", "differences in"),
        QCoreApplication.translate("GradientCheck", "way back in"),
    )


def cells(finding: Finding) -> tuple[str, ...]:
    """The numbers of a row, as its columns have them."""
    numbers = (finding.mean, finding.largest, finding.relative)
    measured = finding.difference.size > 0
    return (
        *(format_number(number, 2) if measured else "–" for number in numbers),
        words.seconds(finding.part.seconds),
        words.seconds(finding.seconds),
    )


def color_of(verdict: str, theme: Theme) -> QColor:
    roles = {"fine": theme.success, "doubtful": theme.warning, "wrong": theme.error}
    return roles.get(verdict, theme.text_muted)


def _draw_rows(
    painter: QPainter, room: QRectF, figure: GradientFigure, check: GradientCheck, theme: Theme,
    style: FigureStyle,
) -> float:  # fmt: skip
    """Draw all parts; returns where the picture ends."""
    face = _reading(style)
    size = face.size
    rows = len(check.findings)
    head, foot = 2.4 * size, 4.4 * size
    row = min(ROW * size, max(LOWEST_ROW * size, (room.height() - head - foot) / rows))
    names = tuple(words.part_name(check, f) for f in check.findings)
    label = min(widest(names, face) + size, 0.3 * room.width())
    columns = _headings()
    texts = [cells(finding) for finding in check.findings]
    wide = [
        max(widest(tuple(t[n] for t in texts), face), width(columns[n], style.tick_face)) + size
        for n in range(len(columns))
    ]
    verdicts = ("fine", "doubtful", "wrong", "corner")
    verdict = widest(tuple(map(words.verdict_name, verdicts)), face) + 1.4 * size
    while sum(wide) > 0 and room.width() - label - sum(wide) - verdict < 14 * size:
        wide.pop()  # the last columns go first where there is little room
    plot = QRectF(
        room.left() + label, room.top() + head,
        room.width() - label - sum(wide) - verdict, row * rows,
    )  # fmt: skip
    axis = Axis(
        LOW, HIGH, QCoreApplication.translate("GradientCheck", "relative difference"), log=True
    )
    scales = plot_scales(plot, axis, Axis(0.0, float(rows)))
    _draw_zones(painter, scales, theme, style)
    left = plot.right() + 0.3 * size
    for text, across in zip(columns, wide, strict=False):
        left += across
        draw_text(
            painter, left, plot.top() - 0.6 * size, text, style.tick_face, theme.text_muted,
            align=RIGHT,
        )  # fmt: skip
    for number, finding in enumerate(check.findings):
        band = QRectF(plot.left(), plot.top() + number * row, plot.width(), row)
        if number:
            painter.setPen(pen(theme.grid, style.line))
            painter.drawLine(QPointF(room.left(), band.top()), QPointF(room.right(), band.top()))
        y = band.center().y()
        name = elided(names[number], face, label - 0.6 * size)
        draw_text(painter, room.left(), y, name, face, theme.text, middle=True)
        if figure.hidden:
            draw_text(
                painter, band.center().x(), y, "?", face, theme.text_muted, align=CENTRE,
                middle=True,
            )  # fmt: skip
            continue
        _draw_points(painter, scales, band, finding, theme, style)
        left = plot.right() + 0.3 * size
        for text, across in zip(texts[number], wide, strict=False):
            left += across
            draw_text(painter, left, y, text, face, theme.text, align=RIGHT, middle=True)
        color = color_of(finding.verdict, theme)
        strong = Face(face.family, face.size, semibold=finding.verdict == "wrong")
        said = words.verdict_name(finding.verdict)
        draw_text(painter, left + 1.2 * size, y, said, strong, color, middle=True)
    draw_frame(painter, plot, theme, style)
    places = [10.0**power for power in DECADES]
    step = 1 if plot.width() > 26 * size else 2
    marks = Ticks(tuple(places[::step]), tuple(f"10{_raised(power)}" for power in DECADES[::step]))
    draw_axis_x(painter, axis, scales, marks, theme, style, line=False)
    return plot.bottom() + foot - size


def _raised(power: int) -> str:
    return "".join("⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".index(c)] for c in str(power))


def _draw_zones(painter: QPainter, scales: PlotScales, theme: Theme, style: FigureStyle) -> None:
    """What the differences mean, by colour and in words above."""
    plot, face = scales.plot, style.tick_face
    zones = ((LOW, FINE, "fine"), (FINE, WRONG, "doubtful"), (WRONG, HIGH, "wrong"))
    for low, high, verdict in zones:
        left, right = scales.x.pixel(low), scales.x.pixel(high)
        zone = QRectF(left, plot.top(), right - left, plot.height())
        painter.fillRect(zone, mix(theme.surface, color_of(verdict, theme), ZONE))
        said = words.verdict_name(verdict)
        draw_text(
            painter, zone.center().x(), plot.top() - 0.6 * face.size, said, face,
            color_of(verdict, theme), align=CENTRE,
        )  # fmt: skip


@lru_cache(maxsize=4)
def _scatter(count: int) -> np.ndarray:
    """Where points stand across their row, −1 to 1, so that few cover each other."""
    return np.modf(np.arange(count) * 0.6180339887498949)[0] * 2 - 1


def _draw_points(
    painter: QPainter, scales: PlotScales, band: QRectF, finding: Finding, theme: Theme,
    style: FigureStyle,
) -> None:  # fmt: skip
    values = np.sort(finding.relatives)
    if not len(values):
        return  # all of them stand at a corner
    if len(values) > MOST_POINTS:  # as they lie, the largest among them
        values = values[np.linspace(0, len(values) - 1, MOST_POINTS).astype(int)]
    values = np.nan_to_num(values, nan=HIGH, posinf=HIGH)
    x = scales.x.pixel(np.clip(values, LOW, HIGH))
    y = band.center().y() + 0.32 * band.height() * _scatter(len(values))
    radius = POINT * style.marker
    painter.setPen(Qt.PenStyle.NoPen)
    for verdict, some in (
        ("fine", values <= FINE),
        ("doubtful", (values > FINE) & (values <= WRONG)),
        ("wrong", values > WRONG),
    ):
        painter.setBrush(mix(theme.surface, color_of(verdict, theme), 0.75))
        for px, py in zip(x[some].tolist(), y[some].tolist(), strict=True):
            painter.drawEllipse(QPointF(px, py), radius, radius)
    whole = float(np.clip(np.nan_to_num(finding.relative, nan=HIGH), LOW, HIGH))
    at, r = QPointF(scales.x.pixel(whole), band.center().y()), 1.5 * style.marker
    diamond = [at + QPointF(r, 0), at + QPointF(0, r), at - QPointF(r, 0), at - QPointF(0, r)]
    painter.setPen(pen(theme.surface, style.line))
    painter.setBrush(theme.text)
    painter.drawPolygon(QPolygonF(diamond))
