"""The words of softmax: the heads of its columns, and what went wrong in the naive form."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.basics.softmax import Scores, Softmax, largest_exponent
from gui.numbers import MINUS, format_number


def eight(value: float) -> str:
    """Eight decimals: 0.01821127; too small or too large a number as 2.06106005e−09."""
    plain = value == 0 or 1e-4 <= abs(value) < 1e6
    text = f"{value:.8f}" if plain else f"{value:.8e}"
    return text.replace("-", MINUS).replace("inf", "∞").replace("nan", "NaN")


def short(value: float) -> str:
    """Four digits, where there is no room for eight decimals."""
    return format_number(value)


def winner(scores: Scores, made: Softmax) -> str:
    """Which class has the largest share."""
    best = int(made.shares.argmax())
    text = QCoreApplication.translate(
        "Softmax", "Class {number} has the largest share: {percent}. The shares add up to 1."
    )
    return text.format(
        number=best + 1, percent=f"{format_number(100 * float(made.shares[best]), 6)} %"
    )


def naive(scores: Scores, made: Softmax) -> str:
    """What became of the naive form."""
    if not made.naive_fails:
        return QCoreApplication.translate(
            "Softmax",
            "The naive form gives the same shares here, since no exponential is too large.",
        )
    end = format_number(largest_exponent(scores.precision), 4)
    if made.naive_total == 0:
        text = QCoreApplication.translate(
            "Softmax",
            "Every exponential is too small a number for {precision} and becomes 0; 0 / 0 is no "
            "number. With the maximum subtracted one of them is exp(0) = 1.",
        )
    else:
        text = QCoreApplication.translate(
            "Softmax",
            "In {precision} exp(x) is ∞ from x = {end} on, and ∞ / ∞ is no number. With the "
            "maximum subtracted no exponential is above 1.",
        )
    return text.format(precision=scores.precision, end=end)


def caption(scores: Scores, made: Softmax) -> str:
    """The sentence under the exported figure."""
    text = QCoreApplication.translate(
        "Softmax", "Softmax of {count} scores at temperature {temperature}, in {precision}. {naive}"
    )
    return text.format(
        count=scores.count,
        temperature=format_number(scores.temperature),
        precision=scores.precision,
        naive=naive(scores, made),
    )


def spoken(scores: Scores, made: Softmax) -> str:
    """What the picture says, in words."""
    shares = ", ".join(eight(float(share)) for share in made.shares)
    return f"{shares}. {winner(scores, made)} {naive(scores, made)}"
