"""Panels that share a place: tabs in the head choose which of them is on screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from gui.controls import PanelHeader
from gui.language import follow


class TabbedPanels(QWidget):
    """Shows one of several panels; each has a `header`, of which the title becomes a tab.

    turned(): another panel is on screen.
    """

    turned = Signal()

    def __init__(
        self, panels: Sequence[tuple[QWidget, Callable[[], str]]], parent: QWidget | None = None
    ) -> None:
        """panels: each with what gives its name in the language of the moment."""
        super().__init__(parent)
        self.panels = [panel for panel, _ in panels]
        self._titles = [title for _, title in panels]
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._heads, self._bodies = QStackedWidget(), QStackedWidget()
        for panel in self.panels:
            head = getattr(panel, "header", None)
            assert isinstance(head, PanelHeader)
            head.title.hide()
            self._heads.addWidget(head)
            self._bodies.addWidget(panel)
            self.tabs.addTab("")
        self.header = _Head(self.tabs, self._heads)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._bodies, 1)
        self.tabs.currentChanged.connect(self._turn)
        follow(self, self._retranslate)

    def show_panel(self, panel: QWidget) -> None:
        """Turn to a panel."""
        self.tabs.setCurrentIndex(self.panels.index(panel))

    def _turn(self, index: int) -> None:
        self._heads.setCurrentIndex(index)
        self._bodies.setCurrentIndex(index)
        self.turned.emit()

    def _retranslate(self) -> None:
        for index, title in enumerate(self._titles):
            self.tabs.setTabText(index, title())


class _Head(PanelHeader):
    """Tabs in the place of the title, and behind them the head of the panel on screen."""

    def __init__(self, tabs: QTabBar, heads: QStackedWidget) -> None:
        super().__init__()
        self.title.hide()
        self.subtitle.hide()
        self._layout.insertWidget(0, tabs)
        self._layout.insertWidget(1, heads, 1)
