"""Weights files of every kind: recognised by their content, and opened for the data in hand."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.data.npz import DAMAGES
from engine.data.regular_file import check_regular
from engine.files.models.model import Model
from engine.files.models.model_arrays import (
    DESCRIPTION,
    ModelArrays,
    check_size,
    read_npz,
    read_safetensors,
)
from engine.files.models.named_layers import names_weights, recognise
from engine.files.models.textbook_weights import (
    Answer,
    Choice,
    TextbookWeights,
    open_textbook_weights,
)
from engine.files.models.weights import Weights, weights_of
from engine.files.onnx.file import read_onnx
from engine.files.onnx.reader import open_onnx, own_model
from engine.nn.layer import Shape
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.summary import Row, summarize

ENDINGS = (".npz", ".safetensors", ".onnx", ".pkl", ".pickle")
"""How weights files are called; what they are their content tells."""

DATA = "data"
OF_FILE, PRESENT = "file", "present"


@dataclass(frozen=True, eq=False)
class OpenedModel:
    """A network whose layers the file knows.

    present: the experiment that it is opened in. Where the file tells what experiment the weights
    come from, the choice "data" is open: to go on with that one ("file"), or with the data and the
    optimizer at hand ("present").
    """

    found: Weights
    present: Experiment | None = None

    @property
    def class_count(self) -> int:
        return self.found.output_units

    @property
    def parameter_count(self) -> int:
        return self.found.parameter_count

    @property
    def dtype(self) -> str:
        return self.found.dtype

    def rows(self) -> tuple[Row, ...]:
        """The layers with their output shapes and parameters, the output last."""
        made = self.found
        base = Experiment()
        return summarize(
            made.layers, made.output, made.input_shape, made.output_units,
            batch=1, optimizer=base.optimizer, dtype=made.dtype,
        ).rows[1:]  # fmt: skip

    def check_data(self, experiment: Experiment) -> None:
        """Raise SettingError unless the network can go on in the place of an experiment."""
        self.weights().experiment(experiment)

    def choices(self, answers: Mapping[str, Answer] | None = None) -> tuple[Choice, ...]:
        """What is open: whose data, where there are two that fit."""
        source, present = self.found.source, self.present
        if source is None or present is None:
            return ()
        same = ("dataset", "data_seed", "training_share")
        if all(getattr(source, name) == getattr(present, name) for name in same):
            return ()
        try:
            self.found.experiment(present)
        except SettingError:
            return ()
        given = (answers or {}).get(DATA, OF_FILE)
        options = (OF_FILE, PRESENT)
        return (Choice(DATA, options, given if given in options else OF_FILE),)

    def weights(self, answers: Mapping[str, Answer] | None = None) -> Weights:
        """The network. Raises SettingError when an answer is none of its choice's options."""
        given = answers or {}
        choices = self.choices(given)
        for name, answer in given.items():
            if (name, answer) not in [(choice.name, choice.answer) for choice in choices]:
                raise SettingError(
                    "The weights leave open {known}, got an answer to {got}: leave it out",
                    known=", ".join(choice.name for choice in choices) or "nothing",
                    got=repr(name),
                )
        of_file = self.found.source is not None and given.get(DATA, OF_FILE) == OF_FILE
        return dataclasses.replace(self.found, whole=of_file)


Opened = TextbookWeights | OpenedModel


def open_weights(
    path: Path,
    input_shape: Shape,
    present: Experiment | None = None,
    class_count: int | None = None,
) -> Opened:
    """Read and recognise a file: .npz, safetensors, ONNX, or a textbook's pickle.

    input_shape: (height, width, channels), or (features,). present: the experiment in hand.
    Raises SettingError, and OSError when it cannot be read.
    """
    kind = _kind(path)
    if kind == "pickle":
        return open_textbook_weights(path, _picture(input_shape))
    if kind in ARCHIVES:
        return _of_arrays(ARCHIVES[kind](path), input_shape, present)
    if present is not None:
        class_count = present.class_count
    return OpenedModel(open_onnx(path, input_shape, class_count), present)


def read_model(path: Path) -> Model:
    """A model that Glassnet wrote, with its experiment.

    Raises SettingError for files of others, and OSError when it cannot be read.
    """
    kind = _kind(path)
    if kind in ARCHIVES:
        found = ARCHIVES[kind](path)
        if found.description:
            return found.model()
    elif kind == "onnx":
        file = read_onnx(path)
        if DESCRIPTION in file.texts:
            return own_model(file)
    raise SettingError(
        "{file} expects a model that Glassnet exported, with its experiment, got other weights: "
        "open them in the window and save the run",
        file=path.name,
    )


def may_be_weights(path: Path) -> bool:
    """Whether a file is called as weights are; of a .npz, which may hold pictures, its arrays."""
    if path.suffix.lower() != ".npz":
        return path.suffix.lower() in ENDINGS
    try:
        check_regular(path)
        with zipfile.ZipFile(path) as archive:
            names = [name.removesuffix(".npy") for name in archive.namelist()]
    except (OSError, *DAMAGES):
        return False
    return DESCRIPTION in names or (bool(names) and all(map(names_weights, names)))


ARCHIVES = {"npz": read_npz, "safetensors": read_safetensors}


def _kind(path: Path) -> str:
    """By what the file begins with; what is nothing else is taken for ONNX, which says so."""
    check_size(path)
    with path.open("rb") as file:
        begin = file.read(9)
    if begin[:1] == b"\x80" and begin[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05"):
        return "pickle"
    if zipfile.is_zipfile(path):
        return "npz"
    length = int.from_bytes(begin[:8], "little")
    named = path.suffix.lower() == ".safetensors"
    return "safetensors" if named or (begin[8:9] == b"{" and length < 1 << 40) else "onnx"


def _of_arrays(
    found: ModelArrays, input_shape: Shape, present: Experiment | None
) -> TextbookWeights | OpenedModel:
    if found.description:
        return OpenedModel(weights_of(found.model()), present)
    if not found.arrays:
        raise SettingError("A weights file expects arrays of numbers, got none: choose another")
    return recognise(found.arrays, _picture(input_shape))


def _picture(shape: Shape) -> tuple[int, int, int]:
    if len(shape) != 3:
        raise SettingError(
            "A weights file expects an experiment with pictures, got one with points: open it "
            "in Images"
        )
    return shape[0], shape[1], shape[2]
