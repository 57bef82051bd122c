"""`glassnet train FILE`: what it says, saves and refuses, and how it ends."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.files.experiment_file import experiment_text
from engine.files.recipe import Recipe
from engine.files.run_archive import read_run
from engine.nn.activations import Identity, ReLU
from engine.nn.dense import Dense, Output
from engine.nn.losses import SquaredError
from engine.nn.optimizers import SGD
from engine.training.experiment import Experiment, edit
from engine.training.stopping import AtEpoch, AtLoss, AtStep
from engine.training.trainer import Trainer
from gui.commands.progress import Bar
from tests.gui.commands.running import run
from tests.gui.test_evaluate import Terminal

ROOT = Path(__file__).resolve().parents[3]
WILD = replace(
    Experiment(),
    layers=(Dense(key="h1", activation=ReLU()), Dense(key="h2", activation=ReLU())),
    output=Output(activation=Identity()),
    loss=SquaredError(),
    optimizer=SGD(learning_rate=100.0),
)


def file_of(folder: Path, experiment: Experiment, name: str = "some.json") -> Path:
    path = folder / name
    path.write_text(experiment_text(experiment), "utf-8")
    return path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return file_of(tmp_path, Experiment())


def report(capsys: Any, *arguments: object) -> dict[str, Any]:
    status, out, err = run(capsys, "train", *arguments, "--json")
    assert (status, err) == (0, ""), err
    found: dict[str, Any] = json.loads(out)  # and nothing else is there
    return found


def test_so_many_steps_are_those_of_the_trainer(file, capsys):
    found = report(capsys, file, "--steps", 30)
    trainer = Trainer(Experiment())
    trainer.train(steps=30)
    scores = trainer.scores()
    assert found["step"] == found["steps_made"] == 30 and found["ended"] == "steps"
    assert found["training_loss"] == pytest.approx(scores.training_loss)
    assert found["test_score"] == pytest.approx(scores.test_score)
    assert found["score"] == "accuracy" and found["out"] is None


def test_epochs_are_counted_from_where_the_run_is(file, tmp_path, capsys):
    out = tmp_path / "run.glassnet"
    assert report(capsys, file, "--epochs", 2, "--out", out)["epoch"] == 2
    assert report(capsys, out, "--epochs", 3)["epoch"] == 5


def test_a_saved_run_goes_on_as_if_it_had_not_been_interrupted(file, tmp_path, capsys):
    first, second, whole = (tmp_path / f"{name}.zip" for name in ("first", "second", "whole"))
    report(capsys, file, "--steps", 37, "--out", first)
    report(capsys, first, "--steps", 20, "--out", second)
    report(capsys, file, "--steps", 57, "--out", whole)
    with zipfile.ZipFile(second) as one, zipfile.ZipFile(whole) as other:
        for name in ("weights.npz", "snapshots/0.npz", "history.npz"):
            assert one.read(name) == other.read(name)


def test_a_recipe_is_lived_again_before_it_goes_on(tmp_path, capsys):
    path = tmp_path / "recipe.json"
    path.write_text(Recipe(Experiment(), step=40).text(), "utf-8")
    found = report(capsys, path, "--steps", 10)
    assert (found["step"], found["steps_made"]) == (50, 10)


def test_the_seed_takes_the_place_of_the_experiments(file, tmp_path, capsys):
    out = tmp_path / "run.glassnet"
    assert report(capsys, file, "--steps", 1, "--seed", 99, "--out", out)["seed"] == 99
    assert read_run(out).experiment.seed == 99


@pytest.mark.parametrize("rule", [AtEpoch(3), AtStep(50), AtLoss(10.0)])
def test_without_a_number_it_learns_until_a_rule_holds(rule, tmp_path, capsys):
    found = report(capsys, file_of(tmp_path, edit(Experiment(), "stop", (rule,))))
    assert found["ended"] == "rule" and found["rule"]["kind"] == rule.kind
    assert found["step"] == {"epoch": 72, "step": 50, "loss": 24}[rule.kind]


def test_a_number_counts_more_than_the_rules(tmp_path, capsys):
    file = file_of(tmp_path, edit(Experiment(), "stop", (AtStep(5),)))
    assert report(capsys, file, "--steps", 30)["step"] == 30


@pytest.mark.parametrize("stop", [(), (AtStep(5),)])
def test_what_has_no_end_is_refused(stop, tmp_path, capsys):
    file = file_of(tmp_path, edit(Experiment(), "stop", stop))
    out = tmp_path / "run.glassnet"
    report(capsys, file, "--steps", 5, "--out", out)
    status, said, err = run(capsys, "train", out)
    assert (status, said) == (1, "")
    assert "--epochs or --steps" in err


def test_the_sentences_name_step_scores_and_file(file, tmp_path, capsys):
    out = tmp_path / "run.glassnet"
    status, said, err = run(capsys, "train", file, "--epochs", 2, "--out", out)
    assert (status, err) == (0, "")
    lines = said.splitlines()
    assert lines[0].startswith("Step 48, epoch 2 (48 more in ")
    assert [line.split()[0] for line in lines[1:4]] == ["loss", "training", "test"]
    assert lines[4] == f"Saved in {out}"


def test_divergence_ends_with_status_3_and_keeps_the_step_before(tmp_path, capsys):
    out = tmp_path / "run.glassnet"
    file = file_of(tmp_path, WILD)
    status, said, _ = run(capsys, "train", file, "--steps", 500, "--json", "--out", out)
    found = json.loads(said)
    assert (status, found["ended"]) == (3, "diverged")
    assert found["divergence"]["step"] == found["step"] + 1
    assert np.isfinite(read_run(out).present.parameters).all()
    assert "Learning diverged at step" in run(capsys, "train", file, "--steps", 500)[1]


@pytest.mark.parametrize("ending", [".npz", ".safetensors", ".onnx", ".zip", ".glassnet"])
def test_the_name_says_what_is_saved(ending, file, tmp_path, capsys):
    out = tmp_path / f"learnt{ending}"
    assert report(capsys, file, "--steps", 1, "--out", out)["out"] == str(out)
    content = out.read_bytes()
    assert content.startswith(b"PK") == (ending in (".npz", ".zip", ".glassnet"))
    if ending == ".npz":
        assert "h1.weights" in np.load(out).files


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("learnt.h5", "ends in one of .glassnet"),
        ("gone/run.zip", "a folder that may be written"),
        ("there.zip", "got the folder"),
    ],
)
def test_where_nothing_can_be_saved_nothing_is_learnt(name, said, file, tmp_path, capsys):
    (tmp_path / "there.zip").mkdir()
    before = sorted(tmp_path.iterdir())
    status, out, err = run(capsys, "train", file, "--steps", 10**9, "--out", tmp_path / name)
    assert (status, out) == (1, "")
    assert said in err
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{}", "The file expects"),
        (
            '{"glassnet": "experiment", "version": 1, "experiment": {"batch_size": -1}}',
            "experiment.batch_size in the file",
        ),
        ("no JSON", "expects"),
    ],
)
def test_a_wrong_file_is_refused_with_its_reason(content, said, tmp_path, capsys):
    path = tmp_path / "wrong.json"
    path.write_text(content, "utf-8")
    status, out, err = run(capsys, "train", path, "--steps", 1)
    assert (status, out) == (1, "") and said in err
    assert "can be read" in run(capsys, "train", tmp_path / "gone.json", "--steps", 1)[2]


def test_the_experiment_of_a_lesson_is_trained_by_its_number(capsys):
    found = report(capsys, "--lesson", "12", "--steps", 20, "--seed", 3)
    assert found["step"] == 20
    status, _, err = run(capsys, "train", "--lesson", "99", "--steps", 1)
    assert status == 1 and "99" in err


def test_a_run_keeps_its_seed(file, tmp_path, capsys):
    out = tmp_path / "run.glassnet"
    report(capsys, file, "--steps", 1, "--out", out)
    status, _, err = run(capsys, "train", out, "--steps", 1, "--seed", 4)
    assert status == 1 and "has not begun" in err


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["some.json", "--lesson", "12"],
        ["some.json", "--steps", "-1"],
        ["some.json", "--steps", "1.5"],
        ["some.json", "--epochs", "ten"],
        ["some.json", "--epochs", "1", "--steps", "1"],
        ["some.json", "--seed", "²"],
    ],
)
def test_wrong_arguments_end_with_status_2(wrong, capsys):
    assert run(capsys, "train", *wrong)[0] == 2


def test_ctrl_c_ends_it_cleanly_with_what_there_is(file, tmp_path):
    out = tmp_path / "run.glassnet"
    command = [sys.executable, "-P", "-m", "gui", "train", str(file), "--steps", "1000000000"]
    running = subprocess.Popen(
        [*command, "--out", str(out), "--json", "--progress"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None
    while "step" not in running.stderr.readline():
        pass  # until it learns
    running.send_signal(signal.SIGINT)
    said, _ = running.communicate(timeout=60)
    found = json.loads(said)
    assert running.returncode == 130
    assert found["ended"] == "interrupted" and found["step"] > 0
    assert read_run(out).present.step == found["step"]


def test_numbers_are_said_also_where_the_run_could_not_be_saved(
    file, tmp_path, capsys, monkeypatch
):
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("gui.commands.saving.write_in_place", full)
    out = tmp_path / "run.glassnet"
    status, said, err = run(capsys, "train", file, "--steps", 5, "--out", out, "--json")
    assert (status, json.loads(said)["step"], json.loads(said)["out"]) == (1, 5, None)
    assert "No space left" in err


def test_progress_is_shown_where_somebody_sees_it_or_asks(file, capsys):
    assert run(capsys, "train", file, "--steps", 100)[2] == ""
    _, _, err = run(capsys, "train", file, "--steps", 100, "--progress")
    assert "100 %  step 100, epoch 4.16, loss 0." in err
    assert "\r" not in err


def test_a_bar_in_a_file_is_a_line_for_each_tenth_at_most(capsys):
    with Bar(asked=True) as bar:
        for place in range(1001):
            bar.show(place / 1000)
    assert len(capsys.readouterr().err.splitlines()) == 11


def test_a_shorter_text_on_the_bar_leaves_nothing_of_a_longer_one():
    terminal = Terminal()
    with Bar(terminal) as bar:
        bar.show(0.5, "step 1,000,000")
        bar.show(0.6, "step 1")
    shown = terminal.getvalue().split("\r")
    assert len(shown[1]) == len(shown[2]) == len(shown[3])
    assert shown[3].strip() == ""


def test_it_speaks_korean(file, capsys):
    status, out, _ = run(capsys, "train", file, "--steps", "1", language="ko")
    assert status == 0 and "정확도" in out
