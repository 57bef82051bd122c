"""Autosave: what a crash would lose is written every few seconds, and offered at the next start.

Each process writes files of its own, which it removes when it ends as it should. Those of a process
that is no more become what is kept.
"""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QTimer

from engine.training.experiment import Experiment
from engine.training.snapshot import Snapshot, whole_snapshot
from engine.training.trainer import Trainer
from gui.background import Background, Progress
from gui.files.held import RUN_SUFFIX
from gui.files.keeping import is_worth_keeping, kept_folder, write_kept
from gui.workspaces.stack import WorkspaceStack
from gui.workspaces.workspace import Workspace

EVERY_S = 5.0
SPARING = 50.0
"""A run that takes long to write is written so many times less often than that."""
JOB = "autosave"


@dataclass
class _Saved:
    """How far a workspace has been written, and when it may be again."""

    step: int = -1
    experiment: Experiment | None = None
    due: float = 0.0


class Autosave(QObject):
    """Writes the run of each workspace while it goes on, one at a time and beside everything."""

    def __init__(self, workspaces: WorkspaceStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspaces = workspaces
        self._saved: dict[str, _Saved] = {}
        self._begun = 0.0
        self._work: Background | None = None
        self._lock: QLockFile | None = None
        self._followed: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(round(1000 * EVERY_S))
        self._timer.timeout.connect(self.save_what_is_new)
        self._timer.start()

    def save_what_is_new(self) -> None:
        """Begin with the first workspace that has gone on since it was written."""
        if self._work is not None:
            return
        for id, workspace in self._workspaces.workspaces.items():
            saved, lab = self._saved.setdefault(id, _Saved()), workspace.lab
            frame = lab.session.frame
            if frame is None or lab.document.is_aside or time.monotonic() < saved.due:
                continue
            known = saved.step == frame.step and saved.experiment is lab.document.experiment
            if known or not is_worth_keeping(lab):
                continue
            saved.step, saved.experiment = frame.step, lab.document.experiment
            self._follow(workspace)
            self._begun = time.monotonic()
            lab.session.begin(JOB, _snapshot)
            return

    def _follow(self, workspace: Workspace) -> None:
        if workspace.id not in self._followed:
            self._followed.add(workspace.id)
            session = workspace.lab.session
            session.job_finished.connect(functools.partial(self._taken, workspace.id))

    def _taken(self, id: str, name: str, snapshot: object) -> None:
        if name != JOB or not isinstance(snapshot, Snapshot) or not self._timer.isActive():
            return
        if not self._locked():
            return
        path = _own_file(id)
        self._work = Background(functools.partial(_write, path, snapshot))
        self._work.done.connect(functools.partial(self._written, id))
        self._work.refused.connect(functools.partial(self._written, id))
        self._work.start()

    def _written(self, id: str, _said: object) -> None:
        """A full disk is no reason to disturb: what is asked to be saved tells of it."""
        now = time.monotonic()
        self._saved[id].due = now + SPARING * (now - self._begun)
        self._work = None

    def _locked(self) -> bool:
        """Whether others can see that this process lives."""
        if self._lock is None:
            try:
                kept_folder().mkdir(parents=True, exist_ok=True)
            except OSError:  # nothing can be kept: what is asked to be saved tells of it
                return False
            lock = QLockFile(str(_lock_file(os.getpid())))
            if lock.tryLock(0):
                self._lock = lock
        return self._lock is not None

    def close(self) -> None:
        """The window closes as it should: nothing was lost that is not kept otherwise."""
        self._timer.stop()
        if self._work is not None:
            self._work.abandon()
            self._work = None
        if self._lock is not None:  # else nothing was written
            for id in self._saved:
                _own_file(id).unlink(missing_ok=True)
            self._lock.unlock()
            self._lock = None


def recover() -> list[Path]:
    """Keep what processes left behind that did not end as they should; returns the files."""
    found = []
    for path in sorted(kept_folder().glob(f"*-*{RUN_SUFFIX}")):
        id, _, process = path.name.removesuffix(RUN_SUFFIX).rpartition("-")
        if not process.isdecimal():
            continue
        lock = QLockFile(str(_lock_file(int(process))))
        lock.setStaleLockTime(0)  # only its process counts
        if lock.tryLock(0):
            kept = path.with_name(f"{id}{RUN_SUFFIX}")
            os.replace(path, kept)
            found.append(kept)
            lock.unlock()
    return found


def _snapshot(trainer: Trainer) -> Generator[float, None, object]:
    """A job: the run as it is."""
    yield 0.0
    return whole_snapshot(trainer)


def _write(path: Path, snapshot: Snapshot, progress: Progress) -> None:
    write_kept(path, snapshot)
    try:
        progress(1.0)
    except BaseException:  # the window has closed meanwhile
        path.unlink(missing_ok=True)
        raise


def _own_file(id: str) -> Path:
    return kept_folder() / f"{id}-{os.getpid()}{RUN_SUFFIX}"


def _lock_file(process: int) -> Path:
    return kept_folder() / f"{process}.lock"
