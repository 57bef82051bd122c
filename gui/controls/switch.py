"""A switch for what is on or off, and the row that holds one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from engine.registry import Knob
from gui import theme
from gui.controls.row import MISSING, Check, Row


class Switch(QAbstractButton):
    """28 by 16 pixels: accent and thumb at the right when on, an outline when off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.theme_changed.connect(self._measure)

    def _measure(self, _theme: object = None) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        now = theme.current()
        ring = 2 * round(2 * now.line_focus)
        return QSize(now.switch_width + ring, now.switch_height + ring)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(0, 0, now.switch_width, now.switch_height)
        body.moveCenter(QRectF(self.rect()).center())
        if self.hasFocus():
            gap = 1.5 * now.line_focus
            around = body.adjusted(-gap, -gap, gap, gap)
            painter.setPen(QPen(now.accent, now.line_focus))
            painter.drawRoundedRect(around, around.height() / 2, around.height() / 2)
        enabled, on = self.isEnabled(), self.isChecked()
        hovered = self.underMouse() and enabled
        edge = body.adjusted(0.5, 0.5, -0.5, -0.5)
        if on:
            ground = now.accent_hover if hovered else now.accent
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground if enabled else now.border_control)
        else:
            painter.setPen(QPen(now.border_strong if enabled else now.border, 1))
            painter.setBrush(now.hover if hovered else now.surface)
        painter.drawRoundedRect(edge, edge.height() / 2, edge.height() / 2)
        inset = now.px(3)
        radius = body.height() / 2 - inset
        x = body.right() - inset - radius if on else body.left() + inset + radius
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.on_accent if on else now.border_strong if enabled else now.border)
        painter.drawEllipse(QPointF(x, body.center().y()), radius, radius)


class SwitchRow(Row):
    """A row for a knob that is true or false."""

    def __init__(
        self,
        knob: Knob,
        hint: Any = bool,
        default: Any = MISSING,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(knob, hint, default, check, parent)
        self.switch = Switch()
        self.switch.toggled.connect(self._toggled)
        self._overhangs = True  # the room for the focus ring stands in the gap
        self.content.addSpacing(4)
        self.content.addWidget(self.switch)
        self.content.addStretch(1)
        self._finish(self.switch)

    def _toggled(self, on: bool) -> None:
        if on != self._value:
            self.ask(on)

    def _display(self, value: Any) -> None:
        self.switch.setChecked(value)
