"""A card of the museum: a picture of the failure, what it is, and the way to see and mend it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.basics.failures import Exhibit, Mend
from gui import theme
from gui.controls import Button
from gui.controls.flow import FlowLayout
from gui.museum import painting
from gui.museum.watching import Seen
from gui.museum.words import EXHIBITS, strong

PICTURE_SIDE = 148


class Card(QWidget):
    """One exhibit. opened(exhibit, mend): it is to be shown, mended at once unless mend is None."""

    opened = Signal(object, object)

    def __init__(self, exhibit: Exhibit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exhibit = exhibit
        self.words = EXHIBITS[exhibit.id]
        self.picture = SmallPicture()
        self.title, self.happens, self.look, self.why = (QLabel() for _ in range(4))
        self.title.setProperty("role", "title")
        self.why.setProperty("role", "muted")
        for label in (self.title, self.happens, self.look, self.why):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self.open = Button(icon="eye")
        self.open.clicked.connect(lambda: self.opened.emit(exhibit, None))
        self.mends = {mend.id: self._mend_button(mend) for mend in exhibit.mends}
        self._buttons = FlowLayout()
        for button in (self.open, *self.mends.values()):
            self._buttons.addWidget(button)
        self._words = QVBoxLayout()
        for label in (self.title, self.happens, self.look, self.why):
            self._words.addWidget(label)
        self._words.addStretch(1)
        self._words.addLayout(self._buttons)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(self._words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def _mend_button(self, mend: Mend) -> Button:
        made = Button()
        made.clicked.connect(lambda: self.opened.emit(self.exhibit, mend))
        return made

    def show_seen(self, seen: Seen) -> None:
        """Show what came of the exhibit."""
        self.picture.show_seen(seen)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        words = self.words
        self.title.setText(words.title())
        self.happens.setText(words.happens())
        look = QCoreApplication.translate("Museum", "Where to look")
        why = QCoreApplication.translate("Museum", "Why")
        self.look.setText(f"{strong(look)}&nbsp; {words.look()}")
        self.why.setText(f"{strong(why)}&nbsp; {words.why()}")
        self.open.setText(QCoreApplication.translate("Museum", "Open"))
        self.open.setToolTip(
            QCoreApplication.translate("Museum", "Show the failure; Undo leads back to your own")
        )
        self.open.setAccessibleName(f"{self.open.text()}: {words.title()}")
        for id, button in self.mends.items():
            mend = words.mends[id]
            said = QCoreApplication.translate("Museum", "Mend it: {mend}").format(mend=mend.name())
            button.setText(said)
            button.setToolTip(mend.after())
            button.setAccessibleName(f"{words.title()}. {said}")
        self.picture.setAccessibleName(words.title())
        self.picture.setAccessibleDescription(words.happens())
        self.setWhatsThis(words.why())

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._layout.setContentsMargins(now.px(12), now.px(12), now.px(12), now.px(12))
        self._layout.setSpacing(now.px(14))
        self._words.setSpacing(now.px(6))
        self._buttons.set_gaps(now.px(8), now.px(6))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(now.border)
        painter.setBrush(now.surface)
        radius = now.px(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class SmallPicture(QWidget):
    """The picture of an exhibit; empty until the exhibit has been watched."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Seen | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._repaint)

    def show_seen(self, seen: Seen) -> None:
        self.seen = seen
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.current().px(PICTURE_SIDE)
        return QSize(side, side)

    def _repaint(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painting.paint(painter, area, self.seen, theme.current())
