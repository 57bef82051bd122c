"""Where a network looks: gradients by central differences, occlusion by covering by hand."""

from __future__ import annotations

from collections.abc import Generator
from math import prod
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.data.picture_files import open_files
from engine.data.preprocessing import PixelScale, Standardise, ZCAWhiten
from engine.insight.forward import forward
from engine.insight.saliency import (
    ACTUAL,
    GREY,
    GradientQuestion,
    Occlusion,
    OcclusionJob,
    places,
)
from engine.nn.activations import Identity, LeakyReLU, Sigmoid, Softmax, Tanh
from engine.nn.compile import block_rows, compile_evaluation, compile_input_gradient, input_fill
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer
from engine.nn.losses import BinaryCrossentropy
from engine.nn.network import Network
from engine.nn.normalization import BatchNormalization
from engine.nn.pooling import AveragePooling2D, GlobalAveragePooling2D, MaxPooling2D
from engine.nn.reshape import Flatten
from engine.nn.streams import Streams
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.trainer import Trainer
from tests.engine.insight.test_mistakes import digits

STACKS: dict[str, tuple[Layer, ...]] = {
    "nothing": (),
    "dense": (Flatten(key="f1"), Dense(key="h1", units=7, activation=Tanh())),
    "frozen dense": (Flatten(key="f1"), Dense(key="h1", units=7, frozen=True)),
    "convolution": (
        Conv2D(key="c1", filters=3, kernel_size=3, activation=Tanh()),
        MaxPooling2D(key="p1"),
        Flatten(key="f1"),
        Dense(key="h1", units=6, activation=LeakyReLU(alpha=0.3)),
    ),
    "evaluated": (
        Conv2D(key="c1", filters=3, kernel_size=3, activation=Identity()),
        BatchNormalization(key="b1"),
        AveragePooling2D(key="p1"),
        Dropout(key="d1", drop_probability=0.5),
        Conv2D(key="c2", filters=4, kernel_size=3, stride=2, activation=Tanh()),
        GlobalAveragePooling2D(key="g1"),
    ),
}


def network_of(layers: tuple[Layer, ...]) -> Network:
    if not layers:
        layers = (Flatten(key="f1"),)
    made = Network(layers, Output(activation=Softmax()), (8, 10, 2), 4, "float64")
    made.initialize(Streams(3))
    rng = np.random.default_rng(4)
    made.parameters += 0.1 * rng.standard_normal(made.parameter_count)
    made.statistics[...] = rng.uniform(0.5, 1.5, made.statistics.shape)
    return made


@pytest.mark.parametrize("name", STACKS)
def test_the_gradient_of_a_logit_is_its_central_difference(name: str) -> None:
    network = network_of(STACKS[name])
    inputs, batch = prod(network.input_shape), 3
    program = compile_input_gradient(network, batch)
    looking = compile_evaluation(network, batch)
    rng = np.random.default_rng(5)
    block = np.zeros((block_rows(network), batch))
    block[:inputs] = rng.standard_normal((inputs, batch))
    block[inputs] = input_fill(network)
    block[inputs + 1 :] = np.eye(4)[[2, 0, 3]].T
    program.array("block")[...] = block
    program.step()
    found = program.array("gradient")
    assert found.shape == (inputs, batch)

    def chosen_logits(moved: np.ndarray) -> np.ndarray:
        looking.array("block")[...] = moved
        looking.step()
        return np.array((block[inputs + 1 :] * looking.array("logits")).sum(axis=0))

    assert (block[inputs + 1 :] * program.array("logits")).sum(axis=0) == pytest.approx(
        chosen_logits(block)
    )
    step = 1e-6
    for row in range(inputs):
        up, down = block.copy(), block.copy()
        up[row] += step
        down[row] -= step
        slope = (chosen_logits(up) - chosen_logits(down)) / (2 * step)
        assert found[row] == pytest.approx(slope, abs=1e-6, rel=1e-6)


def test_looking_leaves_the_gradients_of_the_parameters_alone() -> None:
    network = network_of(STACKS["evaluated"])
    network.gradients[...] = 7.0
    before = network.statistics.copy()
    compile_input_gradient(network, 2).step()
    assert (network.gradients == 7.0).all()
    assert np.array_equal(network.statistics, before)


# Of a run


LAYERS = (
    Conv2D(key="c1", filters=2, kernel_size=3, activation=Tanh()),
    MaxPooling2D(key="p1"),
    Flatten(key="f1"),
)


@pytest.fixture(scope="module")
def trainer() -> Trainer:
    made = Trainer(digits(layers=LAYERS))
    made.train(steps=30)
    return made


def result(work: Generator[float, None, Any]) -> Occlusion:
    shares = []
    while True:
        try:
            shares.append(next(work))
        except StopIteration as stop:
            assert shares == sorted(shares) and 0.0 <= shares[0] <= shares[-1] < 1.0
            assert isinstance(stop.value, Occlusion)
            return stop.value


@pytest.mark.parametrize("scaling", [PixelScale(), Standardise(), ZCAWhiten()])
def test_the_slope_of_a_pixel_counts_its_preprocessing(scaling: Any) -> None:
    smooth = (LAYERS[0], AveragePooling2D(key="p1"), LAYERS[2])  # equal pixels are a kink of max
    run = Trainer(digits(layers=smooth, preprocessing=scaling, dtype="float64"))
    picture = run.material.test.pixels[3].astype(np.float64)  # type: ignore[attr-defined]
    found = GradientQuestion(3, 5)(run)
    step = 1e-3
    for row, column in ((14, 14), (8, 17), (20, 11)):
        moved = np.repeat(picture[None], 2, axis=0)
        moved[:, row, column] += np.array([[step], [-step]])
        z = forward(run, moved)["logits"][:, 5]
        slope = abs(z[0] - z[1]) / (2 * step / 255)
        assert found.values[row, column] == pytest.approx(slope, rel=1e-4, abs=1e-6)


def test_a_look_says_what_the_network_says(trainer: Trainer) -> None:
    looked = GradientQuestion(12)(trainer).looked
    part = trainer.material.test
    y = forward(trainer, part.pixels[12:13])["output"][0]  # type: ignore[attr-defined]
    assert looked.shares == pytest.approx(y, abs=1e-6)
    assert looked.predicted == looked.target == y.argmax()
    assert looked.label == part.targets[12]
    assert looked.step == trainer.step
    assert GradientQuestion(12, ACTUAL)(trainer).looked.target == looked.label


def test_a_look_follows_the_run() -> None:
    run = Trainer(digits(layers=LAYERS))
    before = GradientQuestion(0, 1)(run).values
    run.train(steps=5)
    after = GradientQuestion(0, 1)(run).values
    assert not np.allclose(before, after)
    changed = edit(run.experiment, "layers.c1.filters", 3)
    run.apply(changed)
    assert GradientQuestion(0, 1)(run).looked.revision == run.revision


def test_squares_reach_the_end_of_the_picture() -> None:
    assert places(28, 6, 4).tolist() == [0, 4, 8, 12, 16, 20, 22]
    assert places(10, 10, 3).tolist() == [0]
    assert places(9, 3, 3).tolist() == [0, 3, 6]


def test_occlusion_is_the_fall_of_the_probability_under_each_square(trainer: Trainer) -> None:
    found = result(OcclusionJob(7, ACTUAL, size=9, stride=5)(trainer))
    pixels = trainer.material.test.pixels[7]  # type: ignore[attr-defined]
    target = found.looked.label
    whole = forward(trainer, pixels[None])["output"][0, target]
    assert found.rows.tolist() == found.columns.tolist() == [0, 5, 10, 15, 19]
    for i, row in enumerate(found.rows):
        for j, column in enumerate(found.columns):
            covered = pixels.copy()
            covered[row : row + 9, column : column + 9] = GREY
            share = forward(trainer, covered[None])["output"][0, target]
            assert found.falls[i, j] == pytest.approx(whole - share, abs=1e-6)


def test_heat_is_the_mean_of_the_squares_over_a_pixel(trainer: Trainer) -> None:
    found = result(OcclusionJob(7, size=9, stride=5)(trainer))
    assert found.heat.shape == (28, 28)
    assert found.heat[0, 0] == pytest.approx(found.falls[0, 0])
    assert found.heat[6, 0] == pytest.approx((found.falls[0, 0] + found.falls[1, 0]) / 2)
    assert found.heat[27, 27] == pytest.approx(found.falls[-1, -1])


def test_a_stride_wider_than_the_square_leaves_gaps_at_nought(trainer: Trainer) -> None:
    found = result(OcclusionJob(7, size=2, stride=8)(trainer))
    assert found.heat[4, 4] == 0.0


def test_occlusion_is_of_the_moment_at_which_it_was_begun() -> None:
    run = Trainer(digits(layers=LAYERS))
    quiet = result(OcclusionJob(2, 0)(run))
    work = OcclusionJob(2, 0)(run)
    next(work)
    run.train(steps=5)
    disturbed = result(work)
    assert np.array_equal(disturbed.falls, quiet.falls)
    assert disturbed.looked.step == 0


def test_one_unit_speaks_for_both_of_two_classes(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    pictures = rng.integers(0, 256, (40, 12, 10), dtype=np.uint8)
    np.savez(tmp_path / "two.npz", images=pictures, labels=np.arange(40) % 2)
    dataset = open_files(tmp_path / "two.npz", arrays=("images", "labels"))
    output, loss = Output(activation=Sigmoid()), BinaryCrossentropy()
    run = Trainer(digits(layers=LAYERS, dataset=dataset, output=output, loss=loss))
    first, second = (GradientQuestion(1, target)(run) for target in (0, 1))
    assert first.looked.shares.sum() == pytest.approx(1.0)
    assert first.values.any() and np.array_equal(first.values, second.values)
    falls = [result(OcclusionJob(1, target, size=5)(run)).falls for target in (0, 1)]
    assert falls[0].any() and falls[0] == pytest.approx(-falls[1], abs=1e-6)


@pytest.mark.parametrize(
    ("job", "said"),
    [
        (OcclusionJob(0, size=29), "side of 1 to 28"),
        (OcclusionJob(0, stride=0), "at least 1 pixel"),
        (OcclusionJob(250), "0 to 249"),
        (OcclusionJob(0, 10), "classes are numbered from 0 to 9"),
    ],
)
def test_what_cannot_be_is_refused(trainer: Trainer, job: OcclusionJob, said: str) -> None:
    with pytest.raises(SettingError, match=said):
        result(job(trainer))


def test_points_of_a_plane_are_refused() -> None:
    with pytest.raises(SettingError, match="needs pictures"):
        GradientQuestion(0)(Trainer(Experiment()))
