"""The stage: a workspace set for a lesson, and afterwards just as it was before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from engine.lessons.lesson import Lesson
from engine.lessons.panel_states import split
from engine.lessons.places import COMMANDS
from gui.controls import Row
from gui.experiment.bindings import Bindings
from gui.lessons.props import Props
from gui.lessons.ring import Ring
from gui.workspaces.basics import Basics
from gui.workspaces.tabs import TabbedPanels
from gui.workspaces.workspace import Workspace

EXPERIMENT = "experiment"


class Stage(QObject):
    """Shows a lesson's panels in a filled workspace, hides and locks what the lesson says.

    buttons: gives the button of a command ("play") or None.
    """

    def __init__(
        self, workspace: Workspace, lesson: Lesson, buttons: Callable[[str], QWidget | None]
    ) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._lesson = lesson
        self._buttons = buttons
        self._layout: QByteArray = workspace.layout_state()
        self._on_top = [dock for dock in workspace.docks if not _is_beneath(dock)]
        tabbed = [panels.tabs for panels in workspace.findChildren(TabbedPanels)]
        self._tabs = {tabs: tabs.currentIndex() for tabs in tabbed}
        self._hidden: list[QWidget] = []
        self._locked: list[QWidget] = []
        self._rings: list[Ring] = []
        document = workspace.lab.document
        workspace.lab.put_by(lesson.experiment)
        document.lock(tuple(path for path in lesson.locked if split(path) is None))
        self.props = Props(workspace.open_panel, self)
        if isinstance(workspace, Basics):
            workspace.put_by(lesson.panels)  # the user's own wait, just as they were left
        self._show_panels()
        document.changed.connect(self._dress)
        self._dress()

    def clear(self) -> None:
        """Give the workspace back with the run, the undo and the layout that it had."""
        document = self._workspace.lab.document
        document.changed.disconnect(self._dress)
        document.lock(())
        self.end_rings()
        for widget in self._hidden:
            widget.setVisible(True)
        for widget in self._locked:
            _set_locked(widget, "")
        self._workspace.lab.take_up()
        self.props.clear()
        if isinstance(self._workspace, Basics):
            self._workspace.take_up()
        self._workspace.restore_layout(self._layout)
        for dock in self._on_top:  # which tab is in front is no part of a layout
            dock.raise_()
        for tabs, index in self._tabs.items():
            tabs.setCurrentIndex(index)
        self.deleteLater()

    # Panels

    def _show_panels(self) -> None:
        """Show the docks with a panel of the lesson and no other, its first panel on top."""
        wanted = [p for id in self._lesson.panels if (p := self._panel(id)) is not None]
        for dock in self._workspace.docks:
            dock.setVisible(any(dock.isAncestorOf(panel) for panel in wanted))
        if not self._workspace.docks:
            self._workspace.present()  # what there is to choose from: the lesson chooses
        for id in reversed(self._lesson.panels):
            self._workspace.open_panel(id)
            self.props.take(id, self._panel(id))

    def _panel(self, id: str) -> QWidget | None:
        return self._workspace.panels.get(id)

    # Controls

    def _bindings(self) -> Bindings | None:
        return getattr(self._panel(EXPERIMENT), "bindings", None)

    def _dress(self, _old: object = None, _new: object = None) -> None:
        """Hide and lock what is there now: rows come and go with the experiment."""
        reason = QCoreApplication.translate("Lesson", "The lesson keeps this as it is")
        for path in self._lesson.hidden:
            for widget in self._widgets(path):
                if not widget.isHidden():
                    widget.hide()
                    if widget not in self._hidden:
                        self._hidden.append(widget)
        for path in self._lesson.locked:
            for widget in self._widgets(path):
                if widget.isEnabled() and widget not in self._locked:
                    self._locked.append(widget)
                _set_locked(widget, reason)

    def _widgets(self, path: str) -> Sequence[QWidget]:
        """What shows a setting of the experiment, or of a panel of Basics."""
        if split(path) is not None:
            setter = self.props.setter(path)
            return [] if setter is None else [setter]
        bindings = self._bindings()
        return [] if bindings is None else bindings.widgets(path)

    # What is lit

    def light(self, name: str) -> bool:
        """Bring a control on screen and ring it. False if there is no such control now."""
        target = self._control(name)
        if target is None:
            return False
        QTimer.singleShot(0, target, lambda: self._ring(target))  # once it has its place
        return True

    def end_rings(self) -> None:
        """Take the rings away."""
        for ring in self.findChildren(Ring) + self._rings:
            ring.end()
        self._rings.clear()

    def _ring(self, target: QWidget) -> None:
        if target.isVisible():
            ring = Ring(target)
            ring.destroyed.connect(lambda: self._forget(ring))
            self._rings.append(ring)

    def _forget(self, ring: Ring) -> None:
        if ring in self._rings:
            self._rings.remove(ring)

    def _control(self, name: str) -> QWidget | None:
        """A panel, the button of a command, or the row of a path."""
        if name in COMMANDS:
            return self._buttons(name)
        if name in self._workspace.panels or self._is_seat(name):
            self._workspace.open_panel(name)
            return self._panel(name)
        if split(name) is not None:
            setter = self.props.setter(name)
            if setter is not None:
                _unfold(setter)
            return setter
        bindings = self._bindings()
        if bindings is None:
            return None
        found = bindings.widgets(name) or bindings.nearest(name)
        if not found:
            return None
        self._workspace.open_panel(EXPERIMENT)
        _unfold(found[0])
        return found[0]

    def _is_seat(self, name: str) -> bool:
        return name in getattr(self._workspace, "seats", {})


def _is_beneath(dock: QWidget) -> bool:
    """Whether a dock is closed, or lies beneath another tab: Qt keeps it beyond the edge."""
    window = dock.window()
    place = QRect(dock.mapTo(window, QPoint()), dock.size())
    return not dock.isVisible() or not window.rect().intersects(place)


def _set_locked(widget: QWidget, reason: str) -> None:
    if isinstance(widget, Row):
        widget.set_unavailable(reason)
    else:
        widget.setEnabled(not reason)


def _unfold(widget: QWidget) -> None:
    """Scroll a row into sight."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
