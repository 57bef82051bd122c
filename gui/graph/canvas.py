"""The canvas of the graph: paints it, follows the pointer, and opens a field on an input."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.basics.graph import INPUT
from gui import theme
from gui.controls.inline_field import InlineField
from gui.figures.style import pen
from gui.graph import painting, words
from gui.graph.figure import GraphFigure
from gui.graph.geometry import Geometry, geometry, natural_size

SMALLEST = 0.66
"""A graph is drawn no smaller than this; beyond that it scrolls."""


class GraphCanvas(QWidget):
    """Shows a figure. changed(name, value): an input is to be another number.

    walked(steps): go on or back by so many steps. pointed(text): what is under the pointer.
    """

    changed = Signal(str, float)
    walked = Signal(int)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: GraphFigure | None = None
        self._edited = ""
        self.field = InlineField(self)
        self.field.asked.connect(self._ask)
        self.field.closed.connect(self._closed)
        self.field.installEventFilter(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(640), theme.current().px(380))

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

    def area(self) -> QRectF:
        return QRectF(self.rect())

    def geometry_now(self) -> Geometry:
        assert self.figure is not None
        return geometry(self.area(), self.figure.graph, theme.current())

    def _repaint(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        if self.figure is not None:
            painting.draw(painter, self.area(), self.figure, now)
        if self.hasFocus():
            inset = now.line_focus / 2
            painter.setPen(pen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

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

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")

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
        self._edited = name
        text = QCoreApplication.translate("Graph", "Input {name}").format(name=name)
        self.field.open_at(self.geometry_now().box(node), self.figure.inputs[name], text)

    def _ask(self, value: float) -> None:
        if self._edited:
            self.changed.emit(self._edited, value)

    def _closed(self) -> None:
        self._edited = ""

    def _inputs(self) -> list[int]:
        """The nodes whose numbers can be typed, in the order of the Tab key."""
        assert self.figure is not None
        nodes = self.figure.graph.nodes
        return [index for index, node in enumerate(nodes) if node.kind == INPUT]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab in the field goes on to the next input."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
            if steps is not None and self._edited and self.figure is not None:
                following = self.figure.graph.inputs.index(self._edited) + steps
                self.field.committed.emit(self.field.text())
                if not self.field.trouble:
                    self.field.close_field()
                    if 0 <= following < len(self._inputs()):
                        self.edit(self._inputs()[following])
                return True
        return super().eventFilter(watched, event)

    # Keys

    def event(self, event: QEvent) -> bool:
        # With the focus here arrows walk over the graph, although the window has other plans.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = _STEPS.get(Qt.Key(event.key()))
        if steps is not None:
            self.walked.emit(steps)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.figure is not None:
            for first in self._inputs()[:1]:
                self.edit(first)
        else:
            super().keyPressEvent(event)


_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_End: 1000,
    Qt.Key.Key_Home: -1000,
}
