"""Tabs in the head of a panel, in the place of its title."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from gui import theme

HEIGHT = 36
SHORT = 88


class TitleTabs(QTabBar):
    """Each tab is as wide as its text is when chosen, so that choosing one moves none.

    Those of which the names are long may end in … where there is little room.
    """

    def __init__(self, count: int, parent: QWidget | None = None, *, long: bool = False) -> None:
        super().__init__(parent)
        self._long = long
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        elide = Qt.TextElideMode
        self.setElideMode(elide.ElideRight if long else elide.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setStyleSheet("QTabBar::tab:first { margin-left: 0; }")
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Maximum if long else policy.Fixed, policy.Fixed)
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
        hint = self.tabSizeHint(index)
        return (
            QSize(min(hint.width(), theme.current().px(SHORT)), hint.height())
            if self._long
            else hint
        )
