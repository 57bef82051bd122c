"""Batch export: a file for each panel, one after the other, in a folder, with names that sort."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gui.background import Background
from gui.export_order import Order
from gui.exportable import Export

Ordering = Callable[[Export], Order | None]
"""Makes the order of an export that was brought up to the moment; None where it has no picture."""


def file_name(number: int, id: str, suffix: str) -> str:
    """01-map.png: numbered, so that files stand in the order of the panels."""
    return f"{number:02d}-{id.replace('_', '-')}.{suffix}"


class BatchExport(QObject):
    """Brings each panel up to the moment, then has its file written in the background.

    progressed(share); done(paths, notes): of the files that were written, and why recipes are
    missing; refused(text): one could not be written, those before it are there.
    """

    progressed = Signal(float)
    done = Signal(object, object)
    refused = Signal(str)

    def __init__(
        self,
        exports: Sequence[Export],
        order: Ordering,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._exports = list(exports)
        self._order = order
        self._folder = folder
        self._number = 0
        self._paths: list[Path] = []
        self._notes: list[str] = []
        self._writing: Background | None = None
        self._abandoned = False

    def start(self) -> None:
        self._next()

    def abandon(self) -> None:
        """Write no further; the file in hand is not begun or ends without a trace."""
        self._abandoned = True
        if self._writing is not None:
            self._writing.abandon()

    def _next(self) -> None:
        if self._abandoned:
            return
        if self._number == len(self._exports):
            self.done.emit(tuple(self._paths), tuple(self._notes))
            return
        self.progressed.emit(self._number / len(self._exports))
        export = self._exports[self._number]
        self._number += 1
        export.fetch(functools.partial(self._fetched, export))

    def _fetched(self, export: Export) -> None:
        if self._abandoned:
            return
        order = self._order(export)
        if order is None:
            self._next()
            return
        path = self._folder / file_name(self._number, export.id, order.suffix)
        self._writing = Background(functools.partial(order.write, str(path)))
        self._writing.done.connect(functools.partial(self._written, path))
        self._writing.refused.connect(self.refused)
        self._writing.start()

    def _written(self, path: Path, note: str) -> None:
        self._paths.append(path)
        if note and note not in self._notes:
            self._notes.append(note)
        self._next()
