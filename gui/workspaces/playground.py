"""The Playground: data in the plane, the network that learns them, its decision map, its curves."""

from __future__ import annotations

import contextlib
import dataclasses
import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QTabBar, QWidget

from engine.training.experiment import Experiment
from engine.training.frame import Frame, answer
from engine.training.runner import NotRunningError
from gui import theme
from gui.document import Document
from gui.export_dialog import Export
from gui.figures.page import Page
from gui.figures.sheet import Place, together
from gui.language import QT_TRANSLATE_NOOP, Words, follow
from gui.output.stroke import Tool
from gui.questions import Questions
from gui.session import Session
from gui.workspaces.dock import Dock
from gui.workspaces.tabs import TabbedPanels, name_tabs

LAYOUT_VERSION = 2
"""Of the stored layouts; another one is passed over."""

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
MAP_CM, CURVES_CM = (15.0, 15.0), (24.0, 10.0)
HIDDEN_CM, DIAGNOSTICS_CM = (15.0, 16.0), (24.0, 12.0)
SCRIPT_HEIGHT = 260
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
NETWORK_CM, SHEET_CM = (20.0, 15.0), (30.0, 31.0)
SIDES = LEFT | RIGHT | BOTTOM

SHEET = {
    "network": Place(0, 1.3, 1.0),
    "map": Place(0, 1.0, 1.0),
    "curves": Place(1, 1.6, 0.75),
    "hidden": Place(1, 0.9, 0.75),
    "diagnostics": Place(2, 1.0, 0.6),
}
"""Where the pictures stand on a page of several."""

EXPERIMENT = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Experiment"))
NETWORK = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Network"))
HIDDEN = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Hidden space"))
ARITHMETIC = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Arithmetic"))
SCRIPT = Words("Script", QT_TRANSLATE_NOOP("Script", "As NumPy"))
OUTPUT = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Output"))
MAP = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Decision map"))
DIAGRAM = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Network diagram"))
SEVERAL = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Several on a page"))
CURVES = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Curves"))
DIAGNOSTICS = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Diagnostics"))


class Shows(Protocol):
    """A panel, as the workspace needs it."""

    def show_frame(self, frame: Frame) -> None: ...

    def isVisible(self) -> bool: ...


class Figured(Shows, Protocol):
    """A panel of which there is a picture."""

    def figure(self, theme: theme.Theme) -> Page: ...


@runtime_checkable
class Asks(Protocol):
    """A panel that has questions answered with frames."""

    def questions(self) -> Questions: ...


class Playground(QMainWindow):
    """The network in the middle, the other panels in docks around it.

    hint(text): what the pointer is over, "" at the end.   export_asked(panel): "map" or "curves".
    told(text): what came of something.   table_asked: a table is to be opened.
    filled: the panels are there.
    """

    hint = Signal(str)
    told = Signal(str)
    table_asked = Signal()
    export_asked = Signal(str)
    filled = Signal()

    id = "playground"
    icon = "layout-grid"

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._session = session
        self._turn = False  # whose turn it is to be drawn
        self.setWindowFlags(Qt.WindowType.Widget)  # a window in a window is a widget
        self.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        self.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        self.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        self._panels: tuple[Shows, ...] = ()
        self._read: tuple[Shows, ...] = ()
        self.experiment_dock = Dock("experiment", EXPERIMENT, self)
        self.output_dock = Dock("output", OUTPUT, self)
        self.curves_dock = Dock("curves", CURVES, self)
        self.arithmetic_dock = Dock("arithmetic", ARITHMETIC, self)
        self.script_dock = Dock("numpy_script", SCRIPT, self)
        self.docks = (
            self.experiment_dock,
            self.arithmetic_dock,
            self.script_dock,
            self.output_dock,
            self.curves_dock,
        )
        for dock in self.docks:
            dock.setAllowedAreas(SIDES)
            dock.visibilityChanged.connect(self.watch)
            dock.visibilityChanged.connect(self._name_docks_tabs)
        self.script_dock.toggleViewAction().triggered.connect(self._open_script)
        self.setCentralWidget(QWidget())
        self.reset_layout()
        self._scale = theme.current().scale
        self._layouts: dict[float, tuple[list[Dock], QByteArray]] = {}  # by scale, when last at it
        document.changed.connect(self._experiment_changed)
        session.frame_ready.connect(self.show_frame)
        session.glance_ready.connect(self.show_glance)

    @staticmethod
    def title() -> str:
        """Its name on the rail."""
        return QCoreApplication.translate("Playground", "Playground")

    def fill(self) -> None:
        """Make the panels. Apart from the shell, which is on screen before they are imported."""
        from gui.panels.arithmetic import ArithmeticPanel
        from gui.panels.curves import CurvesPanel
        from gui.panels.diagnostics import DiagnosticsPanel
        from gui.panels.experiment import ExperimentPanel
        from gui.panels.hidden_space import HiddenSpacePanel
        from gui.panels.network import NetworkPanel
        from gui.panels.numpy_script import NumpyScriptPanel
        from gui.panels.output import OutputPanel

        self.experiment = ExperimentPanel(self._document, self._session)
        self.network = NetworkPanel(self._document, self._session)
        self.hidden = HiddenSpacePanel(self._document, self._session)
        self.middle = TabbedPanels([(self.network, NETWORK), (self.hidden, HIDDEN)])
        self.arithmetic = ArithmeticPanel(self._document, self._session)
        self.script = NumpyScriptPanel(self._document, self._session)
        self.output = OutputPanel(self._document, self._session)
        self.curves = CurvesPanel(self._document, self._session)
        self.diagnostics = DiagnosticsPanel(self._document, self._session)
        self.progress = TabbedPanels([(self.curves, CURVES), (self.diagnostics, DIAGNOSTICS)])
        self.experiment_dock.fill(self.experiment)
        self.arithmetic_dock.fill(self.arithmetic)
        self.script_dock.fill(self.script)
        self.output_dock.fill(self.output)
        self.curves_dock.fill(self.progress)
        self.setCentralWidget(self.middle)
        self.middle.show()  # now, not with the next event: the docks are fitted around it
        self._panels = (self.experiment, self.network, self.arithmetic, self.output)
        self._read = (self.curves, self.diagnostics, self.hidden, self.script)
        self.reset_layout()
        self._wire()
        self.watch()
        if self._session.frame is not None:
            self.show_frame(self._session.frame)
            self.show_glance(self._session.frame)
        follow(self, self._name_docks_tabs)
        theme.theme_changed.connect(self._rescale)  # after the panels, which measure themselves
        self.filled.emit()

    def choose_tool(self, tool: Tool) -> None:
        """Choose what a press on the map does."""
        if self._panels:
            self.output_dock.show()
            self.output.set_tool(tool)

    def clear_points(self) -> None:
        """Let the next stroke on the map begin without points."""
        if self._panels:
            self.output_dock.show()
            self.output.clear_points()

    def _wire(self) -> None:
        """Lead what concerns other panels from one to the other."""
        self.output.told.connect(self.told)
        self.experiment.data.table_asked.connect(self.table_asked)
        pointed = (self.network, self.hidden, self.script, self.output, self.curves)
        for panel in (*pointed, self.diagnostics):
            panel.pointed.connect(self.hint)
        for tabs in (self.progress, self.middle):
            tabs.turned.connect(self._turned)
        for asking in (self.diagnostics, self.hidden, self.output):
            asking.questions_changed.connect(self.watch)
        self.hidden.export_requested.connect(lambda: self.export_asked.emit("hidden"))
        self.diagnostics.export_requested.connect(lambda: self.export_asked.emit("diagnostics"))
        self.network.hovered.connect(self._show_unit)
        self.network.hovered.connect(lambda key, _unit: self.script.show_layer(key))
        self.script.line_pointed.connect(self.network.light)
        self.script.questions_changed.connect(self.watch)
        self.network.selected.connect(self.arithmetic.show_neuron)
        self.network.opened.connect(self._open_arithmetic)
        self.arithmetic.questions_changed.connect(self.watch)
        self.output.point_selected.connect(self.arithmetic.show_sample)
        self.output.point_released.connect(self.arithmetic.release_sample)
        self.output.pointed.connect(self._plug_in_place)
        self.curves.export_requested.connect(lambda: self.export_asked.emit("curves"))
        self.output.export_requested.connect(lambda: self.export_asked.emit("map"))

    def _show_unit(self, key: str, unit: int) -> None:
        """Show the neuron that the pointer is over large, the output again when it has left."""
        self.output.show_unit(key or None, unit)

    def _open_arithmetic(self, key: str, unit: int) -> None:
        """Bring the numbers of a neuron on screen."""
        self.arithmetic_dock.show()
        self.arithmetic_dock.raise_()
        self.arithmetic.show_neuron(key, unit)
        self.arithmetic.tabs.setCurrentIndex(0)

    def _plug_in_place(self) -> None:
        """Compute the neuron for the place that the pointer is over."""
        self.arithmetic.show_place(self.output.canvas.place)

    # What is shown

    def show_frame(self, frame: Frame) -> None:
        """Hand a frame to the panels that are seen. While learning goes on the two large pictures
        take turns, so that most of the time is left for learning."""
        self._turn = not self._turn
        resting = (self.network, self.output)[self._turn] if frame.running else None
        self._show((panel for panel in self._panels if panel is not resting), frame)

    def show_glance(self, frame: Frame) -> None:
        """Hand a frame to the panels that are read rather than watched."""
        self._show(self._read, frame)

    def _show(self, panels: Iterable[Shows], frame: Frame) -> None:
        if self.window().isMinimized():
            return
        for panel in panels:
            if panel.isVisible():
                panel.show_frame(frame)

    def watch(self) -> None:
        """Have measured what the panels show, over the plane that the data are in, and answered
        what the panels that are seen ask."""
        domains = self._document.experiment.dataset.domains
        asking = [panel for panel in (*self._panels, *self._read) if hasattr(panel, "questions")]
        questions = {}  # by name: what two panels ask is answered once
        for panel in asking:
            if panel.isVisible():
                questions.update(panel.questions())
        request = dataclasses.replace(
            self._session.request, domains=domains, questions=tuple(questions.items())
        )
        self._session.watch(request)

    def _turned(self) -> None:
        """Another panel has come on screen: what it asks, and the moment in hand."""
        self.watch()
        if self._session.frame is not None:
            self.show_frame(self._session.frame)
            self.show_glance(self._session.frame)

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        if old.dataset.domains != new.dataset.domains:
            self.watch()

    def exports(self) -> dict[str, Export]:
        """What of it can be exported: each panel alone, and several together on a page."""
        panels: dict[str, tuple[Callable[[], str], Figured, tuple[float, float]]] = {
            "map": (MAP, self.output, MAP_CM),
            "curves": (CURVES, self.curves, CURVES_CM),
            "network": (DIAGRAM, self.network, NETWORK_CM),
            "hidden": (HIDDEN, self.hidden, HIDDEN_CM),
            "diagnostics": (DIAGNOSTICS, self.diagnostics, DIAGNOSTICS_CM),
        }
        found = {
            name: Export(name, title, functools.partial(self._page_of, panel), size)
            for name, (title, panel, size) in panels.items()
        }
        table = self.curves.curves_csv
        found["curves"] = dataclasses.replace(found["curves"], table=table)
        parts = tuple((name, found[name].title) for name in SHEET)
        sheet = functools.partial(_sheet, dict(found))
        found["page"] = Export("page", SEVERAL, sheet, SHEET_CM, parts=parts)
        return found

    def _page_of(self, panel: Figured, look: theme.Theme) -> Page:
        """The picture of a panel; one that is not seen is brought up to the moment first."""
        frame = self._session.frame
        if not panel.isVisible() and frame is not None:
            asked = panel.questions() if isinstance(panel, Asks) else ()
            ask = self._session.runner.ask  # a few ms
            with contextlib.suppress(NotRunningError):  # the window is closing
                answers = {
                    name: ask(functools.partial(answer, question)) for name, question in asked
                }
                panel.show_frame(dataclasses.replace(frame, answers=answers))
        return panel.figure(look)

    # How it is laid out

    def openers(self) -> list[tuple[Callable[[], str], Callable[[], object]]]:
        """What each panel is called, and what brings it on screen."""
        found: list[tuple[Callable[[], str], Callable[[], object]]] = [
            (title, functools.partial(self.middle.show_panel, panel))
            for panel, title in self.middle.named()
        ]
        found += [(dock.title, functools.partial(self._open, dock)) for dock in self.docks]
        for panel, title in self.progress.named()[1:]:  # the dock is called as the first of them
            found.append((title, functools.partial(self._open, self.curves_dock, panel)))
        return found

    def _open(self, dock: Dock, panel: QWidget | None = None) -> None:
        if dock.isHidden():
            dock.toggleViewAction().trigger()
        dock.raise_()
        if dock is self.curves_dock:
            self.progress.show_panel(panel or self.curves)

    def present(self) -> None:
        """Fold the controls away; the other panels stay as they are."""
        self.experiment_dock.hide()

    def panel_actions(self) -> list[QAction]:
        """One action for each dock: whether it is there."""
        return [dock.toggleViewAction() for dock in self.docks]

    def reset_layout(self) -> None:
        """Experiment at the left, arithmetic below the network, output over curves at the right."""
        now = theme.current()
        for dock in self.docks:
            dock.setFloating(False)
            dock.setVisible(dock is not self.script_dock)
        self.addDockWidget(LEFT, self.experiment_dock)
        self.addDockWidget(BOTTOM, self.arithmetic_dock)
        self.tabifyDockWidget(self.arithmetic_dock, self.script_dock)
        self.addDockWidget(RIGHT, self.output_dock)
        self.splitDockWidget(self.output_dock, self.curves_dock, Qt.Orientation.Vertical)
        layout = self.layout()
        assert layout is not None
        layout.activate()  # sizes are given by moving the lines between docks that have a place
        self.resizeDocks(
            [self.experiment_dock, self.output_dock],
            [now.px(264), now.px(484)],
            Qt.Orientation.Horizontal,
        )
        self.resizeDocks(
            [self.output_dock, self.curves_dock],
            [now.px(504), now.px(256)],
            Qt.Orientation.Vertical,
        )
        self.resizeDocks([self.arithmetic_dock], [now.px(136)], Qt.Orientation.Vertical)

    def _name_docks_tabs(self) -> None:
        """Docks that share a place have tabs, which Qt makes when it needs them."""
        for tabs in self.findChildren(QTabBar, options=DIRECT):
            name_tabs(tabs)

    def _rescale(self, look: theme.Theme) -> None:
        """Let the docks grow and shrink with the text in them; back at a scale, as they were."""
        before, self._scale = self._scale, look.scale
        docked = [dock for dock in self.docks if dock.isVisible() and not dock.isFloating()]
        if before == look.scale or not docked:
            return
        self._layouts[before] = (docked, self.layout_state())
        seen, layout = self._layouts.get(look.scale, ([], QByteArray()))
        ratio = look.scale / before
        sizes = [(round(dock.width() * ratio), round(dock.height() * ratio)) for dock in docked]
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if seen == docked:
            self.restore_layout(layout)
            return
        widths, heights = [list(side) for side in zip(*sizes, strict=True)]
        self.resizeDocks(docked, widths, Qt.Orientation.Horizontal)
        self.resizeDocks(docked, heights, Qt.Orientation.Vertical)

    def _open_script(self, opened: bool) -> None:
        """Give the script the room to be read in, over the arithmetic if they share a place."""
        if opened:
            self.script_dock.raise_()
            room = [theme.current().px(SCRIPT_HEIGHT)]
            self.resizeDocks([self.script_dock], room, Qt.Orientation.Vertical)

    def layout_state(self) -> QByteArray:
        """Where the docks are, to be kept."""
        return self.saveState(LAYOUT_VERSION)

    def restore_layout(self, state: QByteArray) -> bool:
        """Put the docks where they were. False if the state is of no use, and nothing moved."""
        return self.restoreState(state, LAYOUT_VERSION)


def _sheet(exports: Mapping[str, Export], look: theme.Theme, parts: tuple[str, ...]) -> Page:
    """Those parts of the Playground together."""
    return together({name: exports[name].page(look) for name in parts}, SHEET)
