"""A segmented control: two to five choices side by side, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gui import theme


class SegmentedControl(QFrame):
    """Shows the chosen key and asks for another: by click, arrow keys, Home and End."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[Any, str]], parent: QWidget | None = None) -> None:
        """options: a key and a text for each segment."""
        super().__init__(parent)
        self.setProperty("frame", "joined")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._buttons: dict[Any, QToolButton] = {}
        for number, (key, text) in enumerate(options):
            button = _Segment(self)
            place = "first" if number == 0 else "last" if number == len(options) - 1 else "middle"
            button.setProperty("place", place)
            button.setText(text)
            button.setAccessibleName(text)
            button.clicked.connect(lambda _checked=False, key=key: self._ask(key))
            layout.addWidget(button)
            self._buttons[key] = button
        self._key: Any = None
        theme.theme_changed.connect(self._measure)
        self._measure()

    def key(self) -> Any:
        """The key that was shown last."""
        return self._key

    def show_key(self, key: Any) -> None:
        self._key = key
        for other, button in self._buttons.items():
            button.setChecked(other == key)
            # One stop of the Tab key for the whole control, as radio buttons have it.
            only = other == key or key not in self._buttons
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if only else Qt.FocusPolicy.ClickFocus)
        self._measure()

    def follow_choice(self) -> None:
        """Show whatever is asked for: in a form, where nobody else decides."""
        self.chosen.connect(self.show_key)

    def set_texts(self, texts: Sequence[str]) -> None:
        """New texts in the same order, for a change of language."""
        for button, text in zip(self._buttons.values(), texts, strict=True):
            button.setText(text)
            button.setAccessibleName(text)
        self._measure()

    def button(self, key: Any) -> QToolButton:
        return self._buttons[key]

    def _ask(self, key: Any) -> None:
        if key != self._key:
            self.chosen.emit(key)
        self.show_key(self._key)

    def step(self, steps: int) -> None:
        """Ask for the segment that many places on, and take the keyboard there."""
        keys = list(self._buttons)
        here = keys.index(self._key) if self._key in keys else 0
        there = keys[min(max(here + steps, 0), len(keys) - 1)]
        self._ask(there)
        if self._key == there:
            self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        # As wide as the semibold text needs, so that choosing a segment moves none.
        widest = QFontMetrics(now.font(semibold=True))
        for button in self._buttons.values():
            width = widest.horizontalAdvance(button.text()) + now.px(18)
            button.setFixedSize(width, now.segment - 2)


class _Segment(QToolButton):
    def __init__(self, control: SegmentedControl) -> None:
        super().__init__(control)
        self._control = control
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Home: -99,
            Qt.Key.Key_End: 99,
        }.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self._control.step(steps)
