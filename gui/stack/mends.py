"""Mends: changes of a stack that make its first impossible layer possible, found by trying them.

Nothing here knows why a layer is impossible. A change is offered when the summary of the changed
stack has come past that layer, so it holds for kinds of layers that are yet to be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from engine.nn.layer import Layer, layers
from engine.nn.network import OUTPUT_KEY
from engine.registry import SettingError, field_types, knobs
from engine.training.summary import Summary
from gui.language import choice_label, vocabulary
from gui.numbers import format_quantity
from gui.stack.edits import Stack, inserted, moved_to, new_layer, place_of, with_knob

Look = Callable[[Stack], Summary]
"""The summary of a stack in the experiment at hand."""

MOST = 2
FLATTEN = "flatten"
FARTHEST = 64
"""A knob is turned down by at most so much, and not searched further."""


@dataclass(frozen=True)
class Mend:
    """What the button says, and the stack that it makes."""

    text: str
    stack: Stack


def mends(stack: Stack, found: Summary, look: Look) -> tuple[Mend, ...]:
    """The changes, at most two, that make the first impossible row of `found` possible."""
    broken = next((row for row in found.rows if row.error is not None), None)
    if broken is None:
        return ()
    place = len(stack) if broken.key == OUTPUT_KEY else place_of(stack, broken.key)
    if place is None:
        return ()  # the input: nothing in the stack mends it
    offered: list[Mend] = []
    for mend in _candidates(stack, place, broken.input_shape or (), look):
        row = look(mend.stack).row(broken.key)
        if row.output_shape is not None:
            offered.append(mend)
        if len(offered) == MOST:
            break
    return tuple(offered)


def _candidates(stack: Stack, place: int, shape: tuple[int, ...], look: Look) -> Iterator[Mend]:
    layer = stack[place] if place < len(stack) else None
    if len(shape) > 1 and FLATTEN in layers:
        text = QCoreApplication.translate("Stack", "Insert {layer} before it")
        made = new_layer(stack, FLATTEN, place)
        yield Mend(text.format(layer=vocabulary(type(made).label)), inserted(stack, made, place))
    if layer is None:
        return
    yield from _earlier(stack, layer, place, shape)
    yield from _turned(stack, layer, place, shape, look)


def _earlier(stack: Stack, layer: Layer, place: int, shape: tuple[int, ...]) -> Iterator[Mend]:
    """The layer before the one that makes a row of numbers of pictures."""
    if len(shape) != 1:
        return
    for before in range(place - 1, -1, -1):
        text = QCoreApplication.translate("Stack", "Move it before {layer}")
        name = vocabulary(type(stack[before]).label)
        yield Mend(text.format(layer=name), moved_to(stack, layer.key, before))


def _turned(
    stack: Stack, layer: Layer, place: int, shape: tuple[int, ...], look: Look
) -> Iterator[Mend]:
    """One knob of the layer turned: whole numbers down as little as possible, choices."""
    hints = field_types(type(layer))
    text = QCoreApplication.translate("Stack", "Set {knob} to {value}")
    for name, knob in knobs(layer).items():
        label = vocabulary(knob.label).lower()
        if hints[name] is int and knob.low is not None:
            smaller = _largest(stack, layer, place, name, int(knob.low), shape, look)
            if smaller is not None:
                said = format_quantity(smaller, vocabulary(knob.unit))
                changed = with_knob(stack, layer.key, name, smaller)
                yield Mend(text.format(knob=label, value=said), changed)
        for choice in knob.choices:
            if choice != getattr(layer, name):
                changed = with_knob(stack, layer.key, name, choice)
                said = choice_label(choice).lower()
                yield Mend(text.format(knob=label, value=said), changed)


def _largest(
    stack: Stack,
    layer: Layer,
    place: int,
    name: str,
    low: int,
    shape: tuple[int, ...],
    look: Look,
) -> int | None:
    """The largest smaller number with which the whole stack, or else the layer, is possible."""
    value: int = getattr(layer, name)
    for_layer = None
    for smaller in range(value - 1, max(low, value - FARTHEST) - 1, -1):
        changed = with_knob(stack, layer.key, name, smaller)
        if not _fits(changed[place], shape):
            continue
        if look(changed).error is None:
            return smaller
        for_layer = smaller if for_layer is None else for_layer
    return for_layer


def _fits(layer: Layer, shape: tuple[int, ...]) -> bool:
    try:
        layer.output_shape(shape)
        layer.parameters(shape)
    except SettingError:
        return False
    return True
