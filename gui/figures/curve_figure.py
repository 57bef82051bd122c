"""What a plot of curves shows: series over training time, what happened when, and their looks."""

from __future__ import annotations

import enum
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from gui.figures.axes import Axis
from gui.theme import Theme

Floats = NDArray[np.float64]


class Role(enum.Enum):
    """What a curve is of: its colour, width and dashes follow."""

    TRAIN = "train"
    TEST = "test"
    GHOST = "ghost"  # another branch or run, kept for comparison


@dataclass(frozen=True, eq=False)
class Curve:
    """y over x, both (n,), x rising; NaN is a gap.

    color_index: takes a colour of the multi-class palette instead of the role's, for many runs.
    smooth: whether it is smoothed where the figure is; a few points need not be.
    """

    label: str
    x: Floats
    y: Floats
    role: Role = Role.TRAIN
    color_index: int | None = None
    smooth: bool = True


@dataclass(frozen=True)
class Mark:
    """Something that happened at x: a vertical line and a few words."""

    x: float
    text: str = ""


@dataclass(frozen=True, eq=False)
class CurvesFigure:
    """Curves over common axes.

    smoothing: weight of the moving average, 0 for none; the raw curves stay visible under it.
    crosshair: the x at which all curves are read out.   readout_unit: follows those values.
    note: stands beneath the values that are read out.
    """

    x_axis: Axis
    y_axis: Axis
    curves: tuple[Curve, ...] = ()
    title: str = ""
    smoothing: float = 0.0
    crosshair: float | None = None
    readout_unit: str = ""
    marks: tuple[Mark, ...] = ()
    note: str = ""
    legend: bool = True


@dataclass(frozen=True)
class Line:
    """A curve as it is drawn, in pixels."""

    curve: Curve
    x: Floats
    y: Floats


def value_at(curve: Curve, x: float) -> float:
    """The value of the sample nearest to x; NaN beyond the ends of the curve."""
    if not len(curve.x) or not curve.x[0] <= x <= curve.x[-1]:
        return float("nan")
    after = min(int(np.searchsorted(curve.x, x)), len(curve.x) - 1)
    before = max(0, after - 1)
    nearest = before if x - curve.x[before] <= curve.x[after] - x else after
    return float(curve.y[nearest])


def curve_look(
    curve: Curve, theme: Theme, printed: bool
) -> tuple[QColor, float, tuple[float, ...]]:
    """Colour, width and dashes (px) of a curve."""
    if printed:
        look = {
            Role.TRAIN: (theme.curve_train, theme.line_print_curve, ()),
            Role.TEST: (theme.curve_test, theme.line_print_curve, theme.dash_print_test),
            Role.GHOST: (theme.curve_test, theme.line_print_curve * 0.8, theme.dash_print_ghost),
        }[curve.role]
    else:
        look = {
            Role.TRAIN: (theme.curve_train, theme.line_curve_train, ()),
            Role.TEST: (theme.curve_test, theme.line_curve_test, ()),
            Role.GHOST: (theme.curve_test, theme.line_curve_ghost, theme.dash_ghost),
        }[curve.role]
    if curve.color_index is not None:
        fill = theme.classes[curve.color_index % len(theme.classes)].fill
        return fill, look[1], look[2]
    return look
