"""Gates: a perceptron of two inputs, the logic it can and cannot compute, and how it learns one.

It answers 1 where w₁·x₁ + w₂·x₂ + b > 0, so its answers change along a straight line of the plane.
Source: McCulloch & Pitts 1943; the learning rule Rosenblatt 1958; its limits Minsky & Papert 1969.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from engine.registry import Component, knob

Answers = tuple[int, int, int, int]
"""What is answered to each of INPUTS, in their order."""

INPUTS = ((0, 0), (0, 1), (1, 0), (1, 1))

GATES: dict[str, Answers] = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "nand": (1, 1, 1, 0),
    "xor": (0, 1, 1, 0),
}

LARGEST = 3.0


@dataclass(frozen=True)
class Perceptron(Component):
    """y = 1 where w₁·x₁ + w₂·x₂ + b > 0, else 0."""

    weight_1: float = knob(
        0.5, low=-LARGEST, high=LARGEST, label="Weight 1", help="What the first input counts"
    )
    weight_2: float = knob(
        0.5, low=-LARGEST, high=LARGEST, label="Weight 2", help="What the second input counts"
    )
    bias: float = knob(
        -0.7,
        low=-LARGEST,
        high=LARGEST,
        help="How easily the unit answers 1: what is added to the weighted inputs",
    )

    def sum(self, x1: float, x2: float) -> float:
        """w₁·x₁ + w₂·x₂ + b"""
        return self.weight_1 * x1 + self.weight_2 * x2 + self.bias

    def __call__(self, x1: float, x2: float) -> int:
        return int(self.sum(x1, x2) > 0)

    @property
    def answers(self) -> Answers:
        return _answers(self)


@dataclass(frozen=True)
class PerceptronRule(Component):
    """w ← w + η·(wanted − answer)·x, and the same for the bias with x = 1."""

    rate: float = knob(
        0.1,
        low=0.01,
        high=1.0,
        log=True,
        label="Learning rate",
        help="How far weights and bias go at each mistake",
    )


SOLUTIONS = {
    "and": Perceptron(0.5, 0.5, -0.7),
    "or": Perceptron(0.6, 0.6, -0.5),
    "nand": Perceptron(-0.5, -0.5, 0.7),
}
"""Weights that compute a gate, of the many that do; there are none for XOR."""


@dataclass(frozen=True)
class TwoLayers:
    """Two units that see the inputs, and a third that sees only the answers of these two."""

    first: Perceptron = SOLUTIONS["nand"]
    second: Perceptron = SOLUTIONS["or"]
    output: Perceptron = SOLUTIONS["and"]

    def hidden(self, x1: float, x2: float) -> tuple[int, int]:
        return self.first(x1, x2), self.second(x1, x2)

    def __call__(self, x1: float, x2: float) -> int:
        return self.output(*self.hidden(x1, x2))

    @property
    def answers(self) -> Answers:
        return _answers(self)


def _answers(gate: Perceptron | TwoLayers) -> Answers:
    none, second, first, both = (gate(*row) for row in INPUTS)
    return none, second, first, both


def mistakes(answers: Answers, wanted: Answers) -> int:
    """How many of the four answers are wrong."""
    return sum(one != other for one, other in zip(answers, wanted, strict=True))


def best_line(wanted: Answers) -> tuple[Perceptron, int]:
    """A perceptron that makes as few mistakes as any can, and how many it makes.

    Every gate that one line can compute is computed by some w₁, w₂ of −1, 0, 1 and b of ±½, ±1½,
    so these 36 are all that need be tried.
    """
    tried = [
        Perceptron(w1, w2, b)
        for w1, w2, b in itertools.product((-1, 0, 1), (-1, 0, 1), (-1.5, -0.5, 0.5, 1.5))
    ]
    best = min(tried, key=lambda one: mistakes(one.answers, wanted))
    return best, mistakes(best.answers, wanted)


@dataclass(frozen=True)
class Visit:
    """The perceptron rule at one row of the truth table: w ← w + η·(wanted − answer)·x.

    error: wanted − answer, 0 where nothing is changed. round: passes over the table before this.
    """

    before: Perceptron
    after: Perceptron
    row: int
    error: int
    round: int


def search(start: Perceptron, wanted: Answers, rate: float) -> Iterator[Visit]:
    """The perceptron rule, row after row, until a whole round changes nothing.

    Where no line answers as is wanted, the weights stay bounded and come back to where they were
    (Block & Levin 1970): it ends at the first round that begins as an earlier one did, and so
    would go in circles for ever. Weights are rounded to 9 decimals, so that a return is seen, and
    go no further than ±LARGEST.
    """
    now, seen = start, set()
    for number in itertools.count():
        if now in seen:
            return
        seen.add(now)
        changed = False
        for row, (x, target) in enumerate(zip(INPUTS, wanted, strict=True)):
            error = target - now(*x)
            after = _corrected(now, x, rate * error) if error else now
            yield Visit(now, after, row, error, number)
            changed |= bool(error)
            now = after
        if not changed:
            return


def _corrected(unit: Perceptron, x: tuple[int, int], step: float) -> Perceptron:
    def move(value: float, by: float) -> float:
        return min(max(round(value + by, 9), -LARGEST), LARGEST)

    return Perceptron(
        move(unit.weight_1, step * x[0]),
        move(unit.weight_2, step * x[1]),
        move(unit.bias, step),
    )
