"""Rows that set one thing in every layer at once; where layers differ they say so."""

from __future__ import annotations

import dataclasses
import functools
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.nn.activations import activations
from engine.nn.dense import Dense, Output
from engine.nn.regularizers import Regularizer, regularizers
from engine.registry import Component, knobs
from engine.training.experiment import Experiment
from gui.controls import NumberRow
from gui.controls.row import MISSING
from gui.experiment.bindings import Bindings
from gui.experiment.kind_combo import Groups
from gui.experiment.kind_row import KindRow
from gui.experiment.knobs import default_of, hint_of, knob_of
from gui.experiment.stack import hidden, with_activation, with_regularizers


def common(values: list[Any]) -> Any:
    """The value that all have; None where they differ or there is none."""
    return values[0] if values and all(value == values[0] for value in values) else None


class ActivationRow(KindRow):
    """The activation of all hidden layers."""

    def __init__(self, bindings: Bindings) -> None:
        super().__init__(knob_of(Dense, "activation"), groups=_for_hidden, capital=False)
        self._bindings = bindings
        self.edited.connect(self._ask_for_all)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the kind that all hidden layers have, or that they differ."""
        found = [layer.activation for layer in hidden(experiment.layers)]
        same_kind = common([value.kind for value in found]) is not None
        self.show_value(found[0] if same_kind else None)
        self.combo.setPlaceholderText(mixed() if found else "")
        reason = QCoreApplication.translate("Experiment", "There is no hidden layer")
        if self.isEnabled() != bool(found):
            self.set_unavailable("" if found else reason)

    def _ask_for_all(self, value: Any) -> None:
        stack = self._bindings.experiment.layers
        self._bindings.ask("layers", with_activation(stack, value))

    def _retranslate(self) -> None:
        super()._retranslate()
        if self.isEnabled():
            self.combo.setPlaceholderText(mixed())


def _for_hidden() -> Groups:
    return [("", [member.kind for member in activations if member.for_hidden])]


def mixed() -> str:
    """What stands where layers differ."""
    return QCoreApplication.translate("Experiment", "mixed")


class RateRow(NumberRow):
    """One number of a regularizer, typed: it goes to all layers at once."""

    def __init__(self, member: type[Component], name: str) -> None:
        described = dataclasses.replace(knob_of(member, name), low=None, high=None)
        check = functools.partial(_checked, member, name)
        super().__init__(described, hint_of(member, name), default_of(member, name), check)

    def show_mixed(self) -> None:
        """Show that layers differ in this number."""
        self._value = MISSING
        self.field.clear()
        self.field.setPlaceholderText(mixed())

    def _step(self, steps: int) -> None:
        """Arrow keys in the field: a quarter of a decade."""
        if isinstance(self._value, float):
            wanted = self._value * 10 ** (steps / 4) if self._value else 1e-4
            self.ask(float(f"{wanted:.2g}"))


def _checked(member: type[Component], name: str, value: Any) -> Any:
    return getattr(member(**{name: value}), name)


class RegularizerRow(QWidget):
    """The regularizer of all layers, the output's included, and beneath it its numbers."""

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bindings = bindings
        self._found: list[Regularizer] = []
        self.kind = KindRow(knob_of(Output, "regularizer"))
        self.kind.edited.connect(self._ask_for_all)
        self.rates: dict[str, RateRow] = {}
        self._member: type[Regularizer] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.kind)
        bindings.bind_place("output.regularizer", self.kind.show_error)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show what all layers have, or that they differ."""
        self._found = [layer.regularizer for layer in hidden(experiment.layers)]
        self._found.append(experiment.output.regularizer)
        kind = common([value.kind for value in self._found])
        self.kind.combo.setPlaceholderText(mixed())
        self.kind.show_value(None if kind is None else self._found[0])
        self._build(None if kind is None else regularizers[kind])
        for name, row in self.rates.items():
            value = common([getattr(found, name) for found in self._found])
            if value is None:
                row.show_mixed()
            else:
                row.show_value(value)

    def _build(self, member: type[Regularizer] | None) -> None:
        if member is self._member:
            return
        self._member = member
        for name in self.rates:
            self._bindings.release(f"output.regularizer.{name}")
        for row in self.rates.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rates = {}
        for name in () if member is None else knobs(member):
            assert member is not None
            row = RateRow(member, name)
            row.edited.connect(functools.partial(self._ask_rate, name))
            self._bindings.bind_place(f"output.regularizer.{name}", row.show_error)
            self.rates[name] = row
            self._column.addWidget(row)

    def _ask_rate(self, name: str, value: float) -> None:
        self._ask_each([dataclasses.replace(found, **{name: value}) for found in self._found])

    def _ask_for_all(self, value: Regularizer) -> None:
        self._ask_each([value] * len(self._found))

    def _ask_each(self, values: list[Regularizer]) -> None:
        stack = self._bindings.experiment.layers
        changed = with_regularizers(stack, values[:-1])
        self._bindings.ask_together({"layers": changed, "output.regularizer": values[-1]})
