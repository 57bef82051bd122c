"""A combo box with the kinds of a registry, in groups; kinds that do not fit say why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItemModel
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.registry import Registry
from gui import theme
from gui.controls import ComboBox
from gui.language import follow, vocabulary

Groups = Sequence[tuple[str, Sequence[str]]]
Index = QModelIndex | QPersistentModelIndex
SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
PADDING = 8


class KindCombo(ComboBox):
    """Shows one kind of a registry (or none) and asks for another: `chosen(kind)`.

    `kept`: somebody went back to the kind that is shown.
    """

    chosen = Signal(str)
    kept = Signal()

    def __init__(
        self,
        registry: Registry[Any],
        groups: Callable[[], Groups] | None = None,
        capital: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """groups: the kinds to offer beneath their titles, in the language of the moment.
        capital: whether names begin with a capital letter, as in a sentence.
        """
        super().__init__(parent)
        self.registry = registry
        self._groups = groups or (lambda: [("", registry.kinds())])
        self._capital = capital
        self._reasons: Mapping[str, str] = {}
        self._kind: str | None = None
        self._dressed = False
        self.currentIndexChanged.connect(self._chosen)
        self.activated.connect(self._activated)
        follow(self, self.retranslate)

    def kind(self) -> str | None:
        """The kind that was shown last."""
        return self._kind

    def kinds(self) -> list[str]:
        """The kinds on offer, those that do not fit included."""
        return [k for k in map(self.itemData, range(self.count())) if k is not None]

    def show_kind(self, kind: str | None) -> None:
        """Show a kind; None shows the placeholder."""
        self._kind = kind
        if kind is not None and self.find_key(kind) < 0:
            self.retranslate()
        index = -1 if kind is None else self.find_key(kind)
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def set_reasons(self, reasons: Mapping[str, str]) -> None:
        """Kinds that cannot be chosen now, and why."""
        if reasons != self._reasons:
            self._reasons = dict(reasons)
            self._mark_reasons()

    def retranslate(self) -> None:
        """Fill the list anew, in the language of the moment."""
        self.blockSignals(True)
        self.clear()
        for title, kinds in self._groups():
            if title:
                self.addItem(title, None)
                self._item(self.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)
            for kind in kinds:
                self._add(kind)
        if self._kind is not None and self.find_key(self._kind) < 0:
            self._add(self._kind)
        self.setCurrentIndex(-1 if self._kind is None else self.find_key(self._kind))
        self.blockSignals(False)
        self._mark_reasons()

    def _add(self, kind: str) -> None:
        member = self.registry[kind]
        name = vocabulary(member.label)
        self.addItem(name[:1].upper() + name[1:] if self._capital else name, kind)
        self.setItemData(self.count() - 1, vocabulary(member.summary()), SUMMARY_ROLE)

    def _mark_reasons(self) -> None:
        for index in range(self.count()):
            kind = self.itemData(index)
            if kind is None:
                continue
            reason, summary = self._reasons.get(kind, ""), self.itemData(index, SUMMARY_ROLE)
            self._item(index).setEnabled(not reason)
            tip = "\n".join(part for part in (reason, summary) if part)
            self.setItemData(index, tip, Qt.ItemDataRole.ToolTipRole)

    def _item(self, index: int) -> Any:
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        return model.item(index)

    def _chosen(self, index: int) -> None:
        kind = self.itemData(index)
        if kind is not None and kind != self._kind:
            self.chosen.emit(kind)

    def _activated(self, index: int) -> None:
        if self.itemData(index) == self._kind:
            self.kept.emit()

    def showPopup(self) -> None:
        # Its size hints are asked for with every change of theme: by those that were opened.
        if not self._dressed:
            self._dressed = True
            self.setItemDelegate(_Delegate(self))
        super().showPopup()


class _Delegate(QStyledItemDelegate):
    """Titles of groups in small grey, their kinds beneath; what does not fit is faint."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        now = theme.current()
        self.initStyleOption(option, index)
        width = option.fontMetrics.horizontalAdvance(option.text) + 2 * now.px(PADDING)
        return QSize(width, now.px(24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        now = theme.current()
        area: QRect = option.rect
        title = index.data(Qt.ItemDataRole.UserRole) is None
        enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        active = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = now.text if enabled else now.text_disabled
        if active and enabled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft)
            painter.drawRoundedRect(area, now.radius_control, now.radius_control)
            ink = now.accent
        font = now.font()
        if title:
            font, ink = now.font(now.caption), now.text_muted
            area = area.adjusted(0, now.px(6), 0, 0)
        painter.setFont(font)
        painter.setPen(ink)
        side = now.px(PADDING)
        text = area.adjusted(side, 0, -side, 0)
        where = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(text, where, option.text)
        painter.restore()
