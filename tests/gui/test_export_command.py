"""`glassnet export`: networks as files for other programs, from every file that has one."""

from __future__ import annotations

import argparse
import dataclasses
import json
import subprocess
import sys

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
import pytest

from engine.data.mnist import Mnist
from engine.files.experiment_file import experiment_text
from engine.files.models.model_formats import ENDINGS, exported
from engine.files.models.opened_weights import read_model
from engine.files.run_archive import run_bytes
from engine.nn.activations import Identity
from engine.nn.dense import Dense, Output
from engine.nn.losses import SquaredError
from engine.nn.optimizers import SGD
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.image_presets import QUICK_CNN
from engine.training.snapshot import whole_snapshot
from engine.training.trainer import Trainer
from gui.commands import evaluate, export

NUMBERS = ("onnx", "safetensors", "npz")


def run(capsys, *arguments):
    """(status, what was printed, what was said on standard error)"""
    parser = argparse.ArgumentParser()
    parser.add_argument("--language", default="en")
    export.add_arguments(parser)
    status = export.run(parser.parse_args([str(each) for each in arguments]))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.fixture
def experiment_file(tmp_path):
    file = tmp_path / "experiment.json"
    file.write_text(experiment_text(Experiment()), "utf-8")
    return file


@pytest.fixture
def trainer():
    made = Trainer(Experiment())
    made.train(steps=40)
    return made


@pytest.mark.parametrize("format", NUMBERS)
def test_an_experiment_is_trained_and_its_network_saved(
    experiment_file, trainer, format, tmp_path, capsys, dressed_app
):
    out = tmp_path / f"net{ENDINGS[format]}"
    status, said, _ = run(capsys, experiment_file, "--out", out, "--steps", 40)
    assert status == 0
    assert "after 40 steps" in said
    found = read_model(out)
    assert found.network.parameters.tobytes() == trainer.network.parameters.tobytes()


def test_a_run_is_saved_as_it_stands(trainer, tmp_path, capsys, dressed_app):
    (tmp_path / "run.zip").write_bytes(run_bytes([whole_snapshot(trainer)]))
    out = tmp_path / "net.onnx"
    status, said, _ = run(capsys, tmp_path / "run.zip", "--out", out, "--json")
    assert (status, json.loads(said)) == (
        0, {"format": "onnx", "files": [str(out)], "step": 40},
    )  # fmt: skip
    session = onnxruntime.InferenceSession(out.read_bytes())
    points = np.array([[1.0, 2.0], [-3.0, 0.5]], np.float32)
    (answers,) = session.run(None, {"points": points})
    np.testing.assert_allclose(answers, read_model(out).answers(points), atol=1e-6)


@pytest.mark.parametrize("before", NUMBERS)
@pytest.mark.parametrize("after", NUMBERS)
def test_one_format_becomes_another(trainer, before, after, tmp_path, capsys, dressed_app):
    first, second = tmp_path / f"a{ENDINGS[before]}", tmp_path / f"b{ENDINGS[after]}"
    first.write_bytes(exported(trainer, before, first.name)[first.name])
    assert run(capsys, first, "--out", second)[0] == 0
    assert read_model(second).description() == read_model(first).description()
    found = read_model(second)
    assert found.recipe == read_model(first).recipe
    assert found.network.parameters.tobytes() == trainer.network.parameters.tobytes()


@pytest.mark.parametrize("format", ["numpy", "pytorch", "keras"])
def test_a_source_goes_on_from_a_model(trainer, format, tmp_path, capsys, dressed_app):
    model, source = tmp_path / "a.npz", tmp_path / "train.py"
    model.write_bytes(exported(trainer, "npz", "a.npz")["a.npz"])
    assert run(capsys, model, "--format", format, "--out", source)[0] == 0
    compile(source.read_text("utf-8"), str(source), "exec")


def test_the_command_offers_every_format():
    assert tuple(ENDINGS) == export.FORMATS


@pytest.mark.parametrize(
    ("name", "arguments", "match"),
    [
        ("net.txt", (), "ends in one of .onnx"),
        ("none/net.onnx", (), "existing folder"),
        ("numpy.py", (), "would hide the library"),
        ("torch.py", ("--format", "pytorch"), "would hide the library"),
    ],
)
def test_what_cannot_be_written_is_said(
    experiment_file, name, arguments, match, tmp_path, capsys, dressed_app
):
    status, said, error = run(capsys, experiment_file, "--out", tmp_path / name, *arguments)
    assert (status, said) == (1, "")
    assert match in error


def test_weights_without_an_experiment_are_refused(tmp_path, capsys, dressed_app):
    np.savez(tmp_path / "w.npz", W1=np.ones((4, 2)))
    status, _, error = run(capsys, tmp_path / "w.npz", "--out", tmp_path / "net.onnx")
    assert status == 1
    assert "expects a model that Glassnet exported" in error


def test_learning_that_diverges_saves_nothing(tmp_path, capsys, dressed_app):
    wild = dataclasses.replace(
        Experiment(),
        layers=(Dense(key="h1", activation=Identity()),),
        output=Output(activation=Identity()),
        loss=SquaredError(),
        optimizer=SGD(learning_rate=10.0),
    )
    file, out = tmp_path / "wild.json", tmp_path / "net.onnx"
    file.write_text(experiment_text(wild), "utf-8")
    status, _, error = run(capsys, file, "--out", out, "--steps", 5000)
    assert (status, out.exists()) == (1, False)
    assert "Learning diverged at step" in error


def test_an_unknown_format_is_refused_by_name(trainer):
    with pytest.raises(SettingError, match="one of the formats onnx, safetensors"):
        exported(trainer, "h5", "a.h5")


@pytest.mark.parametrize("format", NUMBERS)
def test_a_network_for_digits_is_evaluated_from_every_format(format, tmp_path, capsys, dressed_app):
    experiment = dataclasses.replace(
        QUICK_CNN.experiment, dataset=Mnist(count=1000, test_count=500)
    )
    trainer = Trainer(experiment)
    trainer.train(steps=10)
    file = tmp_path / f"net{ENDINGS[format]}"
    file.write_bytes(exported(trainer, format, file.name)[file.name])
    parser = argparse.ArgumentParser()
    parser.add_argument("--language", default="en")
    evaluate.add_arguments(parser)
    arrays = tmp_path / "data.npz"
    test = trainer.material.test
    np.savez(arrays, x=test.pixels, y=test.targets)  # type: ignore[attr-defined]
    options = parser.parse_args(["--weights", str(file), "--data", str(arrays), "--json"])
    assert evaluate.run(options) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["accuracy"] == trainer.measure().test_score


def test_nothing_heavy_is_loaded_before_it_is_needed():
    code = (
        "import sys, engine.files.models.opened_weights, gui.commands.export;"
        "import engine.files.models.model_formats;"
        "print(sorted({'onnx', 'safetensors', 'google'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
