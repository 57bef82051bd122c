"""A stepper for a small whole number: minus, the number, plus."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from engine.registry import SettingError
from gui import icons, theme
from gui.controls.field import Field
from gui.language import error_text, follow
from gui.numbers import format_number, parse_number


class Stepper(QFrame):
    """Shows a whole number from `low` to `high` and asks for another; `edited` carries it.

    A typed number that is none, or out of range, is refused: the border turns red and the tooltip
    says why, until Esc or a number that can be.
    """

    edited = Signal(int)

    def __init__(self, low: int, high: int, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = low, high
        self._value: int | None = None
        self._error: SettingError | None = None
        self._name = name
        self.setProperty("frame", "joined")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.less, self.more, self.field = QToolButton(), QToolButton(), Field()
        self.field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.field.setProperty("place", "middle")
        self.less.setProperty("place", "first")
        self.more.setProperty("place", "last")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for button, icon, step in ((self.less, "minus", -1), (self.more, "plus", 1)):
            button.setIcon(icons.icon(icon, "text_muted"))
            button.setAutoRepeat(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, step=step: self._step(step))
        layout.addWidget(self.less)
        layout.addWidget(self.field)
        layout.addWidget(self.more)
        self.setFocusProxy(self.field)
        self.field.committed.connect(self._commit)
        self.field.cancelled.connect(self._cancel)
        self.field.stepped.connect(self._step)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self._retranslate)

    def value(self) -> int | None:
        return self._value

    def show_value(self, value: int) -> None:
        if value == self._value:
            return
        self._value = value
        self._show_error(None)
        self._display()

    def set_name(self, name: str) -> None:
        """What the number is, for the accessible names and tooltips."""
        self._name = name
        self._retranslate()

    def set_range(self, low: int, high: int) -> None:
        self._low, self._high = low, high
        self._display()

    def _display(self) -> None:
        if self._value is None:
            return
        self.field.show_text(format_number(self._value, group=False))
        self.less.setEnabled(self._value > self._low)
        self.more.setEnabled(self._value < self._high)

    def _step(self, steps: int) -> None:
        if self._value is not None:
            self._ask(min(max(self._value + steps, self._low), self._high))

    def _commit(self, text: str) -> None:
        try:
            number = parse_number(text)
            if not isinstance(number, int) or not self._low <= number <= self._high:
                raise SettingError(
                    "Expected a whole number from {low} to {high}, got {got}: choose one of them",
                    low=self._low,
                    high=self._high,
                    got=text.strip(),
                )
        except SettingError as error:
            self._show_error(error)
            return
        self._ask(number)

    def _ask(self, value: int) -> None:
        self._show_error(None)
        if value != self._value:
            self.edited.emit(value)
        self._display()

    def _cancel(self) -> None:
        self._show_error(None)
        self._display()
        self.field.selectAll()

    def _show_error(self, error: SettingError | None) -> None:
        self._error = error
        marked = "true" if error else "false"
        if self.property("error") != marked:
            self.setProperty("error", marked)
            self.style().unpolish(self)
            self.style().polish(self)
        self._retranslate()

    def _retranslate(self) -> None:
        low, high = format_number(self._low), format_number(self._high)
        span = QCoreApplication.translate("Row", "Range {low} to {high}").format(low=low, high=high)
        said = error_text(self._error) if self._error else span
        self.field.setAccessibleName(self._name)
        self.field.setAccessibleDescription(said)
        self.setToolTip(f"{self._name}\n{said}" if self._name else said)
        less = QCoreApplication.translate("Stepper", "{name}: one less").format(name=self._name)
        more = QCoreApplication.translate("Stepper", "{name}: one more").format(name=self._name)
        self.less.setAccessibleName(less)
        self.more.setAccessibleName(more)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        height = now.field - 2
        for button in (self.less, self.more):
            button.setFixedSize(now.px(22), height)
            button.setIconSize(QSize(now.icon_small, now.icon_small))
        self.field.setFixedSize(now.px(26), height)
