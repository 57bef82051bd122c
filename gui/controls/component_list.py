"""The row of a knob that holds several components: each can be opened, changed, added, removed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.registry import Component, Knob, knobs
from gui.controls.buttons import IconButton
from gui.controls.component_row import Nest
from gui.controls.row import MISSING, Check, Row
from gui.controls.section import SectionTitle
from gui.language import follow, vocabulary
from gui.numbers import format_number

if TYPE_CHECKING:
    from gui.controls.form import KnobForm

NAMED_VALUES = 4
"""How many values stand in the title of a folded member."""


class Member(QWidget):
    """One member of the list: a title that unfolds its form, and a button that removes it."""

    def __init__(self, owner: ComponentListRow, number: int) -> None:
        super().__init__()
        self._owner = owner
        self._number = number
        self._component: Component | None = None
        self.form: KnobForm | None = None
        self.title = SectionTitle("", semibold=False)
        self.title.setChecked(False)
        self.title.toggled.connect(self._toggled)
        self.remove = IconButton("x")
        self.remove.clicked.connect(lambda: owner.ask_without(number))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.remove)
        self.nest = Nest(indented=False)
        self.nest.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.nest)
        follow(self, self._retranslate)

    def show_component(self, component: Component) -> None:
        self._component = component
        self._retranslate()
        if self.form is not None:
            self.form.show_component(component)

    def _toggled(self, open_: bool) -> None:
        from gui.controls.form import KnobForm

        if open_ and self.form is None and self._component is not None:
            self.form = KnobForm(self._component, depth=self._owner.member_depth())
            self.form.edited.connect(self._edited)
            self.form.settled.connect(lambda _name: self._owner.settled.emit())
            self.nest.column.addWidget(self.form)
        self.nest.setVisible(open_)

    def _edited(self, name: str, value: object) -> None:
        assert self._component is not None
        changed = dataclasses.replace(self._component, **{name: value})
        self._owner.ask_with(self._number, changed)

    def _retranslate(self) -> None:
        if self._component is None:
            return
        values = [getattr(self._component, name) for name in knobs(self._component)]
        numbers = [format_number(v) for v in values if isinstance(v, (int, float))][:NAMED_VALUES]
        title = f"{self._number + 1}   {', '.join(numbers) or vocabulary(self._component.label)}"
        self.title.setText(title)
        self.title.setAccessibleName(f"{vocabulary(self._component.label)} {title}")
        names = [vocabulary(described.label) for described in knobs(self._component).values()]
        self.title.setToolTip(", ".join(names))
        self.remove.set_text(
            QCoreApplication.translate("ComponentList", "Remove number {number}").format(
                number=self._number + 1
            )
        )


class ComponentListRow(Row):
    """How many members there are, a button that adds a copy of the last, and the members."""

    def __init__(
        self,
        knob: Knob,
        hint: Any = tuple,
        default: Any = MISSING,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(knob, hint, default, check, parent)
        if knob.registry is None:
            raise ValueError(f"ComponentListRow expects a knob with a registry: {knob.label!r}")
        self.registry = knob.registry
        self.members: list[Member] = []
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.add = IconButton("plus")
        self.add.clicked.connect(self._add)
        self.content.addWidget(self.count, 1)
        self.content.addWidget(self.add)
        self.nest = Nest(indented=True)
        self.column.addWidget(self.nest)
        self._finish(self.add)

    def member_depth(self) -> int:
        """How deep the knobs of a member lie: one indentation more than this row."""
        return max(1, self._depth) + 1

    def ask_with(self, number: int, component: Component) -> None:
        """Ask for the same list with another member in one place."""
        self.ask((*self._value[:number], component, *self._value[number + 1 :]))

    def ask_without(self, number: int) -> None:
        self.ask((*self._value[:number], *self._value[number + 1 :]))

    def _add(self) -> None:
        last = self._value[-1] if self._value else next(iter(self.registry))()
        self.ask((*self._value, last))

    def _display(self, value: Any) -> None:
        while len(self.members) > len(value):
            member = self.members.pop()
            self.nest.column.removeWidget(member)
            member.hide()
            member.deleteLater()
        while len(self.members) < len(value):
            self.members.append(Member(self, len(self.members)))
            self.nest.column.addWidget(self.members[-1])
        for member, component in zip(self.members, value, strict=True):
            member.show_component(component)
        self.nest.setVisible(bool(value))
        self.count.setText(format_number(len(value)))

    def _retranslate(self) -> None:
        super()._retranslate()
        name = vocabulary(self.knob.label)
        text = QCoreApplication.translate("ComponentList", "{name}: add one")
        self.add.set_text(text.format(name=name))

    def in_words(self, value: Any) -> str:
        return format_number(len(value)) if isinstance(value, tuple) else super().in_words(value)
