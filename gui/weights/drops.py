"""Drops: files of weights that are let go over a window that learns from points or pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class WeightsDrops(QObject):
    """Hands a file of weights to `open`; what else is dropped goes its way."""

    def __init__(self, window: QWidget, open: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._open = open
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in _DROPS:
            path = weights_in(event.mimeData())
            if path is None:
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._open(path)
            return True
        return False


def weights_in(data: QMimeData | None) -> Path | None:
    """The one file that is dropped, if it may hold weights."""
    from engine.files.models.opened_weights import may_be_weights  # the first picture does not wait

    urls = [] if data is None else data.urls()
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and may_be_weights(paths[0]) else None
