"""Background: a piece of work on a thread of its own, the end of which the window is told.

Pictures are drawn there: QPainter on a QImage needs no window, and no one drawing step keeps the
window waiting for long.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.writing import ExportError

Progress = Callable[[float], None]
"""Takes the share that is done, 0 to 1."""


class Background(QObject):
    """Does `work(progress)` once it is started.

    progressed(share), done(result), refused(text): the last where it could not be done.
    Signals arrive on the thread of their receivers; those of abandoned work are not emitted.
    """

    progressed = Signal(float)
    done = Signal(object)
    refused = Signal(str)

    def __init__(self, work: Callable[[Progress], Any]) -> None:
        super().__init__()
        self._work = work
        self._abandoned = threading.Event()

    def start(self) -> None:
        threading.Thread(target=self._run, name="glassnet-background").start()

    def abandon(self) -> None:
        """Nobody waits for it any more: it ends when it next tells how far it is."""
        self._abandoned.set()

    def _run(self) -> None:
        try:
            result = self._work(self._tell)
        except AbandonedError:
            return
        except ExportError as error:
            self._say(self.refused, str(error))
        except Exception as error:  # whatever it is, nobody else would ever tell it
            self._say(self.refused, f"{type(error).__name__}: {error}")
        else:
            self._say(self.done, result)

    def _tell(self, share: float) -> None:
        if self._abandoned.is_set():
            raise AbandonedError
        self.progressed.emit(share)

    def _say(self, signal: Any, content: object) -> None:
        if not self._abandoned.is_set():
            signal.emit(content)


class AbandonedError(Exception):
    """Ends work that nobody waits for; never leaves its thread."""
