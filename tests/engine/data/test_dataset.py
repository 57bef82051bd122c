"""What every data set keeps, and how samples are checked and split."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine.data  # registers every data set
from engine.data.dataset import Dataset, Samples, datasets, point_sets, split
from engine.data.gaussians import Block
from engine.registry import Effect, SettingError, field_types, fill, from_config, knobs, to_config

KINDS = [member.kind for member in point_sets()]
ALL = pytest.mark.parametrize("kind", KINDS)
POINTS = [[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]


def numbers(component, name, described):
    """The ends of a knob's range, or any number between them."""
    between = st.integers if field_types(component)[name] is int else st.floats
    low, high = described.low, described.high
    if between is st.integers:
        low, high = int(low), int(high)
    return st.sampled_from([low, high]) | between(low, high)


def block_lists():
    made = st.builds(
        Block, **{name: numbers(Block, name, described) for name, described in knobs(Block).items()}
    )
    two_classes = st.lists(made, min_size=2, max_size=3).map(
        lambda found: tuple(
            dataclasses.replace(block, class_label=(block.class_label + i) % 10 if i else 9)
            for i, block in enumerate(found)
        )
    )
    return two_classes.filter(lambda found: len({block.class_label for block in found}) > 1)


@st.composite
def extreme(draw, kind):
    component = datasets[kind]
    values = {}
    for name, described in knobs(component).items():
        if described.registry is not None:
            values[name] = draw(block_lists())
        elif field_types(component)[name] in (int, float) and name != "row_count":
            values[name] = draw(numbers(component, name, described))
    return component(**values)


@ALL
@settings(max_examples=12, deadline=None)
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_every_setting_gives_the_points_that_it_says(kind, data, seed):
    dataset = data.draw(extreme(kind))
    samples = dataset.make(np.random.default_rng(seed))
    if hasattr(dataset, "points"):
        expected = len(dataset.points)
    else:
        expected = getattr(dataset, "count", None) or sum(b.count for b in dataset.blocks)
    assert samples.points.shape == (expected, 2)
    assert samples.class_count == dataset.class_count
    again = dataset.make(np.random.default_rng(seed))
    assert np.array_equal(samples.points, again.points)
    assert np.array_equal(samples.targets, again.targets)


@ALL
def test_arrays_are_read_only_and_typed(kind):
    samples = datasets[kind]().make(np.random.default_rng(0))
    expected = np.float64 if datasets[kind].task == "regression" else np.int64
    assert samples.points.dtype == np.float64 and samples.targets.dtype == expected
    for array in (samples.points, samples.targets):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


@ALL
def test_most_points_lie_in_the_plotting_range(kind):
    dataset = datasets[kind]()
    points = dataset.make(np.random.default_rng(0)).points
    for low, high in (dataset.domain, np.transpose(dataset.domains)):
        inside = ((points >= low) & (points <= high)).all(axis=1)
        assert inside.mean() > 0.9


@ALL
def test_every_class_of_the_default_set_has_points(kind):
    dataset = datasets[kind]()
    samples = dataset.make(np.random.default_rng(0))
    if dataset.task == "classification":
        assert set(samples.targets) == set(range(dataset.class_count))


@ALL
def test_a_data_set_survives_its_configuration(kind):
    dataset = datasets[kind]()
    assert from_config(datasets, to_config(dataset)) == dataset


@ALL
def test_knobs_say_what_they_do_and_never_reset_a_network(kind):
    component = datasets[kind]
    assert component.summary().endswith(".")
    for described in knobs(component).values():
        assert described.help and described.effect in (Effect.DATA, Effect.TRANSPLANT)


@pytest.mark.parametrize(
    "kind", [k for k in KINDS if "count" in knobs(datasets[k]) and k != "spiral"]
)
def test_more_points_leave_the_others_where_they_were(kind):
    few = fill(datasets[kind], {"count": 40}).make(np.random.default_rng(3)).points
    many = fill(datasets[kind], {"count": 57}).make(np.random.default_rng(3)).points
    rows = set(map(tuple, many))
    assert all(tuple(row) in rows for row in few)


def test_another_seed_draws_other_points():
    circle = datasets["circle"]()
    first = circle.make(np.random.default_rng(0)).points
    assert not np.array_equal(first, circle.make(np.random.default_rng(1)).points)


def test_a_data_set_without_a_recipe_draws_nothing():
    with pytest.raises(NotImplementedError):
        Dataset().make(np.random.default_rng(0))


def test_samples_copy_what_they_are_given():
    points = np.array(POINTS)
    samples = Samples(points, np.array([0, 1, 0]), 2)
    points[0] = 99.0
    assert samples.points[0].tolist() == [0.0, 1.0]
    assert len(samples) == 3


@pytest.mark.parametrize(
    ("points", "targets", "class_count", "message"),
    [
        (np.zeros((0, 2)), np.zeros(0, int), 2, r"at least one point .* shape \(0, 2\)"),
        (np.zeros((3, 3)), np.zeros(3, int), 2, r"two coordinates, got .* \(3, 3\)"),
        (POINTS, [0, 1], 2, r"one target for each of 3 points, got .* \(2,\)"),
        ([[0, 0], [np.nan, 0], [0, 0]], [0, 1, 0], 2, "finite coordinates, got nan"),
        (POINTS, [0.0, np.inf, 0.0], 0, "finite values, got inf"),
        (POINTS, [0, 1, 2], 2, "classes from 0 to 1, got 2"),
        (POINTS, [0, -1, 0], 2, "classes from 0 to 1, got -1"),
        (POINTS, [0, 0, 0], 1, "at least two classes, got 1"),
        (POINTS, [0.0, 1.0, 0.5], 2, "whole numbers as classes, got float64"),
    ],
)
def test_samples_refuse_what_cannot_be_learnt(points, targets, class_count, message):
    with pytest.raises(SettingError, match=message):
        Samples(np.asarray(points), np.asarray(targets), class_count)


@given(n=st.integers(1, 300), share=st.floats(0, 1), seed=st.integers(0, 2**32))
def test_a_split_deals_out_every_sample_once(n, share, seed):
    training, test = split(n, share, np.random.default_rng(seed))
    assert sorted([*training, *test]) == list(range(n))
    assert len(training) >= 1
    assert abs(len(training) - n * share) <= 1
    assert (len(test) == 0) == (share == 1.0 or n == 1)


def test_a_split_follows_from_its_generator():
    first = split(50, 0.8, np.random.default_rng(4))
    again = split(50, 0.8, np.random.default_rng(4))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert len(first[0]) == 40


def test_a_larger_training_share_keeps_the_training_samples():
    half, _ = split(60, 0.5, np.random.default_rng(4))
    most, _ = split(60, 0.9, np.random.default_rng(4))
    assert set(half) <= set(most)


@pytest.mark.parametrize(
    ("n", "share", "message"),
    [
        (10, 1.2, "from 0 to 1, got 1.2"),
        (10, -0.1, "from 0 to 1, got -0.1"),
        (10, float("nan"), "from 0 to 1, got nan"),
        (0, 0.5, "at least one sample, got 0"),
    ],
)
def test_a_split_refuses_a_share_or_number_that_cannot_be(n, share, message):
    with pytest.raises(SettingError, match=message):
        split(n, share, np.random.default_rng(0))


def test_importing_the_package_registers_every_family():
    assert {"gauss", "circle", "virus"} <= set(datasets.kinds())
    assert len(engine.data.features.features) and len(engine.data.preprocessing.preprocessings)
