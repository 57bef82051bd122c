"""A row of the table of layers: what the layer is, what it puts out, what it costs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from gui import icons, theme
from gui.stack.columns import Columns, draw_numbers, draw_words, number_font
from gui.stack.figure import Line

HEIGHT = 26
GRIP = 12
ACTIVE_PX = 3


class StackRow(QAbstractButton):
    """Shows a line; a press asks to select it, a drag to move it. It decides nothing.

    dragged(point), dropped(point): where the pointer is, on the screen. abandoned(): Escape.
    focused(): the keyboard has come here.
    """

    dragged = Signal(QPoint)
    dropped = Signal(QPoint)
    abandoned = Signal()
    focused = Signal()

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self._columns = Columns()
        self._begun: QPoint | None = None
        self._dragging = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_line(self, line: Line, columns: Columns, unit: str) -> None:
        """Show other words."""
        self.line, self._columns = line, columns
        sentence = line.sentence(unit)
        self.setAccessibleName(sentence)
        self.setToolTip(sentence)
        described = ""
        if line.row.waits_for:
            described = QCoreApplication.translate(
                "Stack", "Known as soon as the layer before it is possible"
            )
            self.setToolTip(f"{sentence}\n{described}")
        elif line.row.error is not None:
            described = QCoreApplication.translate("Stack", "Impossible here")
        self.setAccessibleDescription(described)
        self.update()

    @property
    def dragging(self) -> bool:
        return self._dragging

    def nextCheckState(self) -> None:
        """Stay as shown: the table says what is selected."""

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(340), now.px(HEIGHT))

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.line.fixed:
            self._begun = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._begun is None:
            super().mouseMoveEvent(event)
            return
        far = (here - self._begun).manhattanLength() >= QApplication.startDragDistance()
        if self._dragging or far:
            self._dragging = True
            self.setDown(False)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragged.emit(here)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._end()
            self.dropped.emit(event.globalPosition().toPoint())
            return
        self._begun = None
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dragging:
            self._end()
            self.abandoned.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # the table goes on to the next row
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focused.emit()

    def _end(self) -> None:
        self._dragging, self._begun = False, None
        self.unsetCursor()
        self.setDown(False)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, row = QRectF(self.rect()), self.line.row
        painter.fillRect(area, self._ground())
        if self.isChecked():
            painter.fillRect(QRectF(0, 0, now.px(ACTIVE_PX), area.height()), now.accent)
        painter.fillRect(QRectF(0, area.bottom() - 1, area.width(), 1), now.border)
        if self._dragging:
            painter.setOpacity(0.45)
        if not self.line.fixed:
            side = now.px(GRIP)
            grip = QRectF(now.px(8), (area.height() - side) / 2, side, side)
            role = now.text_muted if self.underMouse() else now.border_strong
            icons.paint_icon(painter, "grip-vertical", grip, role)
        name, boxes = self._columns.place(area.width(), area.height())
        if row.error is not None:
            side = now.px(14)
            sign = QRectF(name.left(), (area.height() - side) / 2, side, side)
            icons.paint_icon(painter, "triangle-alert", sign, now.error)
            name = name.adjusted(side + now.px(4), 0, 0, 0)
        ink = now.error if row.error is not None else now.text
        waiting = bool(row.waits_for)
        used = draw_words(painter, name, self.line.name, number_font(semibold=self.isChecked()),
                          now.text_muted if waiting else ink)  # fmt: skip
        rest = name.adjusted(used + now.px(5), 0, 0, 0)
        if rest.width() > now.px(12):
            draw_words(painter, rest, self.line.detail, number_font(), now.text_muted)
        painter.setFont(number_font())
        painter.setPen(now.text_muted if waiting or row.error is not None else now.text)
        draw_numbers(painter, boxes[:2], (self.line.output, self.line.parameters))
        painter.setPen(now.text_muted)
        draw_numbers(painter, boxes[2:], (self.line.memory,))
        if self.hasFocus():
            half = now.line_focus / 2
            painter.setPen(QPen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(half, half, -half, -half - 1))

    def _ground(self) -> QColor:
        now = theme.current()
        if self.line.row.error is not None:
            return now.error_soft
        if self.isChecked():
            return now.accent_soft
        return now.hover if self.underMouse() and not self.line.fixed else now.surface
