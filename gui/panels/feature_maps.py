"""The feature maps panel: filters, what they make of test images, and one cell written out."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from engine.insight.feature_maps import (
    ACTIVATION,
    Drawing,
    FeatureMaps,
    FeatureMapsQuestion,
    convolutions,
    stages_of,
)
from engine.insight.film import FilmQuestion, FilmStrip
from engine.insight.most_activating import MostActivating, MostActivatingJob
from engine.insight.receptive import CellArithmetic, CellQuestion
from engine.nn.network import Network
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from gui import theme
from gui.controls import IconButton, PanelHeader
from gui.controls.title_tabs import TitleTabs
from gui.document import Document
from gui.featuremaps import activating, choice, painting, words
from gui.featuremaps.activating import ActivatingFigure
from gui.featuremaps.activating_view import ActivatingView
from gui.featuremaps.bar import COMMON, FIRST, OWN, RANDOM, MapsBar
from gui.featuremaps.canvas import MapsCanvas
from gui.featuremaps.cell_pane import CellPane
from gui.featuremaps.figure import FILM_MOMENTS, Cell, MapsFigure
from gui.figures.page import Page, Panel
from gui.language import error_text, follow
from gui.numbers import format_number
from gui.questions import Questions, Sparing
from gui.session import Session
from gui.theme import Theme

MAPS, FILM, CELL = "feature_maps", "feature_film", "feature_cell"
"""Names of its questions."""
JOB = "most_activating"

PERIOD_S = 0.1
CELL_PERIOD_S = 0.25
FILM_PERIOD_S = 0.5
MAPS_TAB, ACTIVATING_TAB = 0, 1
WIDE = 900
"""From this width on the arithmetic stands beside the maps, not below."""
ARITHMETIC_WIDTH, ARITHMETIC_HEIGHT = 480, 330


class FeatureMapsPanel(QWidget):
    """Shows the answers to its questions in the newest frame.

    export_requested(): the reader wants the picture. pointed(text): what the place under the
    pointer says, "" at the end. questions_changed(): `questions` has another answer now.
    picture_chosen(index): the test picture of a column was clicked.
    """

    export_requested = Signal()
    pointed = Signal(str)
    questions_changed = Signal()
    picture_chosen = Signal(int)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._session = document, session
        self._frame: Frame | None = None
        self._listed: object = None  # the pictures that the columns are chosen from
        self._running = False
        self._network: Network | None = None  # of the document's experiment
        self._maps: FeatureMaps | None = None
        self._film_strip: FilmStrip | None = None
        self._answers: tuple[object, ...] = (None, None, None)
        self._layer, self._stage, self._channel = "", ACTIVATION, 0
        self._way: object = FIRST
        self._draw = 0
        self._pictures = tuple(range(choice.COLUMNS))
        self._drawing: Drawing | None = None
        self._films: dict[str, FilmQuestion] = {}  # by layer; kept, for they remember
        self._cell: Cell | None = None
        self._written: CellArithmetic | None = None
        self._build()
        document.changed.connect(self._experiment_changed)
        session.job_progressed.connect(self._job_progressed)
        session.job_finished.connect(self._job_finished)
        session.job_failed.connect(self._job_failed)
        self._follow_experiment()
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    def _build(self) -> None:
        self.tabs = TitleTabs(2)
        self.tabs.currentChanged.connect(self._turn_to)
        self.film_button = IconButton("history")
        self.film_button.setCheckable(True)
        self.film_button.setChecked(True)
        self.film_button.toggled.connect(self.show_film)
        export = IconButton("image-down")
        export.clicked.connect(lambda: self.export_requested.emit())
        self._export = export
        self.header = PanelHeader("", "", self.film_button, export)
        self.header.set_lead(self.tabs)
        self.bar = MapsBar()
        self.bar.layer_asked.connect(self.choose_layer)
        self.bar.stage_asked.connect(self.choose_stage)
        self.bar.channel_asked.connect(self.choose_channel)
        self.bar.scale_asked.connect(self.choose_scale)
        self.bar.pictures_asked.connect(self.choose_pictures)
        self.bar.others_asked.connect(self._draw_others)
        self.bar.indices_asked.connect(self._type_indices)
        self.bar.scale.show_key(OWN)
        self.canvas = MapsCanvas()
        self.canvas.pointed.connect(self.pointed)
        self.canvas.cell_chosen.connect(self.choose_cell)
        self.canvas.picture_chosen.connect(self._choose_column)
        self.pane = CellPane()
        self.pane.closed.connect(self.close_cell)
        self.pane.channel_chosen.connect(self.choose_channel)
        self.pane.hide()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.canvas)
        self.split.addWidget(self.pane)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.activating = ActivatingView()
        self.activating.wanted.connect(self.measure_activating)
        self.activating.cancelled.connect(self._cancel_job)
        self.activating.canvas.pointed.connect(self.pointed)
        self.activating.canvas.chosen.connect(self._open_activating)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.split)
        self.stack.addWidget(self.activating)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)

    # What it asks and shows

    def questions(self) -> Questions:
        """What it asks of the run: while that stands still, of every moment."""
        if not self._layer:
            return ()
        moving = self._running
        maps = FeatureMapsQuestion(self._layer, self._pictures, self._stage, self._drawing)
        asked: Questions = ((MAPS, Sparing(maps, PERIOD_S if moving else 0.0)),)
        # All layers', also while they are not seen: a film remembers when it was asked.
        for key, film in self._films.items():
            asked += ((f"{FILM}.{key}", Sparing(film, FILM_PERIOD_S if moving else 0.0)),)
        cell = self._cell_question()
        if cell is not None:
            asked += ((CELL, Sparing(cell, CELL_PERIOD_S if moving else 0.0)),)
        return asked

    def _cell_question(self) -> CellQuestion | None:
        cell = self._cell
        count = len(self._pictures)
        if cell is None or cell.picture > count or (cell.picture == count and not self._drawing):
            return None
        drawn = cell.picture == count
        return CellQuestion(
            self._layer,
            -1 if drawn else self._pictures[cell.picture],
            cell.filter,
            cell.row,
            cell.column,
            self._stage,
            self._channel,
            self._drawing if drawn else None,
        )

    def show_frame(self, frame: Frame) -> None:
        """Show another moment; answers that are shown already cost nothing."""
        self._frame = frame
        if frame.running != self._running:
            self._running = frame.running
            self.questions_changed.emit()
        if frame.material.samples is not self._listed:
            self._listed = frame.material.samples
            if self._way is None:  # the numbers were of other pictures
                self._way = FIRST
            self._list_pictures()
        self.activating.show_step(frame.step)
        names = (MAPS, f"{FILM}.{self._layer}", CELL)
        answers = tuple(frame.answers.get(name) for name in names)
        if all(new is old for new, old in zip(answers, self._answers, strict=True)):
            return
        before, self._answers = self._answers, answers
        maps, film, cell = answers
        if isinstance(maps, SettingError):
            self._maps = None
            self.canvas.show_sentence(error_text(maps))
        elif isinstance(maps, FeatureMaps):
            self._maps = maps
        if isinstance(film, FilmStrip):
            self._film_strip = film
        if cell is before[-1] and self._written is not None:
            pass
        elif isinstance(cell, CellArithmetic):
            self._written = cell
            self.pane.show_answer(cell, self._layer_title())
        elif isinstance(cell, SettingError):
            self._written = None
            self.pane.show_sentence(error_text(cell))
        self._refresh()

    def _refresh(self) -> None:
        """Draw what is known; another layer's maps are not this one's."""
        maps = self._maps
        if self._network is None or not self._layer:
            has_pictures = self._document.experiment.dataset.sample == "picture"
            self.canvas.show_sentence(words.nothing_to_show(has_pictures))
        elif maps is not None and maps.layer == self._layer:
            self.canvas.show_figure(self._figure(maps))
        self._say_subtitle()

    def _figure(self, maps: FeatureMaps) -> MapsFigure:
        film = self._film_strip if self.film_button.isChecked() else None
        if film is not None and film.layer != maps.layer:
            film = None
        written = self._written
        fits = written is not None and self._cell is not None and self.pane.isVisibleTo(self)
        return MapsFigure(
            maps,
            film,
            self.bar.scale.key() == COMMON,
            self._channel,
            self._cell,
            written.field if written is not None and fits else None,
        )

    def figure(self, theme: Theme) -> Page:
        """The tab on screen as a page for export."""
        if self.tabs.currentIndex() == ACTIVATING_TAB:
            found = self.activating.canvas.figure
            if found is None:
                return Page(())
            caption = activating.caption(found, self._layer_title(found.found.layer))
            return Page((Panel(found, activating.draw),), caption=caption)
        shown = self.canvas.figure
        if shown is None:
            return Page(())
        said = words.caption(shown, self._layer_title())
        return Page((Panel(shown, painting.draw),), caption=said)

    # What is chosen

    def choose_layer(self, key: str) -> None:
        """Show another convolution layer."""
        if key != self._layer:
            self._layer, self._channel = key, 0
            self.close_cell()
            self._follow_layer()
            self._ask()

    def choose_stage(self, stage: str) -> None:
        """Show the maps before the activation, after it or after pooling."""
        if stage != self._stage:
            self._stage = stage
            self.close_cell()
            self._follow_layer()
            self._ask()

    def choose_channel(self, channel: int) -> None:
        """Show another channel of the kernels, and its products."""
        if channel != self._channel:
            self._channel = channel
            self.bar.channel.show_key(channel)
            found = self.activating.canvas.figure
            if found is not None:
                moved = dataclasses.replace(found, channel=channel)
                self.activating.canvas.show_figure(moved)
            self._ask()
            self._refresh()

    def choose_scale(self, scale: str) -> None:
        """A grey scale for each filter (OWN), or one for all (COMMON)."""
        self.bar.scale.show_key(scale)
        self._refresh()

    def show_film(self, wanted: bool) -> None:
        """Show how the filters came to be, or not."""
        self.film_button.setChecked(wanted)
        self._refresh()

    def choose_pictures(self, way: object) -> None:
        """FIRST, RANDOM or the number of a class."""
        self._way, self._draw = way, 0
        self._list_pictures()

    def _draw_others(self) -> None:
        self._draw += 1
        if self._way == FIRST:
            self._way = RANDOM
        self._list_pictures()

    def _list_pictures(self) -> None:
        """Find the pictures that the way of choosing gives."""
        targets = self._targets()
        if targets is not None:
            self._show_pictures(choice.chosen(self._way, self._draw, targets))

    def _targets(self) -> choice.Targets | None:
        frame = self._frame
        if frame is None or frame.experiment.dataset.sample != "picture":
            return None
        material = frame.material
        test = material.test if len(material.test.targets) else material.training
        return test.targets

    def _type_indices(self, text: str) -> None:
        targets = self._targets()
        if targets is None:
            return
        try:
            found = choice.typed(text, len(targets))
        except SettingError as error:
            self.bar.show_error(error_text(error))
            return
        self._way = None
        self._show_pictures(found)

    def _show_pictures(self, pictures: tuple[int, ...]) -> None:
        self.bar.show_error("")
        self.bar.pictures.show_key(self._way)
        self.bar.show_indices(pictures)
        if pictures != self._pictures:
            self._pictures = pictures
            self.close_cell()
            self._ask()

    def show_picture(self, index: int) -> None:
        """Put a test picture among the columns, at the left where it is not there yet."""
        self._way = None
        self.tabs.setCurrentIndex(MAPS_TAB)
        self._show_pictures(choice.with_picture(self._pictures, index))

    def show_drawing(self, pixels: choice.Pixels | None) -> None:
        """Show a drawing in the last column, uint8 (h, w, c) like the test images; None ends it."""
        drawing = None if pixels is None else Drawing.of(pixels)
        if drawing != self._drawing:
            self._drawing = drawing
            self._ask()

    def choose_cell(self, cell: Cell) -> None:
        """Write a cell out."""
        self._cell = cell
        if not self.pane.isVisibleTo(self):
            self._written = None
            self.pane.show()
            self._share_room()
        self._ask()
        self._refresh()

    def close_cell(self) -> None:
        """No longer write a cell out."""
        if self._cell is not None:
            self._cell = self._written = None
            self.pane.hide()
            self._ask()
            self._refresh()

    def _choose_column(self, column: int) -> None:
        if column < len(self._pictures):  # the drawing has no number
            self.picture_chosen.emit(self._pictures[column])

    def _ask(self) -> None:
        self.questions_changed.emit()

    # The most activating images

    def measure_activating(self) -> None:
        """Look through the test set for the pictures that the filters of the layer answer most."""
        if self._layer:
            self._session.begin(JOB, MostActivatingJob(self._layer))
            self.activating.show_progress(0.0)

    def _cancel_job(self) -> None:
        self._session.cancel(JOB)
        self.activating.show_idle()

    def _job_progressed(self, name: str, share: float) -> None:
        if name == JOB:
            self.activating.show_progress(share)

    def _job_finished(self, name: str, result: object) -> None:
        if name == JOB and isinstance(result, MostActivating):
            self.activating.show_idle()
            if result.layer == self._layer:
                self.activating.canvas.show_figure(ActivatingFigure(result, self._channel))
                self._say_moment()

    def _job_failed(self, name: str, error: object) -> None:
        if name == JOB:
            self.activating.show_idle()
            said = error_text(error) if isinstance(error, SettingError) else str(error)
            self.activating.canvas.show_figure(None, said)

    def _open_activating(self, row: int, place: int) -> None:
        """Show a picture among the maps, with the number for which it is here written out."""
        found = self.activating.canvas.figure
        if found is None:
            return
        measured = found.found
        index = int(measured.pictures[row, place])
        self.show_picture(index)
        if self._stage != ACTIVATION:
            self.choose_stage(ACTIVATION)
        column = self._pictures.index(index)
        at = int(measured.rows[row, place]), int(measured.columns[row, place])
        self.choose_cell(Cell(row, column, *at))
        self.canvas.show_row(row)

    def _turn_to(self, tab: int) -> None:
        self.stack.setCurrentIndex(tab)
        self.film_button.setVisible(tab == MAPS_TAB)
        for widget in (self.bar.stage, self.bar.pictures, self.bar.others, self.bar.indices):
            widget.setVisible(tab == MAPS_TAB)
        self.bar.scale.setVisible(tab == MAPS_TAB)
        self._say_subtitle()
        if tab == ACTIVATING_TAB and self.activating.canvas.figure is None:
            self.measure_activating()

    # What follows from the experiment

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        same = old.layers == new.layers and old.dataset == new.dataset
        if not same or old.data_seed != new.data_seed or old.training_share != new.training_share:
            self._follow_experiment()
            self._ask()

    def _follow_experiment(self) -> None:
        experiment = self._document.experiment
        self._network = None
        if experiment.dataset.sample == "picture":
            try:
                self._network = experiment.network()
            except SettingError:  # the stack says where
                self._network = None
        keys = convolutions(self._network) if self._network is not None else ()
        self._films = {key: self._films.get(key) or FilmQuestion(key, FILM_MOMENTS) for key in keys}
        if self._layer not in keys:
            self._layer, self._channel = (keys[0] if keys else ""), 0
            self.close_cell()
        self.activating.canvas.show_figure(None, words.not_measured())
        self._follow_layer()
        self._refresh()

    def _follow_layer(self) -> None:
        """Offer what the layer has."""
        network, layer = self._network, self._layer
        usable = network is not None and bool(layer)
        self.bar.setVisible(usable)
        if network is None or not layer:
            return
        stages = stages_of(network, layer)
        if self._stage not in stages:
            self._stage = ACTIVATION
        channels = network.plan(layer).input_shape[2]
        self._channel = min(self._channel, channels - 1)
        experiment = self._document.experiment
        named = [(key, words.convolution_title(experiment, key)) for key in convolutions(network)]
        self.bar.list_layers(named, layer)
        self.bar.list_channels(channels, self._channel)
        self.bar.list_classes(self._class_names(), self._way)
        self.bar.show_stages(stages, self._stage)
        self.bar.show_indices(self._pictures)

    def _class_names(self) -> tuple[str, ...]:
        if self._maps is not None and len(self._maps.class_names):
            return self._maps.class_names
        return tuple(str(number) for number in range(self._document.experiment.class_count))

    def _layer_title(self, key: str = "") -> str:
        return words.convolution_title(self._document.experiment, key or self._layer)

    def _say_subtitle(self) -> None:
        maps, text = self._maps, ""
        if maps is not None and maps.layer == self._layer and self._network is not None:
            text = QCoreApplication.translate(
                "FeatureMaps", "{filters} filters, {pictures} images"
            ).format(
                filters=format_number(len(maps.filters)), pictures=format_number(len(maps.pixels))
            )
        if text != self.header.subtitle.text():
            self.header.set_subtitle(text)

    def _say_moment(self) -> None:
        if self._frame is not None:
            self.activating.show_step(self._frame.step)

    # Words, keys and sizes

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        translate = QCoreApplication.translate
        self.tabs.set_texts(
            translate("FeatureMaps", "Filters and feature maps"),
            translate("FeatureMaps", "Most activating"),
        )
        self.canvas.setAccessibleName(translate("FeatureMaps", "Filters and feature maps"))
        self.canvas.setWhatsThis(
            translate(
                "FeatureMaps",
                "Each row is a filter, each column a test image, each picture the filter's answer "
                "at every place. Click a place to see the sum behind it; arrow keys go from map "
                "to map, with Shift from place to place.",
            )
        )
        self.film_button.set_text(
            translate("FeatureMaps", "Film of the filters, from their first random state to now")
        )
        self._export.set_text(translate("FeatureMaps", "Export the feature maps"))
        self.bar.retranslate()
        self.pane.retranslate()
        self.activating.retranslate()
        self._follow_layer()
        if self._written is not None:
            self.pane.show_answer(self._written, self._layer_title())
        if self.activating.canvas.figure is None:
            self.activating.canvas.show_figure(None, words.not_measured())
        self._refresh()
        self._say_moment()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._cell is not None:
            self.close_cell()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= theme.current().px(WIDE)
        turned = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.split.orientation() != turned:
            self.split.setOrientation(turned)
            self._share_room()
        super().resizeEvent(event)

    def _share_room(self) -> None:
        """Give the arithmetic about half; its line can be moved."""
        if self.split.orientation() == Qt.Orientation.Horizontal:
            room, wanted = self.split.width(), theme.current().px(ARITHMETIC_WIDTH)
        else:
            room, wanted = self.split.height(), theme.current().px(ARITHMETIC_HEIGHT)
        pane = min(wanted, room // 2)
        self.split.setSizes([room - pane, pane])
