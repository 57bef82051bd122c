"""The row of the stop rules: when learning stops of itself, one rule for each kind or more."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from engine.training.experiment import Experiment
from engine.training.stopping import StopRule, stop_rules
from gui.controls import IconButton, KnobForm, Row
from gui.controls.component_row import Nest
from gui.experiment.knobs import default_of, knob_of
from gui.language import follow, vocabulary
from gui.numbers import format_number


class Rule(QWidget):
    """One rule: its knobs, and a button that takes it away."""

    def __init__(self, owner: StopRow, number: int) -> None:
        super().__init__()
        self._owner = owner
        self._number = number
        self.rule: StopRule | None = None
        self.form = KnobForm(depth=1)
        self.form.edited.connect(self._edited)
        self.form.settled.connect(lambda _name: owner.settled.emit())
        self.remove = IconButton("x")
        self.remove.clicked.connect(lambda: owner.ask_without(number))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.form, 1)
        line.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        follow(self, self._retranslate)

    def show_rule(self, rule: StopRule) -> None:
        self.rule = rule
        self.form.show_component(rule)
        self._retranslate()

    def _edited(self, name: str, value: object) -> None:
        assert self.rule is not None
        self._owner.ask_with(self._number, dataclasses.replace(self.rule, **{name: value}))

    def _retranslate(self) -> None:
        if self.rule is None:
            return
        name = vocabulary(type(self.rule).label)
        self.setToolTip(vocabulary(type(self.rule).summary()))
        text = QCoreApplication.translate("Experiment", "Remove the rule: {rule}")
        self.remove.set_text(text.format(rule=name))


class StopRow(Row):
    """How many rules there are, a button that adds one of a kind, and the rules."""

    def __init__(self, parent: QWidget | None = None) -> None:
        knob = knob_of(Experiment, "stop")
        super().__init__(knob, tuple, default_of(Experiment, "stop"), None, parent)
        self.rules: list[Rule] = []
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.add = IconButton("plus")
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.add)
        self.menu.setToolTipsVisible(True)
        for member in stop_rules:
            action = self.menu.addAction("")
            action.setData(member.kind)
            action.triggered.connect(lambda _checked=False, made=member: self._add(made))
        self.add.setMenu(self.menu)
        self.content.addWidget(self.count, 1)
        self.content.addWidget(self.add)
        self.nest = Nest(indented=False)
        self.column.addWidget(self.nest)
        self._finish(self.add)

    def ask_with(self, number: int, rule: StopRule) -> None:
        """Ask for the same rules with another one in one place."""
        self.ask((*self._value[:number], rule, *self._value[number + 1 :]))

    def ask_without(self, number: int) -> None:
        self.ask((*self._value[:number], *self._value[number + 1 :]))

    def _add(self, kind: type[StopRule]) -> None:
        self.ask((*self._value, kind()))

    def _display(self, value: Any) -> None:
        while len(self.rules) > len(value):
            gone = self.rules.pop()
            self.nest.column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rules) < len(value):
            self.rules.append(Rule(self, len(self.rules)))
            self.nest.column.addWidget(self.rules[-1])
        for shown, rule in zip(self.rules, value, strict=True):
            shown.show_rule(rule)
        self.nest.setVisible(bool(value))
        self._say()

    def _say(self) -> None:
        """Without rules learning goes on until it is paused."""
        some = isinstance(self._value, tuple) and self._value
        text = QCoreApplication.translate("Experiment", "only when paused")
        self.count.setText("" if some else text)

    def _retranslate(self) -> None:
        super()._retranslate()
        self.add.set_text(QCoreApplication.translate("Experiment", "Add a rule to stop by"))
        for action in self.menu.actions():
            member = stop_rules[action.data()]
            action.setText(vocabulary(member.label))
            action.setToolTip(vocabulary(member.summary()))
        self._say()

    def in_words(self, value: Any) -> str:
        if value == ():
            return QCoreApplication.translate("Experiment", "only when paused")
        return format_number(len(value)) if isinstance(value, tuple) else super().in_words(value)
