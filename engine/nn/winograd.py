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

from engine.nn.halves import Run, both
from engine.nn.window import Window

Array = NDArray[Any]

TILE, KERNEL = 4, 5
POINTS = TILE + KERNEL - 1
"""Inputs that a tile sees in each direction, and products that it takes."""


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


class Winograd:
    """The convolution of pictures (height, batch, width, channels), 5 × 5, stride 1.

    Places: tile row, point down, point across, (batch · tile column), channels.
    """

    def __init__(
        self, shape: tuple[int, int, int, int], down: Window, across: Window, dtype: Any
    ) -> None:
        height, batch, width, channels = shape
        self.shape, self.dtype = shape, dtype
        self.top, self.left = down.before, across.before
        self.rows, self.columns = down.outputs(height), across.outputs(width)
        self.tall, self.wide = -(-self.rows // TILE), -(-self.columns // TILE)
        self.at, self.g, self.bt = (m.astype(dtype) for m in matrices())
        self.lines = TILE * self.tall + KERNEL - 1  # rows of the padded picture
        # What each tile column sees, point by point: (rows, points, batch, tile columns, channels)
        self.seen = np.zeros((self.lines, POINTS, batch, self.wide, channels), dtype)
        places = batch * self.wide
        self.across = np.empty((self.lines, POINTS, places * channels), dtype)
        self._gradient: tuple[Run, Array] | None = None
        self._filled_for: Array | None = None
        self._shared: tuple[Array, Array, Array] | None = None
        self.values = np.empty((self.tall, POINTS, POINTS, places, channels), dtype)

    def _windows(self, x: Array, seen: Array) -> list[tuple[Array, Array]]:
        """(in `seen`, in x) of the columns of x that each point of the tiles sees."""
        height, _, width, _ = self.shape
        rows = slice(self.top, self.top + min(height, self.lines - self.top))
        found = []
        for point in range(POINTS):
            first = max(0, -(-(self.left - point) // TILE))
            last = min(self.wide, -(-(width + self.left - point) // TILE))
            start = point + TILE * first - self.left
            stop = point + TILE * (last - 1) - self.left + 1
            source = x[: rows.stop - rows.start, :, start:stop:TILE]
            found.append((seen[rows, point, :, first:last], source))
        return found

    def _transformed(self, kernel: Array) -> Array:
        """G·k·Gᵀ of every filter and channel: (points, points, channels, filters)."""
        filters = len(kernel)
        taps = kernel.reshape(filters, KERNEL, KERNEL, -1)
        found: Array = np.einsum("ui,fijc,vj->uvcf", self.g, taps, self.g, optimize=True)
        return found

    def _to_places(self, left: Array, source: Array, between: Array, target: Array) -> None:
        """left ⊗ left of every tile: across in the rows of `source`, then down over the tiles."""
        np.matmul(left, source, between)
        flat = between.reshape(len(between), -1)
        step = TILE
        for tile, places in enumerate(target):
            lines = flat[step * tile : step * tile + left.shape[1]]
            np.dot(left, lines, places.reshape(len(left), -1))

    def forward(self, x: Array, kernel: Array, z: Array) -> Run:
        windows = self._windows(x, self.seen)
        seen = self.seen.reshape(self.lines, POINTS, -1)
        products, rows, tiles = self._rooms(z.shape[-1])
        between = rows.reshape(self.tall, TILE, POINTS, -1)
        half = self.tall // 2
        copies = self._back_to_pictures(tiles, z)

        def work(some: slice, transformed: Array) -> None:
            np.matmul(self.values[some], transformed, products[some])
            for down, places in zip(between[some], products[some], strict=True):
                np.dot(self.at, places.reshape(POINTS, -1), down.reshape(TILE, -1))

        def run() -> None:
            for target, source in windows:
                np.copyto(target, source)
            transformed = self._transformed(kernel)
            self._to_places(self.bt, seen, self.across, self.values)
            both(
                lambda: work(slice(0, half), transformed),
                lambda: work(slice(half, self.tall), transformed),
            )
            np.matmul(self.at, between.reshape(self.tall * TILE, POINTS, -1), tiles)
            for target, source in copies:
                np.copyto(target, source)

        return run

    def _rooms(self, filters: int) -> tuple[Array, Array, Array]:
        """Memory that forward and backward pass use in turn, for what both have for each filter:
        products of all places, rows between the two transforms, tiles of the outputs.
        """
        if self._shared is None:
            places = self.values.shape[3] * filters
            self._shared = (
                np.empty((*self.values.shape[:-1], filters), self.dtype),
                np.empty((self.tall * TILE, POINTS, places), self.dtype),
                np.empty((self.tall * TILE, TILE, places), self.dtype),
            )
        return self._shared

    def _back_to_pictures(self, tiles: Array, z: Array) -> list[tuple[Array, Array]]:
        """(in z, in tiles) of the columns of the outputs, point by point."""
        rows, batch, columns, filters = z.shape
        lines = tiles.reshape(self.tall * TILE, TILE, batch, self.wide, filters)[:rows]
        found = []
        for point in range(TILE):
            count = -(-(columns - point) // TILE)
            if count > 0:
                found.append((z[:, :, point::TILE], lines[:, point, :, :count]))
        return found

    def _gradient_places(self, dz: Array) -> tuple[Run, Array]:
        """What fills A·dY·Aᵀ of every tile, and where it is; both gradients share it."""
        if self._gradient is not None:
            return self._gradient
        found, between, tiles = self._rooms(dz.shape[-1])
        copies = self._back_to_pictures(tiles, dz)
        left = np.ascontiguousarray(self.at.T)

        def fill() -> None:
            tiles.fill(0.0)  # what lies beyond the picture has no gradient
            for source, target in copies:
                np.copyto(target, source)
            self._to_places(left, tiles, between, found)

        self._gradient = fill, found
        return self._gradient

    def kernel_gradient(self, dz: Array, change: Array) -> Run:
        fill, found = self._gradient_places(dz)
        self._filled_for = dz
        channels, filters = self.shape[3], dz.shape[-1]
        parts = np.empty((self.tall, POINTS, POINTS, channels, filters), self.dtype)
        half = self.tall // 2

        def gather(some: slice) -> None:
            np.matmul(self.values[some].swapaxes(-1, -2), found[some], parts[some])

        def run() -> None:
            fill()
            both(lambda: gather(slice(0, half)), lambda: gather(slice(half, self.tall)))
            whole = parts.sum(axis=0)
            taps = np.einsum("ui,uvcf,vj->fijc", self.g, whole, self.g, optimize=True)
            change[...] = taps.reshape(filters, -1)

        return run

    def input_gradient(self, dz: Array, kernel: Array, dx: Array) -> Run:
        fill, found = self._gradient_places(dz)
        done = self._filled_for is dz  # by the gradient of the kernel, just before
        changes = self.values  # of the inputs nothing is wanted any more
        lines = self.across
        flat = lines.reshape(self.lines, -1)
        part = np.empty((POINTS, flat.shape[1]), self.dtype)
        back = np.ascontiguousarray(self.bt.T)
        spare = found.reshape(-1)[: self.seen.size]  # nor, at the end, of the products
        fits = spare.size == self.seen.size
        points = spare.reshape(self.seen.shape) if fits else np.empty_like(self.seen)
        half = self.tall // 2
        windows = self._windows(dx, points)

        def work(some: slice, turned: Array) -> None:
            np.matmul(found[some], turned, changes[some])

        def run() -> None:
            if not done:
                fill()
            turned = self._transformed(kernel).swapaxes(-1, -2)
            both(
                lambda: work(slice(0, half), turned),
                lambda: work(slice(half, self.tall), turned),
            )
            lines.fill(0.0)
            for tile, places in enumerate(changes):
                np.dot(back, places.reshape(POINTS, -1), part)
                flat[TILE * tile : TILE * tile + POINTS] += part
            np.matmul(back, lines, points.reshape(self.lines, POINTS, -1))
            dx.fill(0.0)
            for source, target in windows:
                np.add(target, source, target)

        return run
