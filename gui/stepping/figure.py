"""What the picture of a call shows: a walk through one step, and where in it one stands."""

from __future__ import annotations

from dataclasses import dataclass

from engine.insight.walkthrough import Line, Walkthrough


@dataclass(frozen=True, eq=False)
class StepFigure:
    """walk: None before the first one. at: the number of the call, from 0."""

    walk: Walkthrough | None = None
    at: int = 0

    @property
    def line(self) -> Line | None:
        return None if self.walk is None else self.walk.lines[self.at]
