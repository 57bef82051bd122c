"""Feature maps: what each filter of a convolution layer makes of chosen pictures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.insight.forward import forward
from engine.nn.compile import sum_name
from engine.nn.convolution import Conv2D
from engine.nn.network import Network, Plan
from engine.nn.pooling import Pooling2D
from engine.nn.weighted import WeightedLayer
from engine.registry import SettingError
from engine.training.trainer import Trainer

Array = NDArray[Any]

SUM, ACTIVATION, POOLED = "sum", "activation", "pooled"
STAGES = (SUM, ACTIVATION, POOLED)

NO_LABEL = -1


@dataclass(frozen=True)
class Drawing:
    """Pixels of a picture that is in no data set, as a value that compares: h·w·c bytes."""

    shape: tuple[int, int, int]
    data: bytes

    @classmethod
    def of(cls, pixels: Array) -> Drawing:
        """From uint8 (h, w, c)."""
        height, width, channels = pixels.shape
        return cls((height, width, channels), np.ascontiguousarray(pixels, np.uint8).tobytes())

    @property
    def pixels(self) -> Array:
        return np.frombuffer(self.data, dtype=np.uint8).reshape(self.shape)


@dataclass(frozen=True, eq=False)
class FeatureMaps:
    """Filters and their maps at one moment, all read-only copies.

    pixels: (n, h, w, c) uint8, of the test set's `pictures`, the drawing last where there is one.
    labels, predicted: (n,), NO_LABEL of a drawing. certainty: (n,) the probability of `predicted`.
    filters: (k, kh, kw, c)   biases: (k,) or None   maps: (k, n, rows, columns)
    low, high: (k,) of each filter's maps; of those that are not finite, nan.
    source: the key of the layer whose outputs the maps are.
    """

    layer: str
    stage: str
    source: str
    step: int
    epoch: float
    pictures: tuple[int, ...]
    pixels: Array
    labels: Array
    predicted: Array
    certainty: Array
    class_names: tuple[str, ...]
    filters: Array
    biases: Array | None
    maps: Array
    low: Array
    high: Array


@dataclass(frozen=True)
class FeatureMapsQuestion:
    """Asks for the maps of a convolution layer over pictures of the test set.

    pictures: indices; those beyond the end are left out. Without a test set the training set is
    looked at. stage: before the activation, behind it, or behind the pooling that follows.
    """

    layer: str
    pictures: tuple[int, ...] = tuple(range(9))
    stage: str = ACTIVATION
    drawing: Drawing | None = None

    def __call__(self, trainer: Trainer) -> FeatureMaps:
        """Raises SettingError where there is no such layer or stage."""
        network = trainer.network
        convolution(network, self.layer)
        source = stage_key(network, self.layer, self.stage)
        part = shown_part(trainer)
        chosen = tuple(index for index in self.pictures if 0 <= index < len(part.targets))
        pixels = part.pixels[list(chosen)]
        labels = np.asarray(part.targets[list(chosen)], dtype=np.int64)
        shape = network.input_shape
        if self.drawing is not None and self.drawing.shape == shape:
            pixels = np.concatenate([pixels, self.drawing.pixels[None]])
            labels = np.append(labels, NO_LABEL)
        if not len(pixels):
            raise SettingError("Feature maps expect a picture, got none: choose some")
        values = forward(trainer, pixels)
        maps = np.ascontiguousarray(values[source].transpose(3, 0, 1, 2), dtype=np.float32)
        filters, biases = filters_of(network, self.layer)
        low, high = maps.min(axis=(1, 2, 3)), maps.max(axis=(1, 2, 3))
        output = values["output"]
        made = FeatureMaps(
            self.layer,
            self.stage,
            source,
            trainer.step,
            trainer.epoch_position,
            chosen,
            np.array(pixels),
            labels,
            output.argmax(axis=1),
            np.array(output.max(axis=1), dtype=np.float32),
            tuple(trainer.material.samples.class_names),
            filters,
            biases,
            maps,
            low,
            high,
        )
        for array in vars(made).values():
            if isinstance(array, np.ndarray):
                array.flags.writeable = False
        return made


def shown_part(trainer: Trainer) -> Any:
    """The test set, or the training set where there is none."""
    test = trainer.material.test
    return test if len(test.targets) else trainer.material.training


def convolutions(network: Network) -> tuple[str, ...]:
    """The keys of the convolution layers, from first to last."""
    return tuple(plan.key for plan in network.plans if isinstance(plan.layer, Conv2D))


def convolution(network: Network, key: str) -> Plan:
    """The plan of a convolution layer. Raises SettingError where it is none."""
    for plan in network.plans:
        if plan.key == key and isinstance(plan.layer, Conv2D):
            return plan
    raise SettingError(
        "Feature maps expect a convolution layer, got {got}: choose one", got=repr(key)
    )


def stage_key(network: Network, layer: str, stage: str) -> str:
    """Under which key `forward` has the maps of a stage of a convolution layer.

    Behind the activation: of the layer itself, or of a layer that is an activation alone and
    follows it, perhaps behind batch normalisation. Raises SettingError for pooling that is none.
    """
    if stage == SUM:
        return sum_name(layer)
    keys = [plan.key for plan in network.plans]
    found = layer
    for plan in network.plans[keys.index(layer) + 1 :]:
        if isinstance(plan.layer, WeightedLayer) or len(plan.output_shape) != 3:
            break
        if isinstance(plan.layer, Pooling2D):
            if stage == POOLED:
                return plan.key
            break
        if stage == ACTIVATION and plan.layer.kind == "activation":
            found = plan.key
    if stage == POOLED:
        raise SettingError(
            "Maps after pooling expect a pooling layer behind {layer}, there is none: add one or "
            "choose another stage",
            layer=layer,
        )
    return found


def stages_of(network: Network, layer: str) -> tuple[str, ...]:
    """The stages that a convolution layer has."""
    try:
        stage_key(network, layer, POOLED)
    except SettingError:
        return (SUM, ACTIVATION)
    return STAGES


def filters_of(network: Network, key: str) -> tuple[Array, Array | None]:
    """Copies of a layer's kernels (k, kh, kw, c) and of its biases (k,), which it may not have."""
    table = network.view(network.parameters, key)
    return shaped(network.plan(key), table)


def shaped(plan: Plan, table: Array) -> tuple[Array, Array | None]:
    """A table (k, kh·kw·c [+ 1]) of a convolution layer as float32 kernels and biases."""
    layer = plan.layer
    assert isinstance(layer, Conv2D)
    side, channels = layer.kernel_size, plan.input_shape[2]
    taps = side * side * channels
    kernels = np.array(table[:, :taps], dtype=np.float32).reshape(-1, side, side, channels)
    biases = np.array(table[:, taps], dtype=np.float32) if table.shape[1] > taps else None
    return kernels, biases
