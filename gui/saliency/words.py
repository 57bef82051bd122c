"""The words of where a network looks: what the tiles are, what a pixel says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.insight.saliency import Looked
from gui.numbers import format_number
from gui.saliency.figure import GRADIENT, OCCLUSION, PICTURE, Pixel, SaliencyFigure


def share(value: float) -> str:
    return format_number(round(float(value), 4))


def name(looked: Looked, number: int) -> str:
    """What a class is called."""
    return looked.class_names[number]


def tile_title(figure: SaliencyFigure, tile: str) -> str:
    looked = figure.looked
    if tile == PICTURE:
        return QCoreApplication.translate("Saliency", "Test image {index}").format(
            index=format_number(looked.index)
        )
    if tile == OCCLUSION:
        return QCoreApplication.translate("Saliency", "Occlusion")
    return QCoreApplication.translate("Saliency", "Gradient")


def tile_note(figure: SaliencyFigure, tile: str) -> str:
    """Beneath a tile: what its colours measure."""
    looked = figure.looked
    target = name(looked, looked.target)
    if tile == PICTURE:
        return QCoreApplication.translate("Saliency", "p({name}) = {share}").format(
            name=target, share=share(looked.shares[looked.target])
        )
    if tile == OCCLUSION:
        return QCoreApplication.translate("Saliency", "fall of p({name})").format(name=target)
    return QCoreApplication.translate("Saliency", "slope of z({name})").format(name=target)


def waiting() -> str:
    """In the place of an occlusion that is not there yet."""
    return QCoreApplication.translate("Saliency", "being computed")


def answer(looked: Looked) -> str:
    """The picture's class and what the network takes it for."""
    predicted = name(looked, looked.predicted)
    certainty = share(looked.shares[looked.predicted])
    if looked.label == looked.predicted:
        return QCoreApplication.translate("Saliency", "{name}, recognised ({share})").format(
            name=predicted, share=certainty
        )
    return QCoreApplication.translate(
        "Saliency", "{actual}, taken for {predicted} ({share})"
    ).format(actual=name(looked, looked.label), predicted=predicted, share=certainty)


def sentence(figure: SaliencyFigure, pixel: Pixel) -> str:
    """A pixel for the status bar and for screen readers."""
    values = figure.looked.pixels[pixel.row, pixel.column].tolist()
    parts = [
        QCoreApplication.translate("Saliency", "Row {row}, column {column}: pixel {value}").format(
            row=pixel.row + 1,
            column=pixel.column + 1,
            value=", ".join(format_number(value) for value in values),
        )
    ]
    measured = [(GRADIENT, figure.gradient.values)]
    if figure.occlusion is not None:
        measured.insert(0, (OCCLUSION, figure.occlusion.heat))
    for tile, values in measured:
        value = format_number(float(values[pixel.row, pixel.column]), 3)
        parts.append(f"{tile_note(figure, tile)} {value}")
    return "; ".join(parts)


def caption(figure: SaliencyFigure) -> str:
    """The sentences beneath the exported figure."""
    looked, found = figure.looked, figure.occlusion
    parts = [
        QCoreApplication.translate("Saliency", "Test image {index} ({answer}) after {step} steps.")
        .format(
            index=format_number(looked.index),
            answer=answer(looked),
            step=format_number(looked.step),
        )
    ]  # fmt: skip
    if found is not None:
        parts.append(
            QCoreApplication.translate(
                "Saliency",
                "Occlusion: fall of the probability of {name} where a grey square of {size} × "
                "{size} pixels, moved by {stride}, covers a pixel (mean).",
            ).format(
                name=name(looked, looked.target),
                size=format_number(found.size),
                stride=format_number(found.stride),
            )
        )
    parts.append(
        QCoreApplication.translate(
            "Saliency",
            "Gradient: slope of the logit z of {name} as a pixel goes from black to white, "
            "without its sign.",
        ).format(name=name(looked, looked.target))
    )
    return " ".join(parts)
