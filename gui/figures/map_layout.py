"""The layout of a decision map: the plot gets the most room that legend and words can leave it.

On screen the legend stands below. On paper it stands wherever the plot becomes larger, below or at
the side; where the plot would still be small, the legend is left out, and then the colour bar.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from gui.figures.axes import (
    PlotScales,
    bottom_gutter,
    fitting_ticks_x,
    fitting_ticks_y,
    left_gutter,
    plot_scales,
)
from gui.figures.legends import Entry, entry_width, flow, row_height, row_width
from gui.figures.map_figure import MapFigure, has_bar
from gui.figures.medium import on_screen
from gui.figures.style import FigureStyle
from gui.figures.text import LINE_HEIGHT, shortened, widest, width, wrap
from gui.figures.ticks import Ticks
from gui.numbers import format_number

LEAST_EMS = 11.0
"""A plot on paper that is smaller, in sizes of its letters, does without a legend."""
LEAST_EMS_OF_POINTS = 16.0
"""On one that is smaller than this its points are smaller, too."""
LEAST_EMS_OF_BAR = 7.0
"""And one that is smaller than this without a colour bar."""
WORTH = 1.1
"""How much larger a plot must become for its legend to move beside it, or to be left out."""
MOST_WORDS_EMS = 20.0
"""How wide words at the side become."""


@dataclass(frozen=True)
class MapLayout:
    """Where the parts of a map stand."""

    scales: PlotScales
    x_ticks: Ticks
    y_ticks: Ticks
    title_x: float
    bar: QRectF | None
    bar_ticks: Ticks
    bar_beside_title: bool
    legend_rows: list[list[Entry]]
    legend_top: float
    legend_left: float
    words: tuple[str, ...] = ()
    words_top: float = 0.0

    @property
    def side(self) -> float:
        return self.scales.plot.width()


def map_layout(
    rect: QRectF, figure: MapFigure, entries: list[Entry], style: FigureStyle
) -> MapLayout:
    """Fit the parts into `rect`."""
    if not figure.legend:
        entries = []
    below = _arranged(rect, figure, entries, style)
    if on_screen() and not style.printed:
        return below
    beside = _arranged(rect, figure, entries, style, beside=True)
    best = beside if figure.words or beside.side > WORTH * below.side else below
    em = style.tick_face.size
    if best.side < LEAST_EMS * em:
        best = _larger(_arranged(rect, figure, [], style), best)
    if best.side < LEAST_EMS_OF_BAR * em:
        best = _larger(_arranged(rect, figure, [], style, bar=False), best)
    return best


def marked(style: FigureStyle, layout: MapLayout) -> FigureStyle:
    """The style of the points: on paper they are smaller on a small plot."""
    if on_screen() and not style.printed:
        return style
    share = max(0.5, min(1.0, layout.side / (LEAST_EMS_OF_POINTS * style.tick_face.size)))
    return replace(style, marker=share * style.marker, ring_radius=share * style.ring_radius)


def _larger(simpler: MapLayout, fuller: MapLayout) -> MapLayout:
    """The simpler of both where that makes the plot larger."""
    return simpler if simpler.side > WORTH * fuller.side else fuller


def _arranged(
    rect: QRectF,
    figure: MapFigure,
    entries: list[Entry],
    style: FigureStyle,
    *,
    beside: bool = False,
    bar: bool = True,
) -> MapLayout:
    """With this legend below the plot, or beside it with the words."""
    pad = 0.5 * style.margin
    top = rect.top() + (style.title_height if figure.title else style.margin)
    below = bottom_gutter(figure.x_axis, style)
    height = max(20.0, rect.bottom() - top - below - pad)
    y_ticks = fitting_ticks_y(figure.y_axis, height, style.tick_face)
    left = left_gutter(figure.y_axis, y_ticks, style) + pad
    indent = left if style.printed else pad
    rows = [[entry] for entry in entries]
    if not beside:
        rows = flow(entries, rect.width() - indent - pad, style) if entries else []
        if rows:
            height = max(20.0, height - len(rows) * row_height(style) - 2 * style.gap)

    has_colors = bar and has_bar(figure)
    bar_ticks, bar_column = Ticks((), ()), 0.0
    if has_colors:
        bar_ticks = _bar_ticks(*figure.bar_range, height, style)
        labels = widest(bar_ticks.labels, style.tick_face)
        bar_column = style.bar + style.tick + 0.75 * style.gap + labels
        bar_column = 3 * style.gap + max(bar_column, width(figure.bar_label, style.tick_face))
    # Without a bar the last tick label of x still reaches beyond the frame.
    right = bar_column + pad if bar_column else style.margin

    x, y = figure.x_axis, figure.y_axis
    aspect = (x.high - x.low) / (y.high - y.low) if figure.same_unit else 1.0
    column = 0.0
    if beside:
        column = max((entry_width(entry, style) for entry in entries), default=0.0)
        if figure.words:
            free = rect.width() - left - right - height * aspect - 3 * style.gap
            column = max(column, min(free, MOST_WORDS_EMS * style.caption_face.size))
        right += 3 * style.gap + column
    breadth = max(20.0, min(rect.width() - left - right, height * aspect))
    spare = max(0.0, rect.width() - left - right - breadth)
    plot = QRectF(
        round(rect.left() + left + spare / 2), round(top), round(breadth), round(breadth / aspect)
    )

    if beside:
        legend_left, legend_top = plot.right() + right - column, plot.top()
    else:
        longest = max((row_width(row, style) for row in rows), default=0.0)
        legend_left = rect.left() + indent
        if style.printed:
            legend_left = max(legend_left, min(plot.left(), rect.right() - pad - longest))
        legend_top = plot.bottom() + below + 2 * style.gap
    words: tuple[str, ...] = ()
    words_top = legend_top + len(rows) * row_height(style) + (2 * style.gap if rows else 0.0)
    if beside and figure.words:
        words = wrap(figure.words, style.caption_face, column, markup=True)
        room = int((rect.bottom() - words_top) / (LINE_HEIGHT * style.caption_face.size))
        words = shortened(words, room, style.caption_face, column, markup=True)

    over = plot.right() + round(3 * style.gap)
    title_end = plot.left() + width(figure.title, style.title_face) + 2 * style.gap
    label_start = min(over, rect.right() - width(figure.bar_label, style.tick_face))
    beside_title = style.printed and bool(figure.title) and title_end <= label_start
    colors = None
    if has_colors:
        # On screen the label stands above a bar that is cut for it, on paper in the title's row.
        drop = 0.0
        if figure.bar_label and not beside_title:
            drop = round(1.8 * style.tick_face.size)
        colors = QRectF(over, plot.top() + drop, round(style.bar), plot.height() - drop)
        bar_ticks = _bar_ticks(*figure.bar_range, colors.height(), style)
    return MapLayout(
        scales=plot_scales(plot, x, y),
        x_ticks=fitting_ticks_x(x, plot.width(), style.tick_face),
        y_ticks=fitting_ticks_y(y, plot.height(), style.tick_face),
        title_x=plot.left() - left + pad,
        bar=colors,
        bar_ticks=bar_ticks,
        bar_beside_title=beside_title,
        legend_rows=rows,
        legend_top=legend_top,
        legend_left=legend_left,
        words=words,
        words_top=words_top,
    )


def _bar_ticks(low: float, high: float, length: float, style: FigureStyle) -> Ticks:
    """The ends and the quarters between them, 0, 0.25, 0.5, 0.75, 1, or as many as fit."""
    parts = next((n for n in (4, 2) if length / n >= 1.3 * style.tick_face.size), 1)
    places = tuple(low + (high - low) * number / parts for number in range(parts + 1))
    return Ticks(places, tuple(format_number(place) for place in places))
