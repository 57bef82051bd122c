"""A graph of ONNX being written: nodes in a row, each with the numbers that it needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.layer import Shape

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto

Array = NDArray[Any]

CHANNELS_FIRST, CHANNELS_LAST = (0, 3, 1, 2), (0, 2, 3, 1)
"""The permutations of (n, h, w, c) to (n, c, h, w), and back."""


class Graph:
    """Nodes and initializers, and the value that flows: `flow` is its name.

    shape: of one sample of it as we say it, (units,) or (height, width, channels).
    channels_first: whether pictures lie as (n, channels, height, width) there, as ONNX wants them.
    layer: the key of the layer that is written; names begin with it.
    """

    def __init__(self, flow: str, shape: Shape) -> None:
        self.flow = flow
        self.shape = shape
        self.channels_first = False
        self.layer = ""
        self.nodes: list[NodeProto] = []
        self.initializers: dict[str, TensorProto] = {}
        self._counts: dict[str, int] = {}

    def number(self, name: str, values: Any, dtype: Any = np.float32) -> str:
        """Have an initializer of this layer; returns its name."""
        from onnx import numpy_helper

        full = f"{self.layer}.{name}"
        array = np.ascontiguousarray(values, dtype).reshape(np.shape(values))
        self.initializers[full] = numpy_helper.from_array(array, full)
        return full

    def node(self, kind: str, inputs: Sequence[str], doc: str = "", **attributes: Any) -> str:
        """Add a node with one output; returns the name of that."""
        from onnx import helper

        stem = f"{self.layer}.{kind.lower()}"
        count = self._counts[stem] = self._counts.get(stem, 0) + 1
        name = stem if count == 1 else f"{stem}{count}"
        made = helper.make_node(kind, list(inputs), [f"{name}.out"], name, **attributes)
        made.doc_string = doc
        self.nodes.append(made)
        return f"{name}.out"

    def then(self, kind: str, *numbers: str, doc: str = "", **attributes: Any) -> str:
        """Add a node that takes what flows, and let its output flow on."""
        self.flow = self.node(kind, (self.flow, *numbers), doc, **attributes)
        return self.flow

    def turn(self, channels_first: bool) -> None:
        """Have pictures lie in this order; rows of numbers have none."""
        if len(self.shape) == 3 and channels_first != self.channels_first:
            self.then("Transpose", perm=CHANNELS_FIRST if channels_first else CHANNELS_LAST)
            self.channels_first = channels_first

    def spread(self, numbers: Array) -> Array:
        """A number for each unit or channel, shaped to meet what flows."""
        if len(self.shape) == 3 and self.channels_first:
            return numbers.reshape(1, -1, 1, 1)
        return numbers.reshape((1,) * len(self.shape) + (-1,))
