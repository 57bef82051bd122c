"""Checks of what can be computed on paper: gates, activations, softmax, products, small graphs."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.lessons.checks import Results, check
from engine.nn.activations import Softmax, activations
from engine.nn.dense import Dense, Output
from engine.nn.initializers import Zeros
from engine.nn.network import OUTPUT_KEY, Network
from engine.registry import SettingError, from_config
from engine.training.frame import weight_tables

Array = NDArray[Any]
Matrix = Sequence[Sequence[float]]

CORNERS = np.array([(0, 0), (0, 1), (1, 0), (1, 1)], dtype=np.float64)
"""The four inputs of a gate, in the order in which a truth table lists them."""


def _gate(weights: Sequence[float], bias: float, inputs: Array) -> Array:
    """1 where w·x + b > 0, else 0."""
    step = from_config(activations, {"kind": "step"})
    return step(inputs @ np.asarray(weights, np.float64) + bias)


@check("outputs")
def gate(weights: Sequence[float], bias: float) -> Results:
    """The truth table of a perceptron with two inputs."""
    return {"outputs": _gate(weights, bias, CORNERS).tolist()}


@check("outputs", "first", "second")
def two_gates_then_one(
    first: Sequence[float], second: Sequence[float], last: Sequence[float]
) -> Results:
    """Two perceptrons and a third that takes their outputs; each as (w1, w2, b)."""
    hidden = np.column_stack([_gate(g[:2], g[2], CORNERS) for g in (first, second)])
    return {
        "outputs": _gate(last[:2], last[2], hidden).tolist(),
        "first": hidden[:, 0].tolist(),
        "second": hidden[:, 1].tolist(),
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
    for (x1, x2), wanted in zip(CORNERS, outputs, strict=True):
        right += (w1 * x1 + w2 * x2 + b > 0) == bool(wanted)
    return {
        "solved": [float((right == len(CORNERS)).sum())],
        "tried": [float(right.size)],
        "most_right": [float(right.max())],
    }


@check("values", "slopes")
def activation(kind: str, inputs: Sequence[float]) -> Results:
    """An activation function and its derivative at some places."""
    function = from_config(activations, {"kind": kind})
    z = np.asarray(inputs, np.float64)
    return {"values": function(z).tolist(), "slopes": function.derivative(z).tolist()}


@check("factor")
def slope_chain(kind: str, length: int, at: float) -> Results:
    """The product of the slopes of `length` activations in a chain, the first one fed `at`."""
    function = from_config(activations, {"kind": kind})
    z, factor = np.array([at]), 1.0
    for _ in range(length):
        factor *= float(function.derivative(z)[0])
        z = function(z)
    return {"factor": [factor]}


@check("exponentials", "sum", "shares")
def softmax(logits: Sequence[float]) -> Results:
    """The steps of softmax as they are written, and the shares that the engine's stable one gives.

    The exponentials overflow to inf, which is no number here and given as nan.
    """
    z = np.asarray(logits, np.float64)
    with np.errstate(over="ignore"):
        exponentials = np.exp(z)
    shares = Softmax()(z[:, None])[:, 0]
    finite = np.where(np.isfinite(exponentials), exponentials, np.nan)
    return {
        "exponentials": finite.tolist(),
        "sum": [float(finite.sum())],
        "shares": shares.tolist(),
    }


@check("shares")
def naive_softmax(logits: Sequence[float]) -> Results:
    """exp(z) / Σ exp(z), just so: nan where the exponentials overflow."""
    z = np.asarray(logits, np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        exponentials = np.exp(z)
        return {"shares": (exponentials / exponentials.sum()).tolist()}


@check("product", "shape", "reversed", "differs")
def product(left: Any, right: Any) -> Results:
    """A matrix product, row by row, its shape, and whether it is another one the other way round.

    reversed: the product the other way round; empty when the shapes forbid it.
    """
    a, b = np.asarray(left, np.float64), np.asarray(right, np.float64)
    if a.shape[-1] != b.shape[0]:
        raise SettingError(
            "A product expects as many rows right as columns left, got {left} and {right}: "
            "turn one of them",
            left=" × ".join(map(str, a.shape)),
            right=" × ".join(map(str, b.shape)),
        )
    forward = a @ b
    backward = b @ a if b.shape[-1] == a.shape[0] else np.empty(0)
    differs = forward.shape != backward.shape or not np.array_equal(forward, backward)
    return {
        "product": forward.ravel().tolist(),
        "shape": [float(size) for size in forward.shape],
        "reversed": backward.ravel().tolist(),
        "differs": [float(differs)],
    }


@check("a1", "z1", "a2", "z2", "y")
def forward_pass(
    inputs: Sequence[float],
    weights: Sequence[Matrix],
    biases: Sequence[Sequence[float]],
    kind: str = "sigmoid",
) -> Results:
    """A pass through a network of the engine: sums a1, a2, what becomes of them z1, z2, and y.

    weights: (inputs, units) of each layer, as the textbook writes them: a = x·W + b.
    """
    function = from_config(activations, {"kind": kind})
    matrices = [np.asarray(matrix, np.float64) for matrix in weights]
    *hidden, last = matrices
    layers = tuple(
        Dense(key=f"h{place}", units=matrix.shape[1], activation=function)
        for place, matrix in enumerate(hidden, 1)
    )
    output = Output(activation=from_config(activations, {"kind": "identity"}))
    network = Network(layers, output, (len(inputs),), last.shape[1], "float64")
    found: dict[str, list[float]] = {}
    x = np.asarray(inputs, np.float64)
    keys = [*(layer.key for layer in layers), OUTPUT_KEY]
    for place, (key, matrix, bias) in enumerate(zip(keys, matrices, biases, strict=True), 1):
        view = network.view(network.parameters, key)
        view[:, :-1], view[:, -1] = matrix.T, bias
        table = weight_tables(network)[key]
        total = table[:, :-1] @ x + table[:, -1]
        x = total if key == OUTPUT_KEY else function(total)
        found |= (
            {"y": x.tolist()}
            if key == OUTPUT_KEY
            else {f"a{place}": total.tolist(), f"z{place}": x.tolist()}
        )
    return {name: found.get(name, []) for name in ("a1", "z1", "a2", "z2", "y")}


@check("forward", "backward")
def activation_layer(kind: str, inputs: Matrix, gradients: Matrix) -> Results:
    """An activation as a layer: what passes it forward, and of a gradient backward."""
    function = from_config(activations, {"kind": kind})
    z = np.asarray(inputs, np.float64)
    backward = np.asarray(gradients, np.float64) * function.derivative(z)
    return {"forward": function(z).ravel().tolist(), "backward": backward.ravel().tolist()}


@check("parameters")
def dense_parameters(inputs: int, units: int) -> Results:
    """How many weights and biases a dense layer has."""
    shapes = Dense(key="h1", units=units, initializer=Zeros()).parameters((inputs,))
    return {"parameters": [float(sum(int(np.prod(each.shape)) for each in shapes))]}


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
