"""Winograd's lowering: tiles of 4 × 4 outputs of a 5 × 5 kernel with 64 products instead of 400.

Y = Aᵀ[(G·k·Gᵀ) ⊙ (Bᵀ·d·B)]A for every tile, where d are the 8 × 8 inputs that it sees. The
products of one place in all tiles are a matrix product over the channels; the transforms are
matrix products too. Both gradients are the adjoint of these steps, in reverse.
Source: Lavin & Gray 2016, Fast Algorithms for Convolutional Neural Networks, arXiv:1509.09308.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.halves import Run
from engine.nn.strips import Outputs, Room, Strip, lanes, outputs, side_by_side
from engine.nn.window import Window

Array = NDArray[Any]

TILE, KERNEL = 4, 5
POINTS = TILE + KERNEL - 1
"""Inputs that a tile sees in each direction, and products that it takes."""

STRIP = 1 << 18
"""Numbers of the products of a strip: so many stay in the cache until they are used."""


@cache
def matrices() -> tuple[Array, Array, Array]:
    """(Aᵀ (4, 8), G (8, 5), Bᵀ (8, 8)), float64, of the points 0, ±1, ±2, ±½ and infinity.

    Cook and Toom: a product of polynomials is found from its values at the points. Its adjoint is
    the correlation, so the inverse of the evaluation stands on the side of the inputs.
    """
    points = np.array([0.0, 1.0, -1.0, 2.0, -2.0, 0.5, -0.5])

    def evaluate(count: int) -> Array:
        values = points[:, None] ** np.arange(count)
        infinity = np.zeros((1, count))
        infinity[0, -1] = 1.0
        return np.vstack([values, infinity])

    outputs, kernel = evaluate(TILE), evaluate(KERNEL)
    inputs = np.linalg.inv(evaluate(POINTS)).T
    scale = np.abs(inputs).max(axis=1, keepdims=True)  # neither side shall have very large numbers
    return outputs.T.copy(), kernel * scale, inputs / scale


def along_a_row(matrix: Array, tiles: int, length: int, before: int) -> Array:
    """(8 · tiles, length): `matrix`, (8, n), applied to what each tile sees of a row.

    Tile t sees the n numbers from 4t − before on; what lies beyond the row is zero.
    """
    points, seen = matrix.shape
    whole = np.zeros((points, tiles, length))
    for tile in range(tiles):
        for tap in range(seen):
            place = TILE * tile + tap - before
            if 0 <= place < length:
                whole[:, tile, place] = matrix[:, tap]
    return whole.reshape(points * tiles, length)


class Winograd:
    """The convolution of pictures (height, batch, width, channels), 5 × 5, stride 1.

    A strip is one row of tiles. Its transforms are (point down, point across · tile, pictures,
    channels): each point of the tiles has all its places in one matrix.
    learns: whether gradients will be asked for; they need the transforms of the inputs.
    """

    def __init__(
        self,
        shape: tuple[int, int, int, int],
        down: Window,
        across: Window,
        filters: int,
        dtype: Any,
        learns: bool = True,
    ) -> None:
        height, batch, width, channels = shape
        self.shape, self.filters, self.learns = shape, filters, learns
        self.top = down.before
        self.rows, self.columns = down.outputs(height), across.outputs(width)
        self.wide = -(-self.columns // TILE)
        at, g, bt = matrices()
        self.at, self.bt = at.astype(dtype), bt.astype(dtype)
        self.kernel_points = np.kron(g, g).astype(dtype)
        self.into_points = along_a_row(bt, self.wide, width, across.before).astype(dtype)
        self.from_points = np.ascontiguousarray(
            along_a_row(at.T, self.wide, self.columns, 0).T.astype(dtype)
        )
        most = max(1, STRIP // (POINTS * POINTS * self.wide * max(channels, filters)))
        self.lanes = lanes(self.rows, TILE, batch, most)
        self.multiplications = (
            POINTS**2 * self.wide * -(-self.rows // TILE) * batch * channels * filters
        )
        self.room = Room(dtype), Room(dtype)
        self.seen: dict[Strip, Array] = {}
        self.dtype = dtype

    def _transforms(self, strip: Strip) -> Array:
        """Where the transforms of the strip's inputs are: a place of its own, if they are kept."""
        shape = (POINTS, POINTS * self.wide, strip.count, self.shape[-1])
        if not self.learns:
            return self.room[strip.lane].take("inputs", shape)
        if strip not in self.seen:
            self.seen[strip] = np.empty(shape, self.dtype)
        return self.seen[strip]

    def _lines(self, strip: Strip) -> tuple[slice, slice]:
        """Rows of the picture that the strip sees, and which of its 8 rows they are."""
        start = strip.top - self.top
        first, last = max(0, start), min(self.shape[0], start + POINTS)
        return slice(first, last), slice(first - start, last - start)

    def forward(self, x: Array, kernel: Array, z: Array | Outputs) -> Run:
        taps = np.empty((POINTS, POINTS, self.shape[-1], self.filters), self.dtype)
        target = outputs(z)
        work = side_by_side(
            [[self._forward(strip, x, taps, target) for strip in lane] for lane in self.lanes],
            self.multiplications,
        )

        def run() -> None:
            self._to_points(kernel, (1, 2, 0), taps)
            work()

        return run

    def _to_points(self, kernel: Array, order: tuple[int, int, int], taps: Array) -> None:
        """G·k·Gᵀ of every filter and channel. order: of the axes filter, tap, channel."""
        turned = kernel.reshape(self.filters, KERNEL * KERNEL, -1).transpose(order)
        flat = np.ascontiguousarray(turned).reshape(KERNEL * KERNEL, -1)
        np.dot(self.kernel_points, flat, taps.reshape(POINTS * POINTS, -1))

    def _forward(self, strip: Strip, x: Array, taps: Array, target: Outputs) -> Run:
        room, count, points = self.room[strip.lane], strip.count, POINTS * self.wide
        lines, places = self._lines(strip)
        left, source = self.bt[:, places], _flat(x[lines, strip.pictures])
        inputs = self._transforms(strip)
        shape = POINTS, count, *self.shape[2:]
        rows = room.take("rows", shape)
        products = room.take("products", (POINTS, points, count, self.filters))
        between = room.take("between", (TILE, points, count, self.filters))
        z, after = target.place(strip), target.work(strip)
        lying, turned = _flat(rows), inputs.transpose(0, 2, 1, 3)
        seen, found = _by_point(inputs), _by_point(products)
        flat_products, flat_between = _flat(products), _flat(between)
        back = between[: len(z)].transpose(0, 2, 1, 3)

        def run() -> None:
            np.matmul(left, source, lying)
            np.matmul(self.into_points, rows, turned)
            np.matmul(seen, taps, found)
            np.dot(self.at, flat_products, flat_between)
            np.matmul(self.from_points, back, z)
            if after is not None:
                after()

        return run

    def kernel_gradient(self, dz: Array | Outputs, change: Array) -> Run:
        return self.gradients(dz, None, change, None)

    def input_gradient(self, dz: Array | Outputs, kernel: Array, dx: Array) -> Run:
        return self.gradients(dz, kernel, None, dx)

    def gradients(
        self,
        dz: Array | Outputs,
        kernel: Array | None,
        change: Array | None,
        dx: Array | None,
    ) -> Run:
        """The gradient of the kernel, of the x that `forward` saw last, and that of x; each where
        there is a place for it. The second one needs the kernel.
        """
        channels, source = self.shape[-1], outputs(dz)
        taps = np.empty((POINTS, POINTS, self.filters, channels), self.dtype)
        totals = np.empty((2, *taps.shape), self.dtype)
        work = side_by_side(
            [
                [
                    self._gradients(strip, source, taps, totals[strip.lane], change is not None, dx)
                    for strip in lane
                ]
                for lane in self.lanes
            ],
            self.multiplications,
        )

        def run() -> None:
            if dx is not None:
                assert kernel is not None
                self._to_points(kernel, (1, 0, 2), taps)
                dx.fill(0.0)
            totals.fill(0.0)
            work()
            if change is not None:
                whole = np.add(totals[0], totals[1], totals[0]).reshape(POINTS * POINTS, -1)
                found = np.dot(self.kernel_points.T, whole)
                shape = KERNEL * KERNEL, self.filters, channels
                target = change.reshape(self.filters, KERNEL * KERNEL, channels)
                np.copyto(target, found.reshape(shape).swapaxes(0, 1))

        return run

    def _gradients(
        self, strip: Strip, dz: Outputs, taps: Array, total: Array, learns: bool, dx: Array | None
    ) -> Run:
        room, count, points = self.room[strip.lane], strip.count, POINTS * self.wide
        before, source = dz.work(strip), dz.place(strip)
        high = len(source)
        products = room.take("products", (POINTS, points, count, self.filters))
        between = room.take("between", (TILE, points, count, self.filters))[:high]
        across = np.ascontiguousarray(self.from_points.T)
        turned, found = between.transpose(0, 2, 1, 3), _by_point(products)
        left, flat_between, flat_products = self.at.T[:, :high], _flat(between), _flat(products)
        steps: list[Run] = [] if before is None else [before]

        def to_points() -> None:
            np.matmul(across, source, turned)
            np.matmul(left, flat_between, flat_products)

        steps.append(to_points)
        if learns:
            inputs, part = _by_point(self._transforms(strip)), room.take("part", taps.shape)
            columns = found.swapaxes(-1, -2)

            def gather() -> None:
                np.matmul(columns, inputs, part)
                np.add(total, part, total)

            steps.append(gather)
        if dx is not None:
            steps.append(self._back(strip, found, taps, dx))

        def run() -> None:
            for step in steps:
                step()

        return run

    def _back(self, strip: Strip, found: Array, taps: Array, dx: Array) -> Run:
        """From the transforms of dz to what the strip adds to dx."""
        room, count, points = self.room[strip.lane], strip.count, POINTS * self.wide
        lines, places = self._lines(strip)
        shape = POINTS, count, *self.shape[2:]
        changes = room.take("changes", (POINTS, points, count, self.shape[-1]))
        rows, shares = room.take("rows", shape), room.take("shares", shape)
        back, left = np.ascontiguousarray(self.into_points.T), self.bt.T[places]
        shares = shares[: lines.stop - lines.start]
        target, turned = dx[lines, strip.pictures], changes.transpose(0, 2, 1, 3)
        flat_rows, flat_shares, by_point = _flat(rows), _flat(shares), _by_point(changes)

        def run() -> None:
            np.matmul(found, taps, by_point)
            np.matmul(back, turned, rows)
            np.matmul(left, flat_rows, flat_shares)
            np.add(target, shares, target)

        return run


def _flat(lines: Array) -> Array:
    """Line by line as a matrix, without a copy."""
    return lines.reshape(len(lines), -1, copy=False)


def _by_point(transforms: Array) -> Array:
    """(points down, points across, places, channels) of the transforms of a strip."""
    channels = transforms.shape[-1]
    return transforms.reshape(POINTS, POINTS, -1, channels, copy=False)
