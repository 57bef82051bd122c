"""The session: frames and events of the runner, brought to the window by a clock."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from engine.nn.optimizers import Adam
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.journal import WeightEdit
from engine.training.replay import replay
from engine.training.trainer import Trainer
from gui import theme
from gui.document import Document
from gui.session import Session


@pytest.fixture
def session(qapp):
    document = Document(Experiment())
    made = Session(document)
    yield made
    made.close()


def test_the_first_frame_shows_the_initial_weights(session, qtbot):
    with qtbot.waitSignal(session.frame_ready) as shown:
        session.start()
    assert shown.args[0].step == 0
    assert session.frame is shown.args[0]


def test_play_and_pause_are_told(session, qtbot):
    session.start()
    with qtbot.waitSignal(session.running_changed) as told:
        session.toggle()
    assert told.args == [True]
    with qtbot.waitSignal(session.running_changed) as told:
        session.toggle()
    assert told.args == [False]


def test_a_step_is_one_step_and_then_it_stands(session, qtbot):
    session.start()
    session.make_step()
    qtbot.waitUntil(lambda: session.frame is not None and session.frame.step == 1)
    assert not session.running


def test_an_epoch_ends_where_every_batch_was_used_once(session, qtbot):
    session.start()
    session.make_step()
    session.make_epoch()
    qtbot.waitUntil(lambda: session.frame is not None and session.frame.epoch == 1.0)
    assert session.frame.step == session.frame.steps_per_epoch


def test_an_edit_of_the_document_reaches_the_run(session, qtbot):
    session.start()
    session.document.edit("batch_size", 7)
    qtbot.waitUntil(lambda: session.frame is not None and session.frame.experiment.batch_size == 7)


def test_reset_goes_back_to_the_same_initial_weights(session, qtbot):
    session.start()
    qtbot.waitUntil(lambda: session.frame is not None)
    first = session.frame.scores
    session.runner.make_steps(50)
    qtbot.waitUntil(lambda: session.frame.step == 50)
    session.reset()
    qtbot.waitUntil(lambda: session.frame.step == 0)
    assert session.frame.scores == first


def everything(session):
    def look(trainer):
        arrays = (trainer.network.parameters, *trainer.state.slots.values())
        history = trainer.history.published()
        return trainer.step, [each.tobytes() for each in (*arrays, history)]

    return session.runner.ask(look)


def test_undo_brings_back_all_of_the_run_that_a_reset_left(session, qtbot):
    session.start()
    session.document.edit("optimizer", Adam())
    session.runner.make_steps(70)
    qtbot.waitUntil(lambda: session.frame is not None and session.frame.step == 70)
    before = everything(session)
    with qtbot.waitSignal(session.begun_again) as told:
        session.reset()
    assert told.args == [70] and session.frame.step == 0
    session.runner.make_steps(3)
    qtbot.waitUntil(lambda: session.frame.step == 3)
    session.document.undo()
    assert everything(session) == before
    session.document.redo()
    assert everything(session)[0] == 3


def test_a_reset_of_a_run_at_its_beginning_adds_nothing_to_undo(session, qtbot):
    session.start()
    qtbot.waitUntil(lambda: session.frame is not None)
    session.reset()
    session.reset()
    assert not session.document.can_undo
    session.make_step()
    qtbot.waitUntil(lambda: session.frame.step == 1)
    for _ in range(3):
        session.reset()
    qtbot.waitUntil(lambda: session.frame.step == 0)
    session.reset()
    session.document.undo()
    assert not session.document.can_undo
    qtbot.waitUntil(lambda: session.frame.step == 1)


def test_learning_goes_on_through_a_reset_and_stands_after_undo(session, qtbot):
    session.start()
    session.play()
    qtbot.waitUntil(lambda: session.running and session.frame.step > 100)
    with qtbot.waitSignal(session.begun_again) as told:
        session.reset()
    qtbot.wait(50)
    assert session.running
    session.document.undo()
    qtbot.waitUntil(lambda: not session.running)
    assert everything(session)[0] == told.args[0] > 100


def test_weights_set_by_hand_before_the_first_step_come_back_after_a_reset(session, qtbot):
    session.start()
    qtbot.waitUntil(lambda: session.frame is not None)
    session.document.edit_weight(WeightEdit("h1", 0, 0, 2.5), 0.0)
    qtbot.waitUntil(lambda: session.frame.weights["h1"][0, 0] == 2.5)
    with qtbot.waitSignal(session.begun_again) as told:
        session.reset()
    assert told.args == [0] and session.frame.weights["h1"][0, 0] != 2.5
    session.document.undo()
    qtbot.waitUntil(lambda: session.frame.weights["h1"][0, 0] == 2.5)


def test_what_is_watched_is_measured(session, qtbot):
    session.start()
    session.watch(dataclasses.replace(session.request, maps=False, cells=40))
    qtbot.waitUntil(lambda: session.frame is not None and session.frame.maps is None)


def test_it_may_be_closed_twice_and_before_it_was_started(qapp):
    session = Session(Document(Experiment()))
    session.close()
    session.close()


def test_closing_in_the_middle_of_training_ends_the_thread(session, qtbot):
    session.start()
    session.play()
    qtbot.waitUntil(lambda: session.running)
    session.close()
    assert not any(timer.isActive() for timer in (session._timer, session._opener))


def test_a_weight_and_a_structure_undone_at_once_both_come_back(session, qtbot):
    session.start()
    with qtbot.waitSignal(session.frame_ready) as shown:
        pass
    before = float(shown.args[0].weights["h1"][0, 0])
    session.document.edit_weight(WeightEdit("h1", 0, 0, 2.5), before)
    qtbot.waitUntil(lambda: session.frame.weights["h1"][0, 0] == 2.5)
    session.document.edit("layers.h1.units", 8)
    qtbot.waitUntil(lambda: len(session.frame.weights["h1"]) == 8)
    session.document.undo()
    session.document.undo()
    qtbot.waitUntil(lambda: session.frame.experiment == session.document.experiment)
    qtbot.waitUntil(lambda: session.frame.weights["h1"][0, 0] == before, timeout=2000)


def parameters_of(session):
    return session.runner.ask(lambda trainer: trainer.network.parameters.copy())


def test_undo_of_fewer_units_brings_their_weights_back_and_can_be_lived_again(session, qtbot):
    session.start()
    session.runner.make_steps(50)
    qtbot.waitUntil(lambda: session.frame is not None and session.frame.step == 50)
    before = parameters_of(session)
    session.document.edit("layers.h1.units", 3)
    session.runner.make_steps(10)
    qtbot.waitUntil(lambda: session.frame.step == 60)
    session.document.undo()
    assert np.array_equal(parameters_of(session), before)
    session.runner.make_steps(5)
    origin, journal, step, after = session.runner.ask(
        lambda t: (t.origin, t.journal, t.step, t.network.parameters.copy())
    )
    assert np.array_equal(replay(origin, journal, step).network.parameters, after)


def test_undo_of_more_units_keeps_what_the_others_have_learnt_since(session, qtbot):
    session.start()
    qtbot.waitUntil(lambda: session.frame is not None)
    session.document.edit("layers.h2.units", 5)
    session.runner.make_steps(10)
    qtbot.waitUntil(lambda: session.frame.step == 10)
    learnt = session.frame.weights["h1"].copy()
    session.document.undo()
    qtbot.waitUntil(lambda: session.frame.experiment == session.document.experiment)
    assert np.array_equal(session.frame.weights["h1"], learnt)


def test_an_experiment_that_the_run_refuses_is_taken_back(session, qtbot, monkeypatch):
    session.start()
    qtbot.waitUntil(lambda: session.frame is not None)
    before = session.document.experiment
    apply = Trainer.apply

    def refusing(trainer, change):
        if isinstance(change, Experiment) and change.batch_size == 7:
            raise SettingError("Too much memory is needed: make it smaller")
        return apply(trainer, change)

    monkeypatch.setattr(Trainer, "apply", refusing)
    with qtbot.waitSignal(session.happened, check_params_cb=lambda e: e.what == "refused"):
        session.document.edit("batch_size", 7)
    qtbot.waitUntil(lambda: session.document.experiment == before)
    assert not session.document.can_undo
    session.document.edit("batch_size", 8)
    qtbot.waitUntil(lambda: session.frame.experiment.batch_size == 8)


def test_a_later_choice_is_not_taken_back_with_a_refused_one(session, qtbot, monkeypatch):
    session.start()
    qtbot.waitUntil(lambda: session.frame is not None)
    apply = Trainer.apply

    def refusing(trainer, change):
        if isinstance(change, Experiment) and change.batch_size == 7:
            raise SettingError("Too much memory is needed: make it smaller")
        return apply(trainer, change)

    monkeypatch.setattr(Trainer, "apply", refusing)
    session.document.edit("batch_size", 7)
    session.document.edit("batch_size", 9)
    qtbot.waitUntil(lambda: session.frame.experiment.batch_size == 9)
    qtbot.wait(100)
    assert session.document.experiment.batch_size == 9


def test_learning_rests_while_the_window_is_dressed(session, qtbot):
    session.start()
    session.play()
    qtbot.waitUntil(lambda: session.frame is not None and session.frame.step > 0)
    theme.theme_changing.emit()
    qtbot.wait(50)
    trainer = session.runner._trainer
    step = trainer.step
    qtbot.wait(50)
    assert trainer.step == step
    theme.theme_changed.emit(theme.current())
    qtbot.waitUntil(lambda: trainer.step > step)
