"""Run archives: a run with all that its next step depends on, in one file.

| member | holds |
|---|---|
| mimetype | what the file is, unpacked, so that its first bytes tell it |
| experiment.json | the experiment that the run is now: an experiment file of its own |
| journal.json | as what it began, what was done to it, on what machine, and its snapshots |
| history.npz | its curves: engine.training.history.COLUMNS |
| snapshots/0.npz, … | parameters, optimizer, order of the samples; the last one is the present |
| loaded/0.npz, … | weights that were loaded on the way |
| weights.npz | the present weights by layer, for other programs; not read back |

Opened, the run goes on where it was: bit for bit on the same machine and build.
"""

from __future__ import annotations

import dataclasses
import functools
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import IO, Any

from engine.files.archive import Archive, npz_bytes, opened, zip_bytes
from engine.files.envelope import seal, unseal
from engine.files.experiment_file import experiment_at, experiment_text, placed, read_experiment
from engine.files.journal_text import Pause, journal_plain, read_journal
from engine.files.models.network_arrays import arrays_of
from engine.files.plain_json import LARGEST_TEXT
from engine.files.recipe import Recipe, this_build
from engine.files.stored_snapshot import (
    WANTED_CURVES,
    curve_arrays,
    read_curves,
    read_snapshot,
    snapshot_arrays,
    snapshot_plain,
    wanted_arrays,
)
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.journal import Journal
from engine.training.snapshot import Snapshot
from engine.training.summary import check_memory, summary
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded

KIND = "run"
MIME = "application/x-glassnet-run"
LARGEST_RUN = 1 << 30
SNAPSHOT_LIMIT = 1000
PARTS = {"origin", "journal", "build", "snapshots"}


@dataclass(frozen=True, eq=False)
class Run:
    """A run put by. snapshots: all of one run, in order; the last is the present, with curves."""

    snapshots: tuple[Snapshot, ...]
    build: str = field(default_factory=this_build)

    @property
    def present(self) -> Snapshot:
        return self.snapshots[-1]

    @property
    def experiment(self) -> Experiment:
        return self.present.experiment

    @property
    def recipe(self) -> Recipe:
        """What lives the run again from its beginning."""
        present = self.present
        return Recipe(present.origin, present.journal, present.step, self.build)

    def resume(self) -> Trainer:
        """A trainer that stands where the run stood.

        Raises SettingError where its data cannot be loaded or are others than they were.
        """
        trainer = Trainer(self.experiment)
        if len(self.present.batches[0]) != trainer.batches.count:
            raise SettingError(
                "The run expects {expected} samples to learn from, got {got}: bring the data back "
                "as they were",
                expected=f"{len(self.present.batches[0]):,}",
                got=f"{trainer.batches.count:,}",
            )
        trainer.restore(self.present)
        return trainer


def run_bytes(snapshots: Sequence[Snapshot]) -> bytes:
    """The bytes of an archive. snapshots: of one run, in order, the last one with its curves.

    Raises SettingError for a past that does not lead to the present.
    """
    present = snapshots[-1]
    assert present.curves is not None
    for each in snapshots:
        if each.origin != present.origin or each.journal != present.journal[: len(each.journal)]:
            raise SettingError(
                "A run file expects snapshots of one run, got one of another branch: leave it out"
            )
    loaded: list[WeightsLoaded] = []

    def store(weights: WeightsLoaded) -> int:
        if weights not in loaded:
            loaded.append(weights)
        return loaded.index(weights)

    journal = {
        "origin": present.origin.config(),
        "journal": journal_plain(present.origin, present.journal, store),
        "build": this_build(),
        "snapshots": [snapshot_plain(each) for each in snapshots],
    }
    network = present.experiment.network()
    network.parameters[...], network.statistics[...] = present.parameters, present.statistics
    return zip_bytes(
        {
            "mimetype": MIME.encode(),
            "experiment.json": experiment_text(present.experiment).encode(),
            "journal.json": seal(KIND, journal).encode(),
            "history.npz": npz_bytes(curve_arrays(present.curves)),
            **{
                f"snapshots/{number}.npz": npz_bytes(snapshot_arrays(each))
                for number, each in enumerate(snapshots)
            },
            **{
                f"loaded/{number}.npz": npz_bytes(
                    {"parameters": each.parameters, "statistics": each.statistics}
                )
                for number, each in enumerate(loaded)
            },
            "weights.npz": npz_bytes(arrays_of(network)),
        }
    )


def read_run(path: Path, pause: Pause = lambda: None) -> Run:
    """The run in a file. Raises SettingError for all that is wrong, OSError if it can't be read."""
    with open(path, "rb") as file:
        return read_run_from(file, pause)


def read_run_bytes(data: bytes) -> Run:
    """The same of bytes."""
    return read_run_from(io.BytesIO(data))


def read_run_from(file: IO[bytes], pause: Pause = lambda: None) -> Run:
    """The same of an open file."""
    size = file.seek(0, io.SEEK_END)
    if size > LARGEST_RUN:
        raise SettingError(
            "A run file expects at most {limit} MB, got {got} MB: choose another file",
            limit=LARGEST_RUN >> 20,
            got=size >> 20,
        )
    file.seek(0)
    with opened(file) as archive:
        return _read(archive, pause)


def _read(archive: Archive, pause: Pause) -> Run:
    # The version first: a newer archive may hold what this program cannot understand.
    _, content = unseal(_text(archive, "journal.json"), KIND)
    if not isinstance(content, dict) or set(content) != PARTS:
        raise _wrong(KIND, f"{', '.join(sorted(PARTS))}")
    origin = experiment_at(content["origin"], f"{KIND}.origin")

    find = functools.partial(_loaded, archive)
    journal = read_journal(origin, content["journal"], f"{KIND}.journal", find, pause)
    listed = content["snapshots"]
    if not isinstance(listed, list) or not 1 <= len(listed) <= SNAPSHOT_LIMIT:
        raise _wrong(f"{KIND}.snapshots", f"1 to {SNAPSHOT_LIMIT:,} snapshots")
    snapshots = tuple(
        _snapshot(archive, origin, journal, plain, number) for number, plain in enumerate(listed)
    )
    if any(b.step < a.step for a, b in pairwise(snapshots)):
        raise _wrong(f"{KIND}.snapshots", "snapshots in their order")
    present = snapshots[-1]
    if present.journal != journal:
        raise _wrong(f"{KIND}.snapshots", "a last one with the whole journal")
    if read_experiment(_text(archive, "experiment.json")) != present.experiment:
        raise _wrong("experiment.json", "the experiment that the journal leads to")
    arrays = archive.read_arrays("history.npz", WANTED_CURVES)
    curves = read_curves(arrays, present.step, "history.npz")
    build = content["build"]
    if not isinstance(build, str):
        raise _wrong(f"{KIND}.build", "text")
    present = dataclasses.replace(present, curves=curves)
    return Run((*snapshots[:-1], present), build[:200])


def _snapshot(
    archive: Archive, origin: Experiment, journal: Journal, plain: Any, number: int
) -> Snapshot:
    """One of the snapshots; what its experiment needs is reckoned before anything is unpacked."""
    place = f"{KIND}.snapshots[{number}]"
    entries = plain.get("entries") if isinstance(plain, dict) else None
    if type(entries) is not int or not 0 <= entries <= len(journal):
        raise _wrong(f"{place}.entries", f"0 to {len(journal):,}")
    became = [e.change for e in journal[:entries] if isinstance(e.change, Experiment)]
    experiment = became[-1] if became else origin
    _check_size(experiment, place)
    arrays = archive.read_arrays(f"snapshots/{number}.npz", wanted_arrays(experiment))
    return read_snapshot(origin, journal, plain, arrays, place)


def _loaded(archive: Archive, plain: Any, place: str, experiment: Experiment) -> WeightsLoaded:
    """Weights that were loaded into the network of an experiment."""
    if type(plain) is not int or not 0 <= plain < SNAPSHOT_LIMIT:
        raise _wrong(place, "the number of a file in loaded")
    _check_size(experiment, place)
    wanted = wanted_arrays(experiment)
    names = ("parameters", "statistics")
    arrays = archive.read_arrays(f"loaded/{plain}.npz", {name: wanted[name] for name in names})
    return WeightsLoaded(*(arrays[name] for name in names))


def _check_size(experiment: Experiment, place: str) -> None:
    """Raise SettingError for a network that cannot be, or not in this memory."""
    reckoned = summary(experiment)
    if reckoned.error is not None:
        raise placed(place, reckoned.error)
    check_memory(reckoned)


def _text(archive: Archive, name: str) -> str:
    try:
        return archive.read(name, LARGEST_TEXT).decode()
    except UnicodeDecodeError as error:
        raise _wrong(name, "text in UTF-8") from error


def _wrong(place: str, what: str) -> SettingError:
    return placed(
        place, SettingError("It expects {what}: fetch the file again, or save it anew", what=what)
    )
