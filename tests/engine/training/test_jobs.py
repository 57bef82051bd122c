"""Jobs: long looks in pieces on the worker, beside learning."""

from __future__ import annotations

import time
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.data.mnist import Mnist
from engine.data.picture_files import open_files
from engine.training.experiment import Experiment, edit
from engine.training.jobs import Jobs, News
from engine.training.runner import Runner
from engine.training.trainer import Trainer
from tests.engine.training.test_pictures import SMALL


def counting(trainer: Trainer) -> Generator[float, None, object]:
    for part in range(10):
        yield part / 10
        time.sleep(0.001)
    return trainer.step


def failing(trainer: Trainer) -> Generator[float, None, object]:
    yield 0.5
    raise ValueError("no")


def endless(trainer: Trainer) -> Generator[float, None, object]:
    while True:
        yield 0.5
        time.sleep(0.001)


def all_news(jobs: Jobs) -> list[News]:
    found = []
    while not jobs.news.empty():
        found.append(jobs.news.get())
    return found


def ended(runner: Runner, name: str, seconds: float = 10.0) -> News:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        for news in all_news(runner.jobs):
            if news.ended and news.name == name:
                return news
        time.sleep(0.005)
    raise AssertionError(f"{name} has not ended")


def test_jobs_take_turns_and_each_tells_its_result() -> None:
    jobs, trainer = Jobs(), Trainer(Experiment())
    jobs.begin("a", counting, trainer)
    jobs.begin("b", counting, trainer)
    while jobs:
        jobs.advance(0.003)
    news = all_news(jobs)
    assert {n.name for n in news if n.ended and n.result == 0} == {"a", "b"}
    assert all(0.0 <= n.share < 1.0 for n in news if not n.ended)


def test_a_job_that_fails_says_so_and_the_others_go_on() -> None:
    jobs, trainer = Jobs(), Trainer(Experiment())
    jobs.begin("bad", failing, trainer)
    jobs.begin("good", counting, trainer)
    while jobs:
        jobs.advance(0.003)
    results = {n.name: n for n in all_news(jobs) if n.ended}
    assert isinstance(results["bad"].error, ValueError)
    assert results["good"].error is None


def test_a_new_job_of_the_same_name_takes_the_place_of_the_old() -> None:
    jobs, trainer = Jobs(), Trainer(Experiment())
    jobs.begin("a", endless, trainer)
    jobs.advance(0.001)
    jobs.begin("a", counting, trainer)
    while jobs:
        jobs.advance(0.003)
    assert [n.result for n in all_news(jobs) if n.ended] == [0]


def test_the_worker_does_jobs_while_it_stands_and_while_it_learns() -> None:
    runner = Runner(Experiment())
    runner.start()
    try:
        runner.begin("resting", counting)
        assert ended(runner, "resting").result == 0
        runner.play()
        runner.begin("learning", counting)
        assert ended(runner, "learning").result is not None
        runner.begin("endless", endless)
        runner.cancel("endless")
        runner.begin("last", counting)
        assert ended(runner, "last").error is None
    finally:
        runner.close()


def test_a_runner_whose_data_are_missing_says_so_and_takes_others(tmp_path: Path) -> None:
    file = tmp_path / "pictures.npz"
    np.savez(file, x=np.zeros((8, 4, 4), np.uint8), y=np.arange(8) % 2)
    dataset = replace(open_files(file), path=str(tmp_path / "elsewhere.npz"))
    runner = Runner(edit(SMALL, "dataset", dataset))
    runner.start()
    try:
        event = runner.events.get(timeout=10)
        assert event.what == "refused" and event.error is not None
        runner.apply(Experiment())
        limit = time.monotonic() + 10
        while runner.take_frame() is None:
            assert time.monotonic() < limit
            time.sleep(0.01)
    finally:
        runner.close()


def test_pictures_are_measured_while_the_run_stands() -> None:
    runner = Runner(edit(SMALL, "dataset", Mnist(count=100, test_count=200)))
    runner.start()
    try:
        limit = time.monotonic() + 20
        frame = None
        while frame is None or frame.measuring:
            assert time.monotonic() < limit
            frame = runner.take_frame() or frame
            time.sleep(0.01)
        assert frame.scores.test_score < 0.5
        assert not frame.running
    finally:
        runner.close()
