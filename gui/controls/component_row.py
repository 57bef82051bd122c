"""The row of a knob that holds a component: which kind, and beneath it the knobs of that kind."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.registry import Component, Knob
from gui import theme
from gui.controls.choice_row import ComboBox
from gui.controls.row import INDENT, MISSING, Check, Row
from gui.language import vocabulary

if TYPE_CHECKING:
    from gui.controls.form import KnobForm


class Nest(QWidget):
    """Holds rows that belong to the row above: where nests lie in nests, indented by a line."""

    def __init__(self, indented: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indented = indented
        self.column = QVBoxLayout(self)
        self.column.setSpacing(0)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def _measure(self, _theme: object = None) -> None:
        indent = theme.current().px(INDENT) if self._indented else 0
        self.column.setContentsMargins(indent, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._indented:
            return
        now = theme.current()
        inset = now.px(4)
        line = QRect(0, inset, now.px(1), max(0, self.height() - 2 * inset))
        QPainter(self).fillRect(line, now.border_control)


class ComponentRow(Row):
    """A combo box with the kinds of a registry; the knobs of the chosen kind follow as rows."""

    def __init__(
        self,
        knob: Knob,
        hint: Any = Component,
        default: Any = MISSING,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(knob, hint, default, check, parent)
        if knob.registry is None:
            raise ValueError(f"ComponentRow expects a knob with a registry, got {knob.label!r}")
        self.registry = knob.registry
        self.form: KnobForm | None = None
        self.combo = ComboBox()
        self.combo.currentIndexChanged.connect(self._chosen)
        self.content.addWidget(self.combo, 1)
        self.nest: Nest | None = None
        self._kinds = self.registry.kinds()
        self._finish(self.combo)
        self._fill()

    def set_kinds(self, kinds: Iterable[str]) -> None:
        """Offer only these kinds (and whatever is shown now), in this order."""
        self._kinds = tuple(kinds)
        self._fill()

    def _fill(self) -> None:
        kinds = list(self._kinds)
        shown = None if self._value is MISSING else self._value.kind
        if shown is not None and shown not in kinds:
            kinds.append(shown)
        if [self.combo.itemData(i) for i in range(self.combo.count())] == kinds:
            return
        # While the list is exchanged no index means anything, so none may be answered.
        self.combo.blockSignals(True)
        self.combo.clear()
        for kind in kinds:
            self.combo.addItem("", kind)
        self.combo.setCurrentIndex(-1 if shown is None else kinds.index(shown))
        self.combo.blockSignals(False)
        self._name_kinds()

    def _name_kinds(self) -> None:
        for index in range(self.combo.count()):
            member = self.registry[self.combo.itemData(index)]
            self.combo.setItemText(index, vocabulary(member.label))
            self.combo.setItemData(index, vocabulary(member.summary()), Qt.ItemDataRole.ToolTipRole)

    def _chosen(self, index: int) -> None:
        kind = self.combo.itemData(index)
        if index >= 0 and (self._value is MISSING or kind != self._value.kind):
            same = self._default is not MISSING and kind == self._default.kind
            self.ask(self._default if same else self.registry[kind]())

    def _display(self, value: Any) -> None:
        if self.combo.find_key(value.kind) < 0:
            self._fill()
        self.combo.show_key(value.kind)
        self._show_knobs(value)
        self._describe()

    def _show_knobs(self, value: Component) -> None:
        from gui.controls.form import KnobForm

        if self.form is None or self.nest is None:
            # The knobs of the first level stand flush, as if they were the form's own.
            self.nest = Nest(indented=self._depth > 0)
            self.form = KnobForm(depth=self._depth + 1)
            self.form.edited.connect(self._knob_edited)
            self.form.settled.connect(lambda _name: self.settled.emit())
            self.nest.column.addWidget(self.form)
            self.column.addWidget(self.nest)
        self.form.show_component(value)
        self.nest.setVisible(bool(self.form.rows))

    def _knob_edited(self, name: str, value: object) -> None:
        self.ask(dataclasses.replace(self._value, **{name: value}))

    def _retranslate(self) -> None:
        super()._retranslate()
        self._name_kinds()

    def facts(self) -> list[str]:
        """What the shown kind is, then the small print of every row."""
        found = super().facts()
        if self._value is not MISSING:
            name, summary = vocabulary(self._value.label), vocabulary(self._value.summary())
            found.insert(0, f"{name}: {summary}" if summary else name)
        return found
