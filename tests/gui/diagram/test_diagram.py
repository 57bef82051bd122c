"""What a diagram knows: columns, names, weights that fit, and values on maps."""

from __future__ import annotations

import math

import numpy as np

from engine.nn.activations import Softmax
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.normalization import BatchNormalization
from engine.training.experiment import Experiment, edit, edit_all
from gui.diagram.columns import columns
from gui.diagram.diagram import Diagram, Link, Neuron, Role
from tests.gui.diagram.drawn import dense_experiment, diagram_of


def test_the_columns_are_inputs_dense_layers_and_output():
    made = columns(Experiment())
    assert [(c.key, c.count) for c in made] == [
        ("features", 2),
        ("h1", 6),
        ("h2", 4),
        ("output", 1),
    ]
    assert [c.role for c in made] == [Role.INPUTS, Role.HIDDEN, Role.HIDDEN, Role.OUTPUT]


def test_a_network_without_hidden_layers_has_two_columns():
    assert [c.key for c in columns(dense_experiment())] == ["features", "output"]


def test_dropout_and_batch_normalisation_are_notes_of_the_layer_before():
    stack = (
        Dropout(key="a", drop_probability=0.1),
        Dense(key="h1", units=3),
        Dropout(key="b", drop_probability=0.2),
        BatchNormalization(key="c"),
        Dense(key="h2", units=3, frozen=True),
    )
    made = columns(edit(Experiment(), "layers", stack))
    assert [c.note for c in made] == [
        "dropout 0.1",
        "dropout 0.2, batch normalisation",
        "frozen",
        "",
    ]


def test_softmax_gives_each_class_a_neuron():
    changes = {"output.activation": Softmax(), "loss": CategoricalCrossentropy()}
    output = columns(edit_all(Experiment(), changes))[-1]
    assert (output.count, output.unit_name(1)) == (2, "Output, unit 2")


def test_a_feature_is_called_by_its_symbol_and_the_only_output_by_its_layer():
    made = columns(Experiment())
    assert made[0].unit_name(1) == "x₂"
    assert made[1].unit_name(1) == "Hidden 1, unit 2"
    assert made[-1].unit_name(0) == "Output"


def test_weights_and_biases_are_those_of_the_frame():
    diagram = diagram_of(Experiment())
    table = diagram.weights["h2"]
    assert diagram.weight(Link("h2", 1, 3)) == table[1, 3]
    assert diagram.bias(Neuron("h2", 1)) == table[1, -1]
    assert math.isnan(diagram.bias(Neuron("features", 0)))


def test_weights_of_an_older_structure_are_left_out():
    diagram = diagram_of(Experiment(), columns=columns(dense_experiment(6, 5)))
    assert diagram.table(1) is not None
    assert diagram.table(2) is None
    assert math.isnan(diagram.weight(Link("h2", 0, 0)))


def test_the_values_of_a_neuron_are_those_on_its_map():
    planes = np.array([[[0, 51], [102, 255]], [[51, 51], [51, 102]]], np.uint8)
    diagram = Diagram(
        columns(dense_experiment(2)),
        maps={"h1": planes},
        ranges={"h1": np.array([[-1.0, 1.0], [0.0, 5.0]])},
    )
    assert diagram.values(Neuron("h1", 0)) == (-1.0, 1.0)
    assert diagram.values(Neuron("h1", 1)) == (1.0, 2.0)
    assert diagram.values(Neuron("output", 0)) is None
