"""Opening weights: a file is asked for, read on the worker, shown, and put into the run."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.data.pictures import PictureSet
from engine.files.models.opened_weights import ENDINGS, Opened, open_weights
from engine.files.models.textbook_weights import Answer
from engine.training.experiment import Experiment
from engine.training.jobs import Job
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded
from gui.asking import file_dialog
from gui.document import Document
from gui.session import Session
from gui.weights.dialog import WeightsDialog
from gui.weights.words import opened_text, refusal_text

READING, EXCHANGING = "weights file", "weights exchange"


@dataclass(frozen=True, eq=False)
class Exchange:
    """The experiment to come, its weights, and the weights that they take the place of."""

    experiment: Experiment
    weights: WeightsLoaded
    before: WeightsLoaded


class WeightsOpening(QObject):
    """Puts weights from files into the run of a session, one file at a time.

    told(text): what came of it. refused(text): why nothing did.
    """

    told = Signal(str)
    refused = Signal(str)

    def __init__(self, window: QWidget, document: Document, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._document = document
        self.session = session
        self._folder = ""
        self._file = ""
        self.dialog: WeightsDialog | None = None
        session.job_finished.connect(self._finished)
        session.job_failed.connect(self._failed)
        self._reading, self._numbers = "", itertools.count()

    def ask_file(self) -> None:
        """Ask for a file."""
        title = QCoreApplication.translate("Weights", "Open weights")
        asking = file_dialog(self._window, title, self._folder)
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        weights = QCoreApplication.translate("Weights", "Weights and models")
        every = QCoreApplication.translate("Weights", "All files")
        patterns = " ".join(f"*{suffix}" for suffix in ENDINGS)
        asking.setNameFilters([f"{weights} ({patterns})", f"{every} (*)"])
        asking.fileSelected.connect(lambda path: self.open(Path(path)))
        asking.open()

    def open(self, path: Path) -> None:
        """Show the dialog for a file; one that is open gives way."""
        if self.dialog is not None:
            self.dialog.reject()
        self._folder, self._file = str(path.parent), path.name
        experiment = self._document.experiment
        self.dialog = WeightsDialog(path.name, experiment, self._window)
        self.dialog.chosen.connect(self._use)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()
        # A name of its own: what the one before has read may be told only now.
        self._reading = f"{READING} {next(self._numbers)}"
        self.session.begin(self._reading, reading(path, experiment))

    def _forget(self) -> None:
        self.session.cancel(self._reading)
        self.dialog = None

    def _use(self, opened: Opened, answers: dict[str, Answer]) -> None:
        """Learning stands, so that the weights are seen as they are."""
        self.session.pause()
        self.session.begin(EXCHANGING, exchange(opened, answers, self._document.experiment))

    def _finished(self, name: str, result: object) -> None:
        if name == self._reading and self.dialog is not None:
            assert isinstance(result, Opened)
            self.dialog.show_weights(result)
        elif name == EXCHANGING:
            assert isinstance(result, Exchange)
            self._document.load_weights(result.experiment, result.weights, result.before)
            self.told.emit(opened_text(self._file, result.weights.parameters.size))

    def _failed(self, name: str, error: object) -> None:
        if name == self._reading and self.dialog is not None:
            self.dialog.show_error(error)
        elif name == EXCHANGING:
            self.refused.emit(refusal_text(error))


def reading(path: Path, experiment: Experiment) -> Job:
    """A job that reads a file for the inputs of an experiment."""

    def job(_: Trainer) -> Generator[float, None, Opened]:
        yield 0.0
        return open_weights(path, experiment.input_shape, experiment)

    return job


def exchange(opened: Opened, answers: dict[str, Answer], experiment: Experiment) -> Job:
    """A job that makes the numbers ready, and keeps those that the run has now."""

    def job(trainer: Trainer) -> Generator[float, None, Exchange]:
        yield 0.0
        weights = opened.weights(answers)
        after = weights.experiment(experiment)
        if isinstance(after.dataset, PictureSet):
            after.dataset.load()  # those of the file may be on another machine
        return Exchange(after, weights.loaded(), WeightsLoaded.of(trainer.network))

    return job


def weights_opening(
    window: QWidget, document: Document, session: Session, told: Callable[[str], object]
) -> WeightsOpening:
    """What puts weights into the run of a session and tells so; made when it is asked for first."""
    there = window.findChildren(WeightsOpening)
    made = next((each for each in there if each.session is session), None)
    if made is None:
        made = WeightsOpening(window, document, session)
        made.told.connect(told)
        made.refused.connect(told)
    return made
