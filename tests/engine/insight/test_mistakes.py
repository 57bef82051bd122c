"""Mistakes, answered by a small network and picked by hand."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np
import pytest

from engine.data.mnist import Mnist
from engine.data.preprocessing import PixelScale
from engine.insight.confusion import Confusion
from engine.insight.forward import forward
from engine.insight.mistakes import (
    CHUNK,
    Answers,
    Selection,
    chosen,
    confusion_of,
    mistakes_job,
    page,
    page_count,
)
from engine.nn.activations import Softmax
from engine.nn.convolution import Conv2D
from engine.nn.dense import Output
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.optimizers import Adam
from engine.nn.pooling import MaxPooling2D
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.trainer import Trainer


def digits(**other: Any) -> Experiment:
    """A network that reads digits: one small convolution."""
    parts: dict[str, Any] = {
        "dataset": Mnist(count=300, test_count=250),
        "preprocessing": PixelScale(),
        "layers": (Conv2D(key="c1", filters=2), MaxPooling2D(key="p1"), Flatten(key="f1")),
        "output": Output(activation=Softmax()),
        "loss": CategoricalCrossentropy(),
        "optimizer": Adam(learning_rate=0.01),
        "batch_size": 50,
    }
    return Experiment(**(parts | other))


def answered(
    trainer: Trainer, part: str = "test", between: Any = None, measured: bool = False
) -> Answers:
    """The result of the job; `between` is called at each pause."""
    work = mistakes_job(part, measured)(trainer)
    shares = []
    while True:
        try:
            shares.append(next(work))
        except StopIteration as stop:
            assert shares == sorted(shares) and 0.0 <= shares[0] <= shares[-1] < 1.0
            assert isinstance(stop.value, Answers)
            return stop.value
        if between is not None:
            between()


def by_hand() -> Answers:
    """Six answers among three classes; 1, 3, 4 and 5 are mistakes."""
    said = np.array(
        [
            [0.9, 0.05, 0.05],
            [0.3, 0.6, 0.1],
            [0.1, 0.8, 0.1],
            [0.9, 0.06, 0.04],
            [0.5, 0.2, 0.3],
            [0.0, 0.6, 0.4],
        ],
        dtype=np.float32,
    )
    targets = np.array([0, 0, 1, 1, 2, 0])
    pixels = np.zeros((6, 2, 2, 1), dtype=np.uint8)
    predicted = said.argmax(axis=1)
    return Answers(said, predicted, targets, pixels, ("a", "b", "c"), 7, 1, 0.0, 1 / 3)


# The job


@pytest.mark.parametrize("part", ["test", "training"])
def test_every_picture_is_answered_as_the_network_answers_it(part: str) -> None:
    trainer = Trainer(digits())
    trainer.train(steps=12)
    found = answered(trainer, part)
    pictures: Any = trainer.material.test if part == "test" else trainer.material.training
    expected = forward(trainer, pictures.pixels)["output"]
    np.testing.assert_allclose(found.probabilities, expected, atol=1e-6)
    np.testing.assert_array_equal(found.predicted, expected.argmax(axis=1))
    np.testing.assert_array_equal(found.targets, pictures.targets)
    likelihood = expected[np.arange(len(found)), pictures.targets]
    assert found.loss == pytest.approx(-np.log(likelihood).mean(), rel=1e-4)
    assert found.accuracy == pytest.approx(1.0 - found.wrong.mean())
    assert found.class_names == tuple("0123456789") and found.step == 12


def test_all_answers_are_of_the_moment_at_which_the_job_began() -> None:
    trainer = Trainer(digits())
    trainer.train(steps=3)
    expected = answered(trainer)
    learning = answered(trainer, between=lambda: trainer.train(steps=1))
    np.testing.assert_array_equal(learning.probabilities, expected.probabilities)
    assert learning.step == 3 and trainer.step == 3 + -(-250 // CHUNK)


def test_the_run_goes_on_as_if_nobody_had_asked() -> None:
    asked, alone = Trainer(digits()), Trainer(digits())
    asked.train(steps=2)
    alone.train(steps=2)
    answered(asked)
    asked.train(steps=2)
    alone.train(steps=2)
    np.testing.assert_array_equal(asked.network.parameters, alone.network.parameters)


def test_a_structure_that_changes_meanwhile_does_no_harm() -> None:
    trainer = Trainer(digits())
    expected = answered(trainer)
    found = answered(
        trainer,
        between=lambda: trainer.apply(edit(trainer.experiment, "layers", (Flatten(key="f1"),))),
    )
    np.testing.assert_array_equal(found.probabilities, expected.probabilities)


def test_the_summed_loss_is_told_as_a_mean_over_the_pictures() -> None:
    mean = answered(Trainer(digits()))
    summed = answered(Trainer(digits(loss=CategoricalCrossentropy(reduction="sum"))))
    assert summed.loss == pytest.approx(mean.loss, rel=1e-5)


def test_what_the_run_has_measured_is_not_answered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    trainer = Trainer(digits())
    trainer.train(steps=4)
    scores = trainer.measure()
    expected = answered(trainer)
    trainer.train(steps=1)  # the run goes on
    monkeypatch.setattr("engine.insight.mistakes.compile_evaluation", None)  # nothing is computed
    found = answered(trainer, measured=True)
    assert (found.step, found.revision) == (4, expected.revision)
    assert (found.loss, found.accuracy) == (scores.test_loss, scores.test_score)
    for name in ("probabilities", "predicted", "targets", "pixels"):
        assert np.array_equal(getattr(found, name), getattr(expected, name))


def test_what_was_measured_is_forgotten_when_the_network_becomes_another() -> None:
    trainer = Trainer(digits())
    trainer.measure()
    for change in (edit(digits(), "layers.c1.filters", 3), edit(digits(), "dataset.count", 200)):
        trainer.measure()
        trainer.apply(change)
        found = answered(trainer, measured=True)
        expected = answered(trainer)
        assert np.array_equal(found.probabilities, expected.probabilities)


def test_answers_cannot_be_written_to() -> None:
    found = answered(Trainer(digits()))
    for array in (found.probabilities, found.predicted, found.targets, found.pixels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_points_are_refused() -> None:
    with pytest.raises(SettingError, match="pictures, got points"):
        answered(Trainer(Experiment()))


# What is picked from the answers


def test_the_most_certain_mistakes_come_first_and_of_equals_the_earlier() -> None:
    assert chosen(by_hand(), Selection()).tolist() == [3, 1, 5, 4]


def test_the_loss_is_largest_where_the_actual_class_is_least_probable() -> None:
    assert chosen(by_hand(), Selection(order="loss")).tolist() == [5, 3, 1, 4]


def test_classes_filter_mistakes_and_all_answers() -> None:
    def indices(**wishes: Any) -> list[int]:
        return chosen(by_hand(), Selection(order="index", **wishes)).tolist()

    assert indices() == [1, 3, 4, 5]
    assert indices(actual=0) == [1, 5]
    assert indices(predicted=0) == [3, 4]
    assert indices(actual=0, predicted=1) == [1, 5]
    assert indices(actual=0, predicted=0) == []
    assert indices(actual=0, predicted=0, wrong_only=False) == [0]
    assert indices(wrong_only=False) == [0, 1, 2, 3, 4, 5]


def test_what_is_no_number_comes_last() -> None:
    found = by_hand()
    found.probabilities[3] = np.nan
    assert chosen(found, Selection()).tolist()[-1] == 3
    assert chosen(found, Selection(order="loss")).tolist()[-1] == 3


def test_pages_hold_all_answers_once() -> None:
    indices = np.arange(11)
    pages = [page(indices, number, 4).tolist() for number in range(page_count(11, 4))]
    assert pages == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10]]
    assert page_count(0, 4) == 1 and page(indices, 9, 4).tolist() == []


def test_confusion_counts_the_answers() -> None:
    found = confusion_of(by_hand())
    assert found.counts.tolist() == [[1, 2, 0], [1, 1, 0], [1, 0, 0]]
    assert found.accuracy == pytest.approx(by_hand().accuracy) and found.step == 7


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    found = Confusion(0, np.array([[3, 1, 0], [2, 4, 0], [0, 0, 0]]))
    precision, recall = found.precision(0), found.recall(0)
    assert found.f1(0) == pytest.approx(2 * precision * recall / (precision + recall))
    assert math.isnan(found.f1(2)) and math.isnan(found.share(2, 0))
    assert (found.support(1), found.share(1, 0)) == (6, 2 / 6)


def test_a_class_that_is_never_recognised_has_an_f1_of_zero() -> None:
    found = Confusion(0, np.array([[0, 2], [0, 5]]))
    assert found.f1(0) == 0.0 and math.isnan(found.precision(0))


def test_an_empty_test_set_is_refused() -> None:
    trainer = Trainer(digits())
    test: Any = trainer.material.test
    empty = dataclasses.replace(test, pixels=test.pixels[:0], targets=test.targets[:0])
    trainer.material = dataclasses.replace(trainer.material, test=empty)
    with pytest.raises(SettingError, match="got none"):
        answered(trainer)
