"""Arrays that other programs saved by name, recognised as layers W1, b1, W2, b2, ...

| saved by | names | dense | convolution | pixels flattened |
|---|---|---|---|---|
| the textbook | W1, b1 | (inputs, units) | (filters, channels, h, w) | channels first |
| PyTorch | fc1.weight, fc1.bias | (units, inputs) | (filters, channels, h, w) | channels first |
| Keras | dense/kernel, dense/bias | (inputs, units) | (h, w, channels, filters) | channels last |
| Glassnet | h1.weights, h1.bias | (units, inputs) | (filters, h, w, channels) | channels last |

The names say which of them it may be, the shapes whether it is.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.files.models.stages import NAME, PictureShape, Stage, stages
from engine.files.models.textbook_weights import TextbookWeights
from engine.registry import SettingError

Array = NDArray[Any]

NAMED = re.compile(r"(.*?)[./_]?(weights?|kernel|bias(?:es)?|[Wwb])(?::0)?")
NUMBERED = re.compile(r"arr_(\d+)")
BIASES = ("bias", "biases", "b")


@dataclass(frozen=True)
class Convention:
    """Which axes kernels have: what they must be turned by to be as in the textbook."""

    dense: tuple[int, int]
    convolution: tuple[int, int, int, int]
    channels_last: bool


TEXTBOOK = Convention((0, 1), (0, 1, 2, 3), False)
PYTORCH = Convention((1, 0), (0, 1, 2, 3), False)
KERAS = Convention((0, 1), (3, 2, 0, 1), True)
OURS = Convention((1, 0), (0, 3, 1, 2), True)
CONVENTIONS = {"weight": PYTORCH, "kernel": KERAS, "weights": OURS, "W": TEXTBOOK, "w": TEXTBOOK}


@dataclass(frozen=True, eq=False)
class _Layer:
    """A kernel with its bias, and the word that its name ends with."""

    kernel: Array
    bias: Array | None
    word: str


def recognise(arrays: Mapping[str, Array], picture_shape: PictureShape) -> TextbookWeights:
    """The weights for pictures of this shape. Raises SettingError where nothing fits."""
    if all(NAME.fullmatch(name) for name in arrays):
        return TextbookWeights(stages(dict(arrays)), picture_shape)
    found = _layers(arrays)
    refusal: SettingError | None = None
    for convention in _conventions(found):
        for order in _orders(found):
            turned = [_turned(layer, convention) for layer in order]
            try:
                made = stages(_as_textbook(turned))
                if not _follow_each_other(made):
                    continue
                return TextbookWeights(made, picture_shape, convention.channels_last)
            except SettingError as error:
                refusal = refusal or error
    raise refusal or SettingError(
        "A weights file expects layers that follow each other, got shapes that do not: {got}. "
        "Name them in their order, such as W1, b1, W2, b2",
        got=", ".join(f"{name} {array.shape}" for name, array in arrays.items())[:200],
    )


def names_weights(name: str) -> bool:
    """Whether an array is called as weights or biases are, such as W1 or fc1.weight."""
    return bool(NAME.fullmatch(name) or NAMED.fullmatch(name))


def _layers(arrays: Mapping[str, Array]) -> list[_Layer]:
    """By what their names begin with, in the order of the file."""
    parts: dict[str, dict[str, tuple[str, Array]]] = {}
    last = ""
    for name, array in arrays.items():
        numbered, named = NUMBERED.fullmatch(name), NAMED.fullmatch(name)
        if numbered:
            word = "W" if array.ndim != 1 else "b"
            last = stem = name if word == "W" else last
        elif named:
            stem, word = named[1], named[2]
        else:
            stem, word = name, ""
        role = "bias" if word in BIASES else "kernel"
        if not word or role in parts.setdefault(stem, {}):
            raise _unknown(name)
        parts[stem][role] = (word, array)
    for stem, found in parts.items():
        if "kernel" not in found:
            raise _unknown(f"{stem}.{found['bias'][0]}")
    return [
        _Layer(
            found["kernel"][1],
            found["bias"][1] if "bias" in found else None,
            found["kernel"][0],
        )
        for _, found in sorted(parts.items(), key=lambda part: _natural(part[0]))
    ]


def _unknown(name: str) -> SettingError:
    return SettingError(
        "A weights file expects the names W1, b1, W2, b2, ... or those of dense layers and "
        "convolutions in PyTorch or Keras, got {got}: other layers come as ONNX",
        got=repr(name)[:60],
    )


def _natural(name: str) -> list[tuple[int, int, str]]:
    """A key for sorting by which conv2 comes before conv10."""
    parts = re.findall(r"\d+|\D+", name)
    return [(0, int(p[:18]), "") if p.isdecimal() else (1, 0, p) for p in parts]


def _conventions(found: Sequence[_Layer]) -> Iterator[Convention]:
    """The one that the names speak for, then the others."""
    first = CONVENTIONS.get(found[0].word, TEXTBOOK)
    yield first
    yield from (each for each in (TEXTBOOK, PYTORCH, KERAS, OURS) if each != first)


def _orders(found: Sequence[_Layer]) -> Iterator[list[_Layer]]:
    """Convolutions first; dense layers by their names, or so that each takes what the last gave."""
    convolutions = [layer for layer in found if layer.kernel.ndim == 4]
    others = [layer for layer in found if layer.kernel.ndim != 4]
    yield convolutions + others
    for first in others:
        rest, chain = [layer for layer in others if layer is not first], [first]
        while rest:
            ends = set(chain[-1].kernel.shape)
            following = [layer for layer in rest if ends & set(layer.kernel.shape)]
            if not following:
                break
            chain.append(following[0])
            rest = [layer for layer in rest if layer is not following[0]]
        else:
            yield convolutions + chain


def _turned(layer: _Layer, convention: Convention) -> _Layer:
    kernel = layer.kernel
    if kernel.ndim == 2:
        kernel = kernel.transpose(convention.dense)
    elif kernel.ndim == 4:
        kernel = kernel.transpose(convention.convolution)
    return _Layer(kernel, layer.bias, layer.word)


def _as_textbook(found: Sequence[_Layer]) -> dict[str, Array]:
    named: dict[str, Array] = {}
    for number, layer in enumerate(found, start=1):
        named[f"W{number}"] = np.asarray(layer.kernel)
        if layer.bias is not None:
            named[f"b{number}"] = layer.bias
    return named


def _follow_each_other(found: Sequence[Stage]) -> bool:
    """Whether each layer takes what the one before gives, pixels flattened in between aside."""
    return all(
        after.inputs == before.units
        or (before.is_convolution and not after.is_convolution and after.inputs % before.units == 0)
        for before, after in itertools.pairwise(found)
    )
