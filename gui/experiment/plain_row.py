"""The row of a layer that is no dense one and belongs to none."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from engine.nn.layer import Layer
from engine.registry import knobs
from gui.controls import KnobForm
from gui.controls.component_row import Nest
from gui.experiment.bindings import Bindings
from gui.experiment.layer_row import DEPTH, LayerRow
from gui.experiment.movers import Movers
from gui.experiment.stack import Group
from gui.language import follow, vocabulary


class PlainRow(LayerRow):
    """A layer of another kind: its name and its knobs."""

    def __init__(self, bindings: Bindings, layer: Layer, parent: QWidget | None = None) -> None:
        super().__init__(bindings, f"layers.{layer.key}", parent)
        self.key = layer.key
        self._layer = layer
        self._place = (True, True)
        self.form: KnobForm | None = None
        self.movers: Movers | None = None
        self.head.addStretch(1)
        self._measure()
        follow(self, self._retranslate)

    def name(self) -> str:
        label = vocabulary(self._layer.label)
        return label[:1].upper() + label[1:]

    def show_group(self, group: Group, number: int, first: bool, last: bool) -> None:
        """Show the layer."""
        self._layer, self._place = group.head, (first, last)
        if self.is_unfolded():
            self.show_detail()

    def fill_detail(self, detail: Nest) -> None:
        names = [name for name in knobs(self._layer) if name != "key"]
        self.form = KnobForm(self._layer, restricted=names, depth=DEPTH)
        self.bindings.bind_form(self.path, self.form)
        self.movers = Movers(self.bindings, self.key)
        self.movers.set_name(self.name())
        detail.column.addWidget(self.form)
        detail.column.addWidget(self.movers)

    def show_detail(self) -> None:
        if self.form is not None and self.movers is not None:
            self.form.show_component(self._layer)
            self.movers.show_place(*self._place)

    def _measure(self, _theme: object = None) -> None:
        super()._measure(_theme)
        self.title.setMinimumWidth(0)
        self.title.setMaximumWidth(16777215)

    def _retranslate(self) -> None:
        super()._retranslate()
        if self.movers is not None:
            self.movers.set_name(self.name())
