"""Basics: what a network is made of, one thing at a time and large."""

from __future__ import annotations

import dataclasses
import functools
import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.nn.dense import Dense
from engine.training.experiment import Experiment
from engine.training.frame import Request
from gui import theme
from gui.basics.contents import Contents, Topic
from gui.controls.one_shown import OneShown
from gui.document import Document
from gui.exportable import Export
from gui.lab import Lab
from gui.language import QT_TRANSLATE_NOOP, Words, follow
from gui.session import Session
from gui.workspaces.stack import WorkspaceStack
from gui.workspaces.workspace import TABLES, Figured, Opener, Shows, Workspace

FIRST = Experiment(layers=(Dense(key="h1", units=4),), dtype="float64")
"""The experiment that the toolbar acts on: small enough to check every gradient of it."""


@dataclass(frozen=True)
class Seat:
    """A panel and what the list says of it.

    module, name: the class, imported when the panel is first shown. read: it is read rather than
    watched, and gets fewer frames. cm: width and height that suit its picture on paper.
    """

    id: str
    icon: str
    title: Words
    about: Words
    module: str
    name: str
    read: bool = False
    cm: tuple[float, float] = (24.0, 14.0)


SEATS = (
    Seat(
        "gates",
        "toggle-left",
        Words("Gates", QT_TRANSLATE_NOOP("Gates", "Gates")),
        Words("Gates", QT_TRANSLATE_NOOP("Gates", "one unit, two inputs")),
        "gui.panels.gates",
        "GatesPanel",
        cm=(16.0, 18.0),
    ),
    Seat(
        "activations",
        "spline",
        Words("Activations", QT_TRANSLATE_NOOP("Activations", "Activations")),
        Words("Activations", QT_TRANSLATE_NOOP("Activations", "functions and slopes")),
        "gui.panels.activations",
        "ActivationsPanel",
        cm=(24.0, 17.0),
    ),
    Seat(
        "softmax",
        "sigma",
        Words("Softmax", QT_TRANSLATE_NOOP("Softmax", "Softmax")),
        Words("Softmax", QT_TRANSLATE_NOOP("Softmax", "scores to shares")),
        "gui.panels.softmax",
        "SoftmaxPanel",
        cm=(22.0, 18.0),
    ),
    Seat(
        "shapes",
        "grid-3x3",
        Words("Shapes", QT_TRANSLATE_NOOP("Shapes", "Shapes")),
        Words("Shapes", QT_TRANSLATE_NOOP("Shapes", "matrices that fit")),
        "gui.panels.shapes",
        "ShapesPanel",
        cm=(24.0, 15.0),
    ),
    Seat(
        "graph",
        "network",
        Words("Graph", QT_TRANSLATE_NOOP("Graph", "Graph")),
        Words("Graph", QT_TRANSLATE_NOOP("Graph", "forward and backward")),
        "gui.panels.graph",
        "GraphPanel",
        cm=(26.0, 13.0),
    ),
    Seat(
        "gradient_check",
        "check",
        Words("GradientCheck", QT_TRANSLATE_NOOP("GradientCheck", "Gradient check")),
        Words("GradientCheck", QT_TRANSLATE_NOOP("GradientCheck", "is backpropagation right?")),
        "gui.panels.gradient_check",
        "GradientCheckPanel",
        cm=(26.0, 15.0),
    ),
    Seat(
        "stepping",
        "step-forward",
        Words("Stepping", QT_TRANSLATE_NOOP("Stepping", "Step by step")),
        Words("Stepping", QT_TRANSLATE_NOOP("Stepping", "one step of learning")),
        "gui.panels.stepping",
        "SteppingPanel",
        cm=(26.0, 16.0),
    ),
    Seat(
        "race",
        "flag",
        Words("Race", QT_TRANSLATE_NOOP("Race", "Optimizer race")),
        Words("Race", QT_TRANSLATE_NOOP("Race", "ways down a surface")),
        "gui.panels.race",
        "RacePanel",
        cm=(26.0, 17.0),
    ),
    Seat(
        "fitting",
        "chart-line",
        Words("Fitting", QT_TRANSLATE_NOOP("Fitting", "Curve fitting")),
        Words("Fitting", QT_TRANSLATE_NOOP("Fitting", "a polynomial descends")),
        "gui.panels.fitting",
        "FittingPanel",
        cm=(26.0, 16.0),
    ),
    Seat(
        "museum",
        "triangle-alert",
        Words("Museum", QT_TRANSLATE_NOOP("Museum", "Failure museum")),
        Words("Museum", QT_TRANSLATE_NOOP("Museum", "why networks do not learn")),
        "gui.panels.museum",
        "MuseumPanel",
        cm=(26.0, 15.5),
    ),
)
"""The panels, in the order of the list."""

NARROW = 980
"""In a window below this width the list is icons alone."""
EXPORT = "basics"
"""The picture of the panel that is shown, as the commands name it."""


class Basics(Workspace):
    """A list of panels at the left; the one that is chosen fills the rest.

    exhibit_asked(exhibit, mend): a failure of the museum is to be opened.
    """

    exhibit_asked = Signal(object, object)

    id = "basics"
    layout_version = 1

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(document, session, parent)
        self.seats = {seat.id: seat for seat in SEATS}
        self.panels: dict[str, QWidget] = {}
        self._put_by: dict[str, QWidget | None] = {}
        self.shown = SEATS[0].id
        topics = [Topic(seat.id, seat.icon, seat.title, seat.about) for seat in SEATS]
        self.contents = Contents(topics)
        self.contents.show_chosen(self.shown)
        self.contents.chosen.connect(self.open_panel)
        self._stack = OneShown()
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.contents)
        layout.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        self._group = QActionGroup(self)
        self._actions = {seat.id: self._action(seat) for seat in SEATS}
        theme.theme_changed.connect(self._fit)
        follow(self, self._retranslate)

    def _action(self, seat: Seat) -> QAction:
        """What shows a panel from the menu."""
        made = QAction(self._group)
        made.setCheckable(True)
        made.triggered.connect(lambda _checked=False: self.open_panel(seat.id))
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self, _theme: object = None) -> None:
        # Of the window, for the workspace itself is as wide as what it shows.
        self.contents.set_compact(self.window().width() < theme.current().px(NARROW))

    def fill(self) -> None:
        self._make(self.shown)
        self._stack.setCurrentWidget(self.panels[self.shown])
        self._filled()

    def open_panel(self, id: str) -> None:
        """Bring a panel on screen, made at its first visit."""
        self.shown = id
        self.contents.show_chosen(id)
        self._actions[id].setChecked(True)
        if not self.is_filled:
            return
        self._make(id)
        self._stack.setCurrentWidget(self.panels[id])
        self._stack.updateGeometry()
        self.hint.emit("")
        self._turned()

    def _make(self, id: str) -> None:
        if id in self.panels:
            return
        seat = self.seats[id]
        panel = getattr(importlib.import_module(seat.module), seat.name)(
            self._document, self._session
        )
        self._stack.addWidget(panel)
        self._take_in(id, panel)
        self._wire(panel)

    def _take_in(self, id: str, panel: QWidget) -> None:
        self.panels[id] = panel
        if isinstance(panel, Shows):
            if self.seats[id].read:
                self._read = (*self._read, panel)
            else:
                self._panels = (*self._panels, panel)

    def _take_out(self, id: str) -> QWidget | None:
        panel = self.panels.pop(id, None)
        if isinstance(panel, Shows):
            self._panels = tuple(each for each in self._panels if each is not panel)
            self._read = tuple(each for each in self._read if each is not panel)
        return panel

    def put_by(self, ids: Sequence[str]) -> None:
        """Have new panels in place of these when they are next opened; the old ones keep all."""
        self._put_by = {id: self._take_out(id) for id in ids}

    def take_up(self) -> None:
        """Have what was put by back in its place; opening a panel shows it."""
        for id, before in self._put_by.items():
            panel = self._take_out(id)
            if before is not None:
                self._take_in(id, before)
            if panel is not None:
                self._stack.removeWidget(panel)
                panel.deleteLater()
        self._put_by = {}

    def _wire(self, panel: QWidget) -> None:
        """Lead what a panel tells to the workspace and the window."""
        if hasattr(panel, "pointed"):
            panel.pointed.connect(self.hint)
        if hasattr(panel, "told"):
            panel.told.connect(self.told)
        if hasattr(panel, "questions_changed"):
            panel.questions_changed.connect(self.watch)
        if hasattr(panel, "set_labs"):
            panel.set_labs(self._other_labs)
        if hasattr(panel, "exhibit_asked"):
            panel.exhibit_asked.connect(self.exhibit_asked)
        if hasattr(panel, "export_requested"):
            panel.export_requested.connect(lambda: self.export_asked.emit(EXPORT))

    def _other_labs(self) -> dict[str, tuple[Callable[[], str], Lab]]:
        """The labs of the workspaces that have been visited, with their names."""
        stack = self.parentWidget()
        if not isinstance(stack, WorkspaceStack):
            return {}
        return {
            each.id: (stack.places[each.id].title, each.lab)
            for each in stack.filled()
            if each is not self
        }

    def request(self) -> Request:
        """Nothing over a plane; what a panel wants of the network it asks by questions."""
        return dataclasses.replace(self._session.request, maps=False, points=False)

    def exports(self) -> dict[str, Export]:
        """The picture of the panel that is shown, of every other one, and all of them."""
        order = sorted(SEATS, key=lambda seat: seat.id != self.shown)
        found = {
            EXPORT if seat.id == self.shown else seat.id: self._export_of_seat(seat)
            for seat in order
        }
        by_list = {seat.id: EXPORT if seat.id == self.shown else seat.id for seat in SEATS}
        return {**found, "all": self._each({key: found[key] for key in by_list.values()})}

    def _export_of_seat(self, seat: Seat) -> Export:
        """A panel that was not visited yet is made when its picture is asked for."""

        def panel() -> Figured:
            self._make(seat.id)
            made = self.panels[seat.id]
            assert isinstance(made, Figured)
            return made

        def table() -> str:
            tables = (getattr(panel(), name, None) for name in TABLES)
            return next((each() for each in tables if each is not None), "")

        return Export(
            seat.id,
            seat.title,
            lambda look: panel().figure(look),
            seat.cm,
            table=table,
            fetch=lambda then: self._moment.show_on([panel()], then),
            retranslate=lambda: panel().retranslate(),
            shows=lambda: (panel(),),
        )

    # How it is laid out

    def panel_actions(self) -> list[QAction]:
        """One action for each panel: whether it is the one that is shown."""
        return list(self._actions.values())

    def openers(self) -> list[Opener]:
        return [(seat.title, functools.partial(self.open_panel, seat.id)) for seat in SEATS]

    def fold(self) -> None:
        self.contents.hide()

    def reset_layout(self) -> None:
        self.contents.show()

    def layout_state(self) -> QByteArray:
        """Which panel is shown."""
        return QByteArray(self.shown.encode())

    def restore_layout(self, state: QByteArray) -> bool:
        self.contents.show()
        id = bytes(state.data()).decode(errors="replace")
        if id not in self.seats:
            return False
        self.open_panel(id)
        return True

    def _retranslate(self) -> None:
        for id, action in self._actions.items():
            action.setText(self.seats[id].title())
            action.setChecked(id == self.shown)
