"""Draws a graph: values above its edges, gradients below, the node in hand with its slopes."""

from __future__ import annotations

import math
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from engine.basics.graph import INPUT, NUMBER, Edge
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import CENTRE, Face, draw_text, width
from gui.graph import words
from gui.graph.figure import GraphFigure
from gui.graph.geometry import BOX_HEIGHT, CHIP, RADIUS, Geometry, geometry
from gui.theme import Theme

ARROW = 8
EDGE_LINE, EDGE_LINE_IN_HAND = 1.4, 2.6


def draw(painter: QPainter, rect: QRectF, figure: GraphFigure, theme: Theme) -> None:
    """Draw a graph as far as its walk has come."""
    style = style_of(theme)
    placed = geometry(rect, figure.graph, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(placed.origin)
    painter.scale(placed.scale, placed.scale)
    _Drawing(painter, figure, placed, theme, style).everything()
    painter.restore()


class _Drawing:
    """One picture, in units of the layout."""

    def __init__(
        self, painter: QPainter, figure: GraphFigure, placed: Geometry, theme: Theme,
        style: FigureStyle,
    ) -> None:  # fmt: skip
        self.painter, self.figure, self.placed = painter, figure, placed
        self.theme = theme
        family = style.tick_face.family
        self.value = Face(family, 15)
        self.small = Face(family, 11)
        self.plain = Face(family, 12)
        self.strong = Face(family, 15, semibold=True)
        self.symbol = Face(family, 17)

    def everything(self) -> None:
        graph = self.figure.graph
        for edge in graph.edges:
            self.edge(edge)
        self.end()
        for node, made in enumerate(graph.nodes):
            if made.kind == INPUT:
                self.input(node)
            elif made.kind == NUMBER:
                middle = self.placed.centre[node]
                self.text(middle, made.label, self.value, self.theme.text_muted)
            else:
                self.operation(node)
        for edge in graph.edges:
            self.numbers(edge)
        self.slopes()

    # Edges

    def edge(self, edge: Edge) -> None:
        hand, moment = self.figure.in_hand, self.figure.moment
        back = moment.way == "backward" and hand == edge.target and edge in self.figure.run.flows
        on = back or (moment.way == "forward" and hand in (edge.target, edge.source))
        reached = self.figure.is_known(edge.source)
        self.line(self.placed.paths[edge], on, back, reached)

    def end(self) -> None:
        """The way to the result, with the gradient 1 that begins the way back."""
        figure, last = self.figure, len(self.figure.graph.nodes) - 1
        known, hand = figure.is_known(last), figure.in_hand == last
        seed = hand and figure.moment.way == "seed"
        self.line(self.placed.end, seed or (hand and figure.moment.way == "forward"), seed, known)
        box = self.placed.result
        self.frame(box, self.theme.inset, self.theme.border_control, 1.0)
        middle = box.center()
        label = figure.graph.nodes[last].label
        self.text(middle - QPointF(0, 10), label, self.small, self.theme.text_muted, box.width())
        shown = words.number(figure.run.values[last]) if known else "?"
        color = self.theme.text if known else self.theme.text_muted
        self.text(middle + QPointF(0, 9), shown, self.strong, color, box.width() - 8)
        at = self.placed.end_label
        self.above(at, figure.run.values[last] if known else None, seed)
        if figure.step >= figure.seed:
            self.below(at, 1.0, seed)

    def line(self, path: QPainterPath, on: bool, back: bool, reached: bool) -> None:
        color = self.theme.accent if on else self.theme.border_strong
        thick = EDGE_LINE_IN_HAND if on else EDGE_LINE
        dash = () if reached else (4.0, 4.0)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(pen(color, thick, dash))
        self.painter.drawPath(path)
        tip = path.pointAtPercent(0.0 if back else 1.0)
        near = path.pointAtPercent(0.03 if back else 0.97)
        angle = math.atan2(tip.y() - near.y(), tip.x() - near.x())
        self.painter.setPen(pen(color, thick))
        for turn in (2.6, -2.6):
            wing = QPointF(math.cos(angle + turn), math.sin(angle + turn)) * ARROW
            self.painter.drawLine(tip, tip + wing)

    def numbers(self, edge: Edge) -> None:
        figure, at = self.figure, self.placed.labels[edge]
        node = figure.graph.nodes[edge.source]
        in_hand = figure.moment.way == "backward" and figure.in_hand == edge.target
        shared = len(figure.users(edge.source)) > 1
        if node.kind != NUMBER and not shared:
            fresh = figure.moment.way == "forward" and figure.in_hand == edge.source
            known = figure.is_known(edge.source)
            self.above(at, figure.run.values[edge.source] if known else None, fresh)
        if edge not in figure.run.flows:
            return
        if figure.is_flowing(edge):
            self.below(at, figure.run.flows[edge], in_hand)
        elif figure.step >= figure.seed and not shared:
            box = self.chip(at, 36.0)
            self.frame(box, self.theme.surface, self.theme.border_control, 1.0, (3.0, 3.0))

    def above(self, at: QPointF, value: float | None, fresh: bool) -> None:
        if value is None:
            return
        face = self.strong if fresh else self.value
        color = self.theme.accent if fresh else self.theme.text
        self.text(at - QPointF(0, 13), words.number(value), face, color, 78, ground=True)

    def below(self, at: QPointF, value: float, in_hand: bool) -> None:
        shown = words.number(value)
        box = self.chip(at, width(shown, self.plain) + 12)
        theme = self.theme
        self.frame(box, theme.accent if in_hand else theme.accent_soft, None)
        ink = theme.on_accent if in_hand else theme.accent
        self.text(box.center(), shown, self.plain, ink)

    def chip(self, at: QPointF, wide: float) -> QRectF:
        return QRectF(at.x() - wide / 2, at.y() + 6, wide, CHIP)

    # Nodes

    def input(self, node: int) -> None:
        figure, theme = self.figure, self.theme
        made, middle = figure.graph.nodes[node], self.placed.centre[node]
        half = self.placed.half[node]
        box = QRectF(middle.x() - half, middle.y() - BOX_HEIGHT / 2, 2 * half, BOX_HEIGHT)
        first = figure.moment.way == "inputs" and not figure.whole
        self.frame(box, theme.surface, theme.accent if first else theme.border_control, 1.2)
        at = middle - QPointF(0, 11)
        self.text(at, made.label, self.small, theme.text_muted, 2 * half - 8)
        field = QRectF(box.left() + 8, middle.y() - 2, box.width() - 16, 20)
        self.frame(field, theme.inset, None)
        shown = words.number(figure.inputs[made.name])
        self.text(field.center(), shown, self.value, theme.text, field.width() - 6)
        self.sum(node, middle + QPointF(0, BOX_HEIGHT / 2 + 4))

    def operation(self, node: int) -> None:
        figure, theme = self.figure, self.theme
        made, middle = figure.graph.nodes[node], self.placed.centre[node]
        on = figure.in_hand == node and figure.moment.way != "seed"
        if on:
            self.painter.setPen(Qt.PenStyle.NoPen)
            self.painter.setBrush(theme.accent_soft)
            self.painter.drawEllipse(middle, RADIUS + 6, RADIUS + 6)
        known = figure.is_known(node)
        color = theme.accent if on else theme.text_muted if known else theme.border_strong
        self.painter.setBrush(theme.surface)
        dash = () if known or on else (4.0, 3.0)
        self.painter.setPen(pen(color, 2.4 if on else 1.4, dash))
        self.painter.drawEllipse(middle, RADIUS, RADIUS)
        shown = words.sign(made.name)
        face = self.symbol if len(shown) == 1 else self.plain if len(shown) < 6 else self.small
        self.text(middle, shown, face, theme.accent if on else theme.text, 2 * RADIUS - 4)
        last = node == len(figure.graph.nodes) - 1
        if not last:
            above = middle - QPointF(0, RADIUS + 12)
            self.text(above, made.label, self.small, theme.text_muted, 110, ground=True)
        self.sum(node, middle + QPointF(-18, RADIUS + 6))
        if len(figure.users(node)) > 1 and known:  # once, for all the ways that begin here
            fresh = figure.moment.way == "forward" and on
            at = middle + QPointF(RADIUS + 24, 0)
            self.above(at, figure.run.values[node], fresh)

    def sum(self, node: int, top: QPointF) -> None:
        """What flows back into a node by several edges, added up."""
        figure = self.figure
        if (
            len(figure.users(node)) < 2
            or not figure.is_summed(node)
            or not figure.graph.varies(node)
        ):
            return
        text = QCoreApplication.translate("Graph", "sum {value}").format(
            value=words.number(figure.run.gradients[node])
        )
        wide = width(text, self.plain) + 12
        box = QRectF(top.x() - wide / 2, top.y(), wide, CHIP)
        self.frame(box, self.theme.accent_soft, None)
        self.text(box.center(), text, self.plain, self.theme.accent)

    def slopes(self) -> None:
        """The local derivatives, written out beneath the node in hand."""
        figure = self.figure
        if figure.moment.way != "backward" or figure.whole:
            return
        node, theme = figure.in_hand, self.theme
        lines = [
            words.slope_formula(figure, edge)
            for edge in dict.fromkeys(figure.graph.edges)
            if edge.target == node and edge in figure.run.flows
        ]
        if not lines:
            return
        wide = max(width(line, self.small) for line in lines) + 14
        middle = self.placed.centre[node]
        shift = CHIP + 4 if len(figure.users(node)) > 1 and figure.graph.varies(node) else 0
        high = 16 * len(lines) + 6
        below = middle.y() + RADIUS + 9 + shift
        above = middle.y() - RADIUS - 22 - high
        box = self.freest(
            QRectF(x - wide / 2, y, wide, high)
            for y in (below, above)
            for x in (
                middle.x(),
                middle.x() + wide / 3,
                middle.x() - wide / 3,
                middle.x() + wide / 2 + 4,
            )
        )
        self.frame(box, theme.surface, theme.accent, 1.0)
        for number, line in enumerate(lines):
            at = QPointF(box.center().x(), box.top() + 11 + 16 * number)
            self.text(at, line, self.small, theme.accent)

    def freest(self, boxes: Iterable[QRectF]) -> QRectF:
        """The box that covers least of what stands there already."""
        taken = [QRectF(at.x() - 26, at.y() - 22, 52, 48) for at in self.placed.labels.values()]
        for middle, half in zip(self.placed.centre, self.placed.half, strict=True):
            taken.append(QRectF(middle.x() - half, middle.y() - 24, 2 * half, 48))
        taken += [self.placed.result, QRectF(-1e4, -1e4, 1e4, 2e4)]

        points = [
            path.pointAtPercent(number / 60)
            for path in self.placed.paths.values()
            for number in range(61)
        ]

        def covered(box: QRectF) -> float:
            shared = [box.intersected(other) for other in taken]
            lines = sum(box.contains(point) for point in points)
            return sum(part.width() * part.height() for part in shared) + 25.0 * lines

        return min(boxes, key=covered)

    # Parts

    def frame(
        self, box: QRectF, ground: QColor, color: QColor | None, thick: float = 1.0,
        dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        self.painter.setBrush(ground)
        self.painter.setPen(Qt.PenStyle.NoPen if color is None else pen(color, thick, dash))
        self.painter.drawRoundedRect(box, 4, 4)

    def text(
        self, at: QPointF, text: str, face: Face, color: QColor, room: float = math.inf,
        *, ground: bool = False,
    ) -> None:  # fmt: skip
        """Words with their middle at a place, smaller where there is less room."""
        while face.size > 8 and width(text, face) > room:
            face = Face(face.family, face.size - 1, face.semibold)
        if ground:
            wide = width(text, face) + 4
            box = QRectF(at.x() - wide / 2, at.y() - 7, wide, 14)
            self.painter.fillRect(box, self.theme.surface)
        draw_text(self.painter, at.x(), at.y(), text, face, color, align=CENTRE, middle=True)
