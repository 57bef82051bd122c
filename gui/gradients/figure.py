"""What the picture of a gradient check shows: the check, and what of it is still hidden."""

from __future__ import annotations

from dataclasses import dataclass

from engine.insight.gradient_check import GradientCheck


@dataclass(frozen=True, eq=False)
class GradientFigure:
    """check: None before the first one. guess: where the reader expects the mistake, "" for none.

    hidden: a mistake is planted, and the reader has not said yet where it will show.
    """

    check: GradientCheck | None = None
    hidden: bool = False
    guess: str = ""
