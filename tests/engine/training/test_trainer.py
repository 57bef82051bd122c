"""Runs: the same each time, put back bit for bit, changed while they go on, stopped when lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.data.features import X1, X2, Product, X1Squared
from engine.data.gaussians import GaussianClasses
from engine.data.preprocessing import Standardise
from engine.data.shapes import Circle, Plane
from engine.nn.activations import Identity, LeakyReLU, ReLU, Softmax
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.initializers import Zeros
from engine.nn.losses import CategoricalCrossentropy, HalfSquaredError, Huber
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import SGD, Adam
from engine.nn.regularizers import L2
from engine.registry import Effect, SettingError
from engine.training.experiment import Experiment, edit, edit_all
from engine.training.journal import WeightEdit
from engine.training.replay import replay
from engine.training.scorer import Scorer
from engine.training.trainer import Trainer

NOISY = Experiment(
    layers=(
        Dense(key="h1", units=5),
        BatchNormalization(key="n1"),
        Dropout(key="d1", drop_probability=0.3),
        Dense(key="h2", units=3, activation=ReLU()),
        Dropout(key="d2", drop_probability=0.1),
    ),
    optimizer=Adam(learning_rate=0.01),
    batch_size=17,
)


def bits(trainer: Trainer) -> bytes:
    return trainer.network.parameters.tobytes() + trainer.network.statistics.tobytes()


def test_two_runs_of_the_same_experiment_have_identical_parameters():
    one, other = Trainer(NOISY), Trainer(NOISY)
    one.train(steps=157)
    for steps in (1, 56, 100):
        other.train(steps=steps)
    assert bits(one) == bits(other)


def test_another_seed_gives_other_parameters():
    one, other = Trainer(NOISY), Trainer(replace(NOISY, seed=NOISY.seed + 1))
    assert bits(one) != bits(other)


def test_the_initial_weights_do_not_depend_on_the_number_of_points():
    more = edit(NOISY, "dataset.count", 500)
    assert bits(Trainer(NOISY)) == bits(Trainer(more))


def test_reset_gives_the_same_initial_weights_again():
    trainer = Trainer(NOISY)
    before = bits(trainer)
    trainer.train(steps=30)
    assert bits(trainer) != before
    trainer.reset()
    assert bits(trainer) == before
    assert trainer.step == 0


def test_a_run_put_back_in_the_middle_of_an_epoch_goes_on_bit_for_bit():
    trainer = Trainer(NOISY)
    trainer.train(steps=20)  # 15 steps an epoch
    snapshot = trainer.snapshot()
    trainer.train(steps=71)
    uninterrupted = bits(trainer)
    trainer.restore(snapshot)
    assert trainer.step == 20
    trainer.train(steps=71)
    assert bits(trainer) == uninterrupted


def test_a_snapshot_continues_in_another_trainer_bit_for_bit():
    trainer = Trainer(NOISY)
    trainer.train(steps=20)
    trainer.apply(edit(NOISY, "layers.h1.units", 7))
    trainer.train(steps=3)
    snapshot = trainer.snapshot()
    other = Trainer(Experiment())
    other.restore(snapshot)
    trainer.train(steps=40)
    other.train(steps=40)
    assert bits(trainer) == bits(other)


def test_looking_at_a_run_does_not_change_it():
    one, other = Trainer(NOISY), Trainer(NOISY)
    for _ in range(5):
        one.train(steps=10)
        one.scores()
        one.snapshot()
    other.train(steps=50)
    assert bits(one) == bits(other)


TEN_CHANGES = (
    ("optimizer.learning_rate", 0.02),
    ("layers.h1.units", 8),
    ("batch_size", 9),
    ("layers.h2.activation", Identity()),
    ("dataset.variance", 1.0),
    ("layers.h1.regularizer", L2(rate=0.01)),
    ("layers.d1.drop_probability", 0.5),
    ("features", (X2(), X1(), Product())),
    ("optimizer", SGD(learning_rate=0.1)),
    ("preprocessing", Standardise()),
)


def test_the_journal_of_a_run_with_ten_changes_replays_to_the_same_bits():
    trainer = Trainer(NOISY)
    experiment = NOISY
    for number, (path, value) in enumerate(TEN_CHANGES):
        trainer.train(steps=7 + 5 * number)
        experiment = edit(experiment, path, value)
        trainer.apply(experiment)
    trainer.apply(WeightEdit("h1", 2, 1, 0.75))
    trainer.train(steps=33)
    again = replay(trainer.origin, trainer.journal, trainer.step)
    assert len(trainer.journal) == 11
    assert bits(again) == bits(trainer)


def test_more_units_keep_the_weights_that_remain():
    trainer = Trainer(NOISY)
    trainer.train(steps=50)
    before = trainer.network.weights("h1").copy()
    inner = trainer.network.weights("h2").copy()
    assert trainer.apply(edit(NOISY, "layers.h1.units", 8)) == {Effect.TRANSPLANT}
    assert np.array_equal(trainer.network.weights("h1")[:5], before)
    assert np.array_equal(trainer.network.weights("h2")[:, :5], inner)


def test_moments_are_transplanted_with_the_weights():
    trainer = Trainer(NOISY)
    trainer.train(steps=50)
    moments = trainer.network.view(trainer.state.slots["m"], "h1").copy()
    trainer.apply(edit(NOISY, "layers.h1.units", 8))
    after = trainer.network.view(trainer.state.slots["m"], "h1")
    assert np.array_equal(after[:5], moments)
    assert not after[5:].any()


def test_a_feature_takes_its_weights_along():
    trainer = Trainer(NOISY)
    before = trainer.network.weights("h1").copy()
    trainer.apply(edit(NOISY, "features", (X2(), X1Squared(), X1())))
    after = trainer.network.weights("h1")
    assert np.array_equal(after[:, 0], before[:, 1])
    assert np.array_equal(after[:, 2], before[:, 0])


def test_a_new_optimizer_starts_with_empty_slots():
    trainer = Trainer(NOISY)
    trainer.train(steps=20)
    trainer.apply(edit(NOISY, "optimizer", SGD()))
    trainer.train(steps=1)
    trainer.apply(edit(NOISY, "optimizer", Adam()))
    assert not trainer.state.slots["m"].any()


def test_a_turned_learning_rate_acts_at_the_next_step():
    trainer = Trainer(Experiment())
    trainer.train(steps=10)
    before = trainer.network.parameters.copy()
    trainer.apply(edit(Experiment(), "optimizer.learning_rate", 1e-6))
    trainer.train(steps=1)
    assert 0 < np.abs(trainer.network.parameters - before).max() < 1e-5


def test_a_frozen_layer_stays_as_it_is_while_the_others_learn():
    experiment = edit(NOISY, "layers.h2.frozen", True)
    trainer = Trainer(NOISY)
    trainer.train(steps=20)
    trainer.apply(experiment)
    frozen = trainer.network.weights("h2").copy()
    other = trainer.network.weights("h1").copy()
    trainer.train(steps=20)
    assert np.array_equal(trainer.network.weights("h2"), frozen)
    assert not np.array_equal(trainer.network.weights("h1"), other)


def test_a_seed_and_an_initializer_act_at_the_next_reset():
    trainer = Trainer(NOISY)
    trainer.train(steps=20)
    before = bits(trainer)
    changed = edit_all(NOISY, {"seed": 99, "layers.h1.initializer": Zeros()})
    assert trainer.apply(changed) == {Effect.RESET}
    assert bits(trainer) == before
    trainer.reset()
    assert not trainer.network.weights("h1").any()


def test_other_points_do_not_touch_the_weights():
    trainer = Trainer(NOISY)
    trainer.train(steps=20)
    before = bits(trainer)
    trainer.apply(edit(NOISY, "dataset", Circle()))
    assert bits(trainer) == before
    trainer.train(steps=20)
    assert trainer.batches.count == round(Circle().count * NOISY.training_share)


def test_a_change_of_batch_size_goes_on_in_the_same_epoch():
    trainer = Trainer(NOISY)
    trainer.train(steps=4)
    trainer.apply(edit(NOISY, "batch_size", 240))
    trainer.train(steps=1)
    assert trainer.epoch == 1
    assert trainer.epoch_position == 1.0


def test_a_batch_larger_than_the_data_takes_all_of_it():
    trainer = Trainer(edit(NOISY, "batch_size", 100_000))
    trainer.train(steps=3)
    assert trainer.epoch == 3


def test_three_classes_and_back_to_values_keep_the_hidden_weights():
    trainer = Trainer(Experiment())
    hidden = trainer.network.weights("h1").copy()
    three = edit_all(
        Experiment(),
        {
            "dataset": GaussianClasses(),
            "loss": CategoricalCrossentropy(),
            "output.activation": Softmax(),
        },
    )
    trainer.apply(three)
    assert trainer.network.output_units == 3
    trainer.train(steps=10)
    values = edit_all(
        three,
        {"dataset": Plane(), "loss": HalfSquaredError(), "output.activation": Identity()},
    )
    trainer.apply(values)
    trainer.train(steps=10)
    assert trainer.network.output_units == 1
    assert trainer.network.weights("h1").shape == hidden.shape


def test_a_refused_weight_edit_changes_nothing():
    trainer = Trainer(NOISY)
    before = bits(trainer)
    with pytest.raises(SettingError, match="choose it again"):
        trainer.apply(WeightEdit("h1", 77, 0, 1.0))
    assert bits(trainer) == before
    assert trainer.journal == ()


def test_the_curve_has_a_row_for_each_epoch_until_it_is_thinned():
    trainer = Trainer(edit(NOISY, "batch_size", 240))
    trainer.train(steps=500)
    rows = trainer.history.published()
    assert np.array_equal(rows[:, 1], np.arange(501))
    trainer.train(steps=4500)
    rows = trainer.history.published()
    assert len(rows) <= trainer.history.capacity
    assert rows[0, 1] == 0
    assert len(set(np.diff(rows[:, 1]))) == 1


LEAKY = Experiment(layers=(Dense(key="h1", activation=LeakyReLU()),))


@pytest.mark.parametrize(
    ("base", "path", "value"),
    [
        (LEAKY, "layers.h1.activation.alpha", 0.9),
        (Experiment(loss=Huber(), output=Output(activation=Identity())), "loss.delta", 0.01),
        (Experiment(layers=(BatchNormalization(key="n1"),)), "layers.n1.epsilon", 1.0),
    ],
    ids=["activation", "loss", "normalisation"],
)
def test_scores_follow_a_turned_value_at_once(base, path, value):
    trainer = Trainer(base)
    trainer.train(steps=20)
    before = trainer.scores()
    turned = edit(base, path, value)
    assert trainer.apply(turned) == {Effect.VALUE}
    assert trainer.scores() == Scorer(turned, trainer.network, trainer.material).scores() != before


def test_a_bias_scale_reaches_the_data_past_layers_without_biases():
    base = Experiment(layers=(Dropout(key="d1"), Dense(key="h1")))
    turned = edit(base, "layers.h1.bias_scale", 5.0)
    trainer = Trainer(base)
    trainer.apply(turned)
    assert np.array_equal(trainer.material.training.block, Trainer(turned).material.training.block)


@pytest.mark.parametrize(
    ("unit", "column"), [(6, 0), (-1, 0), (0, 2), (0, -2)], ids=["high", "low", "right", "left"]
)
def test_a_weight_that_is_not_there_cannot_be_set(unit, column):
    trainer = Trainer(Experiment())
    before = bits(trainer)
    with pytest.raises(SettingError, match="choose it again"):
        trainer.apply(WeightEdit("h1", unit, column, 1.0))
    assert bits(trainer) == before
    assert trainer.journal == ()


def test_the_bias_of_a_layer_without_biases_cannot_be_set():
    trainer = Trainer(Experiment(layers=(Dense(key="h1", bias=False),)))
    with pytest.raises(SettingError, match="choose it again"):
        trainer.apply(WeightEdit("h1", 0, -1, 1.0))


def test_at_least_one_step_is_made_however_short_the_time():
    trainer = Trainer(Experiment())
    trainer.train(seconds=0.0)
    assert trainer.step > 0


def test_the_clock_is_looked_at_after_each_step_of_a_large_network():
    layers = (Dense(key="h1", units=600), Dense(key="h2", units=600))
    trainer = Trainer(Experiment(layers=layers))
    trainer.train(seconds=0.0)
    assert trainer.step == 1
