"""Formula sets: the typed formula decides, and only where it has a value."""

import numpy as np
import pytest

from engine.data.formula import FormulaClasses, FormulaValues
from engine.expressions.parser import ExpressionError
from engine.registry import SettingError


def drawn(dataset, seed=0):
    return dataset.make(np.random.default_rng(seed))


def test_the_class_is_1_where_the_comparison_holds():
    samples = drawn(FormulaClasses(formula="y > x^2 - 3"))
    x, y = samples.points.T
    assert np.array_equal(samples.targets, y > x**2 - 3)
    assert samples.class_count == 2 and 0.1 < samples.targets.mean() < 0.9


def test_the_value_is_that_of_the_formula():
    samples = drawn(FormulaValues(formula="x1*x2 + max(x1, 1)"))
    x1, x2 = samples.points.T
    assert np.allclose(samples.targets, x1 * x2 + np.maximum(x1, 1), rtol=1e-15)
    assert samples.class_count == 0


def test_points_fill_the_range():
    points = drawn(FormulaValues(formula="x1", domain=(2.0, 5.0), count=5000)).points
    assert (points >= 2).all() and (points <= 5).all()
    assert np.allclose(points.mean(axis=0), 3.5, atol=0.1)


def test_noise_moves_points_while_the_class_is_decided():
    clean, noisy = (drawn(FormulaClasses(formula="x1 > 0", noise=n)) for n in (0.0, 20.0))
    assert np.array_equal(clean.points, noisy.points)
    changed = clean.targets != noisy.targets
    assert 0 < changed.mean() < 0.2
    assert (np.abs(clean.points[changed, 0]) <= 0.2 * 6.0).all()


def test_points_without_a_value_are_drawn_again():
    samples = drawn(FormulaClasses(formula="sqrt(x1) > x2"))
    assert len(samples) == 500 and (samples.points[:, 0] >= 0).all()
    values = drawn(FormulaValues(formula="1/(x1 > 5)"))
    assert len(values) == 500 and (values.targets == 1.0).all()


@pytest.mark.parametrize(
    ("kind", "formula", "message"),
    [
        (FormulaClasses, "x1 + x2", r"expects a comparison such as x2 > sin\(x1\), got x1 \+ x2"),
        (FormulaValues, "x1 > x2", "expects a number, got the comparison x1 > x2"),
        (FormulaValues, "sqrt(-1 - x1^2)", r"a range in which it has finite values, got -6 to 6"),
        (FormulaValues, "1/0", "finite values"),
        (FormulaValues, "exp(exp(9))", "finite values"),
    ],
)
def test_a_formula_that_says_nothing_to_learn_is_refused(kind, formula, message):
    with pytest.raises(SettingError, match=message):
        kind(formula=formula)


def test_a_formula_that_cannot_be_read_is_refused_with_its_place():
    with pytest.raises(ExpressionError, match="got 'z' at character 6") as caught:
        FormulaClasses(formula="x2 > z")
    assert caught.value.place == 6


def test_the_range_goes_upwards():
    with pytest.raises(SettingError, match="its low end first"):
        FormulaClasses(domain=(3.0, 3.0))
