"""Kept runs: one makes room for another, and is gone on with bit for bit."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from engine.data.picture_files import PictureFiles
from engine.training.experiment import Experiment, edit
from engine.training.image_presets import PRESETS
from engine.training.kept_run import KeptRun
from engine.training.runner import Runner
from engine.training.snapshot import whole_snapshot
from engine.training.trainer import Trainer

OTHER = edit(Experiment(), "layers.h1.units", 3)


@pytest.fixture
def runner() -> Iterator[Runner]:
    made = Runner(Experiment())
    made.start()
    yield made
    made.close()


def steps_made(runner: Runner, steps: int) -> None:
    runner.ask(lambda trainer: trainer.train(steps=steps))


def parameters(runner: Runner) -> bytes:
    found = runner.ask(lambda trainer: trainer.network.parameters.tobytes())
    assert isinstance(found, bytes)
    return found


def test_a_run_is_put_by_and_gone_on_with(runner):
    steps_made(runner, 50)
    kept = KeptRun(Experiment())
    runner.exchange(KeptRun(OTHER), kept)
    assert runner.ask(lambda trainer: (trainer.experiment, trainer.step)) == (OTHER, 0)
    steps_made(runner, 7)
    again = KeptRun(OTHER)
    runner.exchange(kept, again)
    steps_made(runner, 50)
    alone = Trainer(Experiment())
    alone.train(steps=100)
    assert parameters(runner) == alone.network.parameters.tobytes()
    history = runner.ask(lambda trainer: trainer.history.published().copy())
    assert np.array_equal(history, alone.history.published(), equal_nan=True)
    assert again.snapshot is not None and again.snapshot.step == 7


def test_a_run_from_elsewhere_goes_on(runner):
    trainer = Trainer(OTHER)
    trainer.train(steps=30)
    runner.exchange(KeptRun(OTHER, whole_snapshot(trainer)), KeptRun(Experiment()))
    trainer.train(steps=10)
    steps_made(runner, 10)
    assert parameters(runner) == trainer.network.parameters.tobytes()


def test_learning_stands_after_an_exchange(runner):
    runner.play()
    runner.exchange(KeptRun(OTHER), KeptRun(Experiment()))
    assert {runner.ask(lambda trainer: trainer.step) for _ in range(20)} == {0}


def test_a_run_without_its_data_is_refused_and_the_one_in_hand_goes_on(runner):
    steps_made(runner, 20)
    lost = PictureFiles(path="/nowhere/lost.npz", digest="0", count=40)
    experiment = edit(PRESETS[0].experiment, "dataset", lost)
    runner.exchange(KeptRun(experiment), KeptRun(Experiment()))
    assert runner.ask(lambda trainer: (trainer.experiment, trainer.step)) == (Experiment(), 20)
    events = []
    while not runner.events.empty():
        events.append(runner.events.get().what)
    assert events == ["refused"]
    steps_made(runner, 5)
