"""What happens to noted calls before they run: constants fold, every result gets an array."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.program import Call
from engine.nn.value import Value

Array = NDArray[Any]


def fold_constants(calls: Sequence[Call], constant: Callable[[float], Value]) -> list[Call]:
    """Write x·a·b, where nobody else reads x·a and x stays as it is, as x·(a·b): one call less."""
    readers: dict[int, int] = {}
    for call in calls:
        for value in call.inputs:
            readers[id(value.root)] = readers.get(id(value.root), 0) + 1
    scaled: dict[int, tuple[int, Value, float]] = {}  # by x·a: its call, x and a
    written: dict[int, int] = {}  # the last call that wrote there
    folded: set[int] = set()
    for index, call in enumerate(calls):
        factors = _scaling(call)
        if factors is not None:
            value, factor = factors
            inner = scaled.get(id(value))
            if inner is not None and readers[id(value)] == 1:
                place, source, inner_factor = inner
                if written.get(id(source.root), -1) < place:
                    folded.add(place)
                    value, factor = source, inner_factor * factor
                    call.inputs = (value, constant(factor))
            if call.out.root is call.out and not call.out.kept:
                scaled[id(call.out)] = index, value, factor
        written[id(call.out.root)] = index
    return [call for index, call in enumerate(calls) if index not in folded]


def _scaling(call: Call) -> tuple[Value, float] | None:
    """(x, a) of a call that computes x·a with a constant a."""
    if call.operation.name != "multiply":
        return None
    left, right = call.inputs
    if left.is_constant:
        left, right = right, left
    if not right.is_constant or right.array is None:
        return None
    return left, float(right.array)


def allocate(calls: Sequence[Call], dtype: np.dtype[Any]) -> None:
    """Give each result an array."""
    _Allocator(calls, dtype).run()


class _Allocator:
    """Gives each result an array; a temporary's array is used again after its last reader.

    Of two lanes nobody knows which is first, so a lane uses again only what it made itself.
    """

    def __init__(self, calls: Sequence[Call], dtype: np.dtype[Any]) -> None:
        self.calls = calls
        self.dtype = dtype
        self.free: dict[int, list[Array]] = {}  # by size: the shape can be another
        self.last_use: dict[int, int] = {}
        for index, call in enumerate(calls):
            for value in (*call.inputs, call.out):
                self.last_use[id(value.root)] = index
        self.own: tuple[set[int], ...] = (set(), set())  # what each lane made
        self.own_free: tuple[dict[int, list[Array]], ...] = ({}, {})
        self.freed_by_both: list[Array] = []

    def run(self) -> None:
        before: int | None = None
        for index, call in enumerate(self.calls):
            if before is not None and call.lane in (None, 0) and call.lane != before:
                self._join()
            before = call.lane
            out = call.out.root
            dying = self._dying(call, index)
            lent = dying if call.lane is None else self._of_lane(dying, call.lane)
            if out.array is None:
                out.array = self._array_for(out, call, lent)
                if call.lane is not None:
                    self.own[call.lane].add(id(out))
            for value in dying:
                if value.array is None or value.array is out.array:
                    continue
                if call.lane is None:
                    self.free.setdefault(value.array.size, []).append(value.array)
                elif value in lent:
                    self.own_free[call.lane].setdefault(value.array.size, []).append(value.array)
                else:
                    self.freed_by_both.append(value.array)

    def _of_lane(self, dying: list[Value], lane: int) -> list[Value]:
        return [value for value in dying if id(value) in self.own[lane]]

    def _join(self) -> None:
        """Both lanes are through: what was theirs can be used by all."""
        for own, free in zip(self.own, self.own_free, strict=True):
            for size, arrays in free.items():
                self.free.setdefault(size, []).extend(arrays)
            own.clear()
            free.clear()
        for array in self.freed_by_both:
            self.free.setdefault(array.size, []).append(array)
        self.freed_by_both.clear()

    def _dying(self, call: Call, index: int) -> list[Value]:
        roots = {id(v.root): v.root for v in (*call.inputs, call.out)}
        return [r for key, r in roots.items() if self.last_use[key] == index and not r.kept]

    def _array_for(self, out: Value, call: Call, dying: list[Value]) -> Array:
        if out.pad is not None:
            return padded(out.shape, out.pad, out.pad_axis, self.dtype)
        if call.operation.elementwise and not out.kept:
            for value in dying:
                if value.shape == out.shape and value.array is not None:
                    return value.array
        if not out.kept:
            own = [] if call.lane is None else [self.own_free[call.lane]]
            for free in (*own, self.free):
                if free.get(prod(out.shape)):
                    return free[prod(out.shape)].pop().reshape(out.shape)
        return np.zeros(out.shape, self.dtype)


def padded(shape: tuple[int, ...], fill: float, axis: int, dtype: np.dtype[Any]) -> Array:
    """An array of this shape; behind its end along the axis lies one more row or column."""
    lengths = [length + (place == axis) for place, length in enumerate(shape)]
    inside = tuple(slice(0, length) for length in shape)
    return np.full(lengths, fill, dtype)[inside]
