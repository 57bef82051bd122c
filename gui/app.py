"""The application: Qt made ready, one window opened, and what goes wrong told without ending it."""

from __future__ import annotations

import signal
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from engine.training.experiment import Experiment
from gui import icons, motion, theme
from gui.language import set_language
from gui.main_window import MainWindow
from gui.plain_box import show_as_written
from gui.settings import Settings

LATEST_FILL_MS = 300


def make_application(arguments: list[str] | None = None) -> QApplication:
    """The one QApplication of the process, named; the existing one if there is one already."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    app = QApplication(arguments or ["glassnet"])
    app.setApplicationName("Glassnet")
    app.setApplicationDisplayName("Glassnet")
    app.setDesktopFileName("glassnet")
    return app


def dress(
    app: QApplication, settings: Settings, look: str | None = None, language: str | None = None
) -> None:
    """Put theme and language on: the ones given for this start, else the user's own."""
    theme.apply(app, look or settings.theme, settings.scale)
    motion.allow(settings.motion)
    set_language(language or settings.language)
    app.setWindowIcon(icons.icon("network", "accent"))


def open_window(settings: Settings, experiment: Experiment | None = None) -> MainWindow:
    """A window on screen; its panels follow as soon as the shell is painted."""
    window = MainWindow(settings, experiment)
    theme.wear(window)
    _AfterPaint(window.toolbar, window.fill)
    window.show()
    _autosave(window)
    return window


def _autosave(window: MainWindow) -> None:
    """Let a crash lose no more than a few seconds, and say what the last one left."""
    from gui.files.autosave import Autosave, recover

    autosave = Autosave(window.workspaces, window)
    window.closed.connect(autosave.close)
    if recover():
        text = QCoreApplication.translate(
            "Files", "Glassnet did not close as it should last time: your run is in Open recent"
        )
        window.status.show_message(text)


def run(look: str | None = None, language: str | None = None, file: str | None = None) -> int:
    """Open the window and stay until it is closed. Returns the exit status.

    file: an experiment, a run or a figure to begin with, or a shared text.
    """
    sys.setswitchinterval(0.0005)  # seconds; the window must not wait for a busy worker
    app = make_application()
    settings = Settings()
    dress(app, settings, look, language)
    window = open_window(settings)
    trouble = Trouble(window)
    trouble.listen()
    close_on_signals(window)
    if file is not None:
        window.files.open_named(file)
    try:
        return app.exec()
    finally:
        trouble.stop()
        window.workspaces.close_labs()


def close_on_signals(window: MainWindow) -> None:
    """Ctrl+C, `kill` and the end of the terminal close the window, and ask nothing.

    The session's clock lets Python see the signal, perhaps in the middle of painting: the window
    is closed after that.
    """
    close = window.files.close_unsaved
    names = ("SIGINT", "SIGTERM", "SIGHUP")  # the last is not known to Windows
    for number in (getattr(signal, name) for name in names if hasattr(signal, name)):
        signal.signal(number, lambda _number, _frame: QTimer.singleShot(0, window, close))


class _AfterPaint(QObject):
    """Does something once, as soon as a widget is on screen, or soon if it does not get there."""

    def __init__(self, widget: QWidget, do: Callable[[], object]) -> None:
        super().__init__(widget)
        self._do: Callable[[], object] | None = do
        widget.installEventFilter(self)
        # A window that is opened minimised is not painted.
        QTimer.singleShot(LATEST_FILL_MS, self, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        do, self._do = self._do, None
        if do is not None:
            do()


class Trouble(QObject):
    """Tells the user of errors that nobody caught; the window goes on.

    One message at a time: an error that repeats with every frame must not bury the window.
    """

    raised = Signal(str, str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None
        self._before = sys.excepthook, threading.excepthook
        # Queued where the error came from another thread: widgets belong to this one.
        self.raised.connect(self._show)

    def listen(self) -> None:
        """Hear of every error from now on."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def stop(self) -> None:
        sys.excepthook, threading.excepthook = self._before

    @property
    def box(self) -> QMessageBox | None:
        """The message that is open."""
        return self._box

    def _caught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        details = "".join(traceback.format_exception(kind, error, trace))
        print(details, file=sys.stderr, end="")
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        self.raised.emit(f"{kind.__name__}: {error}", details)

    def _caught_in_thread(self, found: threading.ExceptHookArgs) -> None:
        self._caught(found.exc_type, found.exc_value or found.exc_type(), found.exc_traceback)

    def _show(self, what: str, details: str) -> None:
        if self._box is not None:
            return
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(QCoreApplication.translate("Trouble", "Something went wrong"))
        box.setText(
            QCoreApplication.translate(
                "Trouble",
                "An error in Glassnet kept it from doing what was asked. Your experiment and its "
                "run are still here: go on, and undo the last change if the error comes back.",
            )
        )
        box.setInformativeText(what)
        show_as_written(box)
        box.setDetailedText(details)
        box.finished.connect(self._closed)
        self._box = box
        box.open()

    def _closed(self) -> None:
        self._box = None
