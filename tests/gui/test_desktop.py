"""The desktop command: a double click opens a run, for this user alone, and can be taken back."""

from __future__ import annotations

import configparser
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from engine.files.run_archive import MIME, run_bytes
from engine.training.experiment import Experiment
from engine.training.snapshot import whole_snapshot
from engine.training.trainer import Trainer
from gui.__main__ import main
from gui.commands import desktop
from gui.files.held import RUN_SUFFIX

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone has it")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(desktop, "UPDATES", ())
    return tmp_path


def entry(home):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(home / desktop.ENTRY, "utf-8")
    return parser["Desktop Entry"]


def test_a_double_click_starts_this_glassnet_with_the_file(home, capsys):
    assert main(["desktop"]) == 0
    found = entry(home)
    assert found["Exec"].endswith(" %u") and str(Path(sys.executable).parent) in found["Exec"]
    assert Path(found["Icon"]).is_file()
    assert MIME in found["MimeType"].split(";")
    assert str(home / desktop.ENTRY) in capsys.readouterr().out


def test_the_type_is_that_of_the_files_that_are_saved(home):
    main(["desktop"])
    tree = ElementTree.parse(home / desktop.TYPE)
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = tree.find("m:mime-type", space)
    assert kind is not None and kind.get("type") == MIME
    pattern = kind.find("m:glob", space)
    assert pattern is not None and pattern.get("pattern") == f"*{RUN_SUFFIX}"
    data = run_bytes([whole_snapshot(Trainer(Experiment()))])
    for match in kind.iter(f"{{{space['m']}}}match"):
        value = match.get("value", "").replace("\\003\\004", "\3\4").encode()
        place = int(match.get("offset", ""))
        assert data[place : place + len(value)] == value


def test_it_is_taken_back(home):
    main(["desktop"])
    assert main(["desktop", "--remove"]) == 0
    assert not (home / desktop.ENTRY).exists() and not (home / desktop.TYPE).exists()


def test_a_path_with_strange_letters_is_quoted():
    assert desktop.quoted(Path('/a b/100%/$x"')) == '"/a b/100%%/\\\\$x\\\\""'


def test_a_folder_that_cannot_be_written_is_said(home, capsys):
    (home / "applications").write_text("")
    assert main(["desktop"]) == 1
    assert "applications" in capsys.readouterr().err
