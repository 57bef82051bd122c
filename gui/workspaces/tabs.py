"""Panels that share a place: tabs in the head choose which of them is on screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from gui.controls import PanelHeader
from gui.controls.title_tabs import TitleTabs
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
        self.tabs = TitleTabs(len(panels))
        self._heads, self._bodies = _Stack(), _Stack()
        for panel in self.panels:
            head = getattr(panel, "header", None)
            assert isinstance(head, PanelHeader)
            head.title.hide()
            self._heads.addWidget(head)
            self._bodies.addWidget(panel)
        self.header = PanelHeader()
        self.header.set_lead(self.tabs)
        self.header.set_body(self._heads)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._bodies, 1)
        self.tabs.currentChanged.connect(self._turn)
        follow(self, self._retranslate)

    def named(self) -> list[tuple[QWidget, Callable[[], str]]]:
        """The panels, and what gives the name of each."""
        return list(zip(self.panels, self._titles, strict=True))

    def show_panel(self, panel: QWidget) -> None:
        """Turn to a panel."""
        self.tabs.setCurrentIndex(self.panels.index(panel))

    def _turn(self, index: int) -> None:
        self._heads.setCurrentIndex(index)
        self._bodies.setCurrentIndex(index)
        for stack in (self._heads, self._bodies):
            stack.updateGeometry()
        self.turned.emit()

    def _retranslate(self) -> None:
        self.tabs.set_texts(*(title() for title in self._titles))
        name_tabs(self.tabs)


class _Stack(QStackedWidget):
    """Widgets of which only the one on screen asks for room: Qt dresses the others at some later
    time, and what they ask for then is more."""

    def minimumSizeHint(self) -> QSize:
        now = self.currentWidget()
        return now.minimumSizeHint() if now is not None else super().minimumSizeHint()


def name_tabs(tabs: QTabBar) -> None:
    """Say what tabs of panels are for."""
    tabs.setAccessibleName(QCoreApplication.translate("Playground", "Panels"))
    tabs.setToolTip(QCoreApplication.translate("Playground", "Choose which panel is shown here"))
