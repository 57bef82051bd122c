"""What the pictures panel shows: cards of pictures, how many there are of each class, numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.head import encode
from engine.training.picture_material import PicturePart

Array = NDArray[Any]
Range = tuple[float, float]

BLACK_AND_WHITE: Range = (0.0, 255.0)


@dataclass(frozen=True, eq=False)
class Card:
    """A picture of a set: its number there, its pixels (h, w, c) uint8 and its class.

    after: the pixels as the network gets them, (h, w, c) floats, None where that is not shown.
    code: what the loss compares the outputs with, (units,).
    """

    index: int
    picture: Array
    label: int
    after: Array | None = None
    code: Array | None = None


@dataclass(frozen=True, eq=False)
class CardsFigure:
    """A page of cards. paired: each shows before, after and the code, else the picture alone.

    training: of which set they are. step: what preprocessing is called.
    """

    cards: tuple[Card, ...] = ()
    names: tuple[str, ...] = ()
    training: bool = True
    paired: bool = False
    step: str = ""
    columns: int = 1
    rows: int = 1
    chosen: int | None = None
    pointed: int | None = None


@dataclass(frozen=True, eq=False)
class CountsFigure:
    """How many pictures there are of each class, and the class that others are filtered by."""

    counts: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    training: bool = True
    chosen: int | None = None
    pointed: int | None = None

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True, eq=False)
class PixelsFigure:
    """The numbers of one picture. after: as the network gets them, else raw.

    channel: the one whose numbers are written, None for all of a picture in colour.
    pointed: row and column.
    """

    card: Card
    names: tuple[str, ...]
    training: bool = True
    after: bool = False
    channel: int | None = None
    pointed: tuple[int, int] | None = None

    @cached_property
    def values(self) -> Array:
        """(h, w, channels that are written)"""
        whole = self.card.after if self.after else self.card.picture
        assert whole is not None
        return whole if self.channel is None else whole[:, :, self.channel : self.channel + 1]

    @cached_property
    def range(self) -> Range:
        """Of the numbers that are written."""
        return range_of(self.values)

    @cached_property
    def shown(self) -> Array:
        """The picture behind the numbers: (h, w, 1 or 3) uint8."""
        return shown(self.values) if self.after else self.values


def range_of(values: Array) -> Range:
    """The smallest and the largest number."""
    return float(values.min()), float(values.max())


def shown(values: Array) -> Array:
    """Numbers as bytes for the screen: the smallest black, the largest white."""
    low, high = range_of(values)
    if not high > low:
        return np.full(values.shape, 128, dtype=np.uint8)
    return np.rint((values - low) * (255.0 / (high - low))).astype(np.uint8)


def cards_of(part: PicturePart, indices: Array, prepared: bool) -> tuple[Card, ...]:
    """Cards of some pictures of a set. prepared: with what the network and the loss get."""
    pixels, labels = part.pixels[indices], part.targets[indices]
    if not prepared or not len(indices):
        return tuple(
            Card(index, picture, int(label))
            for index, picture, label in zip(indices.tolist(), pixels, labels, strict=True)
        )
    after = prepare(part, pixels)
    codes = encode(labels, part.class_count, part.units, part.coding).T
    return tuple(
        Card(index, picture, int(label), made, code)
        for index, picture, label, made, code in zip(
            indices.tolist(), pixels, labels, after, codes, strict=True
        )
    )


def prepare(part: PicturePart, pixels: Array) -> Array:
    """Pixels (n, h, w, c) as the network gets them, of the same shape in its dtype."""
    columns = np.empty((pixels[0].size, len(pixels)), part.feed.divisor.dtype)
    part.feed.fill(pixels, columns)
    return columns.T.reshape(pixels.shape)
