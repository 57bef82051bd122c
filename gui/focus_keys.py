"""Who gets a key: the command of the window, or the widget that has the keyboard."""

from __future__ import annotations

import inspect

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QLineEdit,
    QTabBar,
    QWidget,
)


class FocusKeys(QObject):
    """Settles who gets a key that both a command and the widget in use could take.

    A slider keeps its arrows; a field gives Ctrl+Z away once it has nothing of its own to undo.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._widget: QWidget | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        # On the one widget in use, because a filter on the application would be asked about
        # every event of every widget.
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Right and uses_arrows(watched):
            event.accept()
            return True
        if isinstance(watched, QLineEdit) and _idle(watched, event):
            event.ignore()
            return True
        return False


def uses_arrows(widget: QObject) -> bool:
    """Whether a widget does something of its own with the arrow keys."""
    if isinstance(widget, QAbstractSlider | QAbstractItemView | QTabBar):
        return True
    return inspect.isfunction(getattr(type(widget), "keyPressEvent", None))


def _idle(field: QLineEdit, event: QKeyEvent) -> bool:
    """Whether the key is undo or redo, and the field has nothing to undo or redo."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not field.isUndoAvailable()
    return event.matches(QKeySequence.StandardKey.Redo) and not field.isRedoAvailable()
