"""The editor of a layer, unfolded beneath its row: its main knobs, the others, what can be done."""

from __future__ import annotations

import dataclasses
import functools
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.nn.dense import Output
from engine.nn.layer import Layer
from engine.registry import Component, knobs
from engine.training.summary import Row
from gui import theme
from gui.controls import ElidedLabel, IconButton, KnobForm
from gui.controls.flow import FlowLayout
from gui.controls.section import SectionTitle
from gui.experiment.notes import Refusal
from gui.language import follow, vocabulary
from gui.stack.cells import Upright, make_cell
from gui.stack.words import kind_name, main_knobs, other_knobs, reckoning

ACTIVATION = "activation"
DEPTH = 1


class LayerEditor(QWidget):
    """Made for one class of layers; shows one of them and asks for changes of it.

    edited(name, value); moved(places); duplicated(); removed(); left(): Escape was pressed.
    """

    edited = Signal(str, object)
    moved = Signal(int)
    duplicated = Signal()
    removed = Signal()
    left = Signal()

    def __init__(self, layer: Layer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layer = layer
        self._row: Row | None = None
        self.reckoning = ElidedLabel()
        self.reckoning.setProperty("role", "caption")
        self.earlier, self.later = IconButton("arrow-up"), IconButton("arrow-down")
        self.copy, self.remove = IconButton("copy"), IconButton("trash-2")
        self.earlier.clicked.connect(lambda: self.moved.emit(-1))
        self.later.clicked.connect(lambda: self.moved.emit(1))
        self.copy.clicked.connect(lambda: self.duplicated.emit())
        self.remove.clicked.connect(lambda: self.removed.emit())
        self.buttons = (self.earlier, self.later, self.copy, self.remove)
        self.cells: dict[str, Upright] = {}
        self._flow_holder = QWidget()
        self._flow = FlowLayout(self._flow_holder)
        self._flow.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self._flow_holder.setSizePolicy(policy)
        self.refusal = Refusal()
        self.more = SectionTitle("", semibold=False)
        self.more.setChecked(False)
        self.more.toggled.connect(self._unfold)
        self.form: KnobForm | None = None
        self.activation_form: KnobForm | None = None
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.reckoning, 1)
        for button in self.buttons:
            head.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(self._flow_holder)
        self._column.addWidget(self.refusal)
        self._column.addWidget(self.more)
        for name in main_knobs(layer):
            self._add_cell(name)
        self.more.setVisible(bool(other_knobs(layer)) or hasattr(layer, ACTIVATION))
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self._retranslate)

    @property
    def key(self) -> str:
        """Of the row whose layer is shown; an edit that comes late is of that one."""
        return self._row.key if self._row is not None else ""

    def show_layer(self, layer: Layer, row: Row, first: bool = False, last: bool = False) -> None:
        """Show a layer of the class. first, last: whether it cannot go further that way."""
        self._layer, self._row = layer, row
        for name, cell in self.cells.items():
            cell.show_value(getattr(layer, name))
        amount = self.cells.get("padding_amount")
        if amount is not None:
            amount.setVisible(getattr(layer, "padding", "number") == "number")
        for button in self.buttons:
            button.setVisible(not isinstance(layer, Output))
        self.earlier.setEnabled(not first)
        self.later.setEnabled(not last)
        self._show_reckoning()
        self._show_forms()

    def focus(self) -> None:
        """Put the keyboard on the first knob."""
        cell = next(iter(self.cells.values()), None)
        (cell or self.more).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add_cell(self, name: str) -> None:
        cell = make_cell(self._layer, name, functools.partial(self._checked, name))
        if cell is None:
            return
        cell.told = self._show_refusal
        cell.edited.connect(functools.partial(self.edited.emit, name))
        self.cells[name] = cell
        self._flow.addWidget(cell)

    def _checked(self, name: str, value: Any) -> Any:
        return getattr(dataclasses.replace(self._layer, **{name: value}), name)

    def _show_refusal(self) -> None:
        errors = (cell.error() for cell in self.cells.values())
        self.refusal.show_error(next((error for error in errors if error is not None), None))

    def _show_reckoning(self) -> None:
        text = reckoning(self._layer, self._row) if self._row is not None else ""
        if not knobs(self._layer).keys() - {"key"}:
            text = QCoreApplication.translate("Stack", "Nothing to set here")
        self.reckoning.setText(text)

    def _unfold(self, open_: bool) -> None:
        self._show_forms()
        for form in (self.form, self.activation_form):
            if form is not None:
                form.setVisible(open_)

    def _show_forms(self) -> None:
        """Bring the other knobs up to date; they are made when somebody wants to see them."""
        if not self.more.isChecked():
            return
        if self.form is None:
            self.form = KnobForm(self._layer, restricted=other_knobs(self._layer), depth=DEPTH)
            self.form.edited.connect(self.edited)
            self._column.addWidget(self.form)
        self.form.show_component(self._layer)
        inner = getattr(self._layer, ACTIVATION, None)
        if isinstance(inner, Component):
            if self.activation_form is None:
                self.activation_form = KnobForm(depth=DEPTH)
                self.activation_form.edited.connect(self._activation_edited)
                self._column.insertWidget(self._column.indexOf(self.form), self.activation_form)
            self.activation_form.show_component(inner)

    def _activation_edited(self, name: str, value: Any) -> None:
        inner = getattr(self._layer, ACTIVATION)
        self.edited.emit(ACTIVATION, dataclasses.replace(inner, **{name: value}))

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(14), now.px(2), now.px(12), now.px(4))
        self._flow.set_gaps(now.px(10), now.px(6))
        self.reckoning.setMinimumHeight(now.icon_button)

    def _retranslate(self) -> None:
        name = kind_name(type(self._layer))
        more = QCoreApplication.translate("Stack", "More settings")
        self.more.setText(more)
        self.more.setAccessibleName(f"{name}: {more}")
        earlier = QCoreApplication.translate("Stack", "Move towards the input")
        later = QCoreApplication.translate("Stack", "Move towards the output")
        self.earlier.set_text(earlier, "Alt+↑")
        self.later.set_text(later, "Alt+↓")
        self.copy.set_text(QCoreApplication.translate("Stack", "Duplicate"), "Ctrl+D")
        self.remove.set_text(QCoreApplication.translate("Stack", "Remove"), "Del")
        for cell_name, cell in self.cells.items():
            label = vocabulary(knobs(self._layer)[cell_name].label)
            cell.setAccessibleName(f"{name}: {label}")
        self.refusal.retranslate()
        self._show_reckoning()
