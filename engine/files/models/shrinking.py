"""How pictures may shrink on their way through convolutions, where only the two ends are known.

A weights file holds kernels, but not the padding, stride and pooling between them. The size of
the pictures at the start, and the inputs of the first dense layer, leave only some of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

Size = tuple[int, int]
"""(height, width) in pixels."""

STRIDES = (1, 2)
POOLINGS = (1, 2)
"""Side and stride of the pooling behind a convolution; 1 is none."""


class Passage(NamedTuple):
    """What happens at one convolution: zeros on each side, stride, and the pooling behind it."""

    padding: int
    stride: int
    pooling: int


@dataclass(frozen=True)
class Kernel:
    """One convolution: the side of its window, and how many filters it has."""

    side: int
    filters: int


def passages(kernel: Kernel) -> Iterator[Passage]:
    """Everything that is considered, the likeliest first."""
    same = (kernel.side - 1) // 2 if kernel.side % 2 else 0
    paddings = dict.fromkeys((same, 0, *range(1, kernel.side)))
    for padding in paddings:
        for stride in STRIDES[: kernel.side]:
            for pooling in POOLINGS:
                yield Passage(padding, stride, pooling)


def behind(size: Size, kernel: Kernel, passage: Passage) -> Size | None:
    """The size behind a convolution and its pooling; None where a window does not fit."""
    sides = []
    for length in size:
        room = length + 2 * passage.padding - kernel.side
        side = (room // passage.stride + 1) // passage.pooling
        if room < 0 or side < 1:
            return None
        sides.append(side)
    return sides[0], sides[1]


# DeepConvNet of "Deep Learning from Scratch", chapter 8: its fourth convolution pads by 2.
KNOWN: dict[tuple[Kernel, ...], tuple[Passage, ...]] = {
    tuple(Kernel(3, filters) for filters in (16, 16, 32, 32, 64, 64)): (
        Passage(1, 1, 1),
        Passage(1, 1, 2),
        Passage(1, 1, 1),
        Passage(2, 1, 2),
        Passage(1, 1, 1),
        Passage(1, 1, 2),
    )
}


@dataclass(frozen=True)
class Shrinking:
    """Convolutions between pictures of one size and of another number of pixels."""

    first: Size
    kernels: tuple[Kernel, ...]
    pixels: int
    _found: dict[tuple[int, Size], int | None] = field(default_factory=dict, compare=False)

    def options(self, taken: Sequence[Passage]) -> tuple[Passage, ...]:
        """How the next convolution may be passed after those taken, so that the end can be met."""
        place, size = len(taken), self._size_behind(taken)
        found = []
        for passage in passages(self.kernels[place]):
            after = behind(size, self.kernels[place], passage)
            if after is not None and self._cheapest(place + 1, after) is not None:
                found.append(passage)
        return tuple(found)

    def likeliest(self, taken: Sequence[Passage], options: Sequence[Passage]) -> Passage:
        """Which of the options for the next convolution stacks usually have."""
        place, size = len(taken), self._size_behind(taken)
        known = KNOWN.get(self.kernels)
        if known and known[:place] == tuple(taken) and known[place] in options:
            return known[place]

        def cost(passage: Passage) -> int:
            after = behind(size, self.kernels[place], passage)
            rest = None if after is None else self._cheapest(place + 1, after)
            assert rest is not None
            return self._cost(place, passage) + rest

        return min(options, key=cost)

    def sizes(self, taken: Sequence[Passage]) -> list[Size]:
        """The size in front of the first convolution, then behind each."""
        found = [self.first]
        for kernel, passage in zip(self.kernels, taken, strict=False):
            after = behind(found[-1], kernel, passage)
            assert after is not None
            found.append(after)
        return found

    def _size_behind(self, taken: Sequence[Passage]) -> Size:
        return self.sizes(taken)[-1]

    def _cost(self, place: int, passage: Passage) -> int:
        """How unusual a passage is. Pictures keep their size through a convolution, or it has no
        padding; they are pooled where the next one has more filters, and at the end.
        """
        side = self.kernels[place].side
        padding = 0 if 2 * passage.padding == side - 1 else 1 if passage.padding == 0 else 4
        following = self.kernels[place + 1 : place + 2]
        border = not following or following[0].filters != self.kernels[place].filters
        pooled = passage.pooling > 1
        pooling = (0 if pooled else 1) if border else (2 if pooled else 0)
        return padding + pooling + (0 if passage.stride == 1 else 3)

    def _cheapest(self, place: int, size: Size) -> int | None:
        """How unusual the most usual way from in front of a convolution to the end is.

        None where there is no way.
        """
        if place == len(self.kernels):
            return 0 if size[0] * size[1] == self.pixels else None
        if (place, size) not in self._found:
            costs = []
            for passage in passages(self.kernels[place]):
                after = behind(size, self.kernels[place], passage)
                rest = None if after is None else self._cheapest(place + 1, after)
                if rest is not None:
                    costs.append(rest + self._cost(place, passage))
            self._found[place, size] = min(costs, default=None)
        return self._found[place, size]
