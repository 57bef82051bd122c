"""Work in the background: its end is told on the thread of the window, and it can be abandoned."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject

from gui.background import Background
from gui.figures.export import ExportError


class Listener(QObject):
    def __init__(self, work: Background) -> None:
        super().__init__()
        self.heard: list[object] = []
        work.done.connect(self.hear)
        work.refused.connect(self.hear)

    def hear(self, content: object) -> None:
        self.heard.append((content, threading.current_thread() is threading.main_thread()))


def test_the_end_is_told_on_the_windows_thread(qtbot):
    work = Background(lambda progress: threading.current_thread().name)
    listener = Listener(work)
    work.start()
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == [("glassnet-background", True)]


@pytest.mark.parametrize(
    ("error", "said"),
    [(ExportError("The disk is full"), "The disk is full"), (KeyError("x"), "KeyError: 'x'")],
)
def test_what_goes_wrong_is_told(qtbot, error, said):
    def fail(progress):
        raise error

    work = Background(fail)
    listener = Listener(work)
    work.start()
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert listener.heard == [(said, True)]


def test_abandoned_work_ends_where_it_tells_how_far_it_is_and_says_nothing(qtbot):
    begun, go_on, reached = threading.Event(), threading.Event(), []

    def work_on(progress):
        begun.set()
        go_on.wait(5)
        progress(0.5)
        reached.append("the end")

    work = Background(work_on)
    listener = Listener(work)
    work.start()
    begun.wait(5)
    work.abandon()
    go_on.set()
    qtbot.waitUntil(
        lambda: "glassnet-background" not in [thread.name for thread in threading.enumerate()]
    )
    assert listener.heard == reached == []
