"""The command finder: a field over the window in which everything can be found by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui import fuzzy, icons, theme
from gui.language import follow

WIDTH, ROW, MOST_ROWS = 520, 32, 11
TOP = 6
ENTRY = Qt.ItemDataRole.UserRole
STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -MOST_ROWS,
    Qt.Key.Key_PageDown: MOST_ROWS,
}


@dataclass(frozen=True)
class Entry:
    """One thing that can be found and done.

    text, group: as they are shown. names: what it is found by, in every language.
    """

    text: str
    group: str
    names: tuple[str, ...]
    do: Callable[[], object]
    key: str = ""
    icon: str = ""
    enabled: bool = True


Gather = Callable[[], Iterable[Entry]]


class Finder(QFrame):
    """Lies over its window, hidden until `open`. gather: what can be found at the moment.

    closed: the keyboard is given back to what had it.
    """

    closed = Signal()

    def __init__(self, gather: Gather, window: QWidget) -> None:
        super().__init__(window)
        self._gather = gather
        self._window = window
        self._entries: list[Entry] = []
        self._before: QWidget | None = None
        self.field = QLineEdit()
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setItemDelegate(_Painter(self.list))
        self.list.itemClicked.connect(self._run_item)
        self.list.setMouseTracking(True)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.nothing = QLabel()
        self.nothing.setProperty("role", "muted")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.field)
        self._column.addWidget(self.list)
        self._column.addWidget(self.nothing)
        self.hide()
        theme.theme_changed.connect(self._arrange)
        follow(self, self._retranslate)

    # opening and closing

    def open(self) -> None:
        """Show everything, with the keyboard in the field."""
        if self.isVisible():
            self.field.setFocus()
            self.field.selectAll()
            return
        self._before = QApplication.focusWidget()
        self._entries = list(self._gather())
        self.field.clear()
        self._search("")
        self._arrange()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_(self) -> None:
        """Hide, and give the keyboard back."""
        if self.isVisible():
            self.hide()
            if self._before is not None and self._before.isVisible():
                self._before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._before = None
            self.closed.emit()

    def run(self, entry: Entry) -> None:
        """Close, then do what an entry says."""
        if entry.enabled:
            self.close_()
            entry.do()

    # searching

    def found(self) -> list[Entry]:
        """The entries that are listed, the best first."""
        return [self.list.item(row).data(ENTRY) for row in range(self.list.count())]

    def current(self) -> Entry | None:
        row = self.list.currentRow()
        return None if row < 0 else self.list.item(row).data(ENTRY)

    def _search(self, query: str) -> None:
        scored = [(fuzzy.score(query, entry.names), entry) for entry in self._entries]
        answers = [(value, entry) for value, entry in scored if value is not None]
        if query.strip():
            answers.sort(key=lambda answer: (-answer[0], not answer[1].enabled))
        self.list.clear()
        for _, entry in answers:
            item = QListWidgetItem(entry.text)
            item.setData(ENTRY, entry)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ", ".join(part for part in (entry.text, entry.group, entry.key) if part),
            )
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        nothing = QCoreApplication.translate("Finder", "Nothing is called “{query}”")
        self.nothing.setText(nothing.format(query=query.strip()))
        self._arrange()

    def _run_item(self, item: QListWidgetItem) -> None:
        self.run(item.data(ENTRY))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # While one types here, Escape and the arrows are nobody else's.
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Right):
                event.accept()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(event)
        elif kind == QEvent.Type.FocusOut and not self._keeps_focus():
            self.close_()
        return super().eventFilter(watched, event)

    def _keeps_focus(self) -> bool:
        """Whether the keyboard is away for a moment only: a menu, or another program."""
        return QApplication.activePopupWidget() is not None or QApplication.focusWidget() is None

    def _press(self, event: QKeyEvent) -> bool:
        key, count = Qt.Key(event.key()), self.list.count()
        if key == Qt.Key.Key_Escape:
            self.close_()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            entry = self.current()
            if entry is not None:
                self.run(entry)
        elif key in STEPS and count:
            row = self.list.currentRow() + STEPS[key]
            turns = key in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            self.list.setCurrentRow(row % count if turns else min(max(row, 0), count - 1))
        else:
            return False
        return True

    # how it looks

    def _arrange(self, _theme: object = None) -> None:
        now, window = theme.current(), self._window
        side = now.px(8)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(now.px(6))
        self.nothing.setContentsMargins(now.px(8), 0, 0, now.px(4))
        count = self.list.count()
        self.list.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        top = now.px(48) + now.px(TOP)
        field = self.field.sizeHint().height()
        room = window.height() - top - field - 4 * side
        rows = max(1, min(count, MOST_ROWS, room // now.px(ROW)))
        self.list.setFixedHeight(rows * now.px(ROW))
        width = min(now.px(WIDTH), window.width() - 2 * side)
        below = rows * now.px(ROW) if count else self.nothing.sizeHint().height()
        height = field + below + self._column.spacing() + 2 * side
        self.setGeometry((window.width() - width) // 2, top, width, height)

    def _retranslate(self) -> None:
        name = QCoreApplication.translate("Finder", "Find a command")
        self.field.setPlaceholderText(
            QCoreApplication.translate("Finder", "A command, a panel, a lesson, a data set …")
        )
        self.field.setAccessibleName(name)
        self.field.setToolTip(
            QCoreApplication.translate(
                "Finder",
                "Type part of a name in Korean or English, choose with the arrow keys, press Enter",
            )
        )
        self.list.setAccessibleName(name)
        if self.isVisible():
            self._entries = list(self._gather())
            self._search(self.field.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), now.surface)
        half = now.line_border / 2
        painter.setPen(QPen(now.border_strong, now.line_border))
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))


class _Painter(QStyledItemDelegate):
    """Paints an entry: icon and name at the left, key and group at the right."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, theme.current().px(ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        now, entry = theme.current(), index.data(ENTRY)
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.accent_soft)
            painter.drawRoundedRect(QRectF(rect), now.radius_control, now.radius_control)
        ink = now.text if entry.enabled else now.text_disabled
        ink = now.accent if chosen and entry.enabled else ink
        middle = rect.adjusted(now.px(10), 0, -now.px(10), 0)
        side = now.icon_size
        if entry.icon:
            place = QRectF(middle.left(), rect.center().y() - side / 2 + 0.5, side, side)
            icons.paint_icon(painter, entry.icon, place, ink)
        middle.setLeft(middle.left() + side + now.px(10))
        faint = now.text_muted if entry.enabled else now.text_disabled
        for text, pad in ((entry.key, 16), (entry.group, 16)):
            if text:
                middle.setRight(middle.right() - self._right(painter, middle, text, faint))
                middle.setRight(middle.right() - now.px(pad))
        painter.setFont(now.font())
        painter.setPen(ink)
        shown = QFontMetrics(now.font()).elidedText(
            entry.text, Qt.TextElideMode.ElideRight, middle.width()
        )
        painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()

    @staticmethod
    def _right(painter: QPainter, rect: QRect, text: str, ink: QColor) -> int:
        """Write at the right end; returns the width that it took."""
        font = theme.current().font(theme.current().small)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return QFontMetrics(font).horizontalAdvance(text)
