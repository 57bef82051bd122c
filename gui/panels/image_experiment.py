"""The Experiment panel of pictures: all that decides a run, but for its stack of layers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.image_presets import PRESETS, Preset
from gui import theme
from gui.controls import PanelHeader
from gui.document import Document
from gui.experiment.bindings import Bindings
from gui.experiment.learning_section import LearningSection
from gui.experiment.picture_data_section import PictureDataSection
from gui.experiment.scrolling import ScrollingColumn
from gui.lab import Lab
from gui.language import follow
from gui.session import Session

WIDTH = 264


class ImageExperimentPanel(QWidget):
    """Presets, data and learning of the document's experiment.

    Values are reset to those of the preset that it began with.

    pictures_asked(), folder_asked(): pictures of the user's own are to be opened.
    """

    pictures_asked = Signal()
    folder_asked = Signal()

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lab = Lab(document, session)
        self.header = PanelHeader()
        self.bindings = Bindings(document, self)
        self.data = PictureDataSection(self.bindings, PRESETS)
        self.data.presets.chosen.connect(self._start)
        self.data.pictures_asked.connect(self.pictures_asked)
        self.data.folder_asked.connect(self.folder_asked)
        self.learning = LearningSection(self.bindings)
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in (self.data, self.learning):
            column.addWidget(section)
        column.addStretch(1)
        self.scrolling = ScrollingColumn()
        self.scrolling.setWidget(self.content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.scrolling, 1)
        self._set_defaults(PRESETS[0])
        self._show(document.experiment)
        document.changed.connect(self._changed)
        if session.frame is not None:
            self.show_frame(session.frame)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

    def show_frame(self, frame: Frame) -> None:
        """Bring up to date what only the run knows: how many pictures, the full batch."""
        self.data.show_frame(frame)
        self.learning.show_frame(frame)

    def retranslate(self) -> None:
        """Name the panel in the language of the moment."""
        title = QCoreApplication.translate("Experiment", "Experiment")
        self.header.set_title(title)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(WIDTH), now.px(400))

    def _start(self, preset: Preset) -> None:
        self._lab.begin(preset.experiment)
        self._show(self._lab.document.experiment)  # a preset that is there already as well

    def _changed(self, _old: Experiment, new: Experiment) -> None:
        self._show(new)

    def _set_defaults(self, preset: Preset) -> None:
        for section in (self.data, self.learning):
            section.set_defaults(preset.experiment)

    def _show(self, experiment: Experiment) -> None:
        preset = self.data.presets.preset_of(experiment)
        if preset is not None:
            self._set_defaults(preset)
        self.data.show_experiment(experiment)
        self.learning.show_experiment(experiment)

    def _measure(self, _theme: object = None) -> None:
        self.setMinimumWidth(theme.current().px(WIDTH))
        self.updateGeometry()
