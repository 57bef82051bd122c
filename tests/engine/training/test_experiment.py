"""Experiments: written down and read back, changed in one place, refused with reasons."""

from __future__ import annotations

import json

import pytest

from engine.data.features import X1
from engine.data.gaussians import GaussianClasses
from engine.data.shapes import Plane
from engine.nn.activations import Softmax, Tanh
from engine.nn.dense import Dense
from engine.nn.losses import BinaryCrossentropy, CategoricalCrossentropy, HalfSquaredError
from engine.registry import Effect, SettingError
from engine.training.consequences import edit_with_consequences
from engine.training.experiment import Experiment, edit, effects, fresh_key, look_up


def test_an_experiment_comes_back_from_json_equal():
    experiment = edit(Experiment(), "layers", (Dense(key="h1"), Dense(key="x", units=2)))
    text = json.dumps(experiment.config())
    assert Experiment.from_config(json.loads(text)) == experiment


def test_missing_settings_take_their_defaults():
    assert Experiment.from_config({}) == Experiment()


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("optimizer.learning_rate", 1e9, "Learning rate expects a value from 1e-06 to 100, got"),
        ("optimizer.learning_rate", float("nan"), "finite"),
        ("features", (), "feature"),
        ("layers", (Dense(key="a"), Dense(key="a")), "key of its own"),
        ("layers", (Dense(key="output"),), "key of its own"),
        ("layers", (Dense(key="block"),), "key of its own"),
        ("layers", (Dense(key="logits"),), "key of its own"),
        ("layers.h1.activation", Softmax(), "choose it for the output"),
        ("layers.h1.units", 0, "Units"),
        ("loss", CategoricalCrossentropy(), "softmax"),
        ("batch_size", 0, "Batch size expects"),
        ("dataset", Plane(), "choose squared error"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(path, value, message):
    with pytest.raises(SettingError, match=message):
        edit(Experiment(), path, value)


def test_an_unknown_kind_lists_the_known_ones():
    with pytest.raises(SettingError, match=r"Optimizer expects one of sgd, .*got 'sgdd'"):
        Experiment.from_config({"optimizer": {"kind": "sgdd"}})


def test_a_path_that_leads_nowhere_is_an_error_of_the_program():
    with pytest.raises(KeyError):
        edit(Experiment(), "layers.h9.units", 3)
    with pytest.raises(KeyError):
        look_up(Experiment(), "optimizer.speed")


def test_an_edit_leaves_the_rest_alone():
    new = edit(Experiment(), "layers.h2.units", 9)
    assert look_up(new, "layers.h2.units") == 9
    assert new.layers[0] == Experiment().layers[0]
    assert effects(Experiment(), new) == {Effect.TRANSPLANT}


def test_a_loss_brings_the_output_that_it_needs():
    new, besides = edit_with_consequences(Experiment(), "loss", CategoricalCrossentropy())
    assert new.output.activation == Softmax()
    assert besides == {"output.activation": Softmax()}
    assert new.output_units == 2


def test_an_output_brings_the_loss_that_fits():
    new, besides = edit_with_consequences(Experiment(), "output.activation", Tanh())
    assert new.loss == HalfSquaredError()
    assert list(besides) == ["loss"]


def test_a_data_set_of_values_brings_squared_error():
    new, besides = edit_with_consequences(Experiment(), "dataset", Plane())
    assert new.loss == HalfSquaredError()
    assert set(besides) == {"loss", "output.activation"}


def test_what_fits_is_left_alone():
    new, besides = edit_with_consequences(Experiment(), "dataset", GaussianClasses(classes=4))
    assert besides == {}
    assert new.output_units == 4
    assert new.loss == BinaryCrossentropy()


def test_a_wrong_value_is_refused_whatever_follows_from_it():
    with pytest.raises(SettingError):
        edit_with_consequences(Experiment(), "features", ())


def test_fresh_keys_are_free():
    assert fresh_key((Dense(key="h1"), Dense(key="h3"))) == "h2"
    assert fresh_key(()) == "h1"
    assert Experiment(features=(X1(),)).features == (X1(),)


def test_a_loss_that_a_task_brings_with_it_keeps_its_reduction():
    summed = edit(Experiment(), "loss.reduction", "sum")
    _, besides = edit_with_consequences(summed, "dataset", Plane())
    assert besides["loss"] == HalfSquaredError(reduction="sum")
