"""The layers that a textbook's weights file holds, recognised from names and shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.models.shrinking import Kernel, Shrinking
from engine.registry import SettingError

Array = NDArray[Any]
PictureShape = tuple[int, int, int]
"""(height, width, channels)"""

NAME = re.compile(r"([Wb])([1-9][0-9]?)")
LARGEST_KERNEL = 31


@dataclass(frozen=True, eq=False)
class Stage:
    """One layer of the file: W (inputs, units) or (filters, channels, height, width), and b."""

    number: int
    kernel: Array
    bias: Array | None

    @property
    def arrays(self) -> tuple[Array, ...]:
        return (self.kernel,) if self.bias is None else (self.kernel, self.bias)

    @property
    def parameter_count(self) -> int:
        return sum(array.size for array in self.arrays)

    @property
    def is_convolution(self) -> bool:
        return self.kernel.ndim == 4

    @property
    def units(self) -> int:
        return len(self.kernel) if self.is_convolution else int(self.kernel.shape[1])

    @property
    def inputs(self) -> int:
        """Inputs of a dense layer, channels of a convolution."""
        return int(self.kernel.shape[1]) if self.is_convolution else len(self.kernel)


def stages(found: object) -> tuple[Stage, ...]:
    """The layers of a dictionary W1, b1, W2, b2, ... Raises SettingError for anything else."""
    if not isinstance(found, dict) or not found:
        raise SettingError(
            "A weights file expects a dictionary W1, b1, W2, b2, ..., got {got}: save the "
            "network's params",
            got=type(found).__name__ if not isinstance(found, dict) else "an empty one",
        )
    kernels: dict[int, Array] = {}
    biases: dict[int, Array] = {}
    for name, array in found.items():
        matched = NAME.fullmatch(name) if isinstance(name, str) else None
        if matched is None:
            raise SettingError(
                "A weights file expects the names W1, b1, W2, b2, ..., got {got}: dense layers "
                "and convolutions can be read, normalisation and others cannot",
                got=repr(name)[:40],
            )
        if not isinstance(array, np.ndarray):
            raise SettingError(
                "{name} expects an array of numbers, got {got}: save it as a NumPy array",
                name=name,
                got=type(array).__name__,
            )
        if not np.isfinite(array).all():
            raise SettingError(
                "{name} expects finite numbers, got nan or infinity: train the network again",
                name=name,
            )
        (kernels if matched[1] == "W" else biases)[int(matched[2])] = array
    missing = [n for n in range(1, max([*kernels, *biases]) + 1) if n not in kernels]
    if missing:
        raise SettingError(
            "A weights file expects W1, W2, ... without a gap, got no W{number}: save the whole "
            "network",
            number=missing[0],
        )
    return tuple(_stage(number, kernels[number], biases.get(number)) for number in sorted(kernels))


def _stage(number: int, kernel: Array, bias: Array | None) -> Stage:
    if kernel.ndim not in (2, 4) or kernel.size == 0:
        raise SettingError(
            "W{number} expects the shape (inputs, units) or (filters, channels, height, width), "
            "got {got}: save it in one of them",
            number=number,
            got=kernel.shape,
        )
    stage = Stage(number, kernel, None if bias is None else bias.reshape(-1))
    if stage.bias is not None and len(stage.bias) != stage.units:
        raise SettingError(
            "b{number} expects {expected} numbers, one for each unit of W{number}, got {got}: "
            "W is (inputs, units) or (filters, channels, height, width)",
            number=number,
            expected=stage.units,
            got=len(stage.bias),
        )
    if stage.is_convolution and kernel.shape[2] != kernel.shape[3]:
        raise SettingError(
            "W{number} expects square windows, got {height} × {width}: other ones cannot be read",
            number=number,
            height=kernel.shape[2],
            width=kernel.shape[3],
        )
    if stage.is_convolution and kernel.shape[2] > LARGEST_KERNEL:
        raise SettingError(
            "W{number} expects windows of at most {limit} × {limit}, got {got}: larger ones cannot "
            "be read",
            number=number,
            limit=LARGEST_KERNEL,
            got=kernel.shape[2],
        )
    return stage


def check_chain(stages: tuple[Stage, ...], picture: PictureShape) -> Shrinking | None:
    """Raise SettingError unless each layer takes what the one before gives.

    Returns how pictures may shrink between the convolutions, if there are any.
    """
    height, width, channels = picture
    convolutions = [stage for stage in stages if stage.is_convolution]
    dense = stages[len(convolutions) :]
    if not dense or any(stage.is_convolution for stage in dense):
        raise SettingError(
            "A weights file expects convolutions first and dense layers behind them, got another "
            "order: such a network cannot be read"
        )
    for stage in convolutions:
        if stage.inputs != channels:
            raise SettingError(
                "W{number} expects {expected} channels, got pictures of {got}: choose other data "
                "or another file",
                number=stage.number,
                expected=stage.inputs,
                got=channels,
            )
        channels = stage.units
    shrinking = None
    if convolutions:
        kernels = tuple(Kernel(stage.kernel.shape[2], stage.units) for stage in convolutions)
        pixels, rest = divmod(dense[0].inputs, channels)
        shrinking = Shrinking((height, width), kernels, pixels)
        if rest or not shrinking.options(()):
            raise SettingError(
                "W{number} expects {inputs} inputs, but no padding, stride and pooling makes them "
                "of {height} × {width} pixels and {filters} filters: choose other data",
                number=dense[0].number,
                inputs=dense[0].inputs,
                height=height,
                width=width,
                filters=channels,
            )
    units = dense[0].inputs if convolutions else height * width * channels
    for stage in dense:
        if stage.inputs != units:
            raise SettingError(
                "W{number} expects {expected} inputs, got {got} from what is before it: choose "
                "other data or another file",
                number=stage.number,
                expected=stage.inputs,
                got=units,
            )
        units = stage.units
    if units < 2:
        raise SettingError(
            "The last layer expects a unit for each class, at least 2, got {got}: choose a file "
            "of a network that tells classes apart",
            got=units,
        )
    return shrinking
