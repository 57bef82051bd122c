"""Rows whose value is typed into a field: Enter or leaving commits, Esc takes back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.registry import Knob, SettingError
from gui.controls.row import FIELD_DIGITS, MISSING, Check, Row
from gui.numbers import format_number, parse_numbers

STEP_KEYS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 10,
    Qt.Key.Key_PageDown: -10,
}


class Field(QLineEdit):
    """A line edit that says when its text is meant, and when arrow keys or the wheel step it."""

    committed = Signal(str)
    cancelled = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entered_by_mouse = False
        self.returnPressed.connect(self._commit)

    def show_text(self, text: str) -> None:
        """Show a text that nobody has typed, unless somebody is typing here just now."""
        if self.hasFocus() and self.isModified():
            return
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self.setModified(False)

    def _commit(self) -> None:
        self.setModified(False)
        self.committed.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEP_KEYS and not self.isReadOnly():
            self.stepped.emit(STEP_KEYS[key])
        elif key == Qt.Key.Key_Escape:
            self.setModified(False)
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus() and event.angleDelta().y():
            self.stepped.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._entered_by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        # The first click selects all, as Tab does: what follows is nearly always a new number.
        if self._entered_by_mouse and not self.hasSelectedText():
            self.selectAll()
        self._entered_by_mouse = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        leaves = event.reason() != Qt.FocusReason.PopupFocusReason
        if leaves and self.isModified():
            self._commit()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        row = self.parentWidget()
        while row is not None and not isinstance(row, Row):
            row = row.parentWidget()
        if row is not None:
            menu.addSeparator()
            row.fill_menu(menu)
        menu.popup(event.globalPos())


class FieldRow(Row):
    """Base of the rows with a field: `read` makes a value of a text, `write` a text of a value."""

    def __init__(
        self,
        knob: Knob,
        hint: Any,
        default: Any = MISSING,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(knob, hint, default, check, parent)
        self.field = self.make_field()
        self.field.committed.connect(self._commit)
        self.field.cancelled.connect(self._cancel)

    def make_field(self) -> Field:
        """The field to type into."""
        return Field()

    def read(self, text: str) -> Any:
        """The value that a text means; SettingError when it means none."""
        return text

    def write(self, value: Any) -> str:
        return str(value)

    def _commit(self, text: str) -> None:
        if self._error is None and self._value is not MISSING and text == self.write(self._value):
            return  # the rounded text of a longer number is no wish to round it
        try:
            value = self.read(text)
        except SettingError as error:
            self.show_error(error)
            return
        self.ask(value)

    def _cancel(self) -> None:
        self.show_error(None)
        if self._value is not MISSING:
            self._display(self._value)
        self.field.selectAll()

    def _display(self, value: Any) -> None:
        self.field.show_text(self.write(value))


class TextRow(FieldRow):
    """A row for a knob that holds text. `how` says how it is written, where that needs saying."""

    def __init__(
        self,
        knob: Knob,
        hint: Any = str,
        default: Any = MISSING,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(knob, hint, default, check, parent)
        self.content.addWidget(self.field, 1)
        self._finish(self.field)

    def how(self) -> str:
        return ""

    def facts(self) -> list[str]:
        return [*filter(None, [self.how()]), *super().facts()]


class NumbersRow(TextRow):
    """A row for a knob that holds several numbers, parted by commas: "0, 30"."""

    def read(self, text: str) -> Any:
        return tuple(parse_numbers(text))

    def write(self, value: Any) -> str:
        return ", ".join(format_number(number, FIELD_DIGITS, group=False) for number in value)

    def how(self) -> str:
        return QCoreApplication.translate("Row", "Numbers parted by commas")


class NamesRow(TextRow):
    """A row for a knob that holds several names, parted by commas: "setosa, versicolor"."""

    def read(self, text: str) -> Any:
        return tuple(name.strip() for name in text.split(",") if name.strip())

    def write(self, value: Any) -> str:
        return ", ".join(value)

    def how(self) -> str:
        return QCoreApplication.translate("Row", "Names parted by commas")
