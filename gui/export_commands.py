"""The commands that save a picture of a panel, each named `export_` and the id of the export."""

from __future__ import annotations

from gui.command import Command
from gui.language import QT_TRANSLATE_NOOP

EXPORT_COMMANDS = (
    Command(
        "export_map",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export decision map…"),
        QT_TRANSLATE_NOOP("Commands", "Save the decision map as a picture"),
        "Ctrl+E",
        "image-down",
        "playground",
    ),
    Command(
        "export_curves",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export curves…"),
        QT_TRANSLATE_NOOP("Commands", "Save the curves as a picture or as a table"),
        "Ctrl+Shift+E",
        "chart-line",
    ),
    Command(
        "export_network",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export network diagram…"),
        QT_TRANSLATE_NOOP("Commands", "Save the network diagram as a picture"),
        "",
        "network",
        "playground",
    ),
    Command(
        "export_hidden",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export hidden space…"),
        QT_TRANSLATE_NOOP("Commands", "Save the hidden space as a picture"),
        "",
        "layers",
        "playground",
    ),
    Command(
        "export_diagnostics",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export diagnostics…"),
        QT_TRANSLATE_NOOP("Commands", "Save the diagnostics of the layers as a picture"),
        "",
        "gauge",
        "playground",
    ),
    Command(
        "export_page",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export several on a page…"),
        QT_TRANSLATE_NOOP("Commands", "Save several panels as one picture"),
        "",
        "layout-grid",
    ),
    Command(
        "export_stack",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export table of layers…"),
        QT_TRANSLATE_NOOP(
            "Commands", "Save the layers with their shapes as a picture or as a table"
        ),
        "",
        "table",
        "images",
    ),
    Command(
        "export_maps",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export feature maps…"),
        QT_TRANSLATE_NOOP("Commands", "Save the filters and feature maps as a picture"),
        "",
        "grid-3x3",
        "images",
    ),
    Command(
        "export_bench",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export padding and stride…"),
        QT_TRANSLATE_NOOP("Commands", "Save the sliding window with its numbers as a picture"),
        "",
        "columns-2",
        "images",
    ),
    Command(
        "export_mistakes",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export mistakes…"),
        QT_TRANSLATE_NOOP("Commands", "Save a page of mistakes as a picture, or all as a table"),
        "",
        "circle-x",
        "images",
    ),
    Command(
        "export_pictures",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export pictures…"),
        QT_TRANSLATE_NOOP(
            "Commands", "Save a page of the data set, or the numbers of a picture, as a picture"
        ),
        "",
        "image",
        "images",
    ),
    Command(
        "export_confusion",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export confusion matrix…"),
        QT_TRANSLATE_NOOP("Commands", "Save the confusion matrix as a picture or as a table"),
        "",
        "grid-3x3",
        "images",
    ),
    Command(
        "export_data_map",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export map of the data…"),
        QT_TRANSLATE_NOOP("Commands", "Save the map of the data as a picture or as a table"),
        "",
        "shapes",
        "images",
    ),
    Command(
        "export_saliency",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export where it looks…"),
        QT_TRANSLATE_NOOP("Commands", "Save occlusion and gradient of an image as a picture"),
        "",
        "eye",
        "images",
    ),
    Command(
        "export_pad",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export drawing…"),
        QT_TRANSLATE_NOOP("Commands", "Save the drawing and what is read in it as a picture"),
        "",
        "pencil",
        "images",
    ),
    Command(
        "export_basics",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export this picture…"),
        QT_TRANSLATE_NOOP("Commands", "Save the picture of the panel, or its numbers"),
        "Ctrl+B",
        "image-down",
        "basics",
    ),
    Command(
        "export_all",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Export every panel…"),
        QT_TRANSLATE_NOOP("Commands", "Save a picture of every panel in a folder"),
        "",
        "folder-open",
    ),
)

EXPORTS = {command.id: command.id.removeprefix("export_") for command in EXPORT_COMMANDS}
"""The commands, and what each exports."""
