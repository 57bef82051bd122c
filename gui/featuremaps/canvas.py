"""The canvas of the feature maps: filters scroll under the pictures, which stay in view."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from gui import theme
from gui.controls.canvas import draw_focus
from gui.featuremaps import painting, words
from gui.featuremaps.figure import Cell, MapsFigure
from gui.featuremaps.layout import Layout, arrange
from gui.figures.style import style_of
from gui.figures.text import CENTRE, Face, draw_text, wrap

LEGEND_LINES = 2.4


class MapsCanvas(QAbstractScrollArea):
    """Shows a figure, or a sentence where there is none.

    cell_chosen(Cell): a number of a map was clicked, or moved to with the keyboard.
    picture_chosen(int): a column's picture was clicked. pointed(text): what the place under the
    pointer says, "" at the end.
    """

    cell_chosen = Signal(object)
    picture_chosen = Signal(int)
    pointed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: MapsFigure | None = None
        self._sentence = ""
        self._position: QPointF | None = None
        self._said = ""
        self._layout: Layout | None = None
        self._layout_of: object = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        theme.theme_changed.connect(self._measure)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._scrolled())

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(488), theme.current().px(500))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(240), theme.current().px(160))

    def show_figure(self, figure: MapsFigure) -> None:
        """Show other maps; scrolling and the pointer stay where they are."""
        self.figure, self._sentence = figure, ""
        self._measure_bars()
        self._point()
        self.viewport().update()

    def show_sentence(self, text: str) -> None:
        """Say why there are no maps."""
        self.figure, self._sentence = None, text
        self._measure_bars()
        self._point()
        self.viewport().update()

    # Places

    def placed(self) -> Layout | None:
        """Where everything stands, as if nothing were scrolled."""
        figure = self.figure
        if figure is None:
            return None
        now, area = theme.current(), self.viewport().size()
        of = (
            area.width(),
            now,
            figure.filter_count,
            figure.picture_count,
            len(figure.past),
            figure.map_shape,
            figure.maps.pixels.shape,
        )
        if of != self._layout_of:
            rect = QRectF(0, 0, area.width(), area.height())
            self._layout = arrange(rect, figure, now, style_of(now), whole=False)
            self._layout_of = of
        return self._layout

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _legend_height(self) -> int:
        return round(LEGEND_LINES * style_of(theme.current()).tick_face.size)

    def _in_layout(self, at: QPointF) -> QPointF:
        """A position of the viewport among the rows; those under head or legend are not reached."""
        return QPointF(at) + QPointF(self._offset())

    def _in_rows(self, at: QPointF, placed: Layout) -> bool:
        bottom = self.viewport().height() - self._legend_height()
        return placed.maps_top <= at.y() < bottom

    def area_of(self, cell: Cell) -> QRectF:
        """Where a number of a map is in the viewport just now."""
        placed = self.placed()
        assert placed is not None
        area = placed.map(cell.filter, cell.picture)
        spot = placed.part(area, cell.row, cell.column, 1, 1, placed.map_shape)
        return spot.translated(-QPointF(self._offset()))

    def _measure(self, _theme: object = None) -> None:
        self._measure_bars()
        self.updateGeometry()
        self.viewport().update()

    def _measure_bars(self) -> None:
        placed, area = self.placed(), self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if placed is None:
            down.setRange(0, 0)
            across.setRange(0, 0)
            return
        row = round(placed.side + placed.gap)
        visible = max(1, area.height() - self._legend_height())
        down.setPageStep(max(row, visible - round(placed.maps_top)))
        down.setSingleStep(row)
        down.setRange(0, max(0, round(placed.bottom) - visible))
        across.setPageStep(area.width())
        across.setSingleStep(row)
        across.setRange(0, max(0, round(placed.right) - area.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure_bars()

    def _scrolled(self) -> None:
        self._point()
        self.viewport().update()

    def show_row(self, index: int) -> None:
        """Scroll so that a filter is in view."""
        placed = self.placed()
        if placed is None:
            return
        bar = self.verticalScrollBar()
        top = round(placed.row_top(index) - placed.maps_top)
        bottom = round(placed.row_top(index + 1)) - self.viewport().height() + self._legend_height()
        bar.setValue(min(max(bar.value(), bottom), top))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        now, figure, placed = theme.current(), self.figure, self.placed()
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), now.surface)
        if figure is None or placed is None:
            self._paint_sentence(painter)
        else:
            self._paint_figure(painter, figure, placed)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.viewport().rect()), now)

    def _paint_sentence(self, painter: QPainter) -> None:
        now = theme.current()
        area = QRectF(self.viewport().rect())
        text = self._sentence or QCoreApplication.translate("FeatureMaps", "Measuring…")
        face = Face(now.family, now.small)
        lines = wrap(text, face, area.width() - 4 * now.px(12))
        y = area.center().y() - (len(lines) - 1) * 0.75 * face.size
        for line in lines:
            draw_text(
                painter, area.center().x(), y, line, face, now.text_muted, align=CENTRE, middle=True
            )
            y += 1.5 * face.size

    def _paint_figure(self, painter: QPainter, figure: MapsFigure, placed: Layout) -> None:
        now = theme.current()
        style = style_of(now)
        offset, area = self._offset(), QRectF(self.viewport().rect())
        rows = QRectF(
            0, placed.maps_top, area.width(),
            area.height() - placed.maps_top - self._legend_height(),
        )  # fmt: skip
        pitch = placed.side + placed.gap
        first = max(0, int(offset.y() // pitch))
        end = min(figure.filter_count, int((offset.y() + rows.height()) // pitch) + 1)
        painter.save()
        painter.setClipRect(rows.adjusted(0, -placed.gap, 0, 0))
        painter.translate(-offset.x(), -offset.y())
        painting.draw_rows(painter, placed, figure, now, style, first, end)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.draw_marks(painter, placed, figure, now)
        painter.restore()
        painter.save()
        painter.translate(-offset.x(), 0)
        painting.draw_head(painter, placed, figure, now, style)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painting.draw_field(painter, placed, figure, now)
        painter.restore()
        legend = QRectF(
            placed.left, area.bottom() - self._legend_height(), area.width() - 2 * placed.left,
            self._legend_height(),
        )  # fmt: skip
        painting.draw_legend(painter, legend, figure, now)

    # Pointer and keys

    def cell_at(self, at: QPointF) -> Cell | None:
        """The number under a position of the viewport."""
        placed = self.placed()
        if placed is None or not self._in_rows(at, placed):
            return None
        return placed.cell_at(self._in_layout(at))

    def sentence_at(self, at: QPointF) -> str:
        """What a position of the viewport says."""
        figure, placed = self.figure, self.placed()
        if figure is None or placed is None:
            return ""
        cell = self.cell_at(at)
        if cell is not None:
            return words.cell_sentence(figure, cell)
        inside = self._in_layout(at)
        if at.y() < placed.maps_top:
            column = placed.column_at(inside.x())
            return "" if column is None else words.picture_sentence(figure, column)
        index = placed.row_at(inside.y()) if self._in_rows(at, placed) else None
        if index is None:
            return ""
        if placed.filter(index).contains(inside):
            return words.filter_sentence(figure, index)
        for moment in range(placed.film_count):
            if placed.film(index, moment).contains(inside):
                return words.film_sentence(figure, index, moment)
        return ""

    def _point(self) -> None:
        text = "" if self._position is None else self.sentence_at(self._position)
        if text != self._said:
            self._said = text
            self.pointed.emit(text)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._position = event.position()
        self._point()

    def leaveEvent(self, event: QEvent) -> None:
        self._position = None
        self._point()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        figure, placed = self.figure, self.placed()
        if event.button() != Qt.MouseButton.LeftButton or figure is None or placed is None:
            super().mousePressEvent(event)
            return
        at = event.position()
        cell = self.cell_at(at)
        if cell is not None:
            self.cell_chosen.emit(cell)
            return
        inside = self._in_layout(at)
        if at.y() < placed.maps_top:
            column = placed.column_at(inside.x())
            if column is not None and placed.picture(column).contains(inside.x(), at.y()):
                self.picture_chosen.emit(column)
            return
        index = placed.row_at(inside.y()) if self._in_rows(at, placed) else None
        if index is not None and placed.filter(index).contains(inside):
            self.cell_chosen.emit(self._peak(figure, index))

    @staticmethod
    def _peak(figure: MapsFigure, index: int) -> Cell:
        """Where a filter answers most."""
        _, rows, columns = figure.maps.maps[index].shape
        place = int(figure.maps.maps[index].argmax())
        picture, rest = divmod(place, rows * columns)
        return Cell(index, picture, *divmod(rest, columns))

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum():
            super().wheelEvent(event)
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        # With the focus here arrows walk through the maps, although the window has other plans.
        overrides = event.type() == QEvent.Type.ShortcutOverride
        if overrides and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from map to map, with Shift from number to number of a map."""
        move, figure = _MOVES.get(Qt.Key(event.key())), self.figure
        if move is None or figure is None:
            super().keyPressEvent(event)
            return
        cell = figure.selected
        if cell is None or not figure.holds(cell):
            found = self._peak(figure, 0)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            rows, columns = figure.map_shape
            found = dataclasses.replace(
                cell,
                row=min(max(cell.row + move[0], 0), rows - 1),
                column=min(max(cell.column + move[1], 0), columns - 1),
            )
        else:
            found = dataclasses.replace(
                cell,
                filter=min(max(cell.filter + move[0], 0), figure.filter_count - 1),
                picture=min(max(cell.picture + move[1], 0), figure.picture_count - 1),
            )
        self.show_row(found.filter)
        text = words.cell_sentence(figure, found)
        self.setAccessibleDescription(text)
        self.pointed.emit(text)
        self.cell_chosen.emit(found)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.viewport().update()


_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Home: (0, -1_000_000),
    Qt.Key.Key_End: (0, 1_000_000),
}
