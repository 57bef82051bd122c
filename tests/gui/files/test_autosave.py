"""Autosave: what a crash would lose is found at the next start, and only that."""

from __future__ import annotations

import os
import subprocess
import sys

from engine.files.run_archive import read_run
from engine.training.experiment import Experiment
from gui import app
from gui.files import autosave
from gui.files.autosave import Autosave, recover
from gui.files.keeping import kept_folder

CRASH = """
import os, sys
from PySide6.QtCore import QTimer
from engine.training.experiment import Experiment
from gui import app, theme
from gui.files import autosave
from gui.settings import Settings
from pathlib import Path
made = app.make_application()
theme.apply(made, "light")
autosave.EVERY_S = 0.1
window = app.open_window(Settings(Path(sys.argv[1])), Experiment())
def look():
    frame = window.session.frame
    if frame is not None and frame.step == 0 and not window.session.running:
        window.session.runner.make_steps(50)
    file = autosave._own_file("playground")
    if file.is_file() and frame.step == 50:
        os._exit(9)
timer = QTimer(interval=50, timeout=look)
timer.start()
QTimer.singleShot(20000, lambda: os._exit(1))
made.exec()
"""


def own_files():
    return sorted(path.name for path in kept_folder().glob(f"[!.]*-{os.getpid()}.*"))


def test_a_crash_leaves_the_run_and_the_next_start_keeps_it(tmp_path, monkeypatch):
    ended = subprocess.run(
        [sys.executable, "-c", CRASH, str(tmp_path / "settings.ini")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    assert ended.returncode == 9
    (kept,) = recover()
    assert kept.name == "playground.glassnet"
    run = read_run(kept)
    assert (run.present.step, run.experiment) == (50, Experiment())
    assert recover() == []
    kept.unlink()


def test_what_a_living_window_writes_is_left_to_it(window, qtbot, monkeypatch):
    saving = Autosave(window.workspaces)
    window.session.runner.make_steps(20)
    qtbot.waitUntil(lambda: window.session.frame.step == 20)
    saving.save_what_is_new()
    qtbot.waitUntil(lambda: bool(own_files()))
    assert recover() == []
    assert own_files() == [f"playground-{os.getpid()}.glassnet"]
    saving.close()
    assert own_files() == []


def test_what_has_not_gone_on_is_not_written_again(window, qtbot, monkeypatch):
    monkeypatch.setattr(autosave, "SPARING", 0.0)
    saving = Autosave(window.workspaces)
    window.session.runner.make_steps(20)
    qtbot.waitUntil(lambda: window.session.frame.step == 20)
    saving.save_what_is_new()
    qtbot.waitUntil(lambda: bool(own_files()) and saving._work is None)
    (file,) = kept_folder().glob(f"*-{os.getpid()}.glassnet")
    file.unlink()
    saving.save_what_is_new()
    assert saving._work is None
    window.document.edit("batch_size", 20)
    qtbot.waitUntil(lambda: window.session.frame.experiment.batch_size == 20)
    saving.save_what_is_new()
    qtbot.waitUntil(lambda: bool(own_files()) and saving._work is None)
    saving.close()


def test_a_window_that_was_only_opened_writes_nothing(window, qtbot):
    saving = Autosave(window.workspaces)
    saving.save_what_is_new()
    qtbot.wait(100)
    assert own_files() == []
    saving.close()
    assert app.make_application() is not None


def test_a_folder_that_cannot_be_made_disturbs_nobody(window, qtbot, monkeypatch, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(autosave, "kept_folder", lambda: tmp_path / "file" / "kept")
    saving = Autosave(window.workspaces)
    window.session.runner.make_steps(20)
    qtbot.waitUntil(lambda: window.session.frame.step == 20)
    with qtbot.waitSignal(window.session.job_ended, check_params_cb=autosave.JOB.__eq__):
        saving.save_what_is_new()
    assert saving._work is None and saving._lock is None
    saving.close()
