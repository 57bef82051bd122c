"""The optimizer race: every optimizer of the engine on one surface, from one start."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Generator
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine.basics.race import (
    Race,
    RaceSettings,
    finish,
    published_racers,
    quick_racers,
    run_race,
)
from engine.basics.states import RaceState
from engine.basics.surfaces import Point, Surface
from engine.nn.optimizers import Optimizer
from engine.registry import SettingError
from engine.training.frame import Frame
from engine.training.trainer import Trainer
from gui import theme as themes
from gui.basics.stateful import StatefulPanel
from gui.controls import IconButton, PanelHeader
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.figures.tables import curves_csv
from gui.language import error_text, follow
from gui.race import losses, painting, words
from gui.race.canvas import LossesCanvas, RaceCanvas
from gui.race.controls import PUBLISHED, QUICK, RaceControls
from gui.race.figure import RaceFigure
from gui.race.losses import LossesFigure
from gui.race.playback import Playback
from gui.session import Session
from gui.theme import Theme

JOB = "optimizer race"
FIRST = ("sgd", "momentum", "adagrad", "rmsprop", "adam")
"""Who takes part at first; more can be switched on."""
CONTROLS = 330
OWN_RATES = "own"
MAP, PLOT = 2, 1
"""Shares of the room that the two pictures have."""


class RacePanel(StatefulPanel):
    """Has settings of its own, which no experiment follows; races are run on the worker.

    export_requested(): the reader wants the picture. pointed(text): what is under the pointer, ""
    at the end.
    """

    State = RaceState
    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._settings = RaceSettings()
        self._rates = QUICK
        self._racers: dict[str, Optimizer] = quick_racers(self._settings.surface)
        self._running = set(FIRST)
        self._start: Point = self._settings.surface.start
        self._error: SettingError | None = None
        self._to_show: int | None = None  # a step, once the race has been run
        self._reset = IconButton("rotate-ccw")
        self._reset.clicked.connect(lambda: self.reset())
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._reset, self._export)
        self.controls = RaceControls(self._settings)
        self.controls.edited.connect(self._edit)
        self.controls.switched.connect(self._switch)
        self.controls.rated.connect(self._rate)
        self.controls.entered.connect(self._mark)
        self.controls.chose_rates.connect(self.choose_rates)
        self.controls.momentum.connect(lambda on: self._draw_with(momentum=on))
        self.controls.squares.connect(lambda on: self._draw_with(squares=on))
        first = RaceFigure(self._settings.surface, self._start)
        self.canvas = RaceCanvas(first)
        self.canvas.started.connect(lambda x, y: self.start_at((x, y)))
        self.canvas.pointed.connect(self.pointed)
        self.losses = LossesCanvas(LossesFigure(first))
        self.losses.stepped.connect(self._step)
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.lesson = QLabel()
        self.lesson.setWordWrap(True)
        self.lesson.setProperty("role", "muted")
        self.playback = Playback()
        self.playback.moved.connect(lambda step: self._draw_with(step=step))
        self._lay_out()
        session.job_finished.connect(self._finished)
        session.job_failed.connect(self._failed)
        self.controls.show_glyphs(first.momentum, first.squares)
        follow(self, self.retranslate)
        self._refresh()

    def _lay_out(self) -> None:
        scrolling = QScrollArea()
        scrolling.setFrameShape(QFrame.Shape.NoFrame)
        scrolling.setWidgetResizable(True)
        scrolling.setWidget(self.controls)
        self._scrolling = scrolling
        self._words = QVBoxLayout()
        self._words.addWidget(self.note)
        self._words.addWidget(self.lesson)
        self._pictures = QWidget()
        pictures = QHBoxLayout(self._pictures)
        pictures.setContentsMargins(0, 0, 0, 0)
        pictures.setSpacing(0)
        pictures.addWidget(self.canvas, MAP)
        pictures.addWidget(self.losses, PLOT)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._pictures, 1)
        right.addWidget(self.playback)
        right.addLayout(self._words)
        right.addStretch()
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(scrolling)
        below.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(below, 1)
        themes.theme_changed.connect(self._measure)
        self._measure()

    # What it is asked

    def show_frame(self, frame: Frame) -> None:
        """Frames of the network change nothing here."""

    def set_surface(self, surface: Surface) -> None:
        """Race on another surface, from its own start and with rates that suit it."""
        same = type(surface) is type(self._settings.surface)
        steps = self._settings.steps if same else surface.course
        self._settings = RaceSettings(surface, steps)
        low_x, high_x, low_y, high_y = surface.domain
        x, y = self._start
        if not same or not (low_x <= x <= high_x and low_y <= y <= high_y):
            self._start = surface.start
        if self._rates == QUICK:
            self._racers = quick_racers(surface)
        self._refresh()

    def set_racers(self, racers: dict[str, Optimizer]) -> None:
        """Let exactly these take part, each as it is given, by kind."""
        self._racers |= racers
        self._running = set(racers)
        self._rates = ""
        self._refresh()

    def choose_rates(self, name: str) -> None:
        """Take a set of learning rates: QUICK or PUBLISHED."""
        self._rates = name
        surface = self._settings.surface
        self._racers = published_racers() if name == PUBLISHED else quick_racers(surface)
        self._refresh()

    def start_at(self, start: Point) -> None:
        """Race from another place."""
        self._start = start
        self._refresh()

    def reset(self) -> None:
        """Everything as at the beginning."""
        self._settings, self._running = RaceSettings(), set(FIRST)
        self._start = self._settings.surface.start
        self.choose_rates(QUICK)

    def figure(self, theme: Theme) -> Page:
        """Map and losses as a page for export."""
        title = f"{words.surface_name(self._settings.surface)}"
        shown = dataclasses.replace(self.canvas.figure, legend=True, title=title, marked="")
        plot = LossesFigure(shown, QCoreApplication.translate("Race", "Loss"))
        panels = (
            Panel(shown, painting.draw, (0.0, 0.0, 0.56, 1.0)),
            Panel(plot, losses.draw, (0.58, 0.0, 0.42, 1.0)),
        )
        return Page(panels, caption=words.caption(shown), recipe=words.recipe(shown))

    def table(self) -> str:
        """The losses of every step as CSV."""
        step = QCoreApplication.translate("Race", "step")
        return curves_csv(losses.table_curves(self.canvas.figure), step)

    # What can be set from outside

    def state(self) -> dict[str, Any]:
        """learning_rate: of the first who takes part. racing: how many do. loss: the lowest of
        theirs at the step that is shown. arrived: how many are at the global minimum then.
        """
        figure, racers = self.canvas.figure, self._wanted()
        paths = () if figure.race is None else figure.race.paths
        losses = [float(path.values[min(figure.step, path.steps)]) for path in paths]
        ends = [finish(figure.surface, path, figure.step).kind for path in paths]
        return {
            "surface": self._settings.surface,
            "steps": self._settings.steps,
            "rates": self._rates or OWN_RATES,
            "racers": tuple(racer.kind for racer in racers),
            "learning_rate": racers[0].learning_rate if racers else 0.0,
            "start_x": self._start[0],
            "start_y": self._start[1],
            "step": figure.step,
            "racing": len(racers),
            "loss": min(losses, default=math.nan),
            "arrived": ends.count("global"),
        }

    def setters(self) -> dict[str, QWidget]:
        form = self.controls.form
        return {
            "surface": form.row("surface"),
            "steps": form.row("steps"),
            "rates": self.controls.rates,
            "step": self.playback,
        }

    def _put(self, changes: dict[str, Any]) -> None:
        if "surface" in changes:
            self.set_surface(changes["surface"])
        surface = self._settings.surface
        self._settings = RaceSettings(surface, changes.get("steps", self._settings.steps))
        if "start_x" in changes or "start_y" in changes:
            x, y = self._start
            self._start = (changes.get("start_x", x), changes.get("start_y", y))
        if changes.get("rates", OWN_RATES) != OWN_RATES:
            self._rates = changes["rates"]
            made = published_racers() if self._rates == PUBLISHED else quick_racers(surface)
            self._racers = made
        if "racers" in changes:
            self._running = set(changes["racers"])
        rate = changes.get("learning_rate", 0.0)
        if rate > 0 and changes.get("rates", OWN_RATES) == OWN_RATES:
            for racer in self._wanted():
                self._racers[racer.kind] = dataclasses.replace(racer, learning_rate=rate)
            self._rates = ""
        self.playback.stop()
        self._to_show = changes.get("step")
        self._refresh()

    # What follows

    def _edit(self, name: str, value: Any) -> None:
        if name == "surface":
            self.set_surface(value)
        else:
            self._settings = dataclasses.replace(self._settings, **{name: value})
            self._refresh()

    def _switch(self, kind: str, on: bool) -> None:
        self._running = self._running | {kind} if on else self._running - {kind}
        self._refresh()

    def _rate(self, kind: str, rate: float) -> None:
        racer = dataclasses.replace(self._racers[kind], learning_rate=rate)
        self._racers = {**self._racers, kind: racer}
        self._rates = ""
        self._refresh()

    def _wanted(self) -> tuple[Optimizer, ...]:
        return tuple(racer for kind, racer in self._racers.items() if kind in self._running)

    def _refresh(self) -> None:
        """Show the settings and have the race run that belongs to them."""
        self.controls.show_settings(self._settings, self._racers, self._running, self._rates)
        surface = self._settings.surface
        before = self.canvas.figure
        self._draw_with(
            surface=surface,
            start=self._start,
            race=before.race if before.surface == surface else None,
        )
        work = _Work(surface, self._wanted(), self._start, self._settings.steps)
        self._session.begin(JOB, work)

    def _finished(self, name: str, result: object) -> None:
        if name == JOB and isinstance(result, Race):
            self.show_race(result)

    def show_race(self, race: Race) -> None:
        """Show a race, unless another one has been asked for since."""
        asked = (self._settings.surface, self._start, self._settings.steps, self._wanted())
        racers = tuple(path.optimizer for path in race.paths)
        if (race.surface, race.start, race.steps, racers) != asked:
            return
        self._error = None
        figure = self.canvas.figure
        at_end = figure.race is None or figure.step >= figure.steps
        step = race.steps if at_end and not self.playback.playing else figure.step
        if self._to_show is not None:
            step, self._to_show = self._to_show, None
        self._draw_with(race=race, step=min(step, race.steps))

    def _failed(self, name: str, error: object) -> None:
        if name == JOB and isinstance(error, SettingError):
            self._error = error
            self._draw_with(race=None)

    def _step(self, step: int) -> None:
        self.playback.stop()
        self._draw_with(step=step)

    def _mark(self, kind: str) -> None:
        self._draw_with(marked=kind if kind in self._running else "")

    def _draw_with(self, **changes: Any) -> None:
        made = dataclasses.replace(self.canvas.figure, **changes)
        self.canvas.show_figure(made)
        self.losses.show_figure(LossesFigure(made))
        self.playback.show_steps(made.steps, made.step)
        self._say()
        self.state_changed.emit()

    def _say(self) -> None:
        figure = self.canvas.figure
        said, taught, role = words.endings(figure), words.lesson(figure), ""
        if self._error is not None:
            said, taught, role = error_text(self._error), "", "error"
        elif not self._running:
            said = QCoreApplication.translate(
                "Race", "Nobody takes part: switch an optimizer on at the left."
            )
        for label, text in ((self.note, said), (self.lesson, taught)):
            if label.text() != text:
                label.setText(text)
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)
        self.header.set_subtitle(words.formula(figure.surface))
        self.canvas.setAccessibleDescription(f"{said} {taught}")

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Race", "Optimizer race")
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Race",
                "A loss as a map: the fuller the colour, the lower. Every optimizer starts at the "
                "ring and goes where the gradient and its memory lead it. Click, or use the arrow "
                "keys, to start somewhere else.",
            )
        )
        self.losses.setAccessibleName(QCoreApplication.translate("Race", "Loss of every step"))
        self.losses.setToolTip(
            QCoreApplication.translate("Race", "Click to show the race up to that step")
        )
        self._reset.set_text(QCoreApplication.translate("Race", "Everything as at the beginning"))
        self._export.set_text(QCoreApplication.translate("Race", "Export the race"))
        self.controls.retranslate()
        self.playback.retranslate()
        self._draw_with()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()

    def _measure(self, _theme: object = None) -> None:
        now = themes.current()
        # The map is square: higher than it is wide it would only leave the plot no neighbour.
        room = (self.width() - now.px(CONTROLS)) * MAP / (MAP + PLOT)
        self._pictures.setMaximumHeight(round(room))
        self._scrolling.setFixedWidth(now.px(CONTROLS))
        self._words.setContentsMargins(now.px(14), 0, now.px(14), now.px(10))
        self._words.setSpacing(now.px(4))


@dataclasses.dataclass(frozen=True)
class _Work:
    """A job: the race of these settings; the network in hand has no part in it."""

    surface: Surface
    racers: tuple[Optimizer, ...]
    start: Point
    steps: int

    def __call__(self, _trainer: Trainer) -> Generator[float, None, object]:
        race: Race = yield from run_race(self.surface, self.racers, self.start, self.steps)
        return race
