"""The graph panel: a typed formula as a computational graph, walked forward and backward."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.basics.graph import Graph
from engine.basics.graph_text import EXAMPLES, read
from engine.basics.states import GraphState
from engine.expressions.parser import ExpressionError
from engine.registry import SettingError
from engine.training.frame import Frame
from gui import theme
from gui.basics.stateful import StatefulPanel
from gui.controls import ComboBox, IconButton, PanelHeader
from gui.controls.field import Field
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.graph import painting, words
from gui.graph.canvas import GraphCanvas
from gui.graph.explanation import Explanation
from gui.graph.figure import GraphFigure
from gui.graph.walking import Walking
from gui.language import error_text, follow
from gui.session import Session
from gui.theme import Theme

OWN = "own"
FIRST_VALUE = 1.0
"""Of an input that has not been seen before."""
SIDE, SMALL_SIDE = 380, 296
"""Width of the column of words, in a wide panel and in one below WIDE."""
WIDE, NARROW = 1000, 640
"""Below NARROW the words stand beneath the graph."""


class GraphPanel(StatefulPanel):
    """Has a formula and inputs of its own, which no experiment follows.

    export_requested(): the reader wants the picture. pointed(text): what is under the pointer, ""
    at the end.
    """

    State = GraphState
    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graph: Graph = EXAMPLES[0].graph
        self._key = EXAMPLES[0].key
        self._inputs: dict[str, float] = dict(EXAMPLES[0].inputs)
        self._step = 0
        self._error: ExpressionError | None = None
        self._reset = IconButton("rotate-ccw")
        self._reset.clicked.connect(lambda: self.reset())
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._reset, self._export)
        self.formula = Field()
        self.formula.committed.connect(self.read_formula)
        self.formula.cancelled.connect(self._take_back)
        self.example = ComboBox()
        for example in EXAMPLES:
            self.example.addItem("", example.key)
        self.example.activated.connect(lambda _: self.choose_example(self.example.key()))
        self._label = QLabel()
        self._label.setBuddy(self.formula)
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.walking = Walking()
        self.walking.moved.connect(self.show_step)
        self.canvas = GraphCanvas()
        self.canvas.changed.connect(self.set_input)
        self.canvas.walked.connect(lambda steps: self.walking.go(self._step + steps))
        self.canvas.pointed.connect(self.pointed)
        self.explanation = Explanation()
        self._fill()
        theme.theme_changed.connect(self._measure)
        follow(self, self.retranslate)
        self._measure()

    def _fill(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._label)
        row.addWidget(self.formula, 1)
        row.addWidget(self.example)
        self._top = QVBoxLayout()
        self._top.addLayout(row)
        self._top.addWidget(self.error)
        scrolling = QScrollArea()
        scrolling.setWidgetResizable(True)
        scrolling.setFrameShape(QFrame.Shape.NoFrame)
        scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolling.setWidget(self.canvas)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(self._top)
        left.addWidget(scrolling, 1)
        left.addWidget(self.walking)
        self._line = QFrame()
        self._line.setFrameShape(QFrame.Shape.NoFrame)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(0)
        self._columns.addLayout(left, 1)
        self._columns.addWidget(self._line)
        self._columns.addWidget(self.explanation)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(self._columns, 1)

    # What it is asked

    @property
    def inputs(self) -> Mapping[str, float]:
        return self._inputs

    @property
    def step(self) -> int:
        return self._step

    def show_frame(self, frame: Frame) -> None:
        """Nothing here follows a run."""

    def choose_example(self, key: str) -> None:
        """Take one of the graphs that are ready, with its numbers."""
        for example in EXAMPLES:
            if example.key == key:
                self._key, self._inputs = key, dict(example.inputs)
                self._take(example.graph)

    def read_formula(self, text: str) -> None:
        """Take a formula of the user's own; inputs that it has in common keep their numbers."""
        try:
            graph = read(text)
        except ExpressionError as error:
            self._error = error
            self._show_error()
            self.formula.setCursorPosition(error.place - 1)
            return
        if graph.text == self._graph.text:
            self._take_back()
            return
        self._inputs = {name: self._inputs.get(name, FIRST_VALUE) for name in graph.inputs}
        self._key = OWN
        self._take(graph)

    def set_input(self, name: str, value: float) -> None:
        """Give an input another number; the walk stays where it is."""
        if name in self._inputs:
            self._inputs = {**self._inputs, name: value}
            self._show()

    def show_step(self, step: int) -> None:
        """Go to a step of the walk."""
        self._step = min(max(step, 0), len(self._graph.moments) - 1)
        self._show()

    def reset(self) -> None:
        """Everything as at the beginning."""
        self.choose_example(EXAMPLES[0].key)

    def figure(self, theme: Theme) -> Page:
        """The graph as a page for export."""
        shown = self.canvas.figure
        assert shown is not None
        return Page((Panel(shown, painting.draw),), caption=words.caption(shown))

    # What can be set from outside

    def state(self) -> dict[str, Any]:
        """steps: of the whole walk. backward: 1 once it is on its way back. result: the value."""
        moments = self._graph.moments
        return {
            "example": self._key,
            "formula": self._graph.text,
            "inputs": tuple(self._inputs[name] for name in self._graph.inputs),
            "step": self._step,
            "steps": len(moments) - 1,
            "backward": int(moments[self._step].way in ("seed", "backward")),
            "result": self._graph.run(self._inputs).values[-1],
        }

    def setters(self) -> dict[str, QWidget]:
        return {"example": self.example, "formula": self.formula, "step": self.walking}

    def _put(self, changes: dict[str, Any]) -> None:
        key, text = changes.get("example", OWN), changes.get("formula", "")
        graph = next((each.graph for each in EXAMPLES if each.key == key), self._graph)
        if text and text != graph.text:
            graph = read(text)
        inputs, step = changes.get("inputs"), changes.get("step", 0)
        if inputs and len(inputs) != len(graph.inputs):
            raise SettingError(
                "The graph expects a number for each of {names}, got {got}: give as many",
                names=", ".join(graph.inputs),
                got=len(inputs),
            )
        if step >= len(graph.moments):
            raise SettingError(
                "The walk expects a step from 0 to {last}, got {got}: choose one of them",
                last=len(graph.moments) - 1,
                got=step,
            )
        if key != OWN:
            self.choose_example(key)
        if graph.text != self._graph.text:
            self.read_formula(text)
        for name, value in zip(graph.inputs, inputs or (), strict=False):
            self.set_input(name, value)
        if "step" in changes:
            self.show_step(step)

    # What follows

    def _take(self, graph: Graph) -> None:
        self._graph, self._step = graph, 0
        self.walking.stop()
        self._take_back()
        self._show()

    def _take_back(self) -> None:
        """Show the formula that the picture shows."""
        self._error = None
        self.formula.setModified(False)
        self.formula.show_text(self._graph.text)
        self._show_error()

    def _show(self) -> None:
        run = self._graph.run(self._inputs)
        made = GraphFigure(self._graph, self._inputs, run, self._step)
        self.canvas.show_figure(made)
        self.explanation.show_figure(made)
        self.walking.show_step(self._step, len(self._graph.moments) - 1)
        own = self.example.find_key(OWN)
        if self._key == OWN and own < 0:
            self.example.addItem(_names()[OWN], OWN)
        elif self._key != OWN and own >= 0:
            self.example.removeItem(own)
        self.example.show_key(self._key)
        self.state_changed.emit()

    def _show_error(self) -> None:
        wrong = self._error is not None
        self.error.setText("" if self._error is None else error_text(self._error))
        self.error.setVisible(wrong)
        if self.formula.property("error") != wrong:
            self.formula.setProperty("error", wrong)
            self.formula.style().unpolish(self.formula)
            self.formula.style().polish(self.formula)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Graph", "Computational graph")
        self.header.set_title(title)
        self.header.set_subtitle(
            QCoreApplication.translate("Graph", "values forward, gradients backward")
        )
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Graph",
                "Above each edge stands its value, below it the gradient of the result with "
                "respect to it. Arrow keys walk forward and back. A click on an input, or Enter, "
                "changes its number.",
            )
        )
        self._label.setText(QCoreApplication.translate("Graph", "Formula"))
        self.formula.setAccessibleName(QCoreApplication.translate("Graph", "Formula"))
        self.formula.setToolTip(
            QCoreApplication.translate(
                "Graph",
                "Names, numbers, + − × ÷ ^, exp, log, max, sigmoid, relu. Parts with a name are "
                "parted by semicolons: a = w*x + b; y = sigmoid(a). Enter reads it, Esc takes it "
                "back.",
            )
        )
        names = _names()
        for index in range(self.example.count()):
            self.example.setItemText(index, names[self.example.itemData(index)])
        self.example.setAccessibleName(QCoreApplication.translate("Graph", "Example"))
        self.example.setToolTip(
            QCoreApplication.translate("Graph", "Graphs that are ready, with their numbers")
        )
        self._reset.set_text(QCoreApplication.translate("Graph", "Everything as at the beginning"))
        self._export.set_text(QCoreApplication.translate("Graph", "Export the graph"))
        self.walking.retranslate()
        self.explanation.retranslate()
        self._show_error()
        self.formula.show_text(self._graph.text if self._error is None else self.formula.text())
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """The words beside the graph, or beneath it where there is little width."""
        now = theme.current()
        narrow = self.width() < now.px(NARROW)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        line, widest = now.px(1), 16777215
        self._line.setFixedSize(*((widest, line) if narrow else (line, widest)))
        wide = self.width() >= now.px(WIDE)
        side = now.px(SIDE if wide else SMALL_SIDE)
        self.explanation.setFixedWidth(self.width() if narrow else side)
        self.example.setFixedWidth(now.px(204 if wide else 150))
        self.explanation.code.setVisible(not narrow)
        self.explanation.code_header.setVisible(not narrow)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._top.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(4))
        self._top.setSpacing(now.px(4))
        self.formula.setFont(now.code_font())
        self.formula.setStyleSheet(f'font-family: "{now.code_family}";')
        self._line.setStyleSheet(f"background: {now.border.name()};")
        self._arrange()


def _names() -> dict[str, str]:
    return {
        "apples": QCoreApplication.translate("Graph", "Two apples and tax"),
        "fruit": QCoreApplication.translate("Graph", "Apples and oranges"),
        "sigmoid": QCoreApplication.translate("Graph", "Sigmoid of its parts"),
        "softmax": QCoreApplication.translate("Graph", "Softmax with loss of two"),
        "neuron": QCoreApplication.translate("Graph", "A small neuron"),
        OWN: QCoreApplication.translate("Graph", "Own formula"),
    }
