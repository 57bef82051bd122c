"""The NumPy script of an experiment trains exactly as the experiment itself does."""

from __future__ import annotations

import ast
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from engine.data.features import X1, X2, Product
from engine.data.gaussians import GaussianClasses
from engine.data.preprocessing import Standardise
from engine.data.shapes import Plane
from engine.files.sources.comments import PHRASES
from engine.files.sources.numpy_arrays import LITERAL_LIMIT
from engine.files.sources.numpy_script import numpy_script, write_numpy_script
from engine.files.sources.numpy_step import trace
from engine.nn.activations import (
    Activation,
    Identity,
    ReLU,
    Sigmoid,
    Softmax,
    Tanh,
    activations,
)
from engine.nn.dense import ActivationLayer, Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.losses import (
    BinaryCrossentropy,
    CategoricalCrossentropy,
    HalfSquaredError,
    Hinge,
    losses,
)
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import SGD, Adagrad, Adam, AdamW, Nadam, RMSprop, optimizers
from engine.nn.regularizers import L1, L2, Elastic, MaxNorm
from engine.nn.schedules import ExponentialDecay, WarmUp, schedules
from engine.training.experiment import Experiment, edit, edit_all
from engine.training.journal import Change, WeightEdit
from engine.training.trainer import Trainer
from tests.engine.files.sources.scripts import Outcome, run_scripts

EPOCHS = 3
BASE = Experiment(
    layers=(Dense(key="h1", units=6), Dense(key="h2", units=4)), dtype="float64", batch_size=16
)
THREE = edit_all(
    BASE,
    {
        "dataset": GaussianClasses(),
        "output.activation": Softmax(),
        "loss": CategoricalCrossentropy(),
    },
)
VALUES = edit_all(
    BASE, {"dataset": Plane(), "output.activation": Identity(), "loss": HalfSquaredError()}
)


def stack(*layers: object) -> Experiment:
    return edit(BASE, "layers", tuple(layers))


def hidden(**knobs: Any) -> Experiment:
    """The base with a first hidden layer of other knobs."""
    return stack(replace(BASE.layers[0], **knobs), BASE.layers[1])


def cases() -> dict[str, Experiment]:
    found = {"as it is": BASE, "three classes": THREE, "values": VALUES}
    for rule in optimizers:
        found[f"optimizer {rule.kind}"] = edit(BASE, "optimizer", rule(learning_rate=0.02))
    for kind in activations:
        if kind.for_hidden:
            found[f"activation {kind.kind}"] = hidden(activation=kind())
    for loss in losses:
        if loss.logits_of == "softmax":
            continue
        end: dict[str, object] = {"loss": loss()}
        if not loss.logits_of:
            end["output.activation"] = Tanh()
        found[f"loss {loss.kind}"] = edit_all(BASE, end)
    for schedule in schedules:
        found[f"schedule {schedule.kind}"] = edit(BASE, "schedule", schedule())
    noisy = (Dropout(key="d0", drop_probability=0.2), BASE.layers[0], Dropout(key="d1"))
    return found | {
        "amsgrad": edit(BASE, "optimizer", Adam(amsgrad=True)),
        "centred rmsprop": edit(BASE, "optimizer", RMSprop(centered=True, momentum=0.5)),
        "warm-up": edit(
            edit(BASE, "optimizer", Nadam()), "schedule", WarmUp(steps=9, then=ExponentialDecay())
        ),
        "dropout": stack(*noisy, BASE.layers[1]),
        "batch normalisation": stack(
            BASE.layers[0], BatchNormalization(key="bn", momentum=0.8), BASE.layers[1]
        ),
        "everything stacked": replace(
            stack(BatchNormalization(key="bn"), *noisy, ActivationLayer(key="act"), BASE.layers[1]),
            optimizer=AdamW(),
        ),
        "l1": hidden(regularizer=L1(rate=0.01)),
        "l2": hidden(regularizer=L2(rate=0.01), bias=False),
        "elastic": edit(hidden(regularizer=Elastic()), "output.regularizer", L2()),
        "max-norm": hidden(regularizer=MaxNorm(limit=0.5)),
        "silent units": hidden(silent_units=(0, 2)),
        "frozen units": hidden(frozen_units=(1, 5)),
        "frozen units in adam": edit(hidden(frozen_units=(1,)), "optimizer", AdamW()),
        "frozen layer": hidden(frozen=True),
        "nothing learns": replace(stack(Dense(key="h1", frozen=True)), output=Output(frozen=True)),
        "no hidden layer": stack(),
        "bias scale": hidden(bias_scale=3.0),
        "sums": edit(BASE, "loss.reduction", "sum"),
        "softmax in squared error": edit(THREE, "loss", HalfSquaredError()),
        "hinge of three": edit_all(THREE, {"output.activation": Identity(), "loss": Hinge()}),
        "values by relu": edit(VALUES, "layers.h1.activation", ReLU()),
        "full batch": edit(BASE, "batch_size", 100_000),
        "features": edit_all(
            BASE, {"features": (X1(), X2(), Product()), "preprocessing": Standardise()}
        ),
        "accumulator": edit(BASE, "optimizer", Adagrad(initial_accumulator=0.5)),
        "odd keys": stack(Dense(key="first layer"), Dense(key="lambda"), Dense(key="은닉")),
        "single precision": edit(stack(*noisy, BASE.layers[1]), "dtype", "float32"),
    }


def midway(experiment: Experiment, steps: int, *changes: Change) -> Trainer:
    """A run after some steps, and after some changes that follow them."""
    trainer = Trainer(experiment)
    trainer.train(steps=steps)
    for change in changes:
        trainer.apply(change)
    trainer.train(steps=2)
    return trainer


def runs() -> dict[str, Callable[[], Trainer]]:
    dropping = stack(BASE.layers[0], Dropout(key="d"), BatchNormalization(key="bn"))
    found = {name: lambda e=e: Trainer(e) for name, e in cases().items()}
    return found | {
        "from the middle": lambda: midway(edit(dropping, "optimizer", Nadam()), 11),
        "from the end of an epoch": lambda: midway(BASE, Trainer(BASE).batches.steps_per_epoch - 2),
        "after another optimizer": lambda: midway(BASE, 7, edit(BASE, "optimizer", Adam())),
        "after an edited weight": lambda: midway(BASE, 7, WeightEdit("h1", 0, -1, 0.5)),
        "after other points": lambda: midway(BASE, 7, edit(BASE, "data_seed", 5)),
        "full batch from the middle": lambda: midway(BASE, 5, edit(BASE, "batch_size", 1000)),
    }


RUNS = runs()


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """All scripts run in one process of their own, apart from this package."""
    return run_scripts(RUNS, tmp_path_factory.mktemp("scripts"), EPOCHS)


def tolerance(trainer: Trainer) -> float:
    return 1e-12 if trainer.experiment.dtype == "float64" else 1e-4


@pytest.mark.parametrize("name", RUNS)
def test_the_losses_are_those_of_the_trainer_step_by_step(outcomes, name):
    outcome = outcomes[name]
    assert outcome.script_losses.shape == outcome.losses.shape
    assert outcome.script_losses == pytest.approx(outcome.losses, rel=tolerance(outcome.trainer))


@pytest.mark.parametrize("name", RUNS)
def test_the_parameters_end_where_the_trainers_do(outcomes, name):
    trainer, arrays = outcomes[name].trainer, outcomes[name].arrays
    allowed = tolerance(trainer) * np.abs(trainer.network.parameters).max()
    tensors = [t for t in trace(trainer.experiment).tensors if t.kind == "parameter"]
    assert sum(arrays[t.variable].size for t in tensors) == trainer.network.parameter_count
    for tensor in tensors:
        ours = trainer.network.view(trainer.network.parameters, tensor.key, tensor.name)
        assert np.abs(arrays[tensor.variable] - ours).max() <= allowed


@pytest.mark.parametrize("name", RUNS)
def test_it_predicts_what_the_network_predicts(outcomes, name):
    trainer = outcomes[name].trainer
    expected, _ = trainer.scorer.outputs(trainer.material.training)
    allowed = 1e-11 if trainer.experiment.dtype == "float64" else 1e-4
    assert outcomes[name].arrays["outputs"] == pytest.approx(expected, rel=allowed, abs=allowed)


def test_it_prints_the_loss_of_each_epoch(outcomes):
    outcome = outcomes["as it is"]
    steps = len(outcome.losses) // EPOCHS
    means = outcome.losses.reshape(EPOCHS, steps).mean(axis=1)
    expected = [f"epoch {i + 1}: loss {mean:.6g}" for i, mean in enumerate(means)]
    assert outcome.printed.splitlines() == expected


# Reading it


def test_every_line_that_computes_says_for_which_layer():
    for name, experiment in cases().items():
        body = [line for line in numpy_script(experiment).lines if line.text.startswith(" " * 8)]
        computed = [line for line in body if line.operation and line.role != "loss"]
        known = {*(layer.key for layer in experiment.layers), "output"}
        for line in computed:
            assert line.layer in known or line.role == "update", (name, line)
        assert {line.layer for line in computed} >= known


def test_a_line_knows_its_layer_its_role_and_its_operation():
    lines = {line.text.strip(): line for line in numpy_script(BASE).lines}

    def place(text: str) -> tuple[str, str, str]:
        return lines[text].layer, lines[text].role, lines[text].operation

    assert place("z_h1 = W_h1 @ with_ones(x)") == ("h1", "forward", "dot")
    assert place("a_h2 = np.tanh(z_h2)") == ("h2", "forward", "tanh")
    assert place("loss = np.sum(surprise) / n") == ("", "loss", "multiply")
    assert place("dz_h1 = da_h1 * (1 - a_h1**2)") == ("h1", "backward", "multiply")
    assert place("W_h2 -= learning_rate * dW_h2") == ("h2", "update", "update")
    assert lines["learning_rate = 0.03"].knob == "optimizer.learning_rate"
    assert lines['W_h1 = arrays["W_h1"]  # (6, 3)'].layer == "h1"


def test_what_is_read_holds_no_numbers_but_those_of_knobs_and_shapes():
    script = numpy_script(edit(BASE, "optimizer", Adam()))
    assert script.arrays == {}
    assert not [line.text for line in script.lines if "np.array(" in line.text]


def test_what_is_read_is_what_is_written():
    for name, experiment in cases().items():
        read = [line.text for line in numpy_script(experiment).lines]
        written = [line.text for line in numpy_script(experiment, standalone=True).lines]
        start = read.index("# Training")
        body = read[start:]
        again = written.index("# Training")
        assert written[again : again + len(body)] == body, name


def test_the_optimizers_rule_is_written_once_as_its_formula():
    text = numpy_script(edit(BASE, "optimizer", Adam())).text
    assert (
        """
    m[:] = m * beta_1 + dW * (1 - beta_1)
    v[:] = v * beta_2 + dW**2 * (1 - beta_2)
    W -= m * corrected_rate / (np.sqrt(v) + epsilon)
"""
        in text
    )
    assert "        update(W_h1, dW_h1, m_h1, v_h1, corrected_rate)\n" in text


def test_all_scripts_are_python_of_readable_width():
    for experiment in cases().values():
        script = numpy_script(experiment, standalone=True)
        compile(script.text, "script", "exec")
        body = [line.text for line in script.lines if line.text.startswith("    ")]
        assert max(map(len, body)) <= 108


def test_a_turned_knob_changes_its_line_alone():
    before = numpy_script(BASE).lines
    after = numpy_script(edit(BASE, "optimizer.learning_rate", 0.5)).lines
    different = [(a.text, b.text) for a, b in zip(before, after, strict=True) if a != b]
    assert different == [("learning_rate = 0.03", "learning_rate = 0.5")]


def test_it_is_made_fast_enough_to_be_shown_live():
    deep = stack(*(Dense(key=f"h{i}", units=8) for i in (1, 2, 3)))
    numpy_script(deep)
    times = []
    for rate in np.linspace(0.01, 0.1, 10):
        turned = edit(deep, "optimizer.learning_rate", float(rate))
        start = time.perf_counter()
        numpy_script(turned)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.005


# Words


def test_comments_labels_and_summaries_can_be_translated():
    asked: list[str] = []

    def translate(text: str) -> str:
        asked.append(text)
        return text.replace("Back through", "역전파:").replace("tanh", "쌍곡탄젠트")

    text = numpy_script(BASE, translate=translate).text
    assert "        # 역전파: h1\n" in text
    assert "# h1: dense, 6 units, 쌍곡탄젠트" in text
    shown = (Dense, Tanh, Sigmoid, BinaryCrossentropy, SGD)
    assert set(asked) >= {"dense", "tanh", "SGD", Tanh.summary(), BinaryCrossentropy.summary()}
    described = {kind.label for kind in shown} | {kind.summary() for kind in shown}
    assert set(asked) <= {*PHRASES, *described}


def test_a_key_cannot_leave_its_comment_or_its_name():
    key = 'x"\n        boom()  # \\\0'
    experiment = stack(Dense(key=key), Dropout(key=key + "2"))
    script = numpy_script(experiment, standalone=True)
    tree = ast.parse(script.text)
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert "boom" not in {call.id for call in calls if isinstance(call, ast.Name)}
    strings = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert key + "2" in strings


def test_a_component_of_ones_own_is_written_too():
    @activations.register("cube_for_test")
    @dataclass(frozen=True)
    class Cube(Activation):
        """z³: for a test."""

        def forward(self, f, z):
            return z * z * z

        def slope(self, f, z, a):
            return z**2 * 3

    try:
        text = numpy_script(hidden(activation=Cube())).text
    finally:
        activations.unregister("cube_for_test")
    assert "a_h1 = z_h1 * z_h1 * z_h1" in text
    assert "dz_h1 = da_h1 * (z_h1**2 * 3)" in text


# Files


def test_a_small_experiment_is_one_file(tmp_path):
    small = edit(BASE, "training_share", 0.05)
    assert write_numpy_script(small, tmp_path / "small.py") == (tmp_path / "small.py",)
    assert [path.name for path in tmp_path.iterdir()] == ["small.py"]


def test_large_arrays_lie_beside_the_script(tmp_path):
    written = write_numpy_script(BASE, tmp_path / "large.py")
    assert [path.name for path in written] == ["large.py", "large.npz"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["large.npz", "large.py"]
    with np.load(tmp_path / "large.npz", allow_pickle=False) as arrays:
        assert "x_train" in arrays.files
        named = [name for name in arrays.files if name != "made_for"]
        assert all(arrays[name].size > LITERAL_LIMIT for name in named)


def run_alone(path):
    command = [sys.executable, "-I", str(path)]
    return subprocess.run(command, capture_output=True, text=True, cwd=path.parent)


def test_a_script_without_its_arrays_says_what_it_needs(tmp_path):
    script, arrays = write_numpy_script(BASE, tmp_path / "large.py", epochs=1)
    arrays.unlink()
    done = run_alone(script)
    assert done.returncode == 1
    assert done.stderr == "This script needs large.npz beside it: its data and weights\n"


def test_a_script_refuses_the_arrays_of_another(tmp_path):
    script, _ = write_numpy_script(BASE, tmp_path / "large.py", epochs=1)
    other = numpy_script(edit(BASE, "data_seed", 5), standalone=True)
    (tmp_path / "large.npz").write_bytes(other.arrays_bytes)
    done = run_alone(script)
    assert done.returncode == 1
    assert done.stderr == "large.npz belongs to another script: save this one again\n"


def test_a_script_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    target = tmp_path / "script.py"
    target.write_text("old")

    def fail(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="no space left"):
        write_numpy_script(edit(BASE, "training_share", 0.05), target)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["script.py"]
