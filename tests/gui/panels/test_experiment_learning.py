"""Loss, optimizer, schedule, regularizer, batches: each row turns what it says."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from engine.nn.activations import ReLU, Tanh
from engine.nn.dense import Dense
from engine.nn.losses import losses
from engine.nn.optimizers import Adam, optimizers
from engine.nn.regularizers import L2, Elastic, MaxNorm
from engine.nn.schedules import schedules
from engine.training.experiment import Experiment
from gui import language, theme
from tests.gui.panels.experiment_bench import choose, row_of, shown, type_into
from tests.gui.panels.moments import frame_of


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Any:
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")
    yield
    if theme.current() is not theme.load("light"):
        theme.apply(qapp, "light", 1.0)
    language.set_language("en")


@pytest.fixture
def bench(qtbot):
    return shown(qtbot)


def test_every_optimizer_can_be_chosen_and_its_knobs_seen(bench):
    panel, document = bench
    for kind in optimizers.kinds():
        choose(panel.learning.optimizer.combo, kind)
        optimizer = document.experiment.optimizer
        assert optimizer.kind == kind
        assert row_of(panel.learning.rate, "learning_rate").isVisibleTo(panel)
        assert row_of(panel.learning.rate, "learning_rate").value() == optimizer.learning_rate
        others = {field.name for field in dataclasses.fields(optimizer)} - {"learning_rate"}
        assert set(panel.learning.more.knobs.names()) == others


def test_the_rest_of_the_optimizer_is_folded_until_asked_for(bench):
    panel, document = bench
    assert not panel.learning.more.isVisibleTo(panel)
    choose(panel.learning.optimizer.combo, "adam")
    beta = row_of(panel.learning.more.knobs, "beta_1")
    assert not beta.isVisibleTo(panel)
    panel.learning.more.title.click()
    assert beta.isVisibleTo(panel)
    beta.ask(0.5)
    assert document.experiment.optimizer == Adam(beta_1=0.5)


def test_choosing_an_optimizer_and_turning_its_rate_are_two_steps_of_undo(bench):
    panel, document = bench
    choose(panel.learning.optimizer.combo, "adam")
    row_of(panel.learning.rate, "learning_rate").ask(0.5)
    document.undo()
    assert document.experiment.optimizer == Adam()


def test_a_learning_rate_of_a_thousand_million_is_refused_with_a_sentence(bench, qtbot):
    panel, document = bench
    before = document.experiment
    row = row_of(panel.learning.rate, "learning_rate")
    type_into(qtbot, row.field, "1e9")
    assert document.experiment == before
    assert row.message.isVisibleTo(panel)
    assert row.message.text() == (
        "Learning rate expects a value from 1e-06 to 100, got 1e+09: choose one in that range"
    )
    assert row.field.text() == "1e9"
    document.edit("batch_size", 20)
    assert not row.message.isVisibleTo(panel)
    assert row.field.text() == "0.03"


def test_dragging_the_learning_rate_is_one_step_of_undo(bench):
    panel, document = bench
    slider = row_of(panel.learning.rate, "learning_rate").slider
    for position in range(slider.value(), slider.value() + 20):
        slider.setValue(position)
    assert document.experiment.optimizer.learning_rate > 0.03
    document.undo()
    assert document.experiment == Experiment()
    assert row_of(panel.learning.rate, "learning_rate").value() == 0.03


def test_every_schedule_can_be_chosen(bench):
    panel, document = bench
    for kind in schedules.kinds():
        choose(panel.learning.schedule.combo, kind)
        assert document.experiment.schedule.kind == kind
    document.undo()
    assert panel.learning.schedule.combo.kind() == document.experiment.schedule.kind


def test_a_loss_brings_the_output_that_it_needs(bench):
    panel, document = bench
    choose(panel.learning.loss.combo, "categorical_crossentropy")
    assert document.experiment.output.activation.kind == "softmax"
    assert panel.layers.output.activation.kind() == "softmax"
    assert panel.layers.output.units.text() == "2 units"


def test_another_loss_keeps_how_it_is_reduced(bench):
    panel, document = bench
    row_of(panel.learning.loss_knobs, "reduction").ask("sum")
    choose(panel.learning.loss.combo, "hinge")
    assert document.experiment.loss == losses["hinge"](reduction="sum")


def test_losses_that_need_classes_are_out_of_reach_for_values_and_say_why(bench):
    panel, document = bench
    combo = panel.learning.loss.combo
    choose(panel.data.kind.combo, "plane")
    model = combo.model()
    for member in losses:
        index = model.index(combo.find_key(member.kind), 0)
        enabled = bool(model.flags(index) & Qt.ItemFlag.ItemIsEnabled)
        assert enabled is not member.needs_classes
        if member.needs_classes:
            assert "Needs classes" in index.data(Qt.ItemDataRole.ToolTipRole)
    choose(panel.data.kind.combo, "spiral")
    choose(combo, "hinge")
    assert document.experiment.loss.kind == "hinge"


def test_softmax_is_out_of_reach_for_values(bench):
    panel, _ = bench
    combo = panel.layers.output.activation
    choose(panel.data.kind.combo, "plane")
    index = combo.model().index(combo.find_key("softmax"), 0)
    assert not combo.model().flags(index) & Qt.ItemFlag.ItemIsEnabled


def test_the_activation_of_all_hidden_layers_is_set_at_once(bench):
    panel, document = bench
    choose(panel.learning.activation.combo, "relu")
    assert [layer.activation for layer in document.experiment.layers] == [ReLU(), ReLU()]
    document.undo()
    assert panel.learning.activation.combo.kind() == "tanh"


def test_layers_with_different_activations_are_shown_as_mixed(bench):
    panel, document = bench
    choose(panel.layers.rows["h2"].activation, "relu")
    assert panel.learning.activation.combo.kind() is None
    assert panel.learning.activation.combo.placeholderText() == "mixed"
    choose(panel.learning.activation.combo, "tanh")
    assert [layer.activation for layer in document.experiment.layers] == [Tanh(), Tanh()]
    assert panel.learning.activation.combo.kind() == "tanh"


def test_without_hidden_layers_there_is_no_activation_to_set(bench):
    panel, document = bench
    document.edit("layers", ())
    assert not panel.learning.activation.isEnabled()
    assert "There is no hidden layer" in panel.learning.activation.toolTip()
    document.undo()
    assert panel.learning.activation.isEnabled()


def regularizers_of(experiment: Experiment) -> list[Any]:
    return [layer.regularizer for layer in experiment.layers if isinstance(layer, Dense)] + [
        experiment.output.regularizer
    ]


def test_the_regularizer_of_all_layers_is_set_in_one_step_of_undo(bench, qtbot):
    panel, document = bench
    choose(panel.learning.regularizer.kind.combo, "l2")
    assert regularizers_of(document.experiment) == [L2()] * 3
    type_into(qtbot, panel.learning.regularizer.rates["rate"].field, "0.01")
    assert regularizers_of(document.experiment) == [L2(rate=0.01)] * 3
    document.undo()
    assert panel.learning.regularizer.rates["rate"].field.text() == "0.001"
    document.undo()
    assert document.experiment == Experiment()
    assert panel.learning.regularizer.rates == {}


def test_layers_with_different_regularizers_are_shown_as_mixed(bench, qtbot):
    panel, document = bench
    row = panel.learning.regularizer
    choose(row.kind.combo, "l2")
    document.edit("layers.h1.regularizer.rate", 0.5)
    assert row.rates["rate"].field.text() == ""
    assert row.rates["rate"].field.placeholderText() == "mixed"
    document.edit("layers.h1.regularizer", MaxNorm())
    assert row.kind.combo.kind() is None
    assert row.rates == {}
    choose(row.kind.combo, "elastic")
    assert regularizers_of(document.experiment) == [Elastic()] * 3
    assert list(row.rates) == ["l1", "l2"]


def test_a_rate_for_all_layers_that_cannot_be_is_refused(bench, qtbot):
    panel, document = bench
    choose(panel.learning.regularizer.kind.combo, "l1")
    before = document.experiment
    row = panel.learning.regularizer.rates["rate"]
    type_into(qtbot, row.field, "-1")
    assert document.experiment == before
    assert "Rate expects a value from 0 to 10" in row.message.text()


def test_a_batch_as_large_as_the_training_set_is_noted(bench):
    panel, document = bench
    panel.show_frame(frame_of(document.experiment, steps=0))
    note = panel.learning.batch_note
    assert not note.isVisibleTo(panel)
    document.edit("batch_size", 500)
    assert note.text() == "All 240 training points: full batch"
    assert note.isVisibleTo(panel)
    document.edit("batch_size", 239)
    assert not note.isVisibleTo(panel)
    document.edit("batch_size", 240)
    assert note.isVisibleTo(panel)


def test_precision_is_chosen_in_its_row(bench):
    panel, document = bench
    panel.learning.precision.combo.setCurrentIndex(1)
    assert document.experiment.dtype == "float64"
