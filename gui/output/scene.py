"""From a frame to a decision map: levels, contours, points, and what is read out at a place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.data.dataset import Dataset, Domains
from engine.data.gaussians import GaussianSet
from engine.training.frame import Frame, Maps
from gui.figures.axes import Axis
from gui.figures.contours import Extents, class_borders, contours
from gui.figures.hinges import Hinges
from gui.figures.map_figure import Colouring, Floats, MapFigure, Task
from gui.figures.palettes import (
    MOST_CLASSES,
    levels_for_classes,
    levels_for_probability,
    levels_for_values,
)
from gui.hidden.questions import HINGES, hinges_of
from gui.numbers import format_number
from gui.output.points import PlacedPoints, Range, Shown, placed_points, value_range
from gui.output.words import (
    Unit,
    class_names,
    output_label,
    output_title,
    plane_axis,
    says_probability,
    task_of,
    unit_name,
)

MOST_READ = 5
"""Of more classes the most probable ones are read out."""


@dataclass(frozen=True)
class Lock:
    """Ranges that stay as they are, whatever comes. values: of a regression's colours."""

    x1: Range
    x2: Range
    values: Range | None = None


@dataclass(frozen=True)
class Settings:
    """How the reader wants the map. lock: scales that are kept over a series of figures."""

    colouring: Colouring = Colouring.CONTINUOUS
    shown: Shown = field(default_factory=Shown)
    unit: Unit | None = None
    selected: tuple[int, bool] | None = None
    lock: Lock | None = None


@dataclass(frozen=True, eq=False)
class Scene:
    """A figure, the points in it, and the fields (name, values (rows, cols)) to read out."""

    figure: MapFigure
    points: PlacedPoints | None
    fields: tuple[tuple[str, Floats], ...]
    extents: Extents
    name: str

    def read(self, x1: float, x2: float) -> list[tuple[str, str]]:
        """The coordinates and what the network says there, as names and numbers."""
        rows = [("x₁", format_number(x1, 3, pad=True)), ("x₂", format_number(x2, 3, pad=True))]
        values = [
            (name, interpolated(values, self.extents, x1, x2)) for name, values in self.fields
        ]
        if len(values) > MOST_READ:
            values = sorted(values, key=lambda value: -value[1])[:MOST_READ]
        return rows + [(name, format_number(value, pad=True)) for name, value in values]


def make_scene(frame: Frame, settings: Settings) -> Scene:
    """What a frame looks like under the reader's settings."""
    maps = frame.maps
    points = placed_points(frame, settings.shown, values=_values(frame, settings))
    selected = None
    if points is not None and settings.selected is not None:
        selected = points.place(*settings.selected)
    domains, x_axis, y_axis = _plane(frame, settings.lock)
    base = MapFigure(
        x_axis,
        y_axis,
        same_unit=domains[0] == domains[1],
        task=task_of(frame),
        colouring=settings.colouring,
        class_names=class_names(frame),
        points=points.drawn if points is not None else None,
        selected=selected,
        centres=centres(frame.experiment.dataset) if settings.shown.centres else (),
        hinges=_hinges(frame) if settings.shown.hinges else (),
    )
    if maps is None:
        plane = (base.x_axis.low, base.x_axis.high, base.y_axis.low, base.y_axis.high)
        return Scene(base, points, (), plane, output_title(frame))
    if settings.unit is not None and _is_shown_large(maps, settings.unit):
        return _unit_scene(base, points, frame, maps, settings.unit)
    return _output_scene(base, points, frame, maps, settings)


def _plane(frame: Frame, lock: Lock | None) -> tuple[Domains, Axis, Axis]:
    """The ranges of the plane and its axes, or those that were locked."""
    x_axis, y_axis = plane_axis(frame, 1), plane_axis(frame, 2)
    if lock is None:
        return frame.experiment.dataset.domains, x_axis, y_axis
    (left, right), (bottom, top) = lock.x1, lock.x2
    return (
        (lock.x1, lock.x2),
        replace(x_axis, low=left, high=right),
        replace(y_axis, low=bottom, high=top),
    )


def _values(frame: Frame, settings: Settings) -> Range | None:
    """The values at the ends of a regression's colours; None where there are no values."""
    if frame.material.samples.class_count:
        return None
    locked = settings.lock.values if settings.lock is not None else None
    return locked or value_range(frame)


def locked_by(frame: Frame) -> Lock:
    """The scales that a frame has now, to be kept."""
    return Lock(*frame.experiment.dataset.domains, _values(frame, Settings()))


def _hinges(frame: Frame) -> tuple[Hinges, ...]:
    return hinges_of(frame.answers.get(HINGES), frame.experiment)


def _output_scene(
    base: MapFigure, points: PlacedPoints | None, frame: Frame, maps: Maps, settings: Settings
) -> Scene:
    experiment, output = frame.experiment, maps.output
    extents = (*maps.domains[0], *maps.domains[1])
    lines: tuple[Floats, ...] = ()
    wanted = settings.shown.contour
    if base.task is Task.BINARY:
        p = output[-1]  # of two units the second speaks for class 1
        low, high = (0.0, 1.0) if says_probability(frame) else experiment.coding
        label = output_label(frame, 1)
        sign = "P" if says_probability(frame) else label
        middle = format_number((low + high) / 2)
        if wanted:
            lines = contours(p, 0.5, extents)
        figure = replace(
            base,
            levels=levels_for_probability(p),
            contours=lines,
            contour_label=f"{sign} = {middle}",
            bar_label=label,
            bar_range=(low, high),
        )
        fields: tuple[tuple[str, Floats], ...] = ((label, low + (high - low) * p),)
    elif base.task is Task.CLASSES:
        if wanted:
            lines = class_borders(output, extents)
        figure = replace(
            base,
            levels=levels_for_classes(output[:MOST_CLASSES]),
            contours=lines,
            contour_label=QCoreApplication.translate("Output", "class border"),
        )
        fields = tuple((output_label(frame, number), plane) for number, plane in enumerate(output))
    else:
        low, high = _values(frame, settings) or value_range(frame)
        label = QCoreApplication.translate("Output", "value")
        figure = replace(
            base, levels=levels_for_values(output[0], low, high), bar_label=label,
            bar_range=(low, high),
        )  # fmt: skip
        fields = ((label, output[0]),)
    return Scene(replace(figure, extents=extents), points, fields, extents, output_title(frame))


def _unit_scene(
    base: MapFigure,
    points: PlacedPoints | None,
    frame: Frame,
    maps: Maps,
    unit: Unit,
) -> Scene:
    """The activation of one neuron in the colours of two classes, with its own range."""
    levels = maps.units[unit.key][unit.unit]
    low, high = (float(end) for end in maps.ranges[unit.key][unit.unit])
    values = low + (high - low) / 255 * levels.astype(np.float64)
    levels, extents = _on_plane(levels, maps)
    title = unit_name(frame, unit)
    label = QCoreApplication.translate("Output", "activation")
    many = base.task is Task.CLASSES
    figure = replace(
        base,
        task=Task.BINARY if many else base.task,
        # Colours of many classes say nothing on a map of one quantity.
        points=None if many else base.points,
        selected=None if many else base.selected,
        class_names=() if many else base.class_names,
        levels=levels,
        extents=extents,
        bar_label=label,
        bar_range=(low, high),
    )
    values = np.pad(values, (0, 1), mode="edge")
    return Scene(figure, None if many else points, ((label, values),), extents, title)


def _on_plane(levels: np.ndarray, maps: Maps) -> tuple[np.ndarray, Extents]:
    """The levels of every s-th cell as cells s times as large, and where these lie.

    The first sample is the centre of the first small cell, so the large cells begin (s−1)/2 cells
    before the domain; one more at the other end, a copy, fills the rest.
    """
    cells, side = maps.output.shape[-1], levels.shape[-1]
    stride = -(-cells // side)
    ends = []
    for low, high in maps.domains:
        cell = (high - low) / cells
        start = low - (stride - 1) / 2 * cell
        ends += [start, start + (side + 1) * stride * cell]
    left, right, bottom, top = ends
    return np.pad(levels, (0, 1), mode="edge"), (left, right, bottom, top)


def _is_shown_large(maps: Maps, unit: Unit) -> bool:
    """Whether the neuron exists and is not simply the output."""
    if unit.key == "output" and len(maps.output) == 1:
        return False
    return unit.key in maps.units and 0 <= unit.unit < len(maps.units[unit.key])


def interpolated(field: Floats, extents: Extents, x: float, y: float) -> float:
    """The value at (x, y), linear between the centres of cells and level beyond the last ones."""
    rows, cols = field.shape
    left, right, bottom, top = extents
    across = min(max((x - left) / (right - left) * cols - 0.5, 0.0), cols - 1.0)
    up = min(max((y - bottom) / (top - bottom) * rows - 0.5, 0.0), rows - 1.0)
    i, j = min(int(up), max(rows - 2, 0)), min(int(across), max(cols - 2, 0))
    s, t = up - i, across - j
    k, m = min(i + 1, rows - 1), min(j + 1, cols - 1)
    below = (1 - t) * float(field[i, j]) + t * float(field[i, m])
    above = (1 - t) * float(field[k, j]) + t * float(field[k, m])
    return (1 - s) * below + s * above


@lru_cache(maxsize=8)
def centres(dataset: Dataset) -> tuple[tuple[float, float], ...]:
    """The centres of Gaussian blocks; other data sets have none."""
    if not isinstance(dataset, GaussianSet):
        return ()
    return tuple((block.mean_x, block.mean_y) for block in dataset.mixture().blocks)
