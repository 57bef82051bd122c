"""Experiment files: what is written is what is read, and what is wrong is named with its place."""

from __future__ import annotations

import difflib
import json

import pytest
from hypothesis import HealthCheck, given, settings

from engine.data.dataset import datasets
from engine.data.painted import Painted
from engine.files import envelope
from engine.files.experiment_file import experiment_text, read_experiment
from engine.files.plain_json import LARGEST_TEXT
from engine.nn.optimizers import Adam
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.image_presets import PRESETS
from tests.engine.files.generated import experiments

TEXT = experiment_text(Experiment())


def comes_back(experiment):
    assert read_experiment(experiment_text(experiment)) == experiment


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(experiments())
def test_any_experiment_comes_back_equal(experiment):
    comes_back(experiment)


@pytest.mark.slow
@settings(max_examples=1000, suppress_health_check=list(HealthCheck))
@given(experiments())
def test_a_thousand_experiments_come_back_equal(experiment):
    comes_back(experiment)


@pytest.mark.parametrize("dataset", list(datasets), ids=lambda each: each.kind)
def test_every_data_set_comes_back(dataset):
    config = Experiment().config() | {"dataset": {"kind": dataset.kind}}
    try:
        experiment = Experiment.from_config(config)
    except SettingError:  # values, or pictures: with an end that fits them
        config |= {"loss": {"kind": "squared_error"}}
        config["output"] = {"kind": "output", "activation": {"kind": "identity"}}
        experiment = Experiment.from_config(config)
    assert read_experiment(experiment_text(experiment)) == experiment


@pytest.mark.parametrize("preset", PRESETS, ids=lambda each: each.id)
def test_every_preset_comes_back(preset):
    assert read_experiment(experiment_text(preset.experiment)) == preset.experiment


def test_numbers_come_back_to_the_last_bit():
    rate = 0.1 + 0.2
    experiment = edit(Experiment(), "optimizer.learning_rate", rate)
    assert read_experiment(experiment_text(experiment)).optimizer.learning_rate == rate


def test_two_files_differ_in_the_lines_that_differ():
    other = experiment_text(edit(Experiment(), "layers.h2.units", 5))
    lines = difflib.unified_diff(TEXT.splitlines(), other.splitlines(), lineterm="", n=0)
    assert [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")] == [
        '-        "units": 4',
        '+        "units": 5',
    ]


def test_what_a_file_does_not_say_takes_its_default():
    text = '{"glassnet": "experiment", "version": 1, "experiment": {"optimizer": {"kind": "adam"}}}'
    assert read_experiment(text) == Experiment(optimizer=Adam())


def test_a_file_is_readable_in_any_language():
    experiment = edit(Experiment(), "dataset", Painted(class_names=("고양이", "개")))
    assert "고양이" in experiment_text(experiment)


def test_a_mark_of_the_order_of_bytes_is_passed_over():
    assert read_experiment("\ufeff" + TEXT) == Experiment()


WRONG = {
    "a kind of component": ('"tanh"', '"tan"', "experiment.layers[0].activation.kind"),
    "a number out of range": ('"units": 4', '"units": 0', "experiment.layers[1].units"),
    "a text for a number": ('"units": 4', '"units": "four"', "experiment.layers[1].units"),
    "a setting that is not": ('"units": 4', '"unit": 4', "experiment.layers[1].unit "),
    "nothing for a number": ("0.03", "null", "experiment.optimizer.learning_rate"),
    "one thing for several": ('"stop": []', '"stop": {"kind": "at_epoch"}', "experiment"),
    "a number for a component": ('{"kind": "none"}', "3", "experiment"),
    "a dataset of another kind": ('"xor_gaussians"', "[]", "experiment.dataset.kind"),
    "NaN": ("0.03", "NaN", "finite"),
    "infinity": ("0.03", "-Infinity", "finite"),
    "a number that overflows": ("0.03", "1e999", "finite"),
    "a number of thousands of digits": ("0.03", "1" * 5000, "digits"),
    "a setting twice": ('"units": 4', '"units": 4, "units": 5', "'units' twice"),
    "half a character": ('"float32"', '"\\ud800"', "half a character"),
    "a newer version": ('"version": 1', '"version": 7', "version 7"),
    "no version": ('"version": 1', '"version": "1"', "version"),
    "true for a version": ('"version": 1', '"version": true', "version"),
    "another kind of file": ('"glassnet": "experiment"', '"glassnet": "lesson"', "'lesson'"),
    "a known kind that is not wanted": ('"glassnet": "experiment"', '"glassnet": "run"', "run"),
    "no content": ('"experiment": {', '"experience": {', "experience"),
}


@pytest.mark.parametrize(("old", "new", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_its_place(old, new, said):
    assert old in TEXT
    with pytest.raises(SettingError) as caught:
        read_experiment(TEXT.replace(old, new))
    assert said in str(caught.value)


HOSTILE = {
    "nothing": "",
    "a bomb of lists": "[" * 200_000,
    "a bomb of lists that close": "[" * 900 + "]" * 900,
    "a bomb of names": '{"a":' * 200_000,
    "another JSON": '{"cells": []}',
    "a list": "[1, 2]",
    "a number": "1",
    "too much": " " * (LARGEST_TEXT + 1),
    "no JSON": "<html></html>",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_experiment_is_refused(text):
    with pytest.raises(SettingError):
        read_experiment(text)


def test_a_file_that_is_cut_off_anywhere_is_refused():
    for length in range(0, len(TEXT.rstrip()), 7):
        with pytest.raises(SettingError):
            read_experiment(TEXT[:length])


def test_a_file_of_an_older_version_is_brought_up(monkeypatch):
    """As if version 1 had called the seed otherwise."""

    def rename(kind, content):
        assert kind == "experiment"
        return {("seed" if name == "chance" else name): value for name, value in content.items()}

    old = TEXT.replace('"seed"', '"chance"').replace('"seed": 12', '"seed": 99')
    monkeypatch.setattr(envelope, "MIGRATIONS", (rename,))
    assert read_experiment(old) == Experiment()
    assert json.loads(experiment_text(Experiment()))["version"] == 2
