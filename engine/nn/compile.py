"""Writes the programs of a network: one that trains on a batch, one that only looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.convolution import Conv2D
from engine.nn.layer import Backward, Place
from engine.nn.losses import Loss
from engine.nn.network import Network, Plan
from engine.nn.optimizers import Optimizer
from engine.nn.pooled_convolution import can_be_one
from engine.nn.pooled_convolution import emit as emit_pooled
from engine.nn.pooling import MaxPooling2D
from engine.nn.program import Program
from engine.nn.reshape import Flatten, flatten, pictures
from engine.nn.schedules import Schedule
from engine.nn.streams import Streams
from engine.nn.tape import Tape
from engine.nn.update import Gradients, Update
from engine.nn.value import Value

Array = NDArray[Any]


@dataclass
class OptimizerState:
    """The slots (vectors like the parameters) and counters (single numbers) of an optimizer."""

    slots: dict[str, Array] = field(default_factory=dict)
    counters: dict[str, Array] = field(default_factory=dict)
    begun: int = 0  # steps that had been made before it

    @classmethod
    def start(cls, optimizer: Optimizer, network: Network, step: int = 0) -> OptimizerState:
        """The state of an optimizer that begins after so many steps."""
        dtype, count = network.dtype, network.parameter_count
        return cls(
            {name: np.full(count, first, dtype) for name, first in optimizer.slots().items()},
            {name: np.array(first) for name, first in optimizer.counters().items()},
            step,
        )


def block_rows(network: Network) -> int:
    """Rows of an input block: the inputs, a row for the bias, the targets."""
    return prod(network.input_shape) + 1 + network.output_units


def input_fill(network: Network) -> float:
    """What the row for the bias in an input block must hold: the scale of the first biases.

    Where another layer comes before them, that layer's output has a row of its own, or (dropout
    that only looks) none, and the block's is used.
    """
    scales = (getattr(plan.layer, "bias_scale", None) for plan in network.plans)
    return float(next(scale for scale in scales if scale is not None))


def compile_training(
    network: Network,
    loss: Loss,
    optimizer: Optimizer,
    schedule: Schedule,
    state: OptimizerState,
    streams: Streams,
    batch: int,
    fast: bool = False,
) -> Program:
    """A step on the batch in program.array("block"): forward, loss, backward, update.

    The block has shape (inputs + 1 + outputs, batch); see `block_rows` and `input_fill`.
    program.array("outputs") has the network's answers, (units, batch): the logits where the loss
    has the output's activation in it. fast: large layers take less time and memory, and not all
    values and gradients are there to be looked at.
    """
    f = Tape(network.dtype, fast=fast)
    f.clock.start = state.begun
    gradients = Gradients(network, fast)
    block, value, outputs = emit_gradient(f, network, loss, streams, batch, gradients)
    with f.serving(layer="", role="update"):
        Update(f, network, optimizer, schedule, state.slots, state.counters).emit(gradients)
    return f.finish(block=block, loss=value, outputs=outputs)


def compile_gradient(network: Network, loss: Loss, streams: Streams, batch: int) -> Program:
    """Loss and gradients of the batch in program.array("block"); the parameters stay."""
    f = Tape(network.dtype)
    block, value, _ = emit_gradient(f, network, loss, streams, batch)
    return f.finish(block=block, loss=value)


def compile_evaluation(
    network: Network, batch: int, loss: Loss | None = None, keep_sums: bool = False
) -> Program:
    """Outputs for the inputs in program.array("block").

    Every layer's output can be read under its key, the outputs as "output", the logits as
    "logits" and, if a loss is given, its value as "loss"; with keep_sums also what a layer with
    weights has before its activation, under `sum_name(key)`.
    """
    f = Tape(network.dtype, training=False)
    return f.finish(**emit_evaluation(f, network, batch, loss, keep_sums))


def compile_input_gradient(network: Network, batch: int) -> Program:
    """How logits change with the inputs of the batch in program.array("block").

    The rows of the targets say which: program.array("gradient"), (inputs, batch), is d(Σ tⱼ·zⱼ)/dx
    for each column, so that a one-hot target gives the gradient of one logit. Layers do what they
    do when one only looks. program.array("logits"): (units, batch).
    """
    f = Tape(network.dtype, training=False)
    block = f.external("block", np.zeros((block_rows(network), batch), network.dtype))
    x = _input(f, network, block)
    backwards: list[tuple[Plan, Backward]] = []
    for plan in network.plans[:-1]:
        x, backward = _emit_layer(f, plan, _place(f, network, plan), x)
        backwards.append((plan, backward))
    plan = network.plans[-1]
    with f.serving(layer=plan.key, role="forward"), f.at(*plan.path):
        z, backward = network_output(network).emit_sum(f, _place(f, network, plan), x)
    backwards.append((plan, backward))
    gradient: Value | None = _targets(f, network, block)
    for plan, backward in reversed(backwards):
        assert gradient is not None
        with f.serving(layer=plan.key, role="backward"), f.at(*plan.path):
            gradient = backward(gradient, True)
    assert gradient is not None
    if len(gradient.shape) == 4:
        gradient = flatten(f, gradient)
    return f.finish(block=block, gradient=gradient, logits=z)


def sum_name(key: str) -> str:
    """The name of a layer's weighted sums in a program; no layer can have it as its key."""
    return f"{key}.sum"


def emit_evaluation(
    f: Tape, network: Network, batch: int, loss: Loss | None = None, keep_sums: bool = False
) -> dict[str, Value]:
    """Write the forward pass; returns the values that `compile_evaluation` names."""
    block = f.external("block", np.zeros((block_rows(network), batch), network.dtype))
    named = {"block": block}
    x = _input(f, network, block)
    for plan in network.plans[:-1]:
        place = _place(f, network, plan)
        x, _ = _emit_layer(f, plan, place, x)
        x.root.kept = True
        named[plan.key] = x
        if keep_sums and place.sum is not None:
            named[sum_name(plan.key)] = place.sum
    plan = network.plans[-1]
    with f.serving(layer=plan.key), f.at(*plan.path):
        output = network_output(network)
        z, _ = output.emit_sum(f, _place(f, network, plan), x)
        with f.at("activation"):
            y = f.name(output.activation.forward(f, z), "y", bare=True)
    named["logits"], named["output"] = z, y
    if loss is not None:
        targets = _targets(f, network, block)
        with f.serving(role="loss"), f.at("loss"):
            named["loss"], _ = loss.compute(f, z if loss.logits_of else y, targets)
    return named


def network_output(network: Network) -> Any:
    return network.plans[-1].layer


def _input(f: Tape, network: Network, block: Value) -> Value:
    """x as the first layer takes it: columns, or pictures (height, batch, width, channels)."""
    assert block.array is not None
    x = f.input("x", block.array, prod(network.input_shape))
    if len(network.input_shape) == 1 or isinstance(network.plans[0].layer, Flatten):
        return x
    height, width, channels = network.input_shape
    with f.serving(role="forward"):
        return pictures(f, x, (height, x.shape[1], width, channels))


def _targets(f: Tape, network: Network, block: Value) -> Value:
    assert block.array is not None
    inputs = prod(network.input_shape)
    return f.external("t", block.array[inputs + 1 : inputs + 1 + network.output_units])


def _place(
    f: Tape,
    network: Network,
    plan: Plan,
    streams: Streams | None = None,
    gradients: Gradients | None = None,
) -> Place:
    place = Place(learns=f.training and not plan.frozen)
    if gradients is not None:
        gradients.places[plan.key] = place
        place.late = plan.key in gradients.late
    for name, (start, shape) in plan.parameters.items():
        stop = start + prod(shape)
        label = f"{'W' if name == 'weights' else name}_{plan.key}"
        place.parameters[name] = f.external(label, network.parameters[start:stop].reshape(shape))
        if gradients is not None and not place.late:
            place.gradients[name] = f.external(f"d{label}", gradients.view(start, shape))
    for name, (start, shape) in plan.statistics.items():
        stop = start + prod(shape)
        place.statistics[name] = f.external(
            f"running_{name}_{plan.key}", network.statistics[start:stop].reshape(shape)
        )
    if streams is not None:
        place.generator = streams.running("layer", plan.key)
    return place


def _emit_layer(f: Tape, plan: Plan, place: Place, x: Value) -> tuple[Value, Backward]:
    with f.serving(layer=plan.key, role="forward"), f.at(*plan.path):
        y, backward = plan.layer.emit(f, place, x)
        return (y if y.hint else f.name(y, "a")), backward


def emit_gradient(
    f: Tape,
    network: Network,
    loss: Loss,
    streams: Streams,
    batch: int,
    gradients: Gradients | None = None,
) -> tuple[Value, Value, Value]:
    """Write forward pass, loss and backward pass; returns the block, the loss and what it took.

    gradients: where they go, if not to the network's.
    """
    block = f.external("block", np.zeros((block_rows(network), batch), network.dtype))
    x = _input(f, network, block)
    found = Gradients(network) if gradients is None else gradients
    backwards: list[tuple[int, Plan, Backward]] = []
    for index, plan in enumerate(network.plans[:-1]):
        if backwards and backwards[-1][0] >= index:
            continue  # pooled together with the convolution before it
        place = _place(f, network, plan, streams, found)
        following = network.plans[index + 1]
        if f.fast and can_be_one(plan.layer, following.layer, plan.input_shape):
            x, backward = _emit_pooled(f, plan, following, place, x)
            index += 1
        else:
            x, backward = _emit_layer(f, plan, place, x)
        backwards.append((index, plan, backward))
    plan = network.plans[-1]
    place = _place(f, network, plan, streams, found)
    if loss.logits_of:  # the output's activation is part of the loss
        with f.serving(layer=plan.key, role="forward"), f.at(*plan.path):
            y, backward = network_output(network).emit_sum(f, place, x)
    else:
        y, backward = _emit_layer(f, plan, place, x)
    backwards.append((len(network.plans) - 1, plan, backward))
    with f.serving(layer="", role="loss"), f.at("loss"):
        value, dy = loss.compute(f, y, _targets(f, network, block))
        f.name(value, "loss", bare=True)
        f.name(dy, "dz" if loss.logits_of else "dy", plan.key, bare=not loss.logits_of)
    last = _first_that_learns(network)
    gradient: Value | None = dy
    for _, plan, backward in reversed(backwards):
        index = network.plans.index(plan)
        if index < last or gradient is None:
            break
        with f.serving(layer=plan.key, role="backward"), f.at(*plan.path):
            gradient = backward(gradient, index > last)
        if gradient is not None and gradient.hint is None and index > last:
            f.name(gradient, "da", network.plans[index - 1].key)
    return block, value, y


def _emit_pooled(
    f: Tape, plan: Plan, following: Plan, place: Place, x: Value
) -> tuple[Value, Backward]:
    assert isinstance(plan.layer, Conv2D) and isinstance(following.layer, MaxPooling2D)
    with f.serving(layer=plan.key, role="forward"), f.at(*plan.path):
        return emit_pooled(f, plan.layer, following.layer, place, x)


def _first_that_learns(network: Network) -> int:
    """Index of the first layer with parameters to learn: below it no gradient is needed."""
    for index, plan in enumerate(network.plans):
        if plan.parameters and not plan.frozen:
            return index
    return len(network.plans)
