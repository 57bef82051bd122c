"""Curve fitting: a polynomial that descends to points, and the best one drawn beside it."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from engine.basics.fitting import (
    MONTHS,
    Fitting,
    Point,
    begin_fit,
    least_squares,
    resumed,
)
from engine.basics.states import FittingState
from engine.registry import knobs
from engine.training.frame import Frame
from gui import theme as themes
from gui.basics.stateful import StatefulPanel
from gui.controls import IconButton, KnobForm, PanelHeader, SegmentedControl
from gui.document import Document
from gui.figures import curves
from gui.figures.page import Page, Panel
from gui.fitting import painting, words
from gui.fitting.advance import Advance, Advancing
from gui.fitting.bar import FitBar
from gui.fitting.canvas import FitCanvas, FitLosses, FitTable
from gui.fitting.figure import FitFigure, losses_of, view_of
from gui.fitting.table import trail_csv
from gui.language import follow
from gui.session import Session
from gui.theme import Theme

JOB = "curve fitting"
CONTROLS = 330
TURNS = 150
"""In how many pieces a descent is played."""
MONTHLY, OWN = "months", "own"


class FittingPanel(StatefulPanel):
    """Has points and settings of its own; the descent is done on the worker, piece by piece.

    export_requested(): the reader wants the picture. pointed(text): what is under the pointer, ""
    at the end.
    """

    State = FittingState
    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._fitting = Fitting()
        self._own: tuple[Point, ...] = MONTHS
        self._playing = False
        self._reset = IconButton("rotate-ccw")
        self._reset.clicked.connect(lambda: self.reset())
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._reset, self._export)
        self.source = SegmentedControl([(MONTHLY, ""), (OWN, "")])
        self.source.chosen.connect(self.choose_points)
        self.form = KnobForm(self._fitting)
        self.form.edited.connect(self._edit)
        first = _figure(MONTHS, self._fitting)
        self.canvas = FitCanvas(first)
        self.canvas.added.connect(self._add)
        self.canvas.moved.connect(self._move)
        self.canvas.dropped.connect(self._drop)
        self.canvas.deleted.connect(self._delete)
        self.canvas.selected.connect(lambda index: self._show(selected=index))
        self.canvas.pointed.connect(self.pointed)
        self.losses = FitLosses(first)
        self.coefficients = FitTable(first)
        self.bar = FitBar()
        self.bar.restarted.connect(self.restart)
        self.bar.played.connect(self.toggle)
        self.bar.stepped.connect(lambda: self._advance(1))
        self.bar.finished.connect(self.run_to_end)
        self.note, self.lesson, self._hint = QLabel(), QLabel(), QLabel()
        self.lesson.setProperty("role", "muted")
        self._hint.setProperty("role", "caption")
        for label in (self.note, self.lesson, self._hint):
            label.setWordWrap(True)
        self._lay_out()
        session.job_finished.connect(self._finished)
        session.job_progressed.connect(self._progressed)
        follow(self, self.retranslate)

    def _lay_out(self) -> None:
        settings = QWidget()
        self._settings = QVBoxLayout(settings)
        self._settings.addWidget(self.source)
        self._settings.addWidget(self.form)
        self._settings.addWidget(self._hint)
        self._settings.addStretch(1)
        self._scrolling = QScrollArea()
        self._scrolling.setFrameShape(QFrame.Shape.NoFrame)
        self._scrolling.setWidgetResizable(True)
        self._scrolling.setWidget(settings)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.losses, 1)
        beside.addWidget(self.coefficients)
        pictures = QHBoxLayout()
        pictures.setSpacing(0)
        pictures.addWidget(self.canvas, 5)
        pictures.addLayout(beside, 3)
        self._words = QVBoxLayout()
        self._words.addWidget(self.note)
        self._words.addWidget(self.lesson)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(pictures, 1)
        right.addWidget(self.bar)
        right.addLayout(self._words)
        below = QHBoxLayout()
        below.setSpacing(0)
        below.addWidget(self._scrolling)
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

    def choose_points(self, name: str) -> None:
        """Take the temperatures of the months, or the user's own points."""
        self._set_points(MONTHS if name == MONTHLY else self._own)

    def set_points(self, points: tuple[Point, ...]) -> None:
        """Fit these points."""
        self._own = points
        self._set_points(points)

    def set_fitting(self, fitting: Fitting) -> None:
        """Fit in another way; a descent goes on where that allows it."""
        self._fitting = fitting
        trail = self.canvas.figure.trail
        going = self._playing
        self._stop()
        self._show(trail=trail and resumed(trail, fitting), optimum=self._optimum())
        if going:
            self.toggle()

    def toggle(self) -> None:
        """Play, or pause; at the end, from zeros again."""
        if self._playing:
            self._stop()
            self._show()
            return
        trail = self.canvas.figure.trail
        if trail is not None and not trail.ended:
            self._playing = True
            self._advance(max(1, self._fitting.steps // TURNS))

    def run_to_end(self) -> None:
        """Make all steps that are left in one go."""
        self._playing = True
        self._advance(self._fitting.steps)

    def restart(self) -> None:
        """Back to zeros."""
        self._stop()
        points = self.canvas.figure.points
        self._show(trail=begin_fit(points, self._fitting) if points else None)

    def reset(self) -> None:
        """Everything as at the beginning."""
        self._fitting, self._own = Fitting(), MONTHS
        self._set_points(MONTHS)

    def figure(self, theme: Theme) -> Page:
        """Fit, losses and coefficients as a page for export."""
        title = QCoreApplication.translate("Fitting", "Curve fitting")
        loss = QCoreApplication.translate("Fitting", "Loss")
        shown = dataclasses.replace(self.canvas.figure, selected=None, title=title)
        panels = (
            Panel(shown, painting.draw, (0.0, 0.0, 0.56, 1.0)),
            Panel(losses_of(shown, loss), curves.draw, (0.58, 0.0, 0.42, 0.52)),
            Panel(shown, painting.draw_table, (0.61, 0.56, 0.39, 0.44)),
        )
        return Page(panels, caption=words.caption(shown), recipe=words.recipe(shown))

    def table(self) -> str:
        """Step, loss and coefficients of every moment that is kept, as CSV."""
        return trail_csv(self.canvas.figure.trail)

    # What can be set from outside

    def state(self) -> dict[str, Any]:
        """step, loss: of the descent. optimum: the smallest loss there is."""
        figure = self.canvas.figure
        trail, optimum = figure.trail, figure.optimum
        return {name: getattr(self._fitting, name) for name in knobs(self._fitting)} | {
            "step": 0 if trail is None else trail.step,
            "loss": math.nan if trail is None else trail.loss,
            "optimum": math.nan if optimum is None else optimum.loss,
        }

    def setters(self) -> dict[str, QWidget]:
        return {name: self.form.row(name) for name in knobs(self._fitting)}

    def _put(self, changes: dict[str, Any]) -> None:
        self.set_fitting(dataclasses.replace(self._fitting, **changes))

    # Points

    def _add(self, x: float, y: float) -> None:
        points = (*self.canvas.figure.points, (x, y))
        self._change(points, selected=len(points) - 1)

    def _move(self, index: int, x: float, y: float) -> None:
        points = list(self.canvas.figure.points)
        if index < len(points):
            points[index] = (x, y)
            self._change(tuple(points), selected=index)

    def _delete(self, index: int) -> None:
        points = list(self.canvas.figure.points)
        del points[index]
        self._change(tuple(points), selected=None)

    def _change(self, points: tuple[Point, ...], selected: int | None) -> None:
        """The points are the user's own from now on; the axes stay while they are in hand."""
        self._own = points
        self._set_points(points, selected, self.canvas.figure.view)

    def _drop(self) -> None:
        """A drag has ended: give the points the room that they need now."""
        figure = self.canvas.figure
        if figure.points:
            self._show(view=view_of(figure.points))

    def _set_points(
        self,
        points: tuple[Point, ...],
        selected: int | None = None,
        view: tuple[float, float, float, float] | None = None,
    ) -> None:
        self._stop()
        made = _figure(points, self._fitting)
        if view is not None:
            made = dataclasses.replace(made, view=view)
        self.canvas.figure = made
        self._show(selected=selected)

    # The descent

    def _edit(self, name: str, value: Any) -> None:
        self.set_fitting(dataclasses.replace(self._fitting, **{name: value}))

    def _optimum(self) -> Any:
        points = self.canvas.figure.points
        return least_squares(points, self._fitting.degree) if points else None

    def _advance(self, steps: int) -> None:
        trail = self.canvas.figure.trail
        if trail is not None and not trail.ended:
            self._session.begin(JOB, Advancing(trail, steps))
        self._show()

    def _stop(self) -> None:
        self._playing = False
        self._session.cancel(JOB)

    def _finished(self, name: str, result: object) -> None:
        if name != JOB or not isinstance(result, Advance):
            return
        if result.begun is not self.canvas.figure.trail:
            return  # something else has been asked for since
        going = self._playing and not result.trail.ended
        self._playing = going
        self._show(trail=result.trail)
        if going:
            self._advance(max(1, self._fitting.steps // TURNS))

    def _progressed(self, name: str, share: float) -> None:
        trail = self.canvas.figure.trail
        if name == JOB and trail is not None and self._playing:
            done = trail.step + share * (self._fitting.steps - trail.step)
            self.bar.share.show_share(max(self.bar.share.share, done / self._fitting.steps))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody watches: it waits."""
        if self._playing:
            self._stop()
            self._show()

    def _show(self, **changes: Any) -> None:
        if changes.get("selected") == -1:
            changes["selected"] = None
        made = dataclasses.replace(self.canvas.figure, **changes)
        self.form.show_component(self._fitting)
        self.source.show_key(MONTHLY if made.of_months else OWN)
        for view in (self.canvas, self.losses, self.coefficients):
            view.show_figure(made)
        trail = made.trail
        share = 0.0 if trail is None else trail.step / trail.fitting.steps
        can_go_on = trail is not None and not trail.ended
        self.bar.show_progress(share, words.progress(made), self._playing, can_go_on)
        said, taught = words.state(made), words.lesson(made)
        for label, text in ((self.note, said), (self.lesson, taught)):
            if label.text() != text:
                label.setText(text)
        self.canvas.setAccessibleDescription(f"{said} {taught}")
        self.state_changed.emit()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Fitting", "Curve fitting")
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Fitting",
                "Points, the curve that descent has reached, and the best one there is. Click to "
                "add a point, drag it, delete it with a right click. By keys: Enter adds, Page Up "
                "and Page Down choose, arrows move, Delete deletes.",
            )
        )
        self.losses.setAccessibleName(
            QCoreApplication.translate("Fitting", "Loss of the descent over its steps")
        )
        self.coefficients.setAccessibleName(
            QCoreApplication.translate("Fitting", "Coefficients and losses of both curves")
        )
        self.source.set_texts(
            [
                QCoreApplication.translate("Fitting", "Monthly temperatures"),
                QCoreApplication.translate("Fitting", "Own points"),
            ]
        )
        self._hint.setText(
            QCoreApplication.translate(
                "Fitting",
                "Click the picture to add a point, drag a point to move it, right-click to delete "
                "it. Other points begin at zeros again; another learning rate goes on.",
            )
        )
        self._reset.set_text(
            QCoreApplication.translate("Fitting", "Everything as at the beginning")
        )
        self._export.set_text(QCoreApplication.translate("Fitting", "Export the fit"))
        self.bar.retranslate()
        self._show()

    def _measure(self, _theme: object = None) -> None:
        now = themes.current()
        self._scrolling.setFixedWidth(now.px(CONTROLS))
        self._settings.setContentsMargins(now.px(12), now.px(10), now.px(12), now.px(8))
        self._settings.setSpacing(now.px(6))
        self._words.setContentsMargins(now.px(14), 0, now.px(14), now.px(10))
        self._words.setSpacing(now.px(4))


def _figure(points: tuple[Point, ...], fitting: Fitting) -> FitFigure:
    """Points with a descent that stands at zeros and their optimum."""
    if not points:
        return FitFigure(points, view_of(points))
    trail, optimum = begin_fit(points, fitting), least_squares(points, fitting.degree)
    return FitFigure(points, view_of(points), trail, optimum)
