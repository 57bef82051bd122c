"""Sets the lines of a formula into a width: where each part stands, and how high all of it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QRectF

from gui.arithmetic.formula import Group, Line, Look, Part
from gui.figures.text import Face, width
from gui.theme import Theme

SIDE, TOP = 16, 5  # from the edges of the panel
SPACE, CLOSE = 5, 1  # between the parts of a group, and after a bracket
FIELD_PADDING = 8
CONTINUED = 18  # rows that go on are set in


@dataclass(frozen=True)
class Measure:
    """Gap between groups, heights of rows without and with captions, and of numbers."""

    gap: int
    row: int
    captioned: int
    number: int


MOST_AT_ONCE = 30  # a line of more groups is not seen at once
WIDE, TIGHT = Measure(8, 25, 42, 24), Measure(5, 22, 34, 20)

Slots = dict[tuple[int, int, int], float]
"""The widest that each number has been, in its own heights, by line, group and part: so running
numbers stand still."""

Opened = tuple[int, float]
"""The column of a weight, and how wide the field over it is."""


@dataclass(frozen=True)
class PlacedPart:
    """A part with the rectangle that it fills; a number stands in the middle of its own."""

    part: Part
    rect: QRectF
    face: Face
    tip: str = ""

    @property
    def editable(self) -> bool:
        return self.part.column is not None


@dataclass(frozen=True)
class PlacedCaption:
    """A caption by the middle of its line."""

    text: str
    x: float
    y: float


@dataclass
class Setting:
    """A formula set into a width."""

    size: int  # of its numbers, in pixels
    parts: list[PlacedPart] = field(default_factory=list)
    captions: list[PlacedCaption] = field(default_factory=list)
    height: float = 0.0


def number_face(theme: Theme, size: int, look: Look = Look.NUMBER) -> Face:
    return Face(theme.family, size, semibold=look is Look.RESULT)


def caption_face(theme: Theme) -> Face:
    return Face(theme.family, theme.caption)


@lru_cache(maxsize=16)
def _advances(face: Face) -> dict[str, float]:
    return {sign: width(sign, face) for sign in "0123456789.,−+×=/() "}


def part_width(part: Part, face: Face) -> float:
    """Of a number the sum of its figures, all equally wide: measuring a text takes longer."""
    if part.look is not Look.WORD:
        try:
            return sum(map(_advances(face).__getitem__, part.text))
        except KeyError:  # a number with the name of its function
            pass
    return width(part.text, face)


def set_lines(
    lines: Sequence[Line],
    room: float,
    height: float,
    theme: Theme,
    slots: Slots,
    opened: Opened | None = None,
) -> Setting:
    """Set the lines into a width of `room`; closer and smaller where `height` is too little.

    slots: grows with the numbers; an empty one gives each number the room that it takes.
    opened: the weight over which a field lies, which gets at least the room of that.
    """
    ways = [(WIDE, theme.reading)]
    ways += [(TIGHT, size) for size in (theme.reading, theme.body, theme.small)]
    if max((len(line) for line in lines), default=0) > MOST_AT_ONCE:
        ways = [(TIGHT, theme.body)]  # it must be scrolled anyway
    for measure, size in ways:
        made = _set(lines, room, measure, size, theme, slots, opened)
        if made.height <= height:
            break
    return made


def refilled(setting: Setting, lines: Sequence[Line], theme: Theme, slots: Slots) -> Setting | None:
    """The setting with other numbers in the same places; None where they have no room there."""
    faces = {look: number_face(theme, setting.size, look) for look in Look}
    found: list[Part] = []
    captions: list[str] = []
    for number, line in enumerate(lines):
        for place, group in enumerate(line):
            if group.lead:
                found.append(Part(group.lead))
            for index, part in enumerate(group.parts):
                if part.look is not Look.WORD:
                    wide = part_width(part, faces[part.look]) / setting.size
                    if wide > slots.get((number, place, index), 0.0):
                        return None
                found.append(part)
            if group.caption:
                captions.append(group.caption)
    if [one.part.column for one in setting.parts] != [part.column for part in found]:
        return None
    if [caption.text for caption in setting.captions] != captions:
        return None
    parts = [
        PlacedPart(part, old.rect, old.face, old.tip)
        for old, part in zip(setting.parts, found, strict=True)
    ]
    return Setting(setting.size, parts, setting.captions, setting.height)


def _set(
    lines: Sequence[Line], room: float, measure: Measure, size: int, theme: Theme,
    slots: Slots, opened: Opened | None,
) -> Setting:  # fmt: skip
    made = Setting(size)
    k = theme.scale
    gap = measure.gap * k
    y = TOP * k
    faces = {look: number_face(theme, size, look) for look in Look}
    for number, line in enumerate(lines):
        x = SIDE * k
        captioned = any(group.caption for group in line)
        row = (measure.captioned if captioned else measure.row) * k
        widths = [
            _widths(group, (number, place), size, faces, theme, slots, opened)
            for place, group in enumerate(line)
        ]
        for place, group in enumerate(line):
            before = 0.0 if place == 0 else CLOSE * k if group.close else gap
            lead, across = _extent(group, widths[place], faces, gap, theme)
            needed = before + lead + across
            for following in range(place + 1, len(line)):  # what must not be parted from it
                if not line[following].tied:
                    break
                tied = _extent(line[following], widths[following], faces, gap, theme)
                needed += gap + sum(tied)
            if place and not group.tied and x + needed > room - SIDE * k:
                x, y, before = (SIDE + CONTINUED) * k, y + row, 0.0
            x += before
            _place(made, group, x, y, lead, widths[place], across, measure, faces, theme)
            x += lead + across
        y += row
    made.height = y + 2 * k
    return made


def _extent(
    group: Group, widths: list[float], faces: dict[Look, Face], gap: float, theme: Theme
) -> tuple[float, float]:
    """How wide the sign before a group is, and the group or its caption."""
    lead = width(group.lead, faces[Look.WORD]) + gap if group.lead else 0.0
    caption = width(group.caption, caption_face(theme)) if group.caption else 0.0
    return lead, max(_body(widths, theme), caption)


def _body(widths: list[float], theme: Theme) -> float:
    return sum(widths) + SPACE * theme.scale * (len(widths) - 1)


def _widths(
    group: Group, at: tuple[int, int], size: int, faces: dict[Look, Face], theme: Theme,
    slots: Slots, opened: Opened | None,
) -> list[float]:  # fmt: skip
    found = []
    for place, part in enumerate(group.parts):
        wide = part_width(part, faces[part.look]) / size
        if part.look is not Look.WORD:
            slot = (*at, place)
            wide = slots[slot] = max(wide, slots.get(slot, 0.0))
        wide *= size
        if part.look is Look.BIAS:
            wide += 2 * FIELD_PADDING * theme.scale
        if opened is not None and part.column == opened[0]:
            wide = max(wide, opened[1])
        found.append(wide)
    return found


def _place(
    made: Setting, group: Group, x: float, y: float, lead: float, widths: list[float],
    across: float, measure: Measure, faces: dict[Look, Face], theme: Theme,
) -> None:  # fmt: skip
    k = theme.scale
    high = measure.number * k
    if group.lead:
        made.parts.append(PlacedPart(Part(group.lead), QRectF(x, y, lead, high), faces[Look.WORD]))
    x += lead
    middle = x + across / 2
    at = middle - _body(widths, theme) / 2
    for part, wide in zip(group.parts, widths, strict=True):
        rect = QRectF(at, y, wide, high)
        made.parts.append(PlacedPart(part, rect, faces[part.look], group.tip))
        at += wide + SPACE * k
    if group.caption:
        made.captions.append(PlacedCaption(group.caption, middle, y + high + 6 * k))
