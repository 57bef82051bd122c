"""Models of generated networks with random numbers, of every layer and activation that there is."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from engine.data.preprocessing import Fitted
from engine.files.models.model import Model
from engine.nn.activations import Activation, Identity, Sigmoid, Softmax, activations
from engine.nn.convolution import Conv2D
from engine.nn.dense import ActivationLayer, Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer, Shape
from engine.nn.losses import CategoricalCrossentropy, SquaredError
from engine.nn.network import Network
from engine.nn.normalization import BatchNormalization
from engine.nn.pooling import AveragePooling2D, GlobalAveragePooling2D, MaxPooling2D
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.image_presets import QUICK_CNN

Array = NDArray[Any]

HIDDEN = tuple(member for member in activations if member.for_hidden)
OUTPUTS: tuple[Activation, ...] = (Softmax(), Sigmoid(), Identity())


@st.composite
def dense_layers(draw: st.DrawFn, prefix: str = "h") -> tuple[Layer, ...]:
    """Rows of numbers pass some of these."""
    stack: list[Layer] = []
    for number in range(draw(st.integers(0, 3))):
        key = f"{prefix}{number}"
        activation = draw(st.sampled_from(HIDDEN))()
        kind = draw(st.sampled_from(("dense", "dense", "normal", "dropout", "activation")))
        if kind == "dense":
            stack.append(
                Dense(
                    key=key,
                    units=draw(st.integers(1, 6)),
                    activation=activation,
                    bias=draw(st.booleans()),
                    bias_scale=draw(st.sampled_from((1.0, 0.5))),
                    silent_units=draw(st.sampled_from(((), (0, 3)))),
                )
            )
        else:
            stack.append(
                {
                    "normal": BatchNormalization(key=key, epsilon=1e-2),
                    "dropout": Dropout(key=key, drop_probability=0.4),
                    "activation": ActivationLayer(key=key, activation=activation),
                }[kind]
            )
    return tuple(stack)


@st.composite
def picture_layers(draw: st.DrawFn, shape: Shape) -> tuple[Layer, ...]:
    """Pictures of this shape pass some of these and become rows."""
    stack: list[Layer] = []
    for number in range(draw(st.integers(0, 4))):
        key = f"c{number}"
        activation = draw(st.sampled_from(HIDDEN))()
        padding = draw(st.sampled_from(("same", "valid")))
        size, stride = draw(st.integers(1, 3)), draw(st.integers(1, 3))
        layer = draw(
            st.sampled_from(
                (
                    Conv2D(
                        key=key,
                        filters=3,
                        kernel_size=size,
                        stride=stride,
                        dilation=draw(st.integers(1, 2)),
                        padding=draw(st.sampled_from(("same", "valid", "number"))),
                        padding_amount=draw(st.integers(0, 2)),
                        bias=draw(st.booleans()),
                        bias_scale=draw(st.sampled_from((1.0, 0.5))),
                        activation=activation,
                        silent_units=draw(st.sampled_from(((), (1,)))),
                    ),
                    MaxPooling2D(key=key, size=size, stride=stride, padding=padding),
                    AveragePooling2D(key=key, size=size, stride=stride, padding=padding),
                    BatchNormalization(key=key),
                    Dropout(key=key),
                    ActivationLayer(key=key, activation=activation),
                )
            )
        )
        try:
            shape = layer.output_shape(shape)
        except SettingError:
            continue
        stack.append(layer)
    end = draw(st.sampled_from((Flatten(key="f1"), GlobalAveragePooling2D(key="g1"))))
    return (*stack, end)


@st.composite
def picture_models(draw: st.DrawFn, dtype: str = "float32") -> Model:
    shape = (draw(st.integers(4, 9)), draw(st.integers(4, 9)), draw(st.sampled_from((1, 3))))
    stack = (*draw(picture_layers(shape)), *draw(dense_layers()))
    output = Output(activation=Softmax(), bias=draw(st.booleans()))
    experiment = dataclasses.replace(
        QUICK_CNN.experiment, layers=stack, output=output, dtype=dtype,
        loss=CategoricalCrossentropy(),
    )  # fmt: skip
    return model_of(experiment, shape, draw(st.integers(2, 4)), draw(st.integers(0, 2**31)))


@st.composite
def point_models(draw: st.DrawFn, dtype: str = "float32") -> Model:
    output = Output(activation=draw(st.sampled_from(OUTPUTS)))
    loss = CategoricalCrossentropy() if output.activation == Softmax() else SquaredError()
    base = Experiment()
    experiment = dataclasses.replace(
        base, layers=draw(dense_layers()), output=output, loss=loss, dtype=dtype
    )
    units = experiment.output_units
    return model_of(experiment, experiment.input_shape, units, draw(st.integers(0, 2**31)))


def model_of(experiment: Experiment, shape: Shape, units: int, seed: int = 1) -> Model:
    """A model of random numbers; those of preprocessing too."""
    rng = np.random.default_rng(seed)
    network = Network(experiment.layers, experiment.output, shape, units, experiment.dtype)
    count = max(1.0, network.parameter_count**0.25)
    network.parameters[...] = rng.normal(0, 1 / count, network.parameters.shape)
    network.statistics[...] = rng.uniform(0.3, 2.0, network.statistics.shape)
    inputs = int(np.prod(shape))
    scale = 255.0 if len(shape) == 3 else 2.0
    fitted = Fitted(
        rng.uniform(0, scale / 10, inputs) * rng.integers(0, 2),
        rng.uniform(scale / 2, scale, inputs),
        rng.normal(0, inputs**-0.5, (inputs, inputs)) if rng.integers(0, 2) else None,
    )
    names = tuple(f"class {number}" for number in range(max(units, 2)))
    return Model(experiment, network, fitted, names, step=7)


def samples_for(model: Model, count: int = 5) -> Array:
    rng = np.random.default_rng(2)
    if model.of_pictures:
        return rng.integers(0, 256, (count, *model.network.input_shape)).astype(np.uint8)
    return rng.uniform(-3, 3, (count, 2)).astype(np.float32).astype(np.float64)
