"""Message boxes that show text as it is written: the name of a file may look like HTML, and Qt
would follow it, pictures of other files included.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox


def show_as_written(box: QMessageBox) -> None:
    """To be called once the texts are set: Qt makes the label of the second only then."""
    for label in box.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
