"""Lowerings: a convolution as matrix products, so that BLAS does the work.

Inside a program pictures are (height, batch, width, channels): rows of all pictures lie together,
so that padding, shifting and pooling move large stretches of memory. A kernel is a matrix
(filters, kernel height · kernel width · channels).
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from engine.nn.halves import Run
from engine.nn.strips import Outputs, Room, Strip, lanes, outputs, side_by_side
from engine.nn.window import Window
from engine.nn.winograd import KERNEL, TILE, Winograd

Array = NDArray[Any]
PictureShape = tuple[int, int, int, int]
"""(height, batch, width, channels)"""


STRIP = 1 << 17
"""Numbers of a strip of shifts or outputs: so many stay in the cache until they are used."""

DEEP = 16
"""Channels and filters from which on Winograd's transforms cost less than they save."""


class Lowering(Protocol):
    """The three products of a convolution. Each is bound once to its arrays and then run."""

    def forward(self, x: Array, kernel: Array, z: Array) -> Run:
        """z = kernel ∗ x; z has shape (rows, batch, columns, filters)."""
        ...

    def kernel_gradient(self, dz: Array, change: Array) -> Run:
        """The gradient of the kernel, of the x that `forward` saw last."""
        ...

    def input_gradient(self, dz: Array, kernel: Array, dx: Array) -> Run:
        """The gradient of x."""
        ...


class Patches:
    """The readable lowering (im2col): every place of the window as one row of a matrix.

    Any stride and dilation. Source: Chellapilla, Puri & Simard 2006.
    """

    def __init__(
        self, shape: PictureShape, down: Window, across: Window, filters: int, dtype: Any
    ) -> None:
        height, batch, width, channels = shape
        rows, columns = down.outputs(height), across.outputs(width)
        tall = height + down.before + down.after
        wide = width + across.before + across.after
        self.padded = np.zeros((tall, batch, wide, channels), dtype)
        top, left = down.before, across.before
        self.inner = self.padded[top : top + height, :, left : left + width]
        self.places = np.empty((rows, batch, columns, down.size, across.size, channels), dtype)
        self.matrix = self.places.reshape(rows * batch * columns, -1)
        self.taps = [
            (i, j, self.padded[seen_down, :, seen_across])
            for i, seen_down in enumerate(down.taps(rows))
            for j, seen_across in enumerate(across.taps(columns))
        ]

    def forward(self, x: Array, kernel: Array, z: Array) -> Run:
        flat = z.reshape(-1, z.shape[-1])

        def run() -> None:
            self.inner[...] = x
            for i, j, seen in self.taps:
                self.places[:, :, :, i, j] = seen
            np.dot(self.matrix, kernel.T, out=flat)

        return run

    def kernel_gradient(self, dz: Array, change: Array) -> Run:
        flat = dz.reshape(-1, dz.shape[-1])

        def run() -> None:
            change[...] = flat.T @ self.matrix

        return run

    def input_gradient(self, dz: Array, kernel: Array, dx: Array) -> Run:
        flat = dz.reshape(-1, dz.shape[-1])
        shares = np.empty_like(self.places)

        def run() -> None:
            np.dot(flat, kernel, out=shares.reshape(self.matrix.shape))
            self.padded.fill(0.0)
            for i, j, seen in self.taps:
                seen += shares[:, :, :, i, j]
            dx[...] = self.inner
            self.padded.fill(0.0)

        return run


class RowShifts:
    """The fast lowering, for stride 1 without dilation: no matrix of patches is ever made.

    The horizontal shifts of the picture are copied once; the patches of an output row are then a
    strided view that BLAS takes as it is. multiple: what the rows of a strip are a multiple of.
    Source: Cho & Brand 2017, MEC: Memory-efficient Convolution, arXiv:1706.06873.
    """

    def __init__(
        self,
        shape: PictureShape,
        down: Window,
        across: Window,
        filters: int,
        dtype: Any,
        multiple: int = 1,
    ) -> None:
        height, batch, width, channels = shape
        self.shape, self.filters, self.dtype = shape, filters, dtype
        self.down, self.across = down, across
        self.rows, self.columns = down.outputs(height), across.outputs(width)
        tall = height + down.before + down.after
        self.shifts = np.zeros((batch, self.columns, tall, across.size, channels), dtype)
        step = across.size * channels
        size = self.shifts.itemsize
        # The patches of each output row, (rows, batch · columns, kernel height · step): they
        # overlap, as the windows do.
        self.patches = np.lib.stride_tricks.as_strided(
            self.shifts,
            (self.rows, batch * self.columns, down.size * step),
            (step * size, tall * step * size, size),
        )
        self.room = Room(dtype), Room(dtype)
        row = self.columns * max(filters, step)
        most = max(1, STRIP // (row * multiple))
        high = max(1, STRIP // (row * multiple * min(most, -(-batch // 2)))) * multiple
        self.lanes = lanes(self.rows, high, batch, most)
        self.multiplications = self.patches.size * filters

    def copies(self, x: Array, pictures: slice) -> list[tuple[Array, Array]]:
        """(to, from) of the copies that fill the shifts; what lies outside of x stays zero."""
        height, _, width, _ = self.shape
        top = self.down.before
        inside = self.shifts[pictures, :, top : top + height]
        turned = x[:, pictures].transpose(1, 2, 0, 3)
        found = []
        for j in range(self.across.size):
            shift = j - self.across.before
            first, last = max(0, -shift), min(self.columns, width - shift)
            found.append((inside[:, first:last, :, j], turned[:, first + shift : last + shift]))
        return found

    def _patches(self, strip: Strip) -> Array:
        places = slice(strip.first * self.columns, strip.last * self.columns)
        return self.patches[strip.rows, places]

    def forward(self, x: Array, kernel: Array, z: Array | Outputs) -> Run:
        target, turned = outputs(z), np.empty(kernel.shape[::-1], self.dtype)
        work: list[list[Run]] = [[], []]
        for lane in self.lanes:
            for strip in lane:
                if strip.top == 0:
                    work[strip.lane].append(copying(self.copies(x, strip.pictures)))
                work[strip.lane].append(self._forward(strip, turned, target))
        convolve = side_by_side(work, self.multiplications)

        def run() -> None:
            np.copyto(turned, kernel.T)
            convolve()

        return run

    def _forward(self, strip: Strip, turned: Array, target: Outputs) -> Run:
        seen, z, after = self._patches(strip), _by_rows(target.place(strip)), target.work(strip)

        def run() -> None:
            np.matmul(seen, turned, z)
            if after is not None:
                after()

        return run

    def kernel_gradient(self, dz: Array | Outputs, change: Array) -> Run:
        source = outputs(dz)
        totals = np.empty((2, *change.shape[::-1]), self.dtype)
        gather = side_by_side(
            [
                [self._gather(strip, source, totals[strip.lane]) for strip in lane]
                for lane in self.lanes
            ],
            self.multiplications,
        )

        def run() -> None:
            totals.fill(0.0)
            gather()
            np.add(totals[0].T, totals[1].T, change)

        return run

    def _gather(self, strip: Strip, source: Outputs, total: Array) -> Run:
        before, dz = source.work(strip), _by_rows(source.place(strip))
        parts = self.room[strip.lane].take("parts", (len(dz), *total.shape))
        seen = self._patches(strip).swapaxes(1, 2)

        def run() -> None:
            if before is not None:
                before()
            np.matmul(seen, dz, parts)
            for part in parts:
                np.add(total, part, total)

        return run

    def input_gradient(self, dz: Array, kernel: Array, dx: Array) -> Run:
        """A convolution again: of dz, padded to the full, with the kernel turned by 180°."""
        filters, channels = dz.shape[-1], dx.shape[-1]
        size, side = self.down.size, self.across.size
        turned_kernel = np.empty((channels, size, side, filters), self.dtype)
        back = RowShifts(dz.shape, _full(self.down), _full(self.across), channels, self.dtype)
        convolve = back.forward(dz, turned_kernel.reshape(channels, -1), dx)

        def run() -> None:
            taps = kernel.reshape(filters, size, side, channels)
            turned_kernel[...] = taps[:, ::-1, ::-1].transpose(3, 1, 2, 0)
            convolve()

        return run


def copying(pairs: list[tuple[Array, Array]]) -> Run:
    """Copies each (to, from)."""

    def run() -> None:
        for target, source in pairs:
            np.copyto(target, source)

    return run


def _by_rows(z: Array) -> Array:
    """(rows, pictures · columns, filters) of (rows, pictures, columns, filters), without a copy."""
    rows, _, _, filters = z.shape
    return z.reshape(rows, -1, filters, copy=False)


def _full(way: Window) -> Window:
    """The window over dz in which every pixel of x finds all places that saw it."""
    return Window(way.size, 1, 1, way.size - 1 - way.before, way.size - 1 - way.after)


def lowering(
    shape: PictureShape,
    down: Window,
    across: Window,
    filters: int,
    dtype: Any,
    multiple: int = 1,
    learns: bool = True,
) -> Patches | RowShifts | Winograd:
    """The fastest one that can do these windows. learns: whether gradients will be asked for."""
    plain = (down.stride, across.stride, down.dilation, across.dilation) == (1, 1, 1, 1)
    if not plain or any(min(way.before, way.after) < 0 for way in (_full(down), _full(across))):
        return Patches(shape, down, across, filters, dtype)
    large = min(down.outputs(shape[0]), across.outputs(shape[2])) >= TILE
    if down.size == across.size == KERNEL and large and min(shape[3], filters) >= DEEP:
        return Winograd(shape, down, across, filters, dtype, learns)
    return RowShifts(shape, down, across, filters, dtype, multiple)
