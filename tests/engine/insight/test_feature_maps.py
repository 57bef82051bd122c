"""Feature maps: compared with convolutions written out in NumPy."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from engine.data.mnist import Mnist
from engine.data.preprocessing import PixelScale
from engine.insight.feature_maps import (
    ACTIVATION,
    NO_LABEL,
    POOLED,
    SUM,
    Drawing,
    FeatureMapsQuestion,
    convolutions,
    filters_of,
    stage_key,
    stages_of,
)
from engine.insight.most_activating import MostActivating, MostActivatingJob
from engine.nn.activations import Identity, ReLU, Softmax
from engine.nn.convolution import Conv2D
from engine.nn.dense import Output
from engine.nn.layer import layers
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import Adam
from engine.nn.pooling import AveragePooling2D, MaxPooling2D
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.trainer import Trainer

LAYERS = (
    Conv2D(key="c1", filters=4, kernel_size=5, stride=1),
    MaxPooling2D(key="p1"),
    Conv2D(key="c2", filters=3, kernel_size=3, stride=2, dilation=2),
    Flatten(key="f1"),
)


def digits(layers: tuple[Any, ...] = LAYERS) -> Experiment:
    return Experiment(
        dataset=Mnist(count=100, test_count=120),
        preprocessing=PixelScale(),
        layers=layers,
        output=Output(activation=Softmax()),
        loss=CategoricalCrossentropy(),
        optimizer=Adam(learning_rate=0.01),
        batch_size=50,
    )


@pytest.fixture
def trainer() -> Trainer:
    made = Trainer(digits())
    made.train(steps=3)
    return made


def convolved(x: np.ndarray, trainer: Trainer, key: str) -> np.ndarray:
    """(n, h, w, c) -> (filters, n, rows, columns), place by place."""
    plan = trainer.network.plan(key)
    kernels, biases = filters_of(trainer.network, key)
    assert biases is not None
    down, across = plan.layer.windows(plan.input_shape)  # type: ignore[attr-defined]
    room = ((0, 0), (down.before, down.after), (across.before, across.after), (0, 0))
    padded = np.pad(x, room)
    rows, columns, count = plan.output_shape
    found = np.empty((count, len(x), rows, columns))
    step, reach = down.dilation, down.reach
    for row in range(rows):
        for column in range(columns):
            top, left = row * down.stride, column * across.stride
            seen = padded[:, top : top + reach : step, left : left + reach : step]
            found[:, :, row, column] = np.einsum("nijc,kijc->kn", seen, kernels) + biases[:, None]
    return found


def test_sums_are_convolutions_of_the_scaled_pictures(trainer: Trainer) -> None:
    maps = FeatureMapsQuestion("c1", (3, 0, 7), SUM)(trainer)
    x = trainer.material.test.pixels[[3, 0, 7]] / 255.0  # type: ignore[attr-defined]
    np.testing.assert_allclose(maps.maps, convolved(x, trainer, "c1"), atol=1e-5)


def test_activations_are_those_of_the_sums(trainer: Trainer) -> None:
    sums = FeatureMapsQuestion("c1", (1, 2), SUM)(trainer).maps
    maps = FeatureMapsQuestion("c1", (1, 2), ACTIVATION)(trainer)
    np.testing.assert_allclose(maps.maps, np.maximum(sums, 0.0), atol=1e-6)
    np.testing.assert_array_equal(maps.low, maps.maps.min(axis=(1, 2, 3)))
    np.testing.assert_array_equal(maps.high, maps.maps.max(axis=(1, 2, 3)))


def test_pooled_maps_are_the_largest_of_four(trainer: Trainer) -> None:
    maps = FeatureMapsQuestion("c1", (4,), ACTIVATION)(trainer).maps
    pooled = FeatureMapsQuestion("c1", (4,), POOLED)(trainer)
    assert pooled.source == "p1"
    largest = maps.reshape(4, 1, 14, 2, 14, 2).max(axis=(3, 5))
    np.testing.assert_array_equal(pooled.maps, largest)


def test_a_deep_layer_convolves_what_the_layer_before_gives(trainer: Trainer) -> None:
    before = FeatureMapsQuestion("c1", (5, 6), POOLED)(trainer).maps.transpose(1, 2, 3, 0)
    maps = FeatureMapsQuestion("c2", (5, 6), SUM)(trainer)
    assert maps.filters.shape == (3, 3, 3, 4)
    np.testing.assert_allclose(maps.maps, convolved(before, trainer, "c2"), atol=1e-5)


def test_pictures_come_with_label_and_prediction(trainer: Trainer) -> None:
    maps = FeatureMapsQuestion("c1", (9, 10))(trainer)
    assert maps.labels.tolist() == trainer.material.test.targets[[9, 10]].tolist()
    assert maps.class_names[3] == "3"
    assert ((maps.certainty > 0.1) & (maps.certainty <= 1.0)).all()


def test_answers_do_not_change_when_learning_goes_on(trainer: Trainer) -> None:
    maps = FeatureMapsQuestion("c1", (0,))(trainer)
    kept, filters = maps.maps.copy(), maps.filters.copy()
    trainer.train(steps=3)
    FeatureMapsQuestion("c1", (1,))(trainer)
    np.testing.assert_array_equal(maps.maps, kept)
    np.testing.assert_array_equal(maps.filters, filters)
    with pytest.raises(ValueError, match="read-only"):
        maps.maps[...] = 0.0


def test_looking_changes_nothing_of_the_run() -> None:
    looked, alone = Trainer(digits()), Trainer(digits())
    for one in (looked, alone):
        one.train(steps=2)
        if one is looked:
            FeatureMapsQuestion("c2", (0, 1), SUM)(one)
        one.train(steps=2)
    np.testing.assert_array_equal(looked.network.parameters, alone.network.parameters)


def test_pictures_beyond_the_test_set_are_left_out(trainer: Trainer) -> None:
    assert FeatureMapsQuestion("c1", (0, 5000))(trainer).pictures == (0,)
    with pytest.raises(SettingError, match="got none"):
        FeatureMapsQuestion("c1", (5000,))(trainer)


def test_a_drawing_is_the_last_picture_and_has_no_label(trainer: Trainer) -> None:
    pixels = trainer.material.test.pixels[8]  # type: ignore[attr-defined]
    maps = FeatureMapsQuestion("c1", (8,), drawing=Drawing.of(pixels))(trainer)
    assert maps.labels[-1] == NO_LABEL
    np.testing.assert_array_equal(maps.maps[:, 0], maps.maps[:, 1])


def test_equal_questions_compare_equal() -> None:
    pixels = np.full((28, 28, 1), 7, dtype=np.uint8)
    one, other = (FeatureMapsQuestion("c1", (1,), drawing=Drawing.of(pixels)) for _ in range(2))
    assert one == other
    assert one != FeatureMapsQuestion("c1", (2,), drawing=Drawing.of(pixels))


def test_a_layer_that_does_not_convolve_is_refused(trainer: Trainer) -> None:
    assert convolutions(trainer.network) == ("c1", "c2")
    with pytest.raises(SettingError, match="convolution layer, got 'p1'"):
        FeatureMapsQuestion("p1", (0,))(trainer)


def test_pooling_that_does_not_follow_is_refused(trainer: Trainer) -> None:
    assert stages_of(trainer.network, "c1") == (SUM, ACTIVATION, POOLED)
    assert stages_of(trainer.network, "c2") == (SUM, ACTIVATION)
    with pytest.raises(SettingError, match="there is none"):
        stage_key(trainer.network, "c2", POOLED)


def test_the_activation_may_be_a_layer_of_its_own() -> None:
    layer = layers["activation"](key="a1", activation=ReLU())  # type: ignore[call-arg]
    stack = (
        Conv2D(key="c1", filters=2, kernel_size=3, activation=Identity()),
        BatchNormalization(key="n1"),
        layer,
        AveragePooling2D(key="p1"),
        Flatten(key="f1"),
    )
    network = digits(stack).network()
    assert stage_key(network, "c1", ACTIVATION) == "a1"
    assert stage_key(network, "c1", POOLED) == "p1"


def searched(trainer: Trainer, job: MostActivatingJob) -> MostActivating:
    work = job(trainer)
    while True:
        try:
            assert 0.0 < next(work) <= 1.0
        except StopIteration as stop:
            assert isinstance(stop.value, MostActivating)
            return stop.value


def test_the_most_activating_pictures_are_those_of_a_full_sort(trainer: Trainer) -> None:
    found = searched(trainer, MostActivatingJob("c1", 5))
    maps = FeatureMapsQuestion("c1", tuple(range(120)))(trainer).maps
    peaks = maps.max(axis=(2, 3))
    np.testing.assert_allclose(found.values, -np.sort(-peaks, axis=1)[:, :5], atol=1e-6)
    for k in range(4):
        for place, picture in enumerate(found.pictures[k]):
            row, column = found.rows[k, place], found.columns[k, place]
            assert maps[k, picture, row, column] == pytest.approx(found.values[k, place], abs=1e-6)
            assert found.labels[found.places[k, place]] == trainer.material.test.targets[picture]
    assert found.counted == 120


def test_a_search_ends_when_the_layers_change(trainer: Trainer) -> None:
    work = MostActivatingJob("c1")(trainer)
    next(work)
    trainer.apply(edit(trainer.experiment, "layers.c1.filters", 6))
    with pytest.raises(SettingError, match="changed meanwhile"):
        list(work)
