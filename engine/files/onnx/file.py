"""An ONNX file as plain data: nodes in order, numbers by name, one input and one output.

Nothing is run, no other file is opened, and no array is made that is larger than its bytes in the
file. Source: https://github.com/onnx/onnx/blob/main/docs/IR.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.files.models.model_arrays import DESCRIPTION, RECIPE, check_size
from engine.files.onnx.model import PREFIX
from engine.files.plain_json import LARGEST_TEXT
from engine.registry import SettingError

if TYPE_CHECKING:
    from onnx import GraphProto, ModelProto, TensorProto

Array = NDArray[Any]

MOST_NODES = 2000
"""The layers of a network that can be held are a few dozen, of some nodes each."""

NUMBER_TYPES = {1: 4, 11: 8, 10: 2, 16: 2, 6: 4, 7: 8, 9: 1}
"""Bytes a number: float, double, float16, bfloat16, int32, int64, bool of TensorProto."""


@dataclass(frozen=True, eq=False)
class Node:
    """An operator with what it takes and gives. attributes: numbers, texts, tuples, arrays."""

    kind: str
    name: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: Mapping[str, Any]

    @property
    def title(self) -> str:
        """How it is named to people."""
        return f"{self.kind} ({self.name or self.outputs[0]})"


@dataclass(frozen=True, eq=False)
class OnnxFile:
    """tensors: still as in the file; `number` makes an array of one.

    input_shape: of the whole batch, None where a length is not fixed.
    texts: the description and the recipe of a model that Glassnet wrote.
    """

    nodes: tuple[Node, ...]
    tensors: Mapping[str, TensorProto]
    input: str
    input_shape: tuple[int | None, ...]
    output: str
    texts: Mapping[str, str]

    def number(self, name: str) -> Array:
        """The numbers of an initializer. Raises SettingError."""
        return tensor_array(self.tensors[name], name)


def read_onnx(path: Path) -> OnnxFile:
    """Read a file. Raises SettingError, and OSError when it cannot be read."""
    import onnx
    from google.protobuf.message import DecodeError  # type: ignore[import-untyped]

    check_size(path)
    whole = onnx.ModelProto()
    try:
        whole.ParseFromString(path.read_bytes())
    except (DecodeError, ValueError):
        raise _damaged(path) from None
    if not whole.graph.node or not _is_text(whole):
        raise _damaged(path)
    return _checked(whole)


def _damaged(path: Path) -> SettingError:
    return SettingError(
        "{file} expects a whole model of ONNX, got a damaged file or one of another format: fetch "
        "it again",
        file=path.name,
    )


def _is_text(whole: ModelProto) -> bool:
    """Whether its names are text: protobuf gives bytes for what is no UTF-8."""
    graph = whole.graph
    names = [
        *(text for entry in whole.metadata_props for text in (entry.key, entry.value)),
        *(each.name for each in (*graph.initializer, *graph.input, *graph.output)),
        *(text for node in graph.node for text in (node.name, node.op_type, node.domain)),
        *(text for node in graph.node for text in (*node.input, *node.output)),
        *(attribute.name for node in graph.node for attribute in node.attribute),
    ]
    return all(isinstance(name, str) for name in names)


def _checked(whole: ModelProto) -> OnnxFile:
    graph = whole.graph
    if len(graph.node) > MOST_NODES:
        raise SettingError(
            "A model expects at most {limit} nodes, got {got}: choose a smaller network",
            limit=MOST_NODES,
            got=f"{len(graph.node):,}",
        )
    tensors = {tensor.name: tensor for tensor in graph.initializer}
    ins = [value for value in graph.input if value.name not in tensors]
    if len(ins) != 1 or len(graph.output) != 1:
        raise SettingError(
            "A model expects one input and one output, got {ins} and {outs}: export the network "
            "alone",
            ins=", ".join(value.name for value in ins)[:60] or "none",
            outs=", ".join(value.name for value in graph.output)[:60] or "none",
        )
    dims = ins[0].type.tensor_type.shape.dim
    shape = tuple(d.dim_value if d.WhichOneof("value") == "dim_value" else None for d in dims)
    entries = {entry.key: entry.value for entry in whole.metadata_props}
    texts = {name: entries.get(PREFIX + name, "") for name in (DESCRIPTION, RECIPE)}
    return OnnxFile(
        _nodes(graph),
        tensors,
        ins[0].name,
        shape,
        graph.output[0].name,
        {name: text for name, text in texts.items() if text and len(text) <= LARGEST_TEXT},
    )


def _nodes(graph: GraphProto) -> tuple[Node, ...]:
    from onnx import AttributeProto, helper

    nodes = []
    for each in graph.node:
        node = Node(each.op_type, each.name, tuple(each.input), tuple(each.output), {})
        if each.domain not in ("", "ai.onnx") or not each.output:
            raise SettingError(
                "The operator {got} is none of ONNX itself, but of {domain}: export the network "
                "with plain operators",
                got=node.title if each.output else each.op_type,
                domain=each.domain or "nothing",
            )
        attributes: dict[str, Any] = {}
        for attribute in each.attribute:
            if attribute.type == AttributeProto.TENSOR:
                attributes[attribute.name] = tensor_array(attribute.t, f"{node.title}")
                continue
            if attribute.type in (AttributeProto.GRAPH, AttributeProto.GRAPHS):
                raise SettingError(
                    "The operator {got} holds a program of its own, which cannot be read: export a "
                    "network without conditions and loops",
                    got=node.title,
                )
            found = helper.get_attribute_value(attribute)
            attributes[attribute.name] = (
                found.decode("utf-8", "replace")
                if isinstance(found, bytes)
                else tuple(found)
                if isinstance(found, list)
                else found
            )
        nodes.append(Node(node.kind, node.name, node.inputs, node.outputs, attributes))
    return tuple(nodes)


def tensor_array(tensor: TensorProto, name: str) -> Array:
    """The numbers of a tensor, read-only; floats of 16 bits become float32.

    Raises SettingError where they lie in another file, are no numbers, or fewer than it claims.
    """
    from onnx import TensorProto as Kinds
    from onnx import numpy_helper

    if tensor.data_location == Kinds.EXTERNAL or tensor.external_data:
        raise SettingError(
            "{name} expects its numbers in the file, but they lie in another one, which is not "
            "opened: export the model as a single file",
            name=name,
        )
    size = NUMBER_TYPES.get(tensor.data_type)
    if size is None:
        raise SettingError(
            "{name} expects numbers of 16, 32 or 64 bits, got the type {got}: export the network "
            "without quantisation",
            name=name,
            got=_type_name(tensor.data_type),
        )
    count = prod(tensor.dims)
    stored = (
        len(tensor.raw_data) // size
        if tensor.HasField("raw_data")
        else max(
            len(getattr(tensor, field))
            for field in ("float_data", "double_data", "int32_data", "int64_data")
        )
    )
    if any(length < 0 for length in tensor.dims) or count != stored or count == 0:
        raise SettingError(
            "{name} expects {expected} numbers as its shape says, and more than none, got {got}: "
            "export the model again",
            name=name,
            expected=f"{count:,}",
            got=f"{stored:,}",
        )
    try:
        array = np.asarray(numpy_helper.to_array(tensor))
    except (ValueError, TypeError) as error:
        raise SettingError(
            "{name} expects numbers, got damaged ones ({reason}): export the model again",
            name=name,
            reason=str(error)[:60],
        ) from None
    if size == 2:
        array = array.astype(np.float32)
    array.setflags(write=False)
    return array


def _type_name(number: int) -> str:
    from onnx import TensorProto

    known: dict[str, int] = dict(TensorProto.DataType.items())
    return next((name for name, value in known.items() if value == number), str(number))
