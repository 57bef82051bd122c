"""What the confusion matrix shows: counts by actual and predicted class, and how they are read."""

from __future__ import annotations

from dataclasses import dataclass

from engine.insight.confusion import Confusion
from gui.numbers import format_number


@dataclass(frozen=True)
class Cell:
    """A place in the matrix. predicted None: the class as a whole, at the end of its row."""

    actual: int
    predicted: int | None = None


@dataclass(frozen=True, eq=False)
class ConfusionFigure:
    """shares: cells show the share of their row instead of the count."""

    confusion: Confusion | None = None
    names: tuple[str, ...] = ()
    shares: bool = False
    pointed: Cell | None = None
    chosen: Cell | None = None
    title: str = ""

    @property
    def worst(self) -> float:
        """The largest share of a class that is taken for one other; 0 where nothing is wrong."""
        if self.confusion is None:
            return 0.0
        classes = range(len(self.names))
        pairs = [(a, p) for a in classes for p in classes if a != p and self.confusion.support(a)]
        return max((self.confusion.share(*pair) for pair in pairs), default=0.0)


def percent(share: float, digits: int = 1) -> str:
    """A share in percent without its sign: 97.4, 100; a dash where it is not defined."""
    if share != share:
        return "–"
    text = f"{100 * share:.{digits}f}"
    return format_number(float(text)) if digits == 0 or float(text) == 100 else text


def count(value: float) -> str:
    return format_number(int(value))
