"""The start script: when it sets up anew, what it says is missing, and what it starts."""

from __future__ import annotations

import ast
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import run


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder with everything that an environment depends on."""
    for name in run.LOCKED:
        shutil.copy(run.ROOT / name, tmp_path)
    return tmp_path


@pytest.fixture
def bench(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tree that the start script takes for its own, on a machine without uv."""
    monkeypatch.setattr(run, "ROOT", tree)
    monkeypatch.setattr(run, "VENV", tree / ".venv")
    monkeypatch.setattr(run, "STAMP", tree / ".venv" / "stamp")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    return tree


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], Mapping[str, str]]]:
    """What would have been started, with its environment; nothing is set up."""
    calls: list[tuple[list[str], Mapping[str, str]]] = []

    def execute(path: str, command: list[str], environ: Mapping[str, str]) -> None:
        calls.append((command, environ))

    monkeypatch.setattr(os, "execve", execute)
    monkeypatch.setattr(run, "WINDOWS", False)
    monkeypatch.setattr(run, "set_up", lambda kind: None)
    monkeypatch.setattr(run, "check_libraries", lambda plugin: None)
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return calls


# --- old interpreters ---


def test_an_old_python_can_read_the_file_and_is_told_what_to_do() -> None:
    source = (run.ROOT / "run.py").read_text("utf-8")
    ast.parse(source, feature_version=(3, 7))
    pretend = "import sys, runpy; sys.version_info = (3, 8, 1); runpy.run_path(sys.argv[1])"
    command = [sys.executable, "-c", pretend, str(run.ROOT / "run.py")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert "needs Python 3.11 to 3.14, got 3.8" in done.stderr
    assert "Traceback" not in done.stderr


# --- fingerprint and stamp ---


@pytest.mark.parametrize("name", run.LOCKED)
def test_a_changed_file_changes_the_fingerprint(tree: Path, name: str) -> None:
    before = run.fingerprint(tree)
    assert run.fingerprint(tree) == before
    with (tree / name).open("a") as file:
        file.write("\n")
    assert run.fingerprint(tree) != before


def test_another_interpreter_changes_the_fingerprint(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = run.fingerprint(tree)
    monkeypatch.setattr(run, "BASE_PYTHON", "/opt/other/python3")
    assert run.fingerprint(tree) != before


def test_a_missing_lock_is_named(tree: Path) -> None:
    (tree / "uv.lock").unlink()
    with pytest.raises(run.SetupError, match=r"uv\.lock was expected"):
        run.fingerprint(tree)


@pytest.mark.parametrize(
    ("text", "ready"),
    [
        (None, set()),
        ("", set()),
        ("abc", set()),
        ("other test\n", set()),
        ("abc run\n", {"run"}),
        ("abc test\n", {"run", "test"}),
    ],
)
def test_only_a_finished_stamp_of_the_same_fingerprint_counts(
    text: str | None, ready: set[str], tmp_path: Path
) -> None:
    stamp = tmp_path / "stamp"
    if text is not None:
        stamp.write_text(text)
    assert {kind for kind in ("run", "test") if run.is_ready(kind, "abc", stamp)} == ready


# --- set-up ---


def test_an_interrupted_set_up_begins_anew(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = bench / ".venv" / "half.txt"

    def broken(kind: str) -> None:
        half.parent.mkdir()
        half.write_text("half")
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "install_with_pip", broken)
    with pytest.raises(KeyboardInterrupt):
        run.set_up("run")
    kinds: list[str] = []

    def whole(kind: str) -> None:
        assert not half.exists()
        half.parent.mkdir()
        kinds.append(kind)

    monkeypatch.setattr(run, "install_with_pip", whole)
    run.set_up("run")
    run.set_up("run")
    assert kinds == ["run"]


def test_tools_of_the_tests_are_added_to_a_current_environment(
    bench: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds: list[str] = []

    def install(kind: str) -> None:
        run.VENV.mkdir(exist_ok=True)
        (run.VENV / kind).touch()
        kinds.append(kind)

    monkeypatch.setattr(run, "install_with_pip", install)
    for kind in ("run", "test", "run", "test"):
        run.set_up(kind)
    assert kinds == ["run", "test"]
    assert (run.VENV / "run").exists()
    (bench / "pyproject.toml").write_text("changed")
    run.set_up("run")
    assert kinds == ["run", "test", "run"]
    assert not (run.VENV / "test").exists()


def test_a_full_disk_is_told_before_anything_is_removed(
    bench: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.VENV.mkdir()
    usage = shutil.disk_usage(bench)._replace(free=100 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(run.SetupError, match=r"500 MB of free disk were expected .* 100 MB"):
        run.set_up("run")
    assert run.VENV.exists()


def test_a_folder_that_may_not_be_written_is_told(
    bench: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(kind: str) -> None:
        raise PermissionError(13, "Permission denied", str(run.VENV))

    monkeypatch.setattr(run, "install_with_pip", refused)
    with pytest.raises(run.SetupError, match=r"could not be written .*Permission denied"):
        run.set_up("run")


def test_a_python_without_ensurepip_names_its_package(
    bench: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "VENV_PYTHON", run.VENV / "bin" / "python")
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(run.SetupError, match="python3-venv"):
        run.set_up("run")


@pytest.mark.parametrize(
    ("output", "cause"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("Failed to establish a new connection: Temporary failure in name resolution", "network"),
        ("error sending request: dns error", "network"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "differs from the lock"),
        ("ERROR: No matching distribution found for PySide6-Essentials", "no build exists"),
        ("something else", "last words"),
    ],
)
def test_a_failed_installation_is_explained(output: str, cause: str) -> None:
    assert cause in run.explain(output)


def test_a_failing_step_is_named_with_its_cause(capfd: pytest.CaptureFixture[str]) -> None:
    script = "import sys; sys.exit('dns error')"
    with pytest.raises(run.SetupError, match=r"index was not reached[^\n]*\n.*dns error"):
        run.install([sys.executable, "-c", script])
    assert "dns error" in capfd.readouterr().err


# --- libraries and display ---


@pytest.mark.parametrize(
    ("environ", "plugin"),
    [
        ({}, ""),
        ({"DISPLAY": ":0"}, "xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wayland"),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, "offscreen"),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb"}, "wayland"),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, "vnc"),
        ({"QT_QPA_PLATFORM": "", "DISPLAY": ""}, ""),
    ],
)
def test_the_platform_follows_the_display(environ: dict[str, str], plugin: str) -> None:
    assert run.platform_plugin(environ, "linux") == plugin


def test_windows_and_macos_always_have_a_display() -> None:
    assert run.platform_plugin({}, "win32") == run.platform_plugin({}, "darwin") == "native"


def test_only_libraries_that_do_not_load_are_missing() -> None:
    def load(library: str) -> None:
        if library in ("libEGL.so.1", "libxcb-cursor.so.0"):
            raise OSError(library)

    assert run.missing_packages("offscreen", load) == {"libEGL.so.1": "libegl1"}
    assert run.missing_packages("vnc", load) == {"libEGL.so.1": "libegl1"}
    assert list(run.missing_packages("xcb", load).values()) == ["libegl1", "libxcb-cursor0"]


def missing_once(monkeypatch: pytest.MonkeyPatch, *, user: int) -> None:
    """Pretend a Debian machine on which libegl1 is missing until apt-get has run."""
    answers = iter([{"libEGL.so.1": "libegl1"}, {}])
    monkeypatch.setattr(run, "WINDOWS", False)
    monkeypatch.setattr(run, "missing_packages", lambda plugin: next(answers))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)


def test_a_user_is_told_the_one_line_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    missing_once(monkeypatch, user=1000)
    with pytest.raises(run.SetupError) as told:
        run.check_libraries("offscreen")
    assert "libEGL.so.1" in str(told.value)
    assert "sudo apt-get install -y --no-install-recommends libegl1" in str(told.value)


def test_root_on_debian_gets_the_libraries_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    missing_once(monkeypatch, user=0)
    commands: list[Sequence[str]] = []

    def call(command: Sequence[str], env: Mapping[str, str]) -> int:
        assert env["DEBIAN_FRONTEND"] == "noninteractive"
        commands.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    run.check_libraries("offscreen")
    assert commands == [["sh", "-c", run.apt_line(["libegl1"], root=True)]]


# --- what is started ---


def test_without_a_display_the_headless_form_starts(started, capsys) -> None:
    run.start(["lesson.json"])
    ((command, environ),) = started
    assert command[1:] == ["-P", "-m", "gui", "--headless", "lesson.json"]
    assert environ["QT_QPA_PLATFORM"] == "offscreen"
    assert "No display was found" in capsys.readouterr().out


def test_with_a_display_the_arguments_pass_unchanged(started, monkeypatch, capsys) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    run.start(["lesson.json"])
    ((command, environ),) = started
    assert command[4:] == ["lesson.json"]
    assert "QT_QPA_PLATFORM" not in environ
    assert capsys.readouterr().out == ""


def test_a_chosen_platform_counts_as_a_display(started, monkeypatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "minimal")
    run.start([])
    ((command, environ),) = started
    assert command[4:] == []
    assert environ["QT_QPA_PLATFORM"] == "minimal"


@pytest.mark.parametrize("command", [["train", "xor.json"], ["--language", "ko", "lessons"]])
def test_a_command_needs_no_display(command, started, capsys) -> None:
    run.start(command)
    ((called, environ),) = started
    assert called[4:] == command
    assert environ["QT_QPA_PLATFORM"] == "offscreen"
    assert capsys.readouterr().out == ""


def test_self_check_needs_no_display(started, capsys) -> None:
    run.start(["--self-check"])
    ((command, _),) = started
    assert command[4:] == ["--self-check"]
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("failing", "code"), [("", 0), ("mypy", 1), ("pytest", 1)])
def test_one_failing_check_fails_all_but_stops_none(failing, code, started, monkeypatch, capsys):
    calls: list[Sequence[str]] = []

    def call(command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> int:
        calls.append(command)
        return int(failing in command)

    monkeypatch.setattr(subprocess, "call", call)
    assert run.test(["--slow", "-x"]) == code
    assert len(calls) == 5
    assert calls[-1][2:] == ["pytest", "-m=", "-x"]
    assert ("FAILED" in capsys.readouterr().out) == bool(failing)
