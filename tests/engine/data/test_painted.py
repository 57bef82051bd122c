"""Own points: painted on an empty canvas or on a set that was there, and learnt while painted."""

import numpy as np
import pytest

from engine.data.dataset import datasets
from engine.data.gaussians import XorGaussians
from engine.data.painted import Painted, painted_from
from engine.data.points import POINT_LIMIT, Points
from engine.data.shapes import Plane
from engine.data.table_data import TableClasses
from engine.registry import Effect, SettingError, from_config, to_config
from engine.training.experiment import Experiment, edit, effects
from engine.training.trainer import Trainer


def one(label=0):
    return Points.from_plain([[1.0, 2.0, label]])


def test_one_point_of_one_class_can_be_learnt():
    trainer = Trainer(Experiment(dataset=Painted(one())))
    assert trainer.train(steps=20) is None
    assert trainer.experiment.class_count == 2


def test_a_stroke_is_new_data_for_the_same_network():
    painted = Painted()
    trainer = Trainer(Experiment(dataset=painted))
    trainer.train(steps=20)
    network = trainer.network
    points = painted.points.add((5.0, 5.0), 1)
    assert trainer.apply(edit(trainer.experiment, "dataset.points", points)) == {Effect.DATA}
    assert trainer.network is network
    assert trainer.material.samples.points[-1].tolist() == [5.0, 5.0]


def test_a_stroke_of_a_new_class_adds_the_class():
    painted = Painted()
    more = painted.with_points(painted.points.add((0.0, 5.0), 3))
    assert more.class_count == 4
    old, new = Experiment(dataset=painted), Experiment(dataset=more)
    assert effects(old, new) == {Effect.DATA, Effect.TRANSPLANT}
    assert more.with_points(painted.points).class_count == 4  # the palette stays


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"points": Points.from_plain([])}, "at least one point, got none"),
        ({"points": one(2)}, "a class from 0 to 1, got 2"),
        ({"points": one(-1)}, "a class from 0 to 1, got -1"),
        ({"points": one(0.5)}, "a class from 0 to 1, got 0.5"),
        ({"points": [[1, 2]]}, "rows of three numbers"),
        ({"points": Points(np.zeros((POINT_LIMIT + 1, 3)))}, "at most 20,000 points.* got 20,001"),
        ({"classes": 11}, "Classes expects a value from 2 to 10, got 11"),
        ({"x1_range": (1.0, 1.0)}, "its low end first"),
        ({"x2_range": (2.0, 1.0)}, "its low end first"),
    ],
)
def test_what_cannot_be_painted_is_refused(change, message):
    with pytest.raises(SettingError, match=message):
        Painted(**change)


def test_a_set_that_is_there_becomes_own_points():
    xor = XorGaussians(count=40)
    samples = xor.make(np.random.default_rng(5))
    painted = painted_from(samples, xor.domains)
    again = painted.make(np.random.default_rng(0))
    assert np.array_equal(again.points, samples.points)
    assert np.array_equal(again.targets, samples.targets)
    assert (painted.class_count, painted.domain) == (2, xor.domain)


def test_axes_of_unlike_scale_and_names_of_classes_stay_with_the_points():
    iris = TableClasses()
    samples = iris.make(np.random.default_rng(0))
    painted = painted_from(samples, iris.domains, iris.class_names)
    assert painted.domains == iris.domains
    assert painted.domain == iris.domain
    assert painted.class_names == ("setosa", "versicolor", "virginica")


def test_values_do_not_become_own_points():
    with pytest.raises(SettingError, match="expect classes, got a data set of values"):
        painted_from(Plane().make(np.random.default_rng(0)), Plane().domains)


def test_painted_points_are_rows_in_a_file():
    config = to_config(Painted(one()))
    assert config["points"] == [[1.0, 2.0, 0]]
    assert from_config(datasets, config) == Painted(one())
