"""The commands for the files of Glassnet itself, and for what the clipboard holds."""

from __future__ import annotations

from gui.command import Command
from gui.language import QT_TRANSLATE_NOOP

FILE_COMMANDS = (
    Command(
        "new",
        "file",
        QT_TRANSLATE_NOOP("Commands", "New"),
        QT_TRANSLATE_NOOP("Commands", "Begin with the first experiment; undo brings yours back"),
        "Ctrl+N",
        "file-plus",
    ),
    Command(
        "open",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Open…"),
        QT_TRANSLATE_NOOP(
            "Commands", "Open an experiment, a run, or a figure that knows how it was made"
        ),
        "Ctrl+O",
        "folder-open",
    ),
    Command(
        "save",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Save"),
        QT_TRANSLATE_NOOP("Commands", "Save into the file that the title names"),
        "Ctrl+S",
        "save",
    ),
    Command(
        "save_as",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Save as…"),
        QT_TRANSLATE_NOOP("Commands", "Save the run with all it has learnt, or the experiment"),
        "Ctrl+Shift+S",
    ),
    Command(
        "share",
        "file",
        QT_TRANSLATE_NOOP("Commands", "Share as text"),
        QT_TRANSLATE_NOOP("Commands", "Copy the run as one line of text, to be sent in a chat"),
        "Ctrl+Shift+C",
        "copy",
    ),
)

PASTE = Command(
    "paste",
    "edit",
    QT_TRANSLATE_NOOP("Commands", "Paste"),
    QT_TRANSLATE_NOOP("Commands", "Open the shared text or the table that the clipboard holds"),
    "Ctrl+V",
    "clipboard",
)
