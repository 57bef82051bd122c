"""What the dialog of a weights file says: its layers, and the options of its choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine.files.models.opened_weights import DATA, OF_FILE, Opened, OpenedModel
from engine.files.models.stages import Stage
from engine.files.models.textbook_weights import Answer
from engine.nn.activations import activations
from engine.nn.convolution import Conv2D
from engine.nn.dense import ActivationLayer, Dense, Output
from engine.nn.dropout import Dropout
from engine.nn.layer import Layer, Shape
from engine.nn.pooling import Pooling2D
from engine.registry import SettingError
from gui.language import error_text, vocabulary
from gui.numbers import format_number, format_quantity

TIMES = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"


def stage_text(stage: Stage, is_last: bool) -> str:
    """ "Convolution 5 × 5", "Dense", "Output"."""
    if stage.is_convolution:
        height, width = stage.kernel.shape[2:]
        return f"{_capital(vocabulary(Conv2D.label))} {shape_text((height, width))}"
    if is_last:
        return QCoreApplication.translate("Weights", "Output")
    return _capital(vocabulary(Dense.label))


def layer_text(layer: Layer) -> str:
    """ "Convolution 5 × 5, ReLU", "Max pooling 2 × 2", "Dropout 30 %", "Output, softmax"."""
    if isinstance(layer, Output):
        words = QCoreApplication.translate("Weights", "Output")
    else:
        words = _capital(vocabulary(type(layer).label))
    if isinstance(layer, Conv2D):
        words += f" {shape_text((layer.kernel_size, layer.kernel_size))}"
    elif isinstance(layer, Pooling2D):
        words += f" {shape_text((layer.size, layer.size))}"
    elif isinstance(layer, Dropout):
        words += f" {format_quantity(100 * layer.drop_probability, '%')}"
    if isinstance(layer, Conv2D | Dense | Output | ActivationLayer):
        words += f", {vocabulary(layer.activation.label)}"
    return words


def note_text(opened: Opened) -> str:
    """What the dialog says of a file before it asks; "" where nothing need be said."""
    if not isinstance(opened, OpenedModel):
        return (
            QCoreApplication.translate(
                "Weights",
                "The file holds numbers alone. What it leaves open is set as it usually is; "
                "only what fits its shapes is offered. Pixels are divided by 255.",
            )
            if opened.choices()
            else ""
        )
    if opened.found.source is None:
        of_pictures = len(opened.found.input_shape) == 3
        return (
            QCoreApplication.translate(
                "Weights",
                "The file tells the layers. The data and the optimizer at hand stay; pixels are "
                "divided by 255.",
            )
            if of_pictures
            else QCoreApplication.translate(
                "Weights",
                "The file tells the layers. Data, preprocessing and optimizer stay as they are.",
            )
        )
    if opened.choices():
        return QCoreApplication.translate(
            "Weights", "The file has its experiment with it, on other data than those at hand."
        )
    return QCoreApplication.translate("Weights", "The file has its experiment with it.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def shape_text(shape: Shape) -> str:
    """28 × 28 × 16"""
    return TIMES.join(format_number(length) for length in shape)


def option_text(name: str, option: Answer) -> str:
    """An option of the choice of that name."""
    if name == DATA:
        return (
            QCoreApplication.translate("Weights", "the experiment of the file")
            if option == OF_FILE
            else QCoreApplication.translate("Weights", "the data at hand")
        )
    what = name.rpartition(".")[2]
    if what == "activation":
        return vocabulary(activations[str(option)].label)
    number = float(option)
    if what == "dropout":
        return format_quantity(100 * number, "%") if number else _none()
    if what == "padding":
        return format_quantity(int(number), "px") if number else _none()
    if what == "pooling":
        return shape_text((int(number), int(number))) if number > 1 else _none()
    return format_number(int(number))


def _none() -> str:
    return QCoreApplication.translate("Weights", "none")


def refusal_text(error: object) -> str:
    """Why a file could not be opened."""
    if isinstance(error, SettingError):
        return error_text(error)
    text = QCoreApplication.translate("Weights", "The file cannot be read: {error}")
    return text.format(error=error)


def opened_text(file: str, parameters: int) -> str:
    """What the status bar says when weights are in the run."""
    text = QCoreApplication.translate(
        "Weights",
        "{file}: {count} parameters are in place. A reset goes back to the initial weights of the "
        "seed",
    )
    return text.format(file=file, count=format_number(parameters))


def format_text(format: str) -> str:
    """What a format of engine.files.models.model_formats is called."""
    return {
        "onnx": QCoreApplication.translate("Weights", "ONNX, for other programs"),
        "safetensors": QCoreApplication.translate("Weights", "safetensors, the numbers"),
        "npz": QCoreApplication.translate("Weights", "NumPy arrays"),
        "numpy": QCoreApplication.translate("Weights", "NumPy program"),
        "pytorch": QCoreApplication.translate("Weights", "PyTorch program"),
        "keras": QCoreApplication.translate("Weights", "Keras program"),
    }[format]


def saved_text(files: Sequence[str]) -> str:
    """What the status bar says when a model was written."""
    text = QCoreApplication.translate("Weights", "The model is saved in {files}")
    return text.format(files=", ".join(files))
