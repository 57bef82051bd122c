"""The words of an activation: its numbers to eight digits, and what is left of the gradient."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.activations.figure import ActivationFigure
from gui.language import vocabulary
from gui.numbers import MINUS, format_number

FEW, MANY = 0.01, 100.0
"""Outside these a gradient is called vanishing or exploding."""


def eight(value: float) -> str:
    """Eight decimals: 0.26894142; a number that is too small for them as 2.06106005e−09."""
    plain = value == 0 or 1e-4 <= abs(value) < 1e6
    text = f"{value:.8f}" if plain else f"{value:.8e}"
    return text.replace("-", MINUS).replace("inf", "∞").replace("nan", "NaN")


def name(figure: ActivationFigure) -> str:
    return vocabulary(figure.probe.activation.label)


def left(figure: ActivationFigure) -> str:
    """What is left of the gradient at the beginning of the chain."""
    value, depth = figure.left, figure.probe.depth
    text = QCoreApplication.translate(
        "Activations", "Before {depth} layers of {function} the gradient is {value} times as large."
    )
    return text.format(depth=depth, function=name(figure), value=format_number(value, 3))


def meaning(figure: ActivationFigure) -> str:
    """What that means for learning."""
    size = abs(figure.left)
    if size == 0:
        return QCoreApplication.translate(
            "Activations",
            "One unit on the way has slope 0, and so nothing comes through: what lies before it "
            "does not learn from this input.",
        )
    if size < FEW:
        return QCoreApplication.translate(
            "Activations",
            "It vanishes: each layer multiplies it by weight times slope, and most factors are "
            "below 1. The first layers hardly learn.",
        )
    if size > MANY:
        return QCoreApplication.translate(
            "Activations",
            "It explodes: each layer multiplies it by weight times slope, and most factors are "
            "above 1. Steps become too large.",
        )
    return QCoreApplication.translate(
        "Activations",
        "Each layer multiplies it by weight times slope; here the factors keep near 1.",
    )


def steepest(figure: ActivationFigure) -> str:
    text = QCoreApplication.translate("Activations", "at best {factor} per layer")
    return text.format(factor=format_number(figure.steepest, 3))


def caption(figure: ActivationFigure) -> str:
    """The sentence under the exported figure."""
    text = QCoreApplication.translate(
        "Activations",
        "The function {function} with its slope, and the gradient before each layer of a chain of "
        "{depth} units with weight {weight} and input {start}. {left}",
    )
    return text.format(
        function=name(figure),
        depth=figure.probe.depth,
        weight=format_number(figure.probe.weight),
        start=format_number(figure.probe.start),
        left=left(figure),
    )


def spoken(figure: ActivationFigure) -> str:
    """What the picture says, in words."""
    rows = zip(figure.inputs, figure.of_inputs, figure.slopes_of_inputs, strict=True)
    table = "; ".join(
        f"f({format_number(float(z))}) = {eight(a)}, f′ = {eight(s)}" for z, a, s in rows
    )
    return f"{name(figure)}. {table}. {left(figure)} {meaning(figure)}"
