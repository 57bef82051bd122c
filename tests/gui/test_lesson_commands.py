"""`glassnet lessons` and `glassnet lesson NN --check`: what they print and how they end."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys

import pytest

from gui.__main__ import main
from gui.lesson_folders import BUNDLED, lesson_folders
from gui.settings import Settings

TEXT = """# My lesson

About it.

## Only {#only}

Look at [the map](show:output).
"""


@pytest.fixture
def own(tmp_path):
    """A folder with a lesson of one's own, that publishes σ(0) = 0.5, and says how to change it."""

    def write(published: list[dict[str, object]]) -> str:
        folder = tmp_path / "99-own"
        folder.mkdir(exist_ok=True)
        definition = {
            "kind": "lesson",
            "workspace": "playground",
            "panels": ["output"],
            "figure": "output",
            "steps": [{"id": "only"}],
            "published": published,
        }
        (folder / "lesson.json").write_text(json.dumps(definition, indent=1), "utf-8")
        for code in ("en", "ko"):
            (folder / f"{code}.md").write_text(TEXT, "utf-8")
        return str(tmp_path)

    return write


def sigmoid(expected: float, **more: object) -> dict[str, object]:
    return {
        "id": "A1",
        "kind": "exact",
        "check": "activation",
        "arguments": {"kind": "sigmoid", "inputs": [0]},
        "of": "values",
        "expected": expected,
        "tolerance": 1e-3,
        **more,
    }


def run(capsys, *arguments: str) -> tuple[int, str, str]:
    status = main(["lesson", *arguments])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize("language", ["en", "ko"])
def test_lessons_are_listed_one_a_line_number_first(language, capsys, dressed_app):
    status = main(["lessons", "--language", language])
    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert all(re.match(r"\d\d  \S", line) for line in lines)
    assert [line[:2] for line in lines] == sorted(line[:2] for line in lines)
    assert len(lines) == sum(path.is_dir() for path in BUNDLED.iterdir())
    assert (language == "ko") == bool(re.search("[가-힣]", lines[0]))


def test_a_lesson_that_is_met_ends_with_0(own, capsys, dressed_app):
    folder = own([sigmoid(0.5001)])
    status, out, err = run(capsys, "99", "--check", "--folder", folder, "--language", "en")
    assert (status, err) == (0, "")
    (row,) = [line for line in out.splitlines() if line.startswith("A1")]
    assert row.split() == ["A1", "exact", "values", "0.5001", "0.5", "±0.001", "met"]
    assert "1 of 1 published results are met" in out


def test_a_lesson_that_is_missed_ends_with_1(own, capsys, dressed_app):
    folder = own([sigmoid(0.5), sigmoid(0.6)])
    status, out, _ = run(capsys, "99-own", "--check", "--folder", folder, "--language", "en")
    assert status == 1
    assert "1 of 2 published results are met" in out and "missed" in out


@pytest.mark.parametrize("published", [[], [sigmoid(0.5, slow=True)]])
def test_a_lesson_that_checks_nothing_ends_with_1(own, published, capsys, dressed_app):
    folder = own(published)
    arguments = ("99", "--check", "--quick", "--folder", folder, "--language", "en")
    status, _, err = run(capsys, *arguments)
    assert (status, err) == (1, "This lesson checks nothing.\n")


def test_a_file_that_must_be_given_is_asked_for(own, capsys, dressed_app):
    entry = {"id": "C1", "kind": "exact", "check": "weights_file", "of": "accuracy"}
    folder = own([entry | {"expected": 0.9352}])
    status, out, _ = run(capsys, "99", "--check", "--folder", folder, "--language", "en")
    assert status == 1 and "--weights sample_weight.pkl" in out


def test_without_check_the_text_is_printed(own, capsys, dressed_app):
    status, out, _ = run(capsys, "99", "--folder", own([]))
    assert (status, out.strip()) == (0, TEXT.strip())


def test_a_lesson_that_is_not_there_is_told(capsys, dressed_app):
    status, out, err = run(capsys, "98", "--check", "--language", "en")
    assert (status, out) == (1, "")
    assert "A lesson expects one of 01" in err and "got '98'" in err


def test_a_broken_lesson_is_told_with_its_line_and_the_others_go_on(own, capsys, dressed_app):
    folder = own([sigmoid(0.5, kind="about")])
    status = main(["lessons", "--folder", folder, "--language", "en"])
    printed = capsys.readouterr()
    assert status == 0 and printed.out.startswith("01")
    assert re.search(r"99-own/lesson\.json:\d+: published\.kind expects exact", printed.err)


def test_the_folder_of_the_settings_is_looked_into(own, capsys, dressed_app):
    settings = Settings()
    folder = own([])
    try:
        settings.lesson_folder = type(BUNDLED)(folder)
        assert lesson_folders() == (BUNDLED, type(BUNDLED)(folder))
        del settings
        main(["lessons", "--language", "en"])
        assert "99  My lesson" in capsys.readouterr().out
    finally:
        Settings().lesson_folder = None
    assert lesson_folders() == (BUNDLED,)


def test_whoever_has_read_enough_of_a_lesson_is_told_of_no_error():
    command = f"{sys.executable} -m gui lesson 01 | head -1"
    found = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    assert found.stdout.startswith("# ")
    assert found.stderr == ""


def test_an_output_that_was_closed_is_no_error():
    command = f"{sys.executable} -m gui list >&-"
    found = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.parametrize("command", [["lessons"], ["lesson", "01"]])
def test_a_folder_that_is_none_is_a_wrong_argument(command, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main([*command, "--folder", str(tmp_path / "nowhere")])
    assert ended.value.code == 2
    assert "expects a folder" in capsys.readouterr().err


def test_a_pipe_in_a_lesson_is_no_file_to_wait_for(own, tmp_path, capsys):
    own([])
    text = tmp_path / "99-own" / "en.md"
    text.unlink()
    os.mkfifo(text)
    assert main(["lessons", "--folder", str(tmp_path), "--language", "en"]) == 0
    assert "A lesson expects the file en.md, got none" in capsys.readouterr().err
