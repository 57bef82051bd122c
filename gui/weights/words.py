"""What the dialog of a weights file says: its layers, and the options of its choices."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.files.stages import Stage
from engine.files.textbook_weights import Answer
from engine.nn.activations import activations
from engine.nn.convolution import Conv2D
from engine.nn.dense import Dense
from engine.nn.layer import Shape
from engine.registry import SettingError
from gui.language import error_text, vocabulary
from gui.numbers import format_number, format_quantity

TIMES = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"


def stage_text(stage: Stage, is_last: bool) -> str:
    """ "Convolution 5 × 5", "Dense", "Output"."""
    if stage.is_convolution:
        height, width = stage.kernel.shape[2:]
        kind = vocabulary(Conv2D.label)
        return f"{kind[:1].upper()}{kind[1:]} {shape_text((height, width))}"
    if is_last:
        return QCoreApplication.translate("Weights", "Output")
    kind = vocabulary(Dense.label)
    return kind[:1].upper() + kind[1:]


def shape_text(shape: Shape) -> str:
    """28 × 28 × 16"""
    return TIMES.join(format_number(length) for length in shape)


def option_text(name: str, option: Answer) -> str:
    """An option of the choice of that name."""
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
        "{file}: {count} parameters are in place; pixels are divided by 255. A reset goes back to "
        "the initial weights of the seed",
    )
    return text.format(file=file, count=format_number(parameters))
