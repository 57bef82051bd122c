"""A kept run: one that has made room for another, and can be gone on with as it was left."""

from __future__ import annotations

from engine.training.experiment import Experiment
from engine.training.snapshot import Snapshot


class KeptRun:
    """The experiment of a run, and all of it once the worker has put it by.

    snapshot: with its curves; None until it has been put by, or after it was given up to save
    memory: then its experiment begins again. place: what else belongs to it, for its keeper.
    of_reset: it makes room for a new beginning of its own, and not for a run from elsewhere.
    """

    def __init__(
        self,
        experiment: Experiment,
        snapshot: Snapshot | None = None,
        place: object = None,
        *,
        of_reset: bool = False,
    ) -> None:
        self.experiment = experiment
        self.snapshot = snapshot
        self.place = place
        self.of_reset = of_reset
