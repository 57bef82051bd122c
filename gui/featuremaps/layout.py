"""Where filters, film, pictures and maps stand: on screen as wide as the room, on paper to fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from gui.featuremaps.figure import Cell, MapsFigure
from gui.figures.pictures import fitted
from gui.figures.style import FigureStyle
from gui.figures.text import width
from gui.theme import Theme

SMALLEST, LARGEST = 26.0, 72.0
"""Side of a cell on screen."""
FILM_SHARE = 0.46
"""Side of a picture of the film, of that of a cell."""


@dataclass(frozen=True)
class Layout:
    """Places in a canvas that does not scroll; `head` is the height above the first filter.

    side: of a cell. gap: between cells.
    """

    left: float
    top: float
    side: float
    gap: float
    film_left: float
    film_side: float
    film_count: int
    filter_left: float
    number_right: float
    maps_left: float
    peaks_left: float
    label_baseline: float
    pictures_top: float
    maps_top: float
    bottom: float
    right: float
    map_shape: tuple[int, int]
    picture_shape: tuple[int, int]
    counts: tuple[int, int]  # filters, pictures

    def row_top(self, index: int) -> float:
        return self.maps_top + index * (self.side + self.gap)

    def box(self, index: int, picture: int) -> QRectF:
        """The square of a map; index −1 is the row of pictures."""
        top = self.pictures_top if index < 0 else self.row_top(index)
        left = self.maps_left + picture * (self.side + self.gap)
        return QRectF(left, top, self.side, self.side)

    def map(self, index: int, picture: int) -> QRectF:
        """What a map fills of its square."""
        return fitted(self.box(index, picture), *self.map_shape)

    def picture(self, picture: int) -> QRectF:
        return fitted(self.box(-1, picture), *self.picture_shape)

    def filter(self, index: int) -> QRectF:
        return QRectF(self.filter_left, self.row_top(index), self.side, self.side)

    def film(self, index: int, moment: int) -> QRectF:
        """Of `film_count` places; the last stands beside the filter."""
        top = self.row_top(index) + (self.side - self.film_side) / 2
        left = self.film_left + moment * (self.film_side + self.gap)
        return QRectF(left, top, self.film_side, self.film_side)

    # Of all of them, because every frame asks for all that are in view.

    @cached_property
    def maps(self) -> list[list[QRectF]]:
        """What each map fills: by filter, by picture."""
        filters, pictures = self.counts
        return [[self.map(index, one) for one in range(pictures)] for index in range(filters)]

    @cached_property
    def kernels(self) -> list[list[QRectF]]:
        """What the film and the kernel of each filter fill; kernels are square."""
        moments = range(self.film_count)
        return [
            [*(self.film(index, moment) for moment in moments), self.filter(index)]
            for index in range(self.counts[0])
        ]

    def row_at(self, y: float) -> int | None:
        """The filter whose row is at a height."""
        index = int((y - self.maps_top) // (self.side + self.gap))
        return index if y >= self.maps_top and index < self.counts[0] else None

    def column_at(self, x: float) -> int | None:
        """The picture whose column is there."""
        index = int((x - self.maps_left) // (self.side + self.gap))
        return index if x >= self.maps_left and index < self.counts[1] else None

    def cell_at(self, at: QPointF) -> Cell | None:
        """The number of a map under a position."""
        index, picture = self.row_at(at.y()), self.column_at(at.x())
        if index is None or picture is None:
            return None
        area = self.map(index, picture)
        if not area.contains(at):
            return None
        rows, columns = self.map_shape
        row = int((at.y() - area.top()) / area.height() * rows)
        column = int((at.x() - area.left()) / area.width() * columns)
        return Cell(index, picture, min(row, rows - 1), min(column, columns - 1))

    def part(self, area: QRectF, top: float, left: float, height: float, width: float,
             shape: tuple[int, int]) -> QRectF:  # fmt: skip
        """Cells of a picture of this shape that fills `area`."""
        down, across = area.height() / shape[0], area.width() / shape[1]
        return QRectF(
            area.left() + left * across, area.top() + top * down, width * across, height * down
        )


def arrange(
    rect: QRectF, figure: MapsFigure, theme: Theme, style: FigureStyle, *, whole: bool
) -> Layout:
    """Share the room. whole: all filters must fit into the height, as on paper."""
    k, n = figure.filter_count, figure.picture_count
    past = len(figure.past)
    gap = 3.0 * theme.scale
    margin = 0.0 if style.printed else 12.0 * theme.scale
    label = 1.9 * style.tick_face.size
    title = style.title_height if figure.title else 0.0
    number = width(str(k), style.tick_face) + 2 * gap
    peaks = width("−00.00", style.tick_face) + 2 * gap
    legend = 2.2 * style.tick_face.size if style.printed else 0.0
    between = 2 * gap
    fixed = 2 * margin + between + number + gap + peaks + (past + n) * gap
    # cells across: the filter, the pictures, the film
    across = (rect.width() - fixed) / (1 + n + FILM_SHARE * past)
    if whole:
        down = (rect.height() - title - label - legend - between - k * gap) / (k + 1)
        side = max(4.0, min(across, down))
    else:
        side = float(int(min(max(across, SMALLEST * theme.scale), LARGEST * theme.scale)))
    film_side = FILM_SHARE * side if style.printed else float(round(FILM_SHARE * side))
    used = fixed + side * (1 + n) + film_side * past
    left = rect.left() + margin + (max(0.0, (rect.width() - used) / 2) if whole else 0.0)
    top = rect.top() + title
    filter_left = left + past * (film_side + gap)
    maps_left = filter_left + side + number + between + gap
    pictures_top = top + label
    maps_top = pictures_top + side + between
    bottom = maps_top + k * (side + gap)
    peaks_left = maps_left + n * (side + gap)
    return Layout(
        left=left,
        top=top,
        side=side,
        gap=gap,
        film_left=left,
        film_side=film_side,
        film_count=past,
        filter_left=filter_left,
        number_right=filter_left + side + number,
        maps_left=maps_left,
        peaks_left=peaks_left,
        label_baseline=top + label - 0.55 * style.tick_face.size,
        pictures_top=pictures_top,
        maps_top=maps_top,
        bottom=bottom,
        right=peaks_left + peaks + margin,
        map_shape=figure.map_shape,
        picture_shape=figure.maps.pixels.shape[1:3],
        counts=(k, n),
    )
