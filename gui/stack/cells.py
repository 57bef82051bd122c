"""Cells: the rows of knobs made upright, the label in small print above a control that is narrow.

Several stand side by side beneath a layer. What is wrong with a value is said by the editor below
all of them, where a sentence has room.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from engine.nn.activations import Activation, activations
from engine.registry import Component, Knob, SettingError, field_types, knobs
from gui import theme
from gui.controls import ChoiceRow, Row, Stepper, SwitchRow
from gui.controls.field import FieldRow
from gui.controls.row import FIELD_DIGITS, MISSING, Check
from gui.controls.scale import Scale
from gui.experiment.kind_combo import Groups
from gui.experiment.kind_row import KindRow
from gui.language import vocabulary
from gui.numbers import format_number, parse_number

GAP = 3
COMBO_WIDTH = 96
FIELD_WIDTH = 62
LARGEST_SIZE = 2**24 - 1


class Upright(Row):
    """Stands a row up, and hands its refusals on."""

    told: Callable[[], None] | None = None

    def show_error(self, error: SettingError | None) -> None:
        super().show_error(error)
        self.message.hide()
        if self.told is not None:
            self.told()

    def _measure(self, _theme: object = None) -> None:
        super()._measure(_theme)
        now = theme.current()
        line = cast(QBoxLayout, self.line.layout())
        line.setDirection(QBoxLayout.Direction.TopToBottom)
        line.setSpacing(now.px(GAP))
        self.line.setMinimumHeight(0)
        self.label.setWordWrap(False)
        self.label.setFont(now.font(now.caption))
        self.label.setMinimumWidth(0)
        self.label.setMaximumWidth(LARGEST_SIZE)
        self.mark.hide()
        self.content.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class CountCell(Upright):
    """A whole number with a button for one less and one for one more."""

    def __init__(
        self,
        knob: Knob,
        hint: Any = int,
        default: Any = MISSING,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(knob, hint, default, check, parent)
        low, high = int(knob.low or 0), int(knob.high or 0)
        self.stepper = Stepper(low, high)
        self.stepper.edited.connect(self.ask)
        self.content.addWidget(self.stepper)
        self.content.addStretch(1)
        self._widest = format_number(min(high, 9999), group=False)
        self._finish(self.stepper.field, self.stepper.less, self.stepper.more)

    def _display(self, value: Any) -> None:
        self.stepper.show_value(value)

    def ask(self, value: Any) -> None:
        super().ask(value)
        self.stepper.set_name(vocabulary(self.knob.label))

    def _measure(self, _theme: object = None) -> None:
        super()._measure(_theme)
        now = theme.current()
        text = QFontMetrics(now.font()).horizontalAdvance(self._widest)
        self.stepper.field.setFixedWidth(max(text + now.px(8), now.px(26)))

    def _retranslate(self) -> None:
        super()._retranslate()
        self.stepper.set_name(vocabulary(self.knob.label))

    def _describe(self) -> None:
        super()._describe()
        self.stepper.setToolTip(self.toolTip())


class NumberCell(Upright, FieldRow):
    """A number in a field; arrow keys step it as a slider would."""

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
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setProperty("align", "right")
        self.field.stepped.connect(self._step)
        self.content.addWidget(self.field)
        self.content.addStretch(1)
        self._finish(self.field)

    def read(self, text: str) -> Any:
        return parse_number(text, vocabulary(self.knob.unit))

    def write(self, value: Any) -> str:
        return format_number(value, FIELD_DIGITS, group=False)

    def _step(self, steps: int) -> None:
        if self._value is MISSING:
            return
        if self.scale is None:
            self.ask(self._value + steps)
            return
        width = max(1, self.scale.last // 100) * steps
        place = min(max(self.scale.position(self._value) + width, 0), self.scale.last)
        self.ask(self.scale.value(place))

    def _measure(self, _theme: object = None) -> None:
        super()._measure(_theme)
        self.field.setFixedWidth(theme.current().px(FIELD_WIDTH))


class ChoiceCell(Upright, ChoiceRow):
    """One of several texts."""

    def _measure(self, _theme: object = None) -> None:
        super()._measure(_theme)
        self.combo.setFixedWidth(theme.current().px(COMBO_WIDTH))


class KindCell(Upright, KindRow):
    """One component of a registry."""

    def _measure(self, _theme: object = None) -> None:
        super()._measure(_theme)
        self.combo.setFixedWidth(theme.current().px(COMBO_WIDTH))


class SwitchCell(Upright, SwitchRow):
    """On or off."""


def make_cell(component: Component, name: str, check: Check) -> Upright | None:
    """The cell for one field of a component; None where no cell can show it."""
    kind = type(component)
    knob, hint = knobs(kind)[name], field_types(kind)[name]
    default = next(f.default for f in dataclasses.fields(kind) if f.name == name)
    if knob.registry is not None:
        if knob.many:
            return None
        groups = None
        if knob.registry is activations:
            groups = _for_output if component.kind == "output" else _for_hidden
        return KindCell(knob, None, groups, default, capital=False)
    if knob.choices:
        return ChoiceCell(knob, hint, default, check)
    if hint is bool:
        return SwitchCell(knob, hint, default, check)
    if hint is int and knob.low is not None and knob.high is not None:
        return CountCell(knob, hint, default, check)
    return NumberCell(knob, hint, default, check) if hint in (int, float) else None


def _for_hidden() -> Groups:
    return _offered(lambda activation: activation.for_hidden)


def _for_output() -> Groups:
    return _offered(lambda activation: activation.for_output)


def _offered(fits: Callable[[type[Activation]], bool]) -> Groups:
    return [("", [member.kind for member in activations if fits(member)])]
