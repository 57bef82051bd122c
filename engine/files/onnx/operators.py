"""The operators of ONNX that are layers here: dense, convolution, pooling, normalisation."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.onnx.constants import Given, axes_of
from engine.files.onnx.file import Node
from engine.files.onnx.flow import CHANNELS_FIRST, Flow, Step
from engine.files.onnx.refusal import PartOfError, unlike
from engine.files.onnx.shape_operators import READERS as SHAPES
from engine.files.onnx.shape_operators import Reader
from engine.nn.activations import Identity
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense
from engine.nn.normalization import BatchNormalization
from engine.nn.pooling import AveragePooling2D, GlobalAveragePooling2D, MaxPooling2D
from engine.nn.reshape import Flatten
from engine.nn.window import window

Array = NDArray[Any]


def _shape(found: Array | None) -> object:
    return PartOfError("nothing") if found is None else found.shape


# Dense


def read_gemm(node: Node, flow: Flow, given: Given) -> Flow:
    """alpha·x·B + beta·C, with B (inputs, units), or (units, inputs) where transB says so."""
    if node.attributes.get("transA", 0):
        raise unlike(node, PartOfError("transA 0"), 1)
    weights = _matrix(node, given, 0)
    if not node.attributes.get("transB", 0):
        weights = weights.T
    alpha, beta = node.attributes.get("alpha", 1.0), node.attributes.get("beta", 1.0)
    found = _dense(node, flow, weights if alpha == 1.0 else weights * weights.dtype.type(alpha))
    bias = given[1] if len(given) > 1 else None
    if bias is None or beta == 0.0:
        return found
    return _with_bias(node, found, bias if beta == 1.0 else bias * bias.dtype.type(beta))


def read_matmul(node: Node, flow: Flow, given: Given) -> Flow:
    """x·B, with B (inputs, units)"""
    return _dense(node, flow, _matrix(node, given, 0).T)


def _matrix(node: Node, given: Given, place: int) -> Array:
    found = given[place] if place < len(given) else None
    if found is None or found.ndim != 2 or found.dtype.kind != "f":
        raise unlike(node, PartOfError("weights with two axes"), _shape(found))
    return found


def _dense(node: Node, flow: Flow, weights: Array) -> Flow:
    """weights: (units, inputs)"""
    if flow.axes != (0,) or len(flow.shape) != 1:
        raise unlike(node, PartOfError("rows of numbers"), PartOfError("pictures"))
    units, inputs = weights.shape
    if inputs != flow.shape[0]:
        raise unlike(node, PartOfError("{count} inputs", count=inputs), flow.shape[0])
    ours = np.ascontiguousarray(flow.in_our_order(weights))
    layer = Dense(units=units, activation=Identity(), bias=False)
    return flow.passed(Step(layer, {"weights": ours}, linear=True), (units,), order=None)


def read_add(node: Node, flow: Flow, given: Given) -> Flow:
    """The biases of a layer whose weights came just before."""
    (bias,) = given
    if bias is None:
        raise unlike(node, PartOfError("a number for each unit"), PartOfError("nothing"))
    return _with_bias(node, flow, -bias if node.kind == "Sub" else bias)


def _with_bias(node: Node, flow: Flow, bias: Array) -> Flow:
    last = flow.linear
    if last is None or "bias" in last.arrays:
        raise unlike(
            node, PartOfError("weights without biases before it"), PartOfError("other operators")
        )
    units = flow.shape[-1]
    per_axis = (1,) * (len(flow.axes) - 1 - flow.axes.index(len(flow.shape) - 1))
    fits = bias.size == 1 or bias.reshape(-1).shape == (units,)
    ending = (units, *per_axis)
    if (
        not fits
        or bias.dtype.kind != "f"
        or (bias.size > 1 and bias.shape[-len(ending) :] != ending)
    ):
        raise unlike(
            node, PartOfError("{count} biases, one for each unit", count=units), bias.shape
        )
    numbers = np.array(np.broadcast_to(bias.reshape(-1), (units,)))
    layer = dataclasses.replace(last.layer, bias=True)  # type: ignore[call-arg]
    return flow.altered(Step(layer, {**last.arrays, "bias": numbers}, linear=True))


def read_scale(node: Node, flow: Flow, given: Given) -> Flow:
    """Pixels from 0 to 255 divided by 255, in front of all layers."""
    (number,) = given
    begun = any(not isinstance(step.layer, Flatten) for step in flow.steps)
    if number is None or number.size != 1 or begun or flow.scaled:
        raise unlike(
            node, PartOfError("pixels and 255 in front of all layers"), PartOfError("other numbers")
        )
    factor = float(number.reshape(-1)[0])
    if node.kind == "Mul" and factor:
        factor = 1.0 / factor
    if not np.isclose(factor, 255.0, rtol=1e-4):
        raise unlike(node, PartOfError("pixels divided by 255"), f"{factor:g}")
    return dataclasses.replace(flow, scaled=True)


# Pictures


def read_convolution(node: Node, flow: Flow, given: Given) -> Flow:
    """Conv with kernels (filters, channels, height, width), square and in one group."""
    kernel = given[0]
    if kernel is None or kernel.ndim != 4 or kernel.dtype.kind != "f":
        raise unlike(node, PartOfError("kernels with four axes"), _shape(kernel))
    _check_picture(node, flow)
    if node.attributes.get("group", 1) != 1:
        raise unlike(node, PartOfError("one group"), node.attributes["group"])
    filters, channels, side, across = kernel.shape
    if channels != flow.shape[2]:
        raise unlike(node, PartOfError("{count} channels", count=channels), flow.shape[2])
    if side != across or node.attributes.get("kernel_shape", (side, side)) != (side, side):
        raise unlike(node, PartOfError("square windows"), f"{side} × {across}")
    stride, dilation = _even(node, "strides"), _even(node, "dilations")
    padding, amount = _padding(node, flow, side, stride, dilation)
    if padding == "":
        raise unlike(
            node, PartOfError("the same padding on all sides"), node.attributes.get("pads")
        )
    layer = Conv2D(
        filters=filters,
        kernel_size=side,
        stride=stride,
        dilation=dilation,
        padding=padding,
        padding_amount=amount,
        activation=Identity(),
        bias=False,
    )
    # (filters, channels, height, width) -> (filters, height, width, channels)
    arrays = {"weights": np.ascontiguousarray(kernel.transpose(0, 2, 3, 1))}
    found = flow.passed(Step(layer, arrays, linear=True), layer.output_shape(flow.shape))
    bias = given[1] if len(given) > 1 else None
    return found if bias is None else _with_bias(node, found, bias.reshape(-1, 1, 1))


def read_pooling(node: Node, flow: Flow, given: Given) -> Flow:
    """MaxPool and AveragePool over square windows."""
    _check_picture(node, flow)
    size, stride = _even(node, "kernel_shape"), _even(node, "strides")
    if _even(node, "dilations") != 1:
        raise unlike(node, PartOfError("dilations of 1"), node.attributes["dilations"])
    padding, _ = _padding(node, flow, size, stride, 1)
    if padding not in ("valid", "same"):
        raise unlike(
            node,
            PartOfError("no padding, or such that keeps the size"),
            node.attributes.get("pads"),
        )
    if node.attributes.get("count_include_pad", 0) and padding == "same":
        raise unlike(node, PartOfError("a mean of the pixels alone"), "count_include_pad 1")
    kind = MaxPooling2D if node.kind == "MaxPool" else AveragePooling2D
    layer = kind(size=size, stride=stride, padding=padding)
    shape = layer.output_shape(flow.shape)
    if node.attributes.get("ceil_mode", 0):
        ways = zip(layer.windows(flow.shape), flow.shape, strict=False)
        rest = [(length + w.before + w.after - w.reach) % w.stride for w, length in ways]
        if any(rest):
            raise unlike(node, PartOfError("windows within the picture"), "ceil_mode 1")
    return flow.passed(Step(layer), shape)


def read_global_average(node: Node, flow: Flow, given: Given) -> Flow:
    """The mean of each channel: GlobalAveragePool, or ReduceMean over height and width."""
    _check_picture(node, flow, any_axes=node.kind == "ReduceMean")
    keep = True
    if node.kind == "ReduceMean":
        axes = axes_of(node, (None, *given)) or ()
        count = len(flow.axes) + 1
        meant = sorted(flow.axes[axis % count - 1] for axis in axes if axis % count)
        if meant != [0, 1]:
            raise unlike(node, PartOfError("the mean over height and width"), f"axes {axes}")
        keep = bool(node.attributes.get("keepdims", 1))
    channels = flow.shape[2]
    step = Step(GlobalAveragePooling2D())
    if keep:
        return flow.passed(step, (1, 1, channels), pooled=True)
    return flow.passed(step, (channels,), axes=(0,))


def read_normalization(node: Node, flow: Flow, given: Given) -> Flow:
    """BatchNormalization as it is when it is only asked."""
    if node.attributes.get("training_mode", 0):
        raise unlike(node, PartOfError("its inference form"), "training_mode 1")
    if flow.is_picture:
        _check_picture(node, flow)
    units = flow.shape[-1]
    arrays = {}
    for name, found in zip(("gamma", "beta", "mean", "variance"), given, strict=True):
        if found is None or found.shape != (units,) or found.dtype.kind != "f":
            raise unlike(
                node,
                PartOfError("{count} numbers as its {name}", count=units, name=name),
                _shape(found),
            )
        arrays[name] = found if flow.is_picture else flow.in_our_order(found)
    layer = BatchNormalization(
        momentum=min(max(float(node.attributes.get("momentum", 0.9)), 0.0), 0.9999),
        epsilon=float(f"{node.attributes.get('epsilon', 1e-5):.7g}"),
    )
    return flow.passed(Step(layer, arrays), flow.shape)


def _check_picture(node: Node, flow: Flow, any_axes: bool = False) -> None:
    if not flow.is_picture:
        raise unlike(
            node,
            PartOfError("pictures"),
            PartOfError("a row of {count} numbers", count=flow.lengths[0]),
        )
    if not any_axes and flow.axes != CHANNELS_FIRST:
        raise unlike(node, PartOfError("(channels, height, width)"), flow.lengths)


def _even(node: Node, name: str) -> int:
    """A number that is the same downwards and across; 1 where it is left out."""
    found = node.attributes.get(name, (1, 1))
    if len(found) != 2 or found[0] != found[1]:
        raise unlike(node, PartOfError("two equal {name}", name=name), found)
    return int(found[0])


def _padding(node: Node, flow: Flow, size: int, stride: int, dilation: int) -> tuple[str, int]:
    """Our name for the padding of a window, and its amount; "" for what has none."""
    if min(size, stride, dilation) < 1:
        raise unlike(node, PartOfError("windows of at least 1"), (size, stride, dilation))
    automatic = node.attributes.get("auto_pad", "NOTSET")
    ways = [window(length, size, stride, dilation, "same") for length in flow.shape[:2]]
    same = [way.before for way in ways] + [way.after for way in ways]
    if automatic == "VALID":
        return "valid", 0
    if automatic == "SAME_UPPER" or (automatic == "SAME_LOWER" and same[:2] == same[2:]):
        return "same", 0
    pads = list(node.attributes.get("pads", (0, 0, 0, 0)))
    if automatic not in ("NOTSET", "") or len(pads) != 4:
        return "", 0
    if not any(pads):
        return "valid", 0
    if pads == same:
        return "same", 0
    return ("number", pads[0]) if len(set(pads)) == 1 else ("", 0)


READERS: dict[str, Reader] = {
    "Gemm": read_gemm,
    "MatMul": read_matmul,
    "Add": read_add,
    "Sub": read_add,
    "Div": read_scale,
    "Mul": read_scale,
    "Conv": read_convolution,
    "MaxPool": read_pooling,
    "AveragePool": read_pooling,
    "GlobalAveragePool": read_global_average,
    "ReduceMean": read_global_average,
    "BatchNormalization": read_normalization,
    **SHAPES,
}
