"""Keeping: what no file has when the window closes is kept, and offered at the next start."""

from __future__ import annotations

import functools
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from engine.registry import SettingError
from engine.training.runner import NotRunningError
from engine.training.snapshot import Snapshot, whole_snapshot
from gui.background import Background, Progress
from gui.files.held import RUN_SUFFIX
from gui.lab import Lab
from gui.workspaces.catalogue import PLACES


def kept_folder() -> Path:
    """Where it is kept, beside what other programs of the user keep."""
    place = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(place)) / "glassnet" / "kept"


def kept_files() -> dict[str, Path]:
    """The title of each workspace of which something is kept, and the file."""
    found = {}
    for place in PLACES:
        path = kept_folder() / f"{place.id}{RUN_SUFFIX}"
        if path.is_file():
            found[place.title()] = path
    return found


def is_worth_keeping(lab: Lab) -> bool:
    """Whether something was done that starting again would not bring back."""
    frame = lab.session.frame
    return frame is not None and (frame.step > 0 or lab.document.can_undo)


def keep(id: str, lab: Lab) -> None:
    """Keep the run of a lab that is about to be closed; it is written while the window goes."""
    try:
        snapshot = lab.session.runner.ask(whole_snapshot)
    except (NotRunningError, SettingError):  # no data were there: there is no run
        return
    assert isinstance(snapshot, Snapshot)
    path = kept_folder() / f"{id}{RUN_SUFFIX}"
    Background(functools.partial(_write, path, snapshot)).start()


def _write(path: Path, snapshot: Snapshot, _: Progress) -> None:
    write_kept(path, snapshot)


def write_kept(path: Path, snapshot: Snapshot) -> None:
    """Write a run beside what is kept. Raises ExportError."""
    from engine.files.run_archive import run_bytes  # the first picture does not wait
    from gui.writing import write_in_place

    path.parent.mkdir(parents=True, exist_ok=True)
    write_in_place(path, run_bytes([snapshot]))
