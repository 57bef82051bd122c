"""The words of the feature maps: names of layers, stages, pictures, and what a place says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.insight.feature_maps import ACTIVATION, NO_LABEL, SUM, FeatureMaps
from engine.training.experiment import Experiment
from gui.featuremaps.figure import Cell, MapsFigure
from gui.numbers import format_epochs, format_number


def convolution_title(experiment: Experiment, key: str) -> str:
    """ "Convolution 2": convolution layers are counted from the input on."""
    keys = [layer.key for layer in experiment.layers if layer.kind == "conv2d"]
    if key not in keys:
        return key
    return QCoreApplication.translate("FeatureMaps", "Convolution {number}").format(
        number=keys.index(key) + 1
    )


def stage_short(stage: str) -> str:
    """A stage on its segment."""
    if stage == SUM:
        return QCoreApplication.translate("FeatureMaps", "Sum")
    if stage == ACTIVATION:
        return QCoreApplication.translate("FeatureMaps", "Activation")
    return QCoreApplication.translate("FeatureMaps", "Pooled")


def stage_help(stage: str) -> str:
    if stage == SUM:
        return QCoreApplication.translate(
            "FeatureMaps", "The weighted sums, before the activation function"
        )
    if stage == ACTIVATION:
        return QCoreApplication.translate("FeatureMaps", "What the activation function makes of it")
    return QCoreApplication.translate("FeatureMaps", "The maps after the pooling layer")


def stage_long(stage: str) -> str:
    """A stage in a caption."""
    if stage == SUM:
        return QCoreApplication.translate("FeatureMaps", "before the activation")
    if stage == ACTIVATION:
        return QCoreApplication.translate("FeatureMaps", "after the activation")
    return QCoreApplication.translate("FeatureMaps", "after pooling")


def value_title(stage: str) -> str:
    """What the grey scale measures."""
    if stage == SUM:
        return QCoreApplication.translate("FeatureMaps", "weighted sum")
    return QCoreApplication.translate("FeatureMaps", "activation")


def class_name(maps: FeatureMaps, number: int) -> str:
    names = maps.class_names
    return names[number] if 0 <= number < len(names) else str(number)


def picture_label(figure: MapsFigure, picture: int) -> str:
    """Above a column: the class, or "predicted / actual" where the network is mistaken."""
    maps = figure.maps
    label = int(maps.labels[picture])
    predicted = class_name(maps, int(maps.predicted[picture]))
    if label == NO_LABEL:
        return QCoreApplication.translate("FeatureMaps", "drawn")
    if figure.is_mistake(picture):
        return f"{predicted} / {class_name(maps, label)}"
    return class_name(maps, label)


def picture_name(maps: FeatureMaps, picture: int) -> str:
    """A picture in a sentence: "test image 8, a 5"."""
    label = int(maps.labels[picture])
    if label == NO_LABEL:
        return QCoreApplication.translate("FeatureMaps", "the drawing")
    return QCoreApplication.translate("FeatureMaps", "test image {index} ({name})").format(
        index=format_number(maps.pictures[picture]), name=class_name(maps, label)
    )


def cell_sentence(figure: MapsFigure, cell: Cell) -> str:
    """A number of a map, for the status bar and for screen readers."""
    return QCoreApplication.translate(
        "FeatureMaps", "Filter {filter}, {picture}, row {row}, column {column}: {value}"
    ).format(
        filter=cell.filter + 1,
        picture=picture_name(figure.maps, cell.picture),
        row=cell.row + 1,
        column=cell.column + 1,
        value=format_number(figure.value(cell)),
    )


def picture_sentence(figure: MapsFigure, picture: int) -> str:
    """A picture and what the network takes it for."""
    maps = figure.maps
    return QCoreApplication.translate(
        "FeatureMaps", "{picture}, read as {predicted} with probability {share}"
    ).format(
        picture=picture_name(maps, picture),
        predicted=class_name(maps, int(maps.predicted[picture])),
        share=format_number(float(maps.certainty[picture])),
    )


def filter_sentence(figure: MapsFigure, index: int) -> str:
    """A filter: the range of its weights, its bias, its largest answer."""
    maps = figure.maps
    kernel = maps.filters[index]
    said = QCoreApplication.translate(
        "FeatureMaps", "Filter {filter}: weights from {low} to {high}, largest in its maps {peak}"
    ).format(
        filter=index + 1,
        low=format_number(float(kernel.min())),
        high=format_number(float(kernel.max())),
        peak=format_number(float(maps.high[index])),
    )
    if maps.biases is None:
        return said
    bias = QCoreApplication.translate("FeatureMaps", "bias {value}").format(
        value=format_number(float(maps.biases[index]))
    )
    return f"{said}, {bias}"


def film_sentence(figure: MapsFigure, index: int, moment: int) -> str:
    """A moment of the film of a filter."""
    assert figure.film is not None
    step = int(figure.film.steps[moment])
    return QCoreApplication.translate("FeatureMaps", "Filter {filter} at step {step}").format(
        filter=index + 1, step=format_number(step)
    )


def filter_head() -> str:
    return QCoreApplication.translate("FeatureMaps", "filter")


def peak_head() -> str:
    return QCoreApplication.translate("FeatureMaps", "max")


def weight_title() -> str:
    return QCoreApplication.translate("FeatureMaps", "weight")


def counts(maps: FeatureMaps) -> str:
    """How many rows and columns there are."""
    return QCoreApplication.translate("FeatureMaps", "{filters} filters, {pictures} images").format(
        filters=format_number(len(maps.filters)), pictures=format_number(len(maps.pixels))
    )


def channel_head(figure: MapsFigure) -> str:
    """Of kernels of several channels: which one is seen."""
    return QCoreApplication.translate("FeatureMaps", "channel {number}").format(
        number=figure.shown_channel + 1
    )


def film_starts(figure: MapsFigure) -> tuple[str, str]:
    """At which step the film begins, in full and in short."""
    assert figure.film is not None
    number = format_number(int(figure.film.steps[0]))
    step = QCoreApplication.translate("FeatureMaps", "step {step}")
    return step.format(step=number), number


def film_end(figure: MapsFigure) -> str:
    assert figure.film is not None
    return format_number(int(figure.film.steps[-1]))


def scale_ends(figure: MapsFigure) -> tuple[str, str]:
    """What black and white mean."""
    low, high = figure.ranges
    if figure.common:
        return format_number(float(low[0]), 3), format_number(float(high[0]), 3)
    if (low == 0.0).all():
        return "0", peak_head()
    return QCoreApplication.translate("FeatureMaps", "min"), peak_head()


def caption(figure: MapsFigure, layer: str) -> str:
    """A sentence or two beneath the exported figure."""
    maps = figure.maps
    said = QCoreApplication.translate(
        "FeatureMaps",
        "{layer} after {epochs} epochs: {filters} filters (rows) and their maps of {pictures} "
        "test images (columns), {stage}.",
    ).format(
        layer=layer,
        epochs=format_epochs(maps.epoch),
        filters=format_number(figure.filter_count),
        pictures=format_number(figure.picture_count),
        stage=stage_long(maps.stage),
    )
    if figure.common:
        scale = QCoreApplication.translate(
            "FeatureMaps", "One grey scale for all maps, from {low} (black) to {high} (white)."
        ).format(
            low=format_number(float(figure.ranges[0].min())),
            high=format_number(float(figure.ranges[1].max())),
        )
    else:
        scale = QCoreApplication.translate(
            "FeatureMaps", "Each filter has its own grey scale; its largest value is at the right."
        )
    return f"{said} {scale}"


def no_pooling() -> str:
    return QCoreApplication.translate("FeatureMaps", "No pooling layer follows this convolution")


def nothing_to_show(has_pictures: bool) -> str:
    """Why there are no maps, and what would bring some."""
    if not has_pictures:
        return QCoreApplication.translate(
            "FeatureMaps", "Feature maps need pictures: choose an image data set."
        )
    return QCoreApplication.translate(
        "FeatureMaps", "This network has no convolution layer: add one to see its filters and maps."
    )


def not_measured() -> str:
    return QCoreApplication.translate(
        "FeatureMaps", "Measure to see the test images that each filter answers most."
    )
