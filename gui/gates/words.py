"""The words of a gate: its formula, what each row of the table asks of it, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.basics.gates import INPUTS, Perceptron, best_line
from gui.gates.figure import GateFigure
from gui.numbers import MINUS, format_number


def name(gate: str) -> str:
    """Gates are called the same in every language."""
    return gate.upper()


def formula(unit: Perceptron, first: str = "x₁", second: str = "x₂") -> str:
    """0.5·x₁ + 0.5·x₂ − 0.7"""
    lead = MINUS if unit.weight_1 < 0 else ""
    return (
        f"{lead}{format_number(abs(unit.weight_1))}·{first}"
        f"{_term(unit.weight_2)}·{second}{_term(unit.bias)}"
    )


def _term(value: float) -> str:
    return f" {MINUS if value < 0 else '+'} {format_number(abs(value))}"


def needs(row: int, wanted: int) -> str:
    """What a row of the table asks of the weights: w₁ + b > 0."""
    x1, x2 = INPUTS[row]
    terms = [text for text, seen in (("w₁", x1), ("w₂", x2), ("b", 1)) if seen]
    return f"{' + '.join(terms)} {'> 0' if wanted else '≤ 0'}"


def outcome(figure: GateFigure) -> str:
    """How many of the four rows are right."""
    if figure.wrong == 0:
        text = QCoreApplication.translate("Gates", "All four answers are those of {gate}.")
        return text.format(gate=name(figure.wanted))
    text = QCoreApplication.translate("Gates", "{right} of 4 answers are those of {gate}.")
    return text.format(right=4 - figure.wrong, gate=name(figure.wanted))


def explained(figure: GateFigure) -> tuple[str, ...]:
    """Paragraphs beneath the table."""
    found = []
    if figure.visit is not None:
        found.append(visited(figure))
    if figure.circles:
        found.append(
            QCoreApplication.translate(
                "Gates",
                "The weights are back where they were at the beginning of an earlier round: from "
                "here the rule would go in circles for ever.",
            )
        )
    if not isinstance(figure.gate, Perceptron):
        if figure.wanted != "xor" or figure.wrong:
            return tuple(found)
        found.append(
            QCoreApplication.translate(
                "Gates",
                "The first layer moves the points: what it answers to (0, 1) and (1, 0) is the "
                "same, so that a single line of the second layer can part them from the others.",
            )
        )
        return tuple(found)
    least = best_line(figure.target)[1]
    if least:
        found.append(
            QCoreApplication.translate(
                "Gates",
                "No weights will do. Rows 2 and 3 together ask for w₁ + w₂ + 2b > 0, rows 1 and 4 "
                "together for w₁ + w₂ + 2b ≤ 0: both cannot be. The best that one line can do is "
                "{best} of 4.",
            ).format(best=4 - least)
        )
    return tuple(found)


def visited(figure: GateFigure) -> str:
    """What the rule did at the row that it has just been at."""
    visit = figure.visit
    assert visit is not None
    where = QCoreApplication.translate("Gates", "Round {round}, row {row}:").format(
        round=visit.round + 1, row=visit.row + 1
    )
    if not visit.error:
        what = QCoreApplication.translate("Gates", "the answer is right, nothing changes.")
        return f"{where} {what}"
    what = QCoreApplication.translate(
        "Gates", "the answer is {answer}, wanted is {wanted}, so the weights of inputs that are 1"
        " and the bias go {way}: w₁ {w1}, w₂ {w2}, b {b}.",
    )  # fmt: skip
    up = QCoreApplication.translate("Gates", "up")
    down = QCoreApplication.translate("Gates", "down")
    wanted = figure.target[visit.row]
    return f"{where} " + what.format(
        answer=wanted - visit.error,
        wanted=wanted,
        way=up if visit.error > 0 else down,
        w1=format_number(visit.after.weight_1),
        w2=format_number(visit.after.weight_2),
        b=format_number(visit.after.bias),
    )


def caption(figure: GateFigure) -> str:
    """The sentence under the exported figure."""
    if isinstance(figure.gate, Perceptron):
        text = QCoreApplication.translate(
            "Gates", "A perceptron answers 1 where {formula} > 0. {outcome}"
        )
        return text.format(formula=formula(figure.gate), outcome=outcome(figure))
    text = QCoreApplication.translate("Gates", "Two layers of perceptrons. {outcome}")
    return text.format(outcome=outcome(figure))


def spoken(figure: GateFigure) -> str:
    """What the picture says, in words."""
    answers = ", ".join(
        f"{x1} {x2} → {answer}"
        for (x1, x2), answer in zip(INPUTS, figure.gate.answers, strict=True)
    )
    return " ".join((f"{answers}.", outcome(figure), *explained(figure)))
