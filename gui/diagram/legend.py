"""The legend of a diagram: the colours of signs, the width of links, the badge of a bias."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from gui.diagram.diagram import Diagram
from gui.diagram.stamps import BADGE, draw_badge
from gui.figures.legends import Entry, flow, row_height
from gui.figures.style import style_of
from gui.numbers import format_number
from gui.theme import Theme


def rows(diagram: Diagram, length: float, theme: Theme) -> list[list[Entry]]:
    """The entries in rows no longer than `length` px."""
    return flow(_entries(diagram, theme), length, style_of(theme))


def height(entries: list[list[Entry]], theme: Theme) -> float:
    """What the rows ask for, with a margin beneath."""
    style = style_of(theme)
    return len(entries) * row_height(style) + 17 * theme.scale


def _entries(diagram: Diagram, theme: Theme) -> list[Entry]:
    k = theme.scale
    full = format_number(diagram.full_weight)
    span = QCoreApplication.translate("Network", "width 0 to {weight}").format(weight=full)

    def line(color: QColor) -> Entry:
        def sign(painter: QPainter, at: QPointF) -> None:
            painter.fillRect(QRectF(at.x() - 11 * k, at.y() - 2 * k, 22 * k, 4 * k), color)

        name = "positive" if color == theme.weight_positive else "negative"
        return Entry(_sign_name(name), 22 * k, sign)

    def wedge(painter: QPainter, at: QPointF) -> None:
        x, y, half = at.x(), at.y(), theme.line_link_max / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.text_muted)
        corners = ((x - 13 * k, y), (x + 13 * k, y - half), (x + 13 * k, y + half))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def badge(painter: QPainter, at: QPointF) -> None:
        draw_badge(painter, at, theme.text_muted, 1.0, theme)

    heading = QCoreApplication.translate("Network", "Link: weight")
    return [
        Entry(heading, 0.0, lambda painter, at: None),
        line(theme.weight_positive),
        line(theme.weight_negative),
        Entry(span, 26 * k, wedge),
        Entry(QCoreApplication.translate("Network", "bias"), BADGE * k, badge),
    ]


def _sign_name(name: str) -> str:
    if name == "positive":
        return QCoreApplication.translate("Network", "positive")
    return QCoreApplication.translate("Network", "negative")


def badge_share(bias: float, full_weight: float) -> float:
    """How strong the colour of a bias is: 0.2 for 0, all of it from half the full weight on."""
    return 0.2 + 0.8 * min(1.0, abs(bias) / (0.5 * full_weight)) if math.isfinite(bias) else 0.0
