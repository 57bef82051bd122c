"""The self-check: the real window opened where nobody sees it, 200 steps trained in it."""

from __future__ import annotations

import math
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEventLoop, QTimer

from engine.training.frame import Frame
from gui.app import dress, make_application, open_window
from gui.main_window import SIZE, MainWindow
from gui.settings import Settings

STEPS = 200
STEPS_PER_S = 400.0
"""Slow enough for the window to paint a dozen frames between the first step and the last."""
PATIENCE_S = 20.0
LEAST_COLOURS = 100


class CheckError(Exception):
    """What was expected of the window and did not come."""


def run(look: str | None = None, language: str | None = None) -> int:
    """Print what was seen, or why it is not well. Returns the exit status."""
    errors: list[str] = []
    before = sys.excepthook

    def keep(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        errors.append("".join(traceback.format_exception(kind, error, trace)))

    sys.excepthook = keep
    try:
        with tempfile.TemporaryDirectory(prefix="glassnet-check-") as folder:
            settings = Settings(Path(folder) / "settings.ini")
            for line in check(settings, look or "light", language or "en"):
                print(line, flush=True)
        if errors:
            raise CheckError("the window raised an error:\n" + errors[0])
    except CheckError as error:
        print(f"Self-check failed: {error}", file=sys.stderr)
        return 1
    finally:
        sys.excepthook = before
    print("Self-check passed.")
    return 0


def check(settings: Settings, look: str, language: str) -> list[str]:
    """Open, train, look, close; returns what was seen. Raises CheckError."""
    app = make_application()
    dress(app, settings, look, language)
    began = time.perf_counter()
    window = open_window(settings)
    window.resize(SIZE)  # whatever the screen that is not there
    watcher = _Watcher(window)
    try:
        first = watcher.wait_for(lambda frame: True, "a first picture")
        opened = time.perf_counter() - began
        window.session.limit_speed(STEPS_PER_S)
        window.session.runner.make_steps(STEPS)
        last = watcher.wait_for(
            lambda frame: frame.step >= STEPS and not frame.running, f"{STEPS} steps"
        )
        colours = _colours(window)
    finally:
        window.close()
        window.deleteLater()
    before, after = first.scores.training_loss, last.scores.training_loss
    if not (math.isfinite(after) and after < before):
        raise CheckError(f"the loss was expected to fall, it went from {before:g} to {after:g}")
    if colours < LEAST_COLOURS:
        raise CheckError(f"a picture was expected in the window, got {colours} colours")
    return [
        f"window: {window.width()} × {window.height()}, first picture after {opened:.2f} s",
        f"steps: {last.step}, epochs: {last.epoch:.2f}, frames: {watcher.frames}",
        f"train loss: {before:.4f} -> {after:.4f}",
        f"test loss: {first.scores.test_loss:.4f} -> {last.scores.test_loss:.4f}",
        f"test accuracy: {100 * last.scores.test_score:.1f} %",
    ]


class _Watcher:
    """Counts the frames that a window gets, and waits for one."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.frames = 0
        window.session.frame_ready.connect(self._count)

    def _count(self, _frame: Frame) -> None:
        self.frames += 1

    def wait_for(self, is_wanted: Callable[[Frame], bool], what: str) -> Frame:
        """Let the window live until a frame is wanted. Raises CheckError after PATIENCE_S."""
        session = self._window.session
        loop, limit = QEventLoop(), QTimer()

        def look() -> None:
            if session.frame is not None and is_wanted(session.frame):
                loop.quit()

        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        limit.start(round(1000 * PATIENCE_S))
        session.frame_ready.connect(look)
        loop.exec()
        session.frame_ready.disconnect(look)
        limit.stop()
        if session.frame is None or not is_wanted(session.frame):
            raise CheckError(f"{what} were expected within {PATIENCE_S:g} s, and did not come")
        return session.frame


def _colours(window: MainWindow) -> int:
    """How many different colours a picture of the window has, of every fourth pixel."""
    picture = window.grab().toImage()
    return len(
        {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 4)
            for y in range(0, picture.height(), 4)
        }
    )
