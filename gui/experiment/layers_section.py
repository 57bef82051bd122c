"""The layers section: a row for each hidden layer, one for the output, and a button for more."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.nn.dense import Dense
from engine.registry import SettingError
from engine.training.experiment import Experiment
from gui.controls import Button, Section
from gui.experiment.bindings import Bindings
from gui.experiment.hidden_row import HiddenRow
from gui.experiment.notes import Refusal
from gui.experiment.output_row import OutputRow
from gui.experiment.plain_row import PlainRow
from gui.experiment.stack import Group, groups, with_another
from gui.language import follow

MOST_LAYERS = 6


class LayersSection(Section):
    """Shows the hidden layers and the output of an experiment."""

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._bindings = bindings
        self.rows: dict[str, HiddenRow | PlainRow] = {}
        self.refusal = Refusal()
        self.output = OutputRow(bindings)
        self.more = Button(icon="plus", variant="flat")
        self.more.clicked.connect(self._add)
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        bindings.bind_place("layers", self.refuse)
        self.add_action(self.more)
        self.add(self._list)
        self.add(self.output)
        self.add(self.refusal)
        follow(self, self._retranslate)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the layers; a row stays with its layer wherever that moves."""
        parts = groups(experiment.layers)
        if list(self.rows) != [part.head.key for part in parts]:
            self._arrange(parts)
        number = 0
        for place, part in enumerate(parts):
            number += isinstance(part.head, Dense)
            last = place == len(parts) - 1
            self.rows[part.head.key].show_group(part, number, place == 0, last)
        self.output.show_experiment(experiment)
        self.more.setEnabled(number < MOST_LAYERS)

    def refuse(self, error: SettingError | None) -> None:
        """Say beneath the layers why they cannot be as wished."""
        self.refusal.show_error(error)

    def _arrange(self, parts: tuple[Group, ...]) -> None:
        known = self.rows
        self.rows = {part.head.key: self._row(part, known) for part in parts}
        for key, row in known.items():
            if row is not self.rows.get(key):
                if key not in self.rows:
                    self._bindings.release(f"layers.{key}")
                self._lines.removeWidget(row)
                row.hide()
                row.deleteLater()
        for place, row in enumerate(self.rows.values()):
            if self._lines.indexOf(row) != place:
                self._lines.insertWidget(place, row)

    def _row(self, part: Group, known: dict[str, HiddenRow | PlainRow]) -> HiddenRow | PlainRow:
        dense = isinstance(part.head, Dense)
        row = known.get(part.head.key)
        if row is not None and isinstance(row, HiddenRow) == dense:
            return row
        if dense:
            return HiddenRow(self._bindings, part.head.key)
        return PlainRow(self._bindings, part.head)

    def _add(self) -> None:
        self._bindings.ask("layers", with_another(self._bindings.experiment.layers))

    def _retranslate(self) -> None:
        self.set_title(QCoreApplication.translate("Experiment", "Layers"))
        self.more.setText(QCoreApplication.translate("Experiment", "Add layer"))
        self.more.setAccessibleName(QCoreApplication.translate("Experiment", "Add layer"))
        self.more.setToolTip(
            QCoreApplication.translate(
                "Experiment", "Add a hidden layer before the output; there can be up to {most}"
            ).format(most=MOST_LAYERS)
        )
        self.refusal.retranslate()
