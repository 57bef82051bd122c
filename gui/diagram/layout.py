"""Where the parts of a diagram stand: columns evenly apart, neurons evenly above each other.

The reference is 620 × 588; narrower diagrams have smaller neurons, larger ones have larger. A
column that has more than ten neurons, or more than fit, is folded into a strip that scrolls.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from gui.diagram.diagram import Column, Diagram, Neuron, Role
from gui.figures.style import style_of
from gui.figures.text import Face, widest
from gui.theme import Theme

MOST_SHOWN = 10
REFERENCE_WIDTH, REFERENCE_HEIGHT = 620, 588
MOST_GROWTH = 1.6
LEFT, RIGHT = 78, 68  # from the edges to the centres of the outer columns
SIZES = {Role.INPUTS: 48, Role.HIDDEN: 52, Role.OUTPUT: 72}
PITCH = 100  # between the centres of neighbours, where there is room
LEAST_PITCH = 30
FOLD = 18  # a chevron above and beneath a strip
FOLD_NOTE = 16  # "1–10 of 64"


class HeadingForm(enum.Enum):
    """How the heading of a hidden layer uses its room: controls in a row, stacked, or in a menu."""

    ROW = 140
    STACKED = 62
    MENU = 0


@dataclass(frozen=True)
class PlacedColumn:
    """A column's place. `ys` are the centres of the shown neurons, the first of which is `first`.

    room: how wide its heading may be.
    """

    column: Column
    centre: float
    size: float
    room: float
    first: int
    ys: tuple[float, ...]
    top: float
    bottom: float

    @property
    def folded(self) -> bool:
        return len(self.ys) < self.column.count

    def shows(self, unit: int) -> bool:
        return self.first <= unit < self.first + len(self.ys)

    def rect(self, unit: int) -> QRectF:
        """The square of a shown neuron, on whole pixels."""
        y = self.ys[unit - self.first]
        left, top, size = round(self.centre - self.size / 2), round(y - self.size / 2), self.size
        return QRectF(left, top, size, size)

    def chevron(self, down: bool, fold: float) -> QRectF:
        """What is clicked to scroll a folded column towards its last (or first) unit."""
        width = max(self.size, fold)
        y = self.bottom if down else self.top - fold
        return QRectF(self.centre - width / 2, y, width, fold)


@dataclass(frozen=True)
class Placement:
    """All columns from left to right, and the bands of headings and legend.

    heading_lines: the middles of the three lines of a heading (title, detail, note).
    """

    columns: tuple[PlacedColumn, ...]
    form: HeadingForm
    heading_top: float
    heading_lines: tuple[float, float, float]
    legend_left: float
    legend_width: float
    legend_top: float

    def column(self, key: str) -> PlacedColumn | None:
        return next((placed for placed in self.columns if placed.column.key == key), None)

    def neuron_rect(self, neuron: Neuron) -> QRectF | None:
        """The square of a neuron, None where it is scrolled away or gone."""
        placed = self.column(neuron.key)
        if placed is None or not placed.shows(neuron.unit):
            return None
        return placed.rect(neuron.unit)


def symbol_face(theme: Theme) -> Face:
    style = style_of(theme)
    return style.label_face if style.printed else Face(theme.family, theme.reading)


def title_face(theme: Theme) -> Face:
    style = style_of(theme)
    return style.title_face if style.printed else Face(theme.family, theme.body, semibold=True)


def detail_face(theme: Theme) -> Face:
    style = style_of(theme)
    return style.label_face if style.printed else Face(theme.family, theme.body)


def note_face(theme: Theme) -> Face:
    style = style_of(theme)
    return style.tick_face if style.printed else Face(theme.family, theme.caption)


def place(rect: QRectF, diagram: Diagram, theme: Theme, legend_height: float) -> Placement:
    """Find a place for everything in `rect`. legend_height: what the legend asks for."""
    k = theme.scale
    columns = diagram.columns
    shrink = min(1.0, rect.width() / (REFERENCE_WIDTH * k))
    grown = min(rect.width() / REFERENCE_WIDTH, rect.height() / REFERENCE_HEIGHT) / k
    unit = k * min(max(grown, 1.0), MOST_GROWTH)
    left, right = LEFT * unit * shrink, RIGHT * unit * shrink
    apart = (rect.width() - left - right) / max(1, len(columns) - 1)
    form = next(form for form in HeadingForm if apart >= form.value * k)

    noted = any(column.note for column in columns)
    lines, heading = _heading(rect.top(), form, noted, diagram.headings, theme)
    legend_top = rect.bottom() - legend_height
    top, bottom = rect.top() + heading + 12 * k, legend_top - 4 * k

    symbols = widest(columns[0].symbols, symbol_face(theme))
    inputs = _size(columns[0], apart, (bottom - top) / columns[0].count, unit)
    start = rect.left() + max(left, symbols + 20 * k + inputs / 2)
    apart = (rect.right() - right - start) / max(1, len(columns) - 1)
    placed = tuple(
        _column(
            column, start + index * apart, _room(index, len(columns), apart, left, right),
            apart, (top, bottom), diagram.first.get(column.key, 0), k, unit,
        )
        for index, column in enumerate(columns)
    )  # fmt: skip
    return Placement(
        placed, form, rect.top(), lines, rect.left() + 16 * k, rect.width() - 24 * k, legend_top
    )


def _heading(
    top: float, form: HeadingForm, noted: bool, drawn: bool, theme: Theme
) -> tuple[tuple[float, float, float], float]:
    """The middles of the lines of a heading, and its height."""
    k = theme.scale
    if drawn:
        line = 1.5 * title_face(theme).size
        middles = (top + 0.75 * line, top + 1.75 * line, top + 2.75 * line)
        return middles, (3.5 if noted else 2.5) * line
    height = {HeadingForm.ROW: 60, HeadingForm.STACKED: 88, HeadingForm.MENU: 52}[form] * k
    middles = (
        top + 20 * k,
        top + (46 if form is HeadingForm.ROW else 44) * k,
        top + height + 6 * k,
    )
    return middles, height + (16 * k if noted else 0)


def _room(index: int, count: int, apart: float, left: float, right: float) -> float:
    outer = {0: left, count - 1: right}
    return min(2 * outer[index] - 4, max(apart - 4, 0)) if index in outer else apart - 6


def _size(column: Column, apart: float, pitch: float, unit: float) -> float:
    """The side of a neuron's square, in whole pixels. unit: px that count as one of SIZES."""
    most = SIZES[Role.HIDDEN if column.role is Role.OUTPUT and column.count > 1 else column.role]
    return float(max(12, int(min(most * unit, 0.56 * apart, 0.7 * pitch))))


def _column(
    column: Column, centre: float, room: float, apart: float, band: tuple[float, float],
    first: int, k: float, unit: float,
) -> PlacedColumn:  # fmt: skip
    """The neurons of a column about the middle of its band, or a strip with room for chevrons."""
    upper, lower = band
    shown = column.count
    if column.count > min(MOST_SHOWN, max(1, int((lower - upper) / (LEAST_PITCH * k)))):
        upper, lower = upper + FOLD * k, lower - (FOLD + FOLD_NOTE) * k
        shown = min(MOST_SHOWN, max(1, int((lower - upper) / (LEAST_PITCH * k))))
    pitch = min(PITCH * unit, (lower - upper) / shown)
    middle = (upper + lower) / 2
    ys = tuple(middle + (place - (shown - 1) / 2) * pitch for place in range(shown))
    return PlacedColumn(
        column, centre, _size(column, apart, pitch, unit), room,
        min(max(first, 0), column.count - shown), ys, upper, lower,
    )  # fmt: skip
