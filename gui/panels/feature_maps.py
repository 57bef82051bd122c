"""The feature maps panel: filters, what they make of test images, and one cell written out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.insight.feature_maps import (
    ACTIVATION,
    FeatureMaps,
    convolutions,
    stages_of,
)
from engine.insight.film import FilmQuestion, FilmStrip
from engine.insight.most_activating import MostActivating
from engine.nn.network import Network
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from gui.controls import IconButton, PanelHeader
from gui.controls.title_tabs import TitleTabs
from gui.document import Document
from gui.featuremaps import activating, choice, painting, words
from gui.featuremaps.activating_view import ActivatingView
from gui.featuremaps.asked import CELL, FILM, MAPS, Asked
from gui.featuremaps.bar import COMMON, OWN, MapsBar
from gui.featuremaps.canvas import MapsCanvas
from gui.featuremaps.cell_pane import CellPane
from gui.featuremaps.columns import Columns
from gui.featuremaps.figure import FILM_MOMENTS, Cell, MapsFigure
from gui.featuremaps.halves import Halves
from gui.featuremaps.search import Search
from gui.featuremaps.written import Written
from gui.figures.page import Page, Panel
from gui.language import error_text, follow
from gui.questions import Questions
from gui.session import Session
from gui.theme import Theme

MAPS_TAB, ACTIVATING_TAB = 0, 1


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
        self._running = False
        self._network: Network | None = None  # of the document's experiment
        self._maps: FeatureMaps | None = None
        self._film_strip: FilmStrip | None = None
        self._answers: tuple[object, ...] = (None, None, None)
        self._layer, self._stage, self._channel = "", ACTIVATION, 0
        self._films: dict[str, FilmQuestion] = {}  # by layer; kept, for they remember
        self._build()
        document.changed.connect(self._experiment_changed)
        self._follow_experiment()
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    def _build(self) -> None:
        self.tabs = TitleTabs(2, long=True)
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
        self.columns = Columns(self.bar, self)
        self.columns.pictures_changed.connect(self._pictures_changed)
        self.columns.drawing_changed.connect(self._drawing_changed)
        self.bar.scale.show_key(OWN)
        self.canvas = MapsCanvas()
        self.canvas.pointed.connect(self.pointed)
        self.canvas.picture_chosen.connect(self._choose_column)
        self.pane = CellPane()
        self.pane.channel_chosen.connect(self.choose_channel)
        self.split = Halves(self.canvas, self.pane)
        self.written = Written(self.pane, self.split, self)
        self.written.changed.connect(self._cell_changed)
        self.canvas.cell_chosen.connect(self.written.choose)
        self.activating = ActivatingView()
        self.activating.canvas.pointed.connect(self.pointed)
        self.search = Search(self._session, self.activating, self)
        self.search.opened.connect(self._open_found)
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
        asked = Asked(
            self._layer,
            self._stage,
            self._channel,
            self.columns.pictures,
            self.columns.drawing,
            self.written.cell,
        )
        return asked.questions(self._films, moving=self._running)

    def show_frame(self, frame: Frame) -> None:
        """Show another moment; answers that are shown already cost nothing."""
        self._frame = frame
        if frame.running != self._running:
            self._running = frame.running
            self.questions_changed.emit()
        self.columns.follow(frame)
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
        if cell is not before[-1] or self.written.answer is None:
            self.written.show_answer(cell, self._layer_title())
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
        return MapsFigure(
            maps,
            film,
            self.bar.scale.key() == COMMON,
            self._channel,
            self.written.cell,
            self.written.field,
        )

    def figure(self, theme: Theme) -> Page:
        """The tab on screen as a page for export."""
        if self.tabs.currentIndex() == ACTIVATING_TAB:
            found = self.search.figure
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
            self.written.close()
            self._follow_layer()
            self._ask()

    def choose_stage(self, stage: str) -> None:
        """Show the maps before the activation, after it or after pooling."""
        if stage != self._stage:
            self._stage = stage
            self.written.close()
            self._follow_layer()
            self._ask()

    def choose_channel(self, channel: int) -> None:
        """Show another channel of the kernels, and its products."""
        if channel != self._channel:
            self._channel = channel
            self.bar.channel.show_key(channel)
            self.search.follow(self._layer, channel)
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

    def take_settings(self, other: FeatureMapsPanel) -> None:
        """Show the layer, the stage and the scale that another shows, for a film of it."""
        self.choose_layer(other._layer)
        self.choose_stage(other._stage)
        self.choose_channel(other._channel)
        self.choose_scale(other.bar.scale.key())
        self.show_film(other.film_button.isChecked())

    def show_picture(self, index: int) -> None:
        """Put a test picture among the columns, at the left where it is not there yet."""
        self.tabs.setCurrentIndex(MAPS_TAB)
        self.columns.show_picture(index)

    def show_drawing(self, pixels: choice.Pixels | None) -> None:
        """Show a drawing in the last column, uint8 (h, w, c) like the test images; None ends it."""
        self.columns.show_drawing(pixels)

    def _pictures_changed(self) -> None:
        self.written.close()
        self._ask()

    def _drawing_changed(self) -> None:
        """What is written out of a drawing follows its strokes, until there is none."""
        cell = self.written.cell
        gone = self.columns.drawing is None
        if gone and cell is not None and cell.picture >= len(self.columns.pictures):
            self.written.close()
        self._ask()

    def _cell_changed(self) -> None:
        self._ask()
        self._refresh()

    def _choose_column(self, column: int) -> None:
        if column < len(self.columns.pictures):  # the drawing has no number
            self.picture_chosen.emit(self.columns.pictures[column])

    def _ask(self) -> None:
        self.questions_changed.emit()

    def _open_found(self, found: MostActivating, row: int, place: int) -> None:
        """Show a picture among the maps, with the number for which it was found written out."""
        index = int(found.pictures[row, place])
        self.show_picture(index)
        self.choose_stage(ACTIVATION)
        at = int(found.rows[row, place]), int(found.columns[row, place])
        self.written.choose(Cell(row, self.columns.pictures.index(index), *at))
        self.canvas.show_row(row)

    def _turn_to(self, tab: int) -> None:
        self.stack.setCurrentIndex(tab)
        self.film_button.setVisible(tab == MAPS_TAB)
        self.bar.show_pictures(tab == MAPS_TAB)
        self._say_subtitle()
        if tab == ACTIVATING_TAB:
            self.search.begin_once()

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
            self.written.close()
        self.search.forget()
        self._follow_layer()
        self._refresh()

    def _follow_layer(self) -> None:
        """Offer what the layer has."""
        network, layer = self._network, self._layer
        self.search.follow(layer, self._channel)
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
        self.bar.list_classes(self._class_names(), self.columns.way)
        self.bar.show_stages(stages, self._stage)
        self.bar.show_indices(self.columns.pictures)

    def _class_names(self) -> tuple[str, ...]:
        named = self._maps.class_names if self._maps is not None else ()
        return named or tuple(str(n) for n in range(self._document.experiment.class_count))

    def _layer_title(self, key: str = "") -> str:
        return words.convolution_title(self._document.experiment, key or self._layer)

    def _say_subtitle(self) -> None:
        maps, text = self._maps, ""
        if maps is not None and maps.layer == self._layer and self._network is not None:
            text = words.counts(maps)
        if text != self.header.subtitle.text():
            self.header.set_subtitle(text)

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
        self.written.retranslate(self._layer_title())
        self.search.retranslate()
        self._follow_layer()
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.written.cell is not None:
            self.written.close()
        else:
            super().keyPressEvent(event)
