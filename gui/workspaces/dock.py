"""A dock: a panel that can be moved, floated and closed, its own header serving as title bar."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDockWidget, QMenu, QToolButton, QVBoxLayout, QWidget

from gui.controls import IconButton, PanelHeader
from gui.language import follow


class Dock(QDockWidget):
    """Empty until `fill`. title: gives the panel's name in the language of the moment."""

    def __init__(self, id: str, title: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(id)
        self.title = title
        self.header = PanelHeader()
        self.setTitleBarWidget(_bar(self.header))
        follow(self, self._retranslate)

    def fill(self, panel: QWidget) -> None:
        """Take a panel in. If it has a `header`, that becomes the title bar."""
        header = getattr(panel, "header", None)
        self.setWidget(panel)
        if isinstance(header, PanelHeader):
            self.header.deleteLater()
            self.header = header
            self.setTitleBarWidget(_bar(header))
        self._menu_button = IconButton("ellipsis")
        self._menu = QMenu(self._menu_button)
        self._float = self._menu.addAction("", self._toggle_floating)
        self._close = self._menu.addAction("", self.close)
        self._menu.aboutToShow.connect(self._retranslate)
        self._menu_button.setMenu(self._menu)
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.header.add_action(self._menu_button)
        self._retranslate()

    def _toggle_floating(self) -> None:
        self.setFloating(not self.isFloating())

    def _retranslate(self) -> None:
        title = self.title()
        self.setWindowTitle(title)
        if self.widget() is None:
            self.header.set_title(title)
            return
        self._menu_button.set_text(
            QCoreApplication.translate("Dock", "{panel}: move or close").format(panel=title)
        )
        self._float.setText(
            QCoreApplication.translate("Dock", "Put back into the window")
            if self.isFloating()
            else QCoreApplication.translate("Dock", "Own window")
        )
        self._close.setText(QCoreApplication.translate("Dock", "Close panel"))


def _bar(header: PanelHeader) -> QWidget:
    """The header in a widget whose size hint is the header's fixed height, as a dock asks for."""
    bar = QWidget()
    layout = QVBoxLayout(bar)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(header)
    return bar
