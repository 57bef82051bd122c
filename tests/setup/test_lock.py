"""The lock and the requirements files: current, equal, and from the public index alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import uv

import run


def call_uv(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run uv in the project without network and without the settings of this machine."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    command = [uv.find_uv_bin(), *map(str, arguments), "--offline", "--python", sys.executable]
    return subprocess.run(command, cwd=run.ROOT, env=environ, capture_output=True, text=True)


def pinned(requirements: str) -> list[str]:
    """The lines of a requirements file without its comments."""
    return [line for line in requirements.splitlines() if not line.lstrip().startswith("#")]


def test_lock_is_current(tmp_path: Path) -> None:
    done = call_uv("lock", "--check", "--cache-dir", tmp_path)
    assert done.returncode == 0, f"run `uv lock`: {done.stderr}"


@pytest.mark.parametrize(("kind", "options"), [("run", []), ("test", ["--group", "test"])])
def test_requirements_are_the_lock(kind: str, options: list[str], tmp_path: Path) -> None:
    name = run.REQUIREMENTS[kind]
    export = ["export", "--frozen", "--no-emit-project", *options]
    done = call_uv(*export, "--cache-dir", tmp_path)
    assert done.returncode == 0, done.stderr
    advice = f"run `uv {' '.join(export)} --offline --output-file {name}`"
    assert pinned((run.ROOT / name).read_text("utf-8")) == pinned(done.stdout), advice


def test_every_requirement_has_a_hash() -> None:
    for name in run.REQUIREMENTS.values():
        text = (run.ROOT / name).read_text("utf-8").replace("\\\n", "")
        packages = [line for line in pinned(text) if line.strip()]
        assert packages
        assert [line for line in packages if "==" not in line or "--hash=sha256:" not in line] == []


def test_lock_names_no_index_but_the_public_one() -> None:
    lock = (run.ROOT / "uv.lock").read_text("utf-8")
    assert set(re.findall(r'registry = "([^"]*)"', lock)) == {"https://pypi.org/simple"}
    assert set(re.findall(r'url = "(\w+://[^/"]*)', lock)) == {"https://files.pythonhosted.org"}
    assert "file:" not in lock
    for name in run.REQUIREMENTS.values():
        assert "://" not in (run.ROOT / name).read_text("utf-8")


def test_start_script_and_project_want_the_same_pythons() -> None:
    project = tomllib.loads((run.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    first, refused = (".".join(map(str, v)) for v in (run.FIRST_PYTHON, run.FIRST_REFUSED))
    assert project["requires-python"] == f">={first},<{refused}"
