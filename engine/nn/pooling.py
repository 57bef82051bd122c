"""Pooling layers: pictures become smaller, a window gives one number of each channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.nn.halves import Array, Run
from engine.nn.layer import Backward, Layer, Place, Shape, layers
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.nn.window import PADDINGS, Window, check_fit, picture_shape, window
from engine.registry import Effect, knob


@dataclass(frozen=True)
class Pooling2D(Layer):
    """Base of the two kinds. Pictures (height, width, channels)."""

    size: int = knob(
        2, low=1, high=31, effect=Effect.TRANSPLANT, unit="px", help="Side of the window"
    )
    stride: int = knob(
        2, low=1, high=31, effect=Effect.TRANSPLANT, unit="px", help="How far the window moves on"
    )
    padding: str = knob(
        "valid",
        choices=PADDINGS[:2],
        effect=Effect.TRANSPLANT,
        help="Whether a window may reach over the edge (same) or not (valid)",
    )

    def windows(self, shape: Shape) -> tuple[Window, Window]:
        """The window downwards and across. Raises SettingError where it does not fit."""
        height, width, _ = picture_shape(shape)
        ways = []
        for length in (height, width):
            way = window(length, self.size, self.stride, 1, self.padding)
            check_fit(way, length)
            ways.append(way)
        return ways[0], ways[1]

    def output_shape(self, shape: Shape) -> Shape:
        down, across = self.windows(shape)
        return down.outputs(shape[0]), across.outputs(shape[1]), shape[2]


@layers.register("max_pooling2d", label="max pooling")
@dataclass(frozen=True)
class MaxPooling2D(Pooling2D):
    """y = the largest number in the window; the gradient goes to where it came from.

    Of equal numbers the leftmost wins, of these the topmost.
    """

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        """x (height, batch, width, channels): first the largest downwards, then across."""
        height, _, width, channels = x.shape
        down, across = self.windows((height, width, channels))
        tall = Tournament(x.shape, 0, down, f.dtype)
        wide = Tournament(tall.shape, 2, across, f.dtype)
        between = f.routine(
            tall.forward, x, shape=tall.shape, name="largest_down", shown="largest_of_rows({0})"
        )
        y = f.routine(
            wide.forward,
            between,
            shape=wide.shape,
            name="largest_across",
            shown="largest_of_columns({0})",
        )
        f.explain("y = max of the window")

        def backward(dy: Value, wanted: bool) -> Value | None:
            if not wanted:
                return None
            d_between = f.routine(
                wide.backward,
                dy,
                shape=tall.shape,
                name="to_columns",
                shown="to_the_largest_columns({0})",
            )
            dx = f.routine(
                tall.backward,
                d_between,
                shape=x.shape,
                name="to_rows",
                shown="to_the_largest_rows({0})",
            )
            f.explain("dx = dy where the largest was, else 0")
            return dx

        return y, backward


class Tournament:
    """The largest of a window along one axis: tap after tap challenges the largest so far."""

    def __init__(self, shape: Shape, axis: int, way: Window, dtype: Any) -> None:
        self.axis, self.dtype, self.full = axis, dtype, shape
        length = shape[axis]
        places = way.outputs(length)
        self.shape = (*shape[:axis], places, *shape[axis + 1 :])
        self.padding = (way.before, way.after)
        self.padded = way.before + way.after > 0
        self.slices = [self._along(tap) for tap in way.taps(places)]
        self.inner = self._along(slice(way.before, way.before + length))
        # Where no window overlaps another and none leaves a gap, every pixel has one judge.
        self.apart = way.stride == way.size and not self.padded and places * way.size == length
        self.won = [np.zeros(self.shape, bool) for _ in self.slices[1:]]

    def _along(self, part: slice) -> tuple[slice, ...]:
        return (*(slice(None),) * self.axis, part)

    def _room(self, fill: float) -> Array:
        lengths = list(self.full)
        lengths[self.axis] += sum(self.padding)
        return np.full(lengths, fill, self.dtype)

    def forward(self, x: Array, y: Array) -> Run:
        seen = self._room(-np.inf) if self.padded else x
        taps = [seen[where] for where in self.slices]

        def run() -> None:
            if seen is not x:
                seen[self.inner] = x
            if len(taps) == 1:
                np.copyto(y, taps[0])
            largest = taps[0]
            for challenger, won in zip(taps[1:], self.won, strict=True):
                np.greater(challenger, largest, won)
                np.maximum(challenger, largest, out=y)
                largest = y

        return run

    def backward(self, dy: Array, dx: Array) -> Run:
        room = dx if self.apart else self._room(0.0)
        taps = [room[where] for where in self.slices]
        simple = self.apart and len(taps) <= 2  # then the taps have room for all that arises
        rest, share = (dy, dy) if simple else (np.empty_like(dy), np.empty_like(dy))

        def run() -> None:
            if not self.apart:
                room.fill(0.0)
            left = dy
            for index in range(len(taps) - 1, 0, -1):
                if self.apart:
                    np.multiply(left, self.won[index - 1], taps[index])
                    left = np.subtract(left, taps[index], taps[0] if index == 1 else rest)
                else:
                    np.multiply(left, self.won[index - 1], share)
                    np.add(taps[index], share, taps[index])
                    left = np.subtract(left, share, rest)
            if not self.apart:
                np.add(taps[0], left, taps[0])
                np.copyto(dx, room[self.inner])
            elif len(taps) == 1:
                np.copyto(dx, dy)

        return run


@layers.register("average_pooling2d", label="average pooling")
@dataclass(frozen=True)
class AveragePooling2D(Pooling2D):
    """y = the mean of the window; pixels beyond the edge do not count.

    Source: LeCun et al. 1998.
    """

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        height, batch, width, channels = x.shape
        down, across = self.windows((height, width, channels))
        tall = _share_matrix(down, height).astype(f.dtype)
        wide = _share_matrix(across, width).astype(f.dtype)
        shape = (len(tall), batch, len(wide), channels)
        y = f.routine(
            _Mixing(tall, wide).run, x, shape=shape, name="mean", shown="mean_of_windows({0})"
        )
        f.explain("y = mean of the window")

        def backward(dy: Value, wanted: bool) -> Value | None:
            if not wanted:
                return None
            back = _Mixing(np.ascontiguousarray(tall.T), np.ascontiguousarray(wide.T))
            dx = f.routine(
                back.run, dy, shape=x.shape, name="spread", shown="spread_over_windows({0})"
            )
            f.explain("dx = dy / pixels of the window")
            return dx

        return y, backward


def _share_matrix(way: Window, length: int) -> Array:
    """(places, length): the weight of each pixel in the mean of each place."""
    shares = np.zeros((way.outputs(length), length))
    for place, row in enumerate(shares):
        start = place * way.stride - way.before
        row[max(start, 0) : min(start + way.size, length)] = 1.0
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


@dataclass(frozen=True)
class _Mixing:
    """y = tall · x · wideᵀ for every picture and channel."""

    tall: Array
    wide: Array

    def run(self, x: Array, y: Array) -> Run:
        height, batch, width, channels = x.shape
        between = np.empty((len(self.tall), batch, width, channels), x.dtype)
        flat_x, flat_between = x.reshape(height, -1), between.reshape(len(self.tall), -1)

        def run() -> None:
            np.dot(self.tall, flat_x, flat_between)
            np.matmul(self.wide, between, y)

        return run


@layers.register("global_average_pooling2d", label="global average pooling")
@dataclass(frozen=True)
class GlobalAveragePooling2D(Layer):
    """y = the mean of each channel over the whole picture: a row of numbers.

    Source: Lin, Chen & Yan 2013, arXiv:1312.4400.
    """

    def output_shape(self, shape: Shape) -> Shape:
        return (picture_shape(shape)[2],)

    def emit(self, f: Tape, place: Place, x: Value) -> tuple[Value, Backward]:
        """x (height, batch, width, channels) -> y (channels, batch)"""
        height, batch, width, channels = x.shape
        share = 1.0 / (height * width)

        def mean(x: Array, y: Array) -> Run:
            def run() -> None:
                np.multiply(x.sum(axis=(0, 2)).T, share, y)

            return run

        def spread(dy: Array, dx: Array) -> Run:
            def run() -> None:
                dx[...] = (dy * share).T[None, :, None, :]

            return run

        y = f.routine(
            mean, x, shape=(channels, batch), name="mean", shown="{0}.mean(axis=(0, 2)).T"
        )
        f.explain("y = mean of the picture")

        def backward(dy: Value, wanted: bool) -> Value | None:
            if not wanted:
                return None
            return f.routine(
                spread, dy, shape=x.shape, name="spread", shown="spread_over_pictures({0})"
            )

        return y, backward
