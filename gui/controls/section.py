"""A collapsible section of a panel: a title with a chevron, and what it folds away."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui import icons, theme
from gui.language import follow

PADDING = 12


class SectionTitle(QAbstractButton):
    """The title of a section: a press, Space, Enter or the arrow keys fold and unfold it."""

    def __init__(self, title: str, parent: QWidget | None = None, *, semibold: bool = True) -> None:
        super().__init__(parent)
        self._semibold = semibold
        self.setText(title)
        self.setCheckable(True)
        self.setChecked(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        follow(self, self._retranslate)

    def _retranslate(self) -> None:
        tip = QCoreApplication.translate("Section", "Fold these settings, or unfold them")
        self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        now = theme.current()
        width = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(now.px(18) + width + now.px(4), now.px(26))

    def _font(self) -> QFont:
        return theme.current().font(semibold=self._semibold)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.toggle()
        elif key == Qt.Key.Key_Left:
            self.setChecked(False)
        elif key == Qt.Key.Key_Right:
            self.setChecked(True)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        size = now.icon_small
        arrow = QRectF(0, (area.height() - size) / 2, size, size)
        name = "chevron-down" if self.isChecked() else "chevron-right"
        icons.paint_icon(painter, name, arrow, now.text if self.underMouse() else now.text_muted)
        painter.setFont(self._font())
        painter.setPen(now.text if self.isEnabled() else now.text_disabled)
        text = area.adjusted(now.px(18), 0, 0, 0)
        painter.drawText(
            text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if self.hasFocus():
            half = now.line_focus / 2
            width = min(area.width(), float(self.sizeHint().width()))
            ring = QRectF(0, 0, width, area.height()).adjusted(half, half, -half, -half)
            painter.setPen(QPen(now.accent, now.line_focus))
            painter.drawRoundedRect(ring, now.radius_control, now.radius_control)


class Section(QWidget):
    """A title, whatever is added beneath it, and a line that parts it from the next section."""

    folded = Signal(bool)

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = SectionTitle(title)
        self.title.toggled.connect(self._toggled)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self.body = QWidget()
        self._rows = QVBoxLayout(self.body)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.body)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.theme_changed.connect(self._measure)
        self._measure()
        self.set_title(title)

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setAccessibleName(title)
        self.title.updateGeometry()

    def add(self, widget: QWidget) -> QWidget:
        """Put a widget under what is there already; returns it."""
        self._rows.addWidget(widget)
        return widget

    def add_action(self, widget: QWidget) -> QWidget:
        """Put a small button at the right end of the title; returns it."""
        self._head.addWidget(widget)
        return widget

    def is_folded(self) -> bool:
        return not self.title.isChecked()

    def set_folded(self, folded: bool) -> None:
        self.title.setChecked(not folded)

    def _toggled(self, open_: bool) -> None:
        self.body.setVisible(open_)
        self.folded.emit(not open_)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        side = now.px(PADDING)
        self._column.setContentsMargins(side, now.px(5), side, now.px(8))
        self.title.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        line = now.px(1)
        painter.fillRect(0, self.height() - line, self.width(), line, now.border)
