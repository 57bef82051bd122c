"""What a decision map shows: a grid of levels, contours, data points and their classes."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from gui.figures.axes import Axis
from gui.figures.contours import Extents
from gui.figures.hinges import Hinges
from gui.figures.palettes import Levels

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Task(enum.Enum):
    """What the colours mean: one probability, the most probable of many classes, or a value."""

    BINARY = "binary"
    CLASSES = "classes"
    REGRESSION = "regression"


class Colouring(enum.Enum):
    """CONTINUOUS shades; TWO is flat up to the border; GREY is for print, with × and o."""

    CONTINUOUS = "continuous"
    TWO = "two"
    GREY = "grey"


@dataclass(frozen=True, eq=False)
class DrawnPoints:
    """The data set: n points, each in a class (0 is orange, 1 blue where there are two).

    x, y: (n,)   classes: (n,) integers   training: (n,), false for test points
    mistakes: (n,)   levels: (n,) bytes, the colour of each point's target value in a regression
    """

    x: Floats
    y: Floats
    classes: NDArray[np.integer]
    training: Bools
    mistakes: Bools
    levels: Levels | None = None


@dataclass(frozen=True, eq=False)
class MapFigure:
    """All that a decision map shows.

    levels: (rows, cols) bytes as palettes makes them, row 0 at the bottom, one for each of the
    equal cells that fill `extents` (the axes when left out); None shows the points alone.
    contours: arrays (m, 2) of x, y.   selected: the index of a point.
    bar_range: the values of level 0 and level 255.   centres: (x, y) of draggable handles.
    words: stand beneath the legend at the side of the map, with **bold**.
    same_unit: whether one unit of x is as long as one of y; else the map is square.
    """

    x_axis: Axis
    y_axis: Axis
    levels: Levels | None = None
    extents: Extents | None = None
    task: Task = Task.BINARY
    colouring: Colouring = Colouring.CONTINUOUS
    class_names: tuple[str, ...] = ()
    contours: tuple[Floats, ...] = ()
    contour_label: str = ""
    points: DrawnPoints | None = None
    selected: int | None = None
    centres: tuple[tuple[float, float], ...] = ()
    hinges: tuple[Hinges, ...] = ()
    bar_label: str = ""
    bar_range: tuple[float, float] = (0.0, 1.0)
    title: str = ""
    legend: bool = True
    words: str = ""
    same_unit: bool = True


def input_axis(number: int, low: float, high: float, unit: str = "") -> Axis:
    """The axis of input x₁ or x₂: its symbol on screen, its full name on paper."""
    symbol = "x" + str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
    label = QCoreApplication.translate("Figure", "input {symbol}").format(symbol=symbol)
    return Axis(low, high, label, unit, short=symbol)


def has_bar(figure: MapFigure) -> bool:
    return figure.task is not Task.CLASSES and figure.levels is not None


def outside(figure: MapFigure) -> Bools:
    """Which points lie beyond the axes."""
    points = figure.points
    if points is None:
        return np.zeros(0, dtype=np.bool_)
    x, y = figure.x_axis, figure.y_axis
    inside = (points.x >= x.low) & (points.x <= x.high)
    inside &= (points.y >= y.low) & (points.y <= y.high)
    beyond: Bools = ~inside & np.isfinite(points.x) & np.isfinite(points.y)
    return beyond
