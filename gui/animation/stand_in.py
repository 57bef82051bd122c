"""A stand-in: a panel like one on screen, that nobody sees, for the run that is lived again."""

from __future__ import annotations

import queue
import threading
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QWidget

from engine.files.recipe import Recipe
from engine.training.frame import Frame, Request
from gui.animation.shooting import Look
from gui.background import AbandonedError
from gui.document import Document
from gui.figures.page import Page
from gui.language import speaking
from gui.questions import Asks, unspared
from gui.session import Session
from gui.workspaces.workspace import Figured

CELLS = 150
"""Of decision maps along each axis; a film is smaller than a figure."""
PATIENCE_S = 0.1


class StandIn(QObject):
    """Makes pages of frames with a panel of its own. Lives on the window's thread.

    `page_of` may be asked on any thread; another one waits meanwhile for this one to make it.
    request: what the panel needs measured.
    """

    _wanted = Signal(object)

    def __init__(self, panel: Figured, recipe: Recipe, look: Look) -> None:
        super().__init__()
        self._look = look
        self._document = Document(recipe.origin)
        self._session = Session(self._document)  # never started: frames come from elsewhere
        kind: Any = type(panel)
        with speaking(look.language):
            self._panel = kind(self._document, self._session)
        self._model = panel
        self._is_alike = False
        self._take_settings()
        self.request = self._asked()
        self._closed = threading.Event()
        self._wanted.connect(self._serve)

    def _take_settings(self) -> None:
        """Look like the panel on screen, where it leaves a choice."""
        take = getattr(self._panel, "take_settings", None)
        if take is not None:
            take(self._model)

    def _asked(self) -> Request:
        questions: dict[str, Any] = {}
        if isinstance(self._panel, Asks):
            questions.update((name, unspared(asked)) for name, asked in self._panel.questions())
        domains = self._document.experiment.dataset.domains
        return replace(Request(domains, cells=CELLS), questions=tuple(questions.items()))

    def _page(self, frame: Frame) -> Page:
        with speaking(self._look.language):
            if frame.experiment != self._document.experiment:
                self._document.replace(frame.experiment)
            self._panel.show_frame(frame)
            if not self._is_alike:  # some choices need a network that has been seen
                self._is_alike = True
                self._take_settings()
            self.request = self._asked()
            return self._panel.figure(self._look.theme)

    def page_of(self, frame: Frame) -> Page:
        """The picture of a frame in the language and theme of the film.

        Raises AbandonedError once this is closed.
        """
        if QThread.currentThread() is self.thread():
            return self._page(frame)
        pages: queue.SimpleQueue[Page | Exception] = queue.SimpleQueue()
        self._wanted.emit((frame, pages))
        while True:
            try:
                found = pages.get(timeout=PATIENCE_S)
            except queue.Empty:
                if self._closed.is_set():
                    raise AbandonedError from None
                continue
            if isinstance(found, Exception):
                raise found
            return found

    def _serve(self, wanted: tuple[Frame, queue.SimpleQueue[Page | Exception]]) -> None:
        frame, pages = wanted
        try:
            pages.put(AbandonedError() if self._closed.is_set() else self._page(frame))
        except Exception as error:  # the other thread waits for an answer, whatever it is
            pages.put(error)

    def close(self) -> None:
        """Let the panel go."""
        self._closed.set()
        self._session.close()
        assert isinstance(self._panel, QWidget)
        self._panel.deleteLater()
        self._document.deleteLater()
        self._session.deleteLater()
        self.deleteLater()
