"""Preprocessing: examples by hand, and what holds for every matrix."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.data import preprocessing as module
from engine.data.preprocessing import (
    NoPreprocessing,
    PCAWhiten,
    PixelScale,
    Scale,
    Standardise,
    ZCAWhiten,
    preprocessings,
    preprocessings_of,
)
from engine.registry import Effect, SettingError, from_config, knobs, to_config

ALL = pytest.mark.parametrize("kind", preprocessings.kinds())
MATRIX = np.array([[1.0, 10.0], [2.0, 30.0], [3.0, 20.0], [6.0, 40.0]])
PICTURES = np.random.default_rng(6).integers(0, 256, (300, 4, 3, 1), np.uint8)
PICTURES[:, 0, 0] = 7  # a pixel that never changes
CORRELATED = np.random.default_rng(5).normal(size=(200, 3)) @ np.array(
    [[2.0, 1.0, 0.0], [0.0, 0.5, 0.3], [0.0, 0.0, 1.0]]
) + [5.0, -3.0, 0.0]


def covariance(matrix):
    return np.cov(matrix.T, bias=True)


def matrices():
    shapes = st.tuples(st.integers(1, 6), st.integers(1, 5))
    columns = st.floats(-1e6, 1e6, allow_subnormal=True)
    return shapes.flatmap(lambda shape: arrays(float, shape, elements=columns))


@ALL
@given(matrix=matrices())
def test_any_training_matrix_is_fitted_without_a_warning(kind, matrix):
    before = matrix.copy()
    transformed = preprocessings[kind]().fit(matrix).transform(matrix)
    assert transformed.shape == matrix.shape and transformed.dtype == np.float64
    assert np.isfinite(transformed).all()
    assert np.array_equal(matrix, before)


@pytest.mark.parametrize("kind", sorted({*preprocessings.kinds()} - {"none", "pixel_scale"}))
def test_one_row_and_constant_columns_become_zeros(kind):
    for matrix in (np.array([[3.0, -2.0]]), np.full((7, 2), 0.1)):
        transformed = preprocessings[kind]().fit(matrix).transform(matrix)
        assert np.allclose(transformed, 0.0, atol=1e-12)


@ALL
def test_new_rows_are_treated_as_the_training_rows_were(kind):
    fitted = preprocessings[kind]().fit(MATRIX)
    assert np.allclose(fitted.transform(MATRIX)[1:3], fitted.transform(MATRIX[1:3]))


@ALL
def test_the_reported_numbers_cannot_be_written_to(kind):
    fitted = preprocessings[kind]().fit(MATRIX)
    for array in (fitted.offset, fitted.divisor, fitted.mixing):
        assert array is None or not array.flags.writeable


@ALL
def test_the_reported_numbers_redo_the_transform_by_hand(kind):
    fitted = preprocessings[kind]().fit(MATRIX)
    mixing = np.eye(2) if fitted.mixing is None else fitted.mixing
    by_hand = ((MATRIX - fitted.offset) @ mixing) / fitted.divisor
    assert np.allclose(fitted.transform(MATRIX), by_hand)


@ALL
def test_each_kind_has_a_formula_a_tooltip_and_a_configuration(kind):
    step = preprocessings[kind]()
    assert step.formula and step.summary().endswith(".")
    assert from_config(preprocessings, to_config(step)) == step
    assert all(described.effect is Effect.DATA for described in knobs(step).values())


def test_none_changes_nothing_and_shares_no_memory():
    transformed = NoPreprocessing().fit(MATRIX).transform(MATRIX)
    assert np.array_equal(transformed, MATRIX)
    assert not np.shares_memory(transformed, MATRIX)


def test_scale_fills_minus_1_to_1():
    fitted = Scale().fit(MATRIX)
    assert fitted.offset.tolist() == [3.5, 25.0] and fitted.divisor.tolist() == [2.5, 15.0]
    expected = [[-1.0, -1.0], [-0.6, 1 / 3], [-0.2, -1 / 3], [1.0, 1.0]]
    assert np.allclose(fitted.transform(MATRIX), expected)


def test_scale_fills_0_to_1():
    expected = [[0.0, 0.0], [0.2, 2 / 3], [0.4, 1 / 3], [1.0, 1.0]]
    assert np.allclose(Scale("0 to 1").fit(MATRIX).transform(MATRIX), expected)


def test_standardise_subtracts_the_mean_and_divides_by_the_deviation():
    fitted = Standardise().fit(MATRIX)
    assert fitted.offset.tolist() == [3.0, 25.0]
    assert np.allclose(fitted.divisor, [np.sqrt(3.5), np.sqrt(125.0)])
    transformed = fitted.transform(MATRIX)
    assert np.allclose(transformed.mean(axis=0), 0.0) and np.allclose(transformed.std(axis=0), 1.0)


def test_a_constant_column_beside_a_varying_one_is_only_moved():
    matrix = np.array([[0.1, 1.0], [0.1, 2.0], [0.1, 4.0]])
    fitted = Standardise().fit(matrix)
    assert fitted.divisor[0] == 1.0
    assert fitted.transform(np.array([[0.3, 1.0]]))[0, 0] == pytest.approx(0.2)


@pytest.mark.parametrize("component", [PCAWhiten, ZCAWhiten])
def test_whitening_leaves_unit_variance_and_no_correlation(component):
    transformed = component(1e-12).fit(CORRELATED).transform(CORRELATED)
    assert np.allclose(transformed.mean(axis=0), 0.0)
    assert np.allclose(covariance(transformed), np.eye(3))


def test_epsilon_shrinks_each_principal_variance_as_the_formula_says():
    variances = np.linalg.eigvalsh(covariance(CORRELATED))[::-1]
    transformed = PCAWhiten(0.5).fit(CORRELATED).transform(CORRELATED)
    assert np.allclose(covariance(transformed), np.diag(variances / (variances + 0.5)))


def test_principal_axes_fall_in_variance_and_point_to_their_largest_entry():
    fitted = PCAWhiten().fit(CORRELATED)
    assert fitted.mixing is not None
    assert (np.diff(fitted.divisor) < 0).all()
    largest = np.abs(fitted.mixing).argmax(axis=0)
    assert (fitted.mixing[largest, range(3)] > 0).all()


def test_zca_mixes_by_a_symmetric_matrix():
    fitted = ZCAWhiten().fit(CORRELATED)
    assert fitted.mixing is not None
    assert np.allclose(fitted.mixing, fitted.mixing.T)


def test_zca_leaves_white_features_as_they_are():
    white = np.array([[1.0, 1.0], [1.0, -1.0], [-1.0, 1.0], [-1.0, -1.0]])
    assert np.allclose(ZCAWhiten(1e-12).fit(white).transform(white), white)


def test_whitening_manages_with_fewer_rows_than_features():
    matrix = np.array([[1.0, 2.0, 3.0, 4.0], [2.0, 0.0, 1.0, 7.0]])
    transformed = ZCAWhiten().fit(matrix).transform(matrix)
    assert np.allclose(transformed[0], -transformed[1])
    # Two rows have one direction; along it both lie one deviation from their mean.
    assert np.linalg.norm(transformed[0]) == pytest.approx(1.0, rel=1e-4)


# pictures


def test_pixels_are_divided_by_255():
    transformed = PixelScale().fit(PICTURES).transform(PICTURES, np.float32)
    assert transformed.dtype == np.float32 and transformed.shape == PICTURES.shape
    assert np.array_equal(transformed, PICTURES.astype(np.float32) / np.float32(255))


def test_pixel_scale_is_offered_for_pictures_alone():
    assert "pixel_scale" in preprocessings_of("picture")
    assert "pixel_scale" not in preprocessings_of("point")
    assert {*preprocessings_of("point"), "pixel_scale"} == {*preprocessings.kinds()}


@ALL
def test_pictures_are_treated_as_rows_of_their_pixels(kind):
    step = preprocessings[kind]()
    rows = PICTURES.reshape(300, 12)
    fitted, expected = step.fit(PICTURES), step.fit(rows).transform(rows)
    assert np.array_equal(fitted.transform(PICTURES).reshape(300, 12), expected)
    assert np.allclose(fitted.transform(PICTURES[5:6]), fitted.transform(PICTURES)[5:6])


@ALL
def test_single_precision_is_kept_and_close_to_double(kind):
    fitted = preprocessings[kind]().fit(CORRELATED)
    single = fitted.transform(CORRELATED.astype(np.float32))
    assert single.dtype == np.float32
    assert fitted.transform(CORRELATED, np.float32).dtype == np.float32
    assert np.allclose(single, fitted.transform(CORRELATED), rtol=1e-4, atol=1e-4)


@ALL
def test_many_pictures_are_fitted_in_pieces_as_they_are_at_once(kind, monkeypatch):
    at_once = preprocessings[kind]().fit(PICTURES)
    monkeypatch.setattr(module, "CHUNK", 12 * 70)
    in_pieces = preprocessings[kind]().fit(PICTURES)
    assert np.allclose(in_pieces.transform(PICTURES), at_once.transform(PICTURES), atol=1e-7)


@pytest.mark.parametrize("kind", ["scale", "standardise", "pca_whiten", "zca_whiten"])
def test_a_pixel_that_never_changes_becomes_zero(kind):
    transformed = preprocessings[kind]().fit(PICTURES).transform(PICTURES)
    # Whitening along principal axes mixes the pixels: there one of the axes is without variance.
    flattest = np.abs(transformed.reshape(300, 12)).max(axis=0).min()
    assert flattest < 1e-9


def test_epsilon_counts_pixels_from_0_to_1():
    bytes_fit = ZCAWhiten(0.01).fit(PICTURES).transform(PICTURES)
    scaled = PICTURES.reshape(300, 12) / 255
    assert np.allclose(bytes_fit.reshape(300, 12), ZCAWhiten(0.01).fit(scaled).transform(scaled))


def test_whitening_counts_at_most_some_of_the_samples(monkeypatch):
    monkeypatch.setattr(module, "COVARIANCE_ROWS", 100)
    mean, deviations, _ = ZCAWhiten().axes(CORRELATED)
    every_other = CORRELATED[::2] - CORRELATED.mean(axis=0)
    assert np.allclose(mean, CORRELATED.mean(axis=0))
    assert np.square(deviations).sum() == pytest.approx(
        np.square(every_other).mean(axis=0).sum() + 3e-5
    )


def test_whitening_refuses_pictures_that_are_too_large():
    with pytest.raises(SettingError, match=r"at most 3,072 pixels a picture, got 4,096"):
        ZCAWhiten().fit(np.zeros((3, 64, 64, 1), np.uint8))
