"""The canvas of the map of the data: points to point at and to choose; a card shows the picture."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.controls.canvas import ARROWS, Canvas
from gui.datamap import painting, words
from gui.datamap.figure import DataMapFigure
from gui.datamap.painting import Layout
from gui.figures.legends import draw_card
from gui.figures.pictures import fitted, paint_picture
from gui.figures.style import style_of
from gui.figures.text import draw_text, width

REACH = 12
"""How far from a point the pointer still means it."""

PICTURE = 64
"""The side of the picture on a card."""


class DataMapCanvas(Canvas):
    """Shows a map. pointed(text): what is under the pointer, "" at the end.

    picture_chosen(index): of a picture in its set, by a click or Enter.
    """

    SIZE, LEAST = (420, 340), (180, 160)
    KEYS = tuple(ARROWS)

    pointed = Signal(str)
    picture_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure: DataMapFigure | None = None
        self.point: int | None = None
        self._layout: Layout | None = None
        self._ground: QPixmap | None = None  # 2,000 points take longer than a frame may
        self.setMouseTracking(True)

    def show_figure(self, figure: DataMapFigure | None) -> None:
        """Show another map, or none."""
        kept = figure is not None and self.figure is not None
        if not kept or figure.embedding is not self.figure.embedding:  # type: ignore[union-attr]
            self._point_at(None)
        self.figure = figure
        self._forget()

    def choose(self, index: int) -> None:
        """Mark a picture that is shown elsewhere."""
        if self.figure is not None:
            self.show_figure(dataclasses.replace(self.figure, chosen=index))

    @property
    def placed(self) -> Layout | None:
        """Where the parts of the map stand."""
        if self.figure is not None and self._layout is None:
            now = theme.current()
            self._layout = painting.arrange(self.area(), self.figure, now)
        return self._layout

    def _restyle(self, theme: object) -> None:
        super()._restyle(theme)
        self._forget()

    def _forget(self) -> None:
        self._layout = self._ground = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._forget()

    # Painting

    def paint(self, painter: QPainter, now: theme.Theme, seen: QRectF) -> None:
        painter.drawPixmap(0, 0, self._drawn())
        placed = self.placed
        if self.figure is not None and placed is not None and self.point is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painting.draw_point(painter, placed, self.figure.embedding, self.point, now)
            self._draw_card(painter, placed, self.point)

    def _drawn(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._ground is None or self._ground.devicePixelRatioF() != ratio:
            now = theme.current()
            self._ground = QPixmap(self.size() * ratio)
            self._ground.setDevicePixelRatio(ratio)
            self._ground.fill(now.surface)
            if self.figure is not None:
                painter = QPainter(self._ground)
                painting.draw(painter, self.area(), self.figure, now)
                painter.end()
        return self._ground

    def _draw_card(self, painter: QPainter, placed: Layout, point: int) -> None:
        """The picture of a point with its class and prediction, beside it."""
        assert self.figure is not None
        found, now = self.figure.embedding, theme.current()
        style = style_of(now)
        face, pad, side = style.caption_face, now.px(8), now.px(PICTURE)
        texts = (words.answer(found, point), words.picture(found, point))
        wide = side + pad + max(width(text, face) for text in texts)
        box = QRectF(0, 0, wide + 2 * pad, side + 2 * pad)
        x, y = (part[point] for part in painting.places(placed, found))
        away = now.px(12)
        left = x + away if x + away + box.width() <= self.width() else x - away - box.width()
        top = min(max(y - box.height() / 2, 2.0), self.height() - box.height() - 2.0)
        box.moveTo(round(max(left, 2.0)), round(top))
        draw_card(painter, box, now, style)
        rows, cols = found.pixels.shape[1:3]
        frame = QRectF(box.left() + pad, box.top() + pad, side, side)
        paint_picture(painter, fitted(frame, rows, cols), found.pixels[point])
        ink = now.error if found.wrong[point] else now.text
        text_left = frame.right() + pad
        for line, (text, color) in enumerate(zip(texts, (ink, now.text_muted), strict=True)):
            down = frame.center().y() + (line - 0.5) * 1.7 * face.size
            draw_text(painter, text_left, down, text, face, color, middle=True)

    # Pointer and keys

    def _point_at(self, point: int | None) -> None:
        if point == self.point:
            return
        self.point = point
        said = ""
        if point is not None and self.figure is not None:
            said = words.sentence(self.figure.embedding, point)
        self.setAccessibleDescription(said)
        shape = Qt.CursorShape.ArrowCursor if point is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)
        self.pointed.emit(said)
        self.update()

    def _find(self, position: QPointF) -> int | None:
        placed = self.placed
        if self.figure is None or placed is None:
            return None
        reach = theme.current().px(REACH)
        return painting.point_at(position, placed, self.figure.embedding, reach)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_at(self._find(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._point_at(self._find(event.position()))
        self._choose()

    def _choose(self) -> None:
        if self.figure is not None and self.point is not None:
            self.picture_chosen.emit(int(self.figure.embedding.indices[self.point]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk to the next point in their direction, Enter chooses it."""
        key, placed = Qt.Key(event.key()), self.placed
        if self.figure is None or placed is None:
            super().keyPressEvent(event)
        elif key in ARROWS:
            found = self.figure.embedding
            start = self.point if self.point is not None else self.figure.chosen_point
            self._point_at(
                0 if start is None else painting.point_towards(start, *ARROWS[key], placed, found)
            )
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)
