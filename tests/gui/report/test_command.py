import json

import pypdf
import pytest

from engine.files.experiment_file import experiment_text
from engine.training.experiment import Experiment
from gui.__main__ import main


@pytest.fixture
def experiment(tmp_path):
    file = tmp_path / "xor.json"
    file.write_text(experiment_text(Experiment()), "utf-8")
    return file


def report(*options):
    return main(["--language", "en", "report", *map(str, options)])


def test_a_report_of_an_experiment_is_written(qapp, experiment, tmp_path, capsys):
    out = tmp_path / "report.pdf"
    assert report(experiment, "--out", out, "--panels", "curves", "--steps", 60, "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"file": str(out)}
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(out).pages)
    assert "xor" in text
    assert "After 60 steps" in " ".join(text.split())


def test_a_report_of_a_lesson_has_its_published_values(qapp, tmp_path, capsys):
    out = tmp_path / "report.html"
    assert report("--lesson", "09", "--out", out, "--panels", "curves", "--notes", "Minji") == 0
    text = out.read_text("utf-8")
    assert "Published values" in text
    assert "<p>Minji</p>" in text
    assert 'class="good"' in text
    assert 'class="bad"' not in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--out", "report.doc"), "--out expects a name that ends in .pdf or .html"),
        (("--out", "nowhere/report.pdf"), "--out expects a file in an existing folder"),
        (("--out", "report.pdf", "--steps", "-1"), "--steps expects a number from 0, got -1"),
        (("--out", "report.pdf", "--lesson", "09"), "Either a file or --lesson was expected"),
    ],
)
def test_what_cannot_be_reported_is_refused(
    qapp, experiment, tmp_path, monkeypatch, capsys, options, said
):
    monkeypatch.chdir(tmp_path)
    assert report(experiment, *options) == 1
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["xor.json"]


def test_an_unknown_panel_is_refused(qapp, experiment, tmp_path, capsys):
    assert report(experiment, "--out", tmp_path / "r.pdf", "--panels", "moon") == 1
    assert "--panels expects names of map, curves" in capsys.readouterr().err
