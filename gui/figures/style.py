"""Sizes of the parts of a figure, from a theme: on paper everything is larger and heavier."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from gui.figures.text import Face
from gui.theme import Theme


@dataclass(frozen=True)
class FigureStyle:
    """Lengths in px. `printed` figures say everything on themselves: titles, full axis labels."""

    printed: bool
    tick_face: Face
    label_face: Face
    title_face: Face
    letter_face: Face
    caption_face: Face
    recipe_face: Face
    line: float  # axes and frame
    contour: float
    ring: float
    tick: float  # length of a tick
    gap: float  # between neighbouring parts
    margin: float
    marker: float  # radius of a point
    ring_radius: float
    bar: float  # width of a colour bar
    title_height: float
    title_baseline: float


def style_of(theme: Theme) -> FigureStyle:
    """The sizes that go with a theme."""
    return _printed(theme) if theme.name == "print" else _shown(theme)


def _shown(theme: Theme) -> FigureStyle:
    return _shown_at(
        theme.scale, theme.family, theme.caption, theme.small, theme.body,
        theme.line_border, theme.line_contour, theme.line_mistake_ring,
    )  # fmt: skip


@lru_cache(maxsize=16)
def _shown_at(
    k: float, family: str, caption: int, small: int, body: int,
    border: float, contour: float, ring: float,
) -> FigureStyle:  # fmt: skip
    return FigureStyle(
        printed=False,
        tick_face=Face(family, caption),
        label_face=Face(family, caption),
        title_face=Face(family, small, semibold=True),
        letter_face=Face(family, body, semibold=True),
        caption_face=Face(family, small),
        recipe_face=Face(family, caption),
        line=border,
        contour=contour,
        ring=ring,
        tick=4 * k,
        gap=4 * k,
        margin=12 * k,
        marker=3 * k,
        ring_radius=6.5 * k,
        bar=13 * k,
        title_height=22 * k,
        title_baseline=13 * k,
    )


def _printed(theme: Theme) -> FigureStyle:
    return _printed_at(
        theme.scale, theme.family, theme.print_axis, theme.print_panel, theme.print_caption,
        theme.print_recipe, theme.line_print_axis, theme.line_print_contour, theme.line_print_ring,
    )  # fmt: skip


@lru_cache(maxsize=16)
def _printed_at(
    k: float, family: str, axis: int, panel: int, caption: int, recipe: int,
    line: float, contour: float, ring: float,
) -> FigureStyle:  # fmt: skip
    return FigureStyle(
        printed=True,
        tick_face=Face(family, axis),
        label_face=Face(family, axis),
        title_face=Face(family, axis, semibold=True),
        letter_face=Face(family, panel, semibold=True),
        caption_face=Face(family, caption),
        recipe_face=Face(family, recipe),
        line=line,
        contour=contour,
        ring=ring,
        tick=7 * k,
        gap=7 * k,
        margin=12 * k,
        marker=4.6 * k,
        ring_radius=10 * k,
        bar=18 * k,
        title_height=36 * k,
        title_baseline=18 * k,
    )


def pen(color: QColor, width: float, dash: tuple[float, ...] = ()) -> QPen:
    """A flat-ended pen. dash: lengths in px (Qt's own are multiples of the width)."""
    made = QPen(color, width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        made.setDashPattern([part / width for part in dash])
    return made


def mix(ground: QColor, color: QColor, share: float) -> QColor:
    """`color` laid over `ground` at `share` (0 to 1), as an opaque colour."""
    a, b = ground, color
    parts = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x + (y - x) * share) for x, y in parts))
