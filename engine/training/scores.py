"""Scores: loss and accuracy on the training and the test set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scores:
    """score: accuracy from 0 to 1, or R² for a regression. nan where there are no samples."""

    training_loss: float
    test_loss: float
    training_score: float
    test_score: float

    def row(self) -> tuple[float, float, float, float]:
        return self.training_loss, self.test_loss, self.training_score, self.test_score
