"""Failures: experiments that cannot succeed, each for one reason, and what mends them.

Seeds are fixed, so each fails and is mended every time in the same way.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

from engine.basics.softmax import Scores
from engine.data.features import X1, X2, Product
from engine.data.gaussians import Gauss
from engine.data.shapes import Circle, Plane, Xor
from engine.nn.activations import Identity, LeakyReLU, ReLU, Sigmoid, Tanh
from engine.nn.dense import Dense, Output
from engine.nn.initializers import GlorotUniform, HeNormal, Zeros
from engine.nn.losses import HalfSquaredError
from engine.nn.optimizers import SGD, Adam
from engine.nn.regularizers import L2
from engine.training.experiment import Experiment, edit_all
from engine.training.stopping import AtEpoch

State = Experiment | Scores
"""What fails: an experiment, or scores that softmax is taken of."""

EPOCHS = 60
"""A run stops after so many, where what it shows is plain to see."""


@dataclass(frozen=True)
class Mend:
    """Changes that make a failure succeed. edits: (path, value), all made at once."""

    id: str
    edits: tuple[tuple[str, Any], ...]

    def apply(self, state: State) -> State:
        """What fails with the changes made to it."""
        changes = dict(self.edits)
        if isinstance(state, Scores):
            return dataclasses.replace(state, **changes)
        return edit_all(state, changes)


@dataclass(frozen=True)
class Exhibit:
    """One failure.

    picture: what its small picture is of: the "map", the "units", the "gradients" of the layers,
    the "loss" over training, or the "shares" of softmax.
    look: the panel that shows it: "output", "network", "diagnostics", "curves" or "softmax".
    """

    id: str
    state: State
    picture: str
    look: str
    mends: tuple[Mend, ...]

    def mended(self, mend: Mend) -> State:
        """What fails, mended."""
        return mend.apply(self.state)


_STOP = (AtEpoch(EPOCHS),)
_DISC = Circle(count=300)
_DEEP = tuple(f"h{number}" for number in range(1, 7))
_TWO, _THREE = ("h1", "h2"), ("h1", "h2", "h3")


def _all(keys: tuple[str, ...], knob: str, value: Any) -> tuple[tuple[str, Any], ...]:
    """The same edit for several hidden layers."""
    return tuple((f"layers.{key}.{knob}", value) for key in keys)


OVERFLOW = Exhibit(
    "overflow",
    Scores(score_1=10.0, score_2=0.0, score_3=-10.0, added=1000.0),
    picture="shares",
    look="softmax",
    mends=(Mend("shift", (("added", -10.0),)),),
)
"""exp(1010) is ∞ in every floating-point format, and ∞ / ∞ is no number."""

ZEROS = Exhibit(
    "zeros",
    Experiment(
        dataset=_DISC,
        layers=(Dense(key="h1", units=6, initializer=Zeros()),),
        output=Output(initializer=Zeros()),
        optimizer=SGD(learning_rate=0.1),
        stop=_STOP,
    ),
    picture="units",
    look="network",
    mends=(
        Mend(
            "random",
            (
                ("layers.h1.initializer", GlorotUniform()),
                ("output.initializer", GlorotUniform()),
            ),
        ),
    ),
)
"""With w = 0 every unit says 0 and every gradient of a weight is 0: nothing tells units apart."""

DYING = Exhibit(
    "dying",
    Experiment(
        dataset=_DISC,
        layers=tuple(
            Dense(key=key, units=8, activation=ReLU(), initializer=HeNormal()) for key in _TWO
        ),
        optimizer=SGD(learning_rate=2.0),
        stop=_STOP,
        seed=3,
    ),
    picture="units",
    look="diagnostics",
    mends=(
        Mend("slower", (("optimizer.learning_rate", 0.05),)),
        Mend("leaky", _all(_TWO, "activation", LeakyReLU())),
    ),
)
"""A large step puts z below 0 for every point: there ReLU has slope 0, and stays."""

VANISHING = Exhibit(
    "vanishing",
    Experiment(
        dataset=_DISC,
        layers=tuple(Dense(key=key, units=8, activation=Sigmoid()) for key in _DEEP),
        optimizer=SGD(learning_rate=0.1),
        stop=_STOP,
    ),
    picture="gradients",
    look="diagnostics",
    mends=(
        Mend("tanh", _all(_DEEP, "activation", Tanh())),
        Mend(
            "relu",
            (*_all(_DEEP, "activation", ReLU()), *_all(_DEEP, "initializer", HeNormal())),
        ),
    ),
)
"""The slope of a sigmoid is at most 1/4: six of them leave less than 1/4096 of a gradient."""

EXPLODING = Exhibit(
    "exploding",
    Experiment(
        dataset=Plane(count=300),
        layers=(Dense(key="h1", units=8, activation=ReLU()),),
        output=Output(activation=Identity()),
        loss=HalfSquaredError(),
        optimizer=SGD(learning_rate=0.3),
        batch_size=300,
        stop=(AtEpoch(400),),
    ),
    picture="loss",
    look="curves",
    mends=(Mend("third", (("optimizer.learning_rate", 0.1),)),),
)
"""A step further than twice the way to the bottom of the valley ends higher than it began."""

PERCEPTRON = Exhibit(
    "perceptron",
    Experiment(dataset=Xor(count=300), layers=(), optimizer=SGD(learning_rate=0.1), stop=_STOP),
    picture="map",
    look="output",
    mends=(
        Mend("hidden", (("layers", (Dense(key="h1", units=4),)),)),
        Mend("product", (("features", (X1(), X2(), Product())),)),
    ),
)
"""One unit says yes on one side of one line; no line has XOR's corners on its two sides.

Source: Minsky & Papert 1969.
"""

LINEAR = Exhibit(
    "linear",
    Experiment(
        dataset=_DISC,
        layers=tuple(Dense(key=key, units=6, activation=Identity()) for key in _THREE),
        optimizer=SGD(learning_rate=0.05),
        stop=_STOP,
    ),
    picture="map",
    look="output",
    mends=(Mend("bent", _all(_THREE, "activation", Tanh())),),
)
"""W₃·(W₂·(W₁·x)) = W·x: layers without a bend between them are one layer."""

OVERFITTING = Exhibit(
    "overfitting",
    Experiment(
        dataset=Gauss(count=400, noise=50.0),
        training_share=0.05,
        data_seed=4,
        layers=(Dense(key="h1", units=24), Dense(key="h2", units=24)),
        optimizer=Adam(learning_rate=0.02),
        stop=(AtEpoch(400),),
    ),
    picture="map",
    look="curves",
    mends=(
        Mend("more", (("training_share", 0.75),)),
        Mend(
            "weight_decay",
            (*_all(_TWO, "regularizer", L2(0.1)), ("output.regularizer", L2(0.1))),
        ),
    ),
)
"""697 parameters learn twenty points by heart, the chance in where they lie included."""

EXHIBITS = (
    OVERFLOW,
    ZEROS,
    DYING,
    VANISHING,
    EXPLODING,
    PERCEPTRON,
    LINEAR,
    OVERFITTING,
)
"""Every exhibit, in the order of the museum."""
