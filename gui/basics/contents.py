"""The list at the left of Basics: an icon, a name and a few words for each panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme
from gui.controls import PanelHeader
from gui.language import follow

WIDTH, COMPACT_WIDTH = 208, 56
ENTRY_HEIGHT, ICON_LEFT, WORDS_LEFT = 48, 12, 38
MARGIN = 8


@dataclass(frozen=True)
class Topic:
    """A panel as the list shows it; `title` and `about` say their text in today's language."""

    id: str
    icon: str
    title: Callable[[], str]
    about: Callable[[], str]


class Contents(QWidget):
    """One entry for each panel, walked with the arrow keys. chosen(id): it is to be shown."""

    chosen = Signal(str)

    def __init__(self, topics: Sequence[Topic], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PanelHeader()
        self.entries = {topic.id: _Entry(topic) for topic in topics}
        self._group = QButtonGroup(self)
        body = QWidget()
        self._column = QVBoxLayout(body)
        for id, entry in self.entries.items():
            entry.toggled.connect(lambda on, id=id: self.chosen.emit(id) if on else None)
            self._group.addButton(entry)
            self._column.addWidget(entry)
        self._column.addStretch(1)
        scrolling = QScrollArea()
        scrolling.setWidgetResizable(True)
        scrolling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolling.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(scrolling, 1)
        self._layout = layout
        self._compact = False
        theme.theme_changed.connect(self._measure)
        follow(self, self._retranslate)
        self._measure()

    def show_chosen(self, id: str) -> None:
        """Mark the panel that is on screen."""
        self.entries[id].setChecked(True)

    def set_compact(self, compact: bool) -> None:
        """Show the icons alone, where there is little room; their tooltips name them."""
        if compact != self._compact:
            self._compact = compact
            self.header.title.setVisible(not compact)
            self._measure()

    def _retranslate(self) -> None:
        title = QCoreApplication.translate("Basics", "Basics")
        self.header.set_title(title)
        self.setAccessibleName(title)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setFixedWidth(now.px(COMPACT_WIDTH if self._compact else WIDTH))
        self._layout.setContentsMargins(0, 0, now.px(1), 0)
        self._column.setContentsMargins(*(now.px(MARGIN),) * 4)
        self._column.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        line = now.px(1)
        painter.fillRect(self.width() - line, 0, line, self.height(), now.border)


class _Entry(QAbstractButton):
    """Icon, name and a few words; the chosen one on a soft ground in the accent's colour."""

    def __init__(self, topic: Topic) -> None:
        super().__init__()
        self._topic = topic
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.theme_changed.connect(self._measure)
        follow(self, self._retranslate)

    def _retranslate(self) -> None:
        self.setText(self._topic.title())
        self.setAccessibleName(self._topic.title())
        self.setAccessibleDescription(self._topic.about())
        self.setToolTip(f"{self._topic.title()}: {self._topic.about()}")
        self.update()

    def _measure(self, _theme: object) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(COMPACT_WIDTH - 2 * MARGIN), now.px(ENTRY_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, radius = QRectF(self.rect()), now.radius_button
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft if self.isChecked() else now.hover)
            painter.drawRoundedRect(rect, radius, radius)
        if self.hasFocus():
            painter.setPen(now.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        color = now.accent if self.isChecked() else now.text
        muted = now.accent if self.isChecked() else now.text_muted
        side, middle = now.icon_size, rect.center().y()
        place = QRectF(now.px(ICON_LEFT), middle - side / 2, side, side)
        icons.paint_icon(painter, self._topic.icon, place, muted)
        if self.width() <= now.px(COMPACT_WIDTH):
            return
        left = now.px(WORDS_LEFT)
        words = rect.adjusted(left, 0, -now.px(4), 0)
        for text, size, above, ink in (
            (self.text(), now.body, True, color),
            (self._topic.about(), now.caption, False, now.text_muted),
        ):
            font = now.font(size, semibold=above and self.isChecked())
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(ink)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
            base = middle - now.px(4) if above else middle + now.px(14)
            painter.drawText(round(words.left()), round(base), shown)
