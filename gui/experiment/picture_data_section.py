"""The data section of pictures: which set, how much of it, and what is done to its pixels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from engine.data.dataset import Dataset
from engine.data.mnist import Mnist
from engine.data.picture_files import StoredPictures
from engine.data.pictures import picture_sets
from engine.data.preprocessing import PixelScale, preprocessings_of
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.image_presets import Preset
from gui import icons
from gui.controls import IconButton, Section
from gui.experiment.bindings import Bindings
from gui.experiment.kind_row import KindRow
from gui.experiment.knobs import ComponentKnobs, knob_of
from gui.experiment.notes import Note
from gui.experiment.number_rows import PercentRow, SeedRow
from gui.experiment.preset_row import PresetRow
from gui.language import choice_label, follow
from gui.numbers import format_number


class PictureDataSection(Section):
    """Shows the presets, the data set of an experiment with pictures, and its preprocessing.

    pictures_asked(), folder_asked(): pictures of the user's own are to be opened.
    """

    pictures_asked = Signal()
    folder_asked = Signal()

    def __init__(
        self, bindings: Bindings, presets: Sequence[Preset], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self.presets = PresetRow(presets)
        self._bindings = bindings
        self._counts: tuple[int, int] | None = None
        self.kind = KindRow(knob_of(Experiment, "dataset"), groups=_sets, default=Mnist())
        self.open = IconButton("folder-open")
        self.open.clicked.connect(self._offer_opening)
        self.add_action(self.open)
        self.knobs = ComponentKnobs(bindings, "dataset")
        self.file = Note()
        self.share = PercentRow.of(Experiment, "training_share")
        self.seed = SeedRow.of(Experiment, "data_seed")
        self.counts = Note()
        self.preprocessing = KindRow(
            knob_of(Experiment, "preprocessing"),
            groups=lambda: [("", preprocessings_of("picture"))],
            default=PixelScale(),
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
            *(self.presets, self.kind, self.knobs, self.file, self.share, self.seed, self.counts),
            *(self.preprocessing, self.preprocessing_knobs),
        ):
            self.add(widget)
        follow(self, self._retranslate)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the data of an experiment. A set that brings its own test set is not dealt out."""
        dataset = experiment.dataset
        self.presets.show_experiment(experiment)
        self.kind.show_value(dataset)
        self._show_set(dataset)
        dealt = getattr(dataset, "test_count", 0) == 0
        for row, value in (
            (self.share, experiment.training_share),
            (self.seed, experiment.data_seed),
        ):
            row.show_value(value)
            row.setVisible(dealt)
        self.preprocessing.show_value(experiment.preprocessing)
        self.preprocessing_knobs.show_component(experiment.preprocessing)

    def set_defaults(self, experiment: Experiment) -> None:
        """Let a double click on a name bring the value of this experiment back."""
        self.kind.set_default(experiment.dataset)
        self.knobs.set_defaults(experiment.dataset)
        self.share.set_default(experiment.training_share)
        self.seed.set_default(experiment.data_seed)
        self.preprocessing.set_default(experiment.preprocessing)
        self.preprocessing_knobs.set_defaults(experiment.preprocessing)

    def _show_set(self, dataset: Dataset) -> None:
        """The knobs of a set; what was found in the user's own files is told, not turned."""
        stored = isinstance(dataset, StoredPictures)
        if not stored:
            self.knobs.show_component(dataset)
        self.knobs.setVisible(not stored)
        text = ""
        if isinstance(dataset, StoredPictures):
            text = QCoreApplication.translate(
                "Experiment", "{file}: {count} pictures of {height} × {width} pixels, {colour}"
            ).format(
                file=Path(dataset.path).name,
                count=format_number(dataset.count),
                height=dataset.height,
                width=dataset.width,
                colour=choice_label(dataset.colour).lower(),
            )
        self.file.say(text)

    def _offer_opening(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        files = QCoreApplication.translate("Commands", "Open pictures…")
        folder = QCoreApplication.translate("Commands", "Open folder of pictures…")
        menu.addAction(icons.icon("image-plus"), files, self.pictures_asked.emit)
        menu.addAction(icons.icon("folder-open"), folder, self.folder_asked.emit)
        menu.popup(self.open.mapToGlobal(self.open.rect().bottomLeft()))

    def show_frame(self, frame: Frame) -> None:
        """Say how many pictures there are; a data set need not have as many as are asked for."""
        counts = len(frame.material.training), len(frame.material.test)
        if counts != self._counts:
            self._counts = counts
            self._retranslate()

    def _retranslate(self) -> None:
        self.set_title(QCoreApplication.translate("Experiment", "Data"))
        self.open.set_text(QCoreApplication.translate("Experiment", "Open pictures of your own"))
        self._show_set(self._bindings.experiment.dataset)
        if self._counts is not None:
            training, test = self._counts
            text = QCoreApplication.translate(
                "Experiment", "{training} pictures to learn from, {test} to test with"
            )
            self.counts.say(text.format(training=format_number(training), test=format_number(test)))


def _sets() -> list[tuple[str, list[str]]]:
    """Sets of the user's own files are opened, not chosen."""
    return [("", [one.kind for one in picture_sets() if not issubclass(one, StoredPictures)])]
