"""Labels over a diagram: the value on a link, and the card of a neuron that is pointed at."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainter

from gui.diagram.diagram import Diagram, Link, Neuron, Role
from gui.diagram.layout import PlacedColumn, Placement, note_face
from gui.diagram.stamps import BADGE
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


def badge_centre(square: QRectF, theme: Theme) -> QPointF:
    """Where the badge of a bias stands: at the lower left corner of its neuron."""
    inset = 2 * theme.scale
    return QPointF(square.left() + inset, square.bottom() - inset)


def prints_bias(column: PlacedColumn, theme: Theme) -> bool:
    """Whether biases are printed beneath the neurons: of outputs, where there is room."""
    pitch = column.ys[1] - column.ys[0] if len(column.ys) > 1 else math.inf
    return column.column.role is Role.OUTPUT and pitch - column.size >= 20 * theme.scale


def printed_bias_y(column: PlacedColumn, square: QRectF, theme: Theme) -> float:
    """The middle of the line on which a bias is printed."""
    size = note_face(theme).size
    return square.bottom() + (0.7 if len(column.ys) > 1 else 1.4) * size


def bias_places(column: PlacedColumn, unit: int, theme: Theme) -> list[QRectF]:
    """What can be clicked to change a bias: its badge, and where it is printed."""
    square, k = column.rect(unit), theme.scale
    badge = QRectF(0, 0, (BADGE + 6) * k, (BADGE + 6) * k)
    badge.moveCenter(badge_centre(square, theme))
    places = [badge]
    if prints_bias(column, theme):
        printed = QRectF(0, 0, max(column.size, 64 * k), 1.4 * note_face(theme).size)
        printed.moveCenter(QPointF(square.center().x(), printed_bias_y(column, square, theme)))
        places.append(printed)
    return places


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
