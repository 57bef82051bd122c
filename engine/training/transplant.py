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

    A unit keeps its row, an input its column; where a layer's inputs are the features, they go by
    feature. Whatever is new keeps what `initialize` and `OptimizerState.start` gave it.
    """
    columns = _feature_columns(old_features, new_features)
    fed = set() if _pictures(old, new) else _fed_by_features(old) & _fed_by_features(new)
    for plan in new.plans:
        before = next((p for p in old.plans if p.key == plan.key), None)
        if before is None or before.layer.kind != plan.layer.kind:
            continue
        inputs = columns if plan.key in fed else None
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
                _copy_rows(
                    _view(old.statistics, *before.statistics[name]),
                    _view(new.statistics, *plan.statistics[name]),
                    inputs,
                )
    for name, counter in new_state.counters.items():
        if name in old_state.counters:
            counter[...] = old_state.counters[name]


def _pictures(*networks: Network) -> bool:
    """Whether any of them sees pictures, which have no features."""
    return any(len(network.input_shape) == 3 for network in networks)


def _fed_by_features(network: Network) -> set[str]:
    """The keys of the layers up to the first that mixes its inputs: to these an input is a
    feature.
    """
    keys = set()
    for plan in network.plans:
        keys.add(plan.key)
        if _mixes(plan):
            break
    return keys


def _mixes(plan: Plan) -> bool:
    """Whether a unit of the layer sees more than the input of its own number."""
    return "weights" in plan.parameters


def _copy_parameters(
    before: Plan, plan: Plan, source: Array, target: Array, inputs: list[tuple[int, int]] | None
) -> None:
    biased = {p.name: p.bias is not None for p in before.declared}
    for parameter in plan.declared:
        if parameter.name not in before.parameters:
            continue
        a = _view(source, *before.parameters[parameter.name])
        b = _view(target, *plan.parameters[parameter.name])
        if not _mixes(plan):
            _copy_rows(a, b, inputs)
            continue
        rows = min(len(a), len(b))
        a_bias, b_bias = biased[parameter.name], parameter.bias is not None
        if inputs is None:
            _copy_overlap(a[:, : a.shape[1] - a_bias], b[:, : b.shape[1] - b_bias])
        else:
            for i, j in inputs:
                b[:rows, j] = a[:rows, i]
        if a_bias and b_bias:
            b[:rows, -1] = a[:rows, -1]


def _copy_rows(a: Array, b: Array, pairs: list[tuple[int, int]] | None) -> None:
    """Rows by the pairs (old, new), or as many as both have."""
    if pairs is None:
        _copy_overlap(a, b)
    else:
        for i, j in pairs:
            b[j] = a[i]


def _copy_overlap(a: Array, b: Array) -> None:
    overlap = tuple(slice(0, min(m, n)) for m, n in zip(a.shape, b.shape, strict=True))
    b[overlap] = a[overlap]


def _view(vector: Array, start: int, shape: tuple[int, ...]) -> Array:
    return vector[start : start + prod(shape)].reshape(shape)


def _feature_columns(old: Sequence[Feature], new: Sequence[Feature]) -> list[tuple[int, int]]:
    """Pairs (old column, new column) of the features that both have."""
    return [(old.index(feature), j) for j, feature in enumerate(new) if feature in old]
