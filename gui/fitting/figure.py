"""What curve fitting shows: points, a descent so far, and the optimum of the same points."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from engine.basics.fitting import MONTHS, Optimum, Point, Trail, polynomial
from gui.figures.axes import Axis
from gui.figures.curve_figure import Curve, CurvesFigure, Role

Range = tuple[float, float, float, float]
"""x low, x high, y low, y high."""

DESCENT = 5
"""The colour of the descent in the palette of classes, unlike that of the optimum."""
SAMPLES = 241
MARGIN = 0.12
"""Of the spread of the points, left free around them."""


@dataclass(frozen=True, eq=False)
class FitFigure:
    """trail, optimum: None where there are no points. selected: the index of a point, or None.

    view: what the axes reach over; kept while a point is dragged.
    """

    points: tuple[Point, ...]
    view: Range
    trail: Trail | None = None
    optimum: Optimum | None = None
    selected: int | None = None
    title: str = ""

    @property
    def of_months(self) -> bool:
        """Whether these are the temperatures, so that the axes have names and units."""
        return self.points == MONTHS


def view_of(points: tuple[Point, ...]) -> Range:
    """A range with some room around all points."""
    if not points:
        return (0.0, 10.0, 0.0, 10.0)
    ends: list[float] = []
    for numbers in np.array(points).T:
        low, high = float(numbers.min()), float(numbers.max())
        spread = (high - low) or 1.0
        ends += [low - MARGIN * spread, high + MARGIN * spread]
    return ends[0], ends[1], ends[2], ends[3]


def curves_of(figure: FitFigure) -> CurvesFigure:
    """Axes and both curves; the points are drawn over them."""
    low_x, high_x, low_y, high_y = figure.view
    x_axis, y_axis = Axis(low_x, high_x, "x"), Axis(low_y, high_y, "y")
    if figure.of_months:
        x_axis = Axis(low_x, high_x, QCoreApplication.translate("Fitting", "month"))
        y_axis = Axis(low_y, high_y, QCoreApplication.translate("Fitting", "temperature"), "°C")
    x = np.linspace(low_x, high_x, SAMPLES)
    found: list[Curve] = []
    if figure.optimum is not None:
        text = QCoreApplication.translate("Fitting", "optimum")
        best = polynomial(figure.optimum.coefficients, x)
        found.append(Curve(text, x, best, Role.TEST))
    if figure.trail is not None:
        text = QCoreApplication.translate("Fitting", "descent")
        reached = polynomial(figure.trail.reached, x)
        found.append(Curve(text, x, reached, Role.TRAIN, color_index=DESCENT))
    return CurvesFigure(x_axis, y_axis, tuple(found), title=figure.title)


def losses_of(figure: FitFigure, title: str = "") -> CurvesFigure:
    """The loss over the steps, and that of the optimum as a line below it."""
    trail, optimum = figure.trail, figure.optimum
    x_name = QCoreApplication.translate("Fitting", "step")
    y_name = QCoreApplication.translate("Fitting", "squared error, summed")
    if trail is None or optimum is None:
        return CurvesFigure(Axis(0.0, 1.0, x_name), Axis(0.0, 1.0, y_name), title=title)
    # A loss of 0 has no place on a logarithmic axis.
    least = max(optimum.loss, 1e-9 * float(trail.losses[0]), 1e-12)
    losses = np.maximum(trail.losses, least)
    x_axis = Axis(0.0, float(trail.fitting.steps), x_name)
    high = max(float(losses.max()), 2.0 * least)
    y_axis = Axis(least * 0.7, high * 1.5, y_name, log=True)
    ends = np.array([0.0, x_axis.high])
    curves = (
        Curve(QCoreApplication.translate("Fitting", "optimum"), ends, np.full(2, least), Role.TEST),
        Curve(
            QCoreApplication.translate("Fitting", "descent"),
            trail.steps,
            losses,
            Role.TRAIN,
            color_index=DESCENT,
        ),
    )
    return CurvesFigure(x_axis, y_axis, curves, title=title)
