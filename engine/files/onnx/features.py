"""What stands before a network as nodes of ONNX: the features of points, and preprocessing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from engine.data.features import Feature, Power
from engine.data.preprocessing import Fitted
from engine.files.onnx.graph import Graph
from engine.registry import SettingError

DOUBLE, FLOAT = 11, 1  # of TensorProto; the library is loaded only where something is written


def write_features(graph: Graph, features: tuple[Feature, ...]) -> None:
    """Points (n, 2) become their features (n, F), in float64 as the program computes them."""
    graph.layer = "features"
    points = graph.then("Cast", to=DOUBLE)
    columns = [
        graph.node("Gather", (points, graph.number(f"column{n}", [n], np.int64)), axis=1)
        for n in (0, 1)
    ]
    made = []
    for feature in features:
        write = WRITERS.get(feature.kind)
        if write is None:
            raise SettingError(
                "ONNX expects one of the features {known}, got {got}: choose another feature or "
                "another format",
                known=", ".join(WRITERS),
                got=feature.kind,
            )
        made.append(write(graph, columns[0], columns[1], feature))
    graph.flow = graph.node("Concat", made, axis=1)


def write_preprocessing(graph: Graph, fitted: Fitted) -> None:
    """((x - offset) · mixing) / divisor, without what does nothing.

    Points come in float64 and leave in float32; pictures (n, h, w, c) are float32 throughout, as
    in the program.
    """
    graph.layer = "features"
    pictures = len(graph.shape) == 3
    dtype = np.float32 if pictures else np.float64

    def number(name: str, values: Any) -> str:
        even = bool((values == values.flat[0]).all())
        shaped = values.flat[0] if even else values.reshape(graph.shape)
        return graph.number(name, shaped, dtype)

    if fitted.offset.any():
        graph.then("Sub", number("offset", fitted.offset))
    if fitted.mixing is not None:
        if pictures:
            graph.then("Flatten", axis=1)
        graph.then("MatMul", graph.number("mixing", fitted.mixing, dtype))
        if pictures:
            graph.then("Reshape", graph.number("shape", [-1, *graph.shape], np.int64))
    if (fitted.divisor != 1.0).any():
        graph.then("Div", number("divisor", fitted.divisor))
    if not pictures:
        graph.then("Cast", to=FLOAT)


def _product(graph: Graph, first: str, second: str) -> str:
    return graph.node("Mul", (first, second))


def _power(graph: Graph, x: str, feature: Feature) -> str:
    assert isinstance(feature, Power)
    exponent = graph.number(f"exponent{feature.exponent}", float(feature.exponent), np.float64)
    return graph.node("Pow", (x, exponent))


WRITERS: dict[str, Callable[[Graph, str, str, Feature], str]] = {
    "x1": lambda graph, x1, x2, _: x1,
    "x2": lambda graph, x1, x2, _: x2,
    "x1_squared": lambda graph, x1, x2, _: _product(graph, x1, x1),
    "x2_squared": lambda graph, x1, x2, _: _product(graph, x2, x2),
    "product": lambda graph, x1, x2, _: _product(graph, x1, x2),
    "sin_x1": lambda graph, x1, x2, _: graph.node("Sin", (x1,)),
    "sin_x2": lambda graph, x1, x2, _: graph.node("Sin", (x2,)),
    "power_x1": lambda graph, x1, x2, feature: _power(graph, x1, feature),
    "power_x2": lambda graph, x1, x2, feature: _power(graph, x2, feature),
}
"""By kind: (graph, x1, x2, feature) -> the name of the column, each (n, 1)."""
