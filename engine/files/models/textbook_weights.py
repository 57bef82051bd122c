"""Weights files of the textbook: a pickled dictionary W1, b1, W2, b2, ... as a network.

Dense chains and convolutional stacks are recognised from the shapes and brought into our layout.
What the shapes leave open is asked: `TextbookWeights.choices`. Source of the format: Saito 2016,
"Deep Learning from Scratch" (sample_weight.pkl; params.pkl of SimpleConvNet and DeepConvNet).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from engine.files.models.plain_pickle import read_plain_pickle
from engine.files.models.shrinking import KNOWN, Passage, Shrinking
from engine.files.models.stages import PictureShape, Stage, check_chain, stages
from engine.files.models.weights import Weights, check_data, dtype_of
from engine.nn.activations import Softmax, activations
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer
from engine.nn.pooling import MaxPooling2D
from engine.nn.reshape import Flatten
from engine.registry import SettingError
from engine.training.experiment import Experiment

Array = NDArray[Any]
Answer = str | int | float

ACTIVATIONS = ("sigmoid", "relu", "tanh", "identity")
DROPOUTS = (0.0, 0.5)
PLACES = ("padding", "stride", "pooling")
"""What is open about a convolution, in the order of a `Passage`."""


@dataclass(frozen=True)
class Choice:
    """Something that the file does not say. answer: what is taken, given or else the likeliest.

    name: "activation"; "dropout", which share of what passes a dense layer was dropped in
    training; "c1.padding", "c1.stride", "c1.pooling" of a convolution (a pooling of 1 is none).
    options: what fits the file and the answers to the choices before this one.
    """

    name: str
    options: tuple[Answer, ...]
    answer: Answer


@dataclass(frozen=True, eq=False)
class TextbookWeights:
    """A weights file for pictures of one shape, checked as far as shapes tell.

    picture_shape: (height, width, channels) of the pictures that it is to look at.
    channels_last: whether the first dense layer takes the pixels in the order row, column,
    channel, and not channel, row, column as in the textbook.
    """

    stages: tuple[Stage, ...]
    picture_shape: PictureShape
    channels_last: bool = False
    shrinking: Shrinking | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shrinking", check_chain(self.stages, self.picture_shape))

    @property
    def convolutions(self) -> tuple[Stage, ...]:
        return tuple(stage for stage in self.stages if stage.is_convolution)

    @property
    def class_count(self) -> int:
        return self.stages[-1].units

    def check_data(self, experiment: Experiment) -> None:
        """Raise SettingError unless an experiment has such pictures in as many classes."""
        check_data(experiment, self.picture_shape, self.class_count, Softmax())

    @property
    def parameter_count(self) -> int:
        return sum(stage.parameter_count for stage in self.stages)

    @property
    def dtype(self) -> str:
        """What the numbers ask for: float32 or float64."""
        return dtype_of(*(array for stage in self.stages for array in stage.arrays))

    def choices(self, answers: Mapping[str, Answer] | None = None) -> tuple[Choice, ...]:
        """What is open, in order. An answer that does not fit those before it is passed over."""
        given = answers or {}
        likeliest = "relu" if self.convolutions else "sigmoid"
        found = []
        if len(self.stages) > 1:
            found.append(_choice("activation", ACTIVATIONS, likeliest, given))
        if self.shrinking is not None and len(self.stages) > len(self.convolutions) + 1:
            likeliest_drop = 0.5 if self.shrinking.kernels in KNOWN else 0.0
            found.append(_choice("dropout", DROPOUTS, likeliest_drop, given))
        for choice, _ in self._passages(given):
            found.extend(choice)
        return tuple(found)

    def passages(self, answers: Mapping[str, Answer] | None = None) -> tuple[Passage, ...]:
        """How each convolution is passed with these answers, what is not open included."""
        return tuple(passage for _, passage in self._passages(answers or {}))

    def weights(self, answers: Mapping[str, Answer] | None = None) -> Weights:
        """The network. Raises SettingError when an answer is none of its choice's options."""
        given = answers or {}
        choices = {choice.name: choice for choice in self.choices(given)}
        for name, answer in given.items():
            if name not in choices:
                raise SettingError(
                    "The weights leave open {known}, got an answer to {got}: leave it out",
                    known=", ".join(choices) or "nothing",
                    got=repr(name),
                )
            if choices[name].answer != answer:
                raise SettingError(
                    "{choice} expects one of {known}, got {got}: choose one of them",
                    choice=name,
                    known=", ".join(map(str, choices[name].options)),
                    got=repr(answer),
                )
        kind = str(choices["activation"].answer) if "activation" in choices else "identity"
        dropped = float(choices["dropout"].answer) if "dropout" in choices else 0.0
        return self._build(kind, dropped, self.passages(given))

    def _passages(self, given: Mapping[str, Answer]) -> list[tuple[list[Choice], Passage]]:
        """For each convolution its open choices and what is taken."""
        found: list[tuple[list[Choice], Passage]] = []
        if self.shrinking is None:
            return found
        for number in range(len(self.convolutions)):
            taken = [passage for _, passage in found]
            options = self.shrinking.options(taken)
            asked = []
            for place, name in enumerate(PLACES):
                likeliest = self.shrinking.likeliest(taken, options)
                values = tuple(sorted({passage[place] for passage in options}))
                choice = _choice(f"c{number + 1}.{name}", values, likeliest[place], given)
                if len(values) > 1:
                    asked.append(choice)
                options = tuple(each for each in options if each[place] == choice.answer)
            found.append((asked, options[0]))
        return found

    def _build(self, kind: str, dropped: float, passages: Sequence[Passage]) -> Weights:
        """The textbook drops behind every dense layer, the last one included, and in evaluation
        multiplies what passes by the share that is kept. Ours scales in training instead, so that
        share goes into the numbers behind.
        """
        activation = activations[kind]()
        stack: list[Layer] = []
        arrays: dict[str, Array] = {}
        height, width, channels = self.picture_shape
        if self.shrinking is not None:
            height, width = self.shrinking.sizes(passages)[-1]
            channels = self.convolutions[-1].units
        for number, (stage, passage) in enumerate(zip(self.convolutions, passages, strict=True)):
            key = f"c{number + 1}"
            side = stage.kernel.shape[2]
            stack.append(
                Conv2D(
                    key=key,
                    filters=stage.units,
                    kernel_size=side,
                    stride=passage.stride,
                    activation=activation,
                    bias=stage.bias is not None,
                    **_padding(side, passage),
                )
            )
            # (filters, channels, height, width) -> (filters, height, width, channels)
            arrays[f"{key}.weights"] = stage.kernel.transpose(0, 2, 3, 1)
            if stage.bias is not None:
                arrays[f"{key}.bias"] = stage.bias
            if passage.pooling > 1:
                size = passage.pooling
                stack.append(MaxPooling2D(key=f"p{number + 1}", size=size, stride=size))
        stack.append(Flatten(key="f1"))
        dense = self.stages[len(self.convolutions) :]
        for number, stage in enumerate(dense):
            columns = stage.kernel
            if number == 0 and not self.channels_last:
                columns = _flattened_anew(columns, height, width, channels)
            if number > 0:
                columns = columns * columns.dtype.type(1.0 - dropped)
            key = f"h{number + 1}" if stage is not dense[-1] else "output"
            if key != "output":
                stack.append(
                    Dense(
                        key=key,
                        units=stage.units,
                        activation=activation,
                        bias=stage.bias is not None,
                    )
                )
                if dropped:
                    stack.append(Dropout(key=f"d{number + 1}", drop_probability=dropped))
            bias = stage.bias
            if key == "output":
                kept = columns.dtype.type(1.0 - dropped)
                columns, bias = columns * kept, None if bias is None else bias * kept
            arrays[f"{key}.weights"] = columns.T
            if bias is not None:
                arrays[f"{key}.bias"] = bias
        output = Output(activation=Softmax(), bias=dense[-1].bias is not None)
        return Weights(tuple(stack), output, self.picture_shape, self.class_count, arrays)


def open_textbook_weights(path: Path, picture_shape: PictureShape = (28, 28, 1)) -> TextbookWeights:
    """Read and recognise a file. Raises SettingError, and OSError when it cannot be read."""
    return TextbookWeights(stages(read_plain_pickle(path)), picture_shape)


def _choice(
    name: str, options: tuple[Answer, ...], likeliest: Answer, given: Mapping[str, Answer]
) -> Choice:
    answer = given.get(name, likeliest)
    return Choice(name, options, answer if answer in options else likeliest)


def _padding(side: int, passage: Passage) -> dict[str, Any]:
    if passage.padding == 0:
        return {"padding": "valid"}
    if passage.stride == 1 and 2 * passage.padding == side - 1:
        return {"padding": "same"}
    return {"padding": "number", "padding_amount": passage.padding}


def _flattened_anew(columns: Array, height: int, width: int, channels: int) -> Array:
    """Rows in the order channel, row, column as rows in the order row, column, channel."""
    units = columns.shape[1]
    ordered = columns.reshape(channels, height, width, units).transpose(1, 2, 0, 3)
    return ordered.reshape(-1, units)
