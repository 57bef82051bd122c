"""The preview of an export: the page as it will be saved, made to fit, drawn in the background."""

from __future__ import annotations

import functools

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.background import Background
from gui.export_order import Order

PREVIEW_PX = (440, 360)
MARGIN = 16
MOST_LINES = 200


class Preview(QWidget):
    """Shows a page; of a table its first lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: Order | None = None
        self._text = ""
        self.picture: QImage | None = None
        self._drawing: Background | None = None
        self._wanted = QSize()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        now = theme.current()
        self.setMinimumSize(now.px(PREVIEW_PX[0]), now.px(PREVIEW_PX[1]))

    def show_order(self, order: Order) -> None:
        """Show the page of an order; the one before stays until it is drawn."""
        self._order = order
        self._wanted = QSize()
        self.update()

    def show_text(self, text: str) -> None:
        self.stop()
        self._order, self._text = None, text
        self.update()

    def stop(self) -> None:
        """Draw no further."""
        if self._drawing is not None:
            self._drawing.abandon()
            self._drawing = None

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.background)
        room = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if self._order is not None:
            self._paint_page(painter, room, self._order)
            return
        painter.setFont(now.code_font(now.caption))
        painter.setPen(now.text)
        lines = "\n".join(self._text.splitlines()[:MOST_LINES])
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, lines)

    def _paint_page(self, painter: QPainter, room: QRectF, order: Order) -> None:
        scale = min(room.width() / order.size.width, room.height() / order.size.height)
        place = QRectF(0, 0, order.size.width * scale, order.size.height * scale)
        place.moveCenter(room.center())
        pixels = (place.size() * self.devicePixelRatioF()).toSize()
        if pixels != self._wanted:
            self._wanted = pixels
            self._draw(order, pixels)
        painter.fillRect(place, order.look.surface)
        if self.picture is not None and self.picture.size() == pixels:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, self.picture)
        painter.setPen(theme.current().border)
        painter.drawRect(place)

    def _draw(self, order: Order, pixels: QSize) -> None:
        self.stop()
        self._drawing = Background(functools.partial(order.preview, pixels))
        self._drawing.done.connect(self._drawn)
        self._drawing.start()

    def _drawn(self, picture: QImage) -> None:
        if picture.size() == self._wanted:
            self.picture = picture
            self.update()
