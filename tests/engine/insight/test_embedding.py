"""Maps of the data: principal components against SVD, t-SNE by what it must do, and their jobs."""

from __future__ import annotations

import dataclasses
from collections.abc import Generator
from typing import Any

import numpy as np
import pytest

from engine.insight.embedding import LOGITS, PIXELS, Embedding, layers_of, pca, pca_job, tsne_job
from engine.insight.forward import forward
from engine.insight.tsne import _Forces, _join, _neighbours, tsne
from engine.nn.dense import Dense
from engine.nn.dropout import Dropout
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.trainer import Trainer
from tests.engine.insight.test_mistakes import digits


def result(work: Generator[float, None, Any]) -> Any:
    """What a job returns; its shares must never fall."""
    shares = []
    while True:
        try:
            shares.append(next(work))
        except StopIteration as stop:
            assert shares == sorted(shares) and 0.0 <= shares[0] <= shares[-1] <= 1.0
            return stop.value


def groups(rng: np.random.Generator, count: int = 40) -> tuple[np.ndarray, np.ndarray]:
    """Three groups of points far apart in 20 dimensions."""
    centres = 10.0 * rng.standard_normal((3, 20))
    labels = np.arange(3 * count) % 3
    return centres[labels] + rng.standard_normal((3 * count, 20)), labels


# Principal components


@pytest.mark.parametrize("shape", [(50, 8), (30, 90), (600, 240), (250, 400)])
def test_principal_components_are_those_of_a_singular_value_decomposition(
    shape: tuple[int, int],
) -> None:
    rng = np.random.default_rng(1)
    matrix = rng.standard_normal(shape) * 1.2 ** -np.arange(shape[1])
    coordinates, explained = pca(matrix, 2)
    centred = matrix - matrix.mean(axis=0)
    u, s, _ = np.linalg.svd(centred, full_matrices=False)
    assert np.abs(coordinates) == pytest.approx(np.abs(u[:, :2] * s[:2]), abs=1e-4)
    assert explained == pytest.approx((s**2 / (s**2).sum())[:2], rel=1e-6)


def test_components_of_a_line_explain_everything_by_the_first() -> None:
    line = np.outer(np.arange(5.0), [3.0, 4.0])
    coordinates, explained = pca(line, 2)
    assert explained == pytest.approx([1.0, 0.0], abs=1e-12)
    assert np.abs(coordinates[:, 0]) == pytest.approx([10.0, 5.0, 0.0, 5.0, 10.0], abs=1e-12)


def test_the_largest_coordinate_is_positive_whatever_way_the_points_face() -> None:
    matrix = np.random.default_rng(2).gamma(1.0, size=(40, 6))
    coordinates, _ = pca(matrix, 3)
    for column in coordinates.T:
        assert column[np.abs(column).argmax()] > 0
    assert pca(-matrix, 3)[0] == pytest.approx(coordinates)


def test_equal_points_explain_nothing() -> None:
    coordinates, explained = pca(np.ones((6, 4)), 2)
    assert not coordinates.any() and explained.tolist() == [0.0, 0.0]


# t-SNE


def test_each_point_counts_perplexity_neighbours() -> None:
    points, _ = groups(np.random.default_rng(3))
    shares = _neighbours(points, 100, 12.0)
    assert shares.shape == (20, 120)
    assert shares[np.arange(20), 100 + np.arange(20)].tolist() == [0.0] * 20
    entropy = -(shares * np.log(np.where(shares > 0, shares, 1.0))).sum(axis=1)
    assert np.exp(entropy) == pytest.approx(np.full(20, 12.0), rel=1e-4)


def joint_of(points: np.ndarray, perplexity: float) -> np.ndarray:
    n = len(points)
    joint = np.concatenate([_neighbours(points, k, perplexity) for k in range(0, n, 100)])
    expected = (joint + joint.T) / (2 * n)
    for first in range(0, n, 100):
        _join(joint, first)
    assert joint == pytest.approx(expected)
    return joint


def divergence(joint: np.ndarray, y: np.ndarray) -> float:
    """KL(p ‖ q) in float64, written out."""
    near = 1.0 / (1.0 + ((y[:, None] - y[None]) ** 2).sum(axis=-1))
    np.fill_diagonal(near, 0.0)
    q = near / near.sum()
    seen = joint > 0
    return float((joint[seen] * np.log(joint[seen] / q[seen])).sum())


def test_the_gradient_is_that_of_the_divergence() -> None:
    rng = np.random.default_rng(4)
    points, _ = groups(rng)
    joint = joint_of(points, 10.0)
    y = rng.standard_normal((120, 2))
    found = _Forces(joint.astype(np.float32)).gradient(y.astype(np.float32), 1.0)
    for index in (0, 57, 119):
        for axis in (0, 1):
            moved = [y.copy(), y.copy()]
            moved[0][index, axis] += 1e-5
            moved[1][index, axis] -= 1e-5
            slope = (divergence(joint, moved[0]) - divergence(joint, moved[1])) / 2e-5
            assert found[index, axis] == pytest.approx(slope, abs=2e-5)


def test_groups_stay_groups() -> None:
    points, labels = groups(np.random.default_rng(5))
    y = result(tsne(points, perplexity=10.0))
    distances = ((y[:, None] - y[None]) ** 2).sum(axis=-1)
    np.fill_diagonal(distances, np.inf)
    assert (labels[distances.argmin(axis=1)] == labels).all()
    assert y.mean(axis=0) == pytest.approx([0.0, 0.0], abs=1e-3)


def test_the_same_points_give_the_same_picture() -> None:
    points, _ = groups(np.random.default_rng(6), 10)
    first, second = (result(tsne(points, iterations=60)) for _ in range(2))
    assert np.array_equal(first, second)


def test_equal_points_are_laid_out_without_a_warning() -> None:
    y = result(tsne(np.ones((12, 5)), iterations=20))
    assert np.isfinite(y).all()


# Jobs


LAYERS = (*digits().layers, Dropout(key="d1"), Dense(key="h1", units=5))


@pytest.fixture(scope="module")
def trainer() -> Trainer:
    made = Trainer(digits(layers=LAYERS))
    made.train(steps=10)
    return made


def test_what_only_repeats_the_layer_before_is_not_offered(trainer: Trainer) -> None:
    assert layers_of(trainer.network) == ("c1", "p1", "h1")


@pytest.mark.parametrize("layer", ["h1", "c1", LOGITS, PIXELS])
def test_a_layer_is_laid_out_by_its_activations(trainer: Trainer, layer: str) -> None:
    found = result(pca_job(layer, 120)(trainer))
    pixels = trainer.material.test.pixels[found.indices]  # type: ignore[attr-defined]
    seen = forward(trainer, pixels)
    matrix = pixels / 255.0 if layer == PIXELS else seen[layer]
    coordinates, explained = pca(matrix.reshape(120, -1).astype(np.float64), 2)
    assert isinstance(found, Embedding)
    assert found.coordinates == pytest.approx(coordinates, abs=1e-2)
    assert found.explained == pytest.approx(explained.tolist(), rel=1e-3)
    assert found.predicted.tolist() == seen["output"].argmax(axis=1).tolist()
    assert found.targets.tolist() == trainer.material.test.targets[found.indices].tolist()
    assert np.array_equal(found.pixels, pixels)
    assert (found.step, found.layer, found.method) == (trainer.step, layer, "pca")


def test_pictures_are_spread_over_the_test_set(trainer: Trainer) -> None:
    found = result(pca_job("h1", 125)(trainer))
    assert found.indices.tolist() == list(range(0, 250, 2))
    assert len(result(pca_job("h1", 2000)(trainer))) == 250


def test_a_map_is_of_the_moment_at_which_it_was_begun() -> None:
    run = Trainer(digits())
    quiet = result(pca_job(LOGITS, 250)(run))
    work = pca_job(LOGITS, 250)(run)
    next(work)
    run.train(steps=5)
    disturbed = result(work)
    assert np.array_equal(disturbed.coordinates, quiet.coordinates)
    assert disturbed.step == 0


def test_a_t_sne_of_a_layer_has_no_explained_shares(trainer: Trainer) -> None:
    found = result(tsne_job("h1", 60, perplexity=10.0)(trainer))
    assert found.coordinates.shape == (60, 2) and np.isfinite(found.coordinates).all()
    assert found.explained == () and found.method == "tsne"


def test_arrays_of_a_map_cannot_be_written(trainer: Trainer) -> None:
    found = result(pca_job("h1", 20)(trainer))
    for array in (found.coordinates, found.predicted, found.targets, found.pixels):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0


def test_a_job_changes_nothing_of_the_run(trainer: Trainer) -> None:
    before = trainer.network.parameters.copy(), trainer.streams.state()
    result(pca_job("h1", 100)(trainer))
    assert np.array_equal(trainer.network.parameters, before[0])
    assert trainer.streams.state() == before[1]


@pytest.mark.parametrize(
    ("layer", "count", "said"),
    [("h1", 2, "4 to 2000"), ("h1", 3000, "4 to 2000"), ("h9", 100, "no layer h9")],
)
def test_what_cannot_be_is_refused(trainer: Trainer, layer: str, count: int, said: str) -> None:
    with pytest.raises(SettingError, match=said):
        result(pca_job(layer, count)(trainer))


def test_points_of_a_plane_are_refused() -> None:
    with pytest.raises(SettingError, match="expects pictures"):
        result(pca_job(PIXELS, 100)(Trainer(Experiment())))


def test_a_network_that_diverged_is_refused(trainer: Trainer) -> None:
    broken = Trainer(dataclasses.replace(trainer.experiment))
    broken.network.parameters[...] = np.nan
    with pytest.raises(SettingError, match="not finite"):
        result(pca_job("h1", 100)(broken))
