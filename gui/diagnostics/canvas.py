"""The canvas of the diagnostics: paints them, and reads out the place under the pointer."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.controls.canvas import draw_focus
from gui.diagnostics import painting, words
from gui.diagnostics.figure import Cell, DiagnosticsFigure
from gui.figures.legends import draw_card, row_height
from gui.figures.style import pen, style_of
from gui.figures.text import CENTRE, RIGHT, Face, draw_text, widest


class DiagnosticsCanvas(QWidget):
    """Shows a figure, or a sentence where there is none.

    pointed(text): what the place under the pointer says, "" at the end.
    """

    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = DiagnosticsFigure()
        self._sentence = ""
        self._position: QPointF | None = None
        self._cell: Cell | None = None
        self._row: int | None = None  # that the keyboard is on
        self.setMouseTracking(True)
        # A click leaves the arrow keys to the steps of learning; Tab brings them here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._measure)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(484), theme.current().px(220))

    def show_figure(self, figure: DiagnosticsFigure) -> None:
        """Show other numbers; the pointer stays on its place."""
        grown = len(figure.rows) != len(self.figure.rows)
        self.figure, self._sentence = figure, ""
        if grown:
            self._measure()
        self._point()
        self.update()

    def show_sentence(self, text: str) -> None:
        """Say why there are no numbers."""
        self.figure, self._sentence = DiagnosticsFigure(), text
        self._measure()

    @property
    def cell(self) -> Cell | None:
        """What is being read out."""
        return self._cell

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setMinimumSize(now.px(300), round(painting.least_height(len(self.figure.rows), now)))
        self.updateGeometry()
        self.update()

    def area(self) -> QRectF:
        """Where the figure is drawn."""
        return QRectF(self.rect())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        if not self.figure.rows:
            middle = QRectF(self.rect()).center()
            text = self._sentence or QCoreApplication.translate("Diagnostics", "Measuring…")
            face = Face(now.family, now.small)
            draw_text(
                painter, middle.x(), middle.y(), text, face, now.text_muted, align=CENTRE,
                middle=True,
            )  # fmt: skip
        else:
            shown = dataclasses.replace(self.figure, pointed=self._cell)
            painting.draw(painter, self.area(), shown, now)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._cell is not None and self._position is not None:
                self._paint_readout(painter, self._cell, self._position)
        if self.hasFocus():
            self._paint_focus(painter)

    def _paint_focus(self, painter: QPainter) -> None:
        """A frame around the canvas, and around the row that the keyboard is on."""
        now = theme.current()
        draw_focus(painter, QRectF(self.rect()), now)
        if self._row is not None and self._row < len(self.figure.rows):
            placed = painting.layout(self.area(), self.figure, now)
            box = QRectF(0, placed.tops[self._row], self.width(), placed.height)
            painter.setPen(pen(now.accent, now.line_border))
            painter.drawRect(box.adjusted(4, 1, -4, -1))

    def _paint_readout(self, painter: QPainter, cell: Cell, at: QPointF) -> None:
        """The numbers of a place in a small card beside the pointer."""
        rows = words.read(self.figure, cell)
        if not rows:
            return
        now, style = theme.current(), style_of(theme.current())
        face, pad = style.tick_face, 0.6 * style.tick_face.size
        across = widest(tuple(name for name, _ in rows), face) + 0.9 * face.size
        across = round(2 * pad + across + widest(tuple(value for _, value in rows), face))
        down = round(pad + len(rows) * row_height(style))
        gap = 14 * now.scale
        left = at.x() + gap if at.x() + gap + across < self.width() else at.x() - gap - across
        top = min(max(2.0, at.y() - down / 2), self.height() - down - 2.0)
        box = QRectF(round(max(2.0, left)) + 0.5, round(top) + 0.5, across, down)
        draw_card(painter, box, now, style)
        y = box.top() + pad / 2 + row_height(style) / 2
        for name, value in rows:
            draw_text(painter, box.left() + pad, y, name, face, now.text_muted, middle=True)
            draw_text(
                painter, box.right() - pad, y, value, face, now.text, align=RIGHT, middle=True
            )
            y += row_height(style)

    # Pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._position = event.position()
        self._point()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._position = None
        self._point()
        self.update()

    def _point(self) -> None:
        before = self._cell
        self._cell = None
        if self._position is not None and self.figure.rows:
            self._cell = painting.cell_at(self._position, self.area(), self.figure, theme.current())
        if self._cell is not None:
            self.pointed.emit(words.sentence(self.figure, self._cell))
        elif before is not None:
            self.pointed.emit("")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._explain(event)
            return True
        # With the focus here arrows walk through the rows, although the window has other plans.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            event.accept()
            return True
        return super().event(event)

    def _explain(self, event: QHelpEvent) -> None:
        """The sentence of the column under the pointer, when it rests on the head."""
        placed = painting.layout(self.area(), self.figure, theme.current())
        at = QPointF(event.pos())
        if self.figure.rows and at.y() < placed.tops[0]:
            for column, (left, across) in placed.columns.items():
                if left <= at.x() < left + across:
                    QToolTip.showText(event.globalPos(), words.explanation(column), self)
                    return
        QToolTip.hideText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self.figure.rows:
            super().keyPressEvent(event)
            return
        last = len(self.figure.rows) - 1
        here = -1 if self._row is None else self._row
        self._row = min(max(here + step, 0), last)
        text = words.summary(self.figure.rows[self._row])
        self.setAccessibleDescription(text)
        self.pointed.emit(text)
        self.update()

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        if self._row is not None:
            self._row = None
            self.pointed.emit("")
        self.update()


_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
