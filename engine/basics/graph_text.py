"""Reads a computational graph from a text, and has some that are ready.

`subtotal = price * count; total = subtotal * tax`: parts in the grammar of engine.expressions,
parted by semicolons. A name that no part has made is an input.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from engine.basics.graph import INPUT, NUMBER, OPERATION, Graph, Node
from engine.expressions.derivatives import RULES
from engine.expressions.expression import Step
from engine.expressions.parser import CONSTANTS, ExpressionError, free_names, parse

MOST_OPERATIONS = 32
LONGEST_NAME = 16
LONGEST_TEXT = 400


def read(text: str) -> Graph:
    """The graph of a text: parts parted by semicolons, each a formula or `name = formula`.

    The last part is the result. Raises ExpressionError, which knows the place in the text.
    """
    if len(text) > LONGEST_TEXT:
        raise ExpressionError(
            "A formula expects at most {limit} characters, got {got}: shorten it",
            limit=LONGEST_TEXT,
            got=len(text),
            place=LONGEST_TEXT + 1,
        )
    reader, start = _Reader(), 0
    parts = text.replace("；", ";").replace("\n", ";").split(";")
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    for part in parts:
        try:
            reader.read(part)
        except ExpressionError as error:
            place = min(error.place + start, len(text) + 1)
            raise ExpressionError(error.template, **{**error.values, "place": place}) from None
        start += len(part) + 1
    return _pruned(text, reader.nodes)


class _Reader:
    """Reads parts one after the other; what one has named the next may use."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.named: dict[str, int] = {}
        self.counted = 0

    def read(self, part: str) -> None:
        label, formula = "", part
        equals = part.replace("＝", "=").find("=")
        # An equals sign that is no part of a comparison gives a name.
        if equals == 0 or (equals > 0 and part[equals - 1] not in "<>"):
            label, formula = part[:equals].strip(), part[equals + 1 :]
            self._check_name(label, len(part) - len(part.lstrip()))
        shift = len(part) - len(formula)
        try:
            known = tuple(dict.fromkeys((*self.named, *free_names(formula))))
            steps = parse(formula, known).steps
        except ExpressionError as error:
            raise ExpressionError(
                error.template, **{**error.values, "place": error.place + shift}
            ) from None
        made = self._add(steps, shift)
        if label:
            if label in (node.label for node in self.nodes):
                raise ExpressionError(
                    "A name expects to be given once, got {name} again at character {place}: "
                    "choose another",
                    name=label,
                    place=len(part) - len(part.lstrip()) + 1,
                )
            node = self.nodes[made]
            if not node.label:
                self.nodes[made] = replace(node, label=label)
            self.named[label] = made

    def _check_name(self, name: str, place: int) -> None:
        try:
            plain = free_names(name) == (name,)
        except ExpressionError:
            plain = False
        if not plain or name in CONSTANTS or len(name) > LONGEST_NAME:
            raise ExpressionError(
                "Before = a name of at most {limit} letters is expected, got {got} at character "
                "{place}: write total = price * count",
                limit=LONGEST_NAME,
                got=repr(name),
                place=place + 1,
            )

    def _add(self, steps: Sequence[Step], shift: int) -> int:
        """Append the steps of a formula; the index of its result."""
        places: list[int] = []
        for step in steps:
            operands = tuple(places[operand] for operand in step.operands)
            if step.kind == "variable":
                places.append(self._variable(step, shift))
            elif step.kind == "number":
                self.nodes.append(Node(NUMBER, step.name, step.name, value=step.value))
                places.append(len(self.nodes) - 1)
            else:
                places.append(self._operation(step, operands, shift))
        return places[-1]

    def _variable(self, step: Step, shift: int) -> int:
        if step.name not in self.named:
            if len(step.name) > LONGEST_NAME:
                raise ExpressionError(
                    "A name expects at most {limit} letters, got {got} at character {place}: "
                    "shorten it",
                    limit=LONGEST_NAME,
                    got=len(step.name),
                    place=step.start + shift + 1,
                )
            self.nodes.append(Node(INPUT, step.name, step.name))
            self.named[step.name] = len(self.nodes) - 1
        return self.named[step.name]

    def _operation(self, step: Step, operands: tuple[int, ...], shift: int) -> int:
        if step.name not in RULES:
            raise ExpressionError(
                "A graph expects operations with a derivative, got {name} at character {place}: "
                "use {known}",
                name=step.name,
                known=", ".join(name for name in RULES if name != "negative"),
                place=step.start + shift + 1,
            )
        if self.counted >= MOST_OPERATIONS:
            raise ExpressionError(
                "A graph expects at most {limit} operations, got more at character {place}: "
                "shorten the formula",
                limit=MOST_OPERATIONS,
                place=step.start + shift + 1,
            )
        self.counted += 1
        self.nodes.append(Node(OPERATION, step.name, "", operands))
        return len(self.nodes) - 1


def _pruned(text: str, nodes: Sequence[Node]) -> Graph:
    """What the last part is made of; refuses parts that lead nowhere."""
    if nodes[-1].kind != OPERATION:
        raise ExpressionError(
            "A graph expects at least one operation, got none at character {place}: write "
            "price * count",
            place=len(text) + 1,
        )
    nodes = _labelled(nodes)
    used = {len(nodes) - 1}
    for index in range(len(nodes) - 1, -1, -1):
        if index in used:
            used.update(nodes[index].operands)
    unused = [nodes[i].label for i in range(len(nodes)) if i not in used]
    if unused:
        raise ExpressionError(
            "The last part expects to use all before it, got no use of {name} (character {place} "
            "is the end): use it, or remove it",
            name=unused[-1],
            place=len(text) + 1,
        )
    return Graph(text, tuple(nodes))


def _labelled(nodes: Sequence[Node]) -> list[Node]:
    """Results that nobody has named are called u1, u2 and so on."""
    taken = {node.label for node in nodes}
    free = (name for name in map("u{}".format, itertools.count(1)) if name not in taken)
    return [node if node.label else replace(node, label=next(free)) for node in nodes]


@dataclass(frozen=True)
class Example:
    """A graph that is ready, with the numbers it begins with."""

    key: str
    text: str
    inputs: Mapping[str, float]

    @property
    def graph(self) -> Graph:
        return read(self.text)


EXAMPLES = (
    Example(
        "apples",
        "subtotal = apple_price * apple_count; total = subtotal * tax",
        {"apple_price": 100.0, "apple_count": 2.0, "tax": 1.1},
    ),
    Example(
        "fruit",
        "apples = apple_price * apple_count; oranges = orange_price * orange_count; "
        "subtotal = apples + oranges; total = subtotal * tax",
        {
            "apple_price": 100.0,
            "apple_count": 2.0,
            "orange_price": 150.0,
            "orange_count": 3.0,
            "tax": 1.1,
        },
    ),
    Example("sigmoid", "y = 1 / (1 + exp(-x))", {"x": 1.0}),
    Example(
        "softmax",
        "e1 = exp(z1); e2 = exp(z2); p = e1 / (e1 + e2); loss = -log(p)",
        {"z1": 1.0, "z2": 2.0},
    ),
    Example(
        "neuron",
        "a = w1*x1 + w2*x2 + b; y = sigmoid(a); loss = (y - t)^2",
        {"w1": 0.5, "x1": 1.0, "w2": -0.3, "x2": 2.0, "b": 0.4, "t": 1.0},
    ),
)
