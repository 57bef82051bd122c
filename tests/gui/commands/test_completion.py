"""`glassnet completion SHELL`: a script that a shell can run, and that completes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from gui.commands import COMMANDS
from tests.gui.commands.running import run

COMPLETE = """
source "$1"; shift
function=$(complete -p glassnet | sed 's/.*-F \\([^ ]*\\).*/\\1/')
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
$function glassnet "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def script(tmp_path: Path, capsys) -> Path:
    status, out, err = run(capsys, "completion", "bash")
    assert (status, err) == (0, "")
    path = tmp_path / "completion.bash"
    path.write_text(out, "utf-8")
    return path


def completed(script: Path, *words: str) -> set[str]:
    """What bash offers for the last word."""
    done = subprocess.run(
        ["bash", "-c", COMPLETE, "bash", str(script), "glassnet", *words],
        capture_output=True,
        text=True,
        cwd=script.parent,
        timeout=20,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_bash_completes_commands_options_and_choices(script):
    assert completed(script, "") >= set(COMMANDS)
    assert completed(script, "tr") == {"train"}
    assert completed(script, "train", "--ep") == {"--epochs"}
    assert completed(script, "list", "opt") == {"optimizers"}
    assert completed(script, "completion", "") == {"bash", "zsh", "tcsh"}


def test_bash_completes_files_where_files_are_wanted(script):
    (script.parent / "xor.json").write_text("{}")
    assert completed(script, "train", "xo") == {"xor.json"}
    assert completed(script, "check", "xo") == {"xor.json"}
    assert completed(script, "train", "xor.json", "--out", "xo") == {"xor.json"}
    assert completed(script, "animate", "xor.json", "--out", "xo") == {"xor.json"}
    (script.parent / "folder").mkdir()
    assert completed(script, "lessons", "--folder", "fo") == {"folder"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_every_shell_gets_a_script_that_knows_every_command(shell, tmp_path, capsys):
    status, out, _ = run(capsys, "completion", shell)
    assert status == 0 and all(name in out for name in COMMANDS)
    if shutil.which(shell) and shell != "tcsh":
        path = tmp_path / "script"
        path.write_text(out, "utf-8")
        subprocess.run([shell, "-n", str(path)], check=True, timeout=20)


def test_another_shell_is_a_wrong_argument(capsys):
    assert run(capsys, "completion", "cmd")[0] == 2
