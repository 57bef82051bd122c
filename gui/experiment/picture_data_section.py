"""The data section of pictures: which set, how much of it, and what is done to its pixels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engine.data.pictures import picture_sets
from engine.data.preprocessing import preprocessings_of
from engine.registry import knobs
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.image_presets import Preset
from gui.controls import Section
from gui.experiment.bindings import Bindings
from gui.experiment.kind_row import KindRow
from gui.experiment.knobs import ComponentKnobs
from gui.experiment.notes import Note
from gui.experiment.number_rows import PercentRow, SeedRow
from gui.experiment.preset_row import PresetRow
from gui.language import follow
from gui.numbers import format_number


class PictureDataSection(Section):
    """Shows the presets, the data set of an experiment with pictures, and its preprocessing."""

    def __init__(
        self, bindings: Bindings, presets: Sequence[Preset], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.presets = PresetRow(presets)
        self._bindings = bindings
        self._counts: tuple[int, int] | None = None
        self.kind = KindRow.of_experiment("dataset", groups=_sets)
        self.knobs = ComponentKnobs(bindings, "dataset")
        self.share = PercentRow.of(Experiment, "training_share")
        self.seed = SeedRow.of(Experiment, "data_seed")
        self.counts = Note()
        self.preprocessing = KindRow.of_experiment(
            "preprocessing", groups=lambda: [("", preprocessings_of("picture"))]
        )
        self.preprocessing_knobs = ComponentKnobs(bindings, "preprocessing")
        for path, row in (
            ("dataset", self.kind),
            ("training_share", self.share),
            ("data_seed", self.seed),
            ("preprocessing", self.preprocessing),
        ):
            bindings.bind(path, row)
        for widget in (
            *(self.presets, self.kind, self.knobs, self.share, self.seed, self.counts),
            *(self.preprocessing, self.preprocessing_knobs),
        ):
            self.add(widget)
        follow(self, self._retranslate)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the data of an experiment. A set that brings its own test set is not dealt out."""
        dataset = experiment.dataset
        self.presets.show_experiment(experiment)
        self.kind.show_value(dataset)
        self.knobs.show_component(dataset)
        dealt = "test_count" not in knobs(dataset)
        for row, value in (
            (self.share, experiment.training_share),
            (self.seed, experiment.data_seed),
        ):
            row.show_value(value)
            row.setVisible(dealt)
        self.preprocessing.show_value(experiment.preprocessing)
        self.preprocessing_knobs.show_component(experiment.preprocessing)

    def show_frame(self, frame: Frame) -> None:
        """Say how many pictures there are; a data set need not have as many as are asked for."""
        counts = len(frame.material.training), len(frame.material.test)
        if counts != self._counts:
            self._counts = counts
            self._retranslate()

    def _retranslate(self) -> None:
        self.set_title(QCoreApplication.translate("Experiment", "Data"))
        if self._counts is not None:
            training, test = self._counts
            text = QCoreApplication.translate(
                "Experiment", "{training} pictures to learn from, {test} to test with"
            )
            self.counts.say(text.format(training=format_number(training), test=format_number(test)))


def _sets() -> list[tuple[str, list[str]]]:
    return [("", [member.kind for member in picture_sets()])]
