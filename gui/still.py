"""A run that stands still: panels without a window, shown one moment of it, with all they compute.

What a session has done on its worker is done here at once, when the panels are waited for.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent

from engine.training.frame import Observer, Request
from engine.training.jobs import Job, News
from engine.training.trainer import Trainer
from gui.document import Document
from gui.session import Session

if TYPE_CHECKING:
    from gui.workspaces.workspace import Workspace


class StillSession(Session):
    """Has one moment of a trainer, and does jobs when told to. Never started, never trains."""

    def __init__(self, document: Document, trainer: Trainer, cells: int) -> None:
        """cells: of decision maps along each axis, at least."""
        super().__init__(document)
        self._trainer = trainer
        self._cells = cells
        self._waiting: deque[tuple[str, Job]] = deque()
        self._see()

    def watch(self, request: Request) -> None:
        request = replace(request, cells=max(request.cells, self._cells))
        if request != self.request:
            self._request = request
            self._see()

    def _see(self) -> None:
        self.frame = Observer().frame(self._trainer, self._request, False, 0.0, None)

    def begin(self, name: str, job: Job) -> None:
        self.cancel(name)
        self.pending |= {name}
        self._waiting.append((name, job))

    def cancel(self, name: str) -> None:
        self._waiting = deque(each for each in self._waiting if each[0] != name)
        self.pending -= {name}

    def catch_up(self) -> Iterator[float]:
        """Do all jobs, and those that come of them; yields the share of the one in hand."""
        while self._waiting:
            name, job = self._waiting.popleft()
            work = job(self._trainer)
            try:
                while True:
                    yield next(work)
            except StopIteration as ended:
                news = News(name, 1.0, ended.value)
            except Exception as error:  # told to the panel, as the worker does
                news = News(name, 1.0, error=error)
            self.tell_end(news)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)


def still_workspace(
    trainer: Trainer, cells: int, panel: str = ""
) -> tuple[Workspace, StillSession]:
    """The workspace of an experiment, or that of a panel of Basics, at a trainer's moment.

    It is on no screen. Both are closed by whoever asked for it.
    """
    from gui.workspaces import basics, images, playground

    document = Document(trainer.experiment)
    session = StillSession(document, trainer, cells)
    made: Workspace
    if panel in {seat.id for seat in basics.SEATS}:
        made = basics.Basics(document, session)
        made.open_panel(panel)
    elif trainer.experiment.dataset.sample == "picture":
        made = images.Images(document, session)
    else:
        made = playground.Playground(document, session)
    for part in (session, document):
        part.setParent(made)
    made.fill()
    return made, session
