"""Each kind of layer as nodes of ONNX, opset 17. Numbers keep our names: h1.weights, h1.bias."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.onnx.activations import write_activation
from engine.files.onnx.graph import Graph
from engine.nn.convolution import Conv2D
from engine.nn.dense import ActivationLayer, Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.network import Plan
from engine.nn.normalization import BatchNormalization
from engine.nn.pooling import Pooling2D
from engine.nn.weighted import WeightedLayer
from engine.nn.window import Window
from engine.registry import SettingError

Array = NDArray[Any]
Numbers = Mapping[str, Array]
"""The arrays of one layer by name: weights, bias, gamma, ... (models/network_arrays.py)."""


def write_layer(graph: Graph, plan: Plan, numbers: Numbers) -> None:
    """Let what flows pass a layer. Raises SettingError for a kind that has no form here."""
    layer = plan.layer
    graph.layer = plan.key
    write = WRITERS.get(layer.kind)
    if write is None:
        raise SettingError(
            "ONNX expects one of the layers {known}, got {got}: leave it out or choose another "
            "format",
            known=", ".join(WRITERS),
            got=layer.kind,
        )
    write(graph, plan, numbers)
    graph.shape = plan.output_shape


def _dense(graph: Graph, plan: Plan, numbers: Numbers) -> None:
    """Gemm: x · Wᵀ + b"""
    layer = plan.layer
    assert isinstance(layer, Dense | Output)
    given = [graph.number("weights", numbers["weights"]), *_bias(graph, layer, numbers)]
    graph.then("Gemm", *given, transB=1, doc="z = W·x + b")
    graph.shape = plan.output_shape
    write_activation(graph, layer.activation)
    _silence(graph, plan)


def _convolution(graph: Graph, plan: Plan, numbers: Numbers) -> None:
    layer = plan.layer
    assert isinstance(layer, Conv2D)
    graph.turn(channels_first=True)
    # (filters, height, width, channels) -> (filters, channels, height, width)
    kernel = graph.number("weights", numbers["weights"].transpose(0, 3, 1, 2))
    down, across = layer.windows(plan.input_shape)
    graph.then(
        "Conv",
        kernel,
        *_bias(graph, layer, numbers),
        doc="z = K ∗ x + b",
        kernel_shape=[layer.kernel_size] * 2,
        strides=[layer.stride] * 2,
        dilations=[layer.dilation] * 2,
        pads=_pads(down, across),
    )
    graph.shape = plan.output_shape
    write_activation(graph, layer.activation)
    _silence(graph, plan)


def _bias(graph: Graph, layer: WeightedLayer, numbers: Numbers) -> list[str]:
    """The biases, which their scale multiplies before they are added."""
    if "bias" not in numbers:
        return []
    bias = graph.number("bias", numbers["bias"])
    if layer.bias_scale != 1.0:
        bias = graph.node("Mul", (bias, graph.number("bias_scale", layer.bias_scale)))
    return [bias]


def _silence(graph: Graph, plan: Plan) -> None:
    silent = [unit for unit in getattr(plan.layer, "silent_units", ()) if unit < plan.units]
    if silent:
        speaks = np.ones(plan.units)
        speaks[silent] = 0.0
        graph.then("Mul", graph.number("speaks", graph.spread(speaks)))


def _pads(down: Window, across: Window) -> list[int]:
    return [down.before, across.before, down.after, across.after]


def _pooling(kind: str, **attributes: Any) -> Callable[[Graph, Plan, Numbers], None]:
    def write(graph: Graph, plan: Plan, _: Numbers) -> None:
        layer = plan.layer
        assert isinstance(layer, Pooling2D)
        graph.turn(channels_first=True)
        graph.then(
            kind,
            kernel_shape=[layer.size] * 2,
            strides=[layer.stride] * 2,
            pads=_pads(*layer.windows(plan.input_shape)),
            **attributes,
        )

    return write


def _global_average(graph: Graph, plan: Plan, _: Numbers) -> None:
    graph.turn(channels_first=True)
    graph.then("GlobalAveragePool")
    graph.then("Flatten", axis=1)
    graph.channels_first = False


def _flatten(graph: Graph, plan: Plan, _: Numbers) -> None:
    """Row by row, in it pixel by pixel, in it channel by channel: the order of our weights."""
    if len(graph.shape) == 3:
        graph.turn(channels_first=False)
        graph.then("Flatten", axis=1, doc="in the order height, width, channel")


def _batch_normalization(graph: Graph, plan: Plan, numbers: Numbers) -> None:
    layer = plan.layer
    assert isinstance(layer, BatchNormalization)
    graph.turn(channels_first=True)
    given = [graph.number(name, numbers[name]) for name in ("gamma", "beta", "mean", "variance")]
    graph.then("BatchNormalization", *given, epsilon=layer.epsilon)


def _dropout(graph: Graph, plan: Plan, _: Numbers) -> None:
    """Does nothing while it is only asked; what trains on finds the probability."""
    layer = plan.layer
    assert isinstance(layer, Dropout)
    graph.then("Dropout", graph.number("drop_probability", layer.drop_probability))


def _activation(graph: Graph, plan: Plan, _: Numbers) -> None:
    assert isinstance(plan.layer, ActivationLayer)
    write_activation(graph, plan.layer.activation)


WRITERS: dict[str, Callable[[Graph, Plan, Numbers], None]] = {
    "dense": _dense,
    "output": _dense,
    "conv2d": _convolution,
    "max_pooling2d": _pooling("MaxPool"),
    "average_pooling2d": _pooling("AveragePool", count_include_pad=0),
    "global_average_pooling2d": _global_average,
    "flatten": _flatten,
    "batch_normalization": _batch_normalization,
    "dropout": _dropout,
    "activation": _activation,
}
"""By kind."""
