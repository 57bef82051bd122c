"""Small dense networks beside the textbook implementation: a step, and maps of all neurons.

Run: python -m tests.benchmarks.dense
Prints medians of interleaved runs and their ratio; the issue asks for 3.5 and 5.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from engine.data.shapes import Circle
from engine.nn.activations import Tanh
from engine.nn.compile import compile_evaluation
from engine.nn.dense import Dense, Output
from engine.nn.losses import HalfSquaredError
from engine.nn.optimizers import SGD
from engine.training.experiment import Experiment
from engine.training.frame import grid
from engine.training.trainer import Trainer
from tests.benchmarks import machine  # first: it sets up BLAS
from tests.benchmarks.textbook import Network

STEPS = 20_000
ROUNDS = 9


def experiment(*units: int) -> Experiment:
    return Experiment(
        dataset=Circle(),
        training_share=0.5,
        layers=tuple(Dense(key=f"h{i}", units=n) for i, n in enumerate(units, 1)),
        output=Output(activation=Tanh()),
        loss=HalfSquaredError(),
        optimizer=SGD(learning_rate=0.03),
        batch_size=10,
    )


def compare(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float, float]:
    """Median seconds of each, run in turns, and the median of the ratios pair by pair."""
    a: list[float] = []
    b: list[float] = []
    for _ in range(ROUNDS):
        for function, times in ((ours, a), (theirs, b)):
            start = time.perf_counter()
            function()
            times.append(time.perf_counter() - start)
    ratios = [y / x for x, y in zip(a, b, strict=True)]
    return statistics.median(a), statistics.median(b), statistics.median(ratios)


def steps(*units: int) -> None:
    trainer = Trainer(experiment(*units))
    book = Network((2, *units, 1))
    block = trainer.material.training.block
    x = np.ascontiguousarray(block[:2].T)
    t = np.ascontiguousarray(block[3:].T)
    trainer.train(steps=100)
    ours, theirs, ratio = compare(
        lambda: trainer.train(steps=STEPS), lambda: book.train(x, t, STEPS, 10)
    )
    name = "-".join(map(str, (2, *units, 1)))
    print(
        f"step {name}, tanh, batch 10, shuffled, loss tracked: {ours / STEPS * 1e6:.2f} µs, "
        f"textbook {theirs / STEPS * 1e6:.2f} µs, {ratio:.2f} times as fast"
    )


def maps(*units: int) -> None:
    trainer = Trainer(experiment(*units))
    book = Network((2, *units, 1))
    points = grid(((-6.0, 6.0), (-6.0, 6.0)), 100).astype(np.float32)
    program = compile_evaluation(trainer.network, len(points))
    program.array("block")[:2] = points.T
    program.array("block")[2] = 1.0
    ours, theirs, ratio = compare(
        lambda: [program.step() for _ in range(50)],
        lambda: [book.activations(points) for _ in range(50)],
    )
    name = "-".join(map(str, (2, *units, 1)))
    print(
        f"100 × 100 maps of all neurons of {name}: {ours / 50 * 1e3:.3f} ms, "
        f"textbook {theirs / 50 * 1e3:.3f} ms, {ratio:.2f} times as fast"
    )


def main() -> None:
    print(machine.describe())
    steps(4, 2)
    steps(8, 8, 8)
    maps(4, 2)
    maps(8, 8, 8)


if __name__ == "__main__":
    main()
