"""A layout that sets widgets side by side and goes on beneath where the line is full."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

Line = list[QLayoutItem]


class FlowLayout(QLayout):
    """Widgets keep their own sizes; hidden ones take no room.

    An item that expands, a widget or a stretch, begins with its least width, and the first of a
    line takes what the others leave.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._across, self._down = 8, 6

    def set_gaps(self, across: int, down: int) -> None:
        """Pixels between neighbours, and between lines."""
        self._across, self._down = across, down
        self.invalidate()

    def add_stretch(self) -> None:
        """What comes after it on its line stands at the right."""
        policy = QSizePolicy.Policy
        self.addItem(QSpacerItem(0, 0, policy.Expanding, policy.Minimum))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        gaps = self._down * max(0, len(lines) - 1)
        return sum(_height(line) for line in lines) + gaps

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        y = rect.y()
        for line in self._lines(rect.width()):
            self._place(line, QRect(rect.x(), y, rect.width(), _height(line)))
            y += _height(line) + self._down

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = [
            _size(item) for item in self._items if item.widget() is not None and not item.isEmpty()
        ]
        gaps = self._across * max(0, len(shown) - 1)
        across = sum(size.width() for size in shown) + gaps
        return QSize(across, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            if item.widget() is not None and not item.isEmpty():
                size = size.expandedTo(_size(item))
        return size

    def _lines(self, width: int) -> list[Line]:
        """What stands on each line; one that only a stretch would fill is none."""
        lines: list[Line] = [[]]
        x = 0
        for item in self._items:
            if item.spacerItem() is not None:
                lines[-1].append(item)
            elif not item.isEmpty():
                across = _size(item).width()
                if x and x + across > width:
                    lines.append([])
                    x = 0
                lines[-1].append(item)
                x += across + self._across
        return [line for line in lines if any(item.widget() is not None for item in line)]

    def _place(self, line: Line, room: QRect) -> None:
        shown = [item for item in line if item.widget() is not None]
        sizes = [_size(item).width() for item in shown]
        spare = room.width() - sum(sizes) - self._across * (len(shown) - 1)
        growing = next((item for item in line if _expands(item)), None)
        x = room.x()
        for item in line:
            size = _size(item)
            if item is growing:
                size.setWidth(size.width() + max(0, spare))
            if item.widget() is None:
                x += size.width()
                continue
            top = room.y() + (room.height() - size.height()) // 2
            item.setGeometry(QRect(QPoint(x, top), size))
            x += size.width() + self._across


def _size(item: QLayoutItem) -> QSize:
    least, wanted = item.minimumSize(), item.sizeHint()
    if _expands(item):
        wanted.setWidth(least.width())
    return wanted.expandedTo(least).boundedTo(item.maximumSize())


def _height(line: Line) -> int:
    return max(_size(item).height() for item in line)


def _expands(item: QLayoutItem) -> bool:
    return bool(item.expandingDirections() & Qt.Orientation.Horizontal)
