"""A held file: the one that a workspace's work was opened from or saved to, and what is in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.journal import Journal
from engine.training.snapshot import Snapshot

RUN_SUFFIX, EXPERIMENT_SUFFIX = ".glassnet", ".json"


@dataclass(frozen=True)
class HeldFile:
    """A file and what it holds. of_run: a run with all it has learnt, or else the experiment."""

    path: Path
    of_run: bool
    experiment: Experiment
    step: int = 0
    journal: Journal = ()

    @classmethod
    def of(cls, path: Path, of_run: bool, snapshot: Snapshot) -> HeldFile:
        """The file that a snapshot was read from or written to."""
        return cls(path, of_run, snapshot.experiment, snapshot.step, snapshot.journal)

    def lacks(self, experiment: Experiment, frame: Frame | None) -> bool:
        """Whether there is something in the window that the file has not."""
        if experiment != self.experiment:
            return True
        if not self.of_run or frame is None or frame.experiment != experiment:
            return False
        return (frame.step, frame.journal) != (self.step, self.journal)
