"""A panel that scrolls where its dock is smaller than it can be: docks must fit small windows."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gui import theme
from gui.controls import PanelHeader

LEAST_PX = 120


class Scrolled(QScrollArea):
    """Holds a panel; its header, which stays in sight, is the panel's."""

    def __init__(self, panel: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        header = getattr(panel, "header", None)
        assert isinstance(header, PanelHeader)
        self.header, self._panel = header, panel
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(panel)

    def sizeHint(self) -> QSize:
        return self._panel.sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = theme.current().px(LEAST_PX)
        return QSize(least, least)
