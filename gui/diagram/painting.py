"""Draws a network diagram: links, neurons with maps and biases, headings, legend."""

from __future__ import annotations

import math
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui.diagram import legend
from gui.diagram.diagram import Diagram, Link, Neuron, Role
from gui.diagram.labels import (
    badge_centre,
    bias_text,
    draw_card,
    draw_pills,
    printed_bias_y,
    prints_bias,
)
from gui.diagram.layout import (
    FOLD,
    HeadingForm,
    PlacedColumn,
    Placement,
    detail_face,
    note_face,
    place,
    symbol_face,
    title_face,
)
from gui.diagram.links import draw_links
from gui.diagram.maps import atlas, draw_map
from gui.diagram.stamps import corner_radius, draw_badge, draw_icon_badge, put_badge
from gui.figures.legends import draw_flow
from gui.figures.medium import on_screen
from gui.figures.style import pen, style_of
from gui.figures.text import CENTRE, RIGHT, Face, draw_text, width
from gui.numbers import format_number
from gui.theme import Theme

MOST_PILLS = 12
DIMMED = 0.65


def draw(painter: QPainter, rect: QRectF, diagram: Diagram, theme: Theme) -> None:
    """Draw the diagram into `rect`."""
    placement = placed(rect, diagram, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    labelled = _labelled(diagram)
    draw_links(painter, diagram, placement, set(labelled), theme)
    _draw_neurons(painter, diagram, placement, theme)
    for column in placement.columns:
        _draw_heading(painter, column, diagram, placement, theme)
        if column.folded:
            _draw_fold(painter, column, theme)
    style = style_of(theme)
    entries = legend.rows(diagram, placement.legend_width, theme)
    draw_flow(painter, entries, placement.legend_left, placement.legend_top, theme, style)
    draw_pills(painter, labelled, diagram, placement, theme)
    card = diagram.pointed if isinstance(diagram.pointed, Neuron) else diagram.cursor
    if card is not None:
        draw_card(painter, rect, card, diagram, placement, theme)
    painter.restore()


def placed(rect: QRectF, diagram: Diagram, theme: Theme) -> Placement:
    """Where `draw` puts everything."""
    entries = legend.rows(diagram, rect.width() - 24 * theme.scale, theme)
    return place(rect, diagram, theme, legend.height(entries, theme))


def _labelled(diagram: Diagram) -> list[Link]:
    """The links whose values are written: that pointed at, and those into the selected neuron."""
    found = [diagram.pointed] if isinstance(diagram.pointed, Link) else []
    chosen = diagram.selected
    index = None if chosen is None else diagram.index(chosen.key)
    if chosen is not None and index:
        sources = diagram.columns[index - 1].count
        if sources <= MOST_PILLS:
            links = [Link(chosen.key, chosen.unit, source) for source in range(sources)]
            found += [link for link in links if link not in found]
    return found


def _draw_neurons(painter: QPainter, diagram: Diagram, placement: Placement, theme: Theme) -> None:
    pictures = atlas(diagram, placement, theme)
    lit = diagram.light.key if diagram.light is not None and diagram.light.neurons else None
    face = symbol_face(theme)
    for column in placement.columns:
        for unit in range(column.first, column.first + len(column.ys)):
            neuron, rect = Neuron(column.column.key, unit), column.rect(unit)
            draw_map(painter, rect, neuron, diagram, pictures, theme)
            if unit in column.column.silent:
                _dim(painter, rect, theme)
            if neuron in (diagram.selected, diagram.cursor) or neuron.key == lit:
                dashed = neuron != diagram.selected and neuron == diagram.cursor
                _draw_ring(painter, rect, dashed, theme)
            if column.column.symbols:
                x, y = rect.left() - 10 * theme.scale, rect.center().y()
                symbol = column.column.symbols[unit]
                draw_text(painter, x, y, symbol, face, theme.text, align=RIGHT, middle=True)
            _draw_bias(painter, rect, neuron, column, diagram, theme)
            corner = QPointF(rect.right() - 2 * theme.scale, rect.top() + 2 * theme.scale)
            if unit in column.column.silent:
                draw_icon_badge(painter, corner, "circle-slash", theme)
            elif unit in column.column.frozen:
                draw_icon_badge(painter, corner, "snowflake", theme)


def _draw_bias(
    painter: QPainter, rect: QRectF, neuron: Neuron, column: PlacedColumn, diagram: Diagram,
    theme: Theme,
) -> None:  # fmt: skip
    bias = diagram.bias(neuron)
    if not math.isfinite(bias):
        return
    color = theme.weight_positive if bias >= 0 else theme.weight_negative
    share = legend.badge_share(bias, diagram.full_weight)
    corner = badge_centre(rect, theme)
    (put_badge if on_screen() else draw_badge)(painter, corner, color, share, theme)
    if prints_bias(column, theme):
        face, ink = note_face(theme), theme.text_muted
        y = printed_bias_y(column, rect, theme)
        text = bias_text(bias)
        if width(text, face) > max(column.room, rect.width()):
            text = format_number(bias, pad=True)
        draw_text(painter, rect.center().x(), y, text, face, ink, align=CENTRE, middle=True)


def _dim(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Let a neuron that puts out 0 fade into the ground."""
    veil = QColor(theme.surface)
    veil.setAlphaF(DIMMED)
    painter.fillRect(rect.adjusted(1, 1, -1, -1), veil)


def _draw_ring(painter: QPainter, square: QRectF, dashed: bool, theme: Theme) -> None:
    away = theme.line_selection + 0.5
    dash = theme.dash_not_yet if dashed else ()
    painter.setPen(pen(theme.accent, theme.line_selection, dash))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = corner_radius(square.width(), theme) + away / 2
    painter.drawRoundedRect(square.adjusted(-away, -away, away, away), radius, radius)


def _draw_heading(
    painter: QPainter, column: PlacedColumn, diagram: Diagram, placement: Placement, theme: Theme
) -> None:
    """Title, detail and note; of a hidden layer on screen only what its controls do not say."""
    drawn = diagram.headings or column.column.role is not Role.HIDDEN
    title, detail, note = placement.heading_lines
    lines = []
    if drawn:
        lines.append((title, column.column.title, title_face(theme), theme.text))
    if drawn or placement.form is HeadingForm.MENU:
        face, said = detail_face(theme), column.column.detail
        if column.column.role is not Role.OUTPUT and width(said, face) > column.room:
            said = str(column.column.count)
        lines.append((detail, said, face, theme.text_muted))
    lines.append((note, column.column.note, note_face(theme), theme.text_muted))
    for y, text, face, ink in lines:
        if text:
            shown = fitted(text, face, column.room)
            draw_text(painter, column.centre, y, shown, face, ink, align=CENTRE, middle=True)


@lru_cache(maxsize=512)
def fitted(text: str, face: Face, room: float) -> str:
    """The text, or as much of it as fits before …"""
    if width(text, face) <= room:
        return text
    cut = text
    while cut and width(f"{cut}…", face) > room:
        cut = cut[:-1].rstrip()
    return f"{cut}…"


def _draw_fold(painter: QPainter, column: PlacedColumn, theme: Theme) -> None:
    """Chevrons where a strip can be scrolled to, and which of its units are shown."""
    k = theme.scale
    painter.setBrush(Qt.BrushStyle.NoBrush)
    last = column.first + len(column.ys)
    for down, more in ((False, column.first > 0), (True, last < column.column.count)):
        at = column.chevron(down, FOLD * k).center()
        rise = 3 * k if down else -3 * k
        ink = theme.text_muted if more else theme.border
        painter.setPen(pen(ink, 1.5 * k))
        points = (
            QPointF(at.x() - 5 * k, at.y() - rise / 2),
            QPointF(at.x(), at.y() + rise / 2),
            QPointF(at.x() + 5 * k, at.y() - rise / 2),
        )
        painter.drawPolyline(list(points))
    text = QCoreApplication.translate("Network", "{first}–{last} of {count}")
    text = text.format(first=column.first + 1, last=last, count=column.column.count)
    face, y = note_face(theme), column.bottom + (FOLD + 7) * k
    if width(text, face) > column.room:
        text = f"{column.first + 1}–{last}"
    draw_text(painter, column.centre, y, text, face, theme.text_muted, align=CENTRE, middle=True)
