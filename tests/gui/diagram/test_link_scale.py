"""The scale of link widths grows in steps and starts again with the run."""

from __future__ import annotations

import numpy as np
import pytest

from gui.diagram.link_scale import LinkScale, rounded_up


@pytest.mark.parametrize(
    ("value", "step"), [(0.04, 0.05), (1.0, 1), (1.01, 2), (2.5, 3), (7, 10), (11, 20), (4e6, 5e6)]
)
def test_a_value_is_rounded_up_to_a_step(value, step):
    assert rounded_up(value) == pytest.approx(step)


def test_the_scale_grows_with_the_weights_and_never_shrinks_in_a_run():
    scale = LinkScale()
    assert scale.follow(0, [np.array([[0.5, -0.2, 9.0]])]) == 1.0  # 9.0 is a bias
    assert scale.follow(10, [np.array([[-2.2, 0.0, 0.0]])]) == 3.0
    assert scale.follow(20, [np.array([[0.1, 0.0, 0.0]])]) == 3.0


def test_the_scale_starts_again_with_the_run():
    scale = LinkScale()
    scale.follow(50, [np.array([[40.0, 0.0]])])
    assert scale.follow(0, [np.array([[0.3, 0.0]])]) == 1.0


def test_weights_that_are_not_finite_do_not_count():
    tables = [np.array([[np.nan, np.inf, 1.5, 0.0]])]
    assert LinkScale().follow(0, tables) == 2.0
