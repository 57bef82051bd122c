"""The failures: each one fails for the reason that is given, and each mend mends it."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from engine.basics import failures
from engine.basics.failures import EXHIBITS, Exhibit
from engine.basics.softmax import Scores, softmax
from engine.insight.diagnostics import Diagnosis, diagnose
from engine.nn.regularizers import L2
from engine.training.divergence import Divergence
from engine.training.experiment import Experiment, edit_all
from engine.training.stopping import StopRule
from engine.training.trainer import Trainer


@cache
def run(state: Experiment) -> tuple[Trainer, Divergence | StopRule | None]:
    """The experiment run until its rule stops it or it diverges, and which of the two it was."""
    trainer = Trainer(state)
    return trainer, trainer.train()


def trained(state: Experiment | Scores) -> Trainer:
    assert isinstance(state, Experiment)
    return run(state)[0]


def failing(exhibit: Exhibit) -> Trainer:
    return trained(exhibit.state)


def mended(exhibit: Exhibit, id: str) -> Trainer:
    return trained(exhibit.mended(next(mend for mend in exhibit.mends if mend.id == id)))


def silent_share(diagnosis: Diagnosis) -> float:
    hidden = [layer for layer in diagnosis.layers if layer.silent is not None]
    silent = sum(len(layer.silent or ()) for layer in hidden)
    return silent / sum(layer.units for layer in hidden)


def gradient_ratio(trainer: Trainer) -> float:
    """Greatest |g| of the first layer's weights over that of the output's."""
    first, *_, last = diagnose(trainer).layers
    assert first.gradients is not None and last.gradients is not None
    return first.gradients.limit / last.gradients.limit


def test_the_museum_has_eight_exhibits_with_names_of_their_own():
    assert len({exhibit.id for exhibit in EXHIBITS}) == len(EXHIBITS) == 8
    assert all(1 <= len(exhibit.mends) <= 2 for exhibit in EXHIBITS)


def test_the_naive_softmax_of_large_scores_is_no_number():
    state = failures.OVERFLOW.state
    assert isinstance(state, Scores)
    assert np.isnan(state.softmax().naive_shares).any()


def test_scores_moved_down_to_zero_give_the_same_shares_in_the_naive_form():
    moved = failures.OVERFLOW.mended(failures.OVERFLOW.mends[0])
    assert isinstance(moved, Scores)
    assert max(moved.scores) == 0.0
    np.testing.assert_allclose(
        moved.softmax().naive_shares, softmax((1010.0, 1000.0, 990.0)).shares, rtol=1e-12
    )


def test_units_that_begin_at_zero_stay_equal_and_learn_nothing():
    trainer = failing(failures.ZEROS)
    weights = trainer.network.weights("h1")
    assert trainer.step > 1000
    assert np.ptp(weights, axis=0).max() == 0.0
    assert trainer.scores().test_score <= 0.6


def test_units_that_begin_at_random_part_and_learn():
    trainer = mended(failures.ZEROS, "random")
    assert np.ptp(trainer.network.weights("h1"), axis=0).min() > 0.1
    assert trainer.scores().test_score >= 0.95


def test_more_than_half_of_the_relus_die_at_a_large_learning_rate():
    trainer = failing(failures.DYING)
    diagnosis = diagnose(trainer)
    assert silent_share(diagnosis) > 0.5
    assert diagnosis.layers[1].silent_share == 1.0
    assert trainer.scores().test_score <= 0.6


@pytest.mark.parametrize("id", ["slower", "leaky"])
def test_relus_live_at_a_small_rate_or_with_a_leak(id):
    trainer = mended(failures.DYING, id)
    assert silent_share(diagnose(trainer)) <= 0.15
    assert trainer.scores().test_score >= 0.95


def test_the_gradient_vanishes_on_its_way_through_six_sigmoids():
    trainer = failing(failures.VANISHING)
    assert gradient_ratio(trainer) < 1e-3
    assert trainer.scores().test_score <= 0.6


@pytest.mark.parametrize("id", ["tanh", "relu"])
def test_the_gradient_arrives_through_tanh_and_relu(id):
    trainer = mended(failures.VANISHING, id)
    assert gradient_ratio(trainer) > 1e-2
    assert trainer.scores().test_score >= 0.95


def test_the_large_learning_rate_diverges_in_a_few_steps():
    trainer, ended = run(failures.EXPLODING.state)
    assert isinstance(ended, Divergence)
    assert ended.step < 20
    losses = trainer.history.published()[:, 2]
    assert (np.diff(losses[-5:]) > 0).all()
    assert losses[-1] > 1e6 * losses[0]


def test_a_third_of_the_learning_rate_converges():
    trainer = mended(failures.EXPLODING, "third")
    assert trainer.epoch == 400
    assert trainer.scores().test_score >= 0.98


def test_a_perceptron_has_at_most_three_quarters_of_xor_right():
    scores = failing(failures.PERCEPTRON).scores()
    assert scores.training_score <= 0.75
    assert scores.test_score <= 0.75


@pytest.mark.parametrize("id", ["hidden", "product"])
def test_a_hidden_layer_or_the_product_of_the_inputs_solves_xor(id):
    assert mended(failures.PERCEPTRON, id).scores().test_score >= 0.95


def test_stacked_linear_layers_are_one_matrix():
    trainer = failing(failures.LINEAR)
    rng = np.random.default_rng(1)
    points = rng.uniform(-5, 5, (2, 20))
    a, (w, b) = points, (np.eye(2), np.zeros(2))
    for key in ("h1", "h2", "h3", "output"):
        weights, biases = trainer.network.weights(key), trainer.network.biases(key)
        assert biases is not None
        a = weights @ a + biases[:, None]
        w, b = weights @ w, weights @ b + biases
    np.testing.assert_allclose(a, w @ points + b[:, None], rtol=1e-5, atol=1e-6)
    state = failures.LINEAR.state
    assert isinstance(state, Experiment)
    alone = trained(edit_all(state, {"layers": ()}))
    assert trainer.scores().test_score <= 0.6
    assert alone.scores().training_loss == pytest.approx(trainer.scores().training_loss, abs=0.01)


def test_layers_with_a_bend_enclose_the_disc():
    assert mended(failures.LINEAR, "bent").scores().test_score >= 0.95


def test_twenty_points_are_learnt_by_heart():
    trainer = failing(failures.OVERFITTING)
    scores = trainer.scores()
    assert len(trainer.material.training.targets) == 20
    assert trainer.network.parameter_count == 697
    assert scores.training_score == 1.0
    assert scores.test_score < 0.8
    assert scores.test_loss > 1000 * scores.training_loss


@pytest.mark.parametrize("id", ["more", "weight_decay"])
def test_more_points_and_weight_decay_close_the_gap(id):
    before, after = (
        failing(failures.OVERFITTING).scores(),
        mended(failures.OVERFITTING, id).scores(),
    )
    assert after.test_score >= before.test_score + 0.1
    assert after.test_loss < before.test_loss / 3
    assert after.training_score - after.test_score < 0.1


def test_weight_decay_reaches_every_layer():
    state = failures.OVERFITTING.mended(failures.OVERFITTING.mends[1])
    assert isinstance(state, Experiment)
    layers = (*state.layers, state.output)
    assert all(getattr(layer, "regularizer", None) == L2(0.1) for layer in layers)
