"""A number field that opens over a picture, at the number it changes, and closes by itself."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from engine.registry import SettingError
from gui import theme
from gui.controls.field import Field
from gui.controls.row import FIELD_DIGITS
from gui.language import error_text
from gui.numbers import format_number, parse_number

STEP = 0.1
"""An arrow key adds this much, Page Up ten times as much."""
LARGEST = 1e6
NARROWEST = 84


class InlineField(Field):
    """Hidden until `open`. Enter and leaving it commit, Escape leaves; arrows change at once.

    asked(value): the number that somebody typed or stepped to. closed: it is gone again.
    """

    asked = Signal(float)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ""
        self._trouble: QLabel | None = None
        self.setProperty("align", "centre")
        self.committed.connect(self._read)
        self.cancelled.connect(self.close_field)
        self.stepped.connect(self._step)
        self.hide()

    def open_at(self, rect: QRectF, value: float, name: str) -> None:
        """Show `value` at a place of the parent. name: what it is, for the tooltip and readers."""
        self._say("")
        self._shown = "" if math.isnan(value) else format_number(value, FIELD_DIGITS, group=False)
        self.setText(self._shown)
        self.setModified(False)
        self.setAccessibleName(name)
        tip = QCoreApplication.translate(
            "InlineField", "Enter sets it, Esc leaves it, arrow keys change it by {step}"
        ).format(step=format_number(STEP))
        self.setToolTip(f"{name}\n{tip}")
        self.move_to(rect)
        self.show()
        self.raise_()
        self.setFocus()
        self.selectAll()

    def move_to(self, rect: QRectF) -> None:
        """Stand in the middle of a rectangle of the parent, inside of the parent."""
        now = theme.current()
        needed = self.fontMetrics().horizontalAdvance(self.text()) + now.px(22)
        wide, high = max(round(rect.width()), now.px(NARROWEST), needed), now.field
        box = QRect(0, 0, wide, high)
        box.moveCenter(rect.center().toPoint())
        parent = self.parentWidget()
        if parent is not None:
            box.moveLeft(max(min(box.left(), parent.width() - wide - 1), 0))
            box.moveTop(max(min(box.top(), parent.height() - high - 1), 0))
        if box != self.geometry():
            self.setGeometry(box)

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def close_field(self) -> None:
        """Close without changing anything."""
        self._say("")
        if not self.is_open:
            return
        self.setModified(False)
        parent = self.parentWidget()
        if self.hasFocus() and parent is not None:
            parent.setFocus()  # which closes it, as any loss of the focus does
        if not self.is_open:
            return
        self.hide()
        self.closed.emit()

    @property
    def trouble(self) -> str:
        """What is wrong with what was typed; "" where nothing is."""
        return "" if self._trouble is None else self._trouble.text()

    def _parsed(self) -> float:
        value = float(parse_number(self.text()))
        if abs(value) > LARGEST:
            raise SettingError(
                "{name} expects −{most} to {most}, got {got}: enter a smaller number",
                name=self.accessibleName(),
                most=format_number(LARGEST),
                got=self.text().strip(),
            )
        return value

    def _read(self, text: str) -> None:
        if text == self._shown:  # the rounded text of a longer number is no wish to round it
            self.close_field()
            return
        try:
            value = self._parsed()
        except SettingError as error:
            self._say(error_text(error))
            return
        self.asked.emit(value)
        self.close_field()

    def _step(self, steps: int) -> None:
        try:
            value = self._parsed() + steps * STEP
        except SettingError as error:
            self._say(error_text(error))
            return
        if abs(value) > LARGEST:
            return
        value = round(value, 10)
        self._say("")
        self._shown = format_number(value, FIELD_DIGITS, group=False)
        self.setText(self._shown)
        self.setModified(False)
        self.selectAll()
        self.asked.emit(value)

    def _say(self, sentence: str) -> None:
        """Say what is wrong beneath the field, or above it, over whatever is there."""
        wrong = bool(sentence)
        if self.property("error") != wrong:
            self.setProperty("error", wrong)
            self.style().unpolish(self)
            self.style().polish(self)
        if not wrong:
            if self._trouble is not None:
                self._trouble.hide()
                self._trouble.deleteLater()
                self._trouble = None
            return
        window = self.window()
        if self._trouble is None:
            self._trouble = QLabel(window)
            self._trouble.setProperty("role", "error")
            self._trouble.setProperty("ground", "error")
            self._trouble.setMargin(theme.current().px(6))
        label = self._trouble
        label.setText(sentence)
        label.adjustSize()
        at = self.mapTo(window, QPoint(0, self.height() + 4))
        if at.y() + label.height() > window.height():
            at = self.mapTo(window, QPoint(0, -label.height() - 4))
        label.move(max(0, min(at.x(), window.width() - label.width() - 4)), at.y())
        label.show()
        label.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        # A line edit passes Enter on, and what lies beneath would open the field again.
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)  # commits what was typed
        stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self.is_open and event.reason() not in stays:
            self.close_field()
