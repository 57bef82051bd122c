"""The guards of the test run: each thing that a test leaves behind fails it, and only it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

import run

LEAKS = """
import threading, warnings
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QLabel, QWidget

kept = []

def test_clean(qtbot):
    widget = QLabel("text")
    qtbot.addWidget(widget)
    widget.show()
    timer = QTimer(widget)
    timer.start(1000)

def test_parentless_widget_that_is_dropped(qapp):
    QWidget().show()

def test_widget(qapp):
    kept.append(QWidget())

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_thread():
    end = threading.Event()
    threading.Thread(target=end.wait, daemon=True, name="endless").start()

def test_qt_message(qapp):
    qWarning("trouble")

def test_late_qt_message(qapp, request):
    request.addfinalizer(lambda: qWarning("late trouble"))

def test_warning():
    warnings.warn("old", DeprecationWarning)

def test_open_file():
    open(__file__)

def test_exception_in_a_slot(qapp, qtbot):
    timer = QTimer()
    timer.timeout.connect(lambda: 1 / 0)
    with qtbot.waitSignal(timer.timeout):
        timer.start(0)
    timer.stop()
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says of the leaking tests, under the project's own settings."""
    folder = tmp_path_factory.mktemp("leaks")
    shutil.copy(run.ROOT / "tests" / "conftest.py", folder)
    (folder / "test_leaks.py").write_text(LEAKS)
    options = ["-c", str(run.ROOT / "pyproject.toml"), "--rootdir", str(folder)]
    command = [sys.executable, "-m", "pytest", *options, "-p", "no:cacheprovider", "-rA", "-q"]
    environ = {**os.environ, "COLUMNS": "300"}  # whole reasons in the summary
    done = subprocess.run(
        [*command, str(folder)], capture_output=True, text=True, cwd=folder, env=environ
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["clean", "parentless_widget_that_is_dropped"])
def test_a_test_that_tidies_up_passes(outcome: str, name: str) -> None:
    assert f"PASSED test_leaks.py::test_{name}\n" in outcome
    assert f"ERROR test_leaks.py::test_{name}" not in outcome


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("widget", "left behind: top-level widget"),
        ("timer", "left behind: timer"),
        ("thread", "left behind: thread endless"),
        ("qt_message", ""),
        ("late_qt_message", "left behind: Qt message 'late trouble'"),
        ("warning", "DeprecationWarning: old"),
        ("open_file", "PytestUnraisableExceptionWarning"),
        ("exception_in_a_slot", "CALL ERROR"),
    ],
)
def test_what_is_left_behind_fails_the_test(outcome: str, name: str, reason: str) -> None:
    lines = [line for line in outcome.splitlines() if f"test_leaks.py::test_{name} " in f"{line} "]
    failed = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
    assert failed, outcome
    assert any(reason in line for line in failed), failed
