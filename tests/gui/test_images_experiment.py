"""The Experiment panel of pictures: presets, the data set, and what is found in own files."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from engine.data.mnist import Mnist
from engine.data.picture_files import open_files
from engine.nn.reshape import Flatten
from engine.training.experiment import Experiment
from engine.training.image_presets import PRESETS, QUICK_CNN
from engine.training.stopping import AtEpoch
from gui.lab import Lab
from gui.panels.image_experiment import ImageExperimentPanel

SMALL = dataclasses.replace(
    QUICK_CNN.experiment, dataset=Mnist(count=100, test_count=100), layers=(Flatten(key="f1"),)
)


@pytest.fixture
def lab(dressed_app):
    made = Lab.of(SMALL)
    yield made
    made.session.close()


@pytest.fixture
def panel(qtbot, lab):
    made = ImageExperimentPanel(lab.document, lab.session)
    qtbot.addWidget(made)
    made.show()
    return made


def chosen(panel) -> str:
    return panel.data.presets.combo.currentText()


def own_pictures(folder: Path) -> Experiment:
    """40 pictures of 12 × 10 pixels in a .npz file."""
    path = folder / "mine.npz"
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (40, 12, 10), dtype=np.uint8)
    np.savez(path, images=images, labels=np.arange(40) % 4)
    dataset = open_files(path, arrays=("images", "labels"))
    return dataclasses.replace(SMALL, dataset=dataset)


def test_a_preset_replaces_the_experiment_and_undo_brings_it_back(panel, lab):
    assert panel.data.presets.combo.currentIndex() == -1
    panel.data.presets.combo.activated.emit(1)
    assert lab.document.experiment == PRESETS[1].experiment
    assert chosen(panel) == PRESETS[1].label
    lab.document.undo()
    assert lab.document.experiment == SMALL
    assert panel.data.presets.combo.currentIndex() == -1


def test_how_long_it_learns_makes_no_other_preset(panel, lab):
    panel.data.presets.combo.activated.emit(0)
    lab.document.edit("stop", (AtEpoch(3),))
    assert chosen(panel) == QUICK_CNN.label
    lab.document.edit("batch_size", 50)
    assert panel.data.presets.combo.currentIndex() == -1


def test_a_preset_begins_from_its_first_weights(panel, lab, qtbot):
    lab.session.start()
    lab.session.make_step()
    qtbot.waitUntil(lambda: lab.session.frame is not None and lab.session.frame.step == 1)
    lab.begin(dataclasses.replace(SMALL, batch_size=50))
    qtbot.waitUntil(lambda: lab.session.frame.experiment.batch_size == 50)
    qtbot.waitUntil(lambda: lab.session.frame.step == 0)


def test_the_knobs_of_the_data_set_change_the_experiment(panel, lab):
    panel.data.knobs.form.rows["count"].ask(500)
    assert lab.document.experiment.dataset == Mnist(count=500, test_count=100)
    assert not panel.data.share.isVisible()


def test_the_counts_are_those_of_the_run(panel, lab, qtbot):
    lab.session.frame_ready.connect(panel.show_frame)
    lab.session.start()
    qtbot.waitUntil(lambda: panel.data.counts.text() != "")
    assert panel.data.counts.text() == "100 pictures to learn from, 100 to test with"


def test_own_pictures_are_told_not_turned_and_dealt_by_chance(panel, lab, tmp_path):
    lab.document.replace(own_pictures(tmp_path))
    assert panel.data.file.text() == "mine.npz: 40 pictures of 12 × 10 pixels, grey"
    assert not panel.data.knobs.isVisible()
    assert panel.data.share.isVisible()
    assert panel.data.kind.combo.kind() == "picture_files"
    lab.document.undo()
    assert panel.data.knobs.isVisible()
    assert not panel.data.file.isVisible()


def test_sets_of_points_are_not_offered(panel):
    assert panel.data.kind.combo.kinds() == ["mnist"]


def test_resetting_the_data_set_brings_the_digits(panel, lab):
    panel.data.kind.reset()
    assert lab.document.experiment.dataset == PRESETS[0].experiment.dataset


def test_a_double_click_brings_the_value_of_the_preset_back(panel, lab):
    panel.data.presets.combo.activated.emit(1)
    preset = PRESETS[1].experiment
    rate = panel.learning.rate.form.row("learning_rate")
    lab.document.edit("batch_size", 17)
    lab.document.edit("optimizer.learning_rate", 0.123)
    lab.document.edit("dataset.count", 100)
    for row in (panel.learning.batch_size, rate, panel.data.knobs.form.row("count")):
        row.label.double_clicked.emit()
    now = lab.document.experiment
    assert now.batch_size == preset.batch_size != Experiment().batch_size
    assert now.optimizer == preset.optimizer
    assert now.dataset == preset.dataset


def test_an_optimizer_that_the_preset_lacks_is_reset_to_its_own_values(panel, lab):
    kind = next(k for k in ("sgd", "rmsprop") if k != PRESETS[0].experiment.optimizer.kind)
    panel.learning.optimizer.combo.chosen.emit(kind)
    own = type(lab.document.experiment.optimizer)()
    lab.document.edit("optimizer.learning_rate", 0.123)
    panel.learning.rate.form.row("learning_rate").reset()
    assert lab.document.experiment.optimizer == own
