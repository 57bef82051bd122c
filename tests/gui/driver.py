"""A restless hand: uses every control that it finds in a window, one after the other, at random."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QDockWidget,
    QLineEdit,
    QMenu,
    QSlider,
    QTabBar,
    QToolButton,
    QWidget,
)

from gui.main_window import MainWindow
from tests.gui.stopwatch import Stopwatch

TYPED = ("0.5", "3", "7", "12", "1e9", "-2", "", "abc", "0.001", "40 %", "２", "nan")
CANVASES = ("DiagramView", "MapCanvas", "CurvesCanvas", "HiddenCanvas", "FormulaCanvas")
NOT_USED = (  # they end the window, or wait for a file
    "quit",
    "open_table",
    "open_pictures",
    "open_picture_folder",
    "open_weights",
    "save_model",
)


class Driver:
    """Acts on one workspace of a window. `used` names what has been used; `photos` says where
    pictures go. canvases: classes of what is drawn and can be pointed at.
    """

    def __init__(
        self,
        window: MainWindow,
        seed: int,
        watched: Sequence[QWidget],
        canvases: tuple[str, ...] = CANVASES,
    ) -> None:
        self.window = window
        self.workspace = window.workspaces.current.id
        self.canvases = canvases
        self.random = random.Random(seed)
        self.used: dict[str, int] = {}
        folder = os.environ.get("GLASSNET_PHOTOS")
        self.photos = Path(folder) if folder else None
        self.acts = 0
        self.slowest: dict[str, float] = {}  # ms that an act took, by the name of its control
        self.watch = Stopwatch(*watched)

    def drive(self, seconds: float, between: Callable[[], None]) -> None:
        """Use controls for so long; `between` lets the window live after each."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.act()
            between()
            self._close_dialogs()
            self.window.workspaces.enter(self.workspace)
            if self.acts % 40 == 0:
                self.window.reset_layout()
                self.window.finder.close_()
                self.window.session.play()

    def act(self) -> None:
        """Use the control that has been used least."""
        found = self.controls()
        least = min(self.used.get(self.name(w), 0) for w in found)
        chosen = self.random.choice([w for w in found if self.used.get(self.name(w), 0) == least])
        name = self.name(chosen)
        self.used[name] = least + 1
        began = time.perf_counter()
        self.use(chosen)
        took = 1000 * (time.perf_counter() - began)
        self.slowest[name] = max(took, self.slowest.get(name, 0.0))
        self.acts += 1

    def controls(self) -> list[QWidget]:
        """Everything that is seen, enabled and made to be used."""
        kinds = (QAbstractButton, QComboBox, QSlider, QLineEdit, QTabBar)
        return [
            widget
            for widget in self.window.findChildren(QWidget)
            if widget.isVisible()
            and widget.isEnabled()
            and not isinstance(widget.window(), (QMenu, QDialog))
            and not self.window.rail.isAncestorOf(widget)  # a drive is about one workspace
            and (isinstance(widget, kinds) or type(widget).__name__ in self.canvases)
            and type(widget).__name__ not in ("QComboBoxPrivateContainer",)
        ]

    @staticmethod
    def name(widget: QWidget) -> str:
        """Where a control is, by classes and names."""
        names: list[str] = []
        at: QWidget | None = widget
        while at is not None and not isinstance(at, QDockWidget):
            names.append(at.accessibleName() or at.objectName() or type(at).__name__)
            at = at.parentWidget()
        return " < ".join(names[:4])

    def use(self, widget: QWidget) -> None:
        if isinstance(widget, QComboBox):
            if widget.count():
                widget.setCurrentIndex(self.random.randrange(widget.count()))
        elif isinstance(widget, QSlider):
            widget.setValue(self.random.randint(widget.minimum(), widget.maximum()))
        elif isinstance(widget, QTabBar):
            widget.setCurrentIndex(self.random.randrange(max(1, widget.count())))
        elif isinstance(widget, QLineEdit):
            self._type(widget)
        elif isinstance(widget, QAbstractButton):
            self._press(widget)
        else:
            self._point(widget)

    def _type(self, field: QLineEdit) -> None:
        if field.isReadOnly():
            return
        field.setFocus()
        field.selectAll()
        text = self.random.choice(TYPED)
        if text.isascii():
            QTest.keyClicks(field, text)
        else:  # which the keys of the test library do not have
            field.insert(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def _press(self, button: QAbstractButton) -> None:
        menu = button.menu() if isinstance(button, QToolButton) else None
        if menu is None and hasattr(button, "menu") and callable(button.menu):
            menu = button.menu()
        if isinstance(menu, QMenu):
            self._choose(menu)
        else:
            button.click()

    def _choose(self, menu: QMenu) -> None:
        menu.aboutToShow.emit()
        actions = [a for a in _leaves(menu) if a.isEnabled() and a.objectName() not in NOT_USED]
        actions = [a for a in actions if a.data() not in NOT_USED]
        if actions:
            self.random.choice(actions).trigger()

    def _point(self, canvas: QWidget) -> None:
        def place() -> QPoint:
            return QPoint(
                self.random.randrange(max(1, canvas.width())),
                self.random.randrange(max(1, canvas.height())),
            )

        for _ in range(4):
            QTest.mouseMove(canvas, place())
        QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place())
        start = place()
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(canvas, place())
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=place())
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_Escape):
            QTest.keyClick(canvas, key)

    def _close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMenu) and widget.isVisible():
                widget.close()
            elif isinstance(widget, QDialog) and widget.isVisible():
                self.photograph(type(widget).__name__, widget)
                widget.reject()

    def photograph(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of the window, or of one of its dialogs, where pictures are wanted."""
        if self.photos is not None:
            self.photos.mkdir(parents=True, exist_ok=True)
            (widget or self.window).grab().save(str(self.photos / f"{self.acts:04d}-{name}.png"))
            self.watch.skip()

    def report(self, acts: int = 12) -> str:
        """Frame times, and the acts that took longest, in ms."""
        longest = sorted(self.slowest.items(), key=lambda each: -each[1])[:acts]
        lines = [f"{took:>8.0f}  {name}" for name, took in longest]
        return "\n".join([self.watch.report(), "", "slowest acts, ms", *lines])


def _leaves(menu: QMenu) -> list[QAction]:
    found: list[QAction] = []
    for action in menu.actions():
        submenu = action.menu()
        if isinstance(submenu, QMenu):
            submenu.aboutToShow.emit()
            found += _leaves(submenu)
        elif not action.isSeparator():
            found.append(action)
    return found
