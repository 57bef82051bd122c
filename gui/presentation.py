"""Presentation mode: everything larger, the controls folded away, the panels alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from gui import theme

LARGER = 1.6
FITTING = QSize(960, 590)
"""The room that the panels need at scale 1: more zoom than the screen has of it would scroll."""
STEP = 0.05
"""Between two zooms, so that a window that is dragged larger is not dressed at every pixel."""


class Presentable(Protocol):
    """A workspace, as presenting needs it."""

    def present(self) -> None: ...

    def end_presenting(self, layout: QByteArray) -> None: ...

    def layout_state(self) -> QByteArray: ...


class Presentation(QObject):
    """Folds the window's own parts away and puts everything back exactly as it was.

    changed(bool): whether the window presents now.
    """

    changed = Signal(bool)

    def __init__(
        self,
        window: QMainWindow,
        folded: Sequence[QWidget],
        workspaces: Callable[[], Sequence[Presentable]],
    ) -> None:
        """folded: the parts of the window that are not shown while it presents."""
        super().__init__(window)
        self._window = window
        self._folded = folded
        self._workspaces = workspaces
        self._scale = 1.0
        self._state = Qt.WindowState.WindowNoState
        self._size = QSize()
        self._layouts: list[tuple[Presentable, QByteArray]] = []
        self._returning = False
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(0)
        self._refit.timeout.connect(self._fit)
        self.on = False

    def toggle(self) -> None:
        if self.on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        if self.on:
            return
        self.on = True
        self._returning = False
        self._scale = theme.current().scale
        self._state, self._size = self._window.windowState(), self._window.size()
        self._layouts = []
        for part in self._folded:
            part.hide()
        for workspace in self._workspaces():
            self.take_in(workspace)
        apply_scale(zoom(self._scale, self._window.screen().size()))
        self._window.installEventFilter(self)
        self._window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self.changed.emit(True)

    def take_in(self, workspace: Presentable) -> None:
        """Fold the controls of a workspace away, if the window presents and they are not yet."""
        if self.on and all(workspace is not known for known, _ in self._layouts):
            self._layouts.append((workspace, workspace.layout_state()))
            workspace.present()

    def leave(self) -> None:
        if not self.on:
            return
        self.on = False
        self._refit.stop()
        self._window.removeEventFilter(self)
        apply_scale(self._scale)
        for part in self._folded:
            part.show()
        self._window.setWindowState(self._state)
        if not self._state & (Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen):
            self._window.resize(self._size)
        self.changed.emit(False)
        self._restore()
        # A window manager gives the old size back later, and docks are as wide as room allows.
        self._returning = self._window.size() != self._size
        if self._returning:
            self._window.installEventFilter(self)

    def set_scale(self, scale: float) -> None:
        """The size of text when the window does not present; at once if it does not."""
        self._scale = scale
        if not self.on:
            apply_scale(scale)

    def _restore(self) -> None:
        for workspace, layout in self._layouts:
            workspace.end_presenting(layout)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Resize:
            return False
        if self.on:
            self._refit.start()
        elif self._window.size() == self._size:
            self._window.removeEventFilter(self)
            if self._returning and not self.on:
                self._returning = False
                self._restore()
        return False

    def _fit(self) -> None:
        """The screen is another one, or the window does not fill it: use the room that there is."""
        scale = zoom(self._scale, self._window.size())
        if scale != theme.current().scale:
            apply_scale(scale)
        for workspace, _ in self._layouts:
            workspace.present()


def zoom(scale: float, room: QSize) -> float:
    """How large text and lines are in a presentation: LARGER than at `scale`, if that has room."""
    fitting = min(room.width() / FITTING.width(), room.height() / FITTING.height())
    wanted = min(scale * LARGER, theme.LARGEST_SCALE, fitting)
    return max(scale, round(math.floor(wanted / STEP + 1e-9) * STEP, 2))


def apply_scale(scale: float) -> None:
    """Draw the present theme at another scale."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, theme.current().name, scale)
