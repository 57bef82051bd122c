"""The pane beneath the maps in which one cell is written out; it can be closed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from engine.insight.cell import CellArithmetic
from gui import theme
from gui.controls import IconButton, PanelHeader
from gui.featuremaps import cell_painting, cell_words
from gui.featuremaps.cell_painting import CellLayout
from gui.figures.style import style_of
from gui.figures.text import draw_text, wrap


class CellCanvas(QWidget):
    """Paints an answer, or a sentence. channel_chosen(int): the sum of a channel was clicked."""

    channel_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer: CellArithmetic | None = None
        self.placed: CellLayout | None = None
        self._sentence = ""
        theme.theme_changed.connect(self.remeasure)

    def show_answer(self, answer: CellArithmetic | None, sentence: str = "") -> None:
        """Show another cell, or why there is none."""
        self.answer, self._sentence = answer, sentence
        said = sentence if answer is None else " ".join(cell_words.sum_lines(answer))
        self.setAccessibleDescription(said)
        self.remeasure()
        self.update()

    def area(self) -> QRectF:
        return QRectF(0, 0, self.width(), self.height())

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(480), self.minimumHeight())

    def remeasure(self, _theme: object = None) -> None:
        """Lay it out anew, for another width, theme or language."""
        self.placed = None
        if self.answer is not None:
            placed = cell_painting.arrange(self.area(), self.answer, theme.current())
            widest = max(block.width() for block in placed.blocks) + theme.current().px(60)
            self.setMinimumSize(round(widest), round(placed.height))
            self.placed = placed
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.remeasure()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        if self.answer is not None and self.placed is not None:
            seen = QRectF(event.rect())
            cell_painting.draw(painter, self.placed, self.answer, now, seen)
            return
        style = style_of(now)
        y = 2.0 * style.caption_face.size
        for line in wrap(self._sentence, style.caption_face, self.width() - 2 * now.px(12)):
            draw_text(painter, now.px(12), y, line, style.caption_face, now.text_muted)
            y += 1.5 * style.caption_face.size

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.placed is None:
            return
        channel = cell_painting.channel_at(QPointF(event.position()), self.placed)
        if channel is not None:
            self.channel_chosen.emit(channel)


class CellPane(QFrame):
    """Head with the name of the cell and ×; below it the arithmetic.

    closed(): no longer wanted. channel_chosen(int)
    """

    closed = Signal()
    channel_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.close_button = IconButton("x")
        self.close_button.clicked.connect(lambda: self.closed.emit())
        self.header = PanelHeader("", "", self.close_button)
        self.canvas = CellCanvas()
        self.canvas.channel_chosen.connect(self.channel_chosen)
        self.scrolling = QScrollArea()
        self.scrolling.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolling.setWidgetResizable(True)
        self.scrolling.setWidget(self.canvas)
        self.setMinimumSize(theme.current().px(240), theme.current().px(140))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.scrolling, 1)

    def show_answer(self, answer: CellArithmetic, layer: str) -> None:
        """Write a cell out. layer: its name."""
        self.canvas.show_answer(answer)
        self.header.set_subtitle(cell_words.title(answer, layer))

    def show_sentence(self, text: str) -> None:
        """Say why a cell cannot be written out."""
        self.header.set_subtitle("")
        self.canvas.show_answer(None, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.header.set_title(QCoreApplication.translate("FeatureMaps", "Arithmetic"))
        self.close_button.set_text(QCoreApplication.translate("FeatureMaps", "Close"), "Esc")
        self.canvas.setAccessibleName(
            QCoreApplication.translate("FeatureMaps", "Arithmetic of a cell")
        )
        self.canvas.remeasure()
