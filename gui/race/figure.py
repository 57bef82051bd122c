"""What the race shows: the map, the ways up to a step, and what belongs beside them."""

from __future__ import annotations

from dataclasses import dataclass

from engine.basics.race import Path, Race
from engine.basics.surfaces import Point, Surface


@dataclass(frozen=True, eq=False)
class RaceFigure:
    """race: of this surface and start, None while it is computed. step: how far it is shown.

    momentum, squares: whether the glyphs of the optimizers' memories are drawn. marked: the kind
    that is pointed at, "" for none; the others stand back. legend: whether names are written.
    """

    surface: Surface
    start: Point
    race: Race | None = None
    step: int = 0
    momentum: bool = True
    squares: bool = True
    marked: str = ""
    legend: bool = False
    title: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        return () if self.race is None else self.race.paths

    @property
    def steps(self) -> int:
        return 0 if self.race is None else self.race.steps


def stands_back(figure: RaceFigure, path: Path) -> bool:
    """Whether another optimizer is pointed at."""
    return bool(figure.marked) and figure.marked != path.optimizer.kind
