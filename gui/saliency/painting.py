"""Draws where a network looks: three tiles of the same picture, with a legend under each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.figures.palettes import Table, levels_for_values
from gui.figures.pictures import (
    fitted,
    grey_scale_width,
    paint_grey_scale,
    paint_image,
    paint_picture,
    picture_image,
    weight_table,
)
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import CENTRE, draw_text, wrap
from gui.numbers import format_number
from gui.saliency import words
from gui.saliency.figure import GRADIENT, OCCLUSION, PICTURE, TILES, Pixel, SaliencyFigure
from gui.theme import Theme

SHADE = 0.45
"""How much of the heat is picture: it shines through in light and shade."""


@dataclass(frozen=True)
class Tile:
    """A picture and the lines around it."""

    what: str
    picture: QRectF
    title: float
    legend: float
    note: float


def arrange(rect: QRectF, figure: SaliencyFigure, theme: Theme) -> list[Tile]:
    """The tiles in one row, or below each other, whichever makes them larger."""
    style = style_of(theme)
    side = 0.0 if style.printed else style.margin
    inner = rect.adjusted(side, 0.5 * side, -side, -0.5 * side)
    best: list[Tile] = []
    for columns in (3, 2, 1):
        tiles = _tiled(inner, figure, columns, style)
        if not best or tiles[0].picture.width() > 1.05 * best[0].picture.width():
            best = tiles
    return best


def _tiled(rect: QRectF, figure: SaliencyFigure, columns: int, style: FigureStyle) -> list[Tile]:
    rows = -(-len(TILES) // columns)
    gap = 1.2 * style.title_face.size
    above, below = 1.7 * style.title_face.size, 3.3 * style.tick_face.size
    across = (rect.width() - gap * (columns - 1)) / columns
    down = (rect.height() - gap * (rows - 1)) / rows
    room = QRectF(0, 0, max(across, 1.0), max(down - above - below, 1.0))
    size = fitted(room, *figure.shape).size()
    wide = size.width() * columns + gap * (columns - 1)
    high = (size.height() + above + below) * rows + gap * (rows - 1)
    # On paper tiles fill the width that they have; on screen they stay together in the middle.
    step_x = max(size.width(), min(across, 12 * style.tick_face.size)) + gap
    wide = max(wide, step_x * columns - gap)
    left = rect.left() + max(0.0, (rect.width() - wide) / 2)
    top = rect.top() + (max(0.0, (rect.height() - high) / 2) if style.printed else 0.0)
    tiles = []
    for number, what in enumerate(TILES):
        x = left + (number % columns) * step_x + (step_x - gap - size.width()) / 2
        y = top + (number // columns) * (size.height() + above + below + gap)
        picture = QRectF(round(x), round(y + above), size.width(), size.height())
        tiles.append(
            Tile(
                what,
                picture,
                y + 0.5 * above,
                picture.bottom() + 1.0 * style.tick_face.size,
                picture.bottom() + 2.5 * style.tick_face.size,
            )
        )
    return tiles


def pixel_at(position: QPointF, tiles: list[Tile], figure: SaliencyFigure) -> Pixel | None:
    """The pixel under a position, in whichever tile."""
    rows, columns = figure.shape
    for tile in tiles:
        box = tile.picture
        if box.contains(position):
            row = int((position.y() - box.top()) / box.height() * rows)
            column = int((position.x() - box.left()) / box.width() * columns)
            return Pixel(min(row, rows - 1), min(column, columns - 1))
    return None


def draw(painter: QPainter, rect: QRectF, figure: SaliencyFigure, theme: Theme) -> None:
    """Draw all tiles, and the pixel that is pointed at in each."""
    style = style_of(theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for tile in arrange(rect, figure, theme):
        title = words.tile_title(figure, tile.what)
        middle = tile.picture.center().x()
        draw_text(
            painter, middle, tile.title, title, style.title_face, theme.text,
            align=CENTRE, middle=True,
        )  # fmt: skip
        _draw_tile(painter, tile, figure, theme, style)
        painter.setPen(pen(theme.border_control, theme.line_border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(tile.picture)
        if figure.pointed is not None:
            _draw_pixel(painter, tile, figure, figure.pointed, theme)
    painter.restore()


def _draw_tile(
    painter: QPainter, tile: Tile, figure: SaliencyFigure, theme: Theme, style: FigureStyle
) -> None:
    ink = theme.text if style.printed else theme.text_muted
    middle, note = tile.picture.center().x(), words.tile_note(figure, tile.what)
    limit = {OCCLUSION: figure.fall_limit, GRADIENT: figure.slope_limit}.get(tile.what, 0.0)
    if tile.what == PICTURE:
        paint_picture(painter, tile.picture, figure.looked.pixels)
        draw_text(
            painter, middle, tile.legend, note, style.tick_face, ink, align=CENTRE, middle=True
        )
        return
    if tile.what == OCCLUSION and figure.occlusion is None:
        painter.fillRect(tile.picture, theme.inset)
        lines = wrap(words.waiting(), style.tick_face, 0.9 * tile.picture.width())
        for number, line in enumerate(lines):
            y = tile.picture.center().y() + 1.4 * number * style.tick_face.size
            draw_text(painter, middle, y, line, style.tick_face, ink, align=CENTRE, middle=True)
        return
    if tile.what == OCCLUSION:
        assert figure.occlusion is not None
        table = weight_table(theme)
        paint_image(painter, tile.picture, _shaded(figure, limit, table, theme.dark))
        low, high = format_number(-limit, 2), format_number(limit, 2)
        _draw_legend(painter, tile, low, high, theme, table)
    else:
        values = np.nan_to_num(figure.gradient.values)
        paint_picture(painter, tile.picture, values, 0.0, limit)
        _draw_legend(painter, tile, "0", format_number(limit, 2), theme)
    draw_text(painter, middle, tile.note, note, style.tick_face, ink, align=CENTRE, middle=True)


def _draw_legend(
    painter: QPainter, tile: Tile, low: str, high: str, theme: Theme, table: Table | None = None
) -> None:
    wide = grey_scale_width(low, high, theme)
    rect = QRectF(tile.picture.center().x() - wide / 2, tile.legend - 8, wide, 16)
    if table is None:
        paint_grey_scale(painter, rect, low, high, theme)
    else:
        paint_grey_scale(painter, rect, low, high, theme, table=table)


def _shaded(figure: SaliencyFigure, limit: float, table: Table, dark: bool) -> QImage:
    """Heat in colour, lit by the picture: black pixels darken it, or white ones lighten it where
    the colours themselves are dark.
    """
    assert figure.occlusion is not None
    heat = np.nan_to_num(figure.occlusion.heat)
    levels = levels_for_values(heat, -limit, limit) if limit > 0.0 else np.full(heat.shape, 128)
    light = figure.looked.pixels.mean(axis=2) / 255.0
    shade = SHADE * (light if dark else 1.0 - light)[:, :, None]
    colours = table[levels.astype(np.intp)] * (1.0 - shade) + (255.0 * shade if dark else 0.0)
    return picture_image(np.rint(colours).astype(np.uint8))


def _draw_pixel(
    painter: QPainter, tile: Tile, figure: SaliencyFigure, pixel: Pixel, theme: Theme
) -> None:
    rows, columns = figure.shape
    across, down = tile.picture.width() / columns, tile.picture.height() / rows
    box = QRectF(
        tile.picture.left() + pixel.column * across,
        tile.picture.top() + pixel.row * down,
        across,
        down,
    ).adjusted(-1, -1, 1, 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(QColor(Qt.GlobalColor.white), theme.line_selection + 1.5))
    painter.drawRect(box)
    painter.setPen(pen(theme.accent, theme.line_selection))
    painter.drawRect(box)
