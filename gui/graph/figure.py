"""What a picture of a graph shows: the graph, its numbers, and how far a walk has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engine.basics.graph import OPERATION, Edge, Graph, Moment, Pass


@dataclass(frozen=True, eq=False)
class GraphFigure:
    """A graph at one step of a walk. step: a place in graph.moments. whole: nothing is in hand."""

    graph: Graph
    inputs: Mapping[str, float]
    run: Pass
    step: int
    whole: bool = False

    @property
    def moment(self) -> Moment:
        return self.graph.moments[self.step]

    @property
    def in_hand(self) -> int:
        """The node in hand, -1 where none is."""
        return -1 if self.whole else self.moment.node

    @property
    def seed(self) -> int:
        """The step at which the way back begins."""
        return len(self.graph.operations) + 1

    def is_known(self, node: int) -> bool:
        """Whether the value of a node has been computed."""
        if self.graph.nodes[node].kind != OPERATION:
            return True
        return self.step >= 1 + self.graph.operations.index(node)

    def is_passed(self, node: int) -> bool:
        """Whether the way back has led through an operation."""
        after = len(self.graph.operations) - self.graph.operations.index(node)
        return self.step >= self.seed + after

    def is_flowing(self, edge: Edge) -> bool:
        """Whether the gradient on an edge is known."""
        return edge in self.run.flows and self.is_passed(edge.target)

    def users(self, node: int) -> tuple[Edge, ...]:
        return tuple(edge for edge in self.graph.edges if edge.source == node)

    def is_summed(self, node: int) -> bool:
        """Whether all that flows back into a node is known."""
        if node == len(self.graph.nodes) - 1:
            return self.step >= self.seed
        return all(self.is_flowing(edge) for edge in self.users(node))
