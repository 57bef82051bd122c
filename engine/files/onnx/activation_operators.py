"""The operators of ONNX that are activations here, and the formulas that exporters write for some.

Only what computes the same numbers is taken: a HardSigmoid of another slope is refused.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from engine.files.onnx.file import Node
from engine.files.onnx.flow import Flow
from engine.files.onnx.refusal import PartOfError, branches, unlike
from engine.nn.activations import (
    ELU,
    GELU,
    SELU,
    Activation,
    HardSigmoid,
    LeakyReLU,
    Mish,
    ReLU,
    Sigmoid,
    SiLU,
    Sine,
    Softmax,
    Softplus,
    Softsign,
    Tanh,
)


def read_activation(node: Node, flow: Flow) -> Flow:
    """What flows, behind an activation. Raises SettingError where ours computes other numbers."""
    return flow.activated(READERS[node.kind](node))


def read_softmax(node: Node, flow: Flow) -> Flow:
    """Softmax, or its logarithm: shares of the classes, which only the last layer can give."""
    axis = int(node.attributes.get("axis", 1 if flow.axes == (0,) else -1))
    if flow.linear is None or flow.axes != (0,) or axis not in (1, -1):
        raise unlike(
            node, PartOfError("the last dense layer before it"), PartOfError("another place")
        )
    return flow.activated(Softmax())


def read_product(node: Node, first: Flow, second: Flow) -> Flow:
    """z · f(z): SiLU is z·sigmoid(z), Mish z·tanh(softplus(z)). Raises SettingError for others."""
    for z, other in ((first, second), (second, first)):
        if other.of is z and other.applied == "sigmoid":
            return z.activated(SiLU())
        inner = other.of if other.applied == "tanh" else None
        if inner is not None and inner.applied == "softplus" and inner.of is z:
            return z.activated(Mish())
    raise branches(node)


def _plain(activation: type[Activation]) -> Callable[[Node], Activation]:
    return lambda node: activation()


def _leaky_relu(node: Node) -> Activation:
    return LeakyReLU(alpha=_rounded(node.attributes.get("alpha", 0.01)))


def _elu(node: Node) -> Activation:
    return ELU(alpha=_rounded(node.attributes.get("alpha", 1.0)))


def _selu(node: Node) -> Activation:
    alpha = node.attributes.get("alpha", SELU.DEPTH / SELU.SCALE)
    gamma = node.attributes.get("gamma", SELU.SCALE)
    same = math.isclose(gamma, SELU.SCALE, rel_tol=1e-5)
    if not (same and math.isclose(alpha * gamma, SELU.DEPTH, rel_tol=1e-5)):
        raise unlike(node, PartOfError("alpha 1.67326 and gamma 1.0507"), f"{alpha:g}, {gamma:g}")
    return SELU()


def _hard_sigmoid(node: Node) -> Activation:
    alpha, beta = node.attributes.get("alpha", 0.2), node.attributes.get("beta", 0.5)
    if not (math.isclose(alpha, 1 / 6, rel_tol=1e-5) and math.isclose(beta, 0.5)):
        raise unlike(node, PartOfError("alpha 1/6 and beta 1/2"), f"{alpha:g}, {beta:g}")
    return HardSigmoid()


def _gelu(node: Node) -> Activation:
    if node.attributes.get("approximate", "none") != "tanh":
        raise unlike(node, PartOfError("its tanh form"), PartOfError("another form"))
    return GELU()


def _rounded(number: float) -> float:
    """An attribute, which is a float32, as people write it: 0.01, not 0.009999999776."""
    return float(f"{number:.7g}")


READERS: dict[str, Callable[[Node], Activation]] = {
    "Relu": _plain(ReLU),
    "Sigmoid": _plain(Sigmoid),
    "HardSigmoid": _hard_sigmoid,
    "Tanh": _plain(Tanh),
    "LeakyRelu": _leaky_relu,
    "Elu": _elu,
    "Selu": _selu,
    "Gelu": _gelu,
    "Mish": _plain(Mish),
    "Softplus": _plain(Softplus),
    "Softsign": _plain(Softsign),
    "Sin": _plain(Sine),
}
