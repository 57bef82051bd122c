"""The slider of a knob row: a 3 pixel track, filled up to a 12 pixel thumb."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from gui import theme


class Slider(QSlider):
    """A horizontal slider over positions 0..last that jumps to where it is pressed.

    The wheel moves it only while it has the keyboard, so that a list can be scrolled past it.
    """

    def __init__(self, last: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, last)
        self.setSingleStep(max(1, round(last / 100)))
        self.setPageStep(max(1, round(last / 10)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(96), now.field)

    def minimumSizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(48), now.field)

    def overhang(self) -> int:
        """How far the thumb and its focus ring reach beyond either end of the track, in pixels."""
        return theme.current().slider_thumb // 2 + theme.current().px(2)

    def _x(self, position: int) -> float:
        reach = self.overhang()
        span = max(1, self.maximum() - self.minimum())
        return reach + (self.width() - 2 * reach) * (position - self.minimum()) / span

    def _position_at(self, x: float) -> int:
        reach = self.overhang()
        share = (x - reach) / max(1, self.width() - 2 * reach)
        span = self.maximum() - self.minimum()
        return round(self.minimum() + min(max(share, 0.0), 1.0) * span)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self.setSliderDown(True)
        self.setSliderPosition(self._position_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._position_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = self.isEnabled()
        middle = self.height() / 2
        left, right = self._x(self.minimum()), self._x(self.maximum())
        thumb = self._x(self.sliderPosition())
        track = now.slider_track
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.border_control if enabled else now.border)
        rest = QRectF(left, middle - track / 2, right - left, track)
        painter.drawRoundedRect(rest, track / 2, track / 2)
        accent = now.accent if enabled else now.border_control
        painter.setBrush(accent)
        done = QRectF(left, middle - track / 2, thumb - left, track)
        painter.drawRoundedRect(done, track / 2, track / 2)
        self._paint_thumb(painter, QPointF(thumb, middle), enabled)

    def _paint_thumb(self, painter: QPainter, center: QPointF, enabled: bool) -> None:
        now = theme.current()
        line = now.line_contour
        radius = now.slider_thumb / 2 - line / 2
        ground = now.accent_soft if self.underMouse() or self.isSliderDown() else now.surface
        painter.setPen(QPen(now.accent if enabled else now.border_control, line))
        painter.setBrush(ground if enabled else now.surface)
        painter.drawEllipse(center, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.accent, now.line_focus))
            ring = now.slider_thumb / 2 + now.line_focus / 2
            painter.drawEllipse(center, ring, ring)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent)
            painter.drawEllipse(center, now.px(3), now.px(3))
