"""Draws the bench: the padded picture, the kernel, the output, and how one cell is computed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gui.bench import words
from gui.bench.figure import Array, BenchFigure
from gui.figures.style import FigureStyle, mix, pen, style_of
from gui.figures.text import CENTRE, Face, draw_text, widest, width, wrap
from gui.language import error_text
from gui.theme import Theme

LARGEST_CELL, WIDER_CELL = 34, 38
SMALLEST_TEXT = 8
INK, TINT = 0.34, 0.5
"""How dark a cell of the picture may be, and how strong the colour of a weight."""
LINE = 1.5
PICTURE, KERNEL, OUTPUT = "picture", "kernel", "output"
Place = tuple[str, int, int]
"""A table, a row and a column of it. Rows of the picture count from the picture's own first."""


@dataclass(frozen=True)
class Table:
    """Where a table of numbers stands."""

    left: float
    top: float
    cell: float
    rows: int
    columns: int

    def box(self, row: int, column: int) -> QRectF:
        return QRectF(
            self.left + column * self.cell, self.top + row * self.cell, self.cell, self.cell
        )

    @property
    def area(self) -> QRectF:
        return QRectF(self.left, self.top, self.columns * self.cell, self.rows * self.cell)

    def at(self, position: QPointF) -> tuple[int, int] | None:
        if not self.area.contains(position):
            return None
        row = int((position.y() - self.top) / self.cell)
        column = int((position.x() - self.left) / self.cell)
        return min(row, self.rows - 1), min(column, self.columns - 1)


@dataclass(frozen=True)
class Layout:
    """Where the parts stand. text: the top of the lines beneath the tables."""

    tables: dict[str, Table]
    text: float
    width: float

    def place_at(self, position: QPointF, figure: BenchFigure) -> Place | None:
        """What is under a position; None for the padding and beside the tables."""
        for name, table in self.tables.items():
            found = table.at(position)
            if found is None:
                continue
            row, column = found
            if name == PICTURE:
                row, column = row - _first(figure)[0], column - _first(figure)[1]
                rows, columns = figure.picture.shape
                if not (0 <= row < rows and 0 <= column < columns):
                    return None
            return name, row, column
        return None

    def box(self, place: Place, figure: BenchFigure) -> QRectF:
        """Where the cell of a place stands."""
        name, row, column = place
        if name == PICTURE:
            row, column = row + _first(figure)[0], column + _first(figure)[1]
        return self.tables[name].box(row, column)


def _first(figure: BenchFigure) -> tuple[int, int]:
    """The row and column of the padded picture where the picture itself begins."""
    rows, columns = figure.picture.shape
    return figure.sliding.pads(rows)[0], figure.sliding.pads(columns)[0]


def _padded_shape(figure: BenchFigure) -> tuple[int, int]:
    rows, columns = figure.picture.shape
    pads = figure.sliding.pads
    return rows + sum(pads(rows)), columns + sum(pads(columns))


def layout(rect: QRectF, figure: BenchFigure, theme: Theme) -> Layout:
    """Tables of equal cells beside each other in the upper part, lines of text beneath."""
    style = style_of(theme)
    size = style.tick_face.size
    rows, columns = _padded_shape(figure)
    side = figure.sliding.kernel_size
    shape = (3, 3) if figure.slide is None else figure.slide.output.shape
    if figure.slide is None:  # room for the window that is too large
        span = figure.sliding.span
        rows, columns = max(rows, span), max(columns, span)
    small = (side if figure.has_kernel else 0) + shape[1]
    lines = max(side + 1, 3) + 3
    below = LINE * size * lines + size
    head = style.title_height
    inner = rect.adjusted(style.margin, 0.5 * style.margin, -style.margin, -0.5 * style.margin)
    gap = 2.4 * size
    room = inner.width() - gap * (1 + figure.has_kernel)
    down = inner.height() - head - below
    high = max(rows, side, shape[0])
    largest = (1.5 if style.printed else 1.0) * theme.scale
    cell = _whole(min(room / (columns + small), down / high, LARGEST_CELL * largest))
    # The small tables may have larger cells than a picture with much padding, for their numbers.
    beside = min((room - columns * cell) / small, high * cell / max(side, shape[0]))
    other = max(cell, _whole(min(beside, WIDER_CELL * largest)))
    top = round(inner.top() + head)
    left = float(round(inner.left()))
    tables = {PICTURE: Table(left, top, cell, *_padded_shape(figure))}
    left += columns * cell + gap

    def place(name: str, down: int, over: int) -> None:
        nonlocal left
        tables[name] = Table(left, round(top + (high * cell - down * other) / 2), other, down, over)
        left += over * other + gap

    if figure.has_kernel:
        place(KERNEL, side, side)
    place(OUTPUT, *shape)
    return Layout(tables, top + high * cell + size, inner.width())


def _whole(cell: float) -> float:
    return max(4.0, float(int(cell)))


def draw(painter: QPainter, rect: QRectF, figure: BenchFigure, theme: Theme) -> None:
    """Draw the whole bench into a rectangle."""
    style = style_of(theme)
    placed = layout(rect, figure, theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw_picture(painter, placed.tables[PICTURE], figure, theme, style)
    if figure.has_kernel:
        _draw_kernel(painter, placed.tables[KERNEL], figure, theme, style)
    _draw_signs(painter, placed, figure, theme, style)
    if figure.slide is None:
        _draw_nothing(painter, placed.tables[OUTPUT], theme)
    else:
        _draw_output(painter, placed.tables[OUTPUT], figure, theme, style)
    _draw_titles(painter, placed, figure, theme, style)
    _draw_lines(painter, rect, placed, figure, theme, style)
    painter.restore()


def _draw_picture(
    painter: QPainter, table: Table, figure: BenchFigure, theme: Theme, style: FigureStyle
) -> None:
    shown = words.texts(figure.picture)
    face = _face(table, shown, style)
    top, left = _first(figure)
    low, high = min(0.0, float(figure.picture.min())), float(figure.picture.max())
    rows, columns = figure.picture.shape
    for row in range(table.rows):
        for column in range(table.columns):
            box, y, x = table.box(row, column), row - top, column - left
            if not (0 <= y < rows and 0 <= x < columns):
                _draw_padding(painter, box, face, figure, theme)
                continue
            share = (figure.picture[y, x] - low) / (high - low) if high > low else 0.0
            painter.fillRect(box, mix(theme.surface, theme.text, INK * share))
            _write(painter, box, shown[y][x], face, theme.text)
    _draw_grid(painter, table, theme)
    frame = QRectF(
        table.box(top, left).topLeft(), table.box(top + rows - 1, left + columns - 1).bottomRight()
    )
    _outline(painter, frame, theme.border_strong, 1.4 * theme.line_border)
    if figure.slide is not None:
        _draw_window(painter, table, figure, theme)
    else:
        span = figure.sliding.span * table.cell
        box = QRectF(table.left, table.top, span, span)
        _outline(painter, box, theme.error, theme.line_selection, (5.0, 4.0))


def _draw_padding(
    painter: QPainter, box: QRectF, face: Face | None, figure: BenchFigure, theme: Theme
) -> None:
    painter.fillRect(box, theme.inset if figure.has_kernel else theme.hover)
    if figure.has_kernel:
        _write(painter, box, "0", face, theme.text_muted)


def _draw_window(painter: QPainter, table: Table, figure: BenchFigure, theme: Theme) -> None:
    """A ring around every cell that the window reads, or around the window where they touch."""
    cell = figure.cell
    assert cell is not None
    boxes = [table.box(row, column) for row in cell.rows for column in cell.columns]
    whole = boxes[0].united(boxes[-1])
    if figure.sliding.dilation == 1:
        _outline(painter, whole, theme.accent, theme.line_selection)
        return
    _outline(painter, whole, theme.accent, theme.line_border, (3.0, 3.0))
    for box in boxes:
        _outline(painter, box, theme.accent, theme.line_selection)


def _draw_kernel(
    painter: QPainter, table: Table, figure: BenchFigure, theme: Theme, style: FigureStyle
) -> None:
    shown = words.texts(figure.kernel)
    face = _face(table, shown, style)
    largest = float(abs(figure.kernel).max()) or 1.0
    for row in range(table.rows):
        for column in range(table.columns):
            value = float(figure.kernel[row, column])
            color = theme.class_positive if value > 0 else theme.class_negative
            box = table.box(row, column)
            painter.fillRect(box, mix(theme.surface, color, TINT * abs(value) / largest))
            _write(painter, box, shown[row][column], face, theme.text)
    _draw_grid(painter, table, theme)
    _outline(painter, table.area, theme.border_strong, 1.4 * theme.line_border)


def _draw_output(
    painter: QPainter, table: Table, figure: BenchFigure, theme: Theme, style: FigureStyle
) -> None:
    assert figure.slide is not None
    output: Array = figure.slide.output
    shown = words.texts(output)
    face = _face(table, shown, style)
    largest = float(abs(output).max()) or 1.0
    for row in range(table.rows):
        for column in range(table.columns):
            box = table.box(row, column)
            if not figure.shows(row, column):
                painter.fillRect(box, theme.inset)
                continue
            value = float(output[row, column])
            color = theme.text if value > 0 else theme.class_negative
            strength = INK if value > 0 else TINT
            painter.fillRect(box, mix(theme.surface, color, strength * abs(value) / largest))
            _write(painter, box, shown[row][column], face, theme.text)
    _draw_grid(painter, table, theme)
    _outline(painter, table.area, theme.border_strong, 1.4 * theme.line_border)
    _outline(painter, table.box(*figure.place), theme.accent, theme.line_selection)


def _draw_nothing(painter: QPainter, table: Table, theme: Theme) -> None:
    """An empty frame where the output would be."""
    painter.fillRect(table.area, theme.error_soft)
    _outline(painter, table.area, theme.error, theme.line_border, (4.0, 4.0))


def _draw_signs(
    painter: QPainter, placed: Layout, figure: BenchFigure, theme: Theme, style: FigureStyle
) -> None:
    """∗ between picture and kernel, = before the output."""
    ordered = list(placed.tables.values())
    signs = ("∗", "=") if figure.has_kernel else ("→",)
    for sign, before, after in zip(signs, ordered, ordered[1:], strict=False):
        x = (before.area.right() + after.left) / 2
        y = before.area.center().y()
        face = Face(style.tick_face.family, round(1.4 * style.tick_face.size))
        draw_text(painter, x, y, sign, face, theme.text_muted, align=CENTRE, middle=True)


def _draw_titles(
    painter: QPainter, placed: Layout, figure: BenchFigure, theme: Theme, style: FigureStyle
) -> None:
    names = {
        PICTURE: QCoreApplication.translate("Bench", "Picture"),
        KERNEL: QCoreApplication.translate("Bench", "Kernel"),
        OUTPUT: QCoreApplication.translate("Bench", "Output"),
    }
    for name, table in placed.tables.items():
        y = table.top - 0.55 * style.title_face.size
        draw_text(painter, table.left, y, names[name], style.title_face, theme.text)
        shape = f"{table.rows} × {table.columns}"
        across = width(f"{names[name]}  ", style.title_face)
        room = across + width(shape, style.tick_face)
        fits = room <= table.area.width() + 1.6 * style.tick_face.size
        if fits and (name != OUTPUT or figure.slide is not None):
            draw_text(painter, table.left + across, y, shape, style.tick_face, theme.text_muted)


def _draw_lines(
    painter: QPainter, rect: QRectF, placed: Layout, figure: BenchFigure, theme: Theme,
    style: FigureStyle,
) -> None:  # fmt: skip
    """The cell in hand and the size of the output, written out; or what is wrong."""
    left, face = rect.left() + style.margin, style.tick_face
    y, step = placed.text + face.size, LINE * face.size
    if figure.error is not None:
        for text in wrap(error_text(figure.error), style.title_face, placed.width):
            draw_text(painter, left, y, text, style.title_face, theme.error)
            y += step
        return
    draw_text(painter, left, y, words.place(figure), style.title_face, theme.text)
    lines = words.computation(figure)
    small = _fitting(lines, placed.width, face)
    middle = left + widest(tuple(line for line, _ in lines), small) + 1.5 * small.size
    for first, second in lines:
        y += step
        draw_text(painter, left, y, first, small, theme.text)
        bold = Face(small.family, small.size, semibold=not first)
        draw_text(painter, middle, y, second, bold, theme.text if not first else theme.text_muted)
    y += 1.4 * step
    for text in wrap(words.sizes(figure), face, placed.width):
        draw_text(painter, left, y, text, face, theme.text)
        y += step
    for text in wrap(words.note(figure), face, placed.width):
        draw_text(painter, left, y, text, face, theme.text_muted)
        y += step


def _fitting(lines: tuple[tuple[str, str], ...], room: float, face: Face) -> Face:
    """The largest face, down to SMALLEST_TEXT, in which both columns fit."""
    for size in range(face.size, SMALLEST_TEXT, -1):
        tried = Face(face.family, size)
        columns = [widest(texts, tried) for texts in zip(*lines, strict=True)]
        if sum(columns) + 1.5 * size <= room:
            return tried
    return Face(face.family, SMALLEST_TEXT)


def _face(table: Table, shown: list[list[str]], style: FigureStyle) -> Face | None:
    """A face in which the longest number fits into a cell; None where that were too small."""
    longest = max((text for row in shown for text in row), key=len)
    for size in range(round(1.15 * style.tick_face.size), SMALLEST_TEXT - 1, -1):
        face = Face(style.tick_face.family, size)
        if width(longest, face) <= table.cell - 3 and 1.2 * size <= table.cell:
            return face
    return None


def _write(painter: QPainter, box: QRectF, text: str, face: Face | None, color: QColor) -> None:
    if face is not None:
        at = box.center()
        draw_text(painter, at.x(), at.y(), text, face, color, align=CENTRE, middle=True)


def _draw_grid(painter: QPainter, table: Table, theme: Theme) -> None:
    painter.setPen(pen(theme.border, theme.line_border))
    area = table.area
    for row in range(table.rows + 1):
        y = table.top + row * table.cell
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    for column in range(table.columns + 1):
        x = table.left + column * table.cell
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def _outline(
    painter: QPainter, box: QRectF, color: QColor, line: float, dash: tuple[float, ...] = ()
) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(color, line, dash))
    painter.drawRect(box)
