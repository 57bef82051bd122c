"""Rows for a choice: one of several texts, or one component of a registry."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from engine.registry import Knob
from gui import theme
from gui.controls.row import MISSING, Check, Row
from gui.language import choice_label

ARROW = 21
"""Room of the arrow and what is left of it, px at scale 1."""


class ComboBox(QComboBox):
    """A combo box that holds keys beside its texts, and ignores the wheel while not in use.

    The style cuts long names off; here they end in …, and reach up to the arrow.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(20)

    def key(self) -> Any:
        return self.currentData()

    def show_key(self, key: Any) -> None:
        index = self.find_key(key)
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def find_key(self, key: Any) -> int:
        return next((i for i in range(self.count()) if self.itemData(i) == key), -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        now = theme.current()
        area = self.rect().adjusted(now.px(7), 0, -now.px(ARROW), 0)
        text = option.currentText or self.placeholderText()
        known = bool(option.currentText)
        ink = now.text if known else now.text_muted
        painter.setPen(ink if self.isEnabled() else now.text_disabled)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def showPopup(self) -> None:
        # Long names are read in full in the list, however narrow the field is.
        room = theme.current().px(24)
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + room))
        super().showPopup()


class ChoiceRow(Row):
    """A row for a knob with `choices`."""

    def __init__(
        self,
        knob: Knob,
        hint: Any = str,
        default: Any = MISSING,
        check: Check | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(knob, hint, default, check, parent)
        self.combo = ComboBox()
        for choice in knob.choices:
            self.combo.addItem(choice_label(choice), choice)
        self.combo.setCurrentIndex(-1)
        self.combo.currentIndexChanged.connect(self._chosen)
        self.content.addWidget(self.combo, 1)
        self._finish(self.combo)

    def _chosen(self, index: int) -> None:
        key = self.combo.itemData(index)
        if index >= 0 and key != self._value:
            self.ask(key)

    def _display(self, value: Any) -> None:
        self.combo.show_key(value)

    def _retranslate(self) -> None:
        super()._retranslate()
        for index in range(self.combo.count()):
            self.combo.setItemText(index, choice_label(self.combo.itemData(index)))
