"""Drops: what is let go over a widget, handed to whoever can open it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class Drops(QObject):
    """Opens what is dropped on the widgets that it watches; the rest goes its way.

    find: what there is in dropped data that `open` can be given, None where there is nothing.
    """

    def __init__(
        self,
        find: Callable[[QMimeData], Any],
        open: Callable[[Any], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._open = open

    def watch(self, widget: QWidget) -> None:
        """Watch a widget; again, to be asked before others that were put there since."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or event.type() not in _DROPS:
            return False
        found = self._find(event.mimeData())
        if found is None:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._open(found)
        return True
