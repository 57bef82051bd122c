"""The maps inside neurons: one picture for all that are shown, cut up while it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.diagram.diagram import Array, Diagram, Neuron
from gui.diagram.layout import Placement
from gui.diagram.stamps import put_frame
from gui.figures import palettes
from gui.figures.medium import on_screen
from gui.figures.style import pen
from gui.theme import Theme, load

PAPER_DIVISION = 6  # cells of a map on paper are divided so often that no viewer blurs them


@dataclass(frozen=True, eq=False)
class Atlas:
    """The maps of the shown neurons below each other, `side` pixels square."""

    image: QImage
    side: int
    rows: dict[Neuron, int]


def atlas(diagram: Diagram, placement: Placement, theme: Theme) -> Atlas | None:
    """One picture of all shown maps; None while there are none."""
    planes: list[Array] = []
    rows: dict[Neuron, int] = {}
    for placed in placement.columns:
        for unit in range(placed.first, placed.first + len(placed.ys)):
            neuron = Neuron(placed.column.key, unit)
            levels = diagram.levels(neuron)
            if levels is not None and (not planes or levels.shape == planes[0].shape):
                rows[neuron] = len(planes)
                planes.append(levels[::-1])
    if not planes:
        return None
    side = len(planes[0])
    return Atlas(colored(np.concatenate(planes), theme), side, rows)


def colored(levels: Array, theme: Theme) -> QImage:
    """Levels (rows, cols) uint8 in the colours of the classes, the first row at the top."""
    levels = np.ascontiguousarray(levels)
    rows, cols = levels.shape
    indexed = QImage(levels.data, cols, rows, cols, QImage.Format.Format_Indexed8)
    indexed.setColorTable(_table(theme.name))
    # The copy is independent of the array, and scales faster than an indexed picture.
    return indexed.convertToFormat(QImage.Format.Format_RGB32)


@lru_cache(maxsize=4)
def _table(name: str) -> list[int]:
    theme = load(name)
    table = palettes.two_class_table(
        _rgb(theme.class_neutral),
        _rgb(theme.class_negative),
        _rgb(theme.class_positive),
        theme.neuron_gain,
    )
    return [(255 << 24) | (r << 16) | (g << 8) | b for r, g, b in table.tolist()]


def _rgb(color: QColor) -> palettes.RGB:
    return color.red(), color.green(), color.blue()


def draw_map(
    painter: QPainter,
    rect: QRectF,
    neuron: Neuron,
    diagram: Diagram,
    pictures: Atlas | None,
    theme: Theme,
) -> None:
    """A neuron: its map with round corners and a border; an empty box while it has none."""
    if not on_screen():
        _draw_on_paper(painter, rect, diagram.levels(neuron), theme)
        return
    row = None if pictures is None else pictures.rows.get(neuron)
    if pictures is None or row is None:
        painter.fillRect(rect, theme.inset)
    else:
        # From the middles of the outer cells, so that no colour of the neighbouring map bleeds in.
        side = pictures.side
        cut = QRectF(0.5, row * side + 0.5, side - 1, side - 1)
        painter.drawImage(rect, pictures.image, cut)
    put_frame(painter, rect, theme)


def _draw_on_paper(painter: QPainter, rect: QRectF, levels: Array | None, theme: Theme) -> None:
    painter.setPen(pen(theme.border_strong, theme.line_border))
    painter.setBrush(theme.inset if levels is None else Qt.BrushStyle.NoBrush)
    if levels is not None:
        fine = palettes.magnified(levels, PAPER_DIVISION)
        painter.drawImage(rect, colored(fine[::-1], theme))
    painter.drawRect(rect)
