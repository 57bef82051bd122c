"""The rows of layers: size, activation and all the rest; dropout and normalisation behind them."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from engine.nn.activations import LeakyReLU, ReLU, activations
from engine.nn.dense import ActivationLayer, Dense
from engine.nn.dropout import Dropout
from engine.nn.initializers import Zeros, initializers
from engine.nn.normalization import BatchNormalization
from engine.nn.regularizers import L1
from engine.training.experiment import Experiment
from gui import language, theme
from gui.experiment.layers_section import MOST_LAYERS
from gui.experiment.stack import (
    Group,
    groups,
    joined,
    moved,
    with_another,
    with_dropout,
    with_normalization,
    without,
)
from tests.gui.panels.experiment_bench import choose, row_of, settle, shown, type_into


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Any:
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")


@pytest.fixture
def bench(qtbot):
    return shown(qtbot)


@pytest.fixture
def unfolded(bench):
    """The panel, its document and the first hidden layer's row, with all that it has."""
    panel, document = bench
    row = panel.layers.rows["h1"]
    row.title.click()
    return panel, document, row


# the stack


DENSE, OTHER = Dense(key="h1"), Dense(key="h2", units=7)
DROPOUT, NORM = Dropout(key="d"), BatchNormalization(key="n")


def test_a_dense_layer_owns_the_normalisation_and_the_dropout_behind_it():
    stack = (DENSE, NORM, DROPOUT, OTHER)
    assert groups(stack) == (Group(DENSE, (NORM, DROPOUT)), Group(OTHER))
    assert joined(groups(stack)) == stack


def test_a_second_dropout_and_one_before_all_dense_layers_stand_alone():
    second = Dropout(key="e")
    assert groups((DROPOUT, DENSE, second, NORM)) == (
        Group(DROPOUT),
        Group(DENSE, (second, NORM)),
    )
    assert groups((DENSE, DROPOUT, second)) == (Group(DENSE, (DROPOUT,)), Group(second))


def test_dropout_is_put_behind_normalisation_and_normalisation_right_behind_the_layer():
    stack = with_normalization(with_dropout((DENSE, OTHER), "h1", 0.2), "h1", True)
    kinds = [layer.kind for layer in stack]
    assert kinds == ["dense", "batch_normalization", "dropout", "dense"]
    assert stack[2] == Dropout(key="dropout1", drop_probability=0.2)
    assert with_normalization(with_dropout(stack, "h1", None), "h1", False) == (DENSE, OTHER)


def test_groups_move_and_go_as_one():
    stack = (DENSE, DROPOUT, OTHER)
    assert moved(stack, "h1", 1) == (OTHER, DENSE, DROPOUT)
    assert moved(stack, "h1", -1) == stack
    assert without(stack, "h1") == (OTHER,)


def test_another_layer_is_like_the_last_but_learns():
    frozen = Dense(key="h1", units=3, activation=ReLU(), frozen=True)
    assert with_another((frozen,))[1] == Dense(key="h2", units=3, activation=ReLU())
    assert with_another(()) == (Dense(key="h1"),)


# the rows


def test_the_stepper_sets_the_units(bench, qtbot):
    panel, document = bench
    row = panel.layers.rows["h1"]
    qtbot.mouseClick(row.units.more, Qt.MouseButton.LeftButton)
    assert document.experiment.layers[0].units == 7
    document.undo()
    assert row.units.value() == 6


def test_an_impossible_number_of_units_is_refused(bench, qtbot):
    panel, document = bench
    row = panel.layers.rows["h1"]
    type_into(qtbot, row.units.field, "0")
    assert document.experiment == Experiment()
    assert "Expected a whole number from 1 to" in row.units.toolTip()


def test_every_hidden_activation_can_be_chosen(bench):
    panel, document = bench
    for member in activations:
        if member.for_hidden:
            choose(panel.layers.rows["h1"].activation, member.kind)
            assert document.experiment.layers[0].activation.kind == member.kind
            assert document.experiment.layers[1].activation.kind == "tanh"


def test_softmax_is_not_offered_inside_the_network(bench):
    panel, _ = bench
    assert "softmax" not in panel.layers.rows["h1"].activation.kinds()
    assert "softmax" not in panel.learning.activation.combo.kinds()
    assert "softmax" in panel.layers.output.activation.kinds()


def test_an_activation_with_knobs_shows_them_in_the_detail(unfolded):
    _panel, document, row = unfolded
    assert row.knobs.names() == ()
    choose(row.activation, "leaky_relu")
    row_of(row.knobs, "alpha").ask(0.3)
    assert document.experiment.layers[0].activation == LeakyReLU(alpha=0.3)


def test_the_detail_holds_initializers_bias_regularizer_and_freezing(unfolded):
    _panel, document, row = unfolded
    form = row.form
    assert list(form.rows) == [
        *("initializer", "bias", "bias_initializer", "bias_scale", "regularizer", "frozen")
    ]
    form.rows["initializer"].combo.setCurrentIndex(initializers.kinds().index("zeros"))
    form.rows["frozen"].switch.click()
    form.rows["bias_scale"].ask(2.0)
    form.rows["regularizer"].combo.setCurrentIndex(1)
    dense = document.experiment.layers[0]
    assert (dense.initializer, dense.frozen, dense.bias_scale) == (Zeros(), True, 2.0)
    assert dense.regularizer == L1()


def test_what_waits_for_a_reset_is_marked(unfolded):
    _, _, row = unfolded
    marked = [name for name, each in row.form.rows.items() if each.mark.isVisibleTo(row)]
    assert marked == ["initializer", "bias_initializer"]


def test_dropout_is_put_in_turned_and_taken_out(unfolded):
    panel, document, row = unfolded
    row.followers.dropout.switch.click()
    assert [layer.kind for layer in document.experiment.layers] == ["dense", "dropout", "dense"]
    probability = row_of(row.followers.knobs_of(row.followers.dropout), "drop_probability")
    probability.ask(0.25)
    assert document.experiment.layers[1].drop_probability == 0.25
    assert list(panel.layers.rows) == ["h1", "h2"]
    row.followers.dropout.switch.click()
    assert document.experiment.layers == Experiment().layers
    settle()
    document.undo()
    assert row.followers.dropout.switch.isChecked()


def test_batch_normalisation_is_put_in_and_taken_out(unfolded):
    _, document, row = unfolded
    row.followers.normalization.switch.click()
    assert document.experiment.layers[1].kind == "batch_normalization"
    momentum = row_of(row.followers.knobs_of(row.followers.normalization), "momentum")
    momentum.ask(0.5)
    assert document.experiment.layers[1].momentum == 0.5
    row.followers.normalization.switch.click()
    assert document.experiment.layers == Experiment().layers


def test_a_refusal_of_a_follower_is_said_in_its_row(unfolded):
    _, document, row = unfolded
    row.followers.dropout.switch.click()
    document.edit("layers.dropout1.drop_probability", 2.0)
    probability = row_of(row.followers.knobs_of(row.followers.dropout), "drop_probability")
    assert "Drop probability expects a value from 0 to 0.95" in probability.message.text()


def test_layers_are_added_up_to_the_most_and_removed(bench):
    panel, document = bench
    while panel.layers.more.isEnabled():
        panel.layers.more.click()
    assert len(document.experiment.layers) == MOST_LAYERS
    assert [row.name() for row in panel.layers.rows.values()][-1] == f"Hidden {MOST_LAYERS}"
    first = panel.layers.rows["h1"]
    first.title.click()
    first.movers.remove.click()
    settle()
    assert [layer.key for layer in document.experiment.layers] == ["h2", "h3", "h4", "h5", "h6"]
    assert panel.layers.rows["h2"].name() == "Hidden 1"
    assert panel.layers.more.isEnabled()


def test_a_row_moves_with_its_layer(unfolded):
    panel, document, row = unfolded
    assert not row.movers.earlier.isEnabled()
    row.movers.later.click()
    assert [layer.key for layer in document.experiment.layers] == ["h2", "h1"]
    assert panel.layers.rows["h1"] is row
    assert row.name() == "Hidden 2"
    assert row.is_unfolded()
    assert row.y() > panel.layers.rows["h2"].y() or not row.movers.later.isEnabled()
    assert row.movers.earlier.isEnabled()


def test_a_removed_layer_comes_back_with_undo(unfolded):
    panel, document, row = unfolded
    row.movers.remove.click()
    settle()
    assert list(panel.layers.rows) == ["h2"]
    document.undo()
    assert list(panel.layers.rows) == ["h1", "h2"]
    panel.layers.rows["h1"].units.more.click()
    assert document.experiment.layers[0].units == 7


def test_a_layer_of_another_kind_has_a_plain_row(qtbot):
    stack = (Dense(key="h1"), ActivationLayer(key="a1"))
    panel, document = shown(qtbot, Experiment(layers=stack))
    row = panel.layers.rows["a1"]
    row.title.click()
    row.form.rows["activation"].combo.setCurrentIndex(activations.kinds().index("relu"))
    assert document.experiment.layers[1].activation == ReLU()
    row.movers.remove.click()
    assert document.experiment.layers == (Dense(key="h1"),)


def test_the_output_has_its_own_row(bench):
    panel, document = bench
    output = panel.layers.output
    assert output.units.text() == "1 unit"
    output.title.click()
    output.form.rows["bias"].switch.click()
    assert document.experiment.output.bias is False
    choose(output.activation, "softmax")
    assert document.experiment.loss.kind == "categorical_crossentropy"
    assert output.units.text() == "2 units"


def test_the_names_of_layers_are_read_out_with_their_controls(bench):
    panel, _ = bench
    row = panel.layers.rows["h2"]
    assert row.activation.accessibleName() == "Hidden 2: Activation"
    assert row.units.field.accessibleName() == "Hidden 2: Units"
