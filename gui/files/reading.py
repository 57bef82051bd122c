"""Reading: a file or a shared text made into a run that a window can go on with.

Done on a thread of its own: a run may be large, and a recipe is lived again step by step.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.files.opening import read_file, read_text
from engine.files.recipe import Recipe, this_build
from engine.files.run_archive import Run
from engine.files.whereabouts import Opened, at_hand
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.kept_run import KeptRun
from engine.training.replay import lived_again
from engine.training.snapshot import whole_snapshot
from engine.training.trainer import Trainer
from gui.background import Progress
from gui.files.held import HeldFile

Source = Path | str
"""A file, or a text that was pasted."""


@dataclass(frozen=True, eq=False)
class Reading:
    """What was read.

    run: to go on with. kind: "experiment", "recipe" or "run". step: where it stands, of `goal`
    if learning diverged before. build: on what it was made, if that was something else.
    """

    run: KeptRun
    kind: str
    step: int
    goal: int
    build: str = ""


def reading(source: Source) -> Callable[[Progress], Reading | SettingError]:
    """The work of reading a file or a text; what is wrong with it is its result too."""

    def work(progress: Progress) -> Reading | SettingError:
        try:
            return _read(source, progress)
        except SettingError as error:
            return error

    return work


def _read(source: Source, progress: Progress) -> Reading:
    def pause() -> None:
        progress(0.0)

    if isinstance(source, Path):
        found = read_file(source, pause)
    else:
        found = at_hand(read_text(source, pause), Path())
    if isinstance(found, Run):
        found.resume()  # what cannot go on is refused now, and not by the run that is in hand
        step, snapshot, build = found.present.step, found.present, found.build
        return _reading(source, found, KeptRun(found.experiment, snapshot), step, build)
    if isinstance(found, Experiment):
        snapshot = whole_snapshot(Trainer(found))
        return _reading(source, found, KeptRun(found, snapshot), 0, "")
    trainer = Trainer(found.origin)

    def tell(trainer: Trainer) -> None:
        progress(trainer.step / max(found.step, 1))

    for _ in lived_again(trainer, found.journal, [found.step], tell):
        pass
    run = KeptRun(trainer.experiment, whole_snapshot(trainer))
    return _reading(source, found, run, found.step, found.build)


def _reading(source: Source, found: Opened, run: KeptRun, goal: int, build: str) -> Reading:
    assert run.snapshot is not None
    kind = "experiment"
    if isinstance(found, Recipe | Run):
        kind = "run" if isinstance(found, Run) else "recipe"
    if isinstance(source, Path) and kind != "recipe":
        run.place = HeldFile.of(source.absolute(), kind == "run", run.snapshot)
    elsewhere = build if build != this_build() else ""
    return Reading(run, kind, run.snapshot.step, goal, elsewhere)
