"""`glassnet check FILE`: a table for each layer, and a status that says whether gradients agree."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine.files.experiment_file import experiment_text
from engine.files.run_archive import run_bytes
from engine.nn.activations import Tanh
from engine.nn.initializers import Zeros
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.training.experiment import Experiment, edit
from engine.training.snapshot import whole_snapshot
from engine.training.trainer import Trainer
from tests.engine.insight.test_feature_maps import digits
from tests.gui.commands.running import run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "some.json"
    path.write_text(experiment_text(Experiment()), "utf-8")
    return path


def test_a_right_experiment_ends_with_0_and_a_row_for_each_part(file, capsys):
    status, out, err = run(capsys, "check", file)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert [line.split()[-1] for line in lines[1:-1]] == ["agrees"] * 6
    assert lines[1].startswith("Hidden 1 (h1)  weights       12")
    assert lines[-1] == "The gradients agree: 51 of 51 parameters, 3 samples."


def test_machines_get_the_numbers_alone(file, capsys):
    status, out, err = run(capsys, "check", file, "--json", "--samples", 5)
    found = json.loads(out)
    assert (status, err) == (0, "")
    assert found["agrees"] and found["first_wrong"] is None and found["samples"] == 5
    assert sum(part["parameters"] for part in found["parts"]) == found["parameters"] == 51
    assert all(part["relative_difference"] < 1e-6 for part in found["parts"])
    assert {part["layer"] for part in found["parts"]} == {"h1", "h2", "output"}


def test_a_wrong_derivative_ends_with_1_and_names_its_layer(tmp_path, capsys, monkeypatch):
    def slope(self: Tanh, f: Tape, z: Value, a: Value) -> Value:
        return 1 - a

    monkeypatch.setattr(Tanh, "slope", slope)
    experiment = edit(Experiment(), "layers.h1.activation", Tanh())
    path = tmp_path / "wrong.json"
    path.write_text(experiment_text(experiment), "utf-8")
    status, out, _ = run(capsys, "check", path)
    assert status == 1
    assert out.splitlines()[-1].startswith("The gradients do not agree, first in ")
    status, out, _ = run(capsys, "check", path, "--json")
    assert status == 1 and not json.loads(out)["agrees"]
    assert json.loads(out)["first_wrong"] in ("h1", "h2")


def test_gradients_that_are_all_0_are_said_to_show_little(tmp_path, capsys):
    experiment = edit(Experiment(), "output.initializer", Zeros())
    path = tmp_path / "zeros.json"
    path.write_text(experiment_text(experiment), "utf-8")
    status, out, _ = run(capsys, "check", path)
    lines = out.splitlines()
    assert status == 0 and lines[1].endswith("all 0") and lines[5].endswith("agrees")
    assert "take more --samples" in lines[-1]
    parts = json.loads(run(capsys, "check", path, "--json")[1])["parts"]
    assert [part["all_zero"] for part in parts] == [True] * 4 + [False] * 2


def test_a_run_is_checked_with_the_weights_of_its_moment(tmp_path, capsys):
    trainer = Trainer(Experiment())
    trainer.train(steps=20)
    path = tmp_path / "run.glassnet"
    path.write_bytes(run_bytes([whole_snapshot(trainer)]))
    assert run(capsys, "check", path)[0] == 0


def test_a_network_of_pictures_is_checked_too(tmp_path, capsys):
    path = tmp_path / "pictures.json"
    small = replace(digits(), layers=digits().layers[:2] + digits().layers[3:])
    path.write_text(experiment_text(small), "utf-8")
    status, out, _ = run(capsys, "check", path, "--samples", 1)
    assert status == 0 and "Convolution" in out


def test_what_cannot_be_checked_is_refused(tmp_path, capsys):
    path = tmp_path / "wrong.json"
    path.write_text('{"glassnet": "experiment", "version": 1}', "utf-8")
    status, out, err = run(capsys, "check", path)
    assert (status, out) == (1, "") and err
    assert run(capsys, "check", tmp_path / "gone.json")[0] == 1
    assert run(capsys, "check", path, "--samples", "0")[0] == 2
