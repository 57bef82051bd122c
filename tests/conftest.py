"""What every test runs under: Qt offscreen, few examples, and nothing left behind.

A test fails on Qt messages (pytest-qt sees those of the test itself, this file those of its end),
on threads that still run, on top-level widgets that still exist and on timers that still tick.
"""

from __future__ import annotations

import functools
import gc
import os
import re
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import hypothesis
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from engine.data import shelf

shelf.add(Path(__file__).parent.parent / "resources" / "datasets")

# No test reads or writes the settings and files of the person who runs it.
HOME = tempfile.mkdtemp(prefix="glassnet-tests-")
for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
    os.environ[f"XDG_{kind}_HOME"] = os.path.join(HOME, kind.lower())

# The same examples in every run: a failure seen by one person is seen by all.
hypothesis.settings.register_profile(
    "glassnet", deadline=None, max_examples=50, derandomize=True, database=None
)
hypothesis.settings.load_profile("glassnet")

THREAD_END_S = 2.0

started_timers: weakref.WeakSet[QTimer] = weakref.WeakSet()
messages: list[str] = []


def pytest_configure(config: pytest.Config) -> None:
    """Remember the timers that are started, and the messages that no test is there to hear."""
    ignored = [re.compile(pattern) for pattern in config.getini("qt_log_ignore")]

    def keep(kind: object, context: object, message: str) -> None:
        if not any(pattern.search(message) for pattern in ignored):
            messages.append(message)

    qInstallMessageHandler(keep)
    start = QTimer.start

    @functools.wraps(start)
    def remembered_start(timer: QTimer, *arguments: int) -> None:
        started_timers.add(timer)
        start(timer, *arguments)

    QTimer.start = remembered_start  # type: ignore[method-assign]


def pytest_unconfigure() -> None:
    shutil.rmtree(HOME, ignore_errors=True)


def running_threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.is_alive()}


def ticking_timers() -> set[QTimer]:
    return {timer for timer in started_timers if shiboken6.isValid(timer) and timer.isActive()}


def top_level_widgets() -> set[object]:
    return set(QApplication.topLevelWidgets()) if QApplication.instance() else set()


def settle() -> None:
    """Carry out what was put off: deferred deletes, and cycles that only the collector ends."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Fail a test that leaves a thread, a top-level widget, a timer or a late Qt message."""
    threads, widgets, timers = running_threads(), top_level_widgets(), ticking_timers()
    messages.clear()
    yield
    deadline = time.monotonic() + THREAD_END_S
    for thread in running_threads() - threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    if top_level_widgets() - widgets or ticking_timers() - timers:
        settle()
    left = [f"thread {thread.name}" for thread in running_threads() - threads]
    left += [f"top-level widget {widget!r}" for widget in top_level_widgets() - widgets]
    left += [f"timer {timer!r}" for timer in ticking_timers() - timers]
    left += [f"Qt message {message!r}" for message in messages]
    if left:
        pytest.fail("left behind: " + "; ".join(left), pytrace=False)
