"""Checks of what can be computed on paper: gates, activations, softmax, products, small graphs."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.basics import shapes
from engine.basics.chain import chain
from engine.basics.gates import INPUTS, Perceptron, TwoLayers
from engine.basics.graph_text import read
from engine.basics.softmax import softmax as softmax_steps
from engine.lessons.checks import Results, check
from engine.nn.activations import Activation, Identity, activations
from engine.nn.dense import Dense
from engine.registry import SettingError, from_config

Array = NDArray[Any]
Matrix = Sequence[Sequence[float]]


def _function(kind: str) -> Activation:
    return from_config(activations, {"kind": kind})


def _numbers(array: Array) -> list[float]:
    """All numbers of an array; what is infinite is no number here and given as nan."""
    return np.where(np.isfinite(array), array, np.nan).ravel().tolist()


@check("outputs")
def gate(weights: Sequence[float], bias: float) -> Results:
    """The truth table of a perceptron with two inputs."""
    return {"outputs": Perceptron(weights[0], weights[1], bias).answers}


@check("outputs", "first", "second")
def two_gates_then_one(
    first: Sequence[float], second: Sequence[float], last: Sequence[float]
) -> Results:
    """Two perceptrons and a third that takes their outputs; each as (w1, w2, b)."""
    gates = TwoLayers(Perceptron(*first), Perceptron(*second), Perceptron(*last))
    return {
        "outputs": gates.answers,
        "first": gates.first.answers,
        "second": gates.second.answers,
    }


@check("solved", "tried", "most_right")
def gates_tried(outputs: Sequence[float], limit: float, steps: int) -> Results:
    """Every (w1, w2, b) of a grid from −limit to limit tried as a gate with these outputs.

    solved: how many have the whole table right. most_right: rows that the best ones have right.
    """
    if not 2 <= steps <= 101:
        raise SettingError("A grid expects 2 to 101 steps, got {got}: choose fewer", got=steps)
    axis = np.linspace(-limit, limit, steps)
    right = np.zeros((steps, steps, steps), np.int64)
    w1, w2, b = np.meshgrid(axis, axis, axis, indexing="ij")
    for (x1, x2), wanted in zip(INPUTS, outputs, strict=True):
        right += (w1 * x1 + w2 * x2 + b > 0) == bool(wanted)
    return {
        "solved": [float((right == len(INPUTS)).sum())],
        "tried": [float(right.size)],
        "most_right": [float(right.max())],
    }


@check("values", "slopes")
def activation(kind: str, inputs: Sequence[float]) -> Results:
    """An activation function and its derivative at some places."""
    function, z = _function(kind), np.asarray(inputs, np.float64)
    return {"values": function(z).tolist(), "slopes": function.derivative(z).tolist()}


@check("factor")
def slope_chain(kind: str, length: int, at: float) -> Results:
    """What is left of a gradient behind `length` activations, the first one fed `at`."""
    return {"factor": [float(chain(_function(kind), at, length).gradients[0])]}


@check("exponentials", "sum", "shares")
def softmax(logits: Sequence[float]) -> Results:
    """The exponentials as they are written, their sum, and the shares of the shifted form."""
    steps = softmax_steps(logits)
    return {
        "exponentials": _numbers(steps.naive_exponentials),
        "sum": _numbers(np.array(steps.naive_total)),
        "shares": steps.shares.tolist(),
    }


@check("shares")
def naive_softmax(logits: Sequence[float]) -> Results:
    """exp(z) / Σ exp(z), just so: nan where the exponentials overflow."""
    return {"shares": softmax_steps(logits).naive_shares.tolist()}


@check("product", "shape", "reversed", "differs")
def product(left: Any, right: Any) -> Results:
    """A matrix product, row by row, its shape, and whether it is another one the other way round.

    reversed: the product the other way round; empty when the shapes forbid it.
    """
    a, b = np.asarray(left, np.float64), np.asarray(right, np.float64)
    result = shapes.product(a, b).result
    back = np.empty(0) if shapes.mismatch(b.shape, a.shape) else shapes.product(b, a).result
    return {
        "product": result.ravel().tolist(),
        "shape": [float(size) for size in result.shape],
        "reversed": back.ravel().tolist(),
        "differs": [float(not shapes.commutes(a, b))],
    }


@check("a1", "z1", "a2", "z2", "y")
def forward_pass(
    inputs: Sequence[float],
    weights: Sequence[Matrix],
    biases: Sequence[Sequence[float]],
    kind: str = "sigmoid",
) -> Results:
    """A pass through layers: the sums a1, a2, what becomes of them z1, z2, and the last sums y.

    weights: (inputs, units) of each layer, as the textbook writes them: a = x·W + b.
    """
    last = len(weights) - 1
    layers = [
        shapes.Layer(np.array(W), np.array(b), Identity() if n == last else _function(kind))
        for n, (W, b) in enumerate(zip(weights, biases, strict=True))
    ]
    trace = shapes.forward(np.array([inputs], np.float64), layers)
    if trace.trouble is not None:
        raise trace.trouble.error("x", "W")
    found: dict[str, Array] = {"y": trace.passes[-1].output}
    for number, each in enumerate(trace.passes[:-1], 1):
        found |= {f"a{number}": each.sums, f"z{number}": each.output}
    names = ("a1", "z1", "a2", "z2", "y")
    return {name: found[name].ravel().tolist() if name in found else [] for name in names}


@check("value", "gradients")
def graph(formula: str, inputs: Mapping[str, float], names: Sequence[str]) -> Results:
    """A computational graph: its value, and how that changes with the parts of these names."""
    made = read(formula)
    found = made.run(inputs)
    places = {node.label or node.name: place for place, node in enumerate(made.nodes)}
    return {
        "value": [found.values[-1]],
        "gradients": [found.gradients[places[name]] for name in names],
    }


@check("forward", "backward")
def activation_layer(kind: str, inputs: Matrix, gradients: Matrix) -> Results:
    """An activation as a layer: what passes it forward, and of a gradient backward."""
    function, z = _function(kind), np.asarray(inputs, np.float64)
    backward = np.asarray(gradients, np.float64) * function.derivative(z)
    return {"forward": function(z).ravel().tolist(), "backward": backward.ravel().tolist()}


@check("parameters")
def dense_parameters(inputs: int, units: int) -> Results:
    """How many weights and biases a dense layer of the engine has."""
    declared = Dense(key="h1", units=units).parameters((inputs,))
    return {"parameters": [float(sum(int(np.prod(each.shape)) for each in declared))]}


@check("same", "largest_difference")
def stacked_linear(sizes: Sequence[int], seed: int) -> Results:
    """Layers without activation, one after the other, against the one layer that they are.

    sizes: units from the input to the output; weights drawn at random. same: 1 when equal.
    """
    rng = np.random.default_rng(seed)
    matrices = [rng.normal(size=(m, n)) for m, n in itertools.pairwise(sizes)]
    biases = [rng.normal(size=n) for n in sizes[1:]]
    x = rng.normal(size=(100, sizes[0]))
    passed = x
    whole, shift = np.eye(sizes[0]), np.zeros(sizes[0])
    for matrix, bias in zip(matrices, biases, strict=True):
        passed = passed @ matrix + bias
        whole, shift = whole @ matrix, shift @ matrix + bias
    difference = float(np.abs(passed - (x @ whole + shift)).max())
    return {"same": [float(difference < 1e-9)], "largest_difference": [difference]}
