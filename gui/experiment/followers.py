"""What follows a dense layer: batch normalisation and dropout, each a switch and its knobs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.nn.dropout import Dropout
from engine.nn.layer import Layer
from engine.nn.normalization import BatchNormalization
from engine.registry import Effect, Knob
from gui.controls import SwitchRow
from gui.controls.component_row import Nest
from gui.experiment.bindings import Bindings
from gui.experiment.knobs import ComponentKnobs, default_of
from gui.experiment.stack import Group, with_dropout, with_normalization


class FollowerSwitch(SwitchRow):
    """Whether a layer of some kind stands behind the dense layer."""

    def __init__(self, kind: type[Layer], name: Callable[[], str]) -> None:
        self._name = name
        super().__init__(Knob(Effect.TRANSPLANT, kind.label, kind.summary()), bool, False)

    def _retranslate(self) -> None:
        super()._retranslate()
        self.label.setText(self._name())
        self.setAccessibleName(self._name())
        self.switch.setAccessibleName(self._name())


class FollowerRows(QWidget):
    """The rows for both, in the order in which the layers stand."""

    def __init__(
        self, bindings: Bindings, key: str, depth: int, parent: QWidget | None = None
    ) -> None:
        """key: of the dense layer. depth: of the rows, as in KnobForm."""
        super().__init__(parent)
        self._bindings = bindings
        self._key = key
        self._depth = depth
        self.normalization = FollowerSwitch(BatchNormalization, normalization_name)
        self.dropout = FollowerSwitch(Dropout, dropout_name)
        self._knobs: dict[FollowerSwitch, tuple[str, Nest, ComponentKnobs]] = {}
        self.normalization.edited.connect(self._normalize)
        self.dropout.edited.connect(self._drop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for row in (self.normalization, self.dropout):
            row.set_depth(depth)
            self._column.addWidget(row)

    def show_group(self, group: Group) -> None:
        """Show what follows the dense layer now."""
        self._show(self.normalization, group.normalization)
        self._show(self.dropout, group.dropout)

    def knobs_of(self, switch: FollowerSwitch) -> ComponentKnobs | None:
        """The knobs beneath a switch that is on."""
        return self._knobs[switch][2] if switch in self._knobs else None

    def _show(self, switch: FollowerSwitch, layer: Layer | None) -> None:
        switch.show_value(layer is not None)
        key = "" if layer is None else layer.key
        known, nest, shown = self._knobs.get(switch, ("", None, None))
        if nest is not None and known != key:
            self._bindings.release(f"layers.{known}")
            self._column.removeWidget(nest)
            nest.hide()
            nest.deleteLater()
            del self._knobs[switch]
            shown = None
        if layer is None:
            return
        if shown is None:
            path = f"layers.{key}"
            shown = ComponentKnobs(self._bindings, path, without=("key",), depth=self._depth + 1)
            nest = Nest(indented=True)
            nest.column.addWidget(shown)
            self._column.insertWidget(self._column.indexOf(switch) + 1, nest)
            self._knobs[switch] = (key, nest, shown)
        shown.show_component(layer)

    def _normalize(self, wanted: bool) -> None:
        stack = self._bindings.experiment.layers
        self._bindings.ask("layers", with_normalization(stack, self._key, wanted))

    def _drop(self, wanted: bool) -> None:
        stack = self._bindings.experiment.layers
        probability = default_of(Dropout, "drop_probability") if wanted else None
        self._bindings.ask("layers", with_dropout(stack, self._key, probability))


def normalization_name() -> str:
    return QCoreApplication.translate("Experiment", "Batch norm.")


def dropout_name() -> str:
    return QCoreApplication.translate("Experiment", "Dropout")
