"""The row of the presets: experiments with a name, to start from."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.training.experiment import Experiment
from engine.training.image_presets import Preset
from gui import theme
from gui.controls import ComboBox
from gui.controls.row import GAP, LABEL_WIDTH, RowLabel
from gui.language import follow, vocabulary


class PresetRow(QWidget):
    """A label and a combo box with presets; an experiment that is none of them is an own one.

    chosen(preset): to be started.
    """

    chosen = Signal(object)

    def __init__(self, presets: Sequence[Preset], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = tuple(presets)
        self.label = RowLabel()
        self.combo = ComboBox()
        for preset in presets:
            self.combo.addItem("", preset.id)
        self.combo.activated.connect(lambda index: self.chosen.emit(self._presets[index]))
        self.label.setBuddy(self.combo)
        self.setFocusProxy(self.combo)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.label)
        line.addWidget(self.combo, 1)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self._retranslate)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show which preset it is, however long it is to learn; none where it is no preset."""
        preset = self.preset_of(experiment)
        self.combo.setCurrentIndex(-1 if preset is None else self._presets.index(preset))

    def preset_of(self, experiment: Experiment) -> Preset | None:
        """The preset that an experiment is, however long it is to learn."""
        shown = dataclasses.replace(experiment, stop=())
        for preset in self._presets:
            if dataclasses.replace(preset.experiment, stop=()) == shown:
                return preset
        return None

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.label.setFixedWidth(now.px(LABEL_WIDTH))
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(now.px(GAP))
        self.setMinimumHeight(now.row)

    def _retranslate(self) -> None:
        name = QCoreApplication.translate("Experiment", "Preset")
        self.label.setText(name)
        self.combo.setAccessibleName(name)
        self.combo.setPlaceholderText(QCoreApplication.translate("Experiment", "own experiment"))
        what = QCoreApplication.translate(
            "Experiment", "Start an experiment from its first weights; undo brings yours back"
        )
        self.setToolTip(what)
        self.setWhatsThis(what)
        for index, preset in enumerate(self._presets):
            self.combo.setItemText(index, vocabulary(preset.label))
            tip = vocabulary(preset.help)
            self.combo.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)
