"""Computational graph: a formula as the operations it is made of, walked forward and backward.

Every input is one node, however often it occurs, so that the gradients of its ways come together
in it. graph_text.py reads one from a text.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.expressions.derivatives import RULES
from engine.expressions.expression import FUNCTIONS, OPERATIONS
from engine.registry import SettingError

INPUT, NUMBER, OPERATION = "input", "number", "operation"


@dataclass(frozen=True)
class Node:
    """A number that flows. kind: INPUT, NUMBER or OPERATION.

    name: of the input or the operation, a number's text. label: what the number is called.
    operands: indices of earlier nodes. value: of a NUMBER.
    """

    kind: str
    name: str
    label: str
    operands: tuple[int, ...] = ()
    value: float = math.nan


@dataclass(frozen=True)
class Edge:
    """The way from a node to an operation. slot: which of its operands it is."""

    source: int
    target: int
    slot: int


@dataclass(frozen=True)
class Moment:
    """One step of a walk. way: "inputs", "forward", "seed" (the gradient 1 at the end), "backward".

    node: the operation in hand; at "seed" the result, at "inputs" -1.
    """

    way: str
    node: int = -1


@dataclass(frozen=True)
class Pass:
    """A forward and a backward pass. values, gradients: of each node. local: of each edge.

    flows: what each edge carries back: the gradient of its target times its local derivative.
    A node's gradient is the sum of the flows of the edges that leave it.
    """

    values: tuple[float, ...]
    gradients: tuple[float, ...]
    local: Mapping[Edge, float]
    flows: Mapping[Edge, float]


@dataclass(frozen=True)
class Graph:
    """Nodes of which operands come before what is made of them, the result last."""

    text: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(
            self,
            "edges",
            tuple(
                Edge(source, target, slot)
                for target, node in enumerate(self.nodes)
                for slot, source in enumerate(node.operands)
            ),
        )

    @property
    def inputs(self) -> tuple[str, ...]:
        """The names of the inputs, in the order of their first occurrence."""
        return tuple(node.name for node in self.nodes if node.kind == INPUT)

    @property
    def operations(self) -> tuple[int, ...]:
        return tuple(i for i, node in enumerate(self.nodes) if node.kind == OPERATION)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The steps of a walk: the inputs, forward through all operations, and back again."""
        forward = self.operations
        return (
            Moment("inputs"),
            *(Moment("forward", node) for node in forward),
            Moment("seed", len(self.nodes) - 1),
            *(Moment("backward", node) for node in reversed(forward)),
        )

    def varies(self, index: int) -> bool:
        """Whether an input has a part in the node; a number alone needs no gradient."""
        node = self.nodes[index]
        return node.kind == INPUT or any(self.varies(operand) for operand in node.operands)

    def run(self, inputs: Mapping[str, float]) -> Pass:
        """Both passes, in float64. A number that does not exist is nan, one too large inf."""
        values: list[float] = []
        with np.errstate(all="ignore"):
            for node in self.nodes:
                if node.kind == OPERATION:
                    compute = OPERATIONS.get(node.name) or FUNCTIONS[node.name]
                    operands = [np.float64(values[operand]) for operand in node.operands]
                    values.append(float(compute(*operands)))
                else:
                    known = node.kind == NUMBER
                    values.append(float(node.value if known else inputs[node.name]))
            local, flows, gradients = self._backward(values)
        return Pass(tuple(values), gradients, local, flows)

    def _backward(
        self, values: Sequence[float]
    ) -> tuple[dict[Edge, float], dict[Edge, float], tuple[float, ...]]:
        """dL/dx = Σ dL/dy · dy/dx over all y that x flows into, from the result back."""
        gradients = [0.0] * len(values)
        gradients[-1] = 1.0
        local: dict[Edge, float] = {}
        flows: dict[Edge, float] = {}
        for target in reversed(self.operations):
            node = self.nodes[target]
            operands = [np.float64(values[operand]) for operand in node.operands]
            rule = RULES[node.name](np.float64(values[target]), *operands)
            for slot, (source, slope) in enumerate(zip(node.operands, rule, strict=True)):
                if not self.varies(source):
                    continue
                edge = Edge(source, target, slot)
                local[edge] = float(slope)
                flows[edge] = float(gradients[target] * slope)
                gradients[source] += flows[edge]
        return local, flows, tuple(gradients)


def nudged(graph: Graph, inputs: Mapping[str, float], name: str, change: float) -> float:
    """(f(x + change) − f(x)) / change: what the derivative of an input says, tried out."""
    if name not in inputs:
        raise SettingError(
            "A graph expects one of its inputs {known}, got {got}: choose one",
            known=", ".join(inputs),
            got=name,
        )
    before = graph.run(inputs).values[-1]
    after = graph.run({**inputs, name: inputs[name] + change}).values[-1]
    return (after - before) / change
