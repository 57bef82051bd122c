"""Draws pictures with their labels in a grid; or before, after and target of each in a row."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from gui.figures.pictures import fitted, paint_picture
from gui.figures.style import FigureStyle, pen, style_of
from gui.figures.text import CENTRE, LEFT, RIGHT, Face, draw_text, elided, widest, width
from gui.pictures import words
from gui.pictures.figure import Card, CardsFigure, range_of, shown
from gui.theme import Theme

PICTURE, LABEL, GAP = 48, 16, 8
ROW = 76
PAIR_WIDTH = 380
"""Sizes on screen: of a picture and its label, between them, and of a row of before and after."""

SQUEEZED = 0.25
"""This share of a row that has no room is given it: the pictures are a little smaller then."""


def capacity(width_px: float, height_px: float, paired: bool, theme: Theme) -> tuple[int, int]:
    """Columns and rows of cards for so much room; at least one of each."""
    gap = theme.px(GAP)
    inner = width_px - 2 * theme.px(12)
    if paired:
        columns = max(1, int((inner + gap) // theme.px(PAIR_WIDTH)))
        room = height_px - _head_height(style_of(theme))
        return columns, max(1, int(room // theme.px(ROW)))
    columns = int((inner + gap) // (theme.px(PICTURE) + gap))
    rows = int(height_px / (theme.px(PICTURE + LABEL) + gap) + SQUEEZED)
    return max(1, columns), max(1, rows)


def boxes(rect: QRectF, figure: CardsFigure, theme: Theme) -> list[QRectF]:
    """Where the cards stand, row by row."""
    style = style_of(theme)
    gap = style.tick_face.size if style.printed else float(theme.px(GAP))
    side = 0.0 if style.printed else style.margin
    top = rect.top() + (gap if not style.printed else style.title_height)  # there is its letter
    if figure.paired:
        top = rect.top() + _head_height(style)
    across = (rect.width() - 2 * side - gap * (figure.columns - 1)) / figure.columns
    if style.printed:
        down = (rect.bottom() - top) / figure.rows
    elif figure.paired:
        down = max((rect.bottom() - top) / figure.rows, theme.px(ROW))
        down = min(down, 1.4 * theme.px(ROW))
    else:
        down = (rect.bottom() - top) / figure.rows
        down = min(down, across + 2 * theme.px(LABEL))
    return [
        QRectF(
            round(rect.left() + side + (place % figure.columns) * (across + gap)),
            round(top + (place // figure.columns) * down),
            round(across),
            round(down - (gap if not figure.paired else 0)),
        )
        for place in range(len(figure.cards))
    ]


def place_at(position: QPointF, rect: QRectF, figure: CardsFigure, theme: Theme) -> int | None:
    """The place on the page of the card at a position."""
    placed = boxes(rect, figure, theme)
    return next((place for place, box in enumerate(placed) if box.contains(position)), None)


def draw(
    painter: QPainter,
    rect: QRectF,
    figure: CardsFigure,
    theme: Theme,
    within: QRectF | None = None,
) -> None:
    """Draw the page into `rect`. within: only the cards that touch it are drawn."""
    style = style_of(theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    placed = boxes(rect, figure, theme)
    if figure.paired:
        for box in placed[: figure.columns]:
            _draw_head(painter, box, figure, theme, style)
    for place, (card, box) in enumerate(zip(figure.cards, placed, strict=True)):
        if within is not None and not within.intersects(box):
            continue
        if not style.printed:
            _draw_ground(painter, box, card, figure, place, theme)
        if figure.paired:
            _draw_pair(painter, box, card, figure, theme, style)
        else:
            _draw_single(painter, box, card, figure, theme, style)
    painter.restore()


def _draw_ground(
    painter: QPainter, box: QRectF, card: Card, figure: CardsFigure, place: int, theme: Theme
) -> None:
    chosen, pointed = card.index == figure.chosen, place == figure.pointed
    if not (chosen or pointed):
        return
    line = theme.line_selection
    painter.setPen(pen(theme.accent, line) if chosen else Qt.PenStyle.NoPen)
    painter.setBrush(theme.hover if pointed else Qt.BrushStyle.NoBrush)
    half = line / 2
    room = box.adjusted(half - 2, half - 2, 2 - half, 2 - half)
    painter.drawRoundedRect(room, theme.radius_card, theme.radius_card)


# A picture with its label


def _draw_single(
    painter: QPainter,
    box: QRectF,
    card: Card,
    figure: CardsFigure,
    theme: Theme,
    style: FigureStyle,
) -> None:
    face = style.tick_face
    label = 1.5 * face.size
    room = QRectF(box.left(), box.top(), box.width(), box.height() - label)
    rows, columns = card.picture.shape[:2]
    place = fitted(room, rows, columns)
    paint_picture(painter, place, card.picture)
    _frame(painter, place, theme, style)
    name = elided(figure.names[card.label], face, box.width())
    y = place.bottom() + 0.55 * label
    draw_text(painter, box.center().x(), y, name, face, theme.text, align=CENTRE, middle=True)


def _frame(painter: QPainter, place: QRectF, theme: Theme, style: FigureStyle) -> None:
    painter.setPen(pen(theme.border_control, style.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)


# Before, after and target


def _head_height(style: FigureStyle) -> float:
    return 2.0 * style.tick_face.size


def _parts(box: QRectF, style: FigureStyle) -> tuple[QRectF, QRectF, QRectF]:
    """Where before, after and the target of a row stand."""
    face = style.tick_face
    text = 1.5 * face.size
    pad = 0.4 * face.size
    side = min(box.height() - text - 2 * pad, 0.24 * box.width())
    pitch = side + 2.6 * face.size
    spare = max(0.0, width("−0.123 to 0.123", face) + face.size - pitch)
    first = QRectF(box.left() + pad + spare / 2, box.top() + pad, side, side)
    second = first.translated(pitch + spare, 0.0)
    left = second.right() + 1.6 * face.size + spare / 2
    target = QRectF(left, box.top() + pad, box.right() - pad - left, box.height() - 2 * pad)
    return first, second, target


def _draw_head(
    painter: QPainter, box: QRectF, figure: CardsFigure, theme: Theme, style: FigureStyle
) -> None:
    """What the columns are."""
    face = style.title_face
    first, second, target = _parts(box, style)
    y = box.top() - 0.4 * _head_height(style)
    room = target.left() - second.left() - face.size
    for left, text, limit in (
        (first.left(), words.before(), second.left() - first.left()),
        (second.left(), words.after(), room),
        (target.left(), words.target(), target.width()),
    ):
        draw_text(
            painter, left, y, elided(text, face, limit), face, theme.text, align=LEFT, middle=True
        )


def _draw_pair(
    painter: QPainter,
    box: QRectF,
    card: Card,
    figure: CardsFigure,
    theme: Theme,
    style: FigureStyle,
) -> None:
    face, muted = style.tick_face, theme.text if style.printed else theme.text_muted
    first, second, target = _parts(box, style)
    rows, columns = card.picture.shape[:2]
    if card.after is None or card.code is None:
        return
    for room, pixels, values in (
        (first, card.picture, card.picture),
        (second, shown(card.after), card.after),
    ):
        place = fitted(room, rows, columns)
        paint_picture(painter, place, pixels)
        _frame(painter, place, theme, style)
        y = room.bottom() + 0.9 * face.size
        text = words.interval(range_of(values))
        centre = max(room.center().x(), box.left() + width(text, face) / 2)
        draw_text(painter, centre, y, text, face, muted, align=CENTRE, middle=True)
    _arrow(painter, first.right(), second.left(), first.center().y(), theme, style)
    _draw_target(painter, target, card, figure, theme, style)


def _arrow(
    painter: QPainter, left: float, right: float, y: float, theme: Theme, style: FigureStyle
) -> None:
    gap, head = style.tick_face.size * 0.6, style.tick_face.size * 0.4
    start, end = QPointF(left + gap, y), QPointF(right - gap, y)
    painter.setPen(pen(theme.border_strong, 1.5 * style.line))
    painter.drawLine(start, end)
    painter.drawLine(end, end + QPointF(-head, -head))
    painter.drawLine(end, end + QPointF(-head, head))


def _draw_target(
    painter: QPainter,
    room: QRectF,
    card: Card,
    figure: CardsFigure,
    theme: Theme,
    style: FigureStyle,
) -> None:
    """The class by its name, and beneath it the numbers that the loss compares outputs with."""
    face, muted = style.tick_face, theme.text if style.printed else theme.text_muted
    bold = Face(style.title_face.family, style.title_face.size, semibold=True)
    line = 1.5 * face.size
    height = min(1.5 * line, 0.4 * room.height())
    whole = 1.1 * line + 0.9 * line + height
    top = room.center().y() - whole / 2
    note = words.number(card.index, figure.training)
    taken = width(note, face) + face.size
    name = elided(figure.names[card.label], bold, room.width() - taken)
    draw_text(painter, room.left(), top + 0.5 * line, name, bold, theme.text, middle=True)
    draw_text(painter, room.right(), top + 0.5 * line, note, face, muted, align=RIGHT, middle=True)
    row = QRectF(room.left(), top + 2.0 * line, room.width(), height)
    draw_code(painter, row, card, figure.names, theme)


def draw_code(
    painter: QPainter, row: QRectF, card: Card, names: tuple[str, ...], theme: Theme
) -> None:
    """The target as a row of cells, the class's own filled; names above where there is room."""
    assert card.code is not None
    style = style_of(theme)
    face, muted = style.tick_face, theme.text if style.printed else theme.text_muted
    count = len(card.code)
    pitch = min(row.width() / count, 3.0 * face.size)
    texts = tuple(words.value(float(one)) for one in card.code)
    fits = widest(texts, face) + 2 <= pitch
    named = count > 1 and widest(names, face) + 2 <= pitch
    hot = float(card.code.max())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place, text in enumerate(texts):
        cell = QRectF(row.left() + place * pitch, row.top(), pitch, row.height())
        own = place == card.label if count > 1 else float(card.code[0]) == 1.0
        if own:
            painter.fillRect(cell, theme.accent)
        if pitch >= 4:
            painter.setPen(pen(theme.border_control, style.line))
            painter.drawRect(cell)
        if fits:
            ink = theme.on_accent if own else muted
            at = cell.center()
            draw_text(painter, at.x(), at.y(), text, face, ink, align=CENTRE, middle=True)
        if named:
            ink, y = theme.text if own else muted, cell.top() - 0.7 * face.size
            draw_text(
                painter, cell.center().x(), y, names[place], face, ink, align=CENTRE, middle=True
            )
    if pitch < 4:
        painter.setPen(pen(theme.border_control, style.line))
        painter.drawRect(QRectF(row.left(), row.top(), count * pitch, row.height()))
    if not fits:
        text = elided(words.hot(hot, card.label, count), face, row.width())
        y = row.top() - 0.7 * face.size
        draw_text(painter, row.left(), y, text, face, muted, align=LEFT, middle=True)
