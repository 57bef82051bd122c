"""Checks: what is met and what is missed, and how they fail."""

from __future__ import annotations

import math
import pickle

import numpy as np
import pytest

from engine.lessons.checks import Examiner, Measured, check
from engine.lessons.known_checks import CHECKS
from engine.lessons.lesson import Published
from engine.lessons.reader import read_lesson
from engine.registry import SettingError
from engine.training.experiment import Experiment


def run(work):
    while True:
        try:
            next(work)
        except StopIteration as ended:
            return ended.value


def published(kind, expected, tolerance=0.0, better="higher") -> Published:
    return Published("X", kind, "gate", "outputs", expected, tolerance, better)


@pytest.mark.parametrize(
    ("kind", "better", "expected", "value", "met"),
    [
        ("exact", "higher", 1.0, 1.1, True),
        ("exact", "higher", 1.0, 1.2, False),
        ("ours", "higher", 1.0, 0.8, False),
        ("exact", "higher", math.nan, math.nan, True),
        ("exact", "higher", math.nan, 0.0, False),
        ("reach", "higher", 1.0, math.nan, False),
        ("reach", "higher", 1.0, 9.0, True),
        ("reach", "higher", 1.0, 0.8, False),
        ("reach", "lower", 1.0, 0.2, True),
        ("reach", "lower", 1.0, 1.2, False),
    ],
)
def test_a_value_is_met_as_its_kind_says(kind, better, expected, value, met):
    assert Measured(published(kind, (expected,), 0.15, better), (value,)).met is met


def test_another_number_of_values_is_missed():
    assert not Measured(published("exact", (1.0, 1.0)), (1.0,)).met
    assert not Measured(published("exact", (1.0,)), (1.0, 1.0)).met


def test_entries_that_share_a_check_share_its_run(draft):
    calls = []

    @check("one", "two", name="counted")
    def counted(experiment, start):
        calls.append(experiment)
        yield 0.5
        return {"one": [start], "two": [start + 1]}

    try:
        entry = {"id": "X", "kind": "ours", "check": "counted", "arguments": {"start": 4}}
        draft.definition["published"] = [
            entry | {"of": "one", "expected": 4},
            entry | {"of": "two", "expected": 6},
        ]
        lesson = read_lesson(draft.write())
        examiner = Examiner(lesson)
        found = [run(examiner.measure(each)) for each in lesson.published]
    finally:
        del CHECKS["counted"]
    assert [each.met for each in found] == [True, False]
    assert calls == [lesson.experiment]


def test_arguments_that_make_no_sense_are_told(draft):
    draft.definition["published"][0]["arguments"] = {"kind": "sigmoid", "inputs": "many"}
    lesson = read_lesson(draft.write())
    with pytest.raises(SettingError, match="The check activation expects other arguments"):
        run(Examiner(lesson).measure(lesson.published[0]))


def test_a_file_that_does_not_come_along_is_asked_for(draft):
    draft.definition["published"] = [
        {
            "id": "C1",
            "kind": "exact",
            "check": "weights_file",
            "of": "accuracy",
            "expected": 0.9352,
        }
    ]
    lesson = read_lesson(draft.write())
    measured = run(Examiner(lesson).measure(lesson.published[0]))
    assert "--weights" in str(measured.missing) and not measured.met


def test_learning_that_diverges_is_told(draft):
    draft.definition["published"] = [
        {
            "id": "X",
            "kind": "ours",
            "check": "training",
            "arguments": {
                "steps": [50],
                "change": {"optimizer.learning_rate": 10, "loss": "squared_error",
                           "output.activation": "identity"},
            },
            "of": "training_loss",
            "expected": 0,
        }
    ]  # fmt: skip
    lesson = read_lesson(draft.write())
    with pytest.raises(SettingError, match="choose a smaller learning rate"):
        run(Examiner(lesson).measure(lesson.published[0]))


def test_a_weights_file_that_is_given_is_measured_in_batches_and_one_by_one(tmp_path):
    """Weights of 0 take every digit for a 0: right for 980 of 10,000."""
    file = tmp_path / "zeros.pkl"
    file.write_bytes(pickle.dumps({"W1": np.zeros((784, 10)), "b1": np.zeros(10)}))
    found = run(CHECKS["weights_file"].run({}, Experiment(), {"weights": file}))
    assert found["accuracy"] == found["one_by_one"] == [0.098]
    assert found["loss"] == [pytest.approx(math.log(10))]


def test_each_fault_of_the_net_from_scratch_can_be_mended_alone():
    ends = {
        mended: run(
            CHECKS["last_epoch"].run(
                {"epochs": 1, "right_slope": mended[0], "right_dropout": mended[1]},
                Experiment(),
                {},
            )
        )["errors"][0]
        for mended in ((False, False), (True, False), (False, True), (True, True))
    }
    assert len(set(ends.values())) == 4
    assert ends[(True, True)] < ends[(False, False)]
