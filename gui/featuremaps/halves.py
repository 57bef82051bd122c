"""The halves of the feature maps: the maps, and beside or beneath them one cell written out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui import theme

WIDE = 900
"""From this width on the arithmetic stands beside the maps, not below."""
ARITHMETIC_WIDTH, ARITHMETIC_HEIGHT = 480, 330


class Halves(QSplitter):
    """The line between them can be moved."""

    def __init__(self, maps: QWidget, arithmetic: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setChildrenCollapsible(False)
        self.addWidget(maps)
        self.addWidget(arithmetic)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)

    def share_room(self) -> None:
        """Give the arithmetic what it needs, or the larger part."""
        if self.orientation() == Qt.Orientation.Horizontal:
            room, wanted = self.width(), theme.current().px(ARITHMETIC_WIDTH)
        else:
            room, wanted = self.height(), theme.current().px(ARITHMETIC_HEIGHT)
        arithmetic = min(wanted, room * 3 // 5)
        self.setSizes([room - arithmetic, arithmetic])

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width() >= theme.current().px(WIDE)
        turned = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        super().resizeEvent(event)
        if self.orientation() != turned:
            self.setOrientation(turned)
            self.share_room()
