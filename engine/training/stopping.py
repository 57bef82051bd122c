"""Rules by which learning stops of itself: at a step, or looked at after each epoch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.registry import Component, Registry, knob
from engine.training.scores import Scores


@dataclass(frozen=True)
class StopRule(Component):
    """Base. A rule stops a run in the epoch in which it comes to hold, so that one can go on."""

    def holds(self, epoch: int, scores: Scores) -> bool:
        """Whether the rule holds after so many epochs, with these scores."""
        raise NotImplementedError


stop_rules: Registry[StopRule] = Registry("stop rule", StopRule)


@stop_rules.register("epoch", label="At an epoch")
@dataclass(frozen=True)
class AtEpoch(StopRule):
    """Stop when so many epochs have been made."""

    epoch: int = knob(100, low=1, high=10_000_000, log=True, help="The epoch to stop after")

    def holds(self, epoch: int, scores: Scores) -> bool:
        return epoch >= self.epoch


@stop_rules.register("loss", label="At a loss")
@dataclass(frozen=True)
class AtLoss(StopRule):
    """Stop when the loss has fallen to a value."""

    loss: float = knob(0.1, low=1e-6, high=1e3, log=True, help="The loss to stop at")
    measured_on: str = knob(
        "training", choices=("training", "test"), help="The set that the loss is of"
    )

    def holds(self, epoch: int, scores: Scores) -> bool:
        loss = scores.training_loss if self.measured_on == "training" else scores.test_loss
        return loss <= self.loss


@stop_rules.register("accuracy", label="At an accuracy")
@dataclass(frozen=True)
class AtAccuracy(StopRule):
    """Stop when the accuracy (of values: R²) has risen to a value."""

    accuracy: float = knob(0.95, low=0.0, high=1.0, help="The accuracy or R² to stop at")
    measured_on: str = knob(
        "test", choices=("training", "test"), help="The set that the accuracy is of"
    )

    def holds(self, epoch: int, scores: Scores) -> bool:
        score = scores.training_score if self.measured_on == "training" else scores.test_score
        return score >= self.accuracy


@stop_rules.register("step", label="At a step")
@dataclass(frozen=True)
class AtStep(StopRule):
    """Stop when so many steps have been made, also within an epoch."""

    step: int = knob(4000, low=1, high=100_000_000, log=True, help="The step to stop after")

    def holds(self, epoch: int, scores: Scores) -> bool:
        """Never at the end of an epoch: the trainer makes no step beyond it."""
        return False


def next_stop(rules: Sequence[StopRule], step: int) -> AtStep | None:
    """The rule that stops at the first step beyond this one, if there is any."""
    beyond = [rule for rule in rules if isinstance(rule, AtStep) and rule.step > step]
    return min(beyond, key=lambda rule: rule.step, default=None)
