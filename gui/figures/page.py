"""A page: several figures with letters, a caption and the recipe that they were made by."""

from __future__ import annotations

import math
import string
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from gui.figures.map_figure import MapFigure
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import LINE_HEIGHT, Face, draw_lines, draw_text, elided, shortened, wrap
from gui.theme import Theme

Drawer = Callable[[QPainter, QRectF, Any, Theme], None]
Area = tuple[float, float, float, float]  # left, top, width, height as shares of the page

FOOT_SHARE = 0.4
LEAST_EMS = 14.0
"""The words at the foot take at most so much of the page, and leave the panels such a height in
sizes of their letters: what would be more is left out, the recipe first."""
WIDE = 1.4
"""A page this much wider than high leaves room for words beside a map."""


@dataclass(frozen=True, eq=False)
class Panel:
    """A figure, the function that draws it, and the share of the page that it fills."""

    figure: Any
    draw: Drawer
    area: Area = (0.0, 0.0, 1.0, 1.0)


@dataclass(frozen=True, eq=False)
class Page:
    """Panels lettered (a), (b), (c) when there are several; **bold** works in the caption."""

    panels: tuple[Panel, ...]
    title: str = ""
    caption: str = ""
    recipe: str = ""


def areas(count: int) -> tuple[Area, ...]:
    """Places for so many panels: one, two beside each other, one large and two, then a grid."""
    if count == 1:
        return ((0.0, 0.0, 1.0, 1.0),)
    if count == 3:
        return ((0.0, 0.0, 0.52, 1.0), (0.54, 0.0, 0.46, 0.48), (0.54, 0.5, 0.46, 0.48))
    columns = math.ceil(math.sqrt(count))
    rows = math.ceil(count / columns)
    across, down = 1 / columns, 1 / rows
    return tuple(
        (index % columns * across, index // columns * down, 0.97 * across, 0.97 * down)
        for index in range(count)
    )


def draw(painter: QPainter, rect: QRectF, page: Page, theme: Theme) -> None:
    """Draw the panels, and below them a rule, the caption and the recipe."""
    style = style_of(theme)
    margin = 2 * style.margin
    inner = rect.adjusted(margin, margin, -margin, -margin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = inner.top()
    if page.title:
        draw_text(
            painter, inner.left(), top + style.letter_face.size,
            elided(page.title, style.letter_face, inner.width()),
            style.letter_face, theme.text,
        )  # fmt: skip
        top += 1.8 * style.letter_face.size
    page = _aside(page, inner.width() / max(1.0, inner.bottom() - top))
    bottom = _draw_foot(painter, inner, page, theme, style)
    for index, panel in enumerate(page.panels):
        left, upper, across, down = panel.area
        place = QRectF(
            inner.left() + left * inner.width(), top + upper * (bottom - top),
            across * inner.width(), down * (bottom - top),
        )  # fmt: skip
        panel.draw(painter, place, panel.figure, theme)
        if len(page.panels) > 1:
            draw_text(
                painter, place.left(), place.top() + style.title_baseline, _letter(index),
                style.letter_face, theme.text,
            )  # fmt: skip
    painter.restore()


def _aside(page: Page, aspect: float) -> Page:
    """The same page; the words beneath a map stand beside it where that leaves it more room."""
    figures = [panel.figure for panel in page.panels]
    if aspect < WIDE or len(figures) != 1 or not isinstance(figures[0], MapFigure):
        return page
    panel = replace(page.panels[0], figure=replace(figures[0], words=page.caption))
    return replace(page, panels=(panel,), caption="")


def _letter(index: int) -> str:
    letters = string.ascii_lowercase
    return f"({letters[index]})" if index < len(letters) else f"({index + 1})"


def _draw_foot(
    painter: QPainter, inner: QRectF, page: Page, theme: Theme, style: FigureStyle
) -> float:
    """Draw the words at the foot; returns where the room for panels ends."""
    caption = wrap(page.caption, style.caption_face, inner.width(), markup=True)
    recipe = wrap(page.recipe, style.recipe_face, inner.width())
    between = 0.5 * style.caption_face.size
    most = min(
        FOOT_SHARE * inner.height(), inner.height() - LEAST_EMS * style.tick_face.size
    )  # fmt: skip
    blocks: list[tuple[tuple[str, ...], Face, QColor, bool]] = []
    height = 0.0
    for text, lines, face, color, markup in (
        (page.caption, caption, style.caption_face, theme.text, True),
        (page.recipe, recipe, style.recipe_face, theme.text_muted, False),
    ):
        if text:
            room = int((most - height - between) / (LINE_HEIGHT * face.size))
            kept = shortened(lines, room, face, inner.width(), markup=markup)
            if kept:
                blocks.append((kept, face, color, markup))
                height += between + _height(kept, face)
    if not blocks:
        return inner.bottom()
    rule = y = inner.bottom() - height
    painter.setPen(pen(theme.axis, theme.line_border))
    painter.drawLine(QPointF(inner.left(), rule), QPointF(inner.right(), rule))
    for lines, face, color, markup in blocks:
        y += between
        y = draw_lines(painter, inner.left(), y, lines, face, color, markup=markup)
    return rule - style.margin


def _height(lines: tuple[str, ...], face: Face) -> float:
    return LINE_HEIGHT * face.size * len(lines)
