"""The chain: values forward, products of slopes backward."""

from __future__ import annotations

import numpy as np
import pytest

from engine.basics.chain import chain
from engine.nn.activations import Identity, ReLU, Sigmoid, Tanh, activations


def test_the_sigmoid_gives_the_published_values():
    np.testing.assert_allclose(
        Sigmoid()(np.array([-1.0, 1.0, 2.0])), [0.26894142, 0.73105858, 0.88079708], atol=5e-9
    )


def test_a_chain_of_sigmoids_loses_at_least_three_quarters_at_each_layer():
    made = chain(Sigmoid(), 0.0, 10)
    assert made.slopes.max() <= 0.25
    assert made.gradients[0] < 0.25**10
    assert made.gradients[-1] == 1.0


def test_relus_that_fire_lose_nothing_and_silent_ones_all():
    assert chain(ReLU(), 1.0, 30).gradients[0] == 1.0
    assert chain(ReLU(), -1.0, 3).gradients[0] == 0.0


def test_a_weight_above_one_makes_the_gradient_explode():
    assert chain(Identity(), 1.0, 10, 2.0).gradients[0] == pytest.approx(1024.0)


def has_slope(kind: str) -> bool:
    return activations[kind].for_hidden and kind != "step"


@pytest.mark.parametrize("kind", [kind for kind in activations.kinds() if has_slope(kind)])
def test_the_first_gradient_is_the_slope_of_the_whole_chain(kind):
    activation, small = activations[kind](), 1e-5
    high, low = (chain(activation, 0.4 + d, 4, 1.3).values[-1] for d in (small, -small))
    measured = (high - low) / (2 * small)
    assert chain(activation, 0.4, 4, 1.3).gradients[0] == pytest.approx(measured, rel=1e-5)


def test_the_gradient_at_a_layer_is_that_of_the_rest_of_the_chain():
    whole = chain(Tanh(), 0.5, 5, 1.2)
    rest = chain(Tanh(), float(whole.values[2]), 3, 1.2)
    assert whole.gradients[2] == pytest.approx(rest.gradients[0])
