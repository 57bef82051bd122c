"""A stroke: what a brush or an eraser does to own points between press and release."""

from __future__ import annotations

import dataclasses
import enum
import math

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Domains
from engine.data.painted import Painted
from engine.data.points import Points

GOLDEN_ANGLE = math.pi * (3.0 - math.sqrt(5.0))
GOLDEN_SHARE = (math.sqrt(5.0) - 1.0) / 2.0
SPACING = 0.55
"""Of two points along a stroke, as a share of the brush's radius."""
LEAST_SPACING = 0.012
"""As a share of the map: even the smallest brush draws points that can be told apart."""
STEPS_ACROSS = 1000
"""Painted points lie on round numbers, so many at least across the map."""


class Tool(enum.Enum):
    """What a press on the map does."""

    SELECT = "select"
    BRUSH = "brush"
    ERASER = "eraser"


class Stroke:
    """Adds points of a class along its way, or removes those within reach of it.

    The first point lies where the stroke begins; the others spiral about its way, inside the
    radius, by the golden angle: evenly spread, and the same again for the same way.
    """

    def __init__(self, painted: Painted, label: int | None, radius: float) -> None:
        """label: the class to add, None to erase. radius: as a share of the map's sides."""
        self.painted = painted
        self.added: list[tuple[float, float]] = []
        self.label = label
        self._radius = radius
        self._domains = painted.domains
        self._place: tuple[float, float] | None = None
        self._since = 0.0  # how far the stroke has gone since its last point
        self._count = 0

    def move_to(self, x1: float, x2: float) -> None:
        """Go on to a place. Raises SettingError, and adds or removes nothing, where the points
        that would be left cannot be."""
        here = _shares((x1, x2), self._domains)
        before = here if self._place is None else self._place
        self._place = here
        if self.label is None:
            self._erase(before, here)
        elif self._count == 0:
            self._add([here])
        else:
            self._add(self._along(before, here))

    def _along(
        self, start: tuple[float, float], end: tuple[float, float]
    ) -> list[tuple[float, float]]:
        """The points that fall due between two places, as shares of the map."""
        spacing = max(LEAST_SPACING, SPACING * self._radius)
        length = math.dist(start, end)
        found: list[tuple[float, float]] = []
        way = spacing - self._since
        while way <= length:
            number = self._count + len(found)
            reach = self._radius * math.sqrt(number * GOLDEN_SHARE % 1.0)
            angle = number * GOLDEN_ANGLE
            share = way / length
            u = start[0] + share * (end[0] - start[0]) + reach * math.cos(angle)
            v = start[1] + share * (end[1] - start[1]) + reach * math.sin(angle)
            found.append((min(max(u, 0.0), 1.0), min(max(v, 0.0), 1.0)))
            way += spacing
        self._since = length - (way - spacing)
        return found

    def _add(self, shares: list[tuple[float, float]]) -> None:
        if not shares or self.label is None:
            return
        places = [_rounded(share, self._domains) for share in shares]
        points = self.painted.points.extend(places, float(self.label))
        self.painted = self.painted.with_points(points)
        self.added += places
        self._count += len(places)

    def _erase(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        points = self.painted.points
        lows, highs = np.transpose(self._domains)
        shares = (points.coordinates - lows) / (highs - lows)
        near = _distances(shares, np.array(start), np.array(end)) <= self._radius
        if near.any():
            self.painted = dataclasses.replace(self.painted, points=Points(points.rows[~near]))


def _shares(place: tuple[float, float], domains: Domains) -> tuple[float, float]:
    u, v = ((x - low) / (high - low) for x, (low, high) in zip(place, domains, strict=True))
    return u, v


def _rounded(share: tuple[float, float], domains: Domains) -> tuple[float, float]:
    """Shares of the map as coordinates of few digits."""
    x1, x2 = (
        round(low + part * (high - low), math.ceil(math.log10(STEPS_ACROSS / (high - low))))
        for part, (low, high) in zip(share, domains, strict=True)
    )
    return x1, x2


def _distances(
    points: NDArray[np.float64], start: NDArray[np.float64], end: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Of points (n, 2) from the line between two places, (n,)."""
    way = end - start
    square = float(way @ way)
    along = np.clip((points - start) @ way / square, 0.0, 1.0) if square else np.zeros(len(points))
    found: NDArray[np.float64] = np.linalg.norm(points - start - along[:, None] * way, axis=1)
    return found
