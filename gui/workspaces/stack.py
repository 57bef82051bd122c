"""The stack of workspaces: one of them is on screen, and only its run goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from engine.training.experiment import Experiment
from gui.controls.one_shown import OneShown
from gui.lab import Lab
from gui.workspaces.catalogue import Place
from gui.workspaces.workspace import Workspace


class WorkspaceStack(OneShown):
    """Makes a workspace at the first visit, and pauses the run of the one that is left.

    made(workspace): there is a new one, its panels not yet.   entered(workspace): it is on screen.
    resting(workspace): it is on screen again, and its run was paused when it was left.
    """

    made = Signal(object)
    entered = Signal(object)
    resting = Signal(object)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = {place.id: place for place in places}
        self.workspaces: dict[str, Workspace] = {}
        self._started: set[str] = set()
        self._paused: set[str] = set()
        self._shown: Workspace | None = None
        self._alive = True
        self.currentChanged.connect(self.updateGeometry)

    @property
    def current(self) -> Workspace:
        """The workspace on screen; before `enter` the first that was made."""
        return self._shown or next(iter(self.workspaces.values()))

    def add(self, id: str, experiment: Experiment | None = None) -> Workspace:
        """The workspace of that name, made (with an experiment) if it was not there."""
        if id not in self.workspaces:
            made = self.places[id].make(experiment)
            for part in (made.lab.session, made.lab.document):
                part.setParent(made)
            self.workspaces[id] = made
            self.addWidget(made)
            self.made.emit(made)
        return self.workspaces[id]

    def enter(self, id: str) -> None:
        """Bring a workspace on screen; its panels follow when its shell is painted."""
        left = self._shown
        if left is not None and left.id == id:
            return
        if left is not None and left.lab.session.running:
            left.lab.session.pause()
            self._paused.add(left.id)
        self._shown = entered = self.add(id)
        self.setCurrentWidget(entered)
        self.entered.emit(entered)
        if left is not None:
            QTimer.singleShot(0, self, self.fill)
        if id in self._paused:
            self._paused.remove(id)
            self.resting.emit(entered)

    def fill(self) -> None:
        """Make the panels of the workspace on screen and start its session, once each; nothing
        after `close`."""
        workspace = self.current
        if not self._alive or workspace.id in self._started:
            return
        self._started.add(workspace.id)
        workspace.fill()
        workspace.lab.session.start()

    def filled(self) -> list[Workspace]:
        """The workspaces that have their panels."""
        return [workspace for workspace in self.workspaces.values() if workspace.is_filled]

    def labs(self) -> list[Lab]:
        return [workspace.lab for workspace in self.workspaces.values()]

    def close_labs(self) -> None:
        """Stop every run and wait for it; may be called twice."""
        self._alive = False
        for lab in self.labs():
            lab.session.close()
