"""Tabs in the head of a panel, in the place of its title."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from gui import theme

HEIGHT = 36


class TitleTabs(QTabBar):
    """Each tab is as wide as its text is when chosen, so that choosing one moves none."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setStyleSheet("QTabBar::tab:first { margin-left: 0; }")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for _ in range(count):
            self.addTab("")

    def set_texts(self, *texts: str) -> None:
        """What the tabs say."""
        for index, text in enumerate(texts):
            if self.tabText(index) != text:
                self.setTabText(index, text)
        self.updateGeometry()

    def tabSizeHint(self, index: int) -> QSize:
        now = theme.current()
        chosen = QFontMetrics(now.font(semibold=True))
        room = now.px(24) if index else now.px(16)  # the margins and padding of the style sheet
        wide = chosen.horizontalAdvance(self.tabText(index)) + room
        return QSize(wide, now.px(HEIGHT) - now.px(1))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)
