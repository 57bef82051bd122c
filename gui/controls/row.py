"""A knob row: the label of a knob, its control, and beneath them what is wrong with the value.

A row shows a value and asks for another one; it never decides. `edited` carries a value that the
knob allows; the owner answers with `show_value`, and until it does the row shows the old one.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable
from html import escape
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from engine.registry import Component, Effect, Knob, SettingError
from gui import icons, theme
from gui.language import choice_label, error_text, follow, vocabulary
from gui.numbers import format_quantity

MISSING = dataclasses.MISSING
LABEL_WIDTH = 86
GAP = 8
FIELD_WIDTH = 54
INDENT = 10
FIELD_DIGITS = 7
"""What can be set is shown as it was set: 0.99999 must not read 1."""

Check = Callable[[Any], Any]
"""Gives the value back as the knob keeps it (3.0 as 3), or raises SettingError."""


def check_alone(knob: Knob, hint: Any) -> Check:
    """The check of a knob that belongs to no component, for example of how something is shown."""
    alone = dataclasses.make_dataclass(
        "Alone",
        [("value", hint, dataclasses.field(metadata={"knob": knob}))],
        bases=(Component,),
        frozen=True,
    )
    return lambda value: getattr(alone(value), "value")  # noqa: B009, the field is made at run time


class RowLabel(QLabel):
    """The name of a knob, in at most two lines; a double click asks for the default."""

    double_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.double_clicked.emit()


class Row(QWidget):
    """Base of all knob rows. A subclass fills `content` and shows values in `_display`."""

    edited = Signal(object)
    settled = Signal()  # the end of a drag, during which `edited` came many times

    def __init__(
        self,
        knob: Knob,
        hint: Any,
        default: Any = MISSING,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.knob = knob
        self.hint = hint
        self._default = default
        self._check = check or check_alone(knob, hint)
        self._value: Any = MISSING
        self._error: SettingError | None = None
        self._reason = ""
        self._depth = 0
        self._overhangs = False  # whether the control begins with the overhang of a slider
        self.label = RowLabel()
        self.label.double_clicked.connect(self.reset)
        self.mark = QLabel()  # shown where a knob waits for the next reset
        self.mark.setVisible(knob.effect is Effect.RESET)
        self.content = QHBoxLayout()
        self.message = QLabel()
        self.message.setProperty("role", "error")
        self.message.setWordWrap(True)
        self.message.setContentsMargins(0, 0, 0, 4)
        self.message.setVisible(False)
        self.line = QWidget()
        line = QHBoxLayout(self.line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.label)
        line.addWidget(self.mark)
        line.addLayout(self.content, 1)
        self.content.setSpacing(0)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.line)
        self.column.addWidget(self.message)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._measure)

    def _finish(self, *controls: QWidget) -> None:
        """Called by a subclass when its controls exist: names, sizes and texts for all of them."""
        self._controls = controls
        for before, after in itertools.pairwise(controls):
            QWidget.setTabOrder(before, after)
        self.setFocusProxy(controls[0])
        self.label.setBuddy(controls[0])
        self._measure()
        follow(self, self._retranslate)

    # what it shows

    def value(self) -> Any:
        """The value that was shown last (MISSING before the first)."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show what the owner holds now. A value that is shown already changes nothing."""
        if self._value is not MISSING and self._value == value:
            return
        self._value = value
        self.show_error(None)
        self._display(value)

    def _display(self, value: Any) -> None:
        raise TypeError(f"{type(self).__name__} expects a _display of its own: write one")

    def show_error(self, error: SettingError | None) -> None:
        """Say beneath the control why a value was refused; None takes the sentence away."""
        self._error = error
        self.message.setText(error_text(error) if error else "")
        self.message.setVisible(error is not None)
        # A sentence of many lines makes the row higher than its hint.
        height = QSizePolicy.Policy.Fixed if error is None else QSizePolicy.Policy.Minimum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        for control in self._controls:
            marked = "true" if error else "false"
            if control.property("error") != marked:
                control.setProperty("error", marked)
                control.style().unpolish(control)
                control.style().polish(control)
        self._describe()

    def error(self) -> SettingError | None:
        return self._error

    # what it asks

    def ask(self, value: Any) -> None:
        """Ask the owner for a value, or say what is wrong with it; then show what is true."""
        try:
            value = self._check(value)
        except SettingError as error:
            self.show_error(error)
            return
        self.show_error(None)
        if self._value is MISSING or value != self._value:
            self.edited.emit(value)
        if self._error is None and self._value is not MISSING:
            self._display(self._value)

    def set_default(self, default: Any) -> None:
        """Let another value be the one to reset to."""
        if default != self._default:
            self._default = default
            self._describe()

    def can_reset(self) -> bool:
        return self._default is not MISSING and self.isEnabled()

    def reset(self) -> None:
        """Ask for the default."""
        if self.can_reset():
            self.ask(self._default)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        menu.popup(event.globalPos())

    def fill_menu(self, menu: QMenu) -> None:
        """The entries of the context menu, for the row and for the field in it."""
        text = QCoreApplication.translate("Row", "Reset to default")
        if self._default is not MISSING:
            text = QCoreApplication.translate("Row", "Reset to default, {default}").format(
                default=self.in_words(self._default)
            )
        action = menu.addAction(icons.icon("rotate-ccw"), text, self.reset)
        action.setEnabled(self.can_reset() and self._value != self._default)

    # how it looks and what it is called

    def set_unavailable(self, reason: str) -> None:
        """Disable the row and let its tooltip say why; an empty reason enables it again."""
        self._reason = reason
        self.setEnabled(not reason)
        self._describe()

    def set_depth(self, depth: int) -> None:
        """How deep the row lies in nested components; deeper labels narrow, so columns align."""
        self._depth = depth
        self._measure()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.line.setMinimumHeight(now.row)
        marked = not self.mark.isHidden()
        indent = now.px(INDENT) * max(0, self._depth - 1)
        mark_width = now.px(12) if marked else 0
        self.label.setFixedWidth(now.px(LABEL_WIDTH) - indent - mark_width)
        gap = 0 if self._overhangs else now.px(GAP)
        self.content.setContentsMargins(gap, 0, 0, 0)
        if marked:
            self.mark.setFixedWidth(mark_width)
            self.mark.setPixmap(
                icons.pixmap("rotate-ccw", now.px(10), "text_muted", self.devicePixelRatioF())
            )

    def _retranslate(self) -> None:
        name = vocabulary(self.knob.label)
        self.label.setText(name)
        for control in self._controls:
            control.setAccessibleName(name)
        self.setAccessibleName(name)
        if self._error is not None:
            self.message.setText(error_text(self._error))
        self._describe()

    def _describe(self) -> None:
        help_text = vocabulary(self.knob.help)
        lines = [escape(help_text)] if help_text else []
        lines += [f"<i>{escape(fact)}</i>" for fact in self.facts()]
        if self._reason:
            lines.insert(0, f"<b>{escape(self._reason)}</b>")
        self.setToolTip("<qt>" + "<br>".join(lines) + "</qt>" if lines else "")
        self.setWhatsThis(help_text)
        said = error_text(self._error) if self._error else help_text
        for control in self._controls:
            control.setAccessibleDescription(said)

    def facts(self) -> list[str]:
        """Range, unit, default and when a change acts: the small print of the tooltip."""
        knob, found = self.knob, []
        if knob.low is not None and knob.high is not None:
            text = QCoreApplication.translate("Row", "Range {low} to {high}")
            found.append(text.format(low=self._quantity(knob.low), high=self._quantity(knob.high)))
        elif knob.low is not None:
            text = QCoreApplication.translate("Row", "At least {low}")
            found.append(text.format(low=self._quantity(knob.low)))
        elif knob.unit:
            text = QCoreApplication.translate("Row", "Unit {unit}")
            found.append(text.format(unit=vocabulary(knob.unit)))
        if self._default is not MISSING:
            text = QCoreApplication.translate("Row", "Default {default}")
            found.append(text.format(default=self.in_words(self._default)))
        if knob.effect is Effect.RESET:
            found.append(QCoreApplication.translate("Row", "Acts at the next reset"))
        return found

    def _quantity(self, value: float) -> str:
        return format_quantity(value, vocabulary(self.knob.unit), FIELD_DIGITS)

    def in_words(self, value: Any) -> str:
        """A value as a reader would say it."""
        if isinstance(value, bool):
            if value:
                return QCoreApplication.translate("Row", "on")
            return QCoreApplication.translate("Row", "off")
        if isinstance(value, (int, float)):
            return self._quantity(value)
        if isinstance(value, (tuple, list)):
            return ", ".join(self.in_words(item) for item in value)
        if isinstance(value, Component):
            return vocabulary(value.label)
        return choice_label(str(value)) if self.knob.choices else str(value)
