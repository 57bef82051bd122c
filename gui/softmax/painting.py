"""Draws softmax: a row for each class, a column for each step, bars for the shares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from engine.basics.softmax import Scores, Softmax
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import RIGHT, Face, draw_text, width, wrap
from gui.numbers import format_number
from gui.softmax import words
from gui.theme import Theme

LINE, ROW, SMALLEST = 1.5, 2.6, 8
BAR_LEAST = 4.0
Digits = Callable[[float], str]
EXACT: Digits = words.eight
SHORT: Digits = words.short


@dataclass(frozen=True, eq=False)
class SoftmaxFigure:
    """The scores, and every step from them to their shares."""

    scores: Scores
    made: Softmax


@dataclass(frozen=True)
class Column:
    """A step: its name, its formula, a number for each class, and their sum where it counts."""

    head: str
    formula: str
    cells: tuple[str, ...]
    total: str = ""


def draw(painter: QPainter, rect: QRectF, figure: SoftmaxFigure, theme: Theme) -> None:
    """Draw the safe form with its bars, beneath it the naive one, and the words of both."""
    style = style_of(theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(style.margin, 0.0, -style.margin, -0.5 * style.margin)
    safe, naive, face = _fitting(figure, inner, style)
    count = len(figure.made.scores)
    said = wrap(words.winner(figure.scores, figure.made), face, inner.width())
    told = wrap(words.naive(figure.scores, figure.made), face, inner.width())
    fixed = 2 * 3.0 * face.size + LINE * face.size * (len(said) + len(told) + 2)
    row = min(ROW * face.size, (inner.height() - fixed) / (2 * (count + 3)))
    y = inner.top() + face.size
    shares = [float(share) for share in figure.made.shares]
    title = QCoreApplication.translate("Softmax", "Safe: the maximum is subtracted first")
    left = inner.left() + max(_across(columns, face) for columns in (safe, naive))
    y = _draw_block(painter, inner, y, title, safe, shares, left, row, face, theme)
    y = _say(painter, inner, y, said, face, theme) + 2.0 * face.size
    title = QCoreApplication.translate("Softmax", "Naive: as the formula is written")
    fails = figure.made.naive_fails
    bars = [] if fails else [float(share) for share in figure.made.naive_shares]
    y = _draw_block(painter, inner, y, title, naive, bars, left, row, face, theme)
    _say(painter, inner, y, told, face, theme, fails=fails)
    painter.restore()


def _say(
    painter: QPainter, inner: QRectF, y: float, lines: Iterable[str], face: Face, theme: Theme,
    *, fails: bool = False,
) -> float:  # fmt: skip
    y += 0.3 * face.size
    for line in lines:
        y += LINE * face.size
        draw_text(painter, inner.left(), y, line, face, theme.error if fails else theme.text)
    return y


def _safe(figure: SoftmaxFigure, digits: Digits) -> list[Column]:
    made = figure.made
    found = [
        _classes(figure),
        Column(_head("score"), "z", _plain(made.scores)),
        Column(_head("shifted"), f"− {words_number(made.maximum)}", _plain(made.shifted)),
        Column(
            _head("exponential"), "exp", _each(digits, made.exponentials), digits(made.total)
        ),
        Column(_head("share"), "exp / Σ", _each(digits, made.shares), "1"),
    ]  # fmt: skip
    return _heated(found, figure)


def _naive(figure: SoftmaxFigure, digits: Digits) -> list[Column]:
    made = figure.made
    share = "NaN" if made.naive_fails else "1"
    found = [
        _classes(figure),
        Column(_head("score"), "z", _plain(made.scores)),
        Column(
            _head("exponential"), "exp", _each(digits, made.naive_exponentials),
            digits(made.naive_total),
        ),
        Column(_head("share"), "exp / Σ", _each(digits, made.naive_shares), share),
    ]  # fmt: skip
    return _heated(found, figure)


def _heated(columns: list[Column], figure: SoftmaxFigure) -> list[Column]:
    """With a column for the temperature, where that is not 1."""
    if figure.scores.temperature == 1:
        return columns
    by = f"z / {format_number(figure.scores.temperature)}"
    return [*columns[:2], Column(_head("scaled"), by, _plain(figure.made.scaled)), *columns[2:]]


def _head(name: str) -> str:
    return {
        "class": QCoreApplication.translate("Softmax", "class"),
        "score": QCoreApplication.translate("Softmax", "score"),
        "scaled": QCoreApplication.translate("Softmax", "by temperature"),
        "shifted": QCoreApplication.translate("Softmax", "minus maximum"),
        "exponential": QCoreApplication.translate("Softmax", "exponential"),
        "share": QCoreApplication.translate("Softmax", "share"),
    }[name]


def _classes(figure: SoftmaxFigure) -> Column:
    return Column(
        _head("class"), "", tuple(str(n + 1) for n in range(len(figure.made.scores))), "Σ"
    )


def words_number(value: float) -> str:
    text = format_number(float(value), 6)
    return f"({text})" if value < 0 else text


def _plain(values: Iterable[float]) -> tuple[str, ...]:
    return tuple(format_number(float(value), 6) for value in values)


def _each(digits: Digits, values: Iterable[float]) -> tuple[str, ...]:
    return tuple(digits(float(value)) for value in values)


def _widths(columns: list[Column], face: Face) -> list[float]:
    bold = Face(face.family, face.size, semibold=True)
    return [
        max(width(text, bold) for text in (c.head, c.formula, *c.cells, c.total)) for c in columns
    ]


def _across(columns: list[Column], face: Face) -> float:
    return sum(_widths(columns, face)) + _gap(face) * len(columns)


def _gap(face: Face) -> float:
    return 1.8 * face.size


def _fitting(
    figure: SoftmaxFigure, inner: QRectF, style: FigureStyle
) -> tuple[list[Column], list[Column], Face]:
    """Both forms in the largest face that leaves room for bars: with eight decimals as far as that
    can be read, else with fewer.
    """
    largest, least = style.title_face.size + (1 if style.printed else 2), style.tick_face.size
    for digits, smallest in ((EXACT, least), (SHORT, SMALLEST)):
        safe, naive = _safe(figure, digits), _naive(figure, digits)
        for size in range(largest, smallest - 1, -1):
            face = Face(style.title_face.family, size)
            widest = max(_across(safe, face), _across(naive, face))
            if widest + BAR_LEAST * size <= inner.width():
                return safe, naive, face
    return safe, naive, face


def _draw_block(
    painter: QPainter, inner: QRectF, top: float, title: str, columns: list[Column],
    bars: list[float], left: float, row: float, face: Face, theme: Theme,
) -> float:  # fmt: skip
    """One form: title, heads, a row for each class, the sums; returns where it ends.

    left: where the bars begin, in both forms at the same place.
    """
    bold = Face(face.family, face.size, semibold=True)
    draw_text(painter, inner.left(), top + face.size, title, bold, theme.text)
    y = top + 1.6 * face.size
    wide, gap = _widths(columns, face), _gap(face)
    rights = [inner.left() + sum(wide[: i + 1]) + gap * i for i in range(len(wide))]
    small = Face(face.family, max(SMALLEST, face.size - 1))
    for column, right in zip(columns, rights, strict=True):
        ink = theme.text_muted
        draw_text(painter, right, y + 0.5 * row, column.head, bold, ink, align=RIGHT, middle=True)
        draw_text(
            painter, right, y + 1.2 * row, column.formula, small, ink, align=RIGHT, middle=True
        )
    y += 1.7 * row
    _rule(painter, inner, y, theme)
    room = inner.right() - left
    for number in range(len(columns[0].cells)):
        middle = y + 0.5 * row
        for place, (column, right) in enumerate(zip(columns, rights, strict=True)):
            text = column.cells[number]
            bad = text in ("∞", "NaN")
            ink = theme.error if bad else theme.text if place else theme.text_muted
            used = bold if bad or place == len(columns) - 1 else face
            draw_text(painter, right, middle, text, used, ink, align=RIGHT, middle=True)
        if bars:
            painter.setPen(Qt.PenStyle.NoPen)
            high = 0.46 * row
            painter.setBrush(theme.inset)
            painter.drawRect(QRectF(left, middle - high / 2, room, high))
            painter.setBrush(theme.accent)
            painter.drawRect(QRectF(left, middle - high / 2, room * bars[number], high))
        y += row
    _rule(painter, inner, y, theme)
    for column, right in zip(columns, rights, strict=True):
        ink = theme.error if column.total in ("∞", "NaN") else theme.text_muted
        draw_text(painter, right, y + 0.5 * row, column.total, face, ink, align=RIGHT, middle=True)
    return y + row


def _rule(painter: QPainter, inner: QRectF, y: float, theme: Theme) -> None:
    painter.setPen(pen(theme.border, theme.line_border))
    painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y))
