"""Optimizers against numbers that Keras 3 and PyTorch made (tests/golden/optimizers/make.py)."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.nn.optimizers import TUTORIAL_PRESETS, Optimizer, RMSprop, optimizers
from engine.nn.program import Program
from engine.nn.tape import Tape
from engine.nn.value import Value
from engine.registry import Effect, from_config, knobs
from tests.engine.nn.central_difference import Array

GOLDEN = Path(__file__).parents[2] / "golden" / "optimizers" / "optimizers.json"
RUNS: list[dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))["runs"]
SIZE, STEPS = 5, 100

every = pytest.mark.parametrize("kind", optimizers.kinds())


def problem() -> tuple[Array, Array, Array, Array]:
    """Curvature, centre, start and noise: the same as in make.py."""
    rng = np.random.RandomState(0)
    factor = rng.standard_normal((SIZE, SIZE))
    curvature = factor @ factor.T / SIZE + 0.05 * np.eye(SIZE)
    centre, start = rng.standard_normal((2, SIZE))
    return curvature, centre, start, 0.2 * rng.standard_normal((STEPS, SIZE))


class Run:
    """One vector of parameters that an optimizer moves, compiled as a network's update is."""

    def __init__(self, optimizer: Optimizer, start: Array, stretches: int = 1) -> None:
        self.p, self.g = start.copy(), np.zeros_like(start)
        f = Tape(start.dtype)
        slots = {
            name: f.external(name, np.full_like(start, first))
            for name, first in optimizer.slots().items()
        }
        self.counters = {
            name: f.external(name, np.array(first)) for name, first in optimizer.counters().items()
        }
        p, g = f.external("p", self.p), f.external("g", self.g)
        rates = optimizer.rates(f, f.knob(optimizer, "learning_rate"), self.counters)
        for part in np.array_split(np.arange(len(start)), stretches):
            rows = int(part[0]), int(part[-1]) + 1

            def own(value: Value, rows: tuple[int, int] = rows) -> Value:
                return value.rows(*rows)

            parts = {name: own(slot) for name, slot in slots.items()}
            f.assign(own(p), own(p) - optimizer.update(f, own(p), own(g), parts, rates))
        self.program: Program = f.finish()

    def step(self, gradient: Array) -> None:
        self.g[:] = gradient
        self.program.clock.step += 1
        self.program.step()


def describe(run: dict[str, Any]) -> str:
    return "-".join(str(value) for value in run["config"].values())


@pytest.mark.parametrize("run", RUNS, ids=describe)
def test_hundred_steps_equal_those_of_keras_or_pytorch(run: dict[str, Any]) -> None:
    curvature, centre, start, noise = problem()
    own = Run(from_config(optimizers, run["config"]), start)
    for step in range(STEPS):
        own.step(curvature @ (own.p - centre) + noise[step])
        if str(step + 1) in run["p"]:
            expected = np.array(run["p"][str(step + 1)])
            assert np.abs((own.p - expected) / expected).max() < 1e-6


@every
def test_golden_data_has_the_defaults_and_another_setting(kind: str) -> None:
    configs = [run["config"] for run in RUNS if run["config"]["kind"] == kind]
    assert {"kind": kind} in configs
    assert any(len(config) > 1 for config in configs)


@pytest.mark.parametrize("kind", TUTORIAL_PRESETS)
def test_golden_data_has_the_tutorials_presets(kind: str) -> None:
    made = [from_config(optimizers, run["config"]) for run in RUNS]
    assert TUTORIAL_PRESETS[kind] in made
    assert TUTORIAL_PRESETS[kind].kind == kind


@every
def test_stretches_move_like_the_whole(kind: str) -> None:
    curvature, centre, start, noise = problem()
    whole, parted = Run(optimizers[kind](), start), Run(optimizers[kind](), start, stretches=3)
    for step in range(10):
        gradient = curvature @ (whole.p - centre) + noise[step]
        whole.step(gradient)
        parted.step(gradient)
    assert np.array_equal(whole.p, parted.p)


@every
def test_float32_stays_close_to_float64(kind: str) -> None:
    curvature, centre, start, noise = problem()
    exact, single = (Run(optimizers[kind](), start.astype(d)) for d in (np.float64, np.float32))
    for step in range(STEPS):
        for run in (exact, single):
            run.step(curvature @ (run.p - centre) + noise[step])
    assert single.p.dtype == np.float32
    assert np.allclose(single.p, exact.p, rtol=1e-4, atol=1e-5)


@every
def test_a_gradient_of_zero_stays_finite(kind: str) -> None:
    run = Run(optimizers[kind](), np.ones(3, np.float32))
    for _ in range(5):
        run.step(np.zeros(3))
    assert np.isfinite(run.p).all()
    assert np.array_equal(run.p, np.ones(3)) == (kind != "adamw")


@every
def test_each_variant_reaches_the_bottom_of_a_bowl(kind: str) -> None:
    rate = {"adagrad": 1.0, "adadelta": 30.0}.get(kind, 0.05)
    described = knobs(optimizers[kind])
    switches = [name for name in described if isinstance(getattr(optimizers[kind](), name), bool)]
    for settings in ({}, *({name: True} for name in switches)):
        run = Run(optimizers[kind](learning_rate=rate, **settings), np.array([2.0, -1.0]))
        for _ in range(600):
            run.step(run.p * [1.0, 0.2])
        assert np.abs(run.p).max() < 0.1


def test_centred_rmsprop_survives_a_constant_gradient() -> None:
    """The variance is then 0, and rounding in float32 would take it below."""
    run = Run(RMSprop(centered=True, epsilon=1e-12), np.ones(50, np.float32))
    gradient = np.linspace(1, 1000, 50)
    with np.errstate(invalid="raise", divide="raise"):
        for _ in range(500):
            run.step(gradient)
    assert np.isfinite(run.p).all()


def test_a_turned_rate_acts_at_the_next_step_without_a_new_program() -> None:
    run = Run(optimizers["sgd"](learning_rate=0.1), np.zeros(2))
    run.step(np.ones(2))
    (cell,) = [cell for cell in run.program.cells if cell.path == "learning_rate"]
    cell.set(10.0)
    run.step(np.ones(2))
    assert run.p == pytest.approx([-10.1, -10.1])


@every
def test_knobs_that_change_the_slots_say_so(kind: str) -> None:
    """A knob that acts as a value must not need other slots than it had."""
    plain = optimizers[kind]()
    for name, described in knobs(plain).items():
        if described.effect is Effect.VALUE:
            turned = optimizers[kind](**{name: described.low or 0.5})
            assert turned.slots() == plain.slots()


def test_nadam_counts_its_product_in_double_precision() -> None:
    run = Run(optimizers["nadam"](), np.zeros(1, np.float32))
    run.step(np.ones(1))
    run.step(np.ones(1))
    found = run.counters["momentum_product"].array
    expected = 0.9 * (1 - 0.5 * 0.96) * 0.9 * (1 - 0.5 * 0.96**2)
    assert found is not None and float(found) == pytest.approx(expected, rel=1e-15)
