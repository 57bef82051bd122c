"""The wheel: it holds every file of the three folders, and starts from anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest
import uv

import run

FOLDERS = ("engine", "gui", "resources")
SELF_CHECK_S = 120


@dataclass(frozen=True)
class Installation:
    """A virtual environment in which only the wheel provides Glassnet."""

    site: Path
    scripts: Path

    def start(self, *command: str | Path, where: Path) -> subprocess.CompletedProcess[str]:
        environ = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
        program = [str(self.scripts / command[0]), *map(str, command[1:])]
        return subprocess.run(
            program, cwd=where, env=environ, capture_output=True, text=True, timeout=SELF_CHECK_S
        )


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Build the wheel without network and install it beside the locked dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=run.ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")

    place = folder / "venv"
    venv.create(place, with_pip=False)
    paths = sysconfig.get_paths("venv", {"base": str(place), "platbase": str(place)})
    site, scripts = Path(paths["purelib"]), Path(paths["scripts"])
    # A path in a .pth file brings the dependencies, but not the .pth file of the source tree.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    install = [uv.find_uv_bin(), "pip", "install", "--offline", "--no-deps", "--no-config"]
    options = ["--cache-dir", str(folder / "cache"), "--python", str(scripts / "python")]
    subprocess.run([*install, *options, str(wheel)], check=True, capture_output=True)
    return Installation(site, scripts)


def files_of(root: Path) -> dict[str, bytes]:
    """Every file of the three folders, without what Python and the system leave there."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in FOLDERS
        for path in (root / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc" and path.name != ".DS_Store"
    }


def test_the_wheel_holds_every_file_of_the_three_folders(installation: Installation) -> None:
    expected, found = files_of(run.ROOT), files_of(installation.site)
    assert {name.split("/")[0] for name in found} == set(FOLDERS)
    assert found.keys() == expected.keys()
    assert [name for name in found if found[name] != expected[name]] == []


def test_the_wheel_carries_the_licence_and_nothing_at_the_top(installation: Installation) -> None:
    (about,) = installation.site.glob("glassnet-*.dist-info")
    record = (about / "RECORD").read_text("utf-8").splitlines()
    tops = {line.split("/")[0] for line in record}
    assert tops <= {*FOLDERS, about.name, ".."}
    assert (about / "licenses" / "LICENSE").read_bytes() == (run.ROOT / "LICENSE").read_bytes()


def test_the_installed_packages_are_found_from_another_folder(
    installation: Installation, tmp_path: Path
) -> None:
    code = "import engine, gui; print(engine.__file__); print(gui.__file__)"
    done = installation.start("python", "-c", code, where=tmp_path)
    assert done.returncode == 0, done.stderr
    for name, line in zip(("engine", "gui"), done.stdout.splitlines(), strict=True):
        assert Path(line).parent == installation.site / name
        assert (Path(line).parent.parent / "resources").is_dir()


def test_the_installed_command_checks_itself(installation: Installation, tmp_path: Path) -> None:
    done = installation.start("glassnet", "--self-check", where=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "200" in done.stdout  # the steps that it trained
    assert "Traceback" not in done.stderr
