"""The NumPy program of a graph: a line for each number of both passes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.basics.graph import Edge
from gui.graph.figure import GraphFigure

CODE = {
    "+": "{0} + {1}",
    "-": "{0} - {1}",
    "*": "{0} * {1}",
    "/": "{0} / {1}",
    "^": "{0} ** {1}",
    "negative": "-{0}",
    "ln": "np.log({0})",
    "sigmoid": "1 / (1 + np.exp(-{0}))",
    "relu": "np.maximum({0}, 0)",
}
SLOPE_CODE = {
    "+": ("{d}", "{d}"),
    "-": ("{d}", "-{d}"),
    "*": ("{d} * {1}", "{d} * {0}"),
    "/": ("{d} / {1}", "-{d} * {0} / {1}**2"),
    "^": ("{d} * {1} * {0} ** ({1} - 1)", "{d} * {y} * np.log({0})"),
    "negative": ("-{d}",),
    "exp": ("{d} * {y}",),
    "log": ("{d} / {0}",),
    "ln": ("{d} / {0}",),
    "log10": ("{d} / ({0} * np.log(10))",),
    "sqrt": ("{d} / (2 * {y})",),
    "sin": ("{d} * np.cos({0})",),
    "cos": ("-{d} * np.sin({0})",),
    "tan": ("{d} * (1 + {y}**2)",),
    "tanh": ("{d} * (1 - {y}**2)",),
    "sigmoid": ("{d} * {y} * (1 - {y})",),
    "relu": ("{d} * ({0} > 0)",),
    "abs": ("{d} * np.sign({0})",),
}


@dataclass(frozen=True)
class CodeLine:
    """A line of NumPy. step: when it is carried out, -1 for a heading."""

    text: str
    step: int
    value: float | None = None


def code(figure: GraphFigure) -> tuple[CodeLine, ...]:
    """Both passes in NumPy, a line for each number. figure.step does not matter."""
    graph, run = figure.graph, figure.run
    labels = [_literal(node.label) for node in graph.nodes]
    lines = [CodeLine("# " + QCoreApplication.translate("Graph", "inputs"), -1)]
    for key, value in figure.inputs.items():
        lines.append(CodeLine(f"{key} = {value!r}", 0, value))
    lines.append(CodeLine("# " + QCoreApplication.translate("Graph", "forward"), -1))
    moments = graph.moments
    for step, moment in enumerate(moments):
        if moment.way == "forward":
            node = graph.nodes[moment.node]
            operands = [labels[operand] for operand in node.operands]
            text = f"{labels[moment.node]} = {_call(node.name, operands)}"
            lines.append(CodeLine(text, step, run.values[moment.node]))
    lines.append(CodeLine("# " + QCoreApplication.translate("Graph", "backward"), -1))
    begun: dict[int, float] = {}
    for step, moment in enumerate(moments):
        if moment.way == "seed":
            lines.append(CodeLine(f"d{labels[moment.node]} = 1.0", step, 1.0))
        elif moment.way == "backward":
            for edge in graph.edges:
                if edge.target == moment.node and edge in run.flows:
                    lines.append(_slope_line(figure, edge, labels, begun, step))
    return tuple(lines)


def _slope_line(
    figure: GraphFigure, edge: Edge, labels: list[str], begun: dict[int, float], step: int
) -> CodeLine:
    target = figure.graph.nodes[edge.target]
    operands = [labels[operand] for operand in target.operands]
    gradient = f"d{labels[edge.target]}"
    if target.name in ("max", "min"):
        others = " and ".join(
            f"{operands[edge.slot]} {_beats(target.name, slot < edge.slot)} {other}"
            for slot, other in enumerate(operands)
            if slot != edge.slot
        )
        slope = f"{gradient} * ({others})"
    else:
        slope = SLOPE_CODE[target.name][edge.slot].format(
            *operands, d=gradient, y=labels[edge.target]
        )
    more = edge.source in begun
    begun[edge.source] = begun.get(edge.source, 0.0) + figure.run.flows[edge]
    text = f"d{labels[edge.source]} {'+=' if more else '='} {slope}"
    return CodeLine(text, step, begun[edge.source])


def _beats(operation: str, strictly: bool) -> str:
    sign = ">" if operation == "max" else "<"
    return sign if strictly else f"{sign}="


def _call(operation: str, operands: list[str]) -> str:
    if operation in CODE:
        return CODE[operation].format(*operands)
    if operation in ("max", "min"):
        return f"{operation}({', '.join(operands)})"
    return f"np.{operation}({', '.join(operands)})"


def _literal(label: str) -> str:
    return {"pi": "np.pi", "π": "np.pi", "e": "np.e"}.get(label, label)
