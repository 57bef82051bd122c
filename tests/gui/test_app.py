"""The application: the command line, and what becomes of errors that nobody caught."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from gui.__main__ import _interrupt, fail, has_display, main, make_parser
from gui.app import Trouble, close_on_signals
from gui.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")


@pytest.fixture
def trouble(qtbot, capsys):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Trouble(window)
    made.listen()
    yield made
    made.stop()
    if made.box is not None:
        made.box.close()


def caught(error: BaseException) -> None:
    sys.excepthook(type(error), error, None)


def test_an_error_that_nobody_caught_is_shown_with_what_happened(trouble):
    caught(ValueError("three is not four"))
    assert trouble.box.informativeText() == "ValueError: three is not four"
    assert "still here" in trouble.box.text()


def test_an_error_that_repeats_opens_one_message(trouble, qtbot):
    caught(ValueError("first"))
    caught(ValueError("second"))
    assert trouble.box.informativeText() == "ValueError: first"
    trouble.box.close()
    assert trouble.box is None


def test_an_error_of_another_thread_is_shown_in_the_window(trouble, qtbot):
    def fails() -> None:
        raise RuntimeError("from afar")

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: trouble.box is not None)
    assert trouble.box.informativeText() == "RuntimeError: from afar"


def test_after_stop_errors_go_where_they_went_before(trouble):
    hook = sys.excepthook
    trouble.stop()
    assert sys.excepthook is not hook


def test_the_version_is_printed_without_loading_qt(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("glassnet ")


def test_headless_and_self_check_exclude_each_other(capsys):
    with pytest.raises(SystemExit):
        make_parser().parse_args(["--headless", "--self-check"])


@pytest.mark.parametrize(
    ("environ", "found"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_display_is_looked_for_in_the_environment(environ, found):
    assert has_display(environ, "linux") is found
    assert has_display({}, "win32")


def test_a_failed_start_says_so():
    stream = io.StringIO()
    assert fail("Because.", stream) == 1
    assert stream.getvalue() == "Glassnet cannot start.\nBecause.\n"


def test_without_a_display_the_command_names_the_headless_way():
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environ = {key: value for key, value in os.environ.items() if key not in hidden}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "gui"],
        env={**environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "glassnet --headless" in done.stderr


def test_a_terminal_that_knows_ascii_only_is_no_reason_to_fail(monkeypatch):
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))

    def check(_options: object) -> int:
        print("1440 × 900", flush=True)
        return 0

    monkeypatch.setattr("gui.__main__.check", check)
    assert main(["--self-check"]) == 0
    assert written.getvalue() == b"1440 ? 900\n"


def test_settings_that_make_no_sense_are_passed_over(tmp_path, qapp):
    file = tmp_path / "settings.ini"
    file.write_text("[General]\ntheme=sepia\nlanguage=tlh\n[window]\ngeometry=7\n")
    settings = Settings(file)
    assert settings.theme in ("light", "dark")
    assert settings.language is None
    assert settings.geometry.isEmpty()


def test_settings_are_read_back_at_the_next_start(tmp_path, qapp):
    first = Settings(tmp_path / "settings.ini")
    first.theme, first.language, first.export_folder = "dark", "ko", str(tmp_path)
    first.save()
    again = Settings(tmp_path / "settings.ini")
    assert (again.theme, again.language, again.export_folder) == ("dark", "ko", str(tmp_path))


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows knows none of these")
@pytest.mark.parametrize("name", SIGNALS)
def test_a_signal_closes_the_window_as_its_button_does(window, settings, qtbot, name):
    before = {each: signal.getsignal(getattr(signal, each)) for each in SIGNALS}
    close_on_signals(window)
    window.session.play()
    qtbot.waitUntil(lambda: window.session.running)
    try:
        with qtbot.waitSignal(window.closed):
            signal.raise_signal(getattr(signal, name))
    finally:
        for each, handler in before.items():
            signal.signal(getattr(signal, each), handler)
    assert not settings.geometry.isEmpty()


def test_ctrl_c_while_a_library_is_loaded_ends_at_once(monkeypatch):
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    name = "<frozen importlib._bootstrap>"
    inside: dict[str, Any] = {"interrupt": _interrupt, "sys": sys}
    code = compile(
        "try:\n interrupt(2, sys._getframe())\nexcept KeyboardInterrupt: pass", name, "exec"
    )
    exec(code, inside)  # as if Python were there
    assert ended == [130]
    with pytest.raises(KeyboardInterrupt):
        _interrupt(2, None)
    assert ended == [130]
