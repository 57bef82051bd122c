"""Replay: a run lived again from its first experiment and its journal."""

from __future__ import annotations

from engine.training.experiment import Experiment
from engine.training.journal import Journal
from engine.training.trainer import Trainer


def replay(origin: Experiment, journal: Journal, steps: int) -> Trainer:
    """Live a run again: from its first experiment through its changes to so many steps."""
    trainer = Trainer(origin)
    for entry in journal:
        if entry.step > steps:
            break
        if entry.step > trainer.step:
            trainer.train(steps=entry.step - trainer.step)
        trainer.apply(entry.change)
    if steps > trainer.step:
        trainer.train(steps=steps - trainer.step)
    return trainer
