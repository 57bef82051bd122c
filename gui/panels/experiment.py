"""The Experiment panel: everything that decides a run, to be seen and turned while it runs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.training.experiment import Experiment
from engine.training.frame import Frame
from gui import theme
from gui.controls import PanelHeader
from gui.document import Document
from gui.experiment.bindings import Bindings
from gui.experiment.data_section import DataSection
from gui.experiment.features_section import FeaturesSection
from gui.experiment.layers_section import LayersSection
from gui.experiment.learning_section import LearningSection
from gui.experiment.scrolling import ScrollingColumn
from gui.language import follow
from gui.session import Session

WIDTH = 264


class ExperimentPanel(QWidget):
    """Data, features, layers and learning of the document's experiment, one section each."""

    def __init__(
        self, document: Document, session: Session | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.header = PanelHeader()
        self.bindings = Bindings(document, self)
        self.data = DataSection(self.bindings)
        self.features = FeaturesSection(self.bindings)
        self.layers = LayersSection(self.bindings)
        self.learning = LearningSection(self.bindings)
        self.sections = (self.data, self.features, self.layers, self.learning)
        self.content = QWidget()
        column = QVBoxLayout(self.content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in self.sections:
            column.addWidget(section)
        column.addStretch(1)
        self.scrolling = ScrollingColumn()
        self.scrolling.setWidget(self.content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.scrolling, 1)
        self._show(document.experiment)
        document.changed.connect(self._changed)
        if session is not None and session.frame is not None:
            self.show_frame(session.frame)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)

    def show_frame(self, frame: Frame) -> None:
        """Bring up to date what only the run knows: the fit of preprocessing, the full batch."""
        self.features.show_frame(frame)
        self.learning.show_frame(frame)

    def retranslate(self) -> None:
        """Name the panel in the language of the moment."""
        title = QCoreApplication.translate("Experiment", "Experiment")
        self.header.set_title(title)
        self.setAccessibleName(title)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(WIDTH), now.px(760))

    def full_height(self) -> int:
        """How high the panel wants to be to show everything without scrolling."""
        return self.header.height() + self.content.minimumSizeHint().height()

    def _changed(self, _old: Experiment, new: Experiment) -> None:
        self._show(new)

    def _show(self, experiment: Experiment) -> None:
        for section in self.sections:
            section.show_experiment(experiment)

    def _measure(self, _theme: object = None) -> None:
        self.setMinimumWidth(theme.current().px(WIDTH))
        self.updateGeometry()
