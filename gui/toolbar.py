"""The toolbar: run controls, the clock of the run, undo, export, theme and language."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSpacerItem, QToolButton, QWidget

from engine.training.frame import Frame
from gui import theme
from gui.actions import Actions
from gui.controls import ComboBox, IconButton
from gui.language import follow
from gui.numbers import EPOCH_HAIR, format_number
from gui.readout import Readout
from gui.status import NOTHING, score_name, score_text, widest_score
from gui.toolbar_buttons import (
    ActionButton,
    ActionIcon,
    FindButton,
    LanguageButton,
    Rule,
    WordButton,
)

HEIGHT = 48
SPEEDS = (math.inf, 1000.0, 100.0, 10.0, 1.0)
"""Steps a second that one may choose; infinity is as many as can be made."""

RUN, SPARE, PLAIN = 2, 3, 4
"""How much is left out: words of the buttons of a run, of all but the main one, of that too."""


class ToolBar(QWidget):
    """48 pixels across the window. It shows the run's clock and triggers actions.

    speed_chosen(float): steps a second.   theme_asked(), language_asked(str).
    """

    speed_chosen = Signal(float)
    theme_asked = Signal()
    language_asked = Signal(str)

    def __init__(
        self, actions: Actions, menu: QMenu, export_menu: QMenu, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._spare = False
        self._clocked = True
        self._frame: Frame | None = None
        self._play_width = 0
        self.menu_button = IconButton("menu", role="text")
        self.menu_button.setMenu(menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.reset = ActionButton(actions["reset"])
        self.play = ActionButton(actions["play"], variant="primary")
        self.step = ActionButton(actions["step"])
        self.epoch = ActionButton(actions["epoch"])
        self.speed = ComboBox()
        for steps in SPEEDS:
            self.speed.addItem("", steps)
        self.speed.currentIndexChanged.connect(self._speed_chosen)
        self.epochs, self.steps, self.rate = Readout(), Readout(), Readout()
        self.score = Readout()
        self._scored = True, True  # classes, on a test set
        self.undo = ActionIcon(actions["undo"])
        self.redo = ActionIcon(actions["redo"])
        self.finder = FindButton(actions["find"])
        self.export = WordButton(icon="download")
        self.export.setMenu(export_menu)
        self.lesson = WordButton(icon="book-open")
        self.theme_button = IconButton("moon", role="text")
        self.theme_button.clicked.connect(self.theme_asked)
        self.language_button = LanguageButton()
        self.language_button.chosen.connect(self.language_asked)
        self._lay_out()
        for control in (*self.findChildren(QAbstractButton), self.speed):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard alone
        theme.theme_changed.connect(self._measure)
        follow(self, self._retranslate)
        self._measure()

    def set_spare(self, spare: bool) -> None:
        """Leave all words out that can be, as for a presentation, whatever the room; where the run
        stands and how well it does is told in large letters."""
        self._spare = spare
        for readout in (self.epochs, self.score):
            readout.set_large(spare)
        self.show_frame(self._frame)
        self._fit()

    def show_clock(self, shown: bool) -> None:
        """Whether the run of the workspace concerns what is on screen."""
        self._clocked = shown
        self.show_frame(self._frame)

    def show_frame(self, frame: Frame | None) -> None:
        """Show where the run stands; None: there is no run yet."""
        self._frame = frame
        if frame is None or not self._clocked:
            for readout in (self.epochs, self.steps, self.rate):
                readout.set_value(NOTHING)
            self.score.set_value(NOTHING)
            return
        self._show_score(frame)
        self.epochs.set_value(format_number(int(frame.epoch + EPOCH_HAIR)))
        self.steps.set_value(format_number(frame.step))
        measured = frame.running and frame.steps_per_second > 0
        self.rate.set_value(_rate(frame.steps_per_second) if measured else NOTHING)

    def _show_score(self, frame: Frame) -> None:
        """The score on the test set, or on the training set where nothing is held back."""
        if not self._spare:
            return
        classes, test = frame.experiment.class_count > 0, frame.scores.test_score
        held_back = not math.isnan(test) or len(frame.material.test) > 0
        if (classes, held_back) != self._scored:
            self._scored = classes, held_back
            self._name_score()
            self._fit()
        score = test if held_back else frame.scores.training_score
        self.score.set_value(score_text(score, classes))

    def _name_score(self) -> None:
        self.score.set_label(score_name(*self._scored))
        self.score.set_widest(widest_score(self._scored[0]))

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        self._layout = layout
        layout.addWidget(self.menu_button)
        self._space = QSpacerItem(0, 0)  # the buttons begin where the rail ends
        layout.addItem(self._space)
        for button in (self.reset, self.play, self.step, self.epoch, self.speed):
            layout.addWidget(button)
        clock = Rule()
        layout.addWidget(clock)
        for readout in (self.epochs, self.score, self.steps, self.rate):
            layout.addWidget(readout)
        layout.addStretch(1)
        layout.addWidget(self.undo)
        layout.addWidget(self.redo)
        layout.addWidget(Rule())
        layout.addWidget(self.finder)
        layout.addWidget(self.lesson)
        layout.addWidget(self.export)
        layout.addWidget(Rule())
        self._less = (self.rate, self.steps, self.speed, self.epochs, clock, self.redo, self.undo)
        # Presenting, numbers are missed more than what is also in the menu.
        self._less_spare = (
            *(self.redo, self.undo, self.steps, self.rate),
            *(self.speed, self.score, clock, self.epochs),
        )
        layout.addWidget(self.theme_button)
        layout.addWidget(self.language_button)

    def _speed_chosen(self, index: int) -> None:
        self.speed_chosen.emit(self.speed.itemData(index))

    def _retranslate(self) -> None:
        self.menu_button.set_text(QCoreApplication.translate("ToolBar", "Menu"))
        full = QCoreApplication.translate("ToolBar", "Full speed")
        some = QCoreApplication.translate("ToolBar", "{count} steps/s")
        for index, steps in enumerate(SPEEDS):
            text = full if steps == math.inf else some.format(count=format_number(int(steps)))
            self.speed.setItemText(index, text)
        self.speed.setToolTip(
            QCoreApplication.translate("ToolBar", "How many steps are made in a second, at most")
        )
        self.speed.setAccessibleName(QCoreApplication.translate("ToolBar", "Speed"))
        self.epochs.set_label(QCoreApplication.translate("ToolBar", "epoch"))
        self.steps.set_label(QCoreApplication.translate("ToolBar", "step"))
        self.rate.set_label(QCoreApplication.translate("ToolBar", "speed"))
        self._name_score()
        self.epochs.set_widest("999,999")
        self.steps.set_widest("9,999,999")
        self.rate.set_widest(_rate(88_800))
        self.epochs.setToolTip(
            QCoreApplication.translate("ToolBar", "How often each training point has been seen")
        )
        self.steps.setToolTip(
            QCoreApplication.translate("ToolBar", "How often the weights have been corrected")
        )
        self.rate.setToolTip(
            QCoreApplication.translate("ToolBar", "Steps that the network makes in a second")
        )
        self.lesson.set_word(QCoreApplication.translate("ToolBar", "Lesson"))
        self.lesson.setToolTip(
            QCoreApplication.translate("ToolBar", "Learn with a lesson, step by step")
        )
        self.export.set_word(QCoreApplication.translate("ToolBar", "Export"))
        self.export.setToolTip(
            QCoreApplication.translate("ToolBar", "Save a picture or the numbers of a panel")
        )
        self._dress_theme_button()
        self._measure()

    def _dress_theme_button(self) -> None:
        dark = theme.current().dark
        self.theme_button.set_icon("sun" if dark else "moon")
        self.theme_button.set_text(
            QCoreApplication.translate("ToolBar", "Light theme")
            if dark
            else QCoreApplication.translate("ToolBar", "Dark theme")
        )

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setFixedHeight(now.px(HEIGHT))
        self._layout.setContentsMargins(now.px(22), 0, now.px(12), now.px(1))
        self._layout.setSpacing(now.px(8))
        self._space.changeSize(now.px(72 - 22 - 16) - now.icon_button, 0)
        words = QFontMetrics(now.font())
        texts = [self.speed.itemText(index) for index in range(self.speed.count())]
        widest = max(words.horizontalAdvance(text) for text in texts)
        self.speed.setFixedWidth(widest + now.px(52))
        bold = QFontMetrics(now.font(semibold=True))
        running = [
            QCoreApplication.translate("Commands", "Play"),
            QCoreApplication.translate("Commands", "Pause"),
        ]
        most = max(bold.horizontalAdvance(text) for text in running)
        self._play_width = most + now.icon_size + now.px(36)
        self._dress_theme_button()
        self._fit()

    def _fit(self) -> None:
        """Leave out what is missed least until the rest has room: words, then numbers."""
        most = PLAIN + max(len(self._less), len(self._less_spare))
        for level in range(SPARE if self._spare else 0, most + 1):
            self._leave_out(level)
            if self._layout.minimumSize().width() <= self.width():
                return

    def _leave_out(self, level: int) -> None:
        self.finder.set_compact(level > 0)
        for button in (self.reset, self.step, self.epoch):
            button.set_compact(level >= RUN)
        for words in (self.lesson, self.export):
            words.set_compact(level >= SPARE)
        self.language_button.set_compact(level >= SPARE)
        self.play.set_compact(level >= PLAIN)
        self.play.setMinimumWidth(0 if level >= PLAIN else self._play_width)
        self.score.setVisible(self._spare and self._clocked)
        for place, widget in enumerate(self._less_spare if self._spare else self._less):
            if widget is self.score and not self._clocked:
                continue
            widget.setVisible(level <= PLAIN + place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        line = now.px(1)
        painter.fillRect(0, self.height() - line, self.width(), line, now.border)


def _rate(steps_per_second: float) -> str:
    """18.3 k steps/s"""
    thousands = steps_per_second >= 1000
    shown = steps_per_second / 1000 if thousands else steps_per_second
    number = format_number(float(shown), 3, pad=thousands) + (" k" if thousands else "")
    return QCoreApplication.translate("ToolBar", "{count} steps/s").format(count=number)
