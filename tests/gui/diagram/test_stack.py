"""Changes to the row of layers: what follows a layer goes with it."""

from __future__ import annotations

from engine.nn.activations import ReLU, Tanh
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from gui.diagram.stack import moved, with_layer, without_layer

H1 = Dense(key="h1", units=6, activation=Tanh())
D1 = Dropout(key="d1", drop_probability=0.2)
H2 = Dense(key="h2", units=3, activation=ReLU(), frozen=True, silent_units=(2,))
D0 = Dropout(key="d0", drop_probability=0.1)
STACK = (D0, H1, D1, H2)


def test_a_new_layer_has_4_units_and_the_last_activation():
    *before, new = with_layer(STACK)
    assert tuple(before) == STACK
    assert new == Dense(key="h3", units=4, activation=ReLU())


def test_a_first_layer_is_a_plain_one():
    assert with_layer(()) == (Dense(key="h1", units=4),)


def test_a_removed_layer_takes_its_dropout_along():
    assert without_layer(STACK, "h1") == (D0, H2)


def test_a_moved_layer_takes_its_dropout_along_and_leaves_that_of_the_inputs():
    assert moved(STACK, "h1", 1) == (D0, H2, H1, D1)
    assert moved(STACK, "h2", 0) == (D0, H2, H1, D1)


def test_a_move_beyond_the_ends_ends_there():
    assert moved(STACK, "h1", -1) == STACK
    assert moved(STACK, "h2", 9) == STACK
