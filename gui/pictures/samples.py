"""The samples of a dialog: some pictures with their classes, before all of them are opened."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.pictures import card_painting as painting
from gui.pictures.figure import Card, CardsFigure
from gui.pictures.reader import Samples

ROWS = 2


class SamplesView(QWidget):
    """Shows as many of the samples as have room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.samples: Samples | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(560), self.minimumHeight())

    def show_samples(self, samples: Samples | None) -> None:
        """Show some pictures, or none."""
        self.samples = samples
        names = () if samples is None else samples.class_names
        said = () if samples is None else (names[place] for place in samples.classes)
        self.setAccessibleDescription(", ".join(said))
        self.update()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setFixedHeight(
            ROWS * now.px(painting.PICTURE + painting.LABEL + painting.GAP) + now.px(painting.GAP)
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.inset)
        if self.samples is None:
            return
        columns, _ = painting.capacity(self.width(), self.height(), False, now)
        count = min(columns * ROWS, len(self.samples.pixels))
        # At even distances, so that the last classes are among them.
        places = [round(n * len(self.samples.pixels) / count) for n in range(count)]
        cards = tuple(
            Card(place, self.samples.pixels[place], self.samples.classes[place]) for place in places
        )
        figure = CardsFigure(cards, self.samples.class_names, columns=columns, rows=ROWS)
        painting.draw(painter, QRectF(self.rect()), figure, now)
