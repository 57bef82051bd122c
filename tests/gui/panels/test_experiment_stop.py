"""Stop rules in the Experiment panel: added, set, removed, and what the status bar says of them;
the learning rate that a schedule has come to."""

from __future__ import annotations

from typing import Any

import pytest

from engine.nn.schedules import schedules
from engine.training.experiment import Experiment, edit
from engine.training.stopping import AtAccuracy, AtEpoch, AtLoss, AtStep, stop_rules
from engine.training.trainer import Trainer
from gui.messages import stop_text
from gui.numbers import format_number
from tests.gui.panels.experiment_bench import settle, shown, type_into
from tests.gui.panels.moments import moment


def add(panel: Any, kind: str) -> None:
    """Choose a kind in the menu of the button."""
    menu = panel.learning.stop.menu
    next(action for action in menu.actions() if action.data() == kind).trigger()


def test_a_rule_of_each_kind_can_be_added_and_removed(qtbot: Any) -> None:
    panel, document = shown(qtbot)
    row = panel.learning.stop
    assert row.count.text() == "only when paused"
    for kind in stop_rules:
        add(panel, kind.kind)
    assert document.experiment.stop == (AtEpoch(), AtLoss(), AtAccuracy(), AtStep())
    assert row.count.text() == ""
    row.rules[1].remove.click()
    assert document.experiment.stop == (AtEpoch(), AtAccuracy(), AtStep())
    assert [type(rule.rule) for rule in row.rules] == [AtEpoch, AtAccuracy, AtStep]
    document.undo()
    assert [type(rule.rule) for rule in row.rules] == [AtEpoch, AtLoss, AtAccuracy, AtStep]
    for _ in stop_rules:
        document.undo()
    assert row.rules == [] and row.count.text() == "only when paused"
    settle()


def test_the_number_of_a_rule_and_its_set_are_edited_in_place(qtbot: Any) -> None:
    panel, document = shown(qtbot)
    add(panel, "loss")
    form = panel.learning.stop.rules[0].form
    type_into(qtbot, form.row("loss").field, "0.25")
    combo = form.row("measured_on").combo
    combo.setCurrentIndex(combo.find_key("test"))
    assert document.experiment.stop == (AtLoss(0.25, "test"),)


def test_a_value_out_of_range_is_refused_beneath_its_field(qtbot: Any) -> None:
    panel, document = shown(qtbot)
    add(panel, "accuracy")
    row = panel.learning.stop.rules[0].form.row("accuracy")
    type_into(qtbot, row.field, "1.5")
    assert row.error() is not None
    assert document.experiment.stop == (AtAccuracy(),)


def test_a_double_click_takes_every_rule_away(qtbot: Any) -> None:
    panel, document = shown(qtbot, edit(Experiment(), "stop", (AtEpoch(7), AtLoss())))
    panel.learning.stop.reset()
    assert document.experiment.stop == ()
    settle()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (AtEpoch(1200), "Stopped: epoch 1,200 is reached"),
        (AtStep(4000), "Stopped: step 4,000 is reached"),
        (AtLoss(0.25, "test"), "Stopped: test loss is at most 0.25"),
        (AtAccuracy(0.9), "Stopped: test accuracy or R² is at least 0.9"),
    ],
)
def test_the_end_of_a_run_is_said_with_its_number(qtbot: Any, rule: Any, words: str) -> None:
    assert stop_text(rule) == words


def test_the_rate_that_a_schedule_has_come_to_stands_beneath_the_learning_rate(qtbot: Any) -> None:
    panel, document = shown(qtbot)
    note = panel.learning.rate_note
    assert note.text() == ""
    kind = next(member for member in schedules if member.kind != "constant")
    document.edit("schedule", kind())
    trainer = Trainer(document.experiment)
    trainer.train(steps=500)
    panel.show_frame(moment(trainer, maps=False))
    rate = format_number(trainer.learning_rate, pad=True)
    assert note.text() == f"Now {rate}, by the schedule" and note.isVisible()
    document.undo()
    assert not note.isVisible()
