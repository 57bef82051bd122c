"""Recipes and shared texts: a run lived again from what was written of it."""

from __future__ import annotations

import base64
import json
import time
import zlib

import numpy as np
import pytest

from engine.files.journal_text import changed, differences
from engine.files.plain_json import LARGEST_TEXT, read_json
from engine.files.recipe import Recipe
from engine.files.shared_text import LONGEST, read_shared_text, shared_text
from engine.nn.optimizers import Adam
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.journal import WeightEdit
from engine.training.replay import replay
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded


def eventful() -> Trainer:
    """A run to which everything was done that can be done to a run."""
    trainer = Trainer(Experiment())
    trainer.train(steps=30)
    trainer.apply(edit(trainer.experiment, "layers.h1.units", 8))
    trainer.train(steps=10)
    trainer.apply(WeightEdit("h1", 0, -1, 0.1 + 0.2))
    trainer.apply(edit(trainer.experiment, "optimizer", Adam()))
    trainer.train(steps=5)
    weights = WeightsLoaded.of(trainer.network)
    trainer.train(steps=5)
    trainer.apply(weights)
    trainer.apply(edit(trainer.experiment, "dataset.count", 200))
    trainer.apply(edit(trainer.experiment, "seed", 5))
    trainer.train(steps=20)
    return trainer


@pytest.fixture(scope="module")
def run():
    return eventful()


@pytest.fixture(scope="module")
def recipe(run):
    return Recipe(run.origin, run.journal, run.step)


def test_a_recipe_comes_back_equal(recipe):
    assert Recipe.read(recipe.text()) == recipe


def test_a_recipe_says_what_it_was_made_on(recipe):
    assert "NumPy" in Recipe.read(recipe.text()).build


def test_a_recipe_knows_what_the_experiment_became(run, recipe):
    assert recipe.experiment == run.experiment


def test_a_recipe_lives_the_run_again_bit_for_bit(run, recipe):
    read = Recipe.read(recipe.text())
    again = replay(read.origin, read.journal, read.step)
    assert np.array_equal(again.network.parameters, run.network.parameters)


def test_a_journal_reads_like_a_log(recipe):
    entries = json.loads(recipe.text())["recipe"]["journal"]
    assert entries[0]["change"] == {"layers[0].units": 8}
    assert entries[1]["weight"]["value"] == 0.1 + 0.2


def test_a_shared_text_comes_back_equal(recipe):
    assert read_shared_text(shared_text(recipe)) == recipe


def test_a_shared_text_of_an_experiment_fits_into_a_chat():
    text = shared_text(Recipe(Experiment()))
    assert text.startswith("glassnet:") and len(text) < 700 and not set(text) & set(" \n\"'<>&")


def test_a_shared_text_survives_what_a_chat_does_to_it(recipe):
    text = shared_text(recipe)
    broken = "\r\n".join(text[i : i + 76] for i in range(0, len(text), 76))
    assert read_shared_text(f"  \u200b{broken}\n") == recipe


def test_a_shared_text_of_which_a_piece_is_missing_is_refused(recipe):
    text = shared_text(recipe)
    for length in range(0, len(text), 7):
        with pytest.raises(SettingError):
            read_shared_text(text[:length])


def test_a_shared_text_of_which_a_letter_is_another_is_refused(recipe):
    text = shared_text(recipe)
    for place in range(9, len(text), 101):
        other = "A" if text[place] != "A" else "B"
        with pytest.raises(SettingError):
            read_shared_text(text[:place] + other + text[place + 1 :])


def test_a_shared_text_that_unpacks_to_too_much_is_refused():
    packed = zlib.compress(b" " * (LARGEST_TEXT + 1), 9)
    text = "glassnet:" + base64.urlsafe_b64encode(packed).decode()
    assert len(text) < LONGEST
    with pytest.raises(SettingError, match="letters"):
        read_shared_text(text)


def test_a_run_with_too_much_in_it_is_not_shared_as_text(run):
    trainer = Trainer(edit(Experiment(), "layers.h1.units", 4000))
    trainer.apply(WeightsLoaded.of(trainer.network))
    with pytest.raises(SettingError, match="save a file"):
        shared_text(Recipe(trainer.origin, trainer.journal, trainer.step))


def test_weights_that_are_too_many_for_a_text_are_refused():
    weights = WeightsLoaded(np.zeros(2_000_000, np.float32), np.zeros(0, np.float32))
    trainer = Trainer(Experiment())
    trainer.apply(WeightEdit("h1", 0, 0, 1.0))
    journal = (*trainer.journal, type(trainer.journal[0])(0, weights))
    with pytest.raises(SettingError, match="archive"):
        Recipe(trainer.origin, journal, 0).text()


def content_of(recipe):
    return json.loads(recipe.text())


WRONG = {
    "a step before the last change": (("step",), 3, "recipe.step"),
    "half a step": (("step",), 70.5, "recipe.step"),
    "a place that is not": (("journal", 0, "change"), {"layers[9].units": 8}, "journal[0].change"),
    "a place of another kind": (("journal", 0, "change"), {"layers.h1": 8}, "journal[0].change"),
    "a value out of range": (("journal", 0, "change"), {"layers[0].units": 0}, "units"),
    "a change that is none": (("journal", 0, "change"), 3, "journal[0].change"),
    "a step back": (("journal", 1, "step"), 2, "journal[1].step"),
    "a unit below zero": (("journal", 1, "weight", "unit"), -1, "journal[1].weight.unit"),
    "a layer without a name": (("journal", 1, "weight", "layer"), 3, "weight.layer"),
    "weights that are none": (("journal", 3, "weights", "parameters"), "AAAA", "parameters"),
    "weights of another kind": (("journal", 3, "weights", "dtype"), "|O", "weights"),
    "a journal that is none": (("journal",), {"step": 1}, "recipe.journal"),
    "an origin that is none": (("origin",), [], "recipe.origin"),
    "a build that is none": (("build",), 3, "recipe.build"),
}


@pytest.mark.parametrize(("place", "value", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_its_place(recipe, place, value, said):
    whole = content_of(recipe)
    target = whole["recipe"]
    *way, last = place
    for name in way:
        target = target[name]
    target[last] = value
    with pytest.raises(SettingError) as caught:
        Recipe.read(json.dumps(whole))
    assert said in str(caught.value)


def test_a_weight_that_is_infinite_is_refused(recipe):
    text = recipe.text().replace(repr(0.1 + 0.2), "1e999")
    with pytest.raises(SettingError, match="finite"):
        Recipe.read(text)


def test_differences_lead_from_one_to_the_other():
    before = {"kind": "a", "rows": [[1, 2], [3, 4]], "part": {"kind": "x", "n": 1}, "names": ["a"]}
    after = {"kind": "a", "rows": [[1, 2], [3, 5]], "part": {"kind": "y", "m": 1}, "names": []}
    found = differences(before, after)
    assert found == {"rows[1]": [3, 5], "part": {"kind": "y", "m": 1}, "names": []}
    assert changed(before, found, "") == after


def test_weights_that_would_unpack_to_gigabytes_are_refused_before_they_do():
    zeros = base64.b64encode(zlib.compress(bytes(1 << 22))).decode()
    entry = {
        "step": 1,
        "epoch": 0.1,
        "weights": {"dtype": "<f4", "parameters": zeros, "statistics": zeros},
    }
    content = json.loads(Recipe(Experiment(), (), 5).text())
    content["recipe"]["journal"] = [entry] * 1000
    packed = base64.urlsafe_b64encode(zlib.compress(json.dumps(content).encode(), 9))
    with pytest.raises(SettingError, match=r"journal\[8\].*at most 64 MB in all"):
        read_shared_text(f"glassnet:{packed.decode()}")


def test_a_name_that_stands_twice_among_many_is_found_at_once():
    names = ",".join(f'"{number}":1' for number in range(100_000))
    began = time.monotonic()
    with pytest.raises(SettingError, match="got '7' twice"):
        read_json(f'{{{names},"7":2}}')
    assert time.monotonic() - began < 5
