"""The Playground: data in the plane, the network that learns them, its decision map, its curves."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from engine.training.experiment import Experiment
from engine.training.frame import Frame, Request
from gui import theme
from gui.document import Document
from gui.exportable import Export
from gui.figures.sheet import Place
from gui.language import QT_TRANSLATE_NOOP, Words
from gui.output.stroke import Tool
from gui.session import Session
from gui.workspaces.dock import Dock
from gui.workspaces.tabs import TabbedPanels
from gui.workspaces.workspace import BOTTOM, LEFT, RIGHT, Figured, Opener, Workspace

MAP_CM, CURVES_CM = (15.0, 15.0), (24.0, 10.0)
HIDDEN_CM, DIAGNOSTICS_CM = (15.0, 16.0), (24.0, 12.0)
SCRIPT_HEIGHT = 260
STRIP_HEIGHT, NUMBERS_HEIGHT = 148, 166
MAP_EDGES = 118, 116
"""What header, axes and legend take from the height of a map, axes and scale from its width."""
WIDEST_MAP = 0.55
"""Of the width of the window, when presenting."""
FINE, COARSE = 100, 50
"""Cells of the maps along each axis."""
MANY_UNITS = 128
NETWORK_CM, SHEET_CM = (20.0, 15.0), (30.0, 31.0)

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
SCRIPT = Words("Script", QT_TRANSLATE_NOOP("Script", "As code"))
OUTPUT = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Output"))
MAP = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Decision map"))
DIAGRAM = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Network diagram"))
CURVES = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Curves"))
DIAGNOSTICS = Words("Playground", QT_TRANSLATE_NOOP("Playground", "Diagnostics"))


class Playground(Workspace):
    """The network in the middle, the other panels in docks around it.

    table_asked: a table is to be opened.
    """

    table_asked = Signal()

    id = "playground"
    layout_version = 3

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(document, session, parent)
        self._point_chosen = False
        self._had_curves = True  # before they became a strip
        self._turn = False  # whose turn it is to be drawn
        self.experiment_dock = Dock("experiment", EXPERIMENT, self)
        self.output_dock = Dock("output", OUTPUT, self)
        self.curves_dock = Dock("curves", CURVES, self)
        self.arithmetic_dock = Dock("arithmetic", ARITHMETIC, self)
        self.script_dock = Dock("code", SCRIPT, self)
        self._take_docks(
            (
                self.experiment_dock,
                self.arithmetic_dock,
                self.script_dock,
                self.output_dock,
                self.curves_dock,
            )
        )
        self.script_dock.toggleViewAction().triggered.connect(self._open_script)
        self.setCentralWidget(QWidget())
        self.reset_layout()

    def fill(self) -> None:
        """Make the panels. Apart from the shell, which is on screen before they are imported."""
        from gui.panels.arithmetic import ArithmeticPanel
        from gui.panels.code import CodePanel
        from gui.panels.curves import CurvesPanel
        from gui.panels.diagnostics import DiagnosticsPanel
        from gui.panels.experiment import ExperimentPanel
        from gui.panels.hidden_space import HiddenSpacePanel
        from gui.panels.network import NetworkPanel
        from gui.panels.output import OutputPanel

        self.experiment = ExperimentPanel(self._document, self._session)
        self.network = NetworkPanel(self._document, self._session)
        self.hidden = HiddenSpacePanel(self._document, self._session)
        self.middle = TabbedPanels([(self.network, NETWORK), (self.hidden, HIDDEN)])
        self.arithmetic = ArithmeticPanel(self._document, self._session)
        self.script = CodePanel(self._document, self._session)
        self.output = OutputPanel(self._document, self._session)
        self.curves = CurvesPanel(self._document, self._session)
        self.diagnostics = DiagnosticsPanel(self._document, self._session)
        self.progress = TabbedPanels([(self.curves, CURVES), (self.diagnostics, DIAGNOSTICS)])
        self.panels = {
            "experiment": self.experiment,
            "network": self.network,
            "hidden": self.hidden,
            "arithmetic": self.arithmetic,
            "script": self.script,
            "output": self.output,
            "curves": self.curves,
            "diagnostics": self.diagnostics,
        }
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
        self._filled()

    def choose_tool(self, tool: Tool) -> None:
        """Choose what a press on the map does."""
        if self.is_filled:
            self.output_dock.show()
            self.output.set_tool(tool)

    def clear_points(self) -> None:
        """Let the next stroke on the map begin without points."""
        if self.is_filled:
            self.output_dock.show()
            self.output.clear_points()

    def _wire(self) -> None:
        """Lead what concerns other panels from one to the other."""
        self._session.running_changed.connect(self.watch)
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
        self.network.selected.connect(lambda _key, _unit: self._choose())
        self.output.point_selected.connect(lambda _index, _training: self._choose(True))
        self.output.point_released.connect(lambda: self._choose(False))
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

    def request(self) -> Request:
        """Maps over the plane that the data are in; coarser ones of many units while these learn,
        for a frame of them takes the worker as long as hundreds of steps."""
        experiment = self._document.experiment
        units = sum(getattr(layer, "units", 0) for layer in experiment.layers)
        cells = COARSE if self._session.running and units > MANY_UNITS else FINE
        domains = experiment.dataset.domains
        return dataclasses.replace(self._session.request, domains=domains, cells=cells)

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        super()._experiment_changed(old, new)
        if old.layers != new.layers:
            self.watch()

    def exports(self) -> dict[str, Export]:
        """What of it can be exported: each panel alone, several together on a page, and all."""
        panels: dict[str, tuple[Callable[[], str], Figured, tuple[float, float]]] = {
            "map": (MAP, self.output, MAP_CM),
            "curves": (CURVES, self.curves, CURVES_CM),
            "network": (DIAGRAM, self.network, NETWORK_CM),
            "hidden": (HIDDEN, self.hidden, HIDDEN_CM),
            "diagnostics": (DIAGNOSTICS, self.diagnostics, DIAGNOSTICS_CM),
        }
        found = {
            name: self._export_of(name, title, panel, size)
            for name, (title, panel, size) in panels.items()
        }
        pictured = [panel for _, panel, _ in panels.values()]
        page = self._several(found, pictured, SHEET, SHEET_CM)
        return {**found, "page": page, "all": self._each(found)}

    # How it is laid out

    def openers(self) -> list[Opener]:
        found: list[Opener] = [
            (title, functools.partial(self.middle.show_panel, panel))
            for panel, title in self.middle.named()
        ]
        found += [(dock.title, functools.partial(self._open, dock)) for dock in self.docks]
        for panel, title in self.progress.named()[1:]:  # the dock is called as the first of them
            found.append((title, functools.partial(self._open, self.curves_dock, panel)))
        return found

    def open_panel(self, id: str) -> None:
        panel = self.panels[id]
        if self.middle.isAncestorOf(panel):
            self.middle.show_panel(panel)
            return
        dock = next(dock for dock in self.docks if dock.isAncestorOf(panel))
        self._open(dock, panel if dock is self.curves_dock else None)

    def _open(self, dock: Dock, panel: QWidget | None = None) -> None:
        if dock.isHidden():
            dock.toggleViewAction().trigger()
        dock.raise_()
        if dock is self.curves_dock:
            self.progress.show_panel(panel or self.curves)

    def fold(self) -> None:
        """Network and map stand at full height, the curves are a strip beneath the network."""
        if not self.presents:
            self._had_curves = not self.curves_dock.isHidden()
        self.experiment_dock.hide()
        for dock in (self.curves_dock, self.arithmetic_dock):
            if not dock.isFloating():
                self.addDockWidget(BOTTOM, dock)
        self._fill_strip()
        layout = self.layout()
        assert layout is not None
        layout.activate()
        now = theme.current()
        tall, wide = MAP_EDGES
        across = self.height() + now.px(wide) - now.px(tall)
        across = min(across, round(WIDEST_MAP * self.width()))
        self.resizeDocks([self.output_dock], [across], Qt.Orientation.Horizontal)
        strip = {self.curves_dock: STRIP_HEIGHT, self.arithmetic_dock: NUMBERS_HEIGHT}
        shown = {dock: now.px(room) for dock, room in strip.items() if not dock.isHidden()}
        self.resizeDocks(list(shown), list(shown.values()), Qt.Orientation.Vertical)

    def _fill_strip(self) -> None:
        """While presenting, show the numbers of what is chosen, else the curves."""
        chosen = self.arithmetic.neuron is not None or self._point_chosen
        self.arithmetic_dock.setVisible(chosen)
        self.curves_dock.setVisible(self._had_curves and not chosen)

    def _choose(self, point: bool | None = None) -> None:
        """A neuron was chosen or let go, or a point."""
        if point is not None:
            self._point_chosen = point
        if self.presents:
            self.fold()

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

    def _open_script(self, opened: bool) -> None:
        """Give the script the room to be read in, over the arithmetic if they share a place."""
        if opened:
            self.script_dock.raise_()
            room = [theme.current().px(SCRIPT_HEIGHT)]
            self.resizeDocks([self.script_dock], room, Qt.Orientation.Vertical)
