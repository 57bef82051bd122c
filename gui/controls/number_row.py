"""The row of a number: a slider where the knob has a range, and always a field to type into."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from engine.registry import Knob
from gui import theme
from gui.controls.field import FieldRow
from gui.controls.row import FIELD_DIGITS, FIELD_WIDTH, MISSING, Check
from gui.controls.scale import Scale
from gui.controls.slider import Slider
from gui.language import vocabulary
from gui.numbers import format_number, format_quantity, parse_number

WIDEST_FIELD = 72
FINE = "0.08994"
"""As a remedy, a schedule or a hand may set a number that has decades to lie in."""
LONGEST_UNIT = 3
"""Longer units would not fit beside a number in its field; the tooltip names them."""


class NumberRow(FieldRow):
    """A float or an int. Dragging asks at once; typing asks on Enter or when the field is left."""

    def __init__(
        self,
        knob: Knob,
        hint: Any = float,
        default: Any = MISSING,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(knob, hint, default, check, parent)
        self.scale = Scale.of(knob, hint)
        self.slider: Slider | None = None
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setProperty("align", "right")
        self.field.stepped.connect(self._step)
        if self.scale is None:
            self.content.addWidget(self.field, 1)
            self._finish(self.field)
            return
        self._overhangs = True
        self.slider = Slider(self.scale.last)
        self.slider.valueChanged.connect(self._slide)
        self.slider.sliderReleased.connect(self.settled)
        self.content.addWidget(self.slider, 1)
        self.content.addWidget(self.field)
        self._finish(self.slider, self.field)

    def read(self, text: str) -> Any:
        return parse_number(text, vocabulary(self.knob.unit))

    def write(self, value: Any) -> str:
        if len(self.knob.unit) <= LONGEST_UNIT and self.scale is not None:
            return format_quantity(value, vocabulary(self.knob.unit), FIELD_DIGITS)
        # A seed is a name more than a quantity: no commas where there is no range.
        return format_number(value, FIELD_DIGITS, group=self.scale is not None)

    def _slide(self, position: int) -> None:
        assert self.slider is not None and self.scale is not None
        if self._value is MISSING:
            self.ask(self.scale.value(position))
            return
        here = self.scale.position(self._value)
        if position == here:
            return
        if not self.slider.isSliderDown():
            position = self._next_other(position, 1 if position > here else -1)
        self.ask(self.scale.value(position))

    def _next_other(self, position: int, direction: int) -> int:
        """The first position from there on that means another value than the shown one.

        Several positions may mean the same round number; a key press must get past them.
        """
        assert self.scale is not None
        position = min(max(position, 0), self.scale.last)
        while 0 < position < self.scale.last and self.scale.value(position) == self._value:
            position += direction
        return position

    def _step(self, steps: int) -> None:
        """Arrow keys in the field: one step of the slider's keyboard, or 1 without a slider."""
        if self._value is MISSING:
            return
        if self.slider is None or self.scale is None:
            self.ask(self._value + steps)
            return
        width = self.slider.singleStep() if abs(steps) == 1 else self.slider.pageStep()
        direction = 1 if steps > 0 else -1
        here = self.scale.position(self._value)
        self.ask(self.scale.value(self._next_other(here + direction * width, direction)))

    def _display(self, value: Any) -> None:
        super()._display(value)
        if self.slider is not None and self.scale is not None:
            self.slider.setValue(self.scale.position(value))

    def _measure(self, _theme: object = None) -> None:
        super()._measure(_theme)
        if self.scale is not None:
            now = theme.current()
            shown = [self.write(self.scale.low), self.write(self.scale.high)]
            if self.scale.log and not self.scale.whole:
                shown.append(FINE)
            text = max(QFontMetrics(now.font()).horizontalAdvance(each) for each in shown)
            wanted = text + now.px(9)
            self.field.setFixedWidth(min(max(wanted, now.px(FIELD_WIDTH)), now.px(WIDEST_FIELD)))
