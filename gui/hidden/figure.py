"""What a picture of hidden space shows: the folded grid and its points between two layers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.hidden_space import HiddenSpace, Stage
from engine.training.frame import Frame
from gui.figures.hinges import Hinges
from gui.figures.map_figure import Task
from gui.figures.palettes import levels_for_values
from gui.figures.ticks import round_step
from gui.hidden.words import axis_names, note, stage_title
from gui.output.points import value_range
from gui.output.words import class_names, task_of

Array = NDArray[Any]
Range = tuple[float, float]
Box = tuple[Range, Range, Range]
"""The ends of three axes."""

MOST_POINTS = 1000
"""More are drawn as every second, third, ... of them."""
FINEST = 1e-9
"""Of the greatest coordinate: a box is no narrower."""
FULLNESS = 0.72
"""Share of the box that the grid must fill, or the box is made smaller."""
REST = 0.18
"""Share of the way between two stages that passes while a stage stands still, at either end."""


@dataclass(frozen=True)
class Turn:
    """From where three dimensions are seen: degrees about the upright and about the level axis."""

    azimuth: float = -32.0
    elevation: float = 24.0


@dataclass(frozen=True, eq=False)
class HiddenFigure:
    """One moment of the folding.

    lines: (3, lines, samples), points: (3, n), as shares of the box: −1 to 1 along each axis.
    depth: 0 where two dimensions are seen, 1 where three are, between them on the way.
    ends, names: of the axes at the nearest stage. at_rest: whether it is exactly there.
    classes, training, mistakes: (n,) of the points; levels: (n,) colours of a regression's values.
    """

    lines: Array
    points: Array
    depth: float
    ends: Box
    at_rest: bool
    names: tuple[str, ...]
    title: str
    note: str
    task: Task
    classes: Array
    training: Array
    mistakes: Array
    levels: Array | None = None
    class_names: tuple[str, ...] = ()
    hinges: tuple[Hinges, ...] = ()
    turn: Turn = Turn()


class Ranges:
    """The box of the axes at each stage, as long one way as the others, so that nothing is bent.

    It changes in steps, so that a live picture is calm.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, int], Box] = {}

    def of(self, stage: Stage, space: HiddenSpace) -> Box:
        """The box that holds the folded grid; of the plane, its own."""
        if stage.step == "plane":
            return (*space.domains, space.domains[0])
        lows, highs = _extremes(stage.lines)
        name = (stage.key, stage.step, stage.width)
        old = self._kept.get(name)
        if old is None or not _fits(old, lows, highs):
            old = self._kept[name] = _box(lows, highs)
        return old


def _extremes(lines: Array) -> tuple[list[float], list[float]]:
    """The least and the greatest finite coordinate of each axis; of a third that is not, 0."""
    lows, highs = [], []
    for axis in lines:
        known = axis[np.isfinite(axis)]
        lows.append(float(known.min(initial=np.inf)) if known.size else 0.0)
        highs.append(float(known.max(initial=-np.inf)) if known.size else 0.0)
    missing = [0.0] * (3 - len(lows))
    return lows + missing, highs + missing


def _fits(box: Box, lows: list[float], highs: list[float]) -> bool:
    """Whether a box holds the grid and is not much too large for it."""
    holds = all(a <= low and high <= b for (a, b), low, high in zip(box, lows, highs, strict=True))
    widest = max(high - low for low, high in zip(lows, highs, strict=True))
    return holds and widest >= FULLNESS * (box[0][1] - box[0][0])


def _box(lows: list[float], highs: list[float]) -> Box:
    """Ends on round numbers about the middle of each axis, with a little room."""
    widest = max(high - low for low, high in zip(lows, highs, strict=True))
    # Far from 0 a box that is too narrow has no numbers between its ends.
    widest = max(widest, FINEST * max(map(abs, lows + highs))) or 2.0
    step = round_step(1.06 * widest, 21)
    half = math.ceil(0.53 * widest / step) * step
    middles = [round((low + high) / 2 / step) * step for low, high in zip(lows, highs, strict=True)]
    found = [(middle - half, middle + half) for middle in middles]
    first, second, third = found
    return first, second, third


def eased(share: float) -> float:
    """A share of the way that rests at both ends and moves softly in between."""
    inner = min(max((share - REST) / (1 - 2 * REST), 0.0), 1.0)
    return inner * inner * (3 - 2 * inner)


def figure_at(
    space: HiddenSpace,
    position: float,
    ranges: Ranges,
    frame: Frame,
    hinges: tuple[Hinges, ...] = (),
    turn: Turn = Turn(),
) -> HiddenFigure:
    """The picture at a position: stage 1 at 1.0, half way to stage 2 at 1.5."""
    last = len(space.stages) - 1
    position = min(max(position, 0.0), float(last))
    before = min(int(position), max(last - 1, 0))
    after = min(before + 1, last)
    share = eased(position - before)
    one, other = space.stages[before], space.stages[after]
    named = other if share > 0.5 else one
    box, other_box = ranges.of(one, space), ranges.of(other, space)
    every = max(1, -(-(one.training.shape[-1] + one.test.shape[-1]) // MOST_POINTS))
    parts = space.training_targets[::every], space.test_targets[::every]
    targets = np.concatenate(parts)
    training = np.repeat([True, False], [len(part) for part in parts])
    task = task_of(frame)
    return HiddenFigure(
        lines=_blend(one.lines, box, other.lines, other_box, share),
        points=_blend(_points(one, every), box, _points(other, every), other_box, share),
        depth=(one.dimensions == 3) * (1 - share) + (other.dimensions == 3) * share,
        ends=other_box if named is other else box,
        at_rest=share in (0.0, 1.0),
        names=axis_names(named, frame),
        title=stage_title(named, frame),
        note=note(named),
        task=task,
        classes=np.zeros(len(targets), np.int64) if task is Task.REGRESSION else targets,
        training=training,
        mistakes=_mistakes(frame, space, every),
        levels=levels_for_values(targets, *value_range(frame)) if task is Task.REGRESSION else None,
        class_names=class_names(frame),
        hinges=hinges if share == 0.0 and one.step == "plane" else (),
        turn=turn,
    )


def _points(stage: Stage, every: int) -> Array:
    return np.concatenate([stage.training[:, ::every], stage.test[:, ::every]], axis=1)


def _blend(one: Array, box: Box, other: Array, other_box: Box, share: float) -> Array:
    """Between the places of two stages, each seen in its own box."""
    if not share:
        return _in_box(one, box)
    with np.errstate(invalid="ignore"):  # from one infinity to the other there is no way
        return (1 - share) * _in_box(one, box) + share * _in_box(other, other_box)


def _in_box(coordinates: Array, box: Box) -> Array:
    """As shares of the box; a third coordinate that there is not is in the middle."""
    found = np.zeros((3, *coordinates.shape[1:]))
    for axis, (low, high) in zip(range(len(coordinates)), box, strict=False):
        found[axis] = (coordinates[axis] - (low + high) / 2) / ((high - low) / 2)
    return found


def _mistakes(frame: Frame, space: HiddenSpace, every: int) -> Array:
    """Known where every point of the data is followed."""
    parts = []
    for found, targets in (
        (frame.training_mistakes, space.training_targets),
        (frame.test_mistakes, space.test_targets),
    ):
        known = found is not None and len(found) == len(targets)
        marks = found if known and found is not None else np.zeros(len(targets), np.bool_)
        parts.append(marks[::every])
    return np.concatenate(parts)


def projected(places: Array, figure: HiddenFigure) -> Array:
    """Places (3, ...) as they are seen: to the right, up, and how near; the box is −1 to 1.

    An orthographic view; it turns by as much as there is depth.
    """
    if not figure.depth:
        return places
    about = math.radians(figure.turn.azimuth * figure.depth)
    above = math.radians(figure.turn.elevation * figure.depth)
    c, s, k, t = math.cos(about), math.sin(about), math.cos(above), math.sin(above)
    x, y, z = places
    right, back = c * x + s * z, -s * x + c * z
    up, near = k * y - t * back, t * y + k * back
    size = 1.0 / (1.0 + 0.5 * figure.depth)  # nearly all of a turned cube stays inside
    return np.stack([size * right, size * up, near])
