"""Models as .npz and safetensors: every bit comes back, and what is no such file is refused."""

from __future__ import annotations

import dataclasses
import io
import json
import pickle
import struct
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from safetensors.numpy import load as load_safetensors
from safetensors.numpy import save as save_safetensors

from engine.files.models.model import Model
from engine.files.models.model_arrays import (
    npz_bytes,
    read_npz,
    read_safetensors,
    safetensors_bytes,
)
from engine.files.recipe import Recipe
from engine.nn.dense import Dense
from engine.registry import SettingError
from engine.training.experiment import Experiment, edit
from engine.training.image_presets import QUICK_CNN
from engine.training.replay import replay
from engine.training.trainer import Trainer
from tests.engine.files.models.generated_models import (
    model_of,
    picture_models,
    point_models,
    samples_for,
)

FORMATS = {"npz": (npz_bytes, read_npz), "safetensors": (safetensors_bytes, read_safetensors)}

in_one_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def returned(model: Model, format: str, folder: Path) -> Model:
    write, read = FORMATS[format]
    file = folder / f"model.{format}"
    file.write_bytes(write(model))
    return read(file).model()


def same(found: Model, model: Model) -> None:
    assert found.experiment == model.experiment
    assert found.network.parameters.tobytes() == model.network.parameters.tobytes()
    assert found.network.statistics.tobytes() == model.network.statistics.tobytes()
    assert found.network.dtype == model.network.dtype
    assert (found.step, found.class_names) == (model.step, model.class_names)
    samples = samples_for(model)
    assert found.answers(samples).tobytes() == model.answers(samples).tobytes()


@pytest.mark.parametrize("format", FORMATS)
@in_one_folder
@given(model=picture_models())
def test_a_network_for_pictures_comes_back_bit_for_bit(model, format, tmp_path):
    same(returned(model, format, tmp_path), model)


@pytest.mark.parametrize("format", FORMATS)
@in_one_folder
@given(model=point_models(dtype="float64"))
def test_a_network_of_64_bits_comes_back_bit_for_bit(model, format, tmp_path):
    same(returned(model, format, tmp_path), model)


def test_a_run_is_copied_and_learns_on_without_the_model():
    trainer = Trainer(Experiment())
    trainer.train(steps=20)
    model = Model.of(trainer)
    before = model.network.parameters.copy()
    trainer.train(steps=5)
    assert (model.network.parameters == before).all()
    assert model.step == 20


@pytest.mark.parametrize("format", FORMATS)
def test_its_recipe_leads_to_the_same_numbers(format, tmp_path):
    trainer = Trainer(Experiment())
    trainer.train(steps=20)
    trainer.apply(edit(trainer.experiment, "optimizer.learning_rate", 0.1))
    trainer.train(steps=5)
    found = returned(Model.of(trainer), format, tmp_path)
    recipe = Recipe.read(found.recipe)
    again = replay(recipe.origin, recipe.journal, recipe.step)
    assert again.network.parameters.tobytes() == found.network.parameters.tobytes()


@pytest.fixture
def small() -> Model:
    experiment = dataclasses.replace(Experiment(), layers=(Dense(key="h1", units=3),))
    return model_of(experiment, (2,), 1)


def test_numpy_reads_the_file_without_pickle(small, tmp_path):
    (tmp_path / "a.npz").write_bytes(npz_bytes(small))
    with np.load(tmp_path / "a.npz", allow_pickle=False) as found:
        assert found["h1.weights"].shape == (3, 2)
        assert json.loads(str(found["description"]))["layers"][0]["key"] == "h1"


def test_the_kernels_of_a_convolution_have_the_axes_of_pictures(tmp_path):
    model = model_of(QUICK_CNN.experiment, (28, 28, 1), 10)
    found = load_safetensors(safetensors_bytes(model))
    assert found["c2.weights"].shape == (16, 5, 5, 8)
    assert found["c2.bias"].shape == (16,)


def changed(model: Model, file: Path, **changes: object) -> None:
    """The model with some arrays taken out (None) or others in their places."""
    arrays = {"description": np.array(model.description()), **model.arrays(), **changes}
    np.savez(file, **{name: array for name, array in arrays.items() if array is not None})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"h1.weights": None}, r"shape \(3, 2\) as h1\.weights, got none"),
        ({"h1.weights": np.ones((3, 3))}, r"got float64 \(3, 3\)"),
        ({"h1.bias": np.array([1.0, np.nan, 0.0])}, r"h1\.bias expects finite numbers"),
        ({"h7.bias": np.ones(2)}, r"expects no array h7\.bias"),
        ({"h1.bias": np.array([1, 2, 3])}, r"h1\.bias expects numbers of 16, 32 or 64 bits"),
        ({"description": np.array("{}")}, "description of a model of Glassnet"),
        ({"description": np.array("[" * 100_000)}, "at most 40 lists"),
        ({"description": np.array('{"glassnet": "model", "version": 99}')}, "version 1, got 99"),
    ],
)
def test_arrays_that_do_not_belong_to_the_description_are_refused(small, tmp_path, changes, match):
    changed(small, tmp_path / "a.npz", **changes)
    with pytest.raises(SettingError, match=match):
        read_npz(tmp_path / "a.npz").model()


@pytest.mark.parametrize(
    "entry",
    [
        {"input": [10**9, 10**9, 3]},
        {"input": [0]},
        {"input": [2, 2]},
        {"input": ["2"]},
        {"outputs": True},
        {"outputs": 10**8},
        {"step": "7"},
        {"classes": None},
        {"experiment": {"layers": [{"kind": "dense", "key": "h1", "units": 4096}] * 400}},
        {"experiment": {"layers": "h1"}},
    ],
)
def test_a_description_that_claims_too_much_is_refused_before_anything_is_made(
    small, tmp_path, entry
):
    text = json.dumps(json.loads(small.description()) | entry)
    changed(small, tmp_path / "a.npz", description=np.array(text))
    with pytest.raises(SettingError):
        read_npz(tmp_path / "a.npz").model()


class Bomb:
    fired = False

    def __reduce__(self):
        return (setattr, (Bomb, "fired", True))


def test_pickled_objects_in_an_npz_are_refused_and_not_run(tmp_path):
    np.savez(tmp_path / "a.npz", W1=np.ones((2, 2)), b1=np.array([Bomb()], dtype=object))
    with pytest.raises(SettingError, match=r"b1 in a\.npz expects plain numbers"):
        read_npz(tmp_path / "a.npz")
    assert not Bomb.fired


def test_an_npz_that_unpacks_to_gigabytes_is_refused(tmp_path):
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        header, {"descr": "<f4", "fortran_order": False, "shape": (1 << 31,)}
    )
    with zipfile.ZipFile(tmp_path / "a.npz", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("W1.npy", header.getvalue() + b"\0" * (1 << 20))
    with pytest.raises(SettingError, match="at most 16 MB of numbers, got 8192 MB"):
        read_npz(tmp_path / "a.npz")


@pytest.mark.parametrize("format", FORMATS)
def test_a_truncated_file_is_refused_wherever_it_ends(small, tmp_path, format):
    write, read = FORMATS[format]
    data = write(small)
    file = tmp_path / f"a.{format}"
    for end in range(0, len(data), 97):
        file.write_bytes(data[:end])
        with pytest.raises(SettingError):
            read(file).model()


def safetensors(header: bytes, data: bytes = b"", length: int | None = None) -> bytes:
    return struct.pack("<Q", len(header) if length is None else length) + header + data


def tensor(dtype: str, length: int, end: int) -> bytes:
    """A file of 4 bytes that is said to hold so many numbers, up to so many bytes."""
    entry = {"dtype": dtype, "shape": [length], "data_offsets": [0, end]}
    return safetensors(json.dumps({"W1": entry}).encode(), bytes(4))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff" * 8,
        safetensors(b"{}", length=1 << 40),
        safetensors(b"[" * 50_000),
        safetensors(b"not JSON"),
        tensor("F32", 1 << 40, 4),
        tensor("F32", 1, 4000),
        tensor("F32", -1, 4),
        tensor("I32", 1, 4),
        pickle.dumps(Bomb()),
    ],
)
def test_what_is_no_safetensors_file_is_refused(tmp_path, data):
    (tmp_path / "a.safetensors").write_bytes(data)
    with pytest.raises(SettingError):
        read_safetensors(tmp_path / "a.safetensors")
    assert not Bomb.fired


def test_numbers_of_16_bits_become_32(tmp_path):
    (tmp_path / "a.safetensors").write_bytes(
        save_safetensors({"W1": np.array([[0.5, -2.0]], np.float16)})
    )
    (array,) = read_safetensors(tmp_path / "a.safetensors").arrays.values()
    assert array.dtype == np.float32
    assert array.tolist() == [[0.5, -2.0]]


def test_bfloat16_becomes_32_bits(tmp_path):
    header = b'{"W1": {"dtype": "BF16", "shape": [2], "data_offsets": [0, 4]}}'
    data = np.array([0x3F80, 0xC040], np.uint16).tobytes()
    (tmp_path / "a.safetensors").write_bytes(safetensors(header, data))
    (array,) = read_safetensors(tmp_path / "a.safetensors").arrays.values()
    assert array.tolist() == [1.0, -3.0]


def test_a_missing_file_is_told(tmp_path):
    for read in (read_npz, read_safetensors):
        with pytest.raises(SettingError, match="expect a file"):
            read(tmp_path / "none")
