"""Answers by hand, and a session whose jobs end when the test says so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.insight.mistakes import Answers

NAMES = ("cat", "dog", "owl")

# Picture: what it is, and how probable each class is found. 1, 3, 4 and 6 are mistakes.
TARGETS = (0, 0, 1, 1, 2, 2, 0)
PROBABILITIES = (
    (0.9, 0.05, 0.05),
    (0.3, 0.6, 0.1),
    (0.1, 0.8, 0.1),
    (0.95, 0.03, 0.02),
    (0.5, 0.2, 0.3),
    (0.0, 0.3, 0.7),
    (0.08, 0.9, 0.02),
)


def answers(repeats: int = 1, step: int = 40) -> Answers:
    """The seven answers, so many times over."""
    said = np.tile(np.array(PROBABILITIES, dtype=np.float32), (repeats, 1))
    targets = np.tile(np.array(TARGETS, dtype=np.int64), repeats)
    predicted = said.argmax(axis=1)
    pixels = np.zeros((len(targets), 4, 4, 1), dtype=np.uint8)
    pixels[:, 1:3, 1:3] = 200
    right = float((predicted == targets).mean())
    return Answers(said, predicted, targets, pixels, NAMES, step, 1, 0.7, right)


class StillSession(QObject):
    """Notes the jobs that are begun and cancelled; `finish` ends the last one."""

    job_progressed = Signal(str, float)
    job_finished = Signal(str, object)
    job_failed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.frame = None
        self.begun: list[str] = []
        self.cancelled: list[str] = []

    def begin(self, name: str, job: object) -> None:
        self.begun.append(name)

    def cancel(self, name: str) -> None:
        self.cancelled.append(name)

    def finish(self, result: object | None = None) -> None:
        self.job_finished.emit(self.begun[-1], answers() if result is None else result)


def moment(
    step: int = 40,
    running: bool = False,
    test_loss: float = 0.5,
    sample: str = "picture",
    **other: Any,
) -> Any:
    """A frame, as far as the answers depend on it."""
    dataset = SimpleNamespace(sample=sample)
    experiment = SimpleNamespace(dataset=dataset, class_count=3, layers=(), output=None)
    parts = {
        "step": step,
        "revision": 1,
        "running": running,
        "experiment": experiment,
        "material": NAMES,
        "journal": (),
        "scores": SimpleNamespace(test_loss=test_loss, test_score=0.8),
    }
    return SimpleNamespace(**(parts | other))
