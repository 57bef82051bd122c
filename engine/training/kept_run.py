"""A kept run: one that has made room for another, and can be gone on with as it was left."""

from __future__ import annotations

from engine.training.experiment import Experiment
from engine.training.snapshot import Snapshot


class KeptRun:
    """The experiment of a run, and all of it once the worker has put it by.

    snapshot: with its curves; None until it has been put by, or after it was given up to save
    memory: then its experiment begins again. place: what else belongs to it, for its keeper.
    """

    def __init__(
        self, experiment: Experiment, snapshot: Snapshot | None = None, place: object = None
    ) -> None:
        self.experiment = experiment
        self.snapshot = snapshot
        self.place = place
