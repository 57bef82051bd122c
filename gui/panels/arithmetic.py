"""The arithmetic panel: the numbers behind a neuron for a chosen point, and the life of a point."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from engine.nn.dense import DenseBase
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.journal import WeightEdit
from gui import theme
from gui.arithmetic.canvas import FormulaCanvas
from gui.arithmetic.formula import BIAS_COLUMN, formula, notes
from gui.arithmetic.holding import FROZEN, SILENT, can_be_silent, dense_layer, holding, is_held
from gui.arithmetic.life import life
from gui.arithmetic.life_canvas import LifeCanvas
from gui.arithmetic.questions import (
    NeuronAnswer,
    NeuronQuestion,
    Place,
    PointAnswer,
    PointQuestion,
    Sample,
    Subject,
)
from gui.arithmetic.small_map import small_map
from gui.arithmetic.words import (
    coordinates,
    neuron_name,
    no_neuron,
    no_point,
    only_an_input,
    point_name,
    subject_name,
)
from gui.controls import Button, PanelHeader
from gui.controls.title_tabs import TitleTabs
from gui.diagram.columns import INPUTS_KEY
from gui.document import Document
from gui.experiment.scrolling import ScrollingColumn
from gui.language import error_text, follow
from gui.questions import Questions, Sparing
from gui.session import Session

NEURON, POINT = 0, 1  # the tabs
PERIOD_S = 0.1
"""While the network learns, numbers that are read change ten times a second."""


class ArithmeticPanel(QWidget):
    """Shows the neuron and the point that it is told of, as the answers of frames have them.

    questions_changed: `questions()` are others now.
    """

    questions_changed = Signal()

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._neuron: tuple[str, int] | None = None
        self._sample: Sample | None = None
        self._place: Place | None = None
        self._frame: Frame | None = None
        self._neuron_answer: NeuronAnswer | SettingError | None = None
        self._point_answer: PointAnswer | None = None
        self._running = False

        self.tabs = TitleTabs(2, long=True)
        self.tabs.currentChanged.connect(self._show_tab)
        self.freeze = Button(icon="snowflake")
        self.freeze.setCheckable(True)
        self.freeze.clicked.connect(lambda on: self._hold(FROZEN, on))
        self.silence = Button(icon="circle-slash")
        self.silence.setCheckable(True)
        self.silence.clicked.connect(lambda on: self._hold(SILENT, on))
        self.header = PanelHeader("", "", self.freeze, self.silence)
        self.header.set_lead(self.tabs)
        self.header.installEventFilter(self)

        self.formula = FormulaCanvas()
        self.formula.edit_wanted.connect(self._open_field)
        self.formula.asked.connect(self._edit_weight)
        self.life = LifeCanvas()
        self._stack = QStackedWidget()
        self._areas = []
        for canvas in (self.formula, self.life):
            area = ScrollingColumn()
            area.setWidget(canvas)
            area.viewport().installEventFilter(self)
            self._stack.addWidget(area)
            self._areas.append(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._stack, 1)
        self.setMinimumHeight(theme.current().px(60))
        document.changed.connect(self._experiment_changed)
        theme.theme_changed.connect(self._theme_changed)
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    # what it is told

    @property
    def neuron(self) -> tuple[str, int] | None:
        """The key of the layer and the number of the neuron that is shown."""
        return self._neuron

    @property
    def subject(self) -> Subject:
        """The point that numbers are plugged in of: the chosen one, else that under the pointer."""
        return self._sample or self._place or Sample(0)

    def show_neuron(self, key: str, unit: int) -> None:
        """Show the arithmetic of a neuron; ("", -1) ends it."""
        neuron = (key, unit) if key else None
        if neuron == self._neuron:
            return
        self._neuron, self._neuron_answer = neuron, None
        self.formula.field.close_field()
        if neuron is not None:
            self.tabs.setCurrentIndex(NEURON)
        self._refresh()
        self.questions_changed.emit()

    def show_sample(self, index: int, is_training: bool) -> None:
        """Show the life of a data point, and plug its numbers in."""
        self._set_sample(Sample(index, is_training))

    def release_sample(self) -> None:
        """No data point is chosen any more."""
        self._set_sample(None)

    def show_place(self, place: tuple[float, float] | None) -> None:
        """Plug in the place of the plane that is pointed at, as long as no data point is chosen."""
        now = None if place is None else Place(*place)
        if now != self._place:
            self._place = now
            if self._sample is None and self._neuron is not None:
                self._show_titles()
                self.questions_changed.emit()

    def _set_sample(self, sample: Sample | None) -> None:
        if sample != self._sample:
            self._sample, self._point_answer = sample, None
            if sample is not None and self._neuron is None:
                self.tabs.setCurrentIndex(POINT)
            self._refresh()
            self.questions_changed.emit()

    # what it asks of the run

    def questions(self) -> Questions:
        """What is to be answered with the frames."""
        period = PERIOD_S if self._running else 0.0
        if self.tabs.currentIndex() == POINT:
            if self._sample is None:
                return ()
            return (("point", Sparing(PointQuestion(self._sample), period)),)
        if self._neuron is None or self._neuron[0] == INPUTS_KEY:
            return ()
        question = NeuronQuestion(*self._neuron, self.subject)
        return (("neuron", Sparing(question, period)),)

    def show_frame(self, frame: Frame) -> None:
        """Show what a frame answers; called only while the panel is visible."""
        self._frame = frame
        if frame.running != self._running:
            self._running = frame.running
            self.questions_changed.emit()
        self._take(frame.answers.get("neuron"), frame)
        self._take(frame.answers.get("point"), frame)

    def _take(self, answer: object, frame: Frame) -> None:
        if isinstance(answer, NeuronAnswer):
            if answer is self._neuron_answer or answer.question.subject != self.subject:
                return
            if (answer.question.key, answer.question.unit) != self._neuron:
                return
            self._neuron_answer = answer
            self._show_formula()
        elif isinstance(answer, PointAnswer):
            if answer is self._point_answer or answer.question.sample != self._sample:
                return
            if answer.material is not frame.material:
                return  # the point is one of older data
            self._point_answer = answer
            self._show_life()
        elif isinstance(answer, SettingError):
            if self.tabs.currentIndex() == POINT:
                self.life.show_sentence(error_text(answer))
            else:
                self._neuron_answer = None
                self.formula.show_sentence(error_text(answer))

    # what it shows

    def retranslate(self) -> None:
        translate = QCoreApplication.translate
        self._fit_header()
        self.freeze.setAccessibleName(translate("Arithmetic", "Freeze this neuron"))
        self.silence.setAccessibleName(translate("Arithmetic", "Silence this neuron"))
        self.tabs.setAccessibleName(translate("Arithmetic", "Neuron or point"))
        self.tabs.setToolTip(
            translate("Arithmetic", "The arithmetic of a neuron, or the life of a point")
        )
        self.formula.setAccessibleName(translate("Arithmetic", "Arithmetic of a neuron"))
        self.life.setAccessibleName(translate("Arithmetic", "Life of a point"))
        self.formula.setWhatsThis(
            translate(
                "Arithmetic",
                "What enters the neuron, each times its weight, the sum, and what the activation "
                "makes of it. Arrow keys walk from weight to weight, Enter changes one.",
            )
        )
        self.life.setWhatsThis(
            translate(
                "Arithmetic",
                "What every layer makes of one point, its loss, its share of the gradient, and the "
                "map after one step on it alone.",
            )
        )
        self._refresh()

    def _refresh(self) -> None:
        self._show_titles()
        self._show_formula()
        self._show_life()

    def _show_titles(self) -> None:
        neuron = QCoreApplication.translate("Arithmetic", "Neuron")
        if self._neuron is not None:
            neuron = neuron_name(self._document.experiment, *self._neuron)
        self.tabs.set_texts(neuron, point_name(self._sample))
        subtitle = ""
        if self.tabs.currentIndex() == NEURON and self._neuron is not None:
            subtitle = subject_name(self.subject, self._sample is not None)
        elif self.tabs.currentIndex() == POINT and self._point_answer is not None:
            subtitle = coordinates(self._point_answer.life.point)
        self.header.set_subtitle(subtitle)
        self._fit_header()
        self._show_holds()

    def _show_tab(self, index: int) -> None:
        self.formula.field.close_field()
        self._stack.setCurrentIndex(index)
        self._show_titles()
        self.questions_changed.emit()

    def _show_formula(self) -> None:
        answer = self._neuron_answer
        if isinstance(answer, NeuronAnswer):
            found = answer.arithmetic
            self.formula.show_formula(formula(found), notes(found), self._running)
        elif self._neuron is None:
            self.formula.show_sentence(no_neuron())
        elif self._neuron[0] == INPUTS_KEY:
            self.formula.show_sentence(only_an_input())

    def _show_life(self) -> None:
        answer, frame = self._point_answer, self._frame
        if self._sample is None:
            self.life.show_sentence(no_point())
        elif answer is not None and frame is not None and self.tabs.currentIndex() == POINT:
            maps = None
            if frame.maps is not None:
                now = theme.current()
                maps = (
                    small_map(frame, frame.maps.output, now),
                    small_map(frame, answer.after.output, now),
                )
            self.life.show_life(life(answer, frame), maps)
            self.header.set_subtitle(coordinates(answer.life.point))

    def _theme_changed(self, _theme: object) -> None:
        self.setMinimumHeight(theme.current().px(60))
        self._fit_header()
        self._show_life()

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        if old.layers != new.layers or old.output != new.output or old.features != new.features:
            self._show_titles()

    # holding a neuron

    def _layer(self) -> DenseBase | None:
        if self._neuron is None:
            return None
        return dense_layer(self._document.experiment, self._neuron[0])

    def _show_holds(self) -> None:
        """The buttons as the experiment has them; only hidden units can be silenced."""
        layer, translate = self._layer(), QCoreApplication.translate
        is_neuron = self.tabs.currentIndex() == NEURON and layer is not None
        self.freeze.setVisible(is_neuron)
        self.silence.setVisible(is_neuron and can_be_silent(layer))
        if layer is None or self._neuron is None:
            return
        unit = self._neuron[1]
        self.freeze.setEnabled(not layer.frozen)
        self.freeze.setChecked(is_held(layer, unit, FROZEN))
        self.silence.setChecked(is_held(layer, unit, SILENT))
        if layer.frozen:
            self.freeze.setToolTip(translate("Arithmetic", "The whole layer is frozen"))
        else:
            self.freeze.setToolTip(
                translate("Arithmetic", "Keep the weights and the bias of this neuron as they are")
            )
        self.silence.setToolTip(translate("Arithmetic", "Hold the output of this neuron at 0"))

    def _hold(self, how: str, on: bool) -> None:
        if self._neuron is None:
            return
        asked = holding(self._document.experiment, *self._neuron, how, on)
        if asked is not None:
            self._document.edit(*asked)
        self._show_holds()

    # editing a weight

    def _weight(self, column: int) -> float:
        """What a weight of the neuron is in the newest frame, nan where that does not say."""
        answer = self._neuron_answer
        if not isinstance(answer, NeuronAnswer):
            return math.nan
        terms = answer.arithmetic.terms
        if column == BIAS_COLUMN:
            return terms[-1].weight if terms[-1].is_bias else math.nan
        return terms[column].weight if column < len(terms) else math.nan

    def _open_field(self, column: int) -> None:
        answer = self._neuron_answer
        value = self._weight(column)
        if not isinstance(answer, NeuronAnswer) or self._neuron is None or math.isnan(value):
            return
        name = neuron_name(self._document.experiment, *self._neuron)
        if column == BIAS_COLUMN:
            said = QCoreApplication.translate("Arithmetic", "Bias of {neuron}").format(neuron=name)
        else:
            text = QCoreApplication.translate("Arithmetic", "Weight of {symbol} in {neuron}")
            said = text.format(symbol=answer.arithmetic.terms[column].symbol, neuron=name)
        self.formula.open_field(column, value, said)

    def _edit_weight(self, column: int, value: float) -> None:
        if self._neuron is not None:
            edit = WeightEdit(*self._neuron, column, value)
            self._document.edit_weight(edit, before=self._weight(column))

    def _fit_header(self) -> None:
        """Buttons say what they do where there is room, and are icons where there is not."""
        now = theme.current()
        words = {
            self.freeze: QCoreApplication.translate("Arithmetic", "Freeze"),
            self.silence: QCoreApplication.translate("Arithmetic", "Silence"),
        }
        metrics = QFontMetrics(now.font(semibold=True))
        needed = sum(metrics.horizontalAdvance(word) + now.px(58) for word in words.values())
        fits = self.tabs.sizeHint().width() + needed + now.px(60) <= self.header.width()
        for button, word in words.items():
            button.setMinimumWidth(now.px(32))  # so that the head may become that narrow
            if button.text() != (word if fits else ""):
                button.setText(word if fits else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.header:
            if event.type() == QEvent.Type.Resize:
                self._fit_header()
        elif event.type() == QEvent.Type.Resize:
            formula, life_of_point = self._areas
            self.formula.set_room(formula.viewport().height())
            self.life.set_room(life_of_point.viewport().height())
        return False
