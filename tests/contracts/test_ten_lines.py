"""The promise of the README: an activation is added in ten lines of one file; all else follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.nn import activations as module
from engine.nn.dense import Dense
from engine.registry import from_config, to_config
from engine.training.experiment import Experiment, edit
from engine.training.trainer import Trainer

README = Path(__file__).parents[2] / "README.md"
KIND = "bent_identity"


def lines() -> list[str]:
    """The example of the README, as it stands there."""
    blocks = re.findall(r"```python\n(@activations\.register.*?)```", README.read_text(), re.S)
    assert len(blocks) == 1
    return [line for line in blocks[0].splitlines() if line.strip()]


@pytest.fixture
def bent() -> Iterator[module.Activation]:
    space = dict(vars(module))
    exec("\n".join(lines()), space)
    yield module.activations[KIND]()
    module.activations.unregister(KIND)


def test_the_example_has_at_most_ten_lines():
    assert len(lines()) <= 10


def test_it_can_be_saved_read_and_chosen_in_an_experiment(bent):
    assert from_config(module.activations, to_config(bent)) == bent
    experiment = edit(Experiment(), "layers.h1.activation", bent)
    assert Experiment.from_config(experiment.config()) == experiment


def test_its_slope_is_its_derivative(bent):
    z = np.linspace(-3, 3, 25)
    numerical = (bent(z + 1e-6) - bent(z - 1e-6)) / 2e-6
    assert np.abs(bent.derivative(z) - numerical).max() < 1e-8


def test_a_network_learns_with_it(bent):
    trainer = Trainer(edit(Experiment(), "layers.h1.activation", bent))
    before = trainer.scores().training_loss
    trainer.train(steps=500)
    assert trainer.scores().training_loss < before


def test_its_control_offers_it_under_its_label(bent, qtbot):
    from gui.controls.form import KnobForm

    form = KnobForm(Dense(key="h1"), ["activation"])
    qtbot.addWidget(form)
    row = form.row("activation")
    assert type(bent).label in [row.combo.itemText(i) for i in range(row.combo.count())]
