"""The worker: trains, obeys within a moment, leaves frames, loses no event, ends when told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
import pytest

from engine.nn.activations import Identity, ReLU
from engine.nn.dense import Dense, Output
from engine.nn.losses import HalfSquaredError
from engine.nn.optimizers import SGD
from engine.training.experiment import Experiment, edit
from engine.training.frame import Frame, Request
from engine.training.journal import WeightEdit
from engine.training.replay import replay
from engine.training.runner import Event, NotRunningError, Runner
from engine.training.stopping import AtEpoch
from engine.training.trainer import Trainer

PATIENCE_SECONDS = 10.0


@pytest.fixture
def runner() -> Iterator[Runner]:
    made = Runner(Experiment())
    made.start()
    yield made
    made.close()


def frame_where(runner: Runner, condition: Callable[[Frame], bool]) -> Frame:
    """The first frame for which the condition holds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        frame = runner.take_frame()
        if frame is not None and condition(frame):
            return frame
        time.sleep(0.001)
    raise AssertionError("no such frame came")


def has_units(units: int, frame: Frame) -> bool:
    return len(frame.weights["h1"]) == units


def event_of(runner: Runner, what: str) -> Event:
    while True:
        event = runner.events.get(timeout=PATIENCE_SECONDS)
        if event.what == what:
            return event


def test_a_first_frame_shows_the_untrained_network(runner):
    frame = frame_where(runner, lambda frame: True)
    assert frame.step == 0
    assert not frame.running
    assert frame.maps is not None
    assert frame.maps.output.shape == (1, 100, 100)
    assert frame.weights["h1"].shape == (6, 3)


def test_it_learns_until_it_is_paused(runner):
    runner.play()
    frame = frame_where(runner, lambda frame: frame.step > 100)
    assert frame.running
    runner.pause()
    event_of(runner, "paused")
    standing = frame_where(runner, lambda frame: not frame.running)
    runner.watch(Request(cells=50))
    later = frame_where(
        runner, lambda frame: frame.maps is not None and frame.maps.output.shape[1] == 50
    )
    assert later.step == standing.step


def test_one_step_is_one_step_and_one_epoch_ends_an_epoch(runner):
    runner.make_steps(1)
    event_of(runner, "finished")
    assert runner.ask(lambda trainer: trainer.step) == 1
    runner.make_epoch()
    event_of(runner, "finished")
    assert runner.ask(lambda trainer: trainer.epoch_position) == 1.0


def test_an_experiment_is_applied_while_it_runs(runner):
    runner.play()
    first = frame_where(runner, lambda frame: frame.step > 50)
    runner.apply(edit(Experiment(), "layers.h1.units", 9))
    frame = frame_where(runner, lambda frame: len(frame.weights["h1"]) == 9)
    assert frame.running and frame.step >= first.step
    assert frame.revision > first.revision


def test_the_journal_of_a_run_on_the_worker_replays_bit_for_bit(runner):
    runner.play()
    for n in range(2, 12):
        frame_where(runner, lambda frame: True)
        runner.apply(edit(Experiment(), "layers.h1.units", n))
        frame_where(runner, partial(has_units, n))
    runner.pause()
    event_of(runner, "paused")

    def past(trainer: Trainer) -> tuple[object, ...]:
        return trainer.origin, trainer.journal, trainer.step, trainer.network.parameters.tobytes()

    origin, journal, steps, parameters = runner.ask(past)
    assert len(journal) == 10
    assert replay(origin, journal, steps).network.parameters.tobytes() == parameters


def test_an_edit_aimed_at_an_older_structure_is_refused(runner):
    frame = frame_where(runner, lambda frame: True)
    runner.apply(edit(Experiment(), "layers.h1.units", 2))
    runner.edit_weight(WeightEdit("h1", 5, 0, 1.0), frame.revision)
    assert "choose it again" in str(event_of(runner, "refused").error)


def test_an_edited_weight_shows_in_the_next_frame_with_its_loss(runner):
    frame = frame_where(runner, lambda frame: True)
    runner.edit_weight(WeightEdit("h1", 1, 0, 2.5), frame.revision)
    edited = frame_where(runner, lambda frame: frame.weights["h1"][1, 0] == np.float32(2.5))
    assert edited.scores.training_loss != frame.scores.training_loss


def test_divergence_stops_the_run_and_is_told():
    exploding = Experiment(
        layers=(Dense(key="h1", units=6, activation=ReLU()),),
        output=Output(activation=Identity()),
        loss=HalfSquaredError(),
        optimizer=SGD(learning_rate=100.0),
    )
    runner = Runner(exploding)
    runner.start()
    try:
        runner.play()
        event = event_of(runner, "diverged")
        assert event.divergence is not None
        frame = frame_where(runner, lambda frame: frame.divergence is not None)
        assert not frame.running
        assert frame.step == event.divergence.step - 1
        assert np.isfinite(frame.weights["h1"]).all()
        runner.apply(edit(exploding, "optimizer.learning_rate", 0.001))
        assert frame_where(runner, lambda frame: frame.divergence is None).step == frame.step
    finally:
        runner.close()


def test_a_closed_gate_slows_learning_but_never_stops_it(runner):
    runner.play()
    first = frame_where(runner, lambda frame: frame.step > 0)
    runner.gate.close()
    frame_where(runner, lambda frame: frame.step > first.step + 5)


def test_a_speed_limit_is_kept(runner):
    runner.limit_speed(50.0)
    runner.play()
    start = time.monotonic()
    frame = frame_where(runner, lambda frame: frame.step >= 10)
    assert frame.step <= 50 * (time.monotonic() - start) + 2


def test_reset_goes_back_to_the_first_weights(runner):
    before = frame_where(runner, lambda frame: True)
    runner.make_steps(30)
    event_of(runner, "finished")
    runner.reset()
    after = frame_where(runner, lambda frame: frame.step == 0)
    assert np.array_equal(before.weights["h1"], after.weights["h1"])


def test_a_question_that_fails_is_answered_with_its_error(runner):
    with pytest.raises(ZeroDivisionError):
        runner.ask(lambda trainer: 1 / 0)


def test_closing_in_the_middle_of_training_ends_the_thread():
    runner = Runner(Experiment())
    runner.start()
    runner.play()
    frame_where(runner, lambda frame: frame.step > 0)
    runner.close()
    runner.close()
    assert not runner._thread.is_alive()


def raise_an_error(_: Trainer) -> object:
    raise ZeroDivisionError("a question that went wrong")


def test_a_failing_question_of_a_frame_stops_learning_but_not_the_worker(runner):
    runner.play()
    frame_where(runner, lambda frame: frame.running)
    runner.watch(Request(questions=(("wrong", raise_an_error),)))
    assert isinstance(event_of(runner, "failed").error, ZeroDivisionError)
    frame = frame_where(runner, lambda frame: not frame.running)
    assert frame.maps is not None
    runner.watch(Request())
    runner.play()
    frame_where(runner, lambda later: later.running and later.step > frame.step)


def test_a_failure_is_told_after_the_pause_that_it_makes(runner):
    runner.play()
    event_of(runner, "started")
    runner.watch(Request(questions=(("wrong", raise_an_error),)))
    told = [runner.events.get(timeout=PATIENCE_SECONDS).what for _ in range(2)]
    assert told == ["paused", "failed"]


def test_a_first_frame_that_fails_leaves_the_worker_alive():
    runner = Runner(Experiment(), Request(questions=(("wrong", raise_an_error),)))
    runner.start()
    try:
        event_of(runner, "failed")
        assert runner.ask(lambda trainer: trainer.step) == 0
    finally:
        runner.close()


def test_a_weight_that_is_not_there_is_refused_and_learning_goes_on(runner):
    runner.play()
    first = frame_where(runner, lambda frame: frame.running)
    runner.edit_weight(WeightEdit("h1", 99, 0, 1.0), first.revision)
    assert "choose it again" in str(event_of(runner, "refused").error)
    frame_where(runner, lambda frame: frame.running and frame.step > first.step)


def test_an_edit_aimed_at_no_frame_follows_the_change_before_it(runner):
    runner.apply(edit(Experiment(), "layers.h1.units", 9))
    runner.edit_weight(WeightEdit("h1", 8, 0, 2.5), None)
    frame_where(runner, lambda frame: has_units(9, frame) and frame.weights["h1"][8, 0] == 2.5)


def test_a_question_after_the_end_says_that_nobody_answers():
    runner = Runner(Experiment())
    runner.start()
    runner.close()
    with pytest.raises(NotRunningError):
        runner.ask(lambda trainer: trainer.step)


def test_rules_stop_a_run_of_limited_speed():
    runner = Runner(Experiment(stop=(AtEpoch(epoch=1),)))
    runner.start()
    try:
        runner.limit_speed(2000.0)
        runner.play()
        assert event_of(runner, "stopped").rule == AtEpoch(epoch=1)
        assert runner.ask(lambda trainer: trainer.epoch_position) == 1.0
    finally:
        runner.close()


def test_the_first_step_of_a_slow_run_comes_at_once(runner):
    runner.limit_speed(0.01)
    runner.make_steps(1)
    event_of(runner, "finished")
    assert runner.ask(lambda trainer: trainer.step) == 1


def test_a_reset_leaves_as_many_steps_to_make_as_there_were(runner):
    runner.make_steps(1000)
    event_of(runner, "finished")
    runner.limit_speed(0.01)
    runner.make_steps(5)
    frame_where(runner, lambda frame: frame.step == 1001)
    runner.reset()
    frame_where(runner, lambda frame: frame.step <= 1)
    runner.limit_speed(float("inf"))
    event_of(runner, "finished")
    assert runner.ask(lambda trainer: trainer.step) == 4


def test_learning_takes_its_turn_however_many_commands_come(runner):
    runner.play()
    steps = [runner.ask(lambda trainer: trainer.step) for _ in range(20)]
    assert steps[-1] >= 10


def test_a_run_that_was_put_by_goes_on_as_if_nothing_had_been_between(runner):
    own = edit(Experiment(), "layers.h1.units", 3)
    runner.apply(own)
    runner.make_steps(150)
    kept = frame_where(runner, lambda frame: frame.step == 150 and not frame.running)
    runner.put_by(edit(Experiment(), "layers.h1.units", 7))
    frame_where(runner, lambda frame: frame.step == 0 and has_units(7, frame))
    runner.make_steps(20)
    frame_where(runner, lambda frame: frame.step == 20 and has_units(7, frame))
    runner.take_up()
    back = frame_where(runner, lambda frame: frame.step == 150)
    assert back.experiment == own
    assert back.journal == kept.journal
    np.testing.assert_array_equal(back.weights["h1"], kept.weights["h1"])
    np.testing.assert_array_equal(back.history, kept.history)
    runner.make_steps(25)
    gone_on = frame_where(runner, lambda frame: frame.step == 175 and not frame.running)
    alone = replay(Experiment(), kept.journal, 175)
    np.testing.assert_array_equal(gone_on.weights["h1"][:, :-1], alone.network.weights("h1"))
