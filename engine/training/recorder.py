"""The recorder: keeps what is seen of a run, its scores, its curves and the rules that hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.data.pictures import PictureSet
from engine.training.experiment import Experiment
from engine.training.history import Curves, History, StepHistory
from engine.training.picture_material import PictureMaterial
from engine.training.picture_scorer import Measured, PictureScorer
from engine.training.scorer import Scorer
from engine.training.scores import Scores
from engine.training.snapshot import Snapshot
from engine.training.stopping import StopRule

if TYPE_CHECKING:
    from engine.training.trainer import Trainer


class Recorder:
    """Watches one trainer. Points are scored as a whole at the end of an epoch; of pictures the
    batches are counted as they are learnt, and the test set is measured in pieces.

    stopped: the rule that has come to hold since it was last cleared. holding: those that held at
    the end of the last epoch. asleep: nothing is recorded, as while steps are repeated.
    """

    def __init__(self, run: Trainer) -> None:
        self.run = run
        self.history = _history(run.experiment)
        self.holding: frozenset[StopRule] = frozenset()
        self.stopped: StopRule | None = None
        self.asleep = False
        self.scorer = self._new_scorer()

    def begin(self) -> None:
        """The run has been put to its beginning."""
        self.history = _history(self.run.experiment)
        self.holding = frozenset()
        self.scorer = self._new_scorer()
        self._record(self.scores())
        self.begin_measuring()

    def renew(self) -> None:
        """The run has changed: what was measured of it before holds no longer."""
        before, self.scorer = self.scorer, self._new_scorer()
        self.stopped = None
        if isinstance(self.history, StepHistory) != isinstance(self.scorer, PictureScorer):
            self.history = _history(self.run.experiment)
        if isinstance(before, PictureScorer) and isinstance(self.scorer, PictureScorer):
            self.scorer.take_over(before)  # until the next measurement, which begins now
        self.begin_measuring()

    def curves(self) -> Curves:
        """What has been recorded, put by."""
        rows, stride, scorer = self.history.published().copy(), self.history.stride, self.scorer
        if isinstance(scorer, PictureScorer):
            recent = np.array(scorer.recent, float).reshape(-1, 2)
            return Curves(rows, stride, recent, scorer.last)
        return Curves(rows, stride, np.empty((0, 2)), (float("nan"), float("nan")))

    def put_back(self, snapshot: Snapshot) -> None:
        """The run has been put back: its curves are those of the snapshot, or end at its step."""
        self.holding = snapshot.holding
        curves = snapshot.curves
        if curves is None:
            self.history.truncate(snapshot.step)
            return
        self.history.refill(curves.rows, curves.stride)
        if isinstance(self.scorer, PictureScorer):
            self.scorer.recent.clear()
            self.scorer.recent.extend((float(loss), float(score)) for loss, score in curves.recent)
            self.scorer.last = curves.measured

    def _new_scorer(self) -> Scorer | PictureScorer:
        run = self.run
        if isinstance(run.material, PictureMaterial):
            return PictureScorer(run.experiment, run.network, run.material.test, self._measured)
        return Scorer(run.experiment, run.network, run.material)

    # Steps and epochs

    def step_made(self) -> None:
        """A step on pictures has been made, and counted by the scorer."""
        history = self.history
        if not self.asleep and isinstance(history, StepHistory) and history.wants(self.run.step):
            self._record_training()

    def epoch_ended(self) -> None:
        if self.asleep:
            return
        if isinstance(self.scorer, PictureScorer):
            if not self.scorer.measuring:
                self._record_training()
                self.begin_measuring()
            self._look_at_rules(self.scores())
            return
        wanted = self.history.wants(self.run.epoch)
        if wanted or self.run.experiment.stop:
            scores = self.scores()
            if wanted:
                self._record(scores)
            self._look_at_rules(scores)

    def scores(self) -> Scores:
        """Loss and accuracy (or R²) of training and test set, as far as they are known."""
        with np.errstate(all="ignore"):
            return self.scorer.scores()

    def _record(self, scores: Scores) -> None:
        self.history.record((self.run.step, self.run.epoch_position, *scores.row()))

    def _record_training(self) -> None:
        """A row without test scores: they come when they have been measured."""
        assert isinstance(self.scorer, PictureScorer)
        scores, unknown = self.scorer.scores(self.history.stride), float("nan")
        self._record(Scores(scores.training_loss, unknown, scores.training_score, unknown))

    def _look_at_rules(self, scores: Scores) -> None:
        """Note the rule that has come to hold in this epoch and did not before."""
        rules, epoch = self.run.experiment.stop, self.run.epoch
        holding = [rule for rule in rules if rule.holds(epoch, scores)]
        fresh = next((rule for rule in holding if rule not in self.holding), None)
        self.stopped = fresh or self.stopped
        self.holding = frozenset(holding)

    # Pictures

    def begin_measuring(self) -> None:
        if isinstance(self.scorer, PictureScorer):
            self.scorer.begin(self.run.step)

    @property
    def measuring(self) -> bool:
        """Whether the test set is being measured."""
        return isinstance(self.scorer, PictureScorer) and self.scorer.measuring

    def measure_on(self) -> bool:
        """Measure a piece more of the test set, if that is under way. Has it ended now?"""
        return isinstance(self.scorer, PictureScorer) and self.scorer.advance()

    def _measured(self, step: int, found: Measured) -> None:
        self.history.fill(step, *found)
        self._look_at_rules(self.scores())


def _history(experiment: Experiment) -> History:
    return StepHistory() if isinstance(experiment.dataset, PictureSet) else History()
