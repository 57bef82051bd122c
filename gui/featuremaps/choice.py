"""Which pictures the columns show: the first ones, some at random, of a class, or typed numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from engine.registry import SettingError
from gui.featuremaps.bar import FIRST, RANDOM
from gui.numbers import parse_number

Targets = NDArray[np.int64]
Pixels = NDArray[np.uint8]

COLUMNS = 9
MOST = 24

_SPAN = re.compile(r"(\d+)\s*[-–−]\s*(\d+)")


def chosen(way: object, draw: int, targets: Targets) -> tuple[int, ...]:
    """COLUMNS indices of the test set. way: FIRST, RANDOM or a class; draw: which of many."""
    if way == FIRST:
        return tuple(range(min(COLUMNS, len(targets))))
    places = np.arange(len(targets)) if way == RANDOM else np.flatnonzero(targets == way)
    if draw == 0 and way != RANDOM:
        return tuple(int(place) for place in places[:COLUMNS])
    rng = np.random.default_rng((draw, len(places)))
    found = rng.choice(places, min(COLUMNS, len(places)), replace=False)
    return tuple(int(place) for place in np.sort(found))


def typed(text: str, count: int) -> tuple[int, ...]:
    """The indices that somebody typed: "0, 8, 12-15"; `count` is the size of the test set.

    Raises SettingError where one is no index, or there are more than MOST.
    """
    found: list[int] = []
    for part in filter(None, re.split(r"[;,\s]+", _SPAN.sub(r"\1-\2", text))):
        span = _SPAN.fullmatch(part)
        if span is not None:
            first, last = int(span[1]), int(span[2])
            found += range(first, min(last, first + MOST) + 1)
            continue
        number = parse_number(part)
        if not isinstance(number, int):
            raise SettingError("An image is named by a whole number, got {got}", got=part)
        found.append(number)
    for number in found:
        if not 0 <= number < count:
            raise SettingError(
                "The test images are numbered from 0 to {high}, got {got}: choose one of them",
                high=count - 1,
                got=number,
            )
    if not found:
        raise SettingError("Feature maps expect a picture, got none: choose some")
    if len(found) > MOST:
        raise SettingError(
            "At most {high} images stand side by side, got {got}: name fewer",
            high=MOST,
            got=len(found),
        )
    return tuple(dict.fromkeys(found))


def with_picture(pictures: Sequence[int], index: int) -> tuple[int, ...]:
    """The pictures with another one in front; as many as before."""
    if index in pictures:
        return tuple(pictures)
    return (index, *pictures[: max(len(pictures) - 1, COLUMNS - 1)])
