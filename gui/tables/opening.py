"""Opening tables: from a file, from the clipboard, or dropped on the window; then learnt from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.data.preprocessing import NoPreprocessing, Standardise
from engine.data.table_data import TableSet
from gui.asking import file_dialog
from gui.document import Document
from gui.drops import Drops
from gui.messages import adjusted_text
from gui.tables.dialog import TableDialog
from gui.tables.reader import Source
from gui.tables.words import rows_text

SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".dat")


class TableOpening(QObject):
    """Takes tables that reach a window and asks for their columns, one table at a time.

    told(text): what came of it.   refused(text): why nothing could be opened.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, window: QWidget, document: Document) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self._folder = ""
        self.dialog: TableDialog | None = None
        self.drops = Drops(table_in, self.open, self)
        self.drops.watch(window)

    def ask_file(self) -> None:
        """Ask for a file."""
        title = QCoreApplication.translate("Tables", "Open table")
        asking = file_dialog(self._window, title, self._folder)
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        tables = QCoreApplication.translate("Tables", "Tables")
        every = QCoreApplication.translate("Tables", "All files")
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        asking.setNameFilters([f"{tables} ({patterns})", f"{every} (*)"])
        asking.fileSelected.connect(lambda path: self.open(Path(path)))
        asking.open()

    def paste(self) -> None:
        """Open the table that the clipboard holds."""
        source = table_in(QGuiApplication.clipboard().mimeData())
        if source is None:
            text = QCoreApplication.translate(
                "Tables",
                "The clipboard expects a table, got none: copy cells of a spreadsheet, or lines "
                "of a CSV file",
            )
            self.refused.emit(text)
        else:
            self.open(source)

    def open(self, source: Source) -> None:
        """Show the dialog for a source; one that is open gives way."""
        if self.dialog is not None:
            self.dialog.reject()
        if isinstance(source, Path):
            self._folder = str(source.parent)
        plain = isinstance(self._document.experiment.preprocessing, NoPreprocessing)
        self.dialog = TableDialog(source, plain, self._window)
        self.dialog.chosen.connect(self._use)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _forget(self) -> None:
        self.dialog = None

    def _use(self, dataset: TableSet, standardises: bool) -> None:
        """Learn from the table: one step of undo, and a sentence about all that was changed."""
        besides: dict[str, Any] = {}

        def note(edits: Mapping[str, Any]) -> None:
            besides.update(edits)

        gesture = object()
        self._document.adjusted.connect(note)
        done = self._document.edit("dataset", dataset, gesture)
        self._document.adjusted.disconnect(note)
        if not done:
            return
        said = [rows_text(dataset)]
        if standardises and self._document.edit("preprocessing", Standardise(), gesture):
            said.append(QCoreApplication.translate("Tables", "The features are standardised"))
        if besides:
            said.append(adjusted_text(self._document.experiment, besides))
        self.told.emit(". ".join(said))


def table_in(data: QMimeData | None) -> Source | None:
    """The file, or else the text of several cells, that was dropped or pasted."""
    if data is None:
        return None
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    for path in paths:
        if path.suffix.lower() in SUFFIXES:
            return path
    text = data.text() if data.hasText() and not data.urls() else ""
    return text if "\n" in text.strip() else None
