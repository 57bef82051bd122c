"""What a picture of a gate shows: the units, what is wanted of them, and the rule at work."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from engine.basics.gates import GATES, Answers, Perceptron, TwoLayers, Visit, mistakes

LOW, HIGH = -0.5, 1.5
"""Both ends of each axis: the inputs are 0 and 1."""
Polygon = tuple[QPointF, ...]


@dataclass(frozen=True)
class GateFigure:
    """gate: one unit, or three in two layers. wanted: by its name in GATES.

    visit: the row that the rule has just been at. circles: it would go on for ever.
    """

    gate: Perceptron | TwoLayers
    wanted: str
    visit: Visit | None = None
    circles: bool = False

    @property
    def target(self) -> Answers:
        return GATES[self.wanted]

    @property
    def wrong(self) -> int:
        return mistakes(self.gate.answers, self.target)


def square() -> Polygon:
    """The whole plane that is drawn."""
    return tuple(QPointF(x, y) for x, y in ((LOW, LOW), (HIGH, LOW), (HIGH, HIGH), (LOW, HIGH)))


def side(polygon: Polygon, unit: Perceptron, answer: int) -> Polygon:
    """The part of a convex polygon where a unit gives that answer (Sutherland & Hodgman 1974)."""
    sign = 1.0 if answer else -1.0
    found: list[QPointF] = []
    for here, there in zip(polygon, (*polygon[1:], *polygon[:1]), strict=True):
        at, to = (sign * unit.sum(p.x(), p.y()) for p in (here, there))
        if at >= 0:
            found.append(here)
        if (at < 0) != (to < 0):
            found.append(here + (there - here) * (at / (at - to)))
    return tuple(found) if len(found) > 2 and _flat(unit) != 1 - answer else ()


def _flat(unit: Perceptron) -> int | None:
    """The one answer of a unit that looks at no input; None if it looks."""
    return None if unit.weight_1 or unit.weight_2 else unit(0, 0)


def ends(unit: Perceptron) -> tuple[QPointF, QPointF] | None:
    """Two points of the line where the sum is 0, beyond the plane; None without such a line."""
    w1, w2, b = unit.weight_1, unit.weight_2, unit.bias
    if not (w1 or w2):
        return None
    far = (LOW - 1, HIGH + 1)
    if abs(w2) >= abs(w1):
        first, second = (QPointF(x, -(w1 * x + b) / w2) for x in far)
    else:
        first, second = (QPointF(-(w2 * y + b) / w1, y) for y in far)
    return first, second
