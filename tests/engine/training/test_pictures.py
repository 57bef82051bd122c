"""Learning from pictures: batches of pixels, scores in pieces, and a past that comes back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.data.mnist import Mnist
from engine.data.preprocessing import PixelScale, preprocessings, preprocessings_of
from engine.insight.forward import forward
from engine.nn.activations import Softmax
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.head import accuracy
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.optimizers import Adam
from engine.nn.pooling import MaxPooling2D
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.picture_material import Feed, PictureMaterial
from engine.training.picture_scorer import PictureScorer
from engine.training.replay import replay
from engine.training.stopping import AtEpoch
from engine.training.trainer import Trainer

SMALL = Experiment(
    dataset=Mnist(count=300, test_count=250),
    preprocessing=PixelScale(),
    layers=(
        Conv2D(key="c1", filters=3, kernel_size=5),
        MaxPooling2D(key="p1"),
        Flatten(key="f1"),
        Dense(key="h1", units=12),
        Dropout(key="d1", drop_probability=0.2),
    ),
    output=Output(activation=Softmax()),
    loss=CategoricalCrossentropy(),
    optimizer=Adam(learning_rate=0.005),
    batch_size=64,
)


def material(trainer: Trainer) -> PictureMaterial:
    assert isinstance(trainer.material, PictureMaterial)
    return trainer.material


@pytest.fixture
def trainer() -> Trainer:
    return Trainer(SMALL)


@pytest.mark.parametrize("kind", preprocessings_of("picture"))
def test_a_batch_holds_what_preprocessing_says_targets_and_a_row_for_the_biases(kind):
    experiment = replace(SMALL, preprocessing=preprocessings[kind](), dtype="float64")
    found = material(Trainer(experiment))
    indices = np.array([7, 3, 11])
    block = found.training.batch(indices)
    pixels = found.training.pixels[indices]
    expected = found.fitted.transform(pixels, np.float64).reshape(3, -1).T
    assert block.shape == (784 + 1 + 10, 3)
    assert np.allclose(block[:784], expected, rtol=1e-9, atol=1e-9)
    assert (block[784] == 1.0).all()
    assert block[785:].argmax(axis=0).tolist() == found.training.targets[indices].tolist()


def test_pixels_are_kept_as_pixels(trainer):
    found = material(trainer)
    assert found.training.pixels.dtype == np.uint8 and len(found.training) == 300
    assert len(found.test) == 250 and found.samples.class_names[3] == "3"
    assert Feed.of(found.fitted, np.dtype(np.float32)).mixing is None


def test_an_epoch_sees_every_picture_once_and_its_last_batch_may_be_short(trainer):
    sizes = []
    seen = []
    for _ in range(trainer.batches.steps_per_epoch):
        place = trainer.batches.place
        sizes.append(trainer.batches.upcoming()[0].shape[1])
        seen += trainer.batches.order[place : place + sizes[-1]].tolist()
        trainer.train(steps=1)
    assert sizes == [64, 64, 64, 64, 44]
    assert sorted(seen) == list(range(300))
    assert trainer.epoch == 1


def test_the_network_learns_digits(trainer):
    trainer.train(steps=150)
    scores = trainer.measure()
    assert scores.training_score > 0.9 and scores.test_score > 0.7
    assert scores.training_loss < 0.5


def test_the_measured_scores_are_those_of_all_test_pictures_at_once(trainer):
    trainer.train(steps=20)
    scores = trainer.measure()
    found = material(trainer)
    y = forward(trainer, found.test.pixels)["output"]
    assert scores.test_score == accuracy(y.T, found.test.targets, trainer.experiment.coding)
    rows = np.arange(len(y))
    assert scores.test_loss == pytest.approx(-np.log(y[rows, found.test.targets]).mean(), rel=1e-5)


@pytest.mark.parametrize("reduction", ["mean", "sum"])
def test_losses_are_means_over_pictures_whatever_the_reduction(reduction):
    trainer = Trainer(edit(SMALL, "loss", CategoricalCrossentropy(reduction=reduction)))
    scores = trainer.measure()
    assert scores.test_loss == pytest.approx(np.log(10), abs=0.7)
    trainer.train(steps=1)
    assert trainer.scores().training_loss == pytest.approx(np.log(10), abs=0.7)


def test_training_accuracy_counts_the_last_batches(trainer):
    assert isinstance(trainer.scorer, PictureScorer)
    trainer.train(steps=1)
    program = trainer.program(64)
    block = program.array("block")
    right = program.array("outputs").argmax(axis=0) == block[-10:].argmax(axis=0)
    assert trainer.scores().training_score == right.mean()


def test_measuring_goes_on_beside_learning_and_tells_of_its_own_step(trainer):
    while trainer.recorder.measuring:
        trainer.recorder.measure_on()
    start = trainer.scores().test_loss
    trainer.train(steps=5)  # an epoch, at whose end a measurement begins
    assert trainer.recorder.measuring
    trainer.train(steps=3)
    assert not trainer.recorder.measuring
    rows = trainer.history.published()
    measured = rows[~np.isnan(rows[:, 3])]
    assert measured[:, 0].tolist() == [0.0, 5.0]
    assert measured[0, 3] == start and measured[1, 3] == trainer.scores().test_loss


def test_what_is_measured_does_not_change_what_is_learnt(trainer):
    other = Trainer(SMALL)
    other.measure()
    for _ in range(6):
        trainer.train(steps=2)
        other.train(steps=2)
        other.measure()
    assert np.array_equal(trainer.network.parameters, other.network.parameters)


def test_curves_of_steps_stay_within_bounds_and_keep_what_was_measured():
    trainer = Trainer(edit(SMALL, "dataset", Mnist(count=100, test_count=100)))
    history = trainer.history
    for step in range(1, 5000):
        history.record((step, step / 2, 1.0, np.nan, 0.5, np.nan))
        if step % 500 == 0:
            history.fill(step, 2.0, 0.25)
    rows = history.published()
    assert len(rows) <= history.capacity
    assert (np.diff(rows[:, 0]) > 0).all()
    measured = rows[rows[:, 3] == 2.0]
    assert measured[:, 0].tolist() == list(range(500, 5000, 500))


def test_a_snapshot_brings_a_run_back_bit_for_bit(trainer):
    trainer.train(steps=7)
    snapshot = trainer.snapshot()
    trainer.train(steps=9)
    after = trainer.network.parameters.copy()
    trainer.restore(snapshot)
    trainer.train(steps=9)
    assert np.array_equal(trainer.network.parameters, after)


def test_a_run_with_changes_is_replayed_bit_for_bit(trainer):
    trainer.train(steps=4)
    trainer.apply(edit(trainer.experiment, "layers.c1.filters", 5))
    trainer.train(steps=4)
    trainer.apply(edit(trainer.experiment, "batch_size", 50))
    trainer.train(steps=4)
    again = replay(trainer.origin, trainer.journal, trainer.step)
    assert np.array_equal(again.network.parameters, trainer.network.parameters)


def test_a_filter_more_leaves_the_others_as_they_are(trainer):
    trainer.train(steps=4)
    before = trainer.network.weights("c1").copy()
    trainer.apply(edit(trainer.experiment, "layers.c1.filters", 5))
    assert np.array_equal(trainer.network.weights("c1")[:3], before)


def test_a_stop_rule_holds_for_pictures_too():
    trainer = Trainer(edit(SMALL, "stop", (AtEpoch(2),)))
    rule = trainer.train(seconds=20.0)
    assert rule == AtEpoch(2)
    assert trainer.epoch == 2


def test_another_shape_than_the_network_expects_is_refused_in_words(trainer):
    with pytest.raises(SettingError, match="28 × 28 × 1 pixels and channels, got 14 × 14 × 1"):
        forward(trainer, np.zeros((1, 14, 14, 1), np.uint8))


def test_every_layer_can_be_looked_at_from_outside(trainer):
    found = forward(trainer, material(trainer).test.pixels[:4])
    assert found["c1"].shape == found["c1.sum"].shape == (4, 28, 28, 3)
    assert found["p1"].shape == (4, 14, 14, 3)
    assert np.array_equal(found["f1"], found["p1"].reshape(4, -1))
    assert np.allclose(found["c1"], np.maximum(found["c1.sum"], 0))
    assert np.allclose(found["output"].sum(axis=1), 1.0, atol=1e-5)


def test_a_stack_that_needs_more_memory_than_there_is_is_refused_and_nothing_is_lost(trainer):
    trainer.train(steps=2)
    before = trainer.network.parameters.copy()
    huge = (Flatten(key="f1"), *(Dense(key=f"h{n}", units=4096) for n in range(1, 41)))
    wide = edit(trainer.experiment, "layers", (Conv2D(key="c1", filters=1024), *huge))
    with pytest.raises(SettingError, match="memory"):
        trainer.apply(edit(wide, "batch_size", 100_000))
    assert np.array_equal(trainer.network.parameters, before)
    trainer.train(steps=1)


def test_after_a_change_the_scores_stay_until_the_test_set_is_measured_again(trainer):
    trainer.train(steps=10)
    before = trainer.measure()
    trainer.apply(edit(trainer.experiment, "batch_size", 50))
    assert trainer.scores() == before
    assert trainer.recorder.measuring
    trainer.apply(edit(trainer.experiment, "dataset", Mnist(count=300, test_count=100)))
    assert trainer.measure().test_score != before.test_score


def test_reset_gives_the_same_initial_weights_and_empty_curves(trainer):
    first = Trainer(SMALL).network.parameters
    trainer.train(steps=10)
    trainer.reset()
    assert np.array_equal(trainer.network.parameters, first)
    assert trainer.step == 0 and len(trainer.history.published()) == 1
