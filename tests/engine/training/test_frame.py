"""Frames: maps the right way up, mistakes and weights as they are, bad numbers survived."""

from __future__ import annotations

import numpy as np
import pytest

from engine.data.dataset import point_sets
from engine.data.features import X2
from engine.nn.activations import Tanh
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.losses import HalfSquaredError
from engine.registry import SettingError
from engine.training.consequences import edit_with_consequences
from engine.training.experiment import Experiment
from engine.training.frame import Frame, Maps, Observer, Request, grid
from engine.training.journal import WeightEdit
from engine.training.trainer import Trainer


def maps(frame: Frame) -> Maps:
    assert frame.maps is not None
    return frame.maps


def look(trainer: Trainer, request: Request | None = None) -> Frame:
    return Observer().frame(trainer, request or Request(), False, 0.0, None)


def test_row_0_of_a_map_is_its_lower_edge():
    points = grid(((-6.0, 6.0), (-6.0, 6.0)), 4)
    assert points[0].tolist() == [-4.5, -4.5]
    assert points[1].tolist() == [-1.5, -4.5]
    experiment = Experiment(
        features=(X2(),),
        layers=(),
        output=Output(activation=Tanh()),
        loss=HalfSquaredError(),
    )
    trainer = Trainer(experiment)
    trainer.apply(WeightEdit("output", 0, 0, 1.0))
    frame = look(trainer)
    assert maps(frame).output[0, 0].max() < 0.01  # tanh(-6) brought to 0..1
    assert maps(frame).output[0, -1].min() > 0.99
    assert maps(frame).units["features"][0, 0, 0] < maps(frame).units["features"][0, -1, 0]


def test_axes_of_unlike_scale_each_have_a_range_of_their_own():
    points = grid(((0.0, 4.0), (1000.0, 3000.0)), 2)
    assert points.tolist() == [[1.0, 1500.0], [3.0, 1500.0], [1.0, 2500.0], [3.0, 2500.0]]


def test_mistakes_are_the_complement_of_accuracy():
    trainer = Trainer(Experiment())
    trainer.train(steps=100)
    frame = look(trainer)
    assert frame.training_mistakes is not None and frame.test_mistakes is not None
    assert 1 - frame.training_mistakes.mean() == pytest.approx(frame.scores.training_score)
    assert 1 - frame.test_mistakes.mean() == pytest.approx(frame.scores.test_score)


def test_the_last_column_of_weights_is_the_bias():
    trainer = Trainer(Experiment())
    trainer.apply(WeightEdit("h1", 3, -1, 0.625))
    assert look(trainer).weights["h1"][3, 2] == 0.625


@pytest.mark.parametrize("member", point_sets(), ids=lambda member: member.kind)
def test_every_data_set_is_learnt_from_and_seen(member):
    experiment, _ = edit_with_consequences(Experiment(), "dataset", member())
    trainer = Trainer(experiment)
    assert trainer.train(steps=30) is None
    frame = look(trainer, Request(domains=experiment.dataset.domains, cells=20))
    assert np.isfinite(maps(frame).output).all()
    assert np.isfinite(frame.scores.training_loss)
    assert frame.history.shape[1] == 6


def test_numbers_that_are_not_finite_do_not_break_a_frame():
    trainer = Trainer(Experiment())
    trainer.network.parameters[:] = np.nan
    frame = look(trainer)
    assert maps(frame).units["h1"].dtype == np.uint8
    assert np.isnan(frame.scores.training_loss)


def test_a_frame_is_not_changed_by_later_steps():
    trainer = Trainer(Experiment())
    frame = look(trainer)
    weights, output = frame.weights["h1"].copy(), maps(frame).output.copy()
    rows = frame.history.copy()
    trainer.train(steps=200)
    look(trainer)
    assert np.array_equal(frame.weights["h1"], weights)
    assert np.array_equal(maps(frame).output, output)
    assert np.array_equal(frame.history, rows)


def test_without_a_test_set_its_scores_are_nan():
    frame = look(Trainer(Experiment(training_share=1.0)))
    assert np.isnan(frame.scores.test_loss)
    assert frame.test_mistakes is not None
    assert len(frame.test_mistakes) == 0


def steps_made(trainer: Trainer) -> int:
    return trainer.step


def refuse(trainer: Trainer) -> None:
    raise SettingError("No answer: ask something else")


def test_questions_are_answered_with_the_frame_and_a_refusal_is_an_answer():
    trainer = Trainer(Experiment())
    trainer.train(steps=3)
    frame = look(trainer, Request(questions=(("steps", steps_made), ("never", refuse))))
    assert frame.answers["steps"] == 3
    assert isinstance(frame.answers["never"], SettingError)


def test_a_bias_scale_behind_dropout_is_the_same_in_evaluation():
    stack = (Dropout(key="d"), Dense(key="h1", units=1, bias_scale=3.0))
    trainer = Trainer(Experiment(layers=stack))
    trainer.network.view(trainer.network.parameters, "h1")[...] = (0.0, 0.0, 1.0)
    level = maps(look(trainer)).units["h1"]
    assert (level == round((np.tanh(3.0) + 1) * 127.5)).all()
