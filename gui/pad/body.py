"""The body of the pad: the page, and around it what the network is given, says and sees."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.pad import painting
from gui.pad.figure import PadFigure
from gui.pad.paper import Paper
from gui.pad.sketch import Sketch


class PadBody(QWidget):
    """Shows a figure around the page. pointed(text): what is under the pointer, "" at the end."""

    pointed = Signal(str)

    def __init__(self, sketch: Sketch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper = Paper(sketch, self)
        self.figure = PadFigure(sketch.pixels())
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(278), theme.current().px(330))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.current().px(230), theme.current().px(230))

    def show_figure(self, figure: PadFigure) -> None:
        self.figure = figure
        self.update()

    def layout_now(self) -> painting.PadLayout:
        return painting.layout(QRectF(self.rect()), theme.current())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        page = self.layout_now().page.toRect()
        if self.paper.geometry() != page:
            self.paper.setGeometry(page)

    def _repaint(self, _theme: object) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), now.surface)
        painting.draw_answer(painter, self.layout_now(), self.figure, now)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        reading = self.figure.reading
        text = ""
        if reading is not None:
            count = len(reading.probabilities)
            index = painting.bar_at(event.position(), self.layout_now().bars, count)
            if index is not None:
                share = painting.probability(float(reading.probabilities[index]))
                text = f"{painting.name_of(reading, index)}: {share}"
        self.pointed.emit(text)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit("")
