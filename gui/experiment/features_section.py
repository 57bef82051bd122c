"""The features section: what the network sees of a point, and what is done to it before."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from engine.data.preprocessing import Fitted, NoPreprocessing, preprocessings_of
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from gui.controls import IconButton, Section
from gui.experiment.bindings import Bindings
from gui.experiment.feature_tiles import FeatureTiles
from gui.experiment.fitted import details, report
from gui.experiment.kind_row import KindRow
from gui.experiment.knobs import ComponentKnobs
from gui.experiment.notes import Note, Refusal
from gui.language import follow


class FeaturesSection(Section):
    """Shows the features and the preprocessing of an experiment."""

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._bindings = bindings
        self._fitted: Fitted | None = None
        self._fitted_for: Experiment | None = None
        self.tiles = FeatureTiles()
        self.tiles.asked.connect(lambda wanted: bindings.ask("features", wanted))
        self.refusal = Refusal()
        self.more = IconButton("plus")
        self.more.clicked.connect(self._offer_powers)
        self.preprocessing = KindRow.of_experiment(
            "preprocessing", groups=lambda: [("", preprocessings_of("point"))]
        )
        self.knobs = ComponentKnobs(bindings, "preprocessing")
        self.report = Note()
        bindings.bind_place("features", self.refuse)
        bindings.bind("preprocessing", self.preprocessing)
        self.add_action(self.more)
        for widget in (self.tiles, self.refusal, self.preprocessing, self.knobs, self.report):
            self.add(widget)
        follow(self, self._retranslate)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the features of an experiment."""
        self.tiles.show_features(experiment.features, experiment.dataset.domains)
        self.preprocessing.show_value(experiment.preprocessing)
        self.knobs.show_component(experiment.preprocessing)
        if isinstance(experiment.preprocessing, NoPreprocessing):
            self._fitted = None
            self.report.say("")

    def show_frame(self, frame: Frame) -> None:
        """Report what preprocessing fitted to the training points."""
        fitted = frame.material.fitted
        if fitted is self._fitted:
            return
        if isinstance(frame.experiment.preprocessing, NoPreprocessing):
            self._fitted = None
            self.report.say("")
            return
        self._fitted, self._fitted_for = fitted, frame.experiment
        self._report()

    def refuse(self, error: SettingError | None) -> None:
        """Say beneath the tiles why the features cannot be as wished."""
        self.refusal.show_error(error)

    def _report(self) -> None:
        if self._fitted is None or self._fitted_for is None:
            return
        shown = self._fitted_for
        self.report.say(report(self._fitted))
        self.report.setToolTip(details(self._fitted, shown.preprocessing, shown.features))

    def _offer_powers(self) -> None:
        menu = self.tiles.powers_menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _retranslate(self) -> None:
        self.set_title(QCoreApplication.translate("Experiment", "Features"))
        self.more.set_text(QCoreApplication.translate("Experiment", "Add a power of a coordinate"))
        self.refusal.retranslate()
        self._report()
