"""Carries what was learnt from one network over to another of a different structure."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

from numpy.typing import NDArray

from engine.data.features import Feature
from engine.nn.compile import OptimizerState
from engine.nn.network import Network, Plan

Array = NDArray[Any]


def transplant(
    old: Network,
    new: Network,
    old_state: OptimizerState,
    new_state: OptimizerState,
    old_features: Sequence[Feature],
    new_features: Sequence[Feature],
) -> None:
    """Copy weights, statistics and the optimizer's slots of every layer that both have, by key.

    A unit keeps its row, an input its column; the inputs of the first layer go by feature.
    Whatever is new keeps what `initialize` and `OptimizerState.start` gave it.
    """
    columns = _feature_columns(old_features, new_features)
    first = new.plans[0].key
    for plan in new.plans:
        before = next((p for p in old.plans if p.key == plan.key), None)
        if before is None or before.layer.kind != plan.layer.kind:
            continue
        inputs = columns if plan.key == first and before is old.plans[0] else None
        pairs = [(old.parameters, new.parameters)]
        pairs += [
            (old_state.slots[name], new_state.slots[name])
            for name in new_state.slots
            if name in old_state.slots
        ]
        for source, target in pairs:
            _copy_parameters(before, plan, source, target, inputs)
        for name in plan.statistics:
            if name in before.statistics:
                _copy_overlap(
                    _view(old.statistics, *before.statistics[name]),
                    _view(new.statistics, *plan.statistics[name]),
                )
    for name, counter in new_state.counters.items():
        if name in old_state.counters:
            counter[...] = old_state.counters[name]


def _copy_parameters(
    before: Plan, plan: Plan, source: Array, target: Array, inputs: list[tuple[int, int]] | None
) -> None:
    old_bias = {p.name: p.bias is not None for p in before.declared}
    for parameter in plan.declared:
        if parameter.name not in before.parameters:
            continue
        a = _view(source, *before.parameters[parameter.name])
        b = _view(target, *plan.parameters[parameter.name])
        rows = min(len(a), len(b))
        a_bias, b_bias = old_bias[parameter.name], parameter.bias is not None
        a_inputs = a.shape[1] - a_bias
        b_inputs = b.shape[1] - b_bias
        if inputs is None:
            _copy_overlap(a[:, :a_inputs], b[:, :b_inputs])
        else:
            for i, j in inputs:
                b[:rows, j] = a[:rows, i]
        if a_bias and b_bias:
            b[:rows, -1] = a[:rows, -1]


def _copy_overlap(a: Array, b: Array) -> None:
    overlap = tuple(slice(0, min(m, n)) for m, n in zip(a.shape, b.shape, strict=True))
    b[overlap] = a[overlap]


def _view(vector: Array, start: int, shape: tuple[int, ...]) -> Array:
    return vector[start : start + prod(shape)].reshape(shape)


def _feature_columns(old: Sequence[Feature], new: Sequence[Feature]) -> list[tuple[int, int]]:
    """Pairs (old column, new column) of the features that both have."""
    return [(old.index(feature), j) for j, feature in enumerate(new) if feature in old]
