"""Saving: a workspace's experiment or run into a file, or onto the clipboard as text."""

from __future__ import annotations

import functools
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.jobs import Job
from engine.training.snapshot import Snapshot, whole_snapshot
from engine.training.trainer import Trainer
from gui.background import Progress
from gui.files.held import HeldFile
from gui.files.waiting import Waiting
from gui.lab import Lab
from gui.writing import write_in_place

TAKING = "snapshot for a file"


class FileSaving(QObject):
    """Saves the work of one lab into one file, then goes away.

    done(held, size): what the file holds now, and its bytes. refused(error): a SettingError or
    a text; whatever was in the file is still there.
    """

    done = Signal(object, int)
    refused = Signal(object)

    def __init__(self, window: QWidget, lab: Lab, path: Path, of_run: bool) -> None:
        super().__init__(window)
        self._window = window
        self._lab = lab
        self._path = path
        self._of_run = of_run
        self._waits = False

    def start(self) -> None:
        session = self._lab.session
        if self._of_run:
            self._waits = True
            session.job_finished.connect(self._taken)
            session.job_failed.connect(self._not_taken)
            session.begin(TAKING, taking())
        else:
            experiment = self._lab.document.experiment
            held = HeldFile(self._path, False, experiment)
            self._write(held, functools.partial(_experiment_bytes, experiment))

    def _taken(self, name: str, snapshot: object) -> None:
        if name == TAKING and self._waits:
            assert isinstance(snapshot, Snapshot)
            held = HeldFile.of(self._path, True, snapshot)
            self._write(held, functools.partial(_run_bytes, snapshot))

    def _not_taken(self, name: str, error: object) -> None:
        if name == TAKING and self._waits:
            self._refuse(error)

    def _write(self, held: HeldFile, content: Callable[[], bytes]) -> None:
        self._waits = False
        text = QCoreApplication.translate("Files", "Saving {file}…").format(file=held.path.name)
        work = functools.partial(_write, held.path, content)
        waiting = Waiting(self._window, text, work, stoppable=False)
        waiting.done.connect(functools.partial(self._written, held))
        waiting.refused.connect(self._refuse)
        waiting.start()

    def _written(self, held: HeldFile, result: object) -> None:
        if isinstance(result, int):
            self.done.emit(held, result)
            self.deleteLater()
        else:
            self._refuse(result)

    def _refuse(self, error: object) -> None:
        self._waits = False
        self.refused.emit(error)
        self.deleteLater()


def taking() -> Job:
    """A job: the run as it is at this moment."""

    def job(trainer: Trainer) -> Generator[float, None, Snapshot]:
        yield 0.0
        return whole_snapshot(trainer)

    return job


def sharing(frame: Frame) -> Callable[[Progress], str | SettingError]:
    """The work of writing the run of a frame as one line of text."""

    def work(_: Progress) -> str | SettingError:
        from engine.files.recipe import Recipe
        from engine.files.shared_text import shared_text

        try:
            return shared_text(Recipe(frame.origin or frame.experiment, frame.journal, frame.step))
        except SettingError as error:
            return error

    return work


def _experiment_bytes(experiment: Experiment) -> bytes:
    from engine.files.experiment_file import experiment_text  # the first picture does not wait

    return experiment_text(experiment).encode()


def _run_bytes(snapshot: Snapshot) -> bytes:
    from engine.files.run_archive import run_bytes  # as above

    return run_bytes([snapshot])


def _write(path: Path, content: Callable[[], bytes], _: Progress) -> int | SettingError:
    """Write it beside its target and move it there; returns its bytes. Raises ExportError."""
    try:
        data = content()
    except SettingError as error:
        return error
    write_in_place(path, data)
    return len(data)
