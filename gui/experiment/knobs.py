"""Rows and forms for knobs of the experiment, made from what the knobs say of themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.registry import Component, Knob, field_types, knobs
from gui.controls import KnobForm
from gui.experiment.bindings import Bindings


def knob_of(component: type[Component], name: str) -> Knob:
    """What is known about one field."""
    return knobs(component)[name]


def hint_of(component: type[Component], name: str) -> Any:
    """The type of one field."""
    return field_types(component)[name]


def default_of(component: type[Component], name: str) -> Any:
    """The default of one field (MISSING where it has none)."""
    field = next(f for f in dataclasses.fields(component) if f.name == name)
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


class ComponentKnobs(QWidget):
    """The rows for the knobs of whichever component is at a path; nothing where it has none."""

    def __init__(
        self,
        bindings: Bindings,
        path: str,
        without: Sequence[str] = (),
        only: Sequence[str] | None = None,
        depth: int = 1,
        parent: QWidget | None = None,
    ) -> None:
        """without: names of knobs that are shown elsewhere. only: the names to show.
        depth: as in KnobForm.
        """
        super().__init__(parent)
        self._bindings = bindings
        self._path = path
        self._without = without
        self._only = only
        self._depth = depth
        self._kind: type[Component] | None = None
        self._standard: Component | None = None
        self._forms: dict[type[Component], KnobForm | None] = {}
        self.form: KnobForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_component(self, component: Component) -> None:
        """Show the knobs. The rows of a class are made once, and hidden while they do not fit."""
        if type(component) is not self._kind:
            self._change_kind(component)
        if self.form is not None:
            self.form.show_component(component)

    def set_defaults(self, standard: Component) -> None:
        """Let the values of a component be those to reset to, as long as one of its class is
        shown; else they are the defaults of the class that is.
        """
        self._standard = standard
        self._tell_defaults()

    def _tell_defaults(self) -> None:
        kind, standard = self._kind, self._standard
        if self.form is None or kind is None or standard is None:
            return
        for name, row in self.form.rows.items():
            same = type(standard) is kind
            row.set_default(getattr(standard, name) if same else default_of(kind, name))

    def names(self) -> tuple[str, ...]:
        """The fields that are shown."""
        return tuple(self.form.rows) if self.form else ()

    def _change_kind(self, component: Component) -> None:
        if self.form is not None:
            self._bindings.release_form(self._path, self.form)
            self.form.hide()
        self._kind = type(component)
        if self._kind not in self._forms:
            self._forms[self._kind] = self._made(component)
        self.form = self._forms[self._kind]
        if self.form is not None:
            self._bindings.place_form(self._path, self.form)
            self.form.show()
            self._tell_defaults()
        self.setVisible(self.form is not None)

    def _made(self, component: Component) -> KnobForm | None:
        offered = knobs(component) if self._only is None else self._only
        names = [name for name in offered if name not in self._without and name in knobs(component)]
        if not names:
            return None
        form = KnobForm(component, restricted=names, depth=self._depth)
        self._bindings.bind_form(self._path, form)
        self._column.addWidget(form)
        return form
