"""Saving a run as a program: asked of the worker and written on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from engine.registry import SettingError
from engine.training.runner import NotRunningError
from engine.training.trainer import Trainer
from gui.language import error_text, vocabulary
from gui.session import Session


class ScriptSaver(QObject):
    """Writes the standalone program of the run in hand. kind: as in engine/files/sources/source.py.

    saved(names): of the files that were written, a list.   failed(text): why none was.
    """

    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask: Callable[[Callable[[Trainer], object]], object] = session.runner.ask

    def save(self, kind: str, path: Path) -> threading.Thread:
        """Begin to write; the answer comes as a signal. The run goes on after a moment."""
        thread = threading.Thread(target=self._save, args=(kind, path), name="glassnet-script")
        thread.daemon = True  # a large file must not keep a closed window alive
        thread.start()
        return thread

    def _save(self, kind: str, path: Path) -> None:
        from engine.files.sources.source import source

        beside = path.with_suffix(".npz")
        try:
            made = self._ask(lambda run: source(kind, run, True, vocabulary, 100, beside.name))
            files = made.write(path, beside)  # type: ignore[attr-defined]
        except NotRunningError:  # the window was closed meanwhile: there is nobody to be told
            return
        except SettingError as error:
            self.failed.emit(error_text(error))
        except OSError as error:
            text = QCoreApplication.translate(
                "Script",
                "The program cannot be written to {file}: {reason}. Choose another folder.",
            )
            self.failed.emit(text.format(file=path.name, reason=error.strerror or str(error)))
        else:
            self.saved.emit([file.name for file in files])
