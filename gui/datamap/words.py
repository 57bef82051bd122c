"""The words of the map of the data: what a point says, what the axes are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.insight.embedding import LOGITS, PCA, PIXELS, Embedding
from engine.training.experiment import Experiment
from gui.language import vocabulary
from gui.numbers import format_number, format_quantity


def layer_name(experiment: Experiment, key: str) -> str:
    """ "Convolution 2": layers of a kind are counted from the input on."""
    if key == PIXELS:
        return QCoreApplication.translate("DataMap", "Pixels")
    if key == LOGITS:
        return QCoreApplication.translate("DataMap", "Output sums")
    layers = {layer.key: layer for layer in experiment.layers}
    if key not in layers:
        return key
    kind = layers[key].kind
    alike = [layer.key for layer in experiment.layers if layer.kind == kind]
    label = vocabulary(type(layers[key]).label)
    return f"{label[:1].upper()}{label[1:]} {alike.index(key) + 1}"


def method_name(method: str) -> str:
    return "PCA" if method == PCA else "t-SNE"


def mistake() -> str:
    return QCoreApplication.translate("DataMap", "mistake")


def axis_names(found: Embedding, short: bool = False) -> tuple[str, str]:
    """What the two coordinates are; short as a plot on screen has room for."""
    if found.method != PCA:
        return "t-SNE 1", "t-SNE 2"
    text = QCoreApplication.translate("DataMap", "component {number} ({share} of the variance)")
    if short:
        text = QCoreApplication.translate("DataMap", "component {number} ({share})")
    first, second = (
        text.format(number=number, share=format_quantity(100.0 * share, "%", 3))
        for number, share in enumerate((*found.explained, 0.0, 0.0)[:2], start=1)
    )
    return first, second


def picture(found: Embedding, point: int) -> str:
    """Which picture of the test set a point is."""
    return QCoreApplication.translate("DataMap", "test image {index}").format(
        index=format_number(int(found.indices[point]))
    )


def answer(found: Embedding, point: int) -> str:
    """The class of a point, and what it is taken for where that is another one."""
    name = found.class_names[found.targets[point]]
    if found.targets[point] == found.predicted[point]:
        return QCoreApplication.translate("DataMap", "{name}, recognised").format(name=name)
    return QCoreApplication.translate("DataMap", "{name}, taken for {other}").format(
        name=name, other=found.class_names[found.predicted[point]]
    )


def sentence(found: Embedding, point: int) -> str:
    """A point for the status bar and for screen readers."""
    return f"{picture(found, point)}: {answer(found, point)}"


def computed(found: Embedding, layer: str) -> str:
    """What is on screen, and when it was computed."""
    return QCoreApplication.translate(
        "DataMap", "{method} of {layer}, computed at step {step}"
    ).format(
        method=method_name(found.method),
        layer=layer,
        step=format_number(found.step),
    )


def caption(found: Embedding, layer: str) -> str:
    """The sentences beneath the exported figure."""
    about = QCoreApplication.translate(
        "DataMap",
        "{count} test images laid out by {method} of {layer} ({features} numbers each) after "
        "{step} steps.",
    ).format(
        count=format_number(len(found)),
        method=method_name(found.method),
        layer=layer,
        features=format_number(found.features),
        step=format_number(found.step),
    )
    score = QCoreApplication.translate(
        "DataMap", "{wrong} of them, ringed, are put into a wrong class."
    ).format(wrong=format_number(int(found.wrong.sum())))
    return f"{about} {score}"
