"""What is said of a fit: numbers, how far descent has come, and why it goes slowly."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.fitting.figure import FitFigure
from gui.language import vocabulary
from gui.numbers import MINUS, format_number

DECIMALS = 6
LARGEST = 1e5
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
DONE = 1.01
"""Times the loss of the optimum: nearer than that descent counts as done."""


def number(value: float) -> str:
    """With six decimals, so that two numbers can be compared digit by digit."""
    if abs(value) >= LARGEST:
        return format_number(value, 8)
    return f"{value:,.{DECIMALS}f}".replace("-", MINUS)


def power(degree: int) -> str:
    """Which coefficient: that of 1, x, x², …"""
    if degree == 0:
        return QCoreApplication.translate("Fitting", "constant")
    return "x" if degree == 1 else "x" + str(degree).translate(_RAISED)


def progress(figure: FitFigure) -> str:
    if figure.trail is None:
        return ""
    text = QCoreApplication.translate("Fitting", "step {step} of {steps}")
    return text.format(
        step=format_number(figure.trail.step), steps=format_number(figure.trail.fitting.steps)
    )


def state(figure: FitFigure) -> str:
    """How far the descent has come."""
    trail, optimum = figure.trail, figure.optimum
    if trail is None or optimum is None:
        return QCoreApplication.translate("Fitting", "No points: click the picture to add one.")
    if trail.diverged is not None:
        text = QCoreApplication.translate(
            "Fitting", "Diverged at step {step}: choose a smaller learning rate."
        )
        return text.format(step=format_number(trail.diverged))
    if trail.step == 0:
        return QCoreApplication.translate(
            "Fitting", "All coefficients are 0. Play lets them follow the gradient of the loss."
        )
    text = QCoreApplication.translate(
        "Fitting", "After {step} steps the loss is {loss}; that of the optimum is {best}."
    )
    return text.format(
        step=format_number(trail.step), loss=number(trail.loss), best=number(optimum.loss)
    )


def lesson(figure: FitFigure) -> str:
    """Why it is slow, or what to look at."""
    trail, optimum = figure.trail, figure.optimum
    if trail is None or optimum is None:
        return ""
    if not optimum.unique:
        return QCoreApplication.translate(
            "Fitting",
            "There are fewer different x than coefficients: many curves are equally good, and "
            "the one drawn is only one of them.",
        )
    degree = trail.fitting.degree
    if trail.diverged is not None or trail.step == 0:
        return QCoreApplication.translate(
            "Fitting",
            "The optimum is solved for at once (least squares); descent only ever sees the slope "
            "where it stands.",
        )
    if trail.loss > DONE * optimum.loss + 1e-9 and degree >= 2:
        largest = max(abs(x) for x, _ in trail.points) ** degree
        text = QCoreApplication.translate(
            "Fitting",
            "Descent is not done: the feature {power} reaches {largest} where the constant stays "
            "1, so the steps that suit one coefficient hardly move another.",
        )
        return text.format(power=power(degree), largest=format_number(largest))
    return QCoreApplication.translate(
        "Fitting", "Both curves agree: this loss is convex, so descent comes to the one optimum."
    )


def caption(figure: FitFigure) -> str:
    """The sentence under the exported figure."""
    if figure.trail is None:
        return state(figure)
    text = QCoreApplication.translate(
        "Fitting", "A polynomial of degree {degree} through {count} points. {state}"
    )
    return text.format(
        degree=figure.trail.fitting.degree, count=len(figure.points), state=state(figure)
    )


def recipe(figure: FitFigure) -> str:
    """How the descent was done."""
    if figure.trail is None:
        return ""
    text = QCoreApplication.translate(
        "Fitting", "{optimizer}, learning rate {rate}, from zeros, squared error summed, {digits}"
    )
    fitting = figure.trail.fitting
    return text.format(
        optimizer=vocabulary(fitting.optimizer.label),
        rate=format_number(fitting.optimizer.learning_rate),
        digits=fitting.dtype.name,
    )
