"""The menu of layers to add: each kind with a sentence that says what it does."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine.nn.layer import layers
from engine.registry import Component
from gui import theme
from gui.language import vocabulary
from gui.stack.words import kind_name

WIDTH = 340
PADDING = 8
KIND_ROLE = Qt.ItemDataRole.UserRole
SENTENCE_ROLE = Qt.ItemDataRole.UserRole + 1
ORDER = ("conv2d", "max_pooling2d", "average_pooling2d", "global_average_pooling2d", "flatten")
"""What comes first in the menu, as in the stacks of the textbooks; then as registered."""


def sentence(kind: type[Component]) -> str:
    """What a kind of layer does: the beginning of its docstring."""
    return vocabulary(kind.summary())


class KindMenu(QFrame):
    """A list that pops up beneath a button. `chosen(kind)`: somebody wants a layer of that kind."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.list = QListWidget()
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setUniformItemSizes(False)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.list)

    def open_at(self, place: QPoint) -> None:
        """Show the kinds in the language of the moment, the right end of the list at `place`."""
        self.list.clear()
        for kind in kinds():
            item = QListWidgetItem(kind_name(kind))
            item.setData(KIND_ROLE, kind.kind)
            item.setData(SENTENCE_ROLE, sentence(kind))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, sentence(kind))
            self.list.addItem(item)
        self.list.setAccessibleName(QCoreApplication.translate("Stack", "Kind of layer"))
        self.list.setCurrentRow(0)
        now = theme.current()
        width = now.px(WIDTH)
        self.list.setFixedWidth(width)
        high = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        screen = self.screen().availableGeometry()
        frame = 2 * self.list.frameWidth()
        self.list.setFixedHeight(min(high + frame, screen.height() - 80))
        self.adjustSize()
        left = min(max(place.x() - width, screen.left()), screen.right() - width)
        top = min(place.y(), screen.bottom() - self.height())
        self.move(left, top)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.list.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._choose(item)
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.current().border_control)

    def _choose(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(KIND_ROLE))


def kinds() -> list[type[Component]]:
    """Every kind of layer, in the order of the menu."""
    found: list[type[Component]] = list(layers)
    places = {kind: place for place, kind in enumerate(ORDER)}
    return sorted(found, key=lambda kind: places.get(kind.kind, len(ORDER)))


class _Delegate(QStyledItemDelegate):
    """The name, and beneath it the sentence in grey."""

    def _sentence(self, index: QModelIndex | QPersistentModelIndex) -> tuple[str, int]:
        """The sentence and the height that it takes."""
        now = theme.current()
        text = str(index.data(SENTENCE_ROLE))
        across = now.px(WIDTH) - 2 * now.px(PADDING) - now.px(4)
        flags = Qt.TextFlag.TextWordWrap
        metrics = QFontMetrics(now.font(now.caption))
        return text, metrics.boundingRect(0, 0, across, 1000, flags, text).height()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        now = theme.current()
        height = QFontMetrics(now.font()).height() + self._sentence(index)[1]
        return QSize(now.px(WIDTH) - now.px(4), height + now.px(PADDING))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        self.initStyleOption(option, index)
        now = theme.current()
        active = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.fillRect(box, now.accent_soft if active else now.surface)
        inner = box.adjusted(now.px(PADDING), now.px(4), -now.px(PADDING), -now.px(4))
        painter.setFont(now.font(semibold=True))
        painter.setPen(now.accent if active else now.text)
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop, str(index.data()))
        text, height = self._sentence(index)
        painter.setFont(now.font(now.caption))
        painter.setPen(now.text_muted)
        beneath = QRectF(inner.left(), inner.bottom() - height, inner.width(), height)
        painter.drawText(beneath, Qt.TextFlag.TextWordWrap, text)
        painter.restore()
