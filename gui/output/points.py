"""The data points of a frame as a map draws them: a sample of very many, training before test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.training.frame import Frame
from engine.training.material import Part
from gui.figures.map_figure import DrawnPoints
from gui.figures.palettes import levels_for_values
from gui.figures.ticks import grow_range

Array = NDArray[Any]
Range = tuple[float, float]

MOST_POINTS = 1500
"""More are drawn as every second, third, ... of them: 10,000 would take 10 ms of each frame."""


@dataclass(frozen=True)
class Shown:
    """What the reader wants to see over the map."""

    training: bool = True
    test: bool = True
    mistakes: bool = True
    contour: bool = True
    centres: bool = True
    hinges: bool = False


@dataclass(frozen=True, eq=False)
class PlacedPoints:
    """Points to draw, and which sample of its set each of them is.

    indices: (n,) places in the training or in the test set.   total: how many there are.
    """

    drawn: DrawnPoints
    indices: Array
    total: int

    def sample(self, place: int) -> tuple[int, bool]:
        """(index in its set, whether that is the training set) of a drawn point."""
        return int(self.indices[place]), bool(self.drawn.training[place])

    def place(self, index: int, is_training: bool) -> int | None:
        """Where a sample is among the drawn points, None if it is not drawn."""
        found = np.flatnonzero((self.indices == index) & (self.drawn.training == is_training))
        return int(found[0]) if len(found) else None


def placed_points(
    frame: Frame, shown: Shown, most: int = MOST_POINTS, values: Range | None = None
) -> PlacedPoints | None:
    """The points that are wanted; None where neither set is.

    values: at the ends of a regression's colours; those of `value_range` where left out.
    """
    material = frame.material
    parts: list[tuple[Part, Array | None, bool]] = []
    if shown.training:
        parts.append((material.training, frame.training_mistakes, True))
    if shown.test:
        parts.append((material.test, frame.test_mistakes, False))
    if not parts:
        return None
    total = sum(len(part) for part, _, _ in parts)
    # A table may have more rows than an experiment carries.
    dataset = frame.experiment.dataset
    rows = dataset.row_count if getattr(dataset, "drawn_sample", False) else 0  # type: ignore[attr-defined]
    step = max(1, -(-total // most))
    chosen = [np.arange(0, len(part), step) for part, _, _ in parts]
    points = np.concatenate(
        [part.points[places] for (part, _, _), places in zip(parts, chosen, strict=True)]
    )
    targets = np.concatenate(
        [part.targets[places] for (part, _, _), places in zip(parts, chosen, strict=True)]
    )
    training = np.concatenate(
        [np.full(len(places), of) for (_, _, of), places in zip(parts, chosen, strict=True)]
    )
    mistakes = np.concatenate(
        [
            _mistakes(found if shown.mistakes else None, len(part))[places]
            for (part, found, _), places in zip(parts, chosen, strict=True)
        ]
    )
    is_class = frame.material.samples.class_count > 0
    drawn = DrawnPoints(
        points[:, 0],
        points[:, 1],
        targets if is_class else np.zeros(len(targets), np.int64),
        training,
        mistakes,
        None if is_class else levels_for_values(targets, *(values or value_range(frame))),
    )
    return PlacedPoints(drawn, np.concatenate(chosen), max(total, rows))


def value_range(frame: Frame) -> tuple[float, float]:
    """The values at the ends of a regression's colours: −1 to 1, or round ones that fit the data.

    Values of both signs get a range symmetric about 0, so that the neutral colour is 0.
    """
    targets = frame.material.samples.targets
    low, high = float(targets.min()), float(targets.max())
    if low >= -1.0 and high <= 1.0:
        return -1.0, 1.0
    if low < 0.0 < high:
        top = grow_range(None, 0.0, max(-low, high))[1]
        return -top, top
    return grow_range(None, low, high)


def _mistakes(found: Array | None, count: int) -> Array:
    """None, and marks of a data set that is no more, mark nothing."""
    return found if found is not None and len(found) == count else np.zeros(count, dtype=np.bool_)
