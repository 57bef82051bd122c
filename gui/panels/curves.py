"""The curves panel: loss and accuracy of training and test set over the epochs of the run."""

from __future__ import annotations

import dataclasses

import numpy as np
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from engine.training.frame import Frame
from gui.controls import Button, IconButton, PanelHeader
from gui.curves.canvas import CurvesCanvas
from gui.curves.legend import CurvesLegend
from gui.curves.marks import Marks
from gui.curves.scene import (
    ALL_WORDS,
    MOST_WORDS,
    Ranges,
    Scene,
    Settings,
    caption,
    make_scene,
    nearest,
    scales_text,
)
from gui.curves.series import Floats, Series, series_of
from gui.document import Document
from gui.figures import curves
from gui.figures.curve_figure import Curve
from gui.figures.page import Page, Panel
from gui.figures.tables import runs_csv
from gui.language import follow
from gui.session import Session
from gui.theme import Theme

_IN_MENU = ("steps", "log_epoch", "smooth", "marks", "locked")


class CurvesPanel(QWidget):
    """Paints the history of the newest frame.

    export_requested(): the reader wants the picture or the numbers.
    pointed(text): all curves at the crosshair as one line, "" at the end.
    """

    export_requested = Signal()
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: Series | None = None
        self._step = -1
        # One batch of pictures says little: what many say together is drawn over them.
        pictures = document.experiment.dataset.sample == "picture"
        self._settings = Settings(steps=pictures, smooth=pictures)
        self._ranges = Ranges()
        self._marks = Marks()
        self._hovered: float | None = None
        self._pinned: float | None = None
        self._text = ""

        self._legend = CurvesLegend()
        self._log_loss = Button()
        self._log_loss.setCheckable(True)
        self._log_loss.toggled.connect(lambda on: self._set("log_loss", on))
        self._eye = IconButton("eye")
        self._eye.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._actions = {name: self._action(name) for name in _IN_MENU}
        self._eye.setMenu(self._menu)
        self._lock = IconButton("lock", role="accent")
        self._lock.clicked.connect(lambda: self._set("locked", False))
        self._lock.hide()
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._legend)
        for button in (self._lock, self._log_loss, self._eye, self._export):
            self.header.add_action(button)
        self.canvas = CurvesCanvas()
        self.canvas.pointed.connect(self._hover)
        self.canvas.pinned.connect(self._pin)
        self.canvas.moved.connect(self._move)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.canvas, 1)
        follow(self, self.retranslate)
        self._legend.fits_changed.connect(lambda _: self._refresh())
        if session.frame is not None:
            self.show_frame(session.frame)

    def _action(self, name: str) -> QAction:
        if name == "locked":
            self._menu.addSeparator()
        action = self._menu.addAction("")
        action.setCheckable(True)
        action.setChecked(getattr(self._settings, name))
        action.toggled.connect(lambda on, name=name: self._set(name, on))
        return action

    def _set(self, name: str, on: bool) -> None:
        self.set_settings(dataclasses.replace(self._settings, **{name: on}))

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.header.set_title(QCoreApplication.translate("Curves", "Curves"))
        self._log_loss.setText(QCoreApplication.translate("Curves", "log"))
        self._log_loss.setAccessibleName(QCoreApplication.translate("Curves", "Logarithmic loss"))
        self._log_loss.setToolTip(
            QCoreApplication.translate(
                "Curves", "Count the loss in powers of ten, so that small ones are told apart"
            )
        )
        self._eye.set_text(QCoreApplication.translate("Curves", "What the curves show"))
        self._lock.set_text(QCoreApplication.translate("Curves", "Axes are locked: let them go"))
        texts = {
            "steps": (
                QCoreApplication.translate("Curves", "Over steps"),
                QCoreApplication.translate(
                    "Curves", "Count the time in steps, each from one batch, instead of in epochs"
                ),
            ),
            "log_epoch": (
                QCoreApplication.translate("Curves", "Logarithmic time"),
                QCoreApplication.translate(
                    "Curves", "Count the time in powers of ten, so that its beginning has room"
                ),
            ),
            "smooth": (
                QCoreApplication.translate("Curves", "Smooth"),
                QCoreApplication.translate(
                    "Curves", "Draw a moving average over the curves as they are"
                ),
            ),
            "marks": (
                QCoreApplication.translate("Curves", "Marks of changes"),
                QCoreApplication.translate(
                    "Curves", "Dashed lines where something was changed, with what it was"
                ),
            ),
            "locked": (
                QCoreApplication.translate("Curves", "Lock axes"),
                QCoreApplication.translate(
                    "Curves", "Keep the ranges of the axes, so that a series of figures compares"
                ),
            ),
        }
        for name, action in self._actions.items():
            text, tip = texts[name]
            action.setText(text)
            action.setToolTip(tip)
        self._export.set_text(QCoreApplication.translate("Curves", "Export the curves"))
        self.canvas.setAccessibleName(QCoreApplication.translate("Curves", "Curves"))
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Curves",
                "Loss and accuracy (R² for values) over the epochs, for training and for test "
                "points. The pointer or the arrow keys read all curves at one epoch.",
            )
        )
        self._refresh()

    # What is shown

    def show_frame(self, frame: Frame) -> None:
        """Show another moment of the run; going back to an earlier one measures axes anew."""
        if frame.step < self._step:
            self._ranges = self._ranges if self._settings.locked else Ranges()
            self._hovered = self._pinned = None
        self._step = frame.step
        series = series_of(frame)
        if self._series is not None and series.is_regression != self._series.is_regression:
            self._ranges = dataclasses.replace(self._ranges, score=None)  # R² is no percentage
        self._series = series
        self._marks.follow(frame)
        self._refresh()

    @property
    def settings(self) -> Settings:
        return self._settings

    def take_settings(self, other: CurvesPanel) -> None:
        """Show curves as another of its kind does, for a film of it."""
        self.set_settings(other.settings)

    def set_settings(self, settings: Settings) -> None:
        """Choose axes and smoothing, as the buttons do."""
        if settings == self._settings:
            return
        if settings.steps != self._settings.steps:
            self._ranges = dataclasses.replace(self._ranges, epoch=None)
            self._hovered = self._pinned = None
        self._settings = settings
        self._log_loss.setChecked(settings.log_loss)
        for name, action in self._actions.items():
            action.setChecked(getattr(settings, name))
        self._lock.setVisible(settings.locked)
        self._refresh()

    def lock_scales(self, locked: bool) -> None:
        """Keep the ranges of the axes as they are now, or let them go."""
        self._set("locked", locked and self._series is not None)

    def scales(self) -> str:
        """Which ranges are kept, "" where none are."""
        return scales_text(self._scene()) if self._settings.locked else ""

    @property
    def crosshair(self) -> float | None:
        """The epoch, or step, that is read out: under the pointer, or else where it was pinned."""
        return self._pinned if self._hovered is None else self._hovered

    def figure(self, theme: Theme) -> Page:
        """Both plots as a page for export. On paper there is no crosshair."""
        scene = self._scene(ALL_WORDS)
        if theme.name == "print":
            scene = dataclasses.replace(
                scene,
                loss=dataclasses.replace(scene.loss, crosshair=None),
                score=dataclasses.replace(scene.score, crosshair=None),
            )
        # The second plot carries no second legend.
        loss = dataclasses.replace(scene.loss, legend=True)
        panels = (
            Panel(loss, curves.draw, (0.0, 0.0, 0.49, 1.0)),
            Panel(scene.score, curves.draw, (0.51, 0.0, 0.49, 1.0)),
        )
        return Page(panels, caption="" if self._series is None else caption(self._series))

    def curves_csv(self) -> str:
        """All curves of all runs as a table: run, epoch, then a column for each curve."""
        scene = self._scene()
        columns = [
            Curve(f"{curve.label}, {figure.y_axis.title(True)}", curve.x, curve.y)
            for figure in (scene.loss, scene.score)
            for curve in figure.curves
        ]
        run = QCoreApplication.translate("Curves", "run")
        return runs_csv({"1": columns}, scene.loss.x_axis.short, run)

    def _scene(self, most_words: int = MOST_WORDS) -> Scene:
        now = 0.0 if self._series is None else self._series.now
        return make_scene(
            self._series,
            self._settings,
            self._ranges,
            self.crosshair,
            legend=not self._legend.fits,
            marks=self._marks.marks(now),
            most_words=most_words,
        )

    def _refresh(self) -> None:
        scene = self._scene()
        if self._series is not None:
            self._ranges = scene.ranges
        self.canvas.show_scene(scene)
        self._legend.show_scene(scene)
        text = scene.read()
        if text != self._text:
            self._text = text
            self.pointed.emit(text)
            if self.canvas.hasFocus():
                self.canvas.setAccessibleDescription(text)

    # The crosshair

    def _hover(self, epoch: float | None) -> None:
        epoch = self._nearest(epoch)
        if epoch != self._hovered:
            self._hovered = epoch
            self._refresh()

    def _pin(self, epoch: float | None) -> None:
        """Keep the crosshair where it is; a click on it, beside the plots or Escape lets it go."""
        epoch = self._nearest(epoch)
        self._pinned = None if epoch == self._pinned else epoch
        if self._pinned is None:
            self._hovered = None
        self._refresh()

    def _move(self, rows: int) -> None:
        """Go on by so many recorded epochs, at first from just after the present."""
        if self._series is None:
            return
        times, at = self._times(), self.crosshair
        place = len(times) if at is None else int(np.argmin(np.abs(times - at)))
        place += rows
        self._pinned = float(times[min(max(place, 0), len(times) - 1)])
        self._hovered = None
        self._refresh()

    def _nearest(self, epoch: float | None) -> float | None:
        if epoch is None or self._series is None:
            return None
        return nearest(self._times(), epoch)

    def _times(self) -> Floats:
        assert self._series is not None
        times, _ = self._series.over(self._settings.steps)
        return times
