"""The map of the data: test pictures as points, by what a layer makes of them."""

from __future__ import annotations

import csv
import dataclasses
import io

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.insight.embedding import LOGITS, PCA, PIXELS, Embedding, layers_of, pca_job, tsne_job
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from gui.controls import IconButton, PanelHeader
from gui.datamap import painting, words
from gui.datamap.bar import DataMapBar
from gui.datamap.canvas import DataMapCanvas
from gui.datamap.figure import DataMapFigure
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import error_text, follow
from gui.mistakes.gauge import Bar
from gui.mistakes.offer import Offer
from gui.session import Session
from gui.theme import Theme

JOB = "data_map"


class DataMapPanel(QWidget):
    """Computes on demand and shows what was computed last, with the step that it is of.

    picture_chosen(index): a test picture, for other panels to show. export_requested(): the
    reader wants the picture or the numbers. pointed(text): what is under the pointer.
    """

    picture_chosen = Signal(int)
    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._embedding: Embedding | None = None
        self._layer_name = ""  # of the layer that was laid out; it may be gone by now
        self._material: object = None  # that the indices of the points are of
        self._step: int | None = None
        self._share: float | None = None
        self._error: Exception | None = None
        self._chosen: int | None = None
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._export)
        self.progress = Bar()
        self.bar = DataMapBar()
        self.bar.changed.connect(self._refresh)
        self.bar.pressed.connect(self._press)
        self.canvas = DataMapCanvas()
        self.canvas.pointed.connect(self.pointed)
        self.canvas.picture_chosen.connect(self._choose)
        self.offer = Offer()
        self.offer.taken.connect(self._press)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.canvas)
        self.stack.addWidget(self.offer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.progress)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)
        document.changed.connect(self._experiment_changed)
        session.job_progressed.connect(self._progressed)
        session.job_finished.connect(self._finished)
        session.job_failed.connect(self._failed)
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    def show_frame(self, frame: Frame) -> None:
        """Note how far the run is; points of other data are taken away."""
        material = frame.material if frame.experiment.dataset.sample == "picture" else None
        if material is not self._material:
            self._material = material
            self._cancel()
            self._embedding = self._error = None
            self._chosen = None
            self._refresh()
        if frame.step != self._step:
            before, self._step = self._step, frame.step
            found = self._embedding
            if found is not None and (before == found.step) != (frame.step == found.step):
                self._refresh_button()

    def show_picture(self, index: int) -> None:
        """Mark a test picture that another panel shows."""
        self._chosen = index
        self.canvas.choose(index)

    def _choose(self, index: int) -> None:
        self.show_picture(index)
        self.picture_chosen.emit(index)

    # Computing

    @property
    def computing(self) -> bool:
        return self._share is not None

    def compute(self) -> None:
        """Lay out what is chosen, as the network is now."""
        layer, count = self.bar.layer.key(), self.bar.count.key()
        job = pca_job if self.bar.method.key() == PCA else tsne_job
        self._share, self._error = 0.0, None
        self._session.begin(JOB, job(layer, count))
        self._refresh()

    def _cancel(self) -> None:
        if self.computing:
            self._session.cancel(JOB)
            self._share = None

    def _press(self) -> None:
        if self.computing:
            self._cancel()
            self._refresh()
        else:
            self.compute()

    def _progressed(self, name: str, share: float) -> None:
        if name == JOB and self.computing:
            self._share = share
            self.progress.show_share(share)
            if self._embedding is None:
                self._refresh_offer()

    def _finished(self, name: str, result: object) -> None:
        if name == JOB and self.computing and isinstance(result, Embedding):
            self._share, self._embedding = None, result
            self._layer_name = words.layer_name(self._document.experiment, result.layer)
            self._refresh()

    def _failed(self, name: str, error: Exception) -> None:
        if name == JOB and self.computing:
            self._share, self._embedding, self._error = None, None, error
            self._refresh()

    # What is shown

    def figure(self, theme: Theme) -> Page:
        """The map as a page for export."""
        shown = self.canvas.figure
        if shown is None:
            return Page(())
        caption = words.caption(shown.embedding, shown.layer)
        plain = dataclasses.replace(shown, chosen=None)
        return Page((Panel(plain, painting.draw),), caption=caption)

    @property
    def measured_step(self) -> int | None:
        """The step that the map is of."""
        return None if self._embedding is None else self._embedding.step

    def table(self) -> str:
        """All points as CSV: number of the picture, coordinates, classes."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        found = self._embedding
        if found is not None:
            head = (
                QCoreApplication.translate("DataMap", "test image"),
                *words.axis_names(found),
                QCoreApplication.translate("DataMap", "actual"),
                QCoreApplication.translate("DataMap", "predicted"),
            )
            writer.writerow(head)
            names = found.class_names
            for point, (x, y) in enumerate(found.coordinates.tolist()):
                classes = (names[found.targets[point]], names[found.predicted[point]])
                writer.writerow([int(found.indices[point]), repr(x), repr(y), *classes])
        return text.getvalue()

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        if old.layers != new.layers or old.dataset != new.dataset:
            self._list_layers()
            self._refresh()

    def _list_layers(self) -> None:
        experiment = self._document.experiment
        keys: tuple[str, ...] = ()
        if experiment.dataset.sample == "picture":
            try:
                keys = layers_of(experiment.network())
            except SettingError:
                keys = ()  # impossible just now; the table of layers says why
        named = [(key, words.layer_name(experiment, key)) for key in (PIXELS, *keys, LOGITS)]
        self.bar.list_layers(named)

    def _refresh(self) -> None:
        found = self._embedding
        self.progress.show_share(self._share)
        self._export.setEnabled(found is not None)
        self._refresh_button()
        if found is None:
            self.header.set_subtitle("")
            self.canvas.show_figure(None)
            self._refresh_offer()
            self.stack.setCurrentWidget(self.offer)
            return
        self.header.set_subtitle(words.computed(found, self._layer_name))
        self.canvas.show_figure(DataMapFigure(found, self._layer_name, self._chosen))
        self.stack.setCurrentWidget(self.canvas)

    def _refresh_button(self) -> None:
        self.bar.button.setEnabled(self._possible or self.computing)
        if self.computing:
            text = QCoreApplication.translate("DataMap", "Cancel")
        elif self._current:
            text = QCoreApplication.translate("DataMap", "Compute again")
        else:
            text = QCoreApplication.translate("DataMap", "Compute")
        if self.bar.button.text() != text:
            self.bar.button.setText(text)

    @property
    def _possible(self) -> bool:
        experiment = self._document.experiment
        return experiment.dataset.sample == "picture" and bool(experiment.class_count)

    @property
    def _current(self) -> bool:
        """Whether the map on screen is of what is chosen; perhaps of an earlier step."""
        found = self._embedding
        return (
            found is not None
            and found.layer == self.bar.layer.key()
            and found.method == self.bar.method.key()
        )

    def _refresh_offer(self) -> None:
        if self.computing:
            sentence = QCoreApplication.translate("DataMap", "The images are being laid out")
            button = QCoreApplication.translate("DataMap", "Cancel")
        elif self._error is not None:
            error = self._error
            sentence = error_text(error) if isinstance(error, SettingError) else str(error)
            button = QCoreApplication.translate("DataMap", "Try again")
        elif not self._possible:
            sentence = QCoreApplication.translate(
                "DataMap",
                "Here images of several classes are laid out on a plane: choose a set of images.",
            )
            button = ""
        else:
            sentence = QCoreApplication.translate(
                "DataMap",
                "Each test image becomes a point; images in which the chosen layer finds the same "
                "lie close together.",
            )
            button = QCoreApplication.translate("DataMap", "Compute the map")
        self.offer.show_offer(sentence, button, self._share)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("DataMap", "Map of the data")
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "DataMap",
                "Test images as points, coloured and shaped by their class, mistakes in rings. "
                "Pointing at one shows the image; a click, or Enter, shows it in the other "
                "panels; the arrow keys go from point to point.",
            )
        )
        self._export.set_text(QCoreApplication.translate("DataMap", "Export the map"))
        self.bar.retranslate()
        self._list_layers()
        if self._embedding is not None and self._embedding.layer in (
            PIXELS,
            LOGITS,
            *(layer.key for layer in self._document.experiment.layers),
        ):
            self._layer_name = words.layer_name(self._document.experiment, self._embedding.layer)
        self._refresh()
