"""The published experiments with pictures: their layers, their counts of parameters, their ends."""

from __future__ import annotations

import math

import pytest

from engine.nn.layer import Shape
from engine.training.experiment import Experiment
from engine.training.image_presets import CNN_1, CNN_2, MLP_TODAY, PRESETS, TWO_LAYERS, Preset


def walk(experiment: Experiment) -> tuple[list[Shape], list[int]]:
    """The output shape and the number of parameters of each layer, the output among them."""
    shape: Shape = experiment.dataset.picture_shape  # type: ignore[attr-defined]
    shapes, counts = [], []
    for layer in experiment.layers:
        counts.append(sum(math.prod(each.shape) for each in layer.parameters(shape)))
        shape = layer.output_shape(shape)
        shapes.append(shape)
    output = experiment.output.block(shape, experiment.output_units)
    counts.append(sum(math.prod(each.shape) for each in output))
    return shapes, counts


def test_every_preset_has_a_name_of_its_own_and_says_what_it_is():
    assert len({preset.id for preset in PRESETS}) == len({p.label for p in PRESETS}) == len(PRESETS)
    assert all(preset.help and not preset.help.endswith(".") for preset in PRESETS)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_preset_survives_being_written_down(preset: Preset):
    assert Experiment.from_config(preset.experiment.config()) == preset.experiment


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.id)
def test_a_preset_learns_digits_scaled_to_1_and_ends_by_itself(preset: Preset):
    experiment = preset.experiment
    assert experiment.dataset.kind == "mnist"
    assert experiment.preprocessing.kind == "pixel_scale"
    assert (experiment.output_units, experiment.output.activation.kind) == (10, "softmax")
    assert experiment.stop


def test_the_mlp_has_335114_parameters():
    _, counts = walk(MLP_TODAY.experiment)
    assert [count for count in counts if count] == [200_960, 65_792, 65_792, 2_570]
    assert sum(counts) == 335_114


def test_the_two_layers_of_the_textbook_have_39760_parameters():
    assert sum(walk(TWO_LAYERS.experiment)[1]) == 784 * 50 + 50 + 50 * 10 + 10


def test_cnn_1_flattens_3136_numbers_and_has_no_bias_in_its_convolution():
    shapes, counts = walk(CNN_1.experiment)
    assert shapes == [(28, 28, 16), (14, 14, 16), (3136,), (1024,)]
    assert counts == [400, 0, 0, 3136 * 1024 + 1024, 10_250]
    assert CNN_1.experiment.loss.reduction == "sum"


def test_cnn_2_pools_twice_and_drops_half():
    shapes, counts = walk(CNN_2.experiment)
    assert shapes[:5] == [(28, 28, 32), (14, 14, 32), (14, 14, 64), (7, 7, 64), (3136,)]
    assert counts[0] == 832 and counts[2] == 51_264
    assert CNN_2.experiment.layers[-1].drop_probability == 0.5  # type: ignore[attr-defined]
