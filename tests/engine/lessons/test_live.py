"""Live results: a run in the window shows what a check would have measured."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from engine.data.tutorials import Virus
from engine.lessons.checks import Examiner
from engine.lessons.lesson import Published
from engine.lessons.live import LiveResults
from engine.lessons.reader import read_lesson
from engine.training.frame import Observer, Request
from engine.training.journal import WeightEdit
from engine.training.stopping import AtEpoch
from engine.training.trainer import Trainer


def frame_of(trainer):
    return Observer().frame(trainer, Request(maps=False), False, 0.0, None)


def finished(work):
    while True:
        try:
            next(work)
        except StopIteration as ended:
            return ended.value


@pytest.fixture
def lesson(draft):
    draft.definition["experiment"]["batch_size"] = 100  # a step is an epoch, and is recorded
    read = read_lesson(draft.write())
    wanted = {"steps": [20, 40, 60]}
    return replace(
        read,
        published=(
            Published(
                "loss", "ours", "training", "training_loss", (0.0,) * 3,
                arguments=tuple(wanted.items()),
            ),
            Published("other", "exact", "activation", "values", (0.5,)),
            Published(
                "wide", "ours", "training", "training_loss", (0.0,) * 3,
                arguments=(*wanted.items(), ("change", {"layers.h1.units": 9})),
            ),
        ),
    )  # fmt: skip


def test_a_run_shows_what_the_check_measures(lesson):
    trainer = Trainer(lesson.experiment)
    trainer.train(steps=60)
    shown = LiveResults(lesson).values(0, frame_of(trainer))
    measured = finished(Examiner(lesson).measure(lesson.published[0]))
    assert shown == pytest.approx(measured.values)


def test_a_step_that_is_still_to_come_is_not_known(lesson):
    trainer = Trainer(lesson.experiment)
    trainer.train(steps=20)
    first, *rest = LiveResults(lesson).values(0, frame_of(trainer))
    assert math.isfinite(first) and all(map(math.isnan, rest))


def test_where_a_run_stops_does_not_make_it_another(lesson):
    trainer = Trainer(replace(lesson.experiment, stop=(AtEpoch(20),)))
    trainer.train(steps=20)
    assert LiveResults(lesson).values(0, frame_of(trainer))


def test_another_run_shows_nothing(lesson):
    live = LiveResults(lesson)
    trainer = Trainer(replace(lesson.experiment, seed=4))
    trainer.train(steps=60)
    assert [live.values(place, frame_of(trainer)) for place in range(3)] == [(), (), ()]


def test_a_run_that_was_touched_shows_nothing(lesson):
    trainer = Trainer(lesson.experiment)
    trainer.train(steps=10)
    trainer.apply(WeightEdit("output", 0, 0, 0.5))
    trainer.train(steps=50)
    assert LiveResults(lesson).values(0, frame_of(trainer)) == ()


def test_a_change_of_structure_before_the_first_step_wants_a_reset(lesson):
    trainer = Trainer(lesson.experiment)
    wide = LiveResults(lesson)._wanted[2]
    assert wide is not None
    trainer.apply(wide)
    trainer.train(steps=60)
    assert LiveResults(lesson).values(2, frame_of(trainer)) == ()
    trainer.reset()
    trainer.train(steps=60)
    assert len(LiveResults(lesson).values(2, frame_of(trainer))) == 3
    assert isinstance(trainer.experiment.dataset, Virus)
