"""The buttons that move a layer, with what belongs to it, or remove it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.nn.layer import Layer
from gui.controls import IconButton
from gui.experiment.bindings import Bindings
from gui.experiment.stack import moved, without


class Movers(QWidget):
    """The buttons of a group of layers: earlier, later, away."""

    def __init__(self, bindings: Bindings, key: str) -> None:
        super().__init__()
        self._bindings = bindings
        self._key = key
        self.earlier, self.later = IconButton("arrow-up"), IconButton("arrow-down")
        self.remove = IconButton("trash-2")
        self.earlier.clicked.connect(lambda: self._ask(moved(self._stack(), key, -1)))
        self.later.clicked.connect(lambda: self._ask(moved(self._stack(), key, 1)))
        self.remove.clicked.connect(lambda: self._ask(without(self._stack(), key)))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 6)
        line.setSpacing(2)
        line.addWidget(self.earlier)
        line.addWidget(self.later)
        line.addStretch(1)
        line.addWidget(self.remove)

    def _stack(self) -> tuple[Layer, ...]:
        return self._bindings.experiment.layers

    def _ask(self, stack: Sequence[Layer]) -> None:
        self._bindings.ask("layers", tuple(stack))

    def show_place(self, first: bool, last: bool) -> None:
        """Say whether there are layers before and behind."""
        self.earlier.setEnabled(not first)
        self.later.setEnabled(not last)

    def set_name(self, name: str) -> None:
        earlier = QCoreApplication.translate("Experiment", "{name}: move towards the input")
        later = QCoreApplication.translate("Experiment", "{name}: move towards the output")
        remove = QCoreApplication.translate("Experiment", "{name}: remove")
        self.earlier.set_text(earlier.format(name=name))
        self.later.set_text(later.format(name=name))
        self.remove.set_text(remove.format(name=name))
