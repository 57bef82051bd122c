"""Images: pictures of digits and other things, the networks that read them, and what those see."""

from __future__ import annotations

import dataclasses
import functools
import importlib
import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.training.frame import Request
from gui import theme
from gui.document import Document
from gui.exportable import Export
from gui.pictures.opening import PictureOpening
from gui.session import Session
from gui.workspaces.dock import Dock
from gui.workspaces.image_seats import SEATS, Seat
from gui.workspaces.scrolled import Scrolled
from gui.workspaces.workspace import LEFT, Figured, Opener, Shows, Workspace


@runtime_checkable
class ShowsCells(Protocol):
    """A panel that shows the pictures of an actual and a predicted class."""

    def show_cell(self, actual: int, predicted: int) -> None: ...


CONTROLS = ("experiment", "stack")
LOOKS = ("maps", "saliency")
"""Panels that show a picture which another one chose; one of them is on screen then."""

COLUMNS_PX = (340, 600, 428)
ROWS_PX = ((400, 400), (560, 250), (420, 390))
"""Widths of the columns, and heights in each, at the reference size of the window."""


class Images(Workspace):
    """Experiment and layers at the left, what the network sees beside them, its mistakes right."""

    id = "images"
    layout_version = 2

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(document, session, parent)
        self.seats = {seat.id: seat for seat in SEATS}
        self._follows_drawing = False
        self.pictures = PictureOpening(self, document)
        self.pictures.told.connect(self.told)
        self.pictures.weights_dropped.connect(self._open_weights)
        self._dock_of = {seat.id: Dock(seat.id, seat.title, self) for seat in SEATS}
        self._take_docks(self._dock_of.values())
        self.reset_layout()

    def _open_weights(self, path: Path) -> None:
        from gui.weights.opening import weights_opening  # the first picture does not wait

        opening = weights_opening(self.window(), self._document, self._session, self.told.emit)
        opening.open(path)

    def fill(self) -> None:
        for seat in SEATS:
            made = getattr(importlib.import_module(seat.module), seat.name)
            self.panels[seat.id] = made(self._document, self._session)
            panel = self.panels[seat.id]
            self._dock_of[seat.id].fill(Scrolled(panel) if seat.scrolls else panel)
        self._panels = self._shown_as(read=False)
        self._read = self._shown_as(read=True)
        self.reset_layout()
        for id, panel in self.panels.items():
            self._wire(id, panel)
        self._filled()

    def _shown_as(self, read: bool) -> tuple[Shows, ...]:
        return tuple(
            panel
            for id, panel in self.panels.items()
            if isinstance(panel, Shows) and self.seats[id].read is read
        )

    def _wire(self, id: str, panel: QWidget) -> None:
        """Lead what a panel tells to the workspace and the window."""
        if hasattr(panel, "pointed"):
            panel.pointed.connect(self.hint)
        if hasattr(panel, "told"):
            panel.told.connect(self.told)
        if hasattr(panel, "questions_changed"):
            panel.questions_changed.connect(self.watch)
        if hasattr(panel, "export_requested"):
            panel.export_requested.connect(lambda: self.export_asked.emit(id))
        if hasattr(panel, "pictures_asked"):
            panel.pictures_asked.connect(self.pictures.ask_files)
        if hasattr(panel, "folder_asked"):
            panel.folder_asked.connect(self.pictures.ask_folder)
        if hasattr(panel, "cell_chosen"):
            panel.cell_chosen.connect(self._open_cell)
        if hasattr(panel, "picture_chosen"):
            panel.picture_chosen.connect(functools.partial(self._show_picture, panel))
        if hasattr(panel, "maps_asked"):
            panel.maps_asked.connect(self._show_drawing)
        if hasattr(panel, "drawn"):
            panel.drawn.connect(self._follow_drawing)

    def _open_cell(self, actual: int, predicted: int) -> None:
        """Bring the answers on screen that a cell of the confusion matrix counts."""
        mistakes = self.panels["mistakes"]
        assert isinstance(mistakes, ShowsCells)
        self.open_panel("mistakes")
        mistakes.show_cell(actual, predicted)

    def _show_picture(self, source: QWidget, index: int) -> None:
        """Have a test picture that one panel chose shown by the others that can."""
        if not any(id in self.panels and self._is_on_top(id) for id in LOOKS):
            self.open_panel("maps")
        for panel in self.panels.values():
            if panel is not source and hasattr(panel, "show_picture"):
                panel.show_picture(index)

    def _show_drawing(self, pixels: object) -> None:
        """Show a drawing among the feature maps, and follow it from then on."""
        self._follows_drawing = True
        self._follow_drawing(pixels)
        for id, panel in self.panels.items():
            if hasattr(panel, "show_drawing"):
                self.open_panel(id)

    def _follow_drawing(self, pixels: object) -> None:
        """The drawing is another one now; an empty page ends it."""
        if not self._follows_drawing:
            return
        self._follows_drawing = pixels is not None
        for panel in self.panels.values():
            if hasattr(panel, "show_drawing"):
                panel.show_drawing(pixels)

    def request(self) -> Request:
        """Nothing over a plane, and no copies of weights: there are millions."""
        return dataclasses.replace(self._session.request, maps=False, points=False, weights=False)

    def exports(self) -> dict[str, Export]:
        """What of it can be exported: each panel alone, several together on a page, and all."""
        pictured = {id: panel for id, panel in self.panels.items() if isinstance(panel, Figured)}
        found = {
            id: self._export_of(id, self.seats[id].title, panel, self.seats[id].cm)
            for id, panel in pictured.items()
        }
        shown = tuple(id for id, panel in pictured.items() if self.is_seen(panel))
        page = self._several(found, list(pictured.values()), shown=shown)
        return {**found, "page": page, "all": self._each(found)}

    # How it is laid out

    def dock(self, id: str) -> Dock:
        """The dock of a panel."""
        return self._dock_of[id]

    def controls(self) -> list[str]:
        """What is folded away for a presentation."""
        return [id for id in CONTROLS if id in self._dock_of]

    def open_panel(self, id: str) -> None:
        """Bring a panel on screen."""
        dock = self._dock_of[id]
        if dock.isHidden():
            dock.toggleViewAction().trigger()
        dock.raise_()

    def _is_on_top(self, id: str) -> bool:
        panel = self.panels[id]
        return isinstance(panel, Shows) and self.is_seen(panel)

    def openers(self) -> list[Opener]:
        return [(seat.title, functools.partial(self.open_panel, seat.id)) for seat in SEATS]

    def fold(self) -> None:
        for id in self.controls():
            self._dock_of[id].hide()

    def reset_layout(self) -> None:
        """Three columns of two rows; panels that share a place are tabs, the first on top."""
        for dock in self.docks:
            dock.setFloating(False)
            dock.show()
        places = _places(SEATS)
        columns = [[row[0] for row in column] for column in places]
        tops = [self._dock_of[column[0].id] for column in columns]
        self.addDockWidget(LEFT, tops[0])
        for before, top in itertools.pairwise(tops):
            self.splitDockWidget(before, top, Qt.Orientation.Horizontal)
        for column in columns:
            docks = [self._dock_of[seat.id] for seat in column]
            for above, below in itertools.pairwise(docks):
                self.splitDockWidget(above, below, Qt.Orientation.Vertical)
        for row in (row for column in places for row in column):
            for seat in row[1:]:
                self.tabifyDockWidget(self._dock_of[row[0].id], self._dock_of[seat.id])
            self._dock_of[row[0].id].raise_()
        layout = self.layout()
        assert layout is not None
        layout.activate()  # sizes are given by moving the lines between docks that have a place
        self._give_sizes(columns)

    def _give_sizes(self, columns: list[list[Seat]]) -> None:
        now = theme.current()
        widths = [now.px(COLUMNS_PX[column[0].column]) for column in columns]
        tops = [self._dock_of[column[0].id] for column in columns]
        self.resizeDocks(tops, widths, Qt.Orientation.Horizontal)
        for column in columns:
            docks = [self._dock_of[seat.id] for seat in column]
            heights = [now.px(ROWS_PX[seat.column][seat.row]) for seat in column]
            self.resizeDocks(docks, heights, Qt.Orientation.Vertical)


def _places(seats: Iterable[Seat]) -> list[list[list[Seat]]]:
    """The seats by column, by row; those of one place in their order. Empty places are left out."""
    found: dict[int, dict[int, list[Seat]]] = {}
    for seat in seats:
        found.setdefault(seat.column, {}).setdefault(seat.row, []).append(seat)
    return [[found[column][row] for row in sorted(found[column])] for column in sorted(found)]
