"""Each activation as nodes of ONNX, opset 17.

What has an operator of its own becomes that; the others are written out as their formula.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.files.onnx.graph import Graph
from engine.nn.activations import (
    ELU,
    GELU,
    SELU,
    Activation,
    LeakyReLU,
)
from engine.registry import SettingError


def write_activation(graph: Graph, activation: Activation) -> None:
    """Apply it to what flows. Raises SettingError for one that has no form here."""
    write = WRITERS.get(activation.kind)
    if write is None:
        raise SettingError(
            "ONNX expects one of the activations {known}, got {got}: choose another activation or "
            "another format",
            known=", ".join(WRITERS),
            got=activation.kind,
        )
    write(graph, activation)


def _operator(kind: str, **attributes: Any) -> Callable[[Graph, Activation], None]:
    """An operator of the same formula."""

    def write(graph: Graph, _: Activation) -> None:
        graph.then(kind, **attributes)

    return write


def _identity(graph: Graph, _: Activation) -> None:
    """Nothing is to be computed."""


def _step(graph: Graph, _: Activation) -> None:
    """1 where z >= 0"""
    graph.then("GreaterOrEqual", graph.number("zero", 0.0))
    graph.then("Cast", to=_FLOAT)


def _leaky_relu(graph: Graph, activation: Activation) -> None:
    assert isinstance(activation, LeakyReLU)
    graph.then("LeakyRelu", alpha=activation.alpha)


def _elu(graph: Graph, activation: Activation) -> None:
    assert isinstance(activation, ELU)
    graph.then("Elu", alpha=activation.alpha)


def _selu(graph: Graph, _: Activation) -> None:
    graph.then("Selu", alpha=SELU.DEPTH / SELU.SCALE, gamma=SELU.SCALE)


def _gelu(graph: Graph, _: Activation) -> None:
    """½z·(1 + tanh(z·(√(2/π) + c·z²)))"""
    z = graph.flow
    graph.then("Mul", z)
    graph.then("Mul", graph.number("cubic", GELU.CUBIC))
    graph.then("Add", graph.number("linear", GELU.LINEAR))
    graph.then("Mul", z)
    graph.then("Tanh")
    half = graph.number("half", 0.5)
    graph.then("Mul", half)
    graph.then("Add", half)
    graph.then("Mul", z)


def _silu(graph: Graph, _: Activation) -> None:
    """z·sigmoid(z)"""
    z = graph.flow
    graph.then("Sigmoid")
    graph.then("Mul", z)


def _mish(graph: Graph, _: Activation) -> None:
    """z·tanh(softplus(z))"""
    z = graph.flow
    graph.then("Softplus")
    graph.then("Tanh")
    graph.then("Mul", z)


_FLOAT = 1  # TensorProto.FLOAT; the library is loaded only where something is written

WRITERS: dict[str, Callable[[Graph, Any], None]] = {
    "identity": _identity,
    "step": _step,
    "sigmoid": _operator("Sigmoid"),
    "hard_sigmoid": _operator("HardSigmoid", alpha=1 / 6, beta=0.5),
    "tanh": _operator("Tanh"),
    "relu": _operator("Relu"),
    "leaky_relu": _leaky_relu,
    "elu": _elu,
    "selu": _selu,
    "gelu": _gelu,
    "silu": _silu,
    "mish": _mish,
    "softplus": _operator("Softplus"),
    "softsign": _operator("Softsign"),
    "sine": _operator("Sin"),
    "softmax": _operator("Softmax", axis=1),
}
"""By kind. float32 throughout."""
