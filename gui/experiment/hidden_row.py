"""The row of a hidden dense layer, with what normalises and drops its units."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engine.nn.dense import Dense
from gui.controls import Stepper
from gui.controls.component_row import Nest
from gui.experiment.activated_row import ActivatedRow
from gui.experiment.bindings import Bindings
from gui.experiment.followers import FollowerRows
from gui.experiment.knobs import knob_of
from gui.experiment.layer_row import DEPTH
from gui.experiment.movers import Movers
from gui.experiment.stack import Group
from gui.language import follow, vocabulary

MOST_UNITS = 999
"""As many as the field of a stepper has room for."""


class HiddenRow(ActivatedRow):
    """A dense layer with the dropout and the batch normalisation behind it."""

    def __init__(self, bindings: Bindings, key: str, parent: QWidget | None = None) -> None:
        super().__init__(bindings, f"layers.{key}", parent)
        self.key = key
        self._number = 1
        self._place = (True, True)
        self._group: Group | None = None
        self.followers: FollowerRows | None = None
        self.movers: Movers | None = None
        self.units = Stepper(1, MOST_UNITS)
        self.units.edited.connect(lambda n: bindings.ask(f"{self.path}.units", n))
        self.head.addWidget(self.units)
        self.head.addStretch(1)
        self.head.addWidget(self.activation)
        self._measure()
        follow(self, self._retranslate)

    def name(self) -> str:
        text = QCoreApplication.translate("Experiment", "Hidden {number}")
        return text.format(number=self._number)

    def show_group(self, group: Group, number: int, first: bool, last: bool) -> None:
        """Show a dense layer and its followers: the number-th hidden layer."""
        assert isinstance(group.head, Dense)
        self._group, self._place = group, (first, last)
        self.units.show_value(group.head.units)
        self.show_layer(group.head)
        if number != self._number:
            self._number = number
            self._retranslate()

    def fill_detail(self, detail: Nest) -> None:
        super().fill_detail(detail)
        self.followers = FollowerRows(self.bindings, self.key, DEPTH)
        self.movers = Movers(self.bindings, self.key)
        self.movers.set_name(self.name())
        detail.column.addWidget(self.followers)
        detail.column.addWidget(self.movers)

    def show_detail(self) -> None:
        super().show_detail()
        if self.followers is not None and self.movers is not None and self._group is not None:
            self.followers.show_group(self._group)
            self.movers.show_place(*self._place)

    def _retranslate(self) -> None:
        super()._retranslate()
        units = vocabulary(knob_of(Dense, "units").label)
        self.units.set_name(f"{self.name()}: {units}")
        if self.movers is not None:
            self.movers.set_name(self.name())
