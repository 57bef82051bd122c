"""Divergence: where learning left the finite numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.network import Network


@dataclass(frozen=True)
class Divergence:
    """Where learning left the finite numbers. The trainer stands just before that step."""

    step: int
    layer: str
    role: str
    operation: str
    formula: str


def layer_of(network: Network, result: NDArray[Any] | None) -> str:
    """The first layer whose stretch of an update is not finite; "" where there is none."""
    if result is None or result.shape != network.parameters.shape:
        return ""
    for plan in network.plans:
        for name in plan.parameters:
            if not np.isfinite(network.view(result, plan.key, name)).all():
                return plan.key
    return ""
