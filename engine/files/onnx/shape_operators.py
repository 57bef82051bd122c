"""The operators of ONNX that compute nothing new: what only lays numbers out otherwise, dropout."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from math import prod

from engine.files.onnx.constants import Given, axes_of, whole_numbers
from engine.files.onnx.file import Node
from engine.files.onnx.flow import Flow, Step
from engine.files.onnx.refusal import PartOfError, unlike
from engine.nn.dropout import Dropout

Reader = Callable[[Node, Flow, Given], Flow]
"""(node, what flows in, the other inputs as numbers) -> what flows out. Raises SettingError."""


def read_flatten(node: Node, flow: Flow, given: Given) -> Flow:
    axis = int(node.attributes.get("axis", 1))
    if axis not in (1, -len(flow.axes)):
        raise unlike(node, PartOfError("axis 1"), axis)
    return flow.laid((prod(flow.lengths),), node)


def read_reshape(node: Node, flow: Flow, given: Given) -> Flow:
    wanted = whole_numbers(given[0]) if given else whole_numbers(node.attributes.get("shape"))
    if wanted is None or len(wanted) < 2:
        raise unlike(node, PartOfError("the batch as the first axis"), wanted)
    lengths = list(wanted[1:])
    for place, length in enumerate(lengths):
        if length == 0 and place < len(flow.lengths):
            lengths[place] = flow.lengths[place]
    if lengths.count(-1) == 1:
        known = prod(length for length in lengths if length != -1)
        lengths[lengths.index(-1)] = prod(flow.lengths) // max(known, 1)
    if any(length < 1 for length in lengths):
        raise unlike(node, PartOfError("lengths of at least 1"), wanted)
    return flow.laid(tuple(lengths), node)


def read_squeeze(node: Node, flow: Flow, given: Given) -> Flow:
    axes = axes_of(node, (None, *given))
    count = len(flow.axes) + 1
    lengths = (0, *flow.lengths)
    if axes is None:
        gone = {place for place, length in enumerate(lengths) if length == 1}
    else:
        gone = {axis % count for axis in axes}
    if any(lengths[place] != 1 for place in gone):
        raise unlike(node, PartOfError("axes of length 1"), axes)
    kept = tuple(length for place, length in enumerate(lengths[1:], 1) if place not in gone)
    return flow.laid(kept or (1,), node)


def read_unsqueeze(node: Node, flow: Flow, given: Given) -> Flow:
    axes = axes_of(node, (None, *given)) or ()
    count = len(flow.axes) + 1 + len(axes)
    lengths = list(flow.lengths)
    for axis in sorted(axis % count for axis in axes):
        if axis == 0:
            raise unlike(node, PartOfError("the batch as the first axis"), axes)
        lengths.insert(axis - 1, 1)
    return flow.laid(tuple(lengths), node)


def read_transpose(node: Node, flow: Flow, given: Given) -> Flow:
    count = len(flow.axes) + 1
    turn = tuple(node.attributes.get("perm", range(count)[::-1]))
    if sorted(turn) != list(range(count)) or turn[0] != 0:
        raise unlike(node, PartOfError("the batch as the first axis"), turn)
    return dataclasses.replace(flow, axes=tuple(flow.axes[place - 1] for place in turn[1:]))


def read_dropout(node: Node, flow: Flow, given: Given) -> Flow:
    """A share of it falls silent in training, and nothing when it is only asked."""
    ratio = given[0] if given else None
    share = float(ratio.reshape(-1)[0]) if ratio is not None else node.attributes.get("ratio", 0.5)
    share = float(f"{share:.7g}")
    return flow.passed(Step(Dropout(drop_probability=share)), flow.shape) if share else flow


def _pass(node: Node, flow: Flow, given: Given) -> Flow:
    return flow


def read_cast(node: Node, flow: Flow, given: Given) -> Flow:
    if node.attributes.get("to") not in (1, 10, 11, 16):
        raise unlike(node, PartOfError("numbers with a point"), f"type {node.attributes.get('to')}")
    return flow


READERS: dict[str, Reader] = {
    "Flatten": read_flatten,
    "Reshape": read_reshape,
    "Squeeze": read_squeeze,
    "Unsqueeze": read_unsqueeze,
    "Transpose": read_transpose,
    "Dropout": read_dropout,
    "Identity": _pass,
    "Cast": read_cast,
}
