"""Models of ONNX as networks: our own by their description, those of others by their operators.

A network is one row of the layers that exist here; what is not among them is refused by name.
Weights of pictures that lie as (channels, height, width) are brought into our order.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.models.model import PREPROCESSING, Model, described_ends, read_description
from engine.files.models.model_arrays import DESCRIPTION, RECIPE, floats
from engine.files.models.weights import Weights, weights_of
from engine.files.onnx.activation_operators import READERS as ACTIVATIONS
from engine.files.onnx.activation_operators import (
    read_activation,
    read_product,
    read_softmax,
)
from engine.files.onnx.constants import Constants
from engine.files.onnx.file import Node, OnnxFile, read_onnx
from engine.files.onnx.flow import CHANNELS_FIRST, CHANNELS_LAST, Flow, Step
from engine.files.onnx.operators import READERS
from engine.files.onnx.refusal import branches
from engine.nn.activations import Activation, Identity, Sigmoid, Softmax
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer, Shape
from engine.nn.network import OUTPUT_KEY
from engine.registry import SettingError

Array = NDArray[Any]

PREFIXES = {
    "conv2d": "c",
    "max_pooling2d": "p",
    "average_pooling2d": "p",
    "global_average_pooling2d": "g",
    "batch_normalization": "n",
    "flatten": "f",
    "dropout": "d",
    "activation": "a",
    "dense": "h",
}
"""What the keys of the layers begin with."""

NAMES = ("weights", "bias", "gamma", "beta", "mean", "variance")
"""Of the numbers of our layers."""


def open_onnx(path: Path, input_shape: Shape, class_count: int | None = None) -> Weights:
    """The network of a file, for pictures (height, width, channels) or features (count,).

    class_count: of the data that it is for, 0 for values, None where that is not known.
    Raises SettingError, and OSError when the file cannot be read.
    """
    file = read_onnx(path)
    refusal: SettingError | None = None
    if DESCRIPTION in file.texts:
        try:
            return weights_of(own_model(file))
        except SettingError as error:  # another program has changed the graph
            refusal = error
    try:
        return _weights(_follow(file, input_shape), input_shape, class_count)
    except SettingError as error:
        raise refusal or error from None


def own_model(file: OnnxFile) -> Model:
    """The model that was described, with the numbers that the file holds now.

    Raises SettingError, and KeyError where there is no description.
    """
    described = file.texts[DESCRIPTION]
    inputs = prod(described_ends(read_description(described))[0])
    arrays = {}
    for name in file.tensors:
        if name.rpartition(".")[2] in NAMES:
            array = floats(name, file.number(name))
            # (filters, channels, height, width) -> (filters, height, width, channels)
            arrays[name] = array.transpose(0, 2, 3, 1) if array.ndim == 4 else array
    # What does nothing is not in the graph, and what is even there is a single number.
    for name, idle in zip(PREPROCESSING[:2], (0.0, 1.0), strict=True):
        found = file.number(name) if name in file.tensors else np.array(idle)
        arrays[name] = np.broadcast_to(found.astype(np.float64).reshape(-1), (inputs,))
    if PREPROCESSING[2] in file.tensors:
        arrays[PREPROCESSING[2]] = file.number(PREPROCESSING[2]).astype(np.float64)
    return Model.read(described, arrays, file.texts.get(RECIPE, ""))


def _follow(file: OnnxFile, input_shape: Shape) -> Flow:
    """What comes out at the end: all layers that were passed."""
    flows = {file.input: _begin(file, input_shape)}
    known: dict[str, Array] = {}
    constants = Constants()

    def number(name: str) -> Array | None:
        if not name:
            return None
        if name not in known:
            if name not in file.tensors:
                raise SettingError(
                    "{name} is used before it is given: export the model again", name=name
                )
            known[name] = file.number(name)
        return known[name]

    for node in file.nodes:
        through = [name for name in node.inputs if name in flows]
        try:
            if not through:
                given = [number(name) for name in node.inputs]
                known[node.outputs[0]] = constants.value(node, given)
            elif node.kind == "Shape":
                lengths = flows[through[0]].lengths
                known[node.outputs[0]] = np.array([-1, *lengths], np.int64)
            elif len(through) > 1:
                first, second = (flows[name] for name in through[:2])
                flows[node.outputs[0]] = _joined(node, first, second)
            else:
                rest = [number(name) for name in node.inputs if name != through[0]]
                flows[node.outputs[0]] = _passed(node, flows[through[0]], rest)
        except SettingError:
            raise
        # What operators of another count or type of inputs lead to.
        except (ValueError, TypeError, IndexError, KeyError, OverflowError) as error:
            raise SettingError(
                "The operator {got} expects other inputs than it is given: export the model again",
                got=node.title,
            ) from error
    if file.output not in flows:
        raise SettingError(
            "The output {name} expects to come from the input: export the network alone",
            name=file.output,
        )
    return flows[file.output]


def _begin(file: OnnxFile, ours: Shape) -> Flow:
    """The input as it is declared: rows, or pictures with their channels first or last."""
    declared = file.input_shape[1:]
    if len(ours) == 3 and len(declared) in (2, 3):
        for axes in _layouts(file, len(declared)):
            lengths = tuple(ours[axis] for axis in axes)
            if all(d in (None, n) for d, n in zip(declared, lengths, strict=True)):
                missing = prod(ours) // prod(lengths)
                if missing == 1:
                    return Flow((), ours, axes)
    elif len(declared) == 1 and declared[0] in (None, prod(ours)):
        return Flow.of_rows(ours)
    raise SettingError(
        "The model expects inputs of {expected}, got {got}: choose other data or another file",
        expected=" × ".join("?" if length is None else str(length) for length in declared) or "?",
        got=" × ".join(map(str, ours)),
    )


def _layouts(file: OnnxFile, count: int) -> Sequence[tuple[int, ...]]:
    """The likelier one first, for pictures that fit several."""
    if count == 2:
        return ((0, 1),)
    turned = [node for node in file.nodes if file.input in node.inputs and node.kind == "Transpose"]
    return (CHANNELS_LAST, CHANNELS_FIRST) if turned else (CHANNELS_FIRST, CHANNELS_LAST)


def _passed(node: Node, flow: Flow, rest: list[Array | None]) -> Flow:
    if node.kind in ACTIVATIONS:
        return read_activation(node, flow)
    if node.kind in ("Softmax", "LogSoftmax"):
        return read_softmax(node, flow)
    if node.kind not in READERS:
        raise _unknown(node)
    return READERS[node.kind](node, flow, rest)


def _joined(node: Node, first: Flow, second: Flow) -> Flow:
    if node.kind == "Mul":
        return read_product(node, first, second)
    if node.kind not in READERS and node.kind not in ACTIVATIONS:
        raise _unknown(node)
    raise branches(node)


def _unknown(node: Node) -> SettingError:
    known = sorted({*READERS, *ACTIVATIONS, "Softmax", "LogSoftmax"})
    return SettingError(
        "The operator {got} has no layer here. Operators that can be read: {known}",
        got=node.title,
        known=", ".join(known),
    )


def _weights(flow: Flow, input_shape: Shape, class_count: int | None) -> Weights:
    """The layers with keys; the last dense one is the output."""
    steps = list(flow.steps)
    while steps and isinstance(steps[-1].layer, Dropout):
        steps.pop()
    if not steps or not isinstance(steps[-1].layer, Dense):
        raise SettingError(
            "A model expects a dense layer at its end, with an activation at most behind it, got "
            "{got}: such a network cannot be read",
            got=steps[-1].layer.label if steps else "none",
        )
    last = steps.pop()
    assert isinstance(last.layer, Dense)
    units = last.layer.units
    activation = _end(last.layer.activation, units, input_shape, class_count)
    output = Output(activation=activation, bias=last.layer.bias)
    layers: list[Layer] = []
    arrays: dict[str, Array] = {}
    for step in steps:
        prefix = PREFIXES[step.layer.kind]
        number = 1 + sum(layer.key[0] == prefix for layer in layers)
        layer = dataclasses.replace(step.layer, key=f"{prefix}{number}")
        layers.append(layer)
        arrays |= _named(layer.key, step)
    made = Weights(tuple(layers), output, input_shape, units, arrays | _named(OUTPUT_KEY, last))
    made.check()
    return made


def _named(key: str, step: Step) -> dict[str, Array]:
    return {f"{key}.{name}": floats(f"{key}.{name}", a) for name, a in step.arrays.items()}


def _end(
    activation: Activation, units: int, input_shape: Shape, class_count: int | None
) -> Activation:
    """The last activation: where networks end with logits, that which the loss had in it."""
    if not isinstance(activation, Identity) or class_count == 0:
        return activation
    if units == 1:
        return Sigmoid() if class_count == 2 else activation
    return Softmax() if len(input_shape) == 3 or class_count else activation
