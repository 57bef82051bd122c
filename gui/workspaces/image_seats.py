"""The seats of the Images workspace: its panels, and where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass

from gui.language import QT_TRANSLATE_NOOP, Words


@dataclass(frozen=True)
class Seat:
    """A panel and its place. Panels of one column and row share it as tabs.

    module, name: the class, imported when the workspace is filled. read: it is read rather than
    watched, and gets fewer frames. scrolls: it needs more room than a small window has for it.
    cm: width and height that suit its picture on paper.
    """

    id: str
    title: Words
    module: str
    name: str
    column: int
    row: int
    read: bool = False
    scrolls: bool = False
    cm: tuple[float, float] = (20.0, 15.0)


SEATS = (
    Seat(
        "experiment",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Experiment")),
        "gui.panels.image_experiment",
        "ImageExperimentPanel",
        *(0, 0),
    ),
    Seat(
        "stack",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Network")),
        "gui.panels.stack",
        "StackPanel",
        *(0, 1),
        scrolls=True,
        cm=(14.0, 12.0),
    ),
    Seat(
        "maps",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Filters and feature maps")),
        "gui.panels.feature_maps",
        "FeatureMapsPanel",
        *(1, 0),
        cm=(18.0, 22.0),
    ),
    Seat(
        "bench",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Padding and stride")),
        "gui.panels.padding_bench",
        "PaddingBenchPanel",
        *(1, 0),
        scrolls=True,
        cm=(20.0, 12.0),
    ),
    Seat(
        "code",
        Words("Images", QT_TRANSLATE_NOOP("Images", "As code")),
        "gui.panels.code",
        "CodePanel",
        *(1, 0),
        read=True,
    ),
    Seat(
        "curves",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Curves")),
        "gui.panels.curves",
        "CurvesPanel",
        *(1, 1),
        read=True,
        cm=(24.0, 10.0),
    ),
    Seat(
        "mistakes",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Mistakes")),
        "gui.panels.mistakes",
        "MistakesPanel",
        *(2, 0),
        read=True,
        cm=(20.0, 25.0),
    ),
    Seat(
        "pictures",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Pictures")),
        "gui.panels.pictures",
        "PicturesPanel",
        *(2, 0),
        scrolls=True,
        cm=(20.0, 17.0),
    ),
    Seat(
        "data_map",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Map of the data")),
        "gui.panels.data_map",
        "DataMapPanel",
        *(2, 0),
        read=True,
        cm=(18.0, 18.0),
    ),
    Seat(
        "confusion",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Confusion matrix")),
        "gui.panels.confusion",
        "ConfusionPanel",
        *(2, 1),
        read=True,
        cm=(20.0, 18.0),
    ),
    Seat(
        "pad",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Drawing pad")),
        "gui.panels.drawing_pad",
        "DrawingPadPanel",
        *(2, 1),
        scrolls=True,
        cm=(18.0, 11.0),
    ),
    Seat(
        "saliency",
        Words("Images", QT_TRANSLATE_NOOP("Images", "Where it looks")),
        "gui.panels.saliency",
        "SaliencyPanel",
        *(2, 1),
        cm=(22.0, 11.0),
    ),
)
"""The panels of the workspace, from the left to the right and from the top down."""
