"""Asking for files: the system's dialog, which begins in a folder that suits and then goes away."""

from __future__ import annotations

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.language import QT_TRANSLATE_NOOP

DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
PICTURES = QStandardPaths.StandardLocation.PicturesLocation

UNTRANSLATED = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
"""What Qt's own Korean lacks (6.11) of its dialog, where the system has none; ours has it."""


def file_dialog(
    parent: QWidget,
    title: str,
    folder: str = "",
    place: QStandardPaths.StandardLocation = DOCUMENTS,
) -> QFileDialog:
    """A dialog that is not open yet. folder: where it begins, that of `place` if ""."""
    asking = QFileDialog(parent, title, folder or QStandardPaths.writableLocation(place))
    asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return asking


def saving_dialog(
    parent: QWidget,
    title: str,
    folder: str,
    place: QStandardPaths.StandardLocation,
    file: str,
    kind: str = "",
) -> QFileDialog:
    """The same for saving. file: the name that is proposed. kind: what its ending stands for."""
    asking = file_dialog(parent, title, folder, place)
    suffix = file.rpartition(".")[2]
    asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asking.setNameFilter(f"{kind or suffix.upper()} (*.{suffix})")
    asking.setDefaultSuffix(suffix)
    asking.selectFile(file)
    return asking
