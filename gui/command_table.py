"""The commands of the window as data: what each is called and does, its menu, key and icon."""

from __future__ import annotations

from dataclasses import dataclass

from gui.language import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Command:
    """One thing that the window can do. text and what are English; `what` is a sentence.

    workspace: the one that it belongs to; "" for every one.
    """

    id: str
    menu: str
    text: str
    what: str
    key: str = ""
    icon: str = ""
    workspace: str = ""


COMMANDS = (
    Command(
        "open_table",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Open table…"),
        QT_TRANSLATE_NOOP("Commands", "Learn from a table of your own, a CSV file"),
        "Ctrl+T",
        "table",
        "playground",
    ),
    Command(
        "open_pictures",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Open pictures…"),
        QT_TRANSLATE_NOOP("Commands", "Learn from pictures of your own, as .npz or IDX files"),
        "",
        "image-plus",
        "images",
    ),
    Command(
        "open_picture_folder",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Open folder of pictures…"),
        QT_TRANSLATE_NOOP("Commands", "Learn from pictures that lie in a folder for each class"),
        "",
        "folder-open",
        "images",
    ),
    Command(
        "open_weights",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Open weights…"),
        QT_TRANSLATE_NOOP("Commands", "Put the weights of a textbook's file into the network"),
        "",
        "layers",
        "images",
    ),
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
    Command(
        "quit",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Quit"),
        QT_TRANSLATE_NOOP("Commands", "Close Glassnet"),
        "Ctrl+Q",
    ),
    Command(
        "undo",
        "edit",
        QT_TRANSLATE_NOOP("Commands", "Undo"),
        QT_TRANSLATE_NOOP("Commands", "Take back the last change of the experiment"),
        "Ctrl+Z",
        "undo-2",
    ),
    Command(
        "redo",
        "edit",
        QT_TRANSLATE_NOOP("Commands", "Redo"),
        QT_TRANSLATE_NOOP("Commands", "Make the change again that was taken back"),
        "Ctrl+Shift+Z",
        "redo-2",
    ),
    Command(
        "paste_table",
        "edit",
        QT_TRANSLATE_NOOP("Commands", "Paste table…"),
        QT_TRANSLATE_NOOP("Commands", "Learn from the table that the clipboard holds"),
        "Ctrl+V",
        "clipboard-paste",
        "playground",
    ),
    Command(
        "select_points",
        "edit",
        QT_TRANSLATE_NOOP("Commands", "Select points"),
        QT_TRANSLATE_NOOP("Commands", "Let a press on the map choose a point"),
        "V",
        "mouse-pointer-2",
        "playground",
    ),
    Command(
        "paint_points",
        "edit",
        QT_TRANSLATE_NOOP("Commands", "Paint points"),
        QT_TRANSLATE_NOOP("Commands", "Let a press on the map add points of a class"),
        "B",
        "brush",
        "playground",
    ),
    Command(
        "erase_points",
        "edit",
        QT_TRANSLATE_NOOP("Commands", "Erase points"),
        QT_TRANSLATE_NOOP("Commands", "Let a press on the map remove points"),
        "E",
        "eraser",
        "playground",
    ),
    Command(
        "clear_points",
        "edit",
        QT_TRANSLATE_NOOP("Commands", "Clear all points"),
        QT_TRANSLATE_NOOP("Commands", "Begin to paint on an empty map"),
        "",
        "trash-2",
        "playground",
    ),
    Command(
        "play",
        "run",
        QT_TRANSLATE_NOOP("Commands", "Play"),
        QT_TRANSLATE_NOOP("Commands", "Let the network learn"),
        "Space",
        "play",
    ),
    Command(
        "step",
        "run",
        QT_TRANSLATE_NOOP("Commands", "Step"),
        QT_TRANSLATE_NOOP("Commands", "Make one step: learn from one batch"),
        "Right",
        "step-forward",
    ),
    Command(
        "epoch",
        "run",
        QT_TRANSLATE_NOOP("Commands", "Epoch"),
        QT_TRANSLATE_NOOP("Commands", "Learn to the end of the epoch: from every batch once"),
        "Shift+Right",
        "skip-forward",
    ),
    Command(
        "reset",
        "run",
        QT_TRANSLATE_NOOP("Commands", "Reset"),
        QT_TRANSLATE_NOOP("Commands", "Start again from the initial weights of the seed"),
        "R",
        "rotate-ccw",
    ),
    Command(
        "find",
        "view",
        QT_TRANSLATE_NOOP("Commands", "Find a command"),
        QT_TRANSLATE_NOOP("Commands", "Find anything by its name, in Korean or English"),
        "Ctrl+K",
        "search",
    ),
    Command(
        "show_playground",
        "view",
        QT_TRANSLATE_NOOP("Commands", "Playground"),
        QT_TRANSLATE_NOOP("Commands", "Work with points of the plane and their decision map"),
        "Ctrl+1",
        "layout-grid",
    ),
    Command(
        "show_images",
        "view",
        QT_TRANSLATE_NOOP("Commands", "Images"),
        QT_TRANSLATE_NOOP("Commands", "Work with pictures, their filters and feature maps"),
        "Ctrl+2",
        "image",
    ),
    Command(
        "show_basics",
        "view",
        QT_TRANSLATE_NOOP("Commands", "Basics"),
        QT_TRANSLATE_NOOP("Commands", "Study what a network is made of, one thing at a time"),
        "Ctrl+3",
        "shapes",
    ),
    Command(
        "present",
        "view",
        QT_TRANSLATE_NOOP("Commands", "Presentation"),
        QT_TRANSLATE_NOOP("Commands", "Show the panels alone, larger, or go back to the controls"),
        "F11",
        "presentation",
    ),
    Command(
        "full_screen",
        "view",
        QT_TRANSLATE_NOOP("Commands", "Full screen"),
        QT_TRANSLATE_NOOP("Commands", "Fill the screen with the window, or give it back"),
        "Shift+F11",
        "maximize-2",
    ),
    Command(
        "reset_layout",
        "view",
        QT_TRANSLATE_NOOP("Commands", "Reset layout"),
        QT_TRANSLATE_NOOP("Commands", "Put every panel back to its place"),
        "",
        "layout-grid",
    ),
    Command(
        "explain",
        "help",
        QT_TRANSLATE_NOOP("Commands", "What is this?"),
        QT_TRANSLATE_NOOP("Commands", "Explain what the pointer is over"),
        "F1",
        "circle-help",
    ),
    Command(
        "keys",
        "help",
        QT_TRANSLATE_NOOP("Commands", "Keyboard shortcuts"),
        QT_TRANSLATE_NOOP("Commands", "List every command that has a key"),
        "Ctrl+/",
        "keyboard",
    ),
    Command(
        "about",
        "help",
        QT_TRANSLATE_NOOP("Commands", "About Glassnet"),
        QT_TRANSLATE_NOOP("Commands", "Say what Glassnet is and which version this is"),
        "",
        "info",
    ),
)

EXPORTS = {
    command.id: command.id.removeprefix("export_")
    for command in COMMANDS
    if command.id.startswith("export_")
}
"""The commands that export, and what of."""
