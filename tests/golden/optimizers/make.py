"""Makes optimizers.json and schedules.json beside this file, by Keras 3 and PyTorch themselves.

Needs an environment of its own, which the project never uses otherwise:

    python3 -m venv keras-venv
    keras-venv/bin/pip install keras==3.15.1 torch==2.13.0
    keras-venv/bin/python tests/golden/optimizers/make.py

The problem is in `gradient`; tests/engine/nn/test_optimizers.py has the same.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["KERAS_BACKEND"] = "torch"

import keras  # type: ignore[import-not-found]
import numpy as np
import torch  # type: ignore[import-not-found]

keras.config.set_floatx("float64")  # before any optimizer is made

SIZE, STEPS = 5, 100
SHOWN = (1, 2, 10, 50, 100)

# Our configuration, and the optimizer that it must equal.
KERAS = [
    ({"kind": "sgd"}, keras.optimizers.SGD()),
    ({"kind": "sgd", "learning_rate": 0.3}, keras.optimizers.SGD(0.3)),
    ({"kind": "momentum"}, keras.optimizers.SGD(momentum=0.9)),
    (
        {"kind": "momentum", "learning_rate": 0.05, "momentum": 0.5},
        keras.optimizers.SGD(0.05, momentum=0.5),
    ),
    ({"kind": "nesterov"}, keras.optimizers.SGD(momentum=0.9, nesterov=True)),
    (
        {"kind": "nesterov", "learning_rate": 0.05, "momentum": 0.5},
        keras.optimizers.SGD(0.05, momentum=0.5, nesterov=True),
    ),
    ({"kind": "adagrad"}, keras.optimizers.Adagrad()),
    (
        {"kind": "adagrad", "learning_rate": 0.01, "epsilon": 1e-6, "initial_accumulator": 0.0},
        keras.optimizers.Adagrad(0.01, initial_accumulator_value=0.0, epsilon=1e-6),
    ),
    (
        {"kind": "adagrad", "learning_rate": 0.5, "initial_accumulator": 2.0},
        keras.optimizers.Adagrad(0.5, initial_accumulator_value=2.0),
    ),
    ({"kind": "adadelta"}, keras.optimizers.Adadelta()),
    (
        {"kind": "adadelta", "learning_rate": 1.0, "rho": 0.8, "epsilon": 1e-4},
        keras.optimizers.Adadelta(1.0, rho=0.8, epsilon=1e-4),
    ),
    ({"kind": "adadelta", "learning_rate": 1.0}, keras.optimizers.Adadelta(1.0)),
    ({"kind": "rmsprop"}, keras.optimizers.RMSprop()),
    (
        {"kind": "rmsprop", "learning_rate": 0.02, "rho": 0.5, "epsilon": 1e-3},
        keras.optimizers.RMSprop(0.02, rho=0.5, epsilon=1e-3),
    ),
    (
        {"kind": "rmsprop", "learning_rate": 0.01, "momentum": 0.8},
        keras.optimizers.RMSprop(0.01, momentum=0.8),
    ),
    ({"kind": "rmsprop", "centered": True}, keras.optimizers.RMSprop(centered=True)),
    (
        {"kind": "rmsprop", "learning_rate": 0.01, "momentum": 0.8, "centered": True},
        keras.optimizers.RMSprop(0.01, momentum=0.8, centered=True),
    ),
    ({"kind": "adam"}, keras.optimizers.Adam()),
    (
        {"kind": "adam", "learning_rate": 0.1, "beta_1": 0.5, "beta_2": 0.9, "epsilon": 0.01},
        keras.optimizers.Adam(0.1, beta_1=0.5, beta_2=0.9, epsilon=0.01),
    ),
    (
        {"kind": "adam", "learning_rate": 0.05, "beta_2": 0.9, "amsgrad": True},
        keras.optimizers.Adam(0.05, beta_2=0.9, amsgrad=True),
    ),
    ({"kind": "adamw"}, keras.optimizers.AdamW()),
    (
        {"kind": "adamw", "learning_rate": 0.05, "weight_decay": 0.2},
        keras.optimizers.AdamW(0.05, weight_decay=0.2),
    ),
    (
        {"kind": "adamw", "learning_rate": 0.05, "beta_2": 0.9, "amsgrad": True},
        keras.optimizers.AdamW(0.05, beta_2=0.9, amsgrad=True),
    ),
    ({"kind": "adamax"}, keras.optimizers.Adamax()),
    ({"kind": "adamax", "learning_rate": 0.002}, keras.optimizers.Adamax(0.002)),
    (
        {"kind": "adamax", "learning_rate": 0.05, "beta_1": 0.6, "beta_2": 0.8, "epsilon": 0.01},
        keras.optimizers.Adamax(0.05, beta_1=0.6, beta_2=0.8, epsilon=0.01),
    ),
    ({"kind": "nadam"}, keras.optimizers.Nadam()),
    (
        {"kind": "nadam", "learning_rate": 0.05, "beta_1": 0.6, "beta_2": 0.8, "epsilon": 0.01},
        keras.optimizers.Nadam(0.05, beta_1=0.6, beta_2=0.8, epsilon=0.01),
    ),
]

# Only PyTorch can slow down the momentum of Nadam as Keras 2 did.
TORCH = [
    (
        {"kind": "nadam", "learning_rate": 0.002, "schedule_decay": 0.004},
        lambda p: torch.optim.NAdam([p], lr=0.002, eps=1e-7, momentum_decay=0.004),
    ),
    (
        {"kind": "nadam", "learning_rate": 0.05, "beta_1": 0.7, "schedule_decay": 0.1},
        lambda p: torch.optim.NAdam([p], lr=0.05, betas=(0.7, 0.999), eps=1e-7, momentum_decay=0.1),
    ),
    (
        {"kind": "momentum", "learning_rate": 0.02},
        lambda p: torch.optim.SGD([p], lr=0.02, momentum=0.9),
    ),
    (
        {"kind": "adadelta", "learning_rate": 1.0, "rho": 0.9},
        lambda p: torch.optim.Adadelta([p], lr=1.0, rho=0.9, eps=1e-7),
    ),
]

SCHEDULES = [
    (
        {"kind": "step", "drop": 0.7, "every": 30},
        keras.optimizers.schedules.ExponentialDecay(1.0, 30, 0.7, staircase=True),
    ),
    (
        {"kind": "exponential", "rate": 0.7, "steps": 30},
        keras.optimizers.schedules.ExponentialDecay(1.0, 30, 0.7),
    ),
    (
        {"kind": "inverse_time", "rate": 2.0, "steps": 40},
        keras.optimizers.schedules.InverseTimeDecay(1.0, 40, 2.0),
    ),
    (
        {"kind": "cosine", "steps": 80, "alpha": 0.1},
        keras.optimizers.schedules.CosineDecay(1.0, 80, alpha=0.1),
    ),
    (
        {
            "kind": "warm_up",
            "steps": 20,
            "start": 0.25,
            "then": {"kind": "cosine", "steps": 60, "alpha": 0.1},
        },
        keras.optimizers.schedules.CosineDecay(
            0.25, 60, alpha=0.1, warmup_target=1.0, warmup_steps=20
        ),
    ),
]


def problem() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Curvature (SIZE, SIZE), centre and start (SIZE,), and noise (STEPS, SIZE)."""
    rng = np.random.RandomState(0)
    factor = rng.standard_normal((SIZE, SIZE))
    curvature = factor @ factor.T / SIZE + 0.05 * np.eye(SIZE)
    centre, start = rng.standard_normal((2, SIZE))
    return curvature, centre, start, 0.2 * rng.standard_normal((STEPS, SIZE))


def gradient(p: np.ndarray, step: int) -> np.ndarray:
    """Of a quadratic bowl, with noise; step counts from 0."""
    curvature, centre, _, noise = problem()
    return curvature @ (p - centre) + noise[step]


def by_keras(optimizer: keras.optimizers.Optimizer) -> dict[int, list[float]]:
    variable = keras.Variable(problem()[2], dtype="float64")
    shown = {}
    for step in range(STEPS):
        g = gradient(keras.ops.convert_to_numpy(variable), step)
        optimizer.apply([keras.ops.convert_to_tensor(g, "float64")], [variable])
        if step + 1 in SHOWN:
            shown[step + 1] = keras.ops.convert_to_numpy(variable).tolist()
    return shown


def by_torch(make: Callable[[torch.Tensor], torch.optim.Optimizer]) -> dict[int, list[float]]:
    p = torch.tensor(problem()[2], requires_grad=True)
    optimizer = make(p)
    shown = {}
    for step in range(STEPS):
        p.grad = torch.tensor(gradient(p.detach().numpy(), step))
        optimizer.step()
        if step + 1 in SHOWN:
            shown[step + 1] = p.detach().numpy().tolist()
    return shown


def one_cycle() -> list[float]:
    optimizer = torch.optim.SGD([torch.zeros(1, dtype=torch.float64)], lr=1.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 1.0, 100, pct_start=0.25, div_factor=20.0, final_div_factor=50.0
    )
    factors = []
    for _ in range(STEPS):
        factors.append(schedule.get_last_lr()[0])
        optimizer.step()
        if len(factors) < STEPS:
            schedule.step()
    return factors


def write(name: str, made: dict[str, str], rows: list[dict[str, Any]]) -> None:
    """One row a line."""
    body = ",\n".join("  " + json.dumps(row) for row in rows)
    path = Path(__file__).with_name(name)
    path.write_text(f'{{\n "made_by": {json.dumps(made)},\n "runs": [\n{body}\n ]\n}}\n')


def main() -> None:
    of_keras = f"Keras {keras.__version__}, torch backend"
    of_torch = f"PyTorch {torch.__version__}"
    runs = [{"config": c, "by": of_keras, "p": by_keras(o)} for c, o in KERAS]
    runs += [{"config": c, "by": of_torch, "p": by_torch(make)} for c, make in TORCH]
    made = {"keras": keras.__version__, "torch": torch.__version__, "numpy": np.__version__}
    write("optimizers.json", made, runs)
    steps = (0, 1, 19, 20, 24, 29, 30, 31, 60, 79, 80, 98, 99)
    rows = [
        {"config": c, "by": of_keras, "factor": {s: float(schedule(s)) for s in steps}}
        for c, schedule in SCHEDULES
    ]
    config = {
        "kind": "one_cycle",
        "steps": 100,
        "rise": 0.25,
        "start_divisor": 20.0,
        "end_divisor": 50.0,
    }
    cycle = one_cycle()
    rows.append({"config": config, "by": of_torch, "factor": {s: cycle[s] for s in steps}})
    write("schedules.json", made, rows)


if __name__ == "__main__":
    main()
