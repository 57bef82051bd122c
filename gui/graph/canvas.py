"""The canvas of the graph: paints it, follows the pointer, and opens a field on an input."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from engine.basics.graph import INPUT
from gui import theme
from gui.controls.field_canvas import FieldCanvas
from gui.graph import painting, words
from gui.graph.figure import GraphFigure
from gui.graph.geometry import Geometry, geometry, natural_size
from gui.theme import Theme

SMALLEST = 0.66
"""A graph is drawn no smaller than this; beyond that it scrolls."""
STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_End: 1000,
    Qt.Key.Key_Home: -1000,
}


class GraphCanvas(FieldCanvas):
    """Shows a figure. changed(name, value): an input is to be another number.

    walked(steps): go on or back by so many steps.
    """

    SIZE = (640, 380)
    KEYS = tuple(STEPS)

    changed = Signal(str, float)
    walked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: GraphFigure | None = None

    def minimumSizeHint(self) -> QSize:
        now = theme.current()
        if self.figure is None:
            return QSize(now.px(320), now.px(200))
        wide, high = natural_size(self.figure.graph)
        return QSize(now.px(wide * SMALLEST), now.px(high * SMALLEST))

    def show_figure(self, figure: GraphFigure) -> None:
        other = self.figure is None or self.figure.graph != figure.graph
        self.figure = figure
        if other:
            self.field.close_field()
            self.updateGeometry()
        self.setAccessibleDescription(words.spoken(figure))
        self.update()

    def geometry_now(self) -> Geometry:
        assert self.figure is not None
        return geometry(self.area(), self.figure.graph, theme.current())

    def paint(self, painter: QPainter, now: Theme, seen: QRectF) -> None:
        if self.figure is not None:
            painting.draw(painter, self.area(), self.figure, now)

    # Pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        node = self._node(event)
        typed = node is not None and self._is_input(node)
        self.setCursor(Qt.CursorShape.IBeamCursor if typed else Qt.CursorShape.ArrowCursor)
        assert node is None or self.figure is not None
        self.pointed.emit("" if node is None else words.pointed_node(self.figure, node))  # type: ignore[arg-type]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        node = self._node(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and node is not None and self._is_input(node):
            self.edit(node)

    def _node(self, event: QMouseEvent) -> int | None:
        if self.figure is None:
            return None
        return self.geometry_now().node_at(event.position())

    def _is_input(self, node: int) -> bool:
        return self.figure is not None and self.figure.graph.nodes[node].kind == INPUT

    # Numbers that are typed

    def edit(self, node: int) -> None:
        """Open a field on an input."""
        assert self.figure is not None
        name = self.figure.graph.nodes[node].name
        text = QCoreApplication.translate("Graph", "Input {name}").format(name=name)
        self._open(node, self.geometry_now().box(node), self.figure.inputs[name], text)

    def take(self, place: int, value: float) -> None:
        assert self.figure is not None
        self.changed.emit(self.figure.graph.nodes[place].name, value)

    def editable(self) -> list[int]:
        nodes = () if self.figure is None else self.figure.graph.nodes
        return [index for index, node in enumerate(nodes) if node.kind == INPUT]

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = STEPS.get(Qt.Key(event.key()))
        if steps is not None:
            self.walked.emit(steps)
        else:
            super().keyPressEvent(event)
