"""Whereabouts: where the pictures of an experiment lie on this machine.

Points and tables are inside an experiment; pictures are named by their place and a fingerprint.
On another machine they are looked for beside the file that names them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from engine.data import shelf
from engine.data.picture_files import PictureFiles, StoredPictures
from engine.files.recipe import Recipe
from engine.files.run_archive import Run
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.journal import Journal
from engine.training.snapshot import Snapshot

MOST_FOLDERS = 4
"""Of the folders that a place names, so many at its end are looked for elsewhere."""

Opened = Experiment | Recipe | Run


def at_hand(found: Opened, folder: Path) -> Opened:
    """What was read from a file in a folder, its pictures where they lie on this machine.

    Raises SettingError where there are none, saying where they were looked for.
    """
    return moved(found, lambda experiment: _at_hand(experiment, folder))


def moved(found: Opened, move: Callable[[Experiment], Experiment]) -> Opened:
    """The same with every experiment in it exchanged for another."""
    if isinstance(found, Experiment):
        return move(found)
    if isinstance(found, Run):
        journal = _moved_journal(found.present.journal, move)
        snapshots = tuple(_moved_snapshot(each, journal, move) for each in found.snapshots)
        return dataclasses.replace(found, snapshots=snapshots)
    journal = _moved_journal(found.journal, move)
    return dataclasses.replace(found, origin=move(found.origin), journal=journal)


def _moved_journal(journal: Journal, move: Callable[[Experiment], Experiment]) -> Journal:
    return tuple(
        dataclasses.replace(entry, change=move(entry.change))
        if isinstance(entry.change, Experiment)
        else entry
        for entry in journal
    )


def _moved_snapshot(
    snapshot: Snapshot, journal: Journal, move: Callable[[Experiment], Experiment]
) -> Snapshot:
    return dataclasses.replace(
        snapshot,
        experiment=move(snapshot.experiment),
        origin=move(snapshot.origin),
        journal=journal[: len(snapshot.journal)],
    )


def _at_hand(experiment: Experiment, folder: Path) -> Experiment:
    dataset = experiment.dataset
    if not isinstance(dataset, StoredPictures) or not dataset.path:
        return experiment
    named = _pure(dataset.path)
    looked = list(_places(named, folder))
    there = next((place for place in looked if place.exists()), None)
    if there is None:
        raise SettingError(
            "The experiment expects the {count} pictures of {name}, and they are neither at "
            "{places}: put them beside the file and open it again",
            count=f"{dataset.count:,}",
            name=named.name,
            places=", ".join(map(str, looked)),
        )
    if there == looked[0]:
        return experiment
    changed = dataclasses.replace(dataset, path=str(there))
    if isinstance(changed, PictureFiles):  # the labels lie beside the pictures
        others = tuple(str(there.with_name(_pure(other).name)) for other in changed.others)
        changed = dataclasses.replace(changed, others=others)
    return dataclasses.replace(experiment, dataset=changed)


def _pure(path: str) -> PurePath:
    """A path as the machine that wrote it meant it."""
    windows = PureWindowsPath(path)
    return windows if windows.drive or "\\" in path else PurePosixPath(path)


def _places(named: PurePath, folder: Path) -> Iterator[Path]:
    """Where something may be: as it is named, then ever nearer to the file, then on the shelf."""
    yield Path(named)
    parts = named.parts[1:] if named.anchor else named.parts
    parts = tuple(part for part in parts if part not in ("..", "."))
    for count in range(min(MOST_FOLDERS, len(parts)), 0, -1):
        yield folder.joinpath(*parts[-count:])
    for home in shelf.folders():
        yield home / named.name
