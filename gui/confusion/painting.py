"""Draws a confusion matrix: rows of actual classes, columns of predicted ones, and margins."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui.confusion import words
from gui.confusion.figure import Cell, ConfusionFigure, count, percent
from gui.figures.style import FigureStyle, mix, pen, style_of
from gui.figures.text import CENTRE, RIGHT, Face, draw_text, elided, widest, width, wrap
from gui.numbers import format_number
from gui.theme import Theme

LEAST_CELL = 20
"""Pixels of a cell on screen, below which the matrix scrolls."""

WIDEST = 1.6
"""A cell is at most so many times as wide as high, and at most so many times as high as wide."""

SMALLEST = 6
"""Of the digits in a cell, at scale 1; in all, they are told when a cell is pointed at."""

DIAGONAL = 0.22
"""How much accent the cell of a class has that is always recognised."""


@dataclass(frozen=True)
class Layout:
    """cells: where the matrix stands. columns: of the margin at the right, their right ends.

    across, down: of a cell. row_names: the right end of the names of the rows, column_names: the
    lower end of those of the columns, names: how long either may be; turned: columns' names stand.
    """

    cells: QRectF
    across: float
    down: float
    row_names: float
    column_names: float
    names: float
    columns: dict[str, float]
    note: tuple[str, ...]
    note_top: float
    turned: bool

    def box(self, actual: int, predicted: int) -> QRectF:
        """Where a cell stands."""
        left, top = self.cells.left(), self.cells.top()
        return QRectF(
            left + predicted * self.across, top + actual * self.down, self.across, self.down
        )


def least_size(classes: int, names: tuple[str, ...], theme: Theme) -> tuple[float, float]:
    """Width and height below which the matrix cannot be read."""
    style = style_of(theme)
    side = classes * LEAST_CELL * theme.scale
    size = style.tick_face.size
    names_across = min(widest(names, style.tick_face), 7 * size)
    across = side + names_across + 2.2 * size + 2 * style.margin
    return across, side + names_across + 7.6 * size


def layout(rect: QRectF, figure: ConfusionFigure, theme: Theme) -> Layout:
    """Share `rect` among names, cells and margins."""
    style = style_of(theme)
    face, size, classes = style.tick_face, style.tick_face.size, max(1, len(figure.names))
    side = 0.0 if style.printed else style.margin
    wide = min(widest(figure.names, face), 0.2 * rect.width())
    left = rect.left() + side + 1.6 * size + wide + 0.6 * size
    right = rect.right() - side
    margins: dict[str, float] = {}
    for key, least in (("recall", 1.0), ("f1", 1.3), ("support", 1.3)):
        taken = sum(margins.values()) + _column(key, style)
        if (right - left - taken) / classes >= least * LEAST_CELL * theme.scale or style.printed:
            margins[key] = _column(key, style)
    margin = sum(margins.values())
    # What needs no room at the foot of the page, for its caption says it.
    note = () if style.printed else wrap(words.note(figure), face, rect.width() - 2 * side)
    foot = 1.8 * size + (1.4 * size * len(note) + 0.6 * size if note else 0.0)
    across = (right - left - margin) / classes
    turned = widest(figure.names, face) > across - 2
    head = 1.7 * size + (wide + 0.6 * size if turned else 1.5 * size)
    top = rect.top() + (style.title_height if figure.title else 0.4 * size) + head
    down = (rect.bottom() - foot - top) / classes
    across, down = min(across, WIDEST * down), min(down, WIDEST * across)
    down = max(1.0, down)
    cells = QRectF(left, top, max(1.0, across) * classes, down * classes)
    columns, x = {}, cells.right()
    for key, wide_px in margins.items():
        x += wide_px
        columns[key] = x
    note_top = cells.bottom() + 1.8 * size + 0.6 * size
    return Layout(
        cells, max(1.0, across), down, left - 0.6 * size, top - 0.5 * size, wide, columns,
        note, note_top, turned,
    )  # fmt: skip


def _heads() -> dict[str, str]:
    return {"recall": words.recall(), "f1": "F1", "support": words.support()}


def _column(key: str, style: FigureStyle) -> float:
    """Width of a column of the margin; under that of the recall its row's name stands, too."""
    face = style.tick_face
    texts = (_heads()[key], "99.9", *((words.precision(),) if key == "recall" else ()))
    return widest(texts, face) + 0.9 * face.size


def draw(painter: QPainter, rect: QRectF, figure: ConfusionFigure, theme: Theme) -> None:
    """Draw the matrix into `rect`, without the marks of what is pointed at."""
    style, placed = style_of(theme), layout(rect, figure, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if figure.title:
        y = rect.top() + style.title_baseline
        draw_text(painter, placed.cells.left(), y, figure.title, style.title_face, theme.text)
    _draw_names(painter, figure, placed, theme, style)
    if figure.confusion is not None:
        _draw_cells(painter, figure, placed, theme, style)
        _draw_margins(painter, figure, placed, theme, style)
    ink = theme.text if style.printed else theme.text_muted
    left = rect.left() + (0.0 if style.printed else style.margin)
    for number, line in enumerate(placed.note):
        y = placed.note_top + (0.5 + number) * 1.4 * style.tick_face.size
        draw_text(painter, left, y, line, style.tick_face, ink, middle=True)
    painter.restore()


def _draw_names(
    painter: QPainter, figure: ConfusionFigure, placed: Layout, theme: Theme, style: FigureStyle
) -> None:
    face, size, wide = style.tick_face, style.tick_face.size, placed.names
    ink = theme.text if style.printed else theme.text_muted
    for index, name in enumerate(figure.names):
        middle, text = placed.box(index, index).center(), elided(name, face, wide)
        draw_text(painter, placed.row_names, middle.y(), text, face, ink, align=RIGHT, middle=True)
        x, y = middle.x(), placed.column_names
        if placed.turned:
            draw_text(painter, x + 0.35 * size, y, text, face, ink, angle=-90)
        else:
            draw_text(painter, x, y - 0.15 * size, text, face, ink, align=CENTRE)
    middle = placed.cells.center()
    y = placed.column_names - (wide if placed.turned else 1.1 * size) - 0.8 * size
    draw_text(painter, middle.x(), y, words.predicted(), face, ink, align=CENTRE, middle=True)
    x = placed.row_names - wide - 0.7 * size
    draw_text(painter, x, middle.y(), words.actual(), face, ink, align=CENTRE, angle=-90)


def _draw_cells(
    painter: QPainter, figure: ConfusionFigure, placed: Layout, theme: Theme, style: FigureStyle
) -> None:
    confusion = figure.confusion
    assert confusion is not None
    counts = confusion.counts.tolist()
    worst = figure.worst or 1.0
    gap = 0.5 * theme.scale
    size = style.tick_face.size
    both = placed.down >= 3.2 * size and placed.across >= 4.2 * size
    for actual, row in enumerate(counts):
        for predicted, number in enumerate(row):
            box = placed.box(actual, predicted).adjusted(gap, gap, -gap, -gap)
            share = confusion.share(actual, predicted) if sum(row) else 0.0
            right = actual == predicted
            painter.setPen(pen(theme.border_control if right else theme.grid, 2 * gap))
            painter.setBrush(_ground(right, share, worst, theme))
            painter.drawRect(box.adjusted(gap, gap, -gap, -gap))
            if number or right:
                _draw_number(painter, box, number, share, both, figure, placed, theme, style)


def _ground(right: bool, share: float, worst: float, theme: Theme) -> QColor:
    if right:
        return mix(theme.surface, theme.accent, DIAGONAL * share)
    return mix(theme.surface, theme.error, theme.confusion_max_mix * share / worst)


def _draw_number(
    painter: QPainter,
    box: QRectF,
    number: int,
    share: float,
    both: bool,
    figure: ConfusionFigure,
    placed: Layout,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """The count or the share of a cell; where there is room the other one beneath it."""
    face = style.tick_face
    as_share = percent(share)
    if width(as_share, face) + 2 > placed.across or share == 1.0:
        as_share = percent(share, 0)
    first, second = count(number), f"{as_share} %"
    if figure.shares:
        first, second = as_share, count(number)
    room = placed.across - 2
    if not figure.shares and width(first, face) > room:
        first = format_number(number, group=False)
    face = _fitted(first, face, room, theme)
    middle = box.center()
    up = 0.7 * face.size if both else 0.0
    draw_text(
        painter, middle.x(), middle.y() - up, first, face, theme.text, align=CENTRE, middle=True
    )
    if both:
        below = Face(face.family, round(0.9 * face.size)) if style.printed else face
        ink = mix(theme.text, theme.surface, 0.18)
        draw_text(
            painter, middle.x(), middle.y() + up, second, below, ink, align=CENTRE, middle=True
        )


def _fitted(text: str, face: Face, room: float, theme: Theme) -> Face:
    """The face, smaller where the text would not fit: a number that is left out reads as 0."""
    least, size = round(SMALLEST * theme.scale), face.size
    while size > least and width(text, Face(face.family, size)) > room:
        size -= 1
    return Face(face.family, size)


def _draw_margins(
    painter: QPainter, figure: ConfusionFigure, placed: Layout, theme: Theme, style: FigureStyle
) -> None:
    """Recall and, with room, F1 and support at the end of each row; precision under the columns."""
    confusion, face = figure.confusion, style.tick_face
    assert confusion is not None
    ink = theme.text if style.printed else theme.text_muted
    heads = _heads()
    for key, x in placed.columns.items():
        y = placed.column_names - 0.15 * face.size
        draw_text(painter, x, y, heads[key], face, ink, align=RIGHT)
    below = placed.cells.bottom() + 1.0 * face.size
    fits = width("99.9", face) + 2 <= placed.across
    for index in range(len(figure.names)):
        box = placed.box(index, index)
        values = {
            "recall": percent(confusion.recall(index)),
            "f1": percent(confusion.f1(index)),
            "support": count(confusion.support(index)),
        }
        for key, x in placed.columns.items():
            draw_text(
                painter, x, box.center().y(), values[key], face, theme.text, align=RIGHT,
                middle=True,
            )  # fmt: skip
        text = percent(confusion.precision(index), 1 if fits else 0)
        draw_text(
            painter, box.center().x(), below, text, face, theme.text, align=CENTRE, middle=True
        )
    if placed.columns:
        x = placed.columns["recall"]
        draw_text(painter, x, below, words.precision(), face, ink, align=RIGHT, middle=True)


def draw_marks(painter: QPainter, rect: QRectF, figure: ConfusionFigure, theme: Theme) -> None:
    """Rings about the cell chosen and the one pointed at; its row and column are marked, too."""
    if figure.confusion is None:
        return
    placed, line = layout(rect, figure, theme), theme.line_selection
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(theme.accent, line))
    for cell in (figure.chosen, figure.pointed):
        if cell is not None and cell.predicted is not None:
            painter.drawRect(placed.box(cell.actual, cell.predicted))
    met = figure.pointed
    if met is not None:
        row = placed.box(met.actual, 0)
        column = placed.box(0, met.actual if met.predicted is None else met.predicted)
        painter.fillRect(QRectF(row.left() - 2 * line, row.top(), line, row.height()), theme.accent)
        top = column.top() - 2 * line
        painter.fillRect(QRectF(column.left(), top, column.width(), line), theme.accent)
    painter.restore()


def cell_at(position: QPointF, rect: QRectF, figure: ConfusionFigure, theme: Theme) -> Cell | None:
    """The cell under a position; beside the matrix the class whose row or column it is."""
    if figure.confusion is None:
        return None
    placed, classes = layout(rect, figure, theme), len(figure.names)
    column = int((position.x() - placed.cells.left()) // placed.across)
    row = int((position.y() - placed.cells.top()) // placed.down)
    inside_row, inside_column = 0 <= row < classes, 0 <= column < classes
    if inside_row and inside_column:
        return Cell(row, column)
    if inside_row:
        return Cell(row)
    if inside_column and position.y() < placed.note_top:
        return Cell(column)
    return None
