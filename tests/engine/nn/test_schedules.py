"""Schedules against numbers that Keras 3 and PyTorch made (tests/golden/optimizers/make.py)."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.nn.schedules import CosineDecay, OneCycle, StepDecay, WarmUp, schedules
from engine.registry import from_config

GOLDEN = Path(__file__).parents[2] / "golden" / "optimizers" / "schedules.json"
RUNS: list[dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))["runs"]

every = pytest.mark.parametrize("kind", schedules.kinds())


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run["config"]["kind"])
def test_factors_equal_those_of_keras_or_pytorch(run: dict[str, Any]) -> None:
    schedule = from_config(schedules, run["config"])
    for step, expected in run["factor"].items():
        assert schedule.factor(int(step)) == pytest.approx(expected, rel=1e-12)


def test_golden_data_has_every_schedule_that_changes() -> None:
    assert {run["config"]["kind"] for run in RUNS} == {*schedules.kinds()} - {"constant"}


@every
def test_factors_lie_between_zero_and_one_for_ever(kind: str) -> None:
    schedule = schedules[kind]()
    for step in (0, 1, 99, 100, 101, 299, 300, 999, 1000, 1001, 10**9):
        assert 0 <= schedule.factor(step) <= 1


def test_a_staircase_worked_by_hand() -> None:
    schedule = StepDecay(drop=0.1, every=10)
    assert [schedule.factor(step) for step in (0, 9, 10, 19, 20)] == pytest.approx(
        [1, 1, 0.1, 0.1, 0.01]
    )


def test_warm_up_starts_the_following_schedule_at_its_beginning() -> None:
    schedule = WarmUp(steps=10, start=0.0, then=StepDecay(drop=0.5, every=5))
    assert schedule.factor(0) == 0.0
    assert schedule.factor(5) == 0.5
    assert [schedule.factor(step) for step in (10, 14, 15)] == [1.0, 1.0, 0.5]


def test_cosine_is_halfway_down_at_half_time() -> None:
    assert CosineDecay(steps=100, alpha=0.2).factor(50) == pytest.approx(0.6)


@pytest.mark.parametrize("rise", [0.0, 0.001, 0.5, 1.0])
@pytest.mark.parametrize("steps", [1, 2, 3, 100])
def test_one_cycle_ends_at_its_smallest_rate(rise: float, steps: int) -> None:
    schedule = OneCycle(steps=steps, rise=rise, start_divisor=10.0, end_divisor=10.0)
    assert all(0 < schedule.factor(step) <= 1 for step in range(steps))
    assert schedule.factor(steps) == pytest.approx(0.01)
