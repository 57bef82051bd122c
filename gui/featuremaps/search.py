"""The search for the most activating images: a job of the session, shown in its view."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QObject, Signal

from engine.insight.most_activating import MostActivating, MostActivatingJob
from engine.registry import SettingError
from gui.featuremaps import words
from gui.featuremaps.activating import ActivatingFigure
from gui.featuremaps.activating_view import ActivatingView
from gui.language import error_text
from gui.session import Session

JOB = "most_activating"


class Search(QObject):
    """Searches for the filters of one layer at a time.

    opened(result, filter, place): one of the images was clicked.
    """

    opened = Signal(object, int, int)

    def __init__(self, session: Session, view: ActivatingView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._layer, self._channel = "", 0
        view.wanted.connect(self.begin)
        view.cancelled.connect(self._cancel)
        view.canvas.chosen.connect(self._open)
        session.job_progressed.connect(self._progressed)
        session.job_finished.connect(self._finished)
        session.job_failed.connect(self._failed)

    @property
    def figure(self) -> ActivatingFigure | None:
        """What was found, if it is of the layer in hand."""
        return self._view.canvas.figure

    def follow(self, layer: str, channel: int) -> None:
        """Be about a layer, and show a channel of its kernels."""
        if layer != self._layer:
            self._layer = layer
            self.forget()
        if channel != self._channel:
            self._channel = channel
            if self.figure is not None:
                self._view.canvas.show_figure(dataclasses.replace(self.figure, channel=channel))

    def forget(self) -> None:
        """What was found is no longer so."""
        self._view.canvas.show_figure(None, words.not_measured())

    def begin(self) -> None:
        """Look through the test set for the pictures that the filters of the layer answer most."""
        if self._layer:
            self._session.begin(JOB, MostActivatingJob(self._layer))
            self._view.show_progress(0.0)

    def begin_once(self) -> None:
        """Begin, unless something has been found."""
        if self.figure is None:
            self.begin()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._view.retranslate()
        if self.figure is None:
            self.forget()

    def _cancel(self) -> None:
        self._session.cancel(JOB)
        self._view.show_idle()

    def _progressed(self, name: str, share: float) -> None:
        if name == JOB:
            self._view.show_progress(share)

    def _finished(self, name: str, result: object) -> None:
        if name == JOB and isinstance(result, MostActivating):
            self._view.show_idle()
            if result.layer == self._layer:
                self._view.show_figure(ActivatingFigure(result, self._channel))

    def _failed(self, name: str, error: object) -> None:
        if name == JOB:
            self._view.show_idle()
            said = error_text(error) if isinstance(error, SettingError) else str(error)
            self._view.canvas.show_figure(None, said)

    def _open(self, row: int, place: int) -> None:
        if self.figure is not None:
            self.opened.emit(self.figure.found, row, place)
