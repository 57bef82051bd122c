"""Slopes of formulas against central differences."""

import numpy as np
import pytest

from engine.basics.slopes import slopes
from engine.expressions.expression import FUNCTIONS
from engine.expressions.parser import parse

H = 1e-6
X = np.array([0.3, 0.7, 1.4])
Y = np.array([1.1, 0.4, 2.2])


def assert_slopes_agree(text: str) -> None:
    formula = parse(text, ("x", "y"))
    value, found = slopes(formula, {"x": X, "y": Y})
    assert np.array_equal(value, formula(x=X, y=Y))
    by_x = (formula(x=X + H, y=Y) - formula(x=X - H, y=Y)) / (2 * H)
    by_y = (formula(x=X, y=Y + H) - formula(x=X, y=Y - H)) / (2 * H)
    assert found["x"] == pytest.approx(by_x, rel=1e-6, abs=1e-8)
    assert found["y"] == pytest.approx(by_y, rel=1e-6, abs=1e-8)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_function_has_the_slope_of_its_central_difference(name):
    operands = "x*y, 0.9*x" if name in ("min", "max") else "x*y"
    assert_slopes_agree(f"{name}({operands})")


@pytest.mark.parametrize(
    "text", ["x+y", "x-y*x", "x/y", "-x*y", "x^3*y^2", "x^y", "2^x", "(x<y)*x", "max(x, y, 1)^2"]
)
def test_every_operation_has_the_slope_of_its_central_difference(text):
    assert_slopes_agree(text)


def test_a_square_has_a_slope_where_its_base_is_zero_or_negative():
    _, found = slopes(parse("x^2", ("x",)), {"x": np.array([-3.0, 0.0])})
    assert found["x"].tolist() == [-6.0, 0.0]


def test_a_negative_number_to_a_power_has_no_slope_by_the_exponent():
    _, found = slopes(parse("x^y", ("x", "y")), {"x": -2.0, "y": 2.0})
    assert float(found["x"]) == -4.0
    assert np.isnan(found["y"])


def test_a_variable_that_does_not_occur_has_the_slope_zero():
    _, found = slopes(parse("x", ("x", "y")), {"x": X, "y": Y})
    assert found["y"].tolist() == [0.0, 0.0, 0.0]


def test_of_equal_operands_of_a_maximum_the_first_gets_its_slope():
    _, found = slopes(parse("max(x, y)", ("x", "y")), {"x": 1.0, "y": 1.0})
    assert (float(found["x"]), float(found["y"])) == (1.0, 0.0)
