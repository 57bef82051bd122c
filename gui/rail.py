"""The rail: 72 pixels at the left edge on which a workspace is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from gui import icons, theme
from gui.language import follow

WIDTH = 72
ENTRY_WIDTH, ENTRY_HEIGHT = 64, 54


@dataclass(frozen=True)
class RailEntry:
    """A workspace as the rail shows it; `title` gives its name in the language of the moment."""

    id: str
    icon: str
    title: Callable[[], str]


class Rail(QWidget):
    """One button for each workspace; chosen(id) is what the user wants to see."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _RailButton] = {}
        self._layout = QVBoxLayout(self)
        for entry in entries:
            button = _RailButton(entry)
            button.clicked.connect(lambda _checked=False, id=entry.id: self.chosen.emit(id))
            self._group.addButton(button)
            self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self._buttons[entry.id] = button
        self._layout.addStretch(1)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_chosen(self, id: str) -> None:
        """Mark the workspace that is on screen."""
        self._buttons[id].setChecked(True)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setFixedWidth(now.px(WIDTH))
        side = (now.px(WIDTH) - now.px(ENTRY_WIDTH)) // 2
        self._layout.setContentsMargins(side, now.px(8), side + now.px(1), now.px(8))
        self._layout.setSpacing(now.px(4))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.background)
        line = now.px(1)
        painter.fillRect(self.width() - line, 0, line, self.height(), now.border)


class _RailButton(QAbstractButton):
    """An icon over its word; the chosen one on a soft ground in the accent's colour."""

    def __init__(self, entry: RailEntry) -> None:
        super().__init__()
        self._entry = entry
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        follow(self, self._retranslate)

    def _retranslate(self) -> None:
        title = self._entry.title()
        self.setText(title)
        self.setAccessibleName(title)
        text = QCoreApplication.translate("Rail", "Work with {workspace}")
        self.setToolTip(text.format(workspace=title))
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(ENTRY_WIDTH), now.px(ENTRY_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        radius = now.radius_button
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft if self.isChecked() else now.hover)
            painter.drawRoundedRect(rect, radius, radius)
        if self.hasFocus():
            painter.setPen(now.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        color = now.accent if self.isChecked() else now.text_muted
        side = now.icon_rail
        top = now.px(8)
        place = QRectF((rect.width() - side) / 2, top, side, side)
        icons.paint_icon(painter, self._entry.icon, place, color)
        painter.setFont(now.font(now.caption, semibold=self.isChecked()))
        painter.setPen(color)
        words = rect.adjusted(0, top + side, 0, -now.px(3))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
