"""Learning on the command line: in slices, until it has an end, or Ctrl-C asks for one."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FrameType

from PySide6.QtCore import QCoreApplication

from engine.registry import SettingError
from engine.training.divergence import Divergence
from engine.training.scores import Scores
from engine.training.stopping import AtEpoch, AtStep, StopRule
from engine.training.trainer import Trainer
from gui.commands import INTERRUPTED
from gui.commands.progress import Bar
from gui.numbers import format_epochs, format_number

SLICE_S = 0.1
"""How long is learnt between two looks at the bar and at Ctrl-C."""
SAME_S = 0.5
"""Signals within this time are one: `timeout` sends it to a process and to its group."""
DIVERGED = 3


@dataclass(frozen=True)
class Ended:
    """How learning ended: after the steps wanted, by a rule, by divergence, or by Ctrl-C."""

    how: str  # "steps", "rule", "diverged", "interrupted"
    seconds: float
    steps: int
    rule: StopRule | None = None
    divergence: Divergence | None = None

    @property
    def status(self) -> int:
        return {"diverged": DIVERGED, "interrupted": INTERRUPTED}.get(self.how, 0)


@contextlib.contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Inside the block Ctrl-C is noted, and what it gives says so; a second one ends all."""
    asked: list[float] = []

    def note(_signal: int, _frame: FrameType | None) -> None:
        asked.append(time.monotonic())
        if asked[-1] - asked[0] > SAME_S:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, note)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


def steps_wanted(trainer: Trainer, epochs: int | None, steps: int | None) -> int | None:
    """How many are wanted; None: until a rule holds. Raises SettingError where none can."""
    if steps is not None:
        return steps
    if epochs is not None:
        return epochs * trainer.batches.steps_per_epoch
    for rule in trainer.experiment.stop:
        reached = isinstance(rule, AtEpoch) and trainer.epoch >= rule.epoch
        reached = reached or (isinstance(rule, AtStep) and trainer.step >= rule.step)
        if not reached:
            return None
    raise SettingError(
        "Training expects an end, got an experiment without a stop rule ahead: say --epochs or "
        "--steps"
    )


def learn(trainer: Trainer, steps: int | None, interrupted: Callable[[], bool], bar: Bar) -> Ended:
    """Learn so many steps, or until a rule holds. interrupted: whether to end before."""
    first, began = trainer.step, time.monotonic()

    def ended(how: str, found: StopRule | Divergence | None = None) -> Ended:
        seconds, made = time.monotonic() - began, trainer.step - first
        if isinstance(found, Divergence):
            return Ended(how, seconds, made, divergence=found)
        return Ended(how, seconds, made, rule=found)

    while steps is None or trainer.step < first + steps:
        if interrupted():
            return ended("interrupted")
        left = None if steps is None else first + steps - trainer.step
        found = trainer.train(left, seconds=SLICE_S, obey_rules=steps is None)
        if isinstance(found, Divergence):
            return ended("diverged", found)
        if found is not None:
            return ended("rule", found)
        share = _share(trainer) if steps is None else (trainer.step - first) / steps
        bar.show(share, _moment_text(trainer, trainer.scores()))
    return ended("steps")


def _share(trainer: Trainer) -> float:
    """How near the first of the stop rules is that counts epochs or steps; 0 where none does."""
    shares = [0.0]
    for rule in trainer.experiment.stop:
        if isinstance(rule, AtEpoch):
            shares.append(trainer.epoch_position / rule.epoch)
        elif isinstance(rule, AtStep):
            shares.append(trainer.step / rule.step)
    return min(max(share for share in shares if share <= 1.0), 1.0)


def _moment_text(trainer: Trainer, scores: Scores) -> str:
    """ "step 1,200, epoch 3.5, loss 0.123" """
    text = QCoreApplication.translate("Train", "step {step}, epoch {epoch}, loss {loss}")
    return text.format(
        step=format_number(trainer.step),
        epoch=format_epochs(trainer.epoch_position),
        loss=format_number(scores.training_loss),
    )
