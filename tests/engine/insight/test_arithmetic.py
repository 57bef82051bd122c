"""The arithmetic of a neuron: what is shown, read back from its text, adds up again."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from engine.data.features import X1, X2, SinX1, X1Squared
from engine.data.gaussians import GaussianClasses
from engine.data.preprocessing import PCAWhiten, Standardise
from engine.insight.arithmetic import Arithmetic, Between, arithmetic, subscript
from engine.nn.activations import GELU, Identity, LeakyReLU, ReLU, Sigmoid, Softmax, Tanh
from engine.nn.compile import block_rows, compile_evaluation
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.losses import CategoricalCrossentropy, HalfSquaredError
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import Adam
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.journal import WeightEdit
from engine.training.trainer import Trainer

PLAIN = {
    "identity": lambda z: z,
    "relu": lambda z: max(z, 0.0),
    "leaky_relu": lambda z: z if z > 0 else 0.01 * z,
    "tanh": math.tanh,
    "sigmoid": lambda z: 1.0 / (1.0 + math.exp(-z)),
    "gelu": lambda z: 0.5 * z * (1 + math.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3))),
}
HIDDEN = (Tanh(), ReLU(), Sigmoid(), LeakyReLU(), GELU())


def text(number: float, decimals: int) -> str:
    return f"{number:.{decimals}f}"


def recompute(shown_by: Arithmetic) -> None:
    """Read every number from its text and compute with plain floats what stands beside it."""
    shown = shown_by.shown
    places = shown.sum.decimals
    total = 0.0
    for term, value, weight, product in zip(
        shown_by.terms, shown.sum.values, shown.sum.weights, shown.sum.products, strict=True
    ):
        x, w = text(value, places.factor), text(weight, places.factor)
        assert float(x) == pytest.approx(term.value, abs=0.51 * 10**-places.factor)
        assert float(w) == pytest.approx(term.weight, abs=0.51 * 10**-places.factor)
        assert text(float(x) * float(w) + 0.0, places.product) in (
            text(product, places.product),
            "-" + text(product, places.product),
        )
        total += float(text(product, places.product))
    z = text(shown.sum.total, places.sum)
    assert float(text(total, places.sum)) == float(z)
    assert float(text(shown_by.z, places.sum)) == float(z)
    assert float(text(shown_by.value, shown.value_decimals)) == shown.value
    if shown.shares is None:
        again = PLAIN[shown_by.activation.kind](float(z))
        assert float(text(again, shown.value_decimals)) == shown.value


def random_experiment(seed: int) -> Experiment:
    rng = np.random.default_rng(seed)
    chosen = ((X1(), X2()), (X1(), X2(), X1Squared(), SinX1()))[seed % 2]
    stack = tuple(
        Dense(
            key=f"h{place}",
            units=int(rng.integers(1, 12)),
            activation=HIDDEN[int(rng.integers(len(HIDDEN)))],
        )
        for place in range(1 + seed % 3)
    )
    return Experiment(features=chosen, layers=stack, seed=seed)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_shown_of_a_hidden_unit_and_the_output_adds_up(seed):
    trainer = Trainer(random_experiment(seed))
    trainer.train(steps=30)
    rng = np.random.default_rng(seed)
    for x1, x2 in rng.uniform(-6, 6, (5, 2)):
        for plan in trainer.network.plans:
            found = arithmetic(trainer, plan.key, plan.output_shape[0] - 1, x1, x2)
            assert not found.shown.disagrees and found.shown.sum.remainder == 0.0
            recompute(found)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_a_layer_of_64_inputs_adds_up(dtype):
    stack = (Dense(key="h1", units=64, activation=ReLU()), Dense(key="h2", units=64))
    trainer = Trainer(Experiment(layers=stack, dtype=dtype))
    for unit in range(0, 64, 8):
        found = arithmetic(trainer, "h2", unit, 3.3, -4.7)
        assert len(found.terms) == 65 and not found.shown.disagrees
        recompute(found)


def test_the_exact_numbers_are_the_networks_own():
    trainer = Trainer(Experiment(dtype="float64"))
    trainer.train(steps=50)
    W = trainer.network.view(trainer.network.parameters, "h1")
    found = arithmetic(trainer, "h1", 2, 1.5, -0.25)
    z = W[2, 0] * 1.5 + W[2, 1] * -0.25 + W[2, 2]
    assert found.z == pytest.approx(z, rel=1e-14)
    assert found.value == pytest.approx(math.tanh(z), rel=1e-14)
    program = compile_evaluation(trainer.network, 1)
    block = np.zeros((block_rows(trainer.network), 1))
    block[:3, 0] = 1.5, -0.25, 1.0
    program.array("block")[...] = block
    program.step()
    output = arithmetic(trainer, "output", 0, 1.5, -0.25)
    assert output.z == program.array("logits")[0, 0]
    assert output.value == program.array("output")[0, 0]
    assert sum(term.product for term in output.terms) == pytest.approx(output.z, rel=1e-12)


def test_terms_name_where_they_come_from():
    experiment = Experiment(features=(X1(), SinX1()))
    trainer = Trainer(experiment)
    first = arithmetic(trainer, "h1", 0, 2.0, 0.0).terms
    assert [(t.symbol, t.layer, t.unit) for t in first] == [
        ("x₁", "features", 0),
        ("sin x₁", "features", 1),
        ("b", "", -1),
    ]
    assert [t.value for t in first] == pytest.approx([2.0, math.sin(2.0), 1.0])
    second = arithmetic(trainer, "h2", 3, 2.0, 0.0).terms
    assert [(t.symbol, t.layer) for t in second[:2]] == [("a₁", "h1"), ("a₂", "h1")]
    assert second[-1].is_bias and not second[0].is_bias
    assert subscript(11) == "₁₂"


def test_a_layer_without_biases_has_no_term_for_one():
    trainer = Trainer(Experiment(layers=(Dense(key="h1", units=2, bias=False),)))
    found = arithmetic(trainer, "h1", 1, 1.0, 2.0)
    assert [term.symbol for term in found.terms] == ["x₁", "x₂"]
    recompute(found)


def test_the_bias_is_multiplied_by_its_scale():
    trainer = Trainer(Experiment(layers=(Dense(key="h1", units=2, bias_scale=2.5),)))
    trainer.apply(WeightEdit("h1", 0, -1, 0.5))
    found = arithmetic(trainer, "h1", 0, 0.0, 0.0)
    assert (found.terms[-1].value, found.terms[-1].weight, found.z) == (2.5, 0.5, 1.25)
    recompute(found)


def test_dropout_and_batch_normalisation_in_between_are_named_and_evaluated():
    stack = (
        Dense(key="h1", units=5),
        BatchNormalization(key="n1", momentum=0.5),
        Dropout(key="d1", drop_probability=0.5),
        Dense(key="h2", units=3),
    )
    trainer = Trainer(Experiment(layers=stack, dtype="float64", optimizer=Adam()))
    trainer.train(steps=100)
    found = arithmetic(trainer, "h2", 1, 1.0, -2.0)
    assert found.between == (Between("n1", "batch_normalization"), Between("d1", "dropout"))
    mean, variance = trainer.network.statistics.reshape(2, 5)
    gamma = trainer.network.view(trainer.network.parameters, "n1", "gamma")[:, 0]
    beta = trainer.network.view(trainer.network.parameters, "n1", "beta")[:, 0]
    for unit, term in enumerate(found.terms[:-1]):
        a = arithmetic(trainer, "h1", unit, 1.0, -2.0).value
        assert (term.layer, term.before) == ("h1", a)
        normal = (a - mean[unit]) / math.sqrt(variance[unit] + 1e-3)
        assert term.value == pytest.approx(gamma[unit] * normal + beta[unit])
    recompute(found)
    assert arithmetic(trainer, "h1", 1, 1.0, -2.0).between == ()


def test_preprocessed_features_are_shown_before_and_after():
    trainer = Trainer(Experiment(preprocessing=Standardise()))
    found = arithmetic(trainer, "h1", 0, 1.0, -2.0)
    points = trainer.material.training.points
    expected = (np.array([1.0, -2.0]) - points.mean(axis=0)) / points.std(axis=0)
    assert [term.before for term in found.terms[:2]] == [1.0, -2.0]
    assert [term.value for term in found.terms[:2]] == pytest.approx(expected, rel=1e-6)
    assert found.between == (Between("preprocessing", "standardise"),)


def test_mixed_features_have_no_value_before():
    trainer = Trainer(Experiment(preprocessing=PCAWhiten()))
    found = arithmetic(trainer, "h1", 0, 1.0, -2.0)
    assert [(t.symbol, t.before) for t in found.terms[:2]] == [("u₁", None), ("u₂", None)]


@pytest.mark.parametrize("seed", range(5))
def test_softmax_shows_all_logits_and_shares_that_follow(seed):
    trainer = Trainer(
        Experiment(
            dataset=GaussianClasses(),
            output=Output(activation=Softmax()),
            loss=CategoricalCrossentropy(),
            seed=seed,
        )
    )
    trainer.train(steps=200)
    classes = trainer.experiment.class_count
    total = 0.0
    for unit in range(classes):
        found = arithmetic(trainer, "output", unit, 1.0 + seed, -2.0)
        recompute(found)
        shown = found.shown
        assert not shown.disagrees and shown.shares is not None
        shares, places = shown.shares, shown.shares.exponential_decimals
        logits = [float(text(z, shown.sum.decimals.sum)) for z in shares.logits]
        assert len(logits) == classes and logits[unit] == shown.sum.total
        exponentials = [float(text(math.exp(z - max(logits)), places)) for z in logits]
        assert exponentials == list(shares.exponentials)
        assert float(text(sum(exponentials), places)) == shares.total
        share = exponentials[unit] / shares.total
        assert float(text(share, shown.value_decimals)) == shown.value
        total += found.value
    assert total == pytest.approx(1.0, rel=1e-6)


def test_a_silenced_unit_keeps_its_sum_and_says_0():
    trainer = Trainer(Experiment(layers=(Dense(key="h1", units=3, silent_units=(1,)),)))
    found = arithmetic(trainer, "h1", 1, 1.0, 2.0)
    assert found.silent and found.value == 0.0 and found.shown.value == 0.0
    assert found.z != 0.0 and not found.shown.disagrees
    assert not arithmetic(trainer, "h1", 0, 1.0, 2.0).silent


def test_a_tiny_value_keeps_digits_that_say_something():
    trainer = Trainer(Experiment(layers=()))
    trainer.apply(WeightEdit("output", 0, -1, -12.0))
    found = arithmetic(trainer, "output", 0, 0.01, 0.02)
    assert 0 < found.shown.value == pytest.approx(found.value, rel=0.05)
    recompute(found)


def test_sums_beyond_the_networks_precision_show_what_rounding_left_over():
    experiment = Experiment(
        layers=(), output=Output(activation=Identity()), loss=HalfSquaredError()
    )
    trainer = Trainer(experiment)
    for column, value in ((0, 1.2345678e12), (1, -1.2345679e12), (-1, 0.3)):
        trainer.apply(WeightEdit("output", 0, column, value))
    found = arithmetic(trainer, "output", 0, 1.7, 1.3)
    shown = found.shown.sum
    assert found.shown.disagrees and shown.remainder != 0.0
    assert sum(shown.products) + shown.remainder == pytest.approx(shown.total, rel=1e-12)
    assert shown.total == pytest.approx(found.z, rel=1e-9)


def test_what_is_no_neuron_is_refused():
    trainer = Trainer(Experiment(layers=(Dense(key="h1"), Dropout(key="d1"))))
    for key, unit in (("d1", 0), ("nowhere", 0), ("h1", 4), ("h1", -1)):
        with pytest.raises(SettingError):
            arithmetic(trainer, key, unit, 0.0, 0.0)


def test_numbers_that_are_not_finite_are_refused():
    trainer = Trainer(replace(Experiment(), layers=()))
    trainer.apply(WeightEdit("output", 0, 0, float("inf")))
    with pytest.raises(SettingError, match="finite"):
        arithmetic(trainer, "output", 0, 1.0, 1.0)
