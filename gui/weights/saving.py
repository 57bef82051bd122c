"""Saving a model: the format and file are asked for, then the worker writes the network in hand."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.files.models.model_formats import ENDINGS, exported
from engine.training.jobs import Job
from engine.training.trainer import Trainer
from gui.asking import file_dialog
from gui.figures.export import write_in_place
from gui.language import vocabulary
from gui.session import Session
from gui.settings import Settings
from gui.weights.words import format_text, refusal_text, saved_text

SAVING = "model file"


class ModelSaving(QObject):
    """Writes the network of a session as it stands when the file has been chosen.

    told(text): what was written. refused(text): why nothing was.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, window: QWidget, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self.session = session
        self.settings: Settings | None = None
        """Where the folder that was used last is kept."""
        self._folder = ""
        self._format = next(iter(ENDINGS))
        session.job_finished.connect(self._finished)
        session.job_failed.connect(self._failed)

    def ask_file(self) -> None:
        """Ask for a file, its format by the kind of file."""
        title = QCoreApplication.translate("Weights", "Export model")
        last = self.settings.export_folder if self.settings else ""
        asking = file_dialog(self._window, title, self._folder or last)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {
            f"{format_text(format)} (*{ending})": format for format, ending in ENDINGS.items()
        }
        asking.setNameFilters(list(filters))
        names = {format: text for text, format in filters.items()}

        def suffix(text: str) -> None:
            asking.setDefaultSuffix(ENDINGS[filters[text]].removeprefix("."))

        asking.filterSelected.connect(suffix)
        asking.selectNameFilter(names[self._format])
        suffix(names[self._format])
        asking.selectFile(f"model{ENDINGS[self._format]}")
        asking.fileSelected.connect(
            lambda path: self.save(Path(path), filters[asking.selectedNameFilter()])
        )
        asking.open()

    def save(self, path: Path, format: str) -> None:
        """Begin to write; the answer comes as a signal."""
        self._folder, self._format = str(path.parent), format
        if self.settings is not None:
            self.settings.export_folder = self._folder
        self.session.begin(SAVING, saving(path, format))

    def _finished(self, name: str, result: object) -> None:
        if name == SAVING:
            assert isinstance(result, list)
            self.told.emit(saved_text(result))

    def _failed(self, name: str, error: object) -> None:
        if name == SAVING:
            self.refused.emit(refusal_text(error))


def saving(path: Path, format: str) -> Job:
    """A job that writes the network as it stands, and returns the names of the files."""

    def job(trainer: Trainer) -> Generator[float, None, list[str]]:
        yield 0.0
        files = exported(trainer, format, path.name, vocabulary)
        yield 0.5
        for name in reversed(files):  # what the first file needs beside it is there before it
            write_in_place(path.with_name(name), files[name])
        return list(files)

    return job


def model_saving(
    window: QWidget,
    session: Session,
    told: Callable[[str], object],
    refused: Callable[[str], object],
) -> ModelSaving:
    """What saves the models of a session and tells so; made when it is asked for first."""
    there = window.findChildren(ModelSaving)
    made = next((each for each in there if each.session is session), None)
    if made is None:
        made = ModelSaving(window, session)
        made.told.connect(told)
        made.refused.connect(refused)
    return made
