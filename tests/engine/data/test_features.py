"""Features: formulas by hand, and the matrix made of them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from engine.data.features import (
    X1,
    X2,
    PowerX1,
    PowerX2,
    Product,
    check_features,
    design_matrix,
    features,
)
from engine.registry import Effect, SettingError, from_config, knobs, to_config

ALL = pytest.mark.parametrize("kind", features.kinds())
BY_HAND = {
    "x1": 2.0,
    "x2": -3.0,
    "x1_squared": 4.0,
    "x2_squared": 9.0,
    "product": -6.0,
    "sin_x1": 0.9092974268256817,
    "sin_x2": -0.1411200080598672,
    "power_x1": 8.0,
    "power_x2": -27.0,
}


@ALL
def test_each_feature_of_the_point_2_minus_3(kind):
    value = features[kind]().compute(np.array([2.0]), np.array([-3.0]))
    assert value == pytest.approx([BY_HAND[kind]], rel=1e-15)


@ALL
@given(points=arrays(float, (7, 2), elements=st.floats(-100, 100)))
def test_each_feature_is_finite_elementwise_and_leaves_its_input(kind, points):
    before = points.copy()
    feature = features[kind]()
    whole = feature.compute(points[:, 0], points[:, 1])
    each = [feature.compute(row[0:1], row[1:2])[0] for row in points]
    assert np.isfinite(whole).all()
    assert np.allclose(whole, each, rtol=1e-14)
    assert np.array_equal(points, before)


@ALL
def test_each_feature_has_a_formula_a_tooltip_and_a_configuration(kind):
    feature = features[kind]()
    assert feature.formula and feature.summary().endswith(".")
    assert from_config(features, to_config(feature)) == feature
    assert all(described.effect is Effect.DATA for described in knobs(feature).values())


def test_the_symbol_of_a_power_names_its_exponent():
    assert (PowerX1(3).symbol, PowerX2(10).symbol, X1().symbol) == ("x₁³", "x₂¹⁰", "x₁")


def test_the_design_matrix_has_a_column_for_each_feature_in_order():
    points = np.array([[1.0, 2.0], [3.0, -4.0], [0.0, 5.0]])
    matrix = design_matrix((Product(), X2(), PowerX1(exponent=2)), points)
    assert matrix.tolist() == [[2.0, 2.0, 1.0], [-12.0, -4.0, 9.0], [0.0, 5.0, 0.0]]
    assert matrix.dtype == np.float64 and matrix.flags.c_contiguous


def test_the_design_matrix_shares_no_memory_with_the_points():
    points = np.ones((3, 2))
    design_matrix((X1(), X2()), points)[:] = 7.0
    assert (points == 1.0).all()


def test_no_feature_is_refused_with_a_remedy():
    with pytest.raises(SettingError, match="at least one feature, got none: choose one"):
        check_features(())
    with pytest.raises(SettingError, match="at least one feature"):
        design_matrix((), np.zeros((3, 2)))


def test_any_feature_alone_is_enough():
    for feature in features:
        check_features((feature(),))
