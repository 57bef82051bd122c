"""Help: the list of keys, and what Glassnet is. Both are small windows beside the main one."""

from __future__ import annotations

from importlib import metadata

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from gui.command_table import COMMANDS


def version() -> str:
    """The version that is installed; "0" where Glassnet runs from a tree without installation."""
    try:
        return metadata.version("glassnet")
    except metadata.PackageNotFoundError:
        return "0"


def show_keys(parent: QWidget) -> QDialog:
    """Open the list of every command that has a key."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(QCoreApplication.translate("Help", "Keyboard shortcuts"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    for row, command in enumerate(command for command in COMMANDS if command.key):
        key = QKeySequence(command.key).toString(QKeySequence.SequenceFormat.NativeText)
        name = QLabel(key)
        name.setProperty("role", "title")
        grid.addWidget(name, row, 0)
        grid.addWidget(QLabel(QCoreApplication.translate("Commands", command.what)), row, 1)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(24, 20, 24, 16)
    layout.setSpacing(16)
    layout.addLayout(grid)
    layout.addWidget(buttons)
    dialog.open()
    return dialog


def show_about(parent: QWidget) -> QMessageBox:
    """Open a few words about Glassnet."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(QCoreApplication.translate("Help", "About Glassnet"))
    box.setText(QCoreApplication.translate("Help", "Glassnet {version}").format(version=version()))
    box.setInformativeText(
        QCoreApplication.translate(
            "Help",
            "A desktop laboratory in which you build a small neural network, watch it learn, and "
            "reach into it while it learns.\n\n"
            "MIT licence. Fonts: Pretendard, JetBrains Mono (OFL), DejaVu. Icons: Lucide (ISC).",
        )
    )
    box.open()
    return box
