"""The rows behind the curves: over steps each batch, over epochs what its batches say together."""

from __future__ import annotations

import numpy as np
import pytest

from engine.nn.losses import CategoricalCrossentropy
from gui.curves.scene import Ranges, Settings, make_scene, nearest
from gui.curves.series import Series, per_epoch

NAN = float("nan")
ROWS = np.array(
    [
        [0, 0.0, NAN, 2.3, NAN, 0.1],
        [1, 0.5, 2.0, NAN, 0.2, NAN],
        [2, 1.0, 1.0, 1.5, 0.4, 0.5],
        [3, 1.5, 0.8, NAN, 0.6, NAN],
    ]
)
SERIES = Series(ROWS, CategoricalCrossentropy(), False, True, by_step=True)


def test_an_epoch_is_the_mean_of_its_batches_and_the_present_one_of_what_there_is():
    rows = per_epoch(ROWS)
    assert rows[:, 1].tolist() == [0.0, 1.0, 1.5]
    assert rows[1:, 2].tolist() == [1.5, 0.8]
    assert rows[1:, 4].tolist() == pytest.approx([0.3, 0.6])
    assert rows[:2, 3].tolist() == [2.3, 1.5]
    assert np.isnan(rows[2, 3])


def test_an_epoch_that_rounding_ends_a_little_late_is_still_itself():
    rows = ROWS.copy()
    rows[2, 1] = 1.0 + 1e-12
    assert len(per_epoch(rows)) == 3


def test_over_steps_every_batch_is_drawn_and_the_test_curve_joins_its_measurements():
    scene = make_scene(SERIES, Settings(steps=True, smooth=True), Ranges(), None)
    train, test = scene.loss.curves
    assert train.x.tolist() == [0, 1, 2, 3]
    assert test.x.tolist() == [0, 2]
    assert test.y.tolist() == [2.3, 1.5]
    assert train.smooth and not test.smooth
    assert scene.loss.x_axis.unit == "steps"


def test_over_epochs_there_is_a_point_for_each():
    scene = make_scene(SERIES, Settings(), Ranges(), None)
    train, _ = scene.loss.curves
    assert train.x.tolist() == [0.0, 1.0, 1.5]
    assert scene.loss.x_axis.unit == "epochs"


def test_the_crosshair_reads_a_step():
    scene = make_scene(SERIES, Settings(steps=True), Ranges(), 2.2)
    assert scene.read().startswith("step 2 · Loss: train 1.000, test 1.500")


def test_a_mark_stands_at_its_step():
    assert SERIES.steps_at(1.25) == 2.5
    assert nearest(np.array([0.0, 2.0]), 1.2) == 2.0
