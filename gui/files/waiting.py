"""Waiting: work in the background, with a bar and a way out where it takes longer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from gui.background import Background, Progress

PATIENCE_MS = 500


class Waiting(QObject):
    """Does one piece of work. done(result), refused(text); nothing after it was abandoned."""

    done = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        window: QWidget,
        text: str,
        work: Callable[[Progress], Any],
        stoppable: bool = True,
    ) -> None:
        """text: what is done, for who has to wait. stoppable: whether it can be given up."""
        super().__init__(window)
        self._window = window
        self._text = text
        self._stoppable = stoppable
        self.dialog: QProgressDialog | None = None
        self._work = Background(work)
        self._work.progressed.connect(self._show_share)
        self._work.done.connect(self._finished)
        self._work.refused.connect(self._failed)
        self._share = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._show)

    def start(self) -> None:
        self._timer.start()
        self._work.start()

    def abandon(self) -> None:
        """Nobody waits for it any more."""
        self._work.abandon()
        self._end()

    def _show(self) -> None:
        stop = QCoreApplication.translate("Files", "Cancel")
        self.dialog = QProgressDialog(self._text, stop, 0, 100, self._window)
        self.dialog.setAutoClose(False)
        self.dialog.setAutoReset(False)
        self.dialog.setMinimumWidth(320)
        if self._stoppable:
            self.dialog.canceled.connect(self.abandon)
        else:
            self.dialog.setCancelButton(None)  # as the manual of Qt has it
        self._show_share(self._share)
        self.dialog.show()

    def _show_share(self, share: float) -> None:
        self._share = share
        if self.dialog is not None:
            # Until something is known of how far it is, the bar runs to and fro.
            self.dialog.setMaximum(100 if share > 0 else 0)
            self.dialog.setValue(round(100 * share))

    def _finished(self, result: object) -> None:
        self._end()
        self.done.emit(result)

    def _failed(self, text: str) -> None:
        self._end()
        self.refused.emit(text)

    def _end(self) -> None:
        self._timer.stop()
        if self.dialog is not None:
            dialog, self.dialog = self.dialog, None
            if self._stoppable:
                dialog.canceled.disconnect(self.abandon)
            dialog.close()
            dialog.deleteLater()
        self.deleteLater()
