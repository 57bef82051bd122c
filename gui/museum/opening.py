"""Opening an exhibit: it takes the place of the user's own, and a strip says where to look."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from engine.basics.failures import Exhibit, Mend, State
from engine.basics.softmax import Scores
from engine.training.experiment import Experiment
from gui.museum.strip import ExhibitStrip
from gui.workspaces import playground
from gui.workspaces.basics import Basics
from gui.workspaces.playground import Playground
from gui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.panels.softmax import SoftmaxPanel

PANELS = {
    "output": playground.OUTPUT,
    "network": playground.NETWORK,
    "diagnostics": playground.DIAGNOSTICS,
    "curves": playground.CURVES,
}
"""What the panels are called that an exhibit is to be looked at in."""
STRIP_PLACE = 2
"""In the column of the window: below the toolbar and the banner."""


class MuseumOpening(QObject):
    """Shows exhibits in a window, one at a time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._exhibit: Exhibit | None = None
        self._own: State | None = None
        self._followed = False
        self.strip = ExhibitStrip()
        whole = window.centralWidget()
        assert whole is not None
        column = whole.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(STRIP_PLACE, self.strip)
        self.strip.mended.connect(self._mend)
        self.strip.left.connect(self._leave)
        self.strip.closed.connect(self._close)
        window.workspaces.entered.connect(self._entered)
        window.lessons.opening.connect(self._give_way)

    def open(self, exhibit: Exhibit, mend: Mend | None = None) -> None:
        """Let an exhibit fail, or succeed mended, with the panel on screen that shows it."""
        window = self._window
        if self._exhibit is None or _place(self._exhibit) != _place(exhibit):
            self._own = None
        self._exhibit = exhibit
        window.workspaces.enter(_place(exhibit))
        window.workspaces.fill()
        window.status.show_message("")  # nothing rests: the exhibit plays
        if isinstance(exhibit.state, Experiment):
            window.lessons.make_room(Playground.id)  # it may lock what the exhibit sets
        if self._own is None:
            self._own = self._state()
        self._put(exhibit.state)
        if mend is not None:
            self._put(exhibit.mended(mend))
        self._look()
        self.strip.show_exhibit(exhibit, mend)

    def _mend(self, mend: Mend | None) -> None:
        """Mend the exhibit that is open; None lets it fail again."""
        assert self._exhibit is not None
        exhibit = self._exhibit
        self._put(exhibit.state if mend is None else exhibit.mended(mend))
        self._look()
        self.strip.show_exhibit(exhibit, mend)

    def _leave(self) -> None:
        """Put back what was there before the first exhibit."""
        own = self._own
        self._close()
        if isinstance(own, Scores):
            self._show_scores(own)
        elif own is not None:
            self._window.playground.lab.begin(own)

    def _give_way(self) -> None:
        """A lesson is to begin: it shall keep the user's own, not an exhibit."""
        if self._exhibit is not None:
            self._leave()

    def _close(self) -> None:
        self._exhibit = self._own = None
        self.strip.hide()

    # What is shown

    def _state(self) -> State:
        """What stands where the exhibit is to stand."""
        assert self._exhibit is not None
        if isinstance(self._exhibit.state, Scores):
            return self._softmax().scores
        return self._window.playground.lab.document.experiment

    def _put(self, state: State) -> None:
        """Show a state in its place; an experiment from its first weights, learning."""
        if isinstance(state, Scores):
            self._show_scores(state)
            return
        lab = self._window.playground.lab
        if not self._followed:
            lab.document.changed.connect(self._changed)
            self._followed = True
        lab.begin(state)
        lab.session.play()

    def _show_scores(self, scores: Scores) -> None:
        self._softmax().show_scores(scores)

    def _softmax(self) -> SoftmaxPanel:
        basics = self._window.workspaces.add(Basics.id)
        assert isinstance(basics, Basics)
        basics.open_panel("softmax")
        return cast("SoftmaxPanel", basics.panels["softmax"])

    def _look(self) -> None:
        """Bring the panel on screen that the exhibit is to be looked at in."""
        assert self._exhibit is not None
        title = PANELS.get(self._exhibit.look)
        openers = self._window.playground.openers() if title is not None else []
        for named, bring in openers:
            if named == title:
                bring()

    def _changed(self, _old: Experiment, new: Experiment) -> None:
        """The strip goes once the experiment is the user's own again, or one on other data."""
        exhibit = self._exhibit
        if exhibit is None or not isinstance(exhibit.state, Experiment):
            return
        if new == self._own or type(new.dataset) is not type(exhibit.state.dataset):
            self._close()
            return
        mends = (mend for mend in exhibit.mends if exhibit.mended(mend) == new)
        self.strip.show_exhibit(exhibit, next(mends, None) if new != exhibit.state else None)

    def _entered(self, workspace: Workspace) -> None:
        """In another workspace the strip says nothing."""
        exhibit = self._exhibit
        self.strip.setVisible(exhibit is not None and workspace.id == _place(exhibit))


def _place(exhibit: Exhibit) -> str:
    """The workspace that an exhibit is shown in."""
    return Basics.id if isinstance(exhibit.state, Scores) else Playground.id


def museum_of(window: MainWindow) -> MuseumOpening:
    """What opens exhibits in a window, made at the first visit."""
    known = window.findChild(MuseumOpening)
    return known if isinstance(known, MuseumOpening) else MuseumOpening(window)
