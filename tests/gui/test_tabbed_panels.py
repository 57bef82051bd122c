"""Panels in tabs: one is on screen, the tabs carry the titles, the head is that of the panel."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gui.controls import PanelHeader
from gui.workspaces.tabs import TabbedPanels
from tests.gui.panels.moments import heard


class Plain(QWidget):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.action = QLabel("action")
        self.header = PanelHeader(title, "", self.action)
        layout = QVBoxLayout(self)
        layout.addWidget(self.header)


def test_turning_a_tab_shows_its_panel_and_its_head_and_says_so(qtbot) -> None:
    first, second = Plain("One"), Plain("Two")
    tabs = TabbedPanels([(first, lambda: "One"), (second, lambda: "Two")])
    qtbot.addWidget(tabs)
    tabs.show()
    turned = heard(tabs.turned)
    assert [tabs.tabs.tabText(i) for i in range(2)] == ["One", "Two"]
    assert first.isVisible() and first.action.isVisible() and not second.isVisible()
    assert not first.header.title.isVisible()
    tabs.show_panel(second)
    assert second.isVisible() and second.action.isVisible() and not first.isVisible()
    assert len(turned) == 1
