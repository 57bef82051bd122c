"""The row of the output layer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from engine.training.experiment import Experiment
from gui.experiment.activated_row import ActivatedRow
from gui.experiment.bindings import Bindings
from gui.language import follow


class OutputRow(ActivatedRow):
    """The output layer, which has as many units as the task asks for."""

    offered = "for_output"

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(bindings, "output", parent)
        self._units = 1
        self._classes = 2
        self.units = QLabel()
        self.units.setProperty("role", "muted")
        self.units.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.head.addWidget(self.units)
        self.head.addStretch(1)
        self.head.addWidget(self.activation)
        self._measure()
        follow(self, self._retranslate)

    def name(self) -> str:
        return QCoreApplication.translate("Experiment", "Output")

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the output layer of an experiment."""
        self.show_layer(experiment.output)
        facts = experiment.output_units, experiment.class_count
        if facts != (self._units, self._classes):
            self._units, self._classes = facts
            self._retranslate()

    def _retranslate(self) -> None:
        super()._retranslate()
        if self._units == 1:
            text = QCoreApplication.translate("Experiment", "1 unit")
        else:
            text = QCoreApplication.translate("Experiment", "{count} units")
        self.units.setText(text.format(count=self._units))
        reason = QCoreApplication.translate(
            "Experiment", "Needs classes, and this data set has values"
        )
        self.activation.set_reasons({} if self._classes else {"softmax": reason})
