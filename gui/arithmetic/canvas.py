"""The canvas of a neuron's arithmetic: paints the formula, opens a field at a weight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import theme
from gui.arithmetic.flow import (
    Opened,
    PlacedPart,
    Setting,
    Slots,
    caption_face,
    number_face,
    part_width,
    refilled,
    set_lines,
)
from gui.arithmetic.formula import Line, Look, plain_text
from gui.arithmetic.sentence import draw_sentence
from gui.controls.inline_field import NARROWEST, InlineField
from gui.figures.style import pen
from gui.figures.text import CENTRE, draw_text, line
from gui.theme import Theme


class FormulaCanvas(QWidget):
    """Shows the lines of a formula, or a sentence where there is none.

    asked(column, value): somebody wants the weight of that column (BIAS_COLUMN: the bias) to be
    value. edit_wanted(column): a weight was clicked; the owner answers with `open_field`.
    """

    asked = Signal(int, float)
    edit_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._sentence = self._note = ""
        self._slots: Slots = {}
        self._set = Setting(theme.current().reading)
        self._room = 0.0
        self._hovered: int | None = None
        self._cursor: int | None = None
        self._edited: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.field = InlineField(self)
        self.field.asked.connect(self._ask)
        self.field.closed.connect(self._field_closed)
        theme.theme_changed.connect(self._theme_changed)

    # what it shows

    def show_formula(self, lines: Sequence[Line], note: str, moving: bool) -> None:
        """Show a formula. moving: more will follow at once, so that numbers keep their room."""
        lines = tuple(lines)
        before, self._lines = self._lines, lines
        same = len(lines) == len(before) and note == self._note
        self._note, self._sentence = note, ""
        if same and moving:
            kept = refilled(self._set, lines, theme.current(), self._slots)
            if kept is not None:
                self._set = kept
                self.update()
                return
        else:
            self._slots = {}
        self._arrange()

    def show_sentence(self, sentence: str) -> None:
        """Say something in the place of a formula."""
        if (sentence, ()) == (self._sentence, self._lines):
            return
        self.field.close_field()
        self._lines, self._sentence, self._note = (), sentence, ""
        self._cursor = self._hovered = None
        self._arrange()

    def text(self) -> str:
        """What is written, as one would type it."""
        return self._sentence or plain_text(self._lines)

    def placed(self) -> Setting:
        """Where everything stands."""
        return self._set

    def place_of(self, column: int) -> QRectF | None:
        """Where the weight of a column stands."""
        found = next((part for part in self._set.parts if part.part.column == column), None)
        return None if found is None else found.rect

    def open_field(self, column: int, value: float, name: str) -> None:
        """Let the weight of a column be typed; `value` is what it is now."""
        self.field.close_field()
        if self.place_of(column) is None:
            return
        self._edited = column
        self._arrange()  # with room for the field
        rect = self.place_of(column)
        assert rect is not None
        self.field.open_at(rect, value, name)

    def set_room(self, height: int) -> None:
        """Say how much of it is seen at once."""
        if height != self._room:
            self._room = height
            self._arrange()

    def _arrange(self) -> None:
        now = theme.current()
        note = 18 * now.scale if self._note else 0.0
        self._set = set_lines(
            self._lines, self.width(), self._room - note, now, self._slots, self._opened()
        )
        self.setMinimumHeight(round(self._set.height + note) if self._lines else 0)
        if self._edited is not None and self.field.is_open:
            rect = self.place_of(self._edited)
            if rect is None:
                self.field.close_field()
            else:
                self.field.move_to(rect)
        columns = self._columns()
        if self._cursor is not None and self._cursor not in columns:
            self._cursor = None
        self.update()

    def _theme_changed(self, _theme: object) -> None:
        self._slots = {}
        self._arrange()

    def _field_closed(self) -> None:
        self._edited = None
        self._arrange()

    def _opened(self) -> Opened | None:
        if self._edited is None:
            return None
        return self._edited, theme.current().px(NARROWEST) + 2.0

    def _ask(self, value: float) -> None:
        if self._edited is not None:
            self.asked.emit(self._edited, value)

    # mouse

    def _part_at(self, position: QPointF) -> PlacedPart | None:
        k = theme.current().scale
        for part in self._set.parts:
            if part.editable and part.rect.adjusted(-4 * k, 0, 4 * k, 0).contains(position):
                return part
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._part_at(event.position())
        column = None if found is None else found.part.column
        if column != self._hovered:
            self._hovered = column
            if column is None:
                self.unsetCursor()
            else:
                self.setCursor(Qt.CursorShape.IBeamCursor)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._part_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self._want(found.part.column)
        else:
            super().mousePressEvent(event)

    def _want(self, column: int | None) -> None:
        # By column, since frames that come in between set everything anew.
        if column is not None:
            self._cursor = column
            self.edit_wanted.emit(column)

    # keyboard

    def _columns(self) -> list[int]:
        return [part.part.column for part in self._set.parts if part.part.column is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
        }
        columns, key = self._columns(), Qt.Key(event.key())
        if key in steps and columns:
            here = columns.index(self._cursor) if self._cursor in columns else -1
            if here < 0 and steps[key] < 0:
                here = len(columns)
            self._move_cursor(columns[min(max(here + steps[key], 0), len(columns) - 1)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self._want(self._cursor)
        elif event.matches(QKeySequence.StandardKey.Copy) and self._lines:
            QGuiApplication.clipboard().setText(self.text())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # With the focus here arrows walk from weight to weight, whatever they do in the window.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            copy = event.matches(QKeySequence.StandardKey.Copy)
            if self._lines and (copy or (plain and Qt.Key(event.key()) in arrows)):
                event.accept()
                return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._part_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if found is None else found.tip, self)
            return True
        return super().event(event)

    def _move_cursor(self, column: int) -> None:
        self._cursor = column
        area = self.parentWidget()
        rect = self.place_of(column)
        scroll = None if area is None else area.parentWidget()
        if rect is not None and hasattr(scroll, "ensureVisible"):
            middle = rect.center().toPoint()
            scroll.ensureVisible(middle.x(), middle.y(), 0, self.field.height())  # type: ignore[union-attr]
        self.setAccessibleDescription(self.text())
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_keyboard = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if self._cursor is None and event.reason() in by_keyboard:
            columns = self._columns()
            if columns:
                self._move_cursor(columns[0])
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # how it looks

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(400), theme.current().px(96))

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = QRectF(event.rect())
        painter.fillRect(seen, now.surface)
        if self._sentence:
            draw_sentence(painter, self.size(), self._sentence, now)
            return
        model = {look: line("0", number_face(now, self._set.size, look)) for look in Look}
        rise = model[Look.NUMBER].cap_height / 2
        for placed in self._set.parts:
            if placed.rect.intersects(seen):
                self._paint_part(painter, placed, now)
                inside = (placed.rect.width() - part_width(placed.part, placed.face)) / 2
                if placed.part.look is Look.WORD:
                    y = placed.rect.center().y()
                    draw_text(
                        painter, placed.rect.left(), y, placed.part.text, placed.face, now.text,
                        middle=True,
                    )  # fmt: skip
                else:
                    painter.setFont(model[placed.part.look].pieces[0].font)
                    painter.setPen(now.text)
                    at = QPointF(placed.rect.left() + inside, placed.rect.center().y() + rise)
                    painter.drawText(at, placed.part.text)
        face = caption_face(now)
        for caption in self._set.captions:
            if seen.top() - 20 < caption.y < seen.bottom() + 20:
                draw_text(
                    painter, caption.x, caption.y, caption.text, face, now.text_muted,
                    align=CENTRE, middle=True,
                )  # fmt: skip
        if self._note:
            y = self._set.height + 6 * now.scale
            draw_text(painter, 16 * now.scale, y, self._note, face, now.text_muted, middle=True)

    def _paint_part(self, painter: QPainter, placed: PlacedPart, now: Theme) -> None:
        """The box of a bias, the line beneath a weight, and the ring of the keyboard."""
        if not placed.editable:
            return
        column, k = placed.part.column, now.scale
        hovered = column == self._hovered
        box = placed.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        if placed.part.look is Look.BIAS:
            ink = now.border_strong if hovered else now.border_control
            painter.setPen(pen(ink, now.line_border))
            painter.setBrush(now.surface)
            painter.drawRoundedRect(box, now.radius_control, now.radius_control)
        else:
            if hovered:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(now.hover)
                around = box.adjusted(-4 * k, k, 4 * k, -k)
                painter.drawRoundedRect(around, now.radius_control, now.radius_control)
            painter.setPen(pen(now.text_muted, now.line_border, (1.0, 2.0)))
            y = round(placed.rect.center().y() + 0.62 * self._set.size) + 0.5
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        if self.hasFocus() and column == self._cursor:
            painter.setPen(pen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            around = box if placed.part.look is Look.BIAS else box.adjusted(-4 * k, k, 4 * k, -k)
            painter.drawRoundedRect(around, now.radius_control, now.radius_control)
