"""Graphs of ONNX written node by node as exporters leave them, and what they answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import onnx
import onnxruntime  # type: ignore[import-untyped]
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from engine.files.models.weights import Weights
from engine.nn.compile import compile_evaluation, input_fill

Array = NDArray[Any]


def our_answers(weights: Weights, inputs: Array) -> Array:
    """inputs: (n, h, w, c) or (n, features), preprocessed; returns (n, outputs)."""
    network = weights.network()
    program = compile_evaluation(network, len(inputs))
    block = program.array("block")
    features = inputs[0].size
    block[:features] = inputs.reshape(len(inputs), -1).T
    block[features] = input_fill(network)
    with np.errstate(all="ignore"):
        program.step()
    return np.array(program.array("output").T)


def their_answers(data: bytes, inputs: Array) -> Array:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    (entered,) = session.get_inputs()
    dtype = np.float64 if "double" in entered.type else np.float32
    return np.asarray(session.run(None, {entered.name: inputs.astype(dtype)})[0])


class Written:
    """A graph that is written node by node, as exporters leave them."""

    def __init__(self, shape: Sequence[int | str], opset: int = 17, dtype: Any = np.float32):
        self.shape, self.opset, self.dtype = shape, opset, dtype
        self.nodes: list[Any] = []
        self.tensors: list[Any] = []
        self.flow = "input"
        self.rng = np.random.default_rng(4)

    def number(self, name: str, values: Any) -> str:
        array = np.asarray(values)
        array = array.astype(self.dtype) if array.dtype.kind == "f" else array
        self.tensors.append(numpy_helper.from_array(array, name))
        return name

    def noise(self, name: str, *shape: int) -> str:
        return self.number(name, self.rng.normal(0, 0.5, shape))

    def then(self, kind: str, *others: str, first: bool = True, **attributes: Any) -> str:
        """A node behind the last one; not first: what flows is its last input."""
        name = f"{kind.lower()}_{len(self.nodes)}"
        inputs = [self.flow, *others] if first else [*others, self.flow]
        self.nodes.append(helper.make_node(kind, inputs, [name], f"node_{name}", **attributes))
        self.flow = name
        return name

    def beside(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """A node that nothing need flow through."""
        name = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(
            helper.make_node(kind, list(inputs), [name], f"node_{name}", **attributes)
        )
        return name

    def model(self, **changes: Any) -> Any:
        kind = helper.np_dtype_to_tensor_dtype(np.dtype(self.dtype))
        ins = [helper.make_tensor_value_info("input", kind, self.shape)]
        outs = [helper.make_tensor_value_info(self.flow, kind, ("n", "outputs"))]
        graph = helper.make_graph(self.nodes, "main", ins, outs, self.tensors)
        whole = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", self.opset)], ir_version=8, **changes
        )
        onnx.checker.check_model(whole)
        return whole

    def bytes(self) -> bytes:
        data: bytes = self.model().SerializeToString()
        return data
