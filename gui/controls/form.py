"""A form made from a component: one row for each of its knobs."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterable
from typing import Any, get_args, get_origin

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.registry import Component, Knob, SettingError, field_types, knobs
from gui.controls.choice_row import ChoiceRow
from gui.controls.component_list import ComponentListRow
from gui.controls.component_row import ComponentRow
from gui.controls.field import NamesRow, NumbersRow, TextRow
from gui.controls.number_row import NumberRow
from gui.controls.row import Check, Row
from gui.controls.switch import SwitchRow


def row_class(knob: Knob, hint: Any) -> type[Row] | None:
    """The row for a knob whose field has that type; None when no row can show it."""
    if knob.registry is not None:
        return ComponentListRow if knob.many else ComponentRow
    if knob.choices:
        return ChoiceRow
    plain: dict[Any, type[Row]] = {
        bool: SwitchRow,
        int: NumberRow,
        float: NumberRow,
        str: TextRow,
    }
    if get_origin(hint) is tuple:
        members = set(get_args(hint)) - {Ellipsis}
        if members == {str}:
            return NamesRow
        return NumbersRow if members and members <= {int, float} else None
    return plain.get(hint)


def make_row(component: type[Component], name: str, check: Check | None = None) -> Row | None:
    """The row for one field of a component class, with the field's default to reset to."""
    knob, hint = knobs(component)[name], field_types(component)[name]
    made = row_class(knob, hint)
    if made is None:
        return None
    field = next(f for f in dataclasses.fields(component) if f.name == name)
    default = field.default
    if field.default_factory is not dataclasses.MISSING:
        default = field.default_factory()
    return made(knob, hint, default, check)


class KnobForm(QWidget):
    """Shows a component and asks for another value of one of its fields.

    `edited(name, value)` carries a value with which the whole component is allowed; where the
    field holds a component itself, the value is the whole new one. The owner answers with
    `show_component`, or with `show_error` when something beyond the component forbids it.
    """

    edited = Signal(str, object)
    settled = Signal(str)  # the end of a drag, during which `edited` came many times

    def __init__(
        self,
        component: Component | None = None,
        restricted: Iterable[str] | None = None,
        depth: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """restricted: the fields to show, in that order (all when left out).
        depth: 1 for the knobs of a component in a form, 2 for those of a component in that ...
        """
        super().__init__(parent)
        self.rows: dict[str, Row] = {}
        self._restricted = None if restricted is None else tuple(restricted)
        self._depth = depth
        self._component: Component | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if component is not None:
            self.show_component(component)

    def component(self) -> Component | None:
        """The component that was shown last."""
        return self._component

    def show_component(self, component: Component) -> None:
        """Show what the owner holds now; rows are made anew only when it is of another class."""
        old, self._component = self._component, component
        if type(old) is not type(component):
            self._build(type(component))
        for name, row in self.rows.items():
            row.show_value(getattr(component, name))

    def show_error(self, name: str, error: SettingError | None) -> None:
        """Say beneath the row of a field why its value was refused."""
        self.rows[name].show_error(error)

    def row(self, name: str) -> Any:
        """The row of a field; its class follows from the knob (see row_class)."""
        return self.rows[name]

    def _build(self, component: type[Component]) -> None:
        for old in self.rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = {}
        names = knobs(component) if self._restricted is None else self._restricted
        for name in names:
            row = make_row(component, name, functools.partial(self._checked, name))
            if row is None:
                continue
            row.edited.connect(functools.partial(self.edited.emit, name))
            row.settled.connect(functools.partial(self.settled.emit, name))
            row.set_depth(self._depth)
            self.rows[name] = row
            self._column.addWidget(row)

    def _checked(self, name: str, value: Any) -> Any:
        assert self._component is not None
        return getattr(dataclasses.replace(self._component, **{name: value}), name)
