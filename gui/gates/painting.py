"""Draws a gate: the planes that its units see, and beneath them the truth table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from engine.basics.gates import INPUTS, Perceptron, TwoLayers
from gui.figures.axes import Axis, PlotScales, draw_axis_x, draw_axis_y, draw_frame, plot_scales
from gui.figures.numerals import fixed
from gui.figures.style import FigureStyle, mix, pen, style_of
from gui.figures.text import CENTRE, LEFT, Face, draw_text, width, wrap
from gui.figures.ticks import Ticks
from gui.gates import words
from gui.gates.figure import HIGH, LOW, GateFigure, Polygon, ends, side, square
from gui.theme import Theme

TICKS = Ticks((0.0, 1.0), ("0", "1"))
TINT, LINE, GROUND = 0.16, 1.5, 0.8
LARGEST_PLANE = 440


def draw(painter: QPainter, rect: QRectF, figure: GateFigure, theme: Theme) -> None:
    """Draw planes, table and words into a rectangle."""
    style = style_of(theme)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(style.margin, 0.0, -style.margin, -0.5 * style.margin)
    size = _reading(style).size
    text = _paragraphs(figure, style, inner.width())
    below = 2.0 * size * 5 + LINE * size * (len(text) + 2)
    gutter, foot = 4.2 * size, 4.2 * size
    two = isinstance(figure.gate, TwoLayers)
    room = inner.height() - below - style.title_height - foot
    across = inner.width() / (2 if two else 1) - gutter - size
    largest = LARGEST_PLANE * theme.scale * (1.6 if style.printed else 1.0)
    plane = max(90.0, min(room, across, largest))
    top = inner.top() + style.title_height
    left = inner.left() + gutter
    first = QRectF(left, top, plane, plane)
    _draw_plane(painter, first, figure, theme, style, hidden=False)
    if two:
        second = QRectF(left + plane + gutter + size, top, plane, plane)
        _draw_plane(painter, second, figure, theme, style, hidden=True)
    y = top + plane + foot
    y = _draw_table(painter, inner, y, figure, theme, style)
    y += LINE * size
    ink = theme.success if figure.wrong == 0 else theme.error
    draw_text(painter, inner.left(), y, words.outcome(figure), style.title_face, ink)
    y += 0.3 * size
    for line in text:
        y += LINE * size
        draw_text(painter, inner.left(), y, line, _reading(style), theme.text)
    painter.restore()


def _reading(style: FigureStyle) -> Face:
    """The face of table and words: they are what is read, larger than ticks."""
    return Face(style.title_face.family, style.title_face.size)


def _paragraphs(figure: GateFigure, style: FigureStyle, room: float) -> list[str]:
    return [line for text in words.explained(figure) for line in wrap(text, _reading(style), room)]


def _draw_plane(
    painter: QPainter, plot: QRectF, figure: GateFigure, theme: Theme, style: FigureStyle,
    *, hidden: bool,
) -> None:  # fmt: skip
    names = ("h₁", "h₂") if hidden else ("x₁", "x₂")
    title = (
        QCoreApplication.translate("Gates", "What the output unit sees")
        if hidden
        else QCoreApplication.translate("Gates", "The inputs")
    )
    x, y = Axis(LOW, HIGH, names[0]), Axis(LOW, HIGH, names[1])
    scales = plot_scales(plot, x, y)
    base = plot.top() - 0.6 * style.title_face.size
    draw_text(painter, plot.left(), base, title, style.title_face, theme.text)
    painter.save()
    painter.setClipRect(plot)
    for polygon, answer in _regions(figure.gate, hidden):
        color = theme.class_positive if answer else theme.class_negative
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(theme.surface, color, TINT))
        painter.drawPolygon(QPolygonF([scales.point(p.x(), p.y()) for p in polygon]))
    for number, unit in enumerate(_units(figure.gate, hidden)):
        _draw_line(painter, scales, unit, number, figure, theme, style)
    painter.restore()
    draw_frame(painter, plot, theme, style)
    draw_axis_x(painter, x, scales, TICKS, theme, style, line=False)
    title_x = plot.left() - 3.4 * style.tick_face.size
    draw_axis_y(painter, y, scales, TICKS, theme, style, line=False, title_x=title_x)
    _draw_points(painter, scales, figure, theme, style, hidden)


def _units(gate: Perceptron | TwoLayers, hidden: bool) -> tuple[Perceptron, ...]:
    """The units of which a plane shows the lines."""
    if isinstance(gate, Perceptron):
        return (gate,)
    return (gate.output,) if hidden else (gate.first, gate.second)


def _regions(gate: Perceptron | TwoLayers, hidden: bool) -> list[tuple[Polygon, int]]:
    """The parts of a plane, each with the answer of the whole gate in it."""
    whole, units = square(), _units(gate, hidden)
    if len(units) == 1:
        return [(part, a) for a in (0, 1) if (part := side(whole, units[0], a))]
    assert isinstance(gate, TwoLayers)
    return [
        (part, gate.output(a, b))
        for a in (0, 1)
        for b in (0, 1)
        if (half := side(whole, gate.first, a)) and (part := side(half, gate.second, b))
    ]


def _draw_line(
    painter: QPainter, scales: PlotScales, unit: Perceptron, number: int, figure: GateFigure,
    theme: Theme, style: FigureStyle,
) -> None:  # fmt: skip
    found = ends(unit)
    if found is None:
        return
    first, second = (scales.point(p.x(), p.y()) for p in found)
    dash = (style.gap * 1.5, style.gap) if number else ()
    painter.setPen(pen(theme.text, 1.6 * style.contour, dash))
    painter.drawLine(first, second)
    if isinstance(figure.gate, TwoLayers) and len(_units(figure.gate, False)) == 2:
        return
    if figure.visit is not None and figure.visit.error:
        before = ends(figure.visit.before)
        if before is not None:
            painter.setPen(pen(theme.text_muted, style.contour, (style.gap, style.gap)))
            painter.drawLine(*(scales.point(p.x(), p.y()) for p in before))


def _draw_points(
    painter: QPainter, scales: PlotScales, figure: GateFigure, theme: Theme, style: FigureStyle,
    hidden: bool,
) -> None:  # fmt: skip
    radius = 2.6 * style.marker
    placed: dict[tuple[int, int], list[int]] = {}
    for row, x in enumerate(INPUTS):
        at = figure.gate.hidden(*x) if hidden and isinstance(figure.gate, TwoLayers) else x
        placed.setdefault(at, []).append(row)
    for at, rows in placed.items():
        centre = scales.point(*at)
        row = rows[0]
        wanted = figure.target[row]
        if any(figure.target[r] != figure.gate.answers[r] for r in rows):
            painter.setPen(pen(theme.mistake_ring, style.ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius + 2.4 * style.ring, radius + 2.4 * style.ring)
        if figure.visit is not None and figure.visit.row in rows:
            painter.setPen(pen(theme.accent, theme.line_selection))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            away = radius + 6 * style.ring
            painter.drawEllipse(centre, away, away)
        painter.setPen(pen(theme.point_outline, style.line))
        painter.setBrush(theme.point_positive if wanted else theme.point_negative)
        painter.drawEllipse(centre, radius, radius)
        label = ", ".join(f"({INPUTS[r][0]}, {INPUTS[r][1]})" for r in rows)
        label += f" → {wanted}"
        _draw_label(painter, centre - QPointF(0.0, radius), label, theme, style)


def _draw_label(
    painter: QPainter, under: QPointF, text: str, theme: Theme, style: FigureStyle
) -> None:
    """A text on a ground of its own, for a line may pass behind."""
    face = style.tick_face
    half, high = 0.5 * width(text, face) + 0.4 * face.size, 1.6 * face.size
    middle = under - QPointF(0.0, 1.4 * face.size)
    ground = QColor(theme.surface)
    ground.setAlphaF(GROUND)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    box = QRectF(middle.x() - half, middle.y() - 0.5 * high, 2 * half, high)
    painter.drawRoundedRect(box, theme.radius_control, theme.radius_control)
    draw_text(painter, middle.x(), middle.y(), text, face, theme.text, align=CENTRE, middle=True)


def _draw_table(
    painter: QPainter, inner: QRectF, top: float, figure: GateFigure, theme: Theme,
    style: FigureStyle,
) -> float:  # fmt: skip
    """The truth table; returns where it ends."""
    heads, rows = _cells(figure)
    face = _reading(style)
    bold = Face(face.family, face.size, semibold=True)
    step = 2.0 * face.size

    def widths() -> list[float]:
        texts = ((bold, head, [row[i] for row in rows]) for i, head in enumerate(heads))
        return [max(width(h, b), *(width(t, face) for t in column)) for b, h, column in texts]

    gaps, room = len(heads) - 1, inner.width() - face.size
    least = sum(widths()) + 0.8 * face.size * gaps
    if least > room:  # letters shrink before a column is cut off
        face = Face(face.family, max(8, int(face.size * room / least)))
        bold = Face(face.family, face.size, semibold=True)
    wide = widths()
    gap = min(1.8 * face.size, (inner.width() - face.size - sum(wide)) / gaps)
    lefts = [inner.left() + sum(wide[:i]) + gap * i + 0.5 * face.size for i in range(len(wide))]
    right = lefts[-1] + wide[-1] + 0.5 * face.size
    if figure.visit is not None:
        at = top + step * (figure.visit.row + 1)
        painter.fillRect(QRectF(inner.left(), at, right - inner.left(), step), theme.accent_soft)
    for number, row in enumerate([heads, *rows]):
        y = top + step * (number + 0.5)
        for i, text in enumerate(row):
            ink = _ink(text, number, theme)
            x = lefts[i] + (0.0 if i in (0, len(row) - 1) else 0.5 * wide[i])
            align = LEFT if i in (0, len(row) - 1) else CENTRE
            used = bold if number == 0 else face
            draw_text(painter, x, y, text, used, ink, align=align, middle=True)
        painter.setPen(pen(theme.border, theme.line_border))
        bottom = top + step * (number + 1)
        painter.drawLine(QPointF(inner.left(), bottom), QPointF(right, bottom))
    return top + step * 5


def _ink(text: str, number: int, theme: Theme) -> QColor:
    if number == 0:
        return theme.text_muted
    return theme.success if text.endswith("✓") else theme.error if "✗" in text else theme.text


def _cells(figure: GateFigure) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """The heads of the columns, and the rows beneath them."""
    gate = figure.gate
    answer = QCoreApplication.translate("Gates", "answer")
    wanted = QCoreApplication.translate("Gates", "wanted")
    rows: list[tuple[str, ...]] = []
    for number, ((x1, x2), target) in enumerate(zip(INPUTS, figure.target, strict=True)):
        mark = "✓" if gate(x1, x2) == target else "✗"
        ends_with = (str(gate(x1, x2)), str(target), mark)
        found: tuple[str, ...]
        if isinstance(gate, Perceptron):
            asked = f"{words.needs(number, target)}  {mark}"
            found = (f"{x1}", f"{x2}", fixed(gate.sum(x1, x2), 2), *ends_with[:2], asked)
        else:
            h1, h2 = gate.hidden(x1, x2)
            found = (f"{x1}", f"{x2}", str(h1), str(h2), *ends_with)
        rows.append(found)
    if isinstance(gate, Perceptron):
        asks = QCoreApplication.translate("Gates", "so it must be that")
        return ("x₁", "x₂", words.formula(gate), answer, wanted, asks), rows
    return ("x₁", "x₂", "h₁", "h₂", answer, wanted, ""), rows
