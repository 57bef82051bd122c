"""Labels over a diagram: the value on a link, and the card of a neuron that is pointed at."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.diagram.diagram import Diagram, Link, Neuron
from gui.diagram.layout import Placement
from gui.figures.style import pen
from gui.figures.text import CENTRE, Face, draw_text, widest, width
from gui.numbers import format_number
from gui.theme import Theme


def link_middle(link: Link, diagram: Diagram, placement: Placement) -> QPointF | None:
    """The middle of a link's curve, None where an end is out of sight."""
    index = diagram.index(link.key)
    if index is None or index < 1:
        return None
    before, after = placement.columns[index - 1], placement.columns[index]
    if not (before.shows(link.source) and after.shows(link.unit)):
        return None
    a, b = before.rect(link.source), after.rect(link.unit)
    return QPointF((a.right() + b.left()) / 2, (a.center().y() + b.center().y()) / 2)


def draw_pills(
    painter: QPainter, links: list[Link], diagram: Diagram, placement: Placement, theme: Theme
) -> None:
    """The values of links on the middles of their curves; none that would cover another."""
    face = Face(theme.family, theme.small)
    taken: list[QRectF] = []
    for link in links:
        middle, weight = link_middle(link, diagram, placement), diagram.weight(link)
        if middle is None or not math.isfinite(weight):
            continue
        text = format_number(weight, pad=True)
        box = QRectF(0, 0, width(text, face) + 9 * theme.scale, 1.55 * face.size)
        box.moveCenter(QPointF(round(middle.x()), round(middle.y())))
        if any(box.intersects(other) for other in taken):
            continue
        taken.append(box)
        draw_box(painter, box, theme)
        draw_text(
            painter, middle.x(), middle.y(), text, face, theme.text, align=CENTRE, middle=True
        )


def draw_box(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(pen(theme.accent, theme.line_border))
    painter.setBrush(theme.surface)
    painter.drawRoundedRect(box.translated(0.5, 0.5), theme.radius_control, theme.radius_control)


def lines_about(neuron: Neuron, diagram: Diagram) -> list[str]:
    """What is to say of a neuron: its name, its values over the inputs shown, its bias."""
    index = diagram.index(neuron.key)
    if index is None:
        return []
    lines = [diagram.columns[index].unit_name(neuron.unit)]
    values = diagram.values(neuron)
    if values is not None:
        text = QCoreApplication.translate("Network", "values {low} to {high}")
        low, high = (format_number(value, 3) for value in values)
        lines.append(text.format(low=low, high=high))
    bias = diagram.bias(neuron)
    if math.isfinite(bias):
        lines.append(bias_text(bias))
    if neuron.unit in diagram.columns[index].silent:
        lines.append(QCoreApplication.translate("Network", "silenced: its output is held at 0"))
    if neuron.unit in diagram.columns[index].frozen:
        lines.append(QCoreApplication.translate("Network", "frozen: its weights are held"))
    return lines


def line_about(link: Link, diagram: Diagram) -> str:
    """What is to say of a link: between which neurons it leads, and its weight."""
    index = diagram.index(link.key)
    if not index:
        return ""
    before, after = diagram.columns[index - 1], diagram.columns[index]
    text = QCoreApplication.translate("Network", "{source} → {target}: weight {value}")
    return text.format(
        source=before.unit_name(link.source),
        target=after.unit_name(link.unit),
        value=format_number(diagram.weight(link), pad=True),
    )


def bias_text(bias: float) -> str:
    text = QCoreApplication.translate("Network", "bias {value}")
    return text.format(value=format_number(bias, pad=True))


def draw_card(
    painter: QPainter, rect: QRectF, neuron: Neuron, diagram: Diagram, placement: Placement,
    theme: Theme,
) -> None:  # fmt: skip
    """What is to say of a neuron, beside it on the side that has room."""
    square = placement.neuron_rect(neuron)
    lines = lines_about(neuron, diagram)
    if square is None or not lines:
        return
    k = theme.scale
    bold, plain = Face(theme.family, theme.small, semibold=True), Face(theme.family, theme.small)
    line = 1.45 * theme.small
    wide = max(width(lines[0], bold), widest(tuple(lines[1:]), plain)) + 16 * k
    box = QRectF(0, 0, round(wide), round(line * len(lines) + 10 * k))
    right = square.right() + 10 * k + box.width() <= rect.right()
    x = square.right() + 8 * k if right else square.left() - 8 * k - box.width()
    lowest = rect.bottom() - box.height()
    y = min(max(square.center().y() - box.height() / 2, rect.top() + 4), lowest)
    box.moveTo(round(max(rect.left() + 4, x)), round(y))
    painter.setPen(pen(theme.border_control, theme.line_border))
    painter.setBrush(theme.surface)
    painter.drawRoundedRect(box.translated(0.5, 0.5), theme.radius_control, theme.radius_control)
    for number, text in enumerate(lines):
        face, ink = (plain, theme.text_muted) if number else (bold, theme.text)
        draw_text(
            painter, box.left() + 8 * k, box.top() + 5 * k + (number + 0.5) * line, text, face, ink,
            middle=True,
        )  # fmt: skip
