"""A sheet: the pictures of several panels together on one page, in rows, lettered throughout."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gui.figures.page import Area, Page, Panel

GAP = 0.02


@dataclass(frozen=True)
class Place:
    """Where a picture goes: which row, and how wide and high it wants to be among the others."""

    row: int
    width: float
    height: float


def together(pages: Mapping[str, Page], places: Mapping[str, Place]) -> Page:
    """The pages on one; a row without pages leaves its room to the others.

    The captions follow each other, each behind the letters of its pictures.
    """
    shown = [name for name in places if name in pages and pages[name].panels]
    rows: dict[int, list[str]] = {}
    for name in shown:
        rows.setdefault(places[name].row, []).append(name)
    heights = {row: max(places[name].height for name in names) for row, names in rows.items()}
    free = 1.0 - GAP * (len(rows) - 1)
    panels: list[Panel] = []
    captions: list[str] = []
    top = 0.0
    for row in sorted(rows):
        down = free * heights[row] / sum(heights.values())
        for name, area in _in_a_row(rows[row], places, top, down):
            first = len(panels)
            panels += [replace(one, area=_within(one.area, area)) for one in pages[name].panels]
            captions.append(_lettered(pages[name].caption, first, len(panels)))
        top += down + GAP
    if len(panels) == 1:
        return pages[shown[0]]
    return Page(tuple(panels), caption=" ".join(filter(None, captions)))


def _in_a_row(
    names: Sequence[str], places: Mapping[str, Place], top: float, down: float
) -> list[tuple[str, Area]]:
    """Names with the areas that share a row by the widths they want."""
    free = 1.0 - GAP * (len(names) - 1)
    total = sum(places[name].width for name in names)
    found: list[tuple[str, Area]] = []
    left = 0.0
    for name in names:
        across = free * places[name].width / total
        found.append((name, (left, top, across, down)))
        left += across + GAP
    return found


def _within(inner: Area, outer: Area) -> Area:
    left, top, across, down = outer
    return left + inner[0] * across, top + inner[1] * down, inner[2] * across, inner[3] * down


def _lettered(caption: str, first: int, end: int) -> str:
    """A caption behind the letters of its pictures: **(b, c)**."""
    if not caption:
        return ""
    letters = string.ascii_lowercase
    names = ", ".join(letters[number % len(letters)] for number in range(first, end))
    return f"**({names})** {caption}"
