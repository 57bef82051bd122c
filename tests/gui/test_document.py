"""The document: one experiment, changed by request, with the way back to every change."""

from __future__ import annotations

import numpy as np
import pytest

from engine.data.features import X1, X2
from engine.nn.activations import Softmax
from engine.nn.losses import CategoricalCrossentropy
from engine.training.experiment import Experiment, edit, look_up
from engine.training.journal import WeightEdit
from engine.training.kept_run import KeptRun
from engine.training.trainer import Trainer
from engine.training.weights_loaded import WeightsLoaded
from gui import document as module
from gui.document import Document


@pytest.fixture
def document(qapp) -> Document:
    return Document(Experiment())


@pytest.fixture
def no_gestures(monkeypatch):
    monkeypatch.setattr(module, "GESTURE_SECONDS", -1.0)


def test_an_edit_changes_the_experiment_and_says_so(document, qtbot):
    before = document.experiment
    with qtbot.waitSignal(document.changed) as told:
        assert document.edit("optimizer.learning_rate", 0.1)
    assert told.args == [before, document.experiment]
    assert look_up(document.experiment, "optimizer.learning_rate") == 0.1


def test_a_refused_edit_changes_nothing_and_says_why(document, qtbot):
    before = document.experiment
    with qtbot.waitSignal(document.refused) as told, qtbot.assertNotEmitted(document.changed):
        assert not document.edit("optimizer.learning_rate", 1e9)
    assert told.args[0] == "optimizer.learning_rate"
    assert "expects" in str(told.args[1])
    assert document.experiment is before
    assert not document.can_undo


def test_an_edit_that_changes_nothing_is_no_step_of_undo(document, qtbot):
    with qtbot.assertNotEmitted(document.changed):
        assert document.edit("batch_size", document.experiment.batch_size)
    assert not document.can_undo


def test_what_is_adjusted_besides_is_told(document, qtbot):
    with qtbot.waitSignal(document.adjusted) as told:
        document.edit("loss", CategoricalCrossentropy())
    assert told.args == [{"output.activation": Softmax()}]


def test_undo_and_redo_walk_through_all_changes(document, no_gestures):
    states = [document.experiment]
    for path, value in (
        ("batch_size", 5),
        ("batch_size", 6),
        ("seed", 1),
        ("loss.reduction", "sum"),
    ):
        document.edit(path, value)
        states.append(document.experiment)
    for state in reversed(states[:-1]):
        document.undo()
        assert document.experiment == state
    assert not document.can_undo
    for state in states[1:]:
        document.redo()
        assert document.experiment == state
    assert not document.can_redo


def test_a_drag_is_one_step_of_undo(document):
    before = document.experiment
    for rate in (0.01, 0.02, 0.05):
        document.edit("optimizer.learning_rate", rate)
    document.undo()
    assert document.experiment == before


def test_quick_choices_are_a_step_of_undo_each(document):
    document.edit("features", (X1(),))
    document.edit("features", (X2(),))
    document.undo()
    assert document.experiment.features == (X1(),)


def test_what_belongs_to_one_gesture_is_one_step_of_undo(document):
    before, gesture = document.experiment, object()
    document.edit("features", (X1(),), gesture)
    document.edit("batch_size", 7, gesture)
    document.undo()
    assert document.experiment == before


def test_a_new_edit_ends_the_way_forward(document):
    document.edit("batch_size", 5)
    document.undo()
    document.edit("seed", 3)
    assert not document.can_redo


def test_undo_of_a_weight_puts_its_value_back(document, qtbot):
    edit = WeightEdit("h1", 0, 1, 2.0)
    with qtbot.waitSignal(document.weight_edited) as told:
        document.edit_weight(edit, before=0.5)
    assert told.args == [edit]
    with qtbot.waitSignal(document.weight_edited) as told:
        document.undo()
    assert told.args == [WeightEdit("h1", 0, 1, 0.5)]
    with qtbot.waitSignal(document.weight_edited) as told:
        document.redo()
    assert told.args == [edit]


def test_weights_and_settings_are_undone_in_their_order(document, no_gestures, qtbot):
    document.edit_weight(WeightEdit("h1", 0, 0, 1.0), before=0.0)
    document.edit("batch_size", 5)
    document.undo()
    assert document.experiment == Experiment()
    with qtbot.waitSignal(document.weight_edited):
        document.undo()
    assert not document.can_undo


def test_edits_of_one_gesture_are_one_step_of_undo_and_no_other_joins_them(document):
    start = document.experiment
    stroke, other = object(), object()
    document.edit("batch_size", 5, stroke)
    document.edit("seed", 3, stroke)
    between = document.experiment
    document.edit("batch_size", 6, other)
    document.edit("batch_size", 7)
    document.undo()
    assert document.experiment.batch_size == 6
    document.undo()
    assert document.experiment == between
    document.undo()
    assert document.experiment == start
    assert not document.can_undo


def test_a_reset_is_a_step_of_undo_before_the_weights_set_by_hand(document, no_gestures, qtbot):
    document.edit("batch_size", 5)
    document.edit_weight(WeightEdit("h1", 0, 0, 1.0), before=0.0)
    told: list[KeptRun] = []
    left = document.begin_again(document.experiment)
    document.run_exchanged.connect(lambda coming, _: told.append(coming))
    with qtbot.assertNotEmitted(document.weight_edited):
        document.undo()
    assert told == [left]
    with qtbot.waitSignal(document.weight_edited):
        document.undo()
    assert document.experiment.batch_size == 5


def test_a_reset_keeps_to_what_a_lesson_locks(document, qtbot):
    document.lock(("seed",))
    with qtbot.waitSignal(document.refused):
        assert document.begin_again(edit(Experiment(), "seed", 9)) is None
    assert document.begin_again(Experiment()) is not None


def test_loaded_weights_are_undone_with_the_network_that_they_came_with(qapp):
    before, after = Experiment(), edit(Experiment(), "layers.h1.units", 2)
    learnt, loaded = (WeightsLoaded.of(Trainer(each).network) for each in (before, after))
    document = Document(before)
    told: list[object] = []
    document.changed.connect(lambda _, new: told.append(new))
    document.weight_edited.connect(told.append)
    document.load_weights(after, loaded, learnt)
    assert (document.experiment, told) == (after, [after, loaded])
    document.undo()
    assert (document.experiment, told[2:]) == (before, [before, learnt])
    document.redo()
    assert (document.experiment, told[4:]) == (after, [after, loaded])
    document.undo()
    assert document.experiment == before
    assert not document.can_undo


def test_weights_for_the_same_network_leave_the_experiment(qapp):
    network = Trainer(Experiment()).network
    learnt = WeightsLoaded.of(network)
    loaded = WeightsLoaded(learnt.parameters + 1, learnt.statistics)
    document = Document(Experiment())
    told: list[object] = []
    document.changed.connect(lambda _, new: told.append(new))
    document.weight_edited.connect(told.append)
    document.load_weights(Experiment(), loaded, learnt)
    document.undo()
    assert told == [loaded, learnt]


def test_undo_keeps_so_many_steps_and_the_weights_of_the_last(document, no_gestures, monkeypatch):
    monkeypatch.setattr(module, "MOST_PAST", 6)
    monkeypatch.setattr(module, "MOST_WEIGHTS", 3)
    document.weights_now = lambda: WeightsLoaded(np.zeros(2), np.zeros(0))
    for size in range(20, 30):
        document.edit("batch_size", size)
    assert [past.weights is None for past in document._undo] == 3 * [True] + 3 * [False]


def test_what_is_put_by_comes_back_with_its_undo_and_redo(document, no_gestures):
    document.edit("batch_size", 5)
    document.edit("batch_size", 6)
    document.undo()
    own = document.experiment
    document.put_by(edit(Experiment(), "seed", 9))
    assert not document.can_undo and not document.can_redo
    document.edit("batch_size", 50)
    document.undo()
    document.undo()
    assert (document.experiment.seed, document.experiment.batch_size) == (9, 10)
    document.take_up()
    assert document.experiment == own
    document.redo()
    assert document.experiment.batch_size == 6


def test_weights_set_by_hand_in_another_run_are_not_put_back_into_this_one(document):
    edits: list[WeightEdit] = []
    document.weight_edited.connect(edits.append)
    document.edit_weight(WeightEdit("h1", 0, 0, 1.0), before=0.5)
    document.open_run(KeptRun(Experiment()))
    document.edit_weight(WeightEdit("h1", 0, 0, 9.0), before=3.0)
    for _ in range(3):
        document.undo()
    document.redo()
    assert [edit.value for edit in edits] == [1.0, 9.0, 3.0, 0.5, 1.0]


def test_the_last_few_runs_that_were_left_are_kept_and_no_more(document):
    for _ in range(module.MOST_RUNS + 3):
        left = document.begin_again(Experiment())
        left.snapshot = object()
    known = [past.change.snapshot is not None for past in document._undo]
    assert known == 3 * [False] + module.MOST_RUNS * [True]
