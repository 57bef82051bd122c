"""The NumPy script of a network that reads pictures trains as the engine does.

The engine computes a convolution by the fastest lowering, Winograd's among them, the script by the
definition: sums are taken in another order, so that losses in float64 agree to rounding (measured:
1e-14), not to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pytest

from engine.data.mnist import Mnist
from engine.data.preprocessing import NoPreprocessing, PCAWhiten, PixelScale, Standardise
from engine.files.sources.numpy_script import numpy_script
from engine.files.sources.numpy_step import trace
from engine.nn.activations import ELU, Identity, LeakyReLU, ReLU, Sigmoid, Softmax, Tanh
from engine.nn.convolution import Conv2D
from engine.nn.dense import ActivationLayer, Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.initializers import HeNormal
from engine.nn.layer import Layer
from engine.nn.losses import BinaryCrossentropy, CategoricalCrossentropy, Hinge, SquaredError
from engine.nn.normalization import BatchNormalization
from engine.nn.optimizers import SGD, Adam, AdamW, Momentum, Nesterov, RMSprop
from engine.nn.pooling import AveragePooling2D, GlobalAveragePooling2D, MaxPooling2D
from engine.nn.regularizers import L2, Elastic, MaxNorm
from engine.nn.reshape import Flatten
from engine.training.experiment import Experiment, edit
from engine.training.image_presets import PRESETS
from engine.training.trainer import Trainer
from tests.engine.files.sources.scripts import Outcome, run_scripts

EPOCHS = 2
C1 = Conv2D(key="c1", filters=3, kernel_size=3, stride=2, initializer=HeNormal())
F1, H1 = Flatten(key="f1"), Dense(key="h1", units=8)


def digits(*layers: Layer, **knobs: Any) -> Experiment:
    """A hundred digits, some layers, classes told apart."""
    given: dict[str, Any] = {
        "dataset": Mnist(count=100, test_count=100),
        "preprocessing": PixelScale(),
        "layers": layers,
        "output": Output(activation=Softmax()),
        "loss": CategoricalCrossentropy(),
        "optimizer": SGD(learning_rate=0.05),
        "batch_size": 30,
        "dtype": "float64",
    }
    return Experiment(**{**given, **knobs})


P1 = MaxPooling2D(key="p1")
CASES = {
    "a convolution": digits(C1, F1, H1),
    "dense on pixels": digits(
        F1, H1, preprocessing=NoPreprocessing(), optimizer=SGD(learning_rate=1e-4)
    ),
    "standardised": digits(F1, H1, preprocessing=Standardise()),
    "whitened": digits(F1, H1, preprocessing=PCAWhiten(epsilon=0.1)),
    "two convolutions with pooling": digits(
        replace(C1, stride=1),
        P1,
        Conv2D(key="c2", filters=4, kernel_size=3, padding="valid", activation=Tanh()),
        MaxPooling2D(key="p2", size=3, stride=2, padding="same"),
        F1,
        optimizer=Adam(),
    ),
    "dilation, a number of zeros": digits(
        replace(C1, dilation=2, padding="number", padding_amount=3, activation=ELU()),
        Conv2D(key="c2", filters=4, kernel_size=2, stride=3, activation=LeakyReLU()),
        F1,
        optimizer=Nesterov(learning_rate=0.02),
    ),
    "average pooling": digits(
        C1,
        AveragePooling2D(key="p1", size=3, stride=2, padding="same"),
        AveragePooling2D(key="p2"),
        F1,
        optimizer=RMSprop(),
    ),
    "global average pooling": digits(C1, GlobalAveragePooling2D(key="g"), H1),
    "batch normalisation": digits(
        replace(C1, bias=False, activation=Identity()),
        BatchNormalization(key="bn", momentum=0.7),
        ActivationLayer(key="act", activation=ReLU()),
        P1,
        F1,
        BatchNormalization(key="bn2"),
        H1,
        optimizer=AdamW(weight_decay=0.05),
    ),
    "dropout": digits(Dropout(key="d0", drop_probability=0.1), C1, Dropout(key="d1"), P1, F1, H1),
    "held filters": digits(
        replace(C1, silent_units=(0,), frozen_units=(1,), regularizer=MaxNorm(limit=0.5)),
        F1,
        replace(H1, frozen=True),
        optimizer=Momentum(),
    ),
    "pulled filters": digits(replace(C1, regularizer=Elastic(), bias_scale=2.0), F1),
    "frozen first": digits(replace(C1, frozen=True), P1, F1, replace(H1, regularizer=L2())),
    "winograd": digits(
        Conv2D(key="c1", filters=16, kernel_size=3, stride=3),
        Conv2D(key="c2", filters=16, kernel_size=5, activation=Tanh()),
        P1,
        F1,
    ),
    "the pixels' own pooling": digits(P1, F1, H1),
    "separate questions": digits(
        C1, F1, output=Output(activation=Sigmoid()), loss=BinaryCrossentropy()
    ),
    "hinge": digits(C1, F1, output=Output(activation=Identity()), loss=Hinge()),
    "squared error, all at once": digits(C1, F1, loss=SquaredError(), batch_size=1000),
    "single precision": digits(C1, BatchNormalization(key="bn"), P1, F1, H1, dtype="float32"),
}


def generated(number: int) -> Experiment:
    """A stack of layers drawn at random."""
    rng = np.random.default_rng(number)

    def one_of(*choices: Any) -> Any:
        return choices[rng.integers(len(choices))]

    layers: list[Layer] = []
    for place in range(int(rng.integers(1, 3))):
        layers.append(
            Conv2D(
                key=f"c{place}",
                filters=int(rng.integers(1, 5)),
                kernel_size=int(rng.integers(1, 6)),
                stride=int(rng.integers(1, 4)),
                dilation=int(rng.integers(1, 3)),
                padding=one_of("same", "number"),
                padding_amount=int(rng.integers(0, 4)),
                bias=bool(rng.integers(2)),
                activation=one_of(ReLU(), Tanh(), ELU(), Identity()),
            )
        )
        layers += one_of((), (BatchNormalization(key=f"b{place}"),), (Dropout(key=f"d{place}"),))
        pool = one_of(MaxPooling2D, AveragePooling2D)
        size, stride = int(rng.integers(1, 4)), int(rng.integers(1, 4))
        layers.append(pool(key=f"p{place}", size=size, stride=stride, padding="same"))
    layers.append(one_of(Flatten(key="f"), GlobalAveragePooling2D(key="f")))
    rule = one_of(SGD(learning_rate=0.05), Adam(), RMSprop(momentum=0.5), Momentum())
    return digits(*layers, optimizer=rule, batch_size=int(rng.integers(20, 120)))


def midway() -> Trainer:
    trainer = Trainer(CASES["dropout"])
    trainer.train(steps=2)
    return trainer


def generated_run(seed: int) -> Trainer:
    return Trainer(generated(seed))


RUNS: dict[str, Callable[[], Trainer]] = {
    **{name: partial(Trainer, e) for name, e in CASES.items()},
    **{f"generated {n}": partial(generated_run, n) for n in range(10)},
    "from the middle": midway,
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    return run_scripts(RUNS, tmp_path_factory.mktemp("scripts"), EPOCHS)


def tolerance(name: str) -> float:
    return 1e-4 if name == "single precision" else 1e-12


@pytest.mark.parametrize("name", RUNS)
def test_the_losses_are_those_of_the_trainer_step_by_step(outcomes, name):
    outcome = outcomes[name]
    assert outcome.script_losses.shape == outcome.losses.shape
    assert np.isfinite(outcome.losses).all()
    assert outcome.script_losses == pytest.approx(outcome.losses, rel=tolerance(name))


@pytest.mark.parametrize("name", RUNS)
def test_parameters_statistics_and_outputs_are_those_of_the_trainer(outcomes, name):
    trainer, arrays = outcomes[name].trainer, outcomes[name].arrays
    network, allowed = trainer.network, 100 * tolerance(name)
    for tensor in trace(trainer.experiment).tensors:
        if tensor.kind == "parameter":
            ours = network.view(network.parameters, tensor.key, tensor.name)
        elif tensor.kind == "statistic":
            start, shape = network.plan(tensor.key).statistics[tensor.name]
            ours = network.statistics[start:][: np.prod(shape)].reshape(shape)
        else:
            continue
        assert np.abs(arrays[tensor.variable] - ours).max() <= allowed * max(1, np.abs(ours).max())
    from engine.insight.forward import forward

    expected = forward(trainer, trainer.material.training.pixels)["output"]
    np.testing.assert_allclose(arrays["outputs"].T, expected, rtol=allowed, atol=allowed)


def test_every_published_network_can_be_read_quickly():
    for preset in PRESETS:
        script = numpy_script(preset.experiment)
        compile(script.text, preset.id, "exec")
        assert script.arrays == {}
        body = [line for line in script.lines if line.text.startswith(" " * 8) and line.operation]
        layers = preset.experiment.layers
        stacked = layers[isinstance(layers[0], Flatten) :]  # of columns nothing is left to flatten
        assert {line.layer for line in body} >= {*(layer.key for layer in stacked), "output"}


def test_a_convolution_is_written_as_its_formula():
    text = numpy_script(CASES["a convolution"]).text
    assert "        z_c1 = convolve(x_c1, W_c1[:, :-1], **window_c1) + W_c1[:, -1]\n" in text
    assert "window_c1 = dict(size=3, stride=2, dilation=1, pad_rows=(0, 1)" in text
    assert "        dW_c1[:, :-1] = kernel_gradient(dz_c1, x_c1, **window_c1)\n" in text


def test_only_what_is_used_is_defined():
    text = numpy_script(CASES["dense on pixels"]).text
    assert "def convolve" not in text
    assert "def max_pool" not in text
    text = numpy_script(edit(CASES["a convolution"], "layers", (P1, F1))).text
    assert "def convolve" not in text
    assert "def max_pool(" in text


def test_pixels_are_kept_as_bytes():
    script = numpy_script(CASES["a convolution"], standalone=True)
    assert script.arrays["pixels_train"].dtype == np.uint8
    assert script.arrays_bytes is not None
    assert len(script.arrays_bytes) < script.arrays["pixels_train"].nbytes
