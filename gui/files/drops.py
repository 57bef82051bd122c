"""Drops: files of Glassnet, figures and shared texts that are let go over a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from gui.files.held import EXPERIMENT_SUFFIX, RUN_SUFFIX

if TYPE_CHECKING:
    from gui.files.reading import Source

SUFFIXES = (RUN_SUFFIX, EXPERIMENT_SUFFIX, ".zip", ".png", ".svg", ".pdf")
START = "glassnet:"

_DROPS = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


class FileDrops(QObject):
    """Hands what is dropped on the widgets that it watches to `open`; the rest goes its way."""

    def __init__(self, open: Callable[[Source], object], parent: QObject) -> None:
        super().__init__(parent)
        self._open = open

    def watch(self, widget: QWidget) -> None:
        """Watch a widget; again, to be asked before others that were put there since."""
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in _DROPS:
            source = source_in(event.mimeData())
            if source is None:
                return False
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._open(source)
            return True
        return False


def source_in(data: QMimeData | None) -> Source | None:
    """The one file, or else the shared text, that is dropped or pasted."""
    if data is None:
        return None
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES:
        return paths[0]
    text = data.text() if data.hasText() and not data.urls() else ""
    return text if is_shared(text) else None


def is_shared(text: str) -> bool:
    """Whether a text claims to be a shared one; as the engine asks, which is not imported yet."""
    return text.lstrip()[: len(START)].lower() == START
