"""Rows of numbers that want more than a plain one: a share in percent, a seed with its dice."""

from __future__ import annotations

import random
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from engine.registry import Component, Effect, Knob
from gui.controls import IconButton, NumberRow
from gui.controls.row import FIELD_DIGITS, MISSING, Check
from gui.experiment.knobs import default_of, hint_of, knob_of
from gui.numbers import format_quantity, parse_number

LARGEST_ROLL = 10_000
"""Seeds that dice give are short enough to be said aloud."""


class PercentRow(NumberRow):
    """A share from 0 to 1, shown and typed as a percentage."""

    @classmethod
    def of(cls, component: type[Component], name: str) -> PercentRow:
        """The row for a field of a component."""
        hint, default = hint_of(component, name), default_of(component, name)
        return cls(knob_of(component, name), hint, default)

    def read(self, text: str) -> Any:
        """75 and 75 % are three quarters; so is 0.75, and 1 is all."""
        number = parse_number(text)
        return number / 100 if number > 1 else number

    def write(self, value: Any) -> str:
        return format_quantity(100 * value, "%", FIELD_DIGITS)

    def _quantity(self, value: float) -> str:
        return self.write(value)


class SeedRow(NumberRow):
    """A seed, with dice that throw another one; says so where it acts at the next reset."""

    def __init__(
        self,
        knob: Knob,
        hint: Any = int,
        default: Any = MISSING,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(knob, hint, default, check, parent)
        self.waits = QLabel()
        self.waits.setProperty("role", "caption")
        self.waits.setVisible(knob.effect is Effect.RESET)
        self.mark.setVisible(False)  # the words beside the field say it
        self.dice = IconButton("dices")
        self.dice.clicked.connect(self.roll)
        self.content.addSpacing(6)
        self.content.addWidget(self.waits)
        self.content.addWidget(self.dice)
        self._measure()
        self._retranslate()

    @classmethod
    def of(cls, component: type[Component], name: str) -> SeedRow:
        """The row for a field of a component."""
        hint, default = hint_of(component, name), default_of(component, name)
        return cls(knob_of(component, name), hint, default)

    def roll(self) -> None:
        """Ask for another seed, by chance."""
        others = [seed for seed in random.sample(range(LARGEST_ROLL), 2) if seed != self._value]
        self.ask(others[0])

    def _retranslate(self) -> None:
        super()._retranslate()
        if hasattr(self, "dice"):
            self.dice.set_text(QCoreApplication.translate("Experiment", "Throw another seed"))
            self.waits.setText(QCoreApplication.translate("Experiment", "at reset"))
