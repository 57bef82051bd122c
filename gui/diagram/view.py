"""The widget that shows a network diagram live, and that is pointed at, clicked and scrolled."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.diagram.diagram import Array, Bias, Column, Diagram, Light, Link, Neuron
from gui.diagram.hits import Scroll, column_at, hit
from gui.diagram.labels import line_about, lines_about
from gui.diagram.layout import Placement
from gui.diagram.painting import draw, placed

WHEEL_NOTCH = 120
BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class DiagramView(QWidget):
    """Shows columns, maps and weights.

    hovered(key, unit), selected(key, unit): the neuron in question, ("", -1) for none.
    opened(key, unit): a neuron was clicked twice, or Enter pressed on the selected one.
    link_chosen(key, unit, source), bias_chosen(key, unit): a link or a bias was clicked.
    menu_asked(key, unit, place): what can be done with a neuron is to be offered at a place of the
    screen. pointed(text): what the pointer is over, in words. arranged: things stand elsewhere now.
    """

    hovered = Signal(str, int)
    selected = Signal(str, int)
    opened = Signal(str, int)
    link_chosen = Signal(str, int, int)
    bias_chosen = Signal(str, int)
    menu_asked = Signal(str, int, QPoint)
    pointed = Signal(str)
    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.diagram = Diagram((), headings=False)
        self._placement: Placement | None = None
        self._wheel = 0
        self._told: Neuron | None = None
        self._drop_x: float | None = None
        self._ringed = False  # a focus that came by the keyboard is shown
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._rearrange)

    # what it shows

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show another structure; what is selected or pointed at must still be there."""
        now = dataclasses.replace(self.diagram, columns=columns)
        pointed = now.pointed
        if isinstance(pointed, Neuron) and not now.has(pointed):
            pointed = None
        cursor = now.cursor if now.cursor is not None and now.has(now.cursor) else None
        lost = now.selected is not None and not now.has(now.selected)
        self.diagram = dataclasses.replace(
            now, pointed=pointed, cursor=cursor, selected=None if lost else now.selected
        )
        self._rearrange()
        self._tell_hovered()
        if lost:
            self.selected.emit("", -1)

    def show_state(
        self,
        maps: Mapping[str, Array],
        ranges: Mapping[str, Array],
        weights: Mapping[str, Array],
        full_weight: float,
    ) -> None:
        """Show another moment of the same network."""
        rows = full_weight != self.diagram.full_weight
        self.diagram = dataclasses.replace(
            self.diagram, maps=maps, ranges=ranges, weights=weights, full_weight=full_weight
        )
        if rows:  # the legend may need another row
            self._rearrange()
        self.update(self._moving())

    def _moving(self) -> QRect:
        """What changes while a network learns: all but the headings and the controls in them."""
        top = min((column.top for column in self.placement().columns), default=0.0)
        return self.rect().adjusted(0, max(0, int(top) - theme.current().px(12)), 0, 0)

    def show_selection(self, neuron: Neuron | None) -> None:
        """Mark a neuron as selected; nothing is emitted."""
        if neuron is not None and not self.diagram.has(neuron):
            neuron = None
        if neuron != self.diagram.selected:
            self.diagram = dataclasses.replace(self.diagram, selected=neuron)
            self._describe()
            self.update()

    def show_light(self, light: Light | None) -> None:
        """Ring the neurons of a column, or bring out the links into it; None ends it."""
        if light != self.diagram.light:
            self.diagram = dataclasses.replace(self.diagram, light=light)
            self.update()

    def show_drop(self, x: float | None) -> None:
        """Mark the place between columns where a dragged layer would be put."""
        if x != self._drop_x:
            self._drop_x = x
            self.update()

    def placement(self) -> Placement:
        """Where everything stands."""
        if self._placement is None:
            self._placement = placed(QRectF(self.rect()), self.diagram, theme.current())
        return self._placement

    def _rearrange(self, _theme: object = None) -> None:
        self._placement = None
        if self.diagram.columns:
            self.arranged.emit()
        self.update()

    # what is pointed at

    def _point_at(self, found: Neuron | Link | None) -> None:
        if found != self.diagram.pointed:
            self.diagram = dataclasses.replace(self.diagram, pointed=found)
            self._tell_hovered()
            self.pointed.emit(self._words_about(found))
            self.update()

    def _words_about(self, found: Neuron | Link | None) -> str:
        if isinstance(found, Link):
            return line_about(found, self.diagram)
        return "" if found is None else ", ".join(lines_about(found, self.diagram))

    def _tell_hovered(self) -> None:
        pointed = self.diagram.pointed
        neuron = pointed if isinstance(pointed, Neuron) else self.diagram.cursor
        if neuron != self._told:
            self._told = neuron
            self.hovered.emit(*(("", -1) if neuron is None else (neuron.key, neuron.unit)))
        self._describe()

    def _describe(self) -> None:
        """Say in words what the cursor is on, or else what is selected."""
        said = self._words_about(self.diagram.cursor or self.diagram.selected)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)

    def _select(self, neuron: Neuron | None) -> None:
        if neuron != self.diagram.selected:
            self.show_selection(neuron)
            self.selected.emit(*(("", -1) if neuron is None else (neuron.key, neuron.unit)))

    def _hit(self, position: QPointF) -> Neuron | Bias | Link | Scroll | None:
        if not self.diagram.columns:
            return None
        return hit(position, self.diagram, self.placement(), theme.current())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._hit(event.position())
        hand = Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(hand)
        if isinstance(found, Bias):
            self.setCursor(Qt.CursorShape.IBeamCursor)
            found = Neuron(found.key, found.unit)
        self._point_at(None if isinstance(found, Scroll) else found)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        found = self._hit(event.position())
        self._move_cursor(None)
        if isinstance(found, Scroll):
            self._scroll(found.key, found.units)
        elif isinstance(found, Link):
            self.link_chosen.emit(found.key, found.unit, found.source)
        elif isinstance(found, Bias):
            self.bias_chosen.emit(found.key, found.unit)
        else:
            self._select(found)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._hit(event.position())
        if event.button() == Qt.MouseButton.LeftButton and isinstance(found, Neuron):
            self._select(found)
            self.opened.emit(found.key, found.unit)
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found: object = self.diagram.cursor or self.diagram.selected
        place = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            found = self._hit(QPointF(event.pos()))
        elif isinstance(found, Neuron):
            rect = self.placement().neuron_rect(found)
            place = place if rect is None else self.mapToGlobal(rect.bottomLeft().toPoint())
        if isinstance(found, Neuron | Bias):
            self.menu_asked.emit(found.key, found.unit, place)

    # folded columns

    def _scroll(self, key: str, units: int) -> bool:
        column = self.placement().column(key)
        if column is None:
            return False
        last = column.column.count - len(column.ys)
        first = min(max(column.first + units, 0), last)
        if first == column.first:
            return False
        self.diagram = dataclasses.replace(self.diagram, first={**self.diagram.first, key: first})
        self._rearrange()
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.diagram.columns:
            event.ignore()
            return
        key = column_at(event.position(), self.placement())
        if key is None:
            event.ignore()
            return
        self._wheel += event.angleDelta().y()
        notches = int(self._wheel / WHEEL_NOTCH)
        self._wheel -= notches * WHEEL_NOTCH
        self._scroll(key, -notches)
        self._point_at(self._neuron_at(event.position()))
        event.accept()

    def _neuron_at(self, position: QPointF) -> Neuron | None:
        found = self._hit(position)
        if isinstance(found, Bias):
            return Neuron(found.key, found.unit)
        return found if isinstance(found, Neuron) else None

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
        }
        key = Qt.Key(event.key())
        if key in moves and self.diagram.columns:
            self._ringed = True
            self._step_cursor(*moves[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.diagram.cursor is not None:
            if self.diagram.cursor == self.diagram.selected:
                self.opened.emit(self.diagram.cursor.key, self.diagram.cursor.unit)
            self._select(self.diagram.cursor)
        elif key == Qt.Key.Key_Escape and (self.diagram.cursor or self.diagram.selected):
            self._move_cursor(None)
            self._select(None)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Arrow keys step through neurons here, whatever they do in the window.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain and Qt.Key(event.key()) in arrows:
                event.accept()
                return True
        return super().event(event)

    def _step_cursor(self, right: int, down: int) -> None:
        columns = self.diagram.columns
        now = self.diagram.cursor or self.diagram.selected
        index = None if now is None else self.diagram.index(now.key)
        if now is None or index is None:
            self._move_cursor(Neuron(columns[0].key, 0))
            return
        target = min(max(index + right, 0), len(columns) - 1)
        unit = now.unit + down
        if target != index:  # to the neuron at about the same height
            here, there = self.placement().columns[index], self.placement().columns[target]
            shown = min(max(now.unit - here.first, 0), len(here.ys) - 1)
            heights = [abs(y - here.ys[shown]) for y in there.ys]
            unit = there.first + heights.index(min(heights))
        unit = min(max(unit, 0), columns[target].count - 1)
        self._move_cursor(Neuron(columns[target].key, unit))

    def _move_cursor(self, neuron: Neuron | None) -> None:
        if neuron == self.diagram.cursor:
            return
        self.diagram = dataclasses.replace(self.diagram, cursor=neuron)
        if neuron is not None:
            # A pointer that merely lies somewhere gives way to the keyboard.
            self.diagram = dataclasses.replace(self.diagram, pointed=None)
            column = self.placement().column(neuron.key)
            if column is not None and not column.shows(neuron.unit):
                over = neuron.unit - (column.first + len(column.ys) - 1)
                self._scroll(neuron.key, over if over > 0 else neuron.unit - column.first)
        self._tell_hovered()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ringed = event.reason() in BY_KEYBOARD
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._move_cursor(None)
        self.update()

    # how it looks

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(620), now.px(588))

    def minimumSizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(320), now.px(280))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rearrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        if not self.diagram.columns:
            return
        draw(painter, QRectF(self.rect()), self.diagram, now)
        if self._drop_x is not None:
            lines = self.placement().heading_lines
            width, top = now.px(2), lines[0] - now.px(14)
            mark = QRectF(self._drop_x - width / 2, top, width, self.height() - top - now.px(44))
            painter.fillRect(mark, now.accent)
        if self.hasFocus() and self._ringed:
            width = now.px(2)
            for edge in _frame(self.rect().width(), self.rect().height(), width):
                painter.fillRect(edge, now.accent)


def _frame(width: int, height: int, line: int) -> list[QRectF]:
    """The four sides of a frame inside a widget."""
    return [
        QRectF(0, 0, width, line),
        QRectF(0, height - line, width, line),
        QRectF(0, 0, line, height),
        QRectF(width - line, 0, line, height),
    ]
