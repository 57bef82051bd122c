"""Receptive fields, found by changing pixels; and sums, added up as a reader would."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest

from engine.data.mnist import Mnist
from engine.data.preprocessing import PixelScale
from engine.insight.cell import CellArithmetic, CellQuestion
from engine.insight.digits import rounded
from engine.insight.feature_maps import ACTIVATION, POOLED, SUM, Drawing
from engine.insight.forward import forward
from engine.insight.receptive import Field, receptive_field
from engine.nn.activations import Softmax, Tanh
from engine.nn.convolution import Conv2D
from engine.nn.dense import Output
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.network import Network
from engine.nn.optimizers import Adam
from engine.nn.pooling import AveragePooling2D, MaxPooling2D
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer

STACKS: dict[str, tuple[Any, ...]] = {
    "plain": (
        Conv2D(key="c1", filters=2, kernel_size=5, activation=Tanh()),
        MaxPooling2D(key="p1"),
        Conv2D(key="c2", filters=2, kernel_size=3, activation=Tanh()),
        Flatten(key="f1"),
    ),
    "strided": (
        Conv2D(key="c1", filters=2, kernel_size=4, stride=2, activation=Tanh()),
        AveragePooling2D(key="p1", size=3, stride=2, padding="same"),
        Conv2D(
            key="c2", filters=2, kernel_size=3, dilation=2, padding="number", padding_amount=1,
            activation=Tanh(),
        ),
        Flatten(key="f1"),
    ),
    "valid": (
        Conv2D(key="c1", filters=2, kernel_size=3, padding="valid", activation=Tanh()),
        AveragePooling2D(key="p1"),
        Conv2D(
            key="c2", filters=2, kernel_size=3, stride=3, padding="valid", dilation=2,
            activation=Tanh(),
        ),
        Flatten(key="f1"),
    ),
}  # fmt: skip


def trainer_of(stack: tuple[Any, ...]) -> Trainer:
    made = Trainer(
        Experiment(
            dataset=Mnist(count=100, test_count=100),
            preprocessing=PixelScale(),
            layers=stack,
            output=Output(activation=Softmax()),
            loss=CategoricalCrossentropy(),
            optimizer=Adam(learning_rate=0.01),
            batch_size=50,
        )
    )
    made.train(steps=2)
    return made


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize("key", ["c1", "c2"])
def test_pixels_outside_the_field_do_not_matter_and_its_edges_do(name: str, key: str) -> None:
    trainer = trainer_of(STACKS[name])
    rows, columns, _ = trainer.network.plan(key).output_shape
    rng = np.random.default_rng(3)
    pixels = rng.integers(0, 256, (1, 28, 28, 1), dtype=np.uint8)
    for row, column in itertools.product({0, rows // 2, rows - 1}, {0, columns // 2}):
        field = receptive_field(trainer.network, key, row, column)
        seen = field.clipped(28, 28)
        mask = np.zeros((28, 28), bool)
        mask[seen.top : seen.top + seen.height, seen.left : seen.left + seen.width] = True
        outside = np.where(mask[None, :, :, None], pixels, 255 - pixels)
        before, after = (forward(trainer, x)[key][0, row, column] for x in (pixels, outside))
        np.testing.assert_allclose(before, after, atol=1e-6)
        if "max" in str(type(trainer.network.plan("p1").layer)).lower() and key == "c2":
            continue  # the largest may not be at the edge
        for edge in (seen.top, seen.top + seen.height - 1):
            moved = pixels.astype(int)
            line = slice(seen.left, seen.left + seen.width)
            moved[0, edge, line] = 255 - moved[0, edge, line]
            changed = forward(trainer, moved.astype(np.uint8))[key][0, row, column]
            assert np.abs(changed - before).max() > 0


def network_of(name: str) -> Network:
    return Network(STACKS[name], Output(activation=Softmax()), (28, 28, 1), 10)


def test_a_unit_behind_a_flatten_layer_sees_all_that_its_inputs_see() -> None:
    assert receptive_field(network_of("plain"), "output").clipped(28, 28) == Field(0, 0, 28, 28)
    # 13 cells before c2, of which its stride of 3 leaves out the last two: 4 pixels
    assert receptive_field(network_of("valid"), "output") == Field(0, 0, 24, 24)


def test_fields_grow_layer_by_layer() -> None:
    network = network_of("valid")
    assert receptive_field(network, "c1", 4, 7) == Field(4, 7, 3, 3)
    assert receptive_field(network, "p1", 4, 7) == Field(8, 14, 4, 4)


def asked(trainer: Trainer, **other: Any) -> CellArithmetic:
    parts: dict[str, Any] = {
        "layer": "c1", "picture": 3, "filter": 1, "row": 6, "column": 9, "stage": ACTIVATION,
    }  # fmt: skip
    return CellQuestion(**(parts | other))(trainer)


def adds_up(answer: CellArithmetic) -> None:
    """What is shown is multiplied and added as a reader would do it."""
    for shown in (answer.products, answer.shown.sum):
        digits = shown.decimals
        for value, weight, product in zip(shown.values, shown.weights, shown.products, strict=True):
            assert rounded(value * weight, digits.product) == product
    shown = answer.shown.sum
    total = sum(shown.products) + shown.remainder
    assert rounded(total, shown.decimals.sum) == shown.total
    assert shown.total == rounded(answer.z, shown.decimals.sum)
    assert answer.shown.value == rounded(answer.value, answer.shown.value_decimals)


@pytest.mark.parametrize("name", STACKS)
@pytest.mark.parametrize(("key", "place"), [("c1", (0, 0)), ("c1", (6, 9)), ("c2", (1, 0))])
def test_products_and_bias_add_up_to_the_cell(name: str, key: str, place: tuple[int, int]) -> None:
    trainer = trainer_of(STACKS[name])
    answer = asked(trainer, layer=key, row=place[0], column=place[1])
    pixels = trainer.material.test.pixels[3:4]  # type: ignore[attr-defined]
    z = forward(trainer, pixels)[f"{key}.sum"][0, place[0], place[1], 1]
    exact = float((answer.patch.astype(np.float64) * answer.kernel).sum()) + (answer.bias or 0.0)
    assert answer.z == pytest.approx(z)
    assert exact == pytest.approx(z, abs=1e-5)
    adds_up(answer)


def test_a_cell_at_the_edge_sees_padding() -> None:
    answer = asked(trainer_of(STACKS["plain"]), row=0, column=0)
    assert answer.inside.tolist() == [[r >= 2 and c >= 2 for c in range(5)] for r in range(5)]
    assert (answer.patch[~answer.inside] == 0).all()
    assert answer.patch_field == Field(-2, -2, 5, 5)


def test_the_products_of_a_channel_add_up_to_its_sum() -> None:
    trainer = trainer_of(STACKS["plain"])
    for channel in (0, 1):
        answer = asked(trainer, layer="c2", row=5, column=5, channel=channel)
        shown = answer.products
        whole = answer.shown.sum
        assert (
            rounded(sum(shown.products) + shown.remainder, whole.decimals.product)
            == (whole.products[channel])
        )
        assert shown.total == pytest.approx(answer.sums[channel], abs=10.0**-shown.decimals.sum)


def test_before_the_activation_the_field_is_that_of_the_layer() -> None:
    trainer = trainer_of(STACKS["plain"])
    answer = asked(trainer, stage=SUM)
    assert answer.map_value == answer.z
    assert answer.field == asked(trainer).field == Field(4, 7, 5, 5)


def test_a_pooled_cell_is_the_largest_of_its_window() -> None:
    trainer = trainer_of(STACKS["plain"])
    answer = asked(trainer, stage=POOLED, row=5, column=4)
    pooled = answer.pooled
    assert pooled is not None
    assert pooled.field == Field(10, 8, 2, 2)
    assert pooled.value == answer.value == pytest.approx(float(np.nanmax(pooled.window)))
    assert (answer.row, answer.column) == pooled.chosen
    assert answer.field == Field(8, 6, 6, 6)
    adds_up(answer)


def test_a_mean_is_of_what_lies_inside() -> None:
    trainer = trainer_of(STACKS["strided"])
    answer = asked(trainer, stage=POOLED, row=6, column=6)
    assert answer.pooled is not None
    assert answer.pooled.value == pytest.approx(float(np.nanmean(answer.pooled.window)), abs=1e-6)


def test_a_drawing_is_reckoned_like_a_picture() -> None:
    trainer = trainer_of(STACKS["plain"])
    pixels = trainer.material.test.pixels[3]  # type: ignore[attr-defined]
    drawn = asked(trainer, drawing=Drawing.of(pixels), picture=-1)
    assert drawn.z == asked(trainer).z
    assert drawn.picture == -1


@pytest.mark.parametrize("gone", [{"filter": 2}, {"row": 28}, {"picture": 100}, {"layer": "f1"}])
def test_a_cell_that_is_not_there_is_refused(gone: dict[str, Any]) -> None:
    with pytest.raises(SettingError):
        asked(trainer_of(STACKS["plain"]), **gone)


def test_numbers_that_are_not_finite_are_refused() -> None:
    trainer = trainer_of(STACKS["plain"])
    trainer.network.parameters[...] = np.nan
    with pytest.raises(SettingError, match="finite"):
        asked(trainer)
