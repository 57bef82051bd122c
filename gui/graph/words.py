"""The words of the graph: each step in formulas, in a sentence, and tried out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.basics.graph import NUMBER, Edge, nudged
from gui.graph.figure import GraphFigure
from gui.numbers import format_number

NUDGE = 0.001
SIGNS = {"*": "×", "/": "÷", "-": "−", "negative": "−"}
FORMULAS = {
    "+": "{0} + {1}",
    "-": "{0} − {1}",
    "*": "{0} × {1}",
    "/": "{0} ÷ {1}",
    "^": "{0} ^ {1}",
    "negative": "−{0}",
}
SLOPES = {
    "+": ("1", "1"),
    "-": ("1", "−1"),
    "*": ("{1}", "{0}"),
    "/": ("1 ÷ {1}", "−{0} ÷ {1}²"),
    "^": ("{1} × {0} ^ ({1} − 1)", "{y} × log {0}"),
    "negative": ("−1",),
    "exp": ("{y}",),
    "log": ("1 ÷ {0}",),
    "ln": ("1 ÷ {0}",),
    "log10": ("1 ÷ ({0} × log 10)",),
    "sqrt": ("1 ÷ (2 × {y})",),
    "sin": ("cos {0}",),
    "cos": ("−sin {0}",),
    "tan": ("1 + {y}²",),
    "tanh": ("1 − {y}²",),
    "sigmoid": ("{y} × (1 − {y})",),
}
"""Local derivatives in letters; those of relu, abs, max and min are plain numbers."""


def number(value: float) -> str:
    return format_number(float(value))


def bracketed(value: float) -> str:
    text = number(value)
    return f"({text})" if text.startswith("−") else text


def sign(operation: str) -> str:
    return SIGNS.get(operation, operation)


def value_formula(figure: GraphFigure, node: int) -> tuple[str, str]:
    """ "subtotal = price × count" and "= 100 × 2 = 200"."""
    made = figure.graph.nodes[node]
    names = [figure.graph.nodes[operand].label for operand in made.operands]
    numbers = [bracketed(figure.run.values[operand]) for operand in made.operands]
    slots = ", ".join(f"{{{slot}}}" for slot in range(len(names)))
    plain = f"{made.name}({slots})"
    formula = FORMULAS.get(made.name, plain)
    result = number(figure.run.values[node])
    return (
        f"{made.label} = {formula.format(*names)}",
        f"= {formula.format(*numbers)} = {result}",
    )


def slope_formula(figure: GraphFigure, edge: Edge) -> str:
    """ "∂subtotal/∂price = count = 2"."""
    nodes = figure.graph.nodes
    target = nodes[edge.target]
    names = [nodes[operand].label for operand in target.operands]
    shown = number(figure.run.local[edge])
    letters = SLOPES.get(target.name)
    head = f"∂{target.label}/∂{nodes[edge.source].label}"
    if letters is None:
        return f"{head} = {shown}"
    middle = letters[edge.slot].format(*names, y=target.label)
    return f"{head} = {shown}" if middle == shown else f"{head} = {middle} = {shown}"


def flow_formula(figure: GraphFigure, edge: Edge) -> str:
    """ "∂total/∂price = 1.1 × 2 = 2.2": the gradient from the right, times the local derivative."""
    upstream, local = figure.run.gradients[edge.target], figure.run.local[edge]
    flow = number(figure.run.flows[edge])
    nodes = figure.graph.nodes
    head = f"∂{nodes[-1].label}/∂{nodes[edge.source].label}"
    product = f"{number(upstream)} × {bracketed(local)} = {flow}"
    if len(figure.users(edge.source)) > 1:
        text = QCoreApplication.translate("Graph", "part of {derivative}: {product}")
        return text.format(derivative=head, product=product)
    return f"{head} = {product}"


def name(figure: GraphFigure) -> str:
    """What step this is."""
    way, node = figure.moment.way, figure.moment.node
    if figure.whole:
        return QCoreApplication.translate("Graph", "Both passes")
    if way == "inputs":
        return QCoreApplication.translate("Graph", "The inputs")
    label = figure.graph.nodes[node].label
    if way == "forward":
        return QCoreApplication.translate("Graph", "Forward: {name}").format(name=label)
    if way == "seed":
        return QCoreApplication.translate("Graph", "The way back begins")
    return QCoreApplication.translate("Graph", "Backward through {name}").format(name=label)


def formulas(figure: GraphFigure) -> tuple[str, ...]:
    """The lines that compute the step in hand."""
    way, node = figure.moment.way, figure.moment.node
    label = figure.graph.nodes[node].label
    if way == "inputs":
        return tuple(f"{key} = {number(value)}" for key, value in figure.inputs.items())
    if way == "forward":
        return value_formula(figure, node)
    if way == "seed":
        return (f"∂{label}/∂{label} = 1",)
    found = []
    for edge in figure.graph.edges:
        if edge.target == node and edge in figure.run.flows:
            found += [slope_formula(figure, edge), flow_formula(figure, edge)]
    return tuple(found)


def sentence(figure: GraphFigure) -> str:
    """Why the numbers of the step in hand are what they are."""
    way, node = figure.moment.way, figure.moment.node
    result = figure.graph.nodes[-1].label
    if way == "inputs":
        return QCoreApplication.translate(
            "Graph",
            "These numbers are given. Click one to change it; a step computes what is made of "
            "them, one node at a time.",
        )
    if way == "forward":
        return QCoreApplication.translate(
            "Graph", "The node takes what comes from the left and hands its result to the right."
        )
    if way == "seed":
        return QCoreApplication.translate(
            "Graph",
            "If {name} grows by a little, it grows by just that: its gradient with respect to "
            "itself is 1.",
        ).format(name=result)
    return _rules()[figure.graph.nodes[node].name]


def _rules() -> dict[str, str]:
    times = QCoreApplication.translate(
        "Graph", "The gradient from the right is multiplied by the slope of the function here."
    )
    return dict.fromkeys(("log10", "sqrt", "sin", "cos", "tan", "tanh"), times) | {
        "+": QCoreApplication.translate(
            "Graph", "A sum hands the gradient on unchanged, to every term."
        ),
        "-": QCoreApplication.translate(
            "Graph",
            "A difference hands the gradient on: unchanged to the first term, with its sign "
            "turned to the second.",
        ),
        "*": QCoreApplication.translate(
            "Graph", "A product hands the gradient on, times the other factor."
        ),
        "/": QCoreApplication.translate(
            "Graph",
            "A quotient divides the gradient by the denominator; the denominator itself gets it "
            "with its sign turned, times the numerator over the denominator squared.",
        ),
        "^": QCoreApplication.translate(
            "Graph", "A power multiplies the gradient by the exponent and the next lower power."
        ),
        "negative": QCoreApplication.translate("Graph", "A minus turns the sign of the gradient."),
        "exp": QCoreApplication.translate(
            "Graph", "The exponential is its own slope: the gradient is multiplied by its result."
        ),
        "log": _log_rule(),
        "ln": _log_rule(),
        "sigmoid": QCoreApplication.translate(
            "Graph",
            "The slope of a sigmoid follows from its result y alone: y × (1 − y), never more "
            "than 0.25.",
        ),
        "relu": QCoreApplication.translate(
            "Graph",
            "ReLU lets the gradient through where its input is above 0, and stops it elsewhere.",
        ),
        "abs": QCoreApplication.translate(
            "Graph", "The absolute value hands the gradient on with the sign of its input."
        ),
        "max": QCoreApplication.translate(
            "Graph", "Only the largest operand gets the gradient: the others change nothing."
        ),
        "min": QCoreApplication.translate(
            "Graph", "Only the smallest operand gets the gradient: the others change nothing."
        ),
    }


def _log_rule() -> str:
    return QCoreApplication.translate("Graph", "A logarithm divides the gradient by its input.")


def remark(figure: GraphFigure) -> str:
    """What else is worth saying: a sum of gradients, a trial by a small change, a missing value."""
    broken = missing(figure)
    if broken:
        return broken
    if figure.moment.way != "backward":
        return ""
    graph, found = figure.graph, []
    sources = graph.nodes[figure.moment.node].operands
    for source in dict.fromkeys(sources):
        node, users = graph.nodes[source], figure.users(source)
        if not graph.varies(source) or not figure.is_summed(source):
            continue
        if len(users) > 1:
            text = QCoreApplication.translate(
                "Graph", "{name} is used {count} times, so what comes back adds up: {sum}."
            )
            flows = " + ".join(bracketed(figure.run.flows[edge]) for edge in users)
            total = f"{flows} = {number(figure.run.gradients[source])}"
            found.append(text.format(name=node.label, count=len(users), sum=total))
        if node.name in figure.inputs:
            text = QCoreApplication.translate(
                "Graph",
                "Try it: with {name} larger by {change}, {result} changes by {effect}, which is "
                "{quotient} times as much.",
            )
            quotient = nudged(graph, figure.inputs, node.name, NUDGE)
            said = text.format(
                name=node.label,
                change=number(NUDGE),
                result=graph.nodes[-1].label,
                effect=number(quotient * NUDGE),
                quotient=number(quotient),
            )
            found.append(said)
    return "\n".join(found)


def missing(figure: GraphFigure) -> str:
    """Which number is the first that does not exist or is too large; "" where all are finite."""
    for index in figure.graph.operations:
        value = figure.run.values[index]
        if figure.is_known(index) and abs(value) * 0 != 0:
            formula = " ".join(value_formula(figure, index))
            if value != value:
                text = QCoreApplication.translate(
                    "Graph", "{formula}: there is no such number. Change what goes in."
                )
            else:
                text = QCoreApplication.translate(
                    "Graph", "{formula}: too large, or divided by 0. Change what goes in."
                )
            return text.format(formula=formula)
    return ""


def spoken(figure: GraphFigure) -> str:
    """What the picture says, in words."""
    parts = (name(figure), *formulas(figure), sentence(figure), remark(figure))
    return ". ".join(part.rstrip(".") for part in parts if part)


def caption(figure: GraphFigure) -> str:
    """The sentence under the exported figure."""
    text = QCoreApplication.translate(
        "Graph",
        "Computational graph of {formula}. Above each edge its value, below it the gradient of "
        "{result}.",
    )
    result = figure.graph.nodes[-1].label
    return text.format(formula=figure.graph.text.strip(), result=result)


def pointed_node(figure: GraphFigure, node: int) -> str:
    """What the status bar says of a node."""
    made = figure.graph.nodes[node]
    if made.kind == NUMBER:
        return made.label
    text = QCoreApplication.translate("Graph", "{name}: value {value}")
    both = QCoreApplication.translate("Graph", "{name}: value {value}, gradient {gradient}")
    if not figure.is_known(node):
        return QCoreApplication.translate("Graph", "{name}: not computed yet").format(
            name=made.label
        )
    gradient = figure.run.gradients[node]
    return (both if figure.is_summed(node) else text).format(
        name=made.label, value=number(figure.run.values[node]), gradient=number(gradient)
    )
