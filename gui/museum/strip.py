"""The strip under the toolbar while an exhibit is open: where to look, and what mends it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.basics.failures import Exhibit, Mend
from gui import icons, theme
from gui.controls import Button, IconButton
from gui.controls.flow import FlowLayout
from gui.language import follow
from gui.museum.words import EXHIBITS, strong


class ExhibitStrip(QWidget):
    """Hidden until an exhibit is open.

    mended(mend): it is to be mended; None: it is to fail again. left: the user's own is wanted
    again. closed: the strip is in the way.
    """

    mended = Signal(object)
    left = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exhibit: Exhibit | None = None
        self.mend: Mend | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._sign = QLabel()
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.mends: dict[str, Button] = {}
        self.again, self.leave = Button(parent=self), Button(parent=self)
        self.again.clicked.connect(lambda: self.mended.emit(None))
        self.leave.clicked.connect(self.left)
        self.close_button = IconButton("x", role="text")
        self.close_button.clicked.connect(self.closed)
        self._buttons = FlowLayout()
        self._words = QVBoxLayout()
        self._words.addWidget(self.text)
        self._words.addLayout(self._buttons)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(self._words, 1)
        self._layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        theme.theme_changed.connect(self._measure)
        follow(self, self.retranslate)
        self._measure()
        self.hide()

    def show_exhibit(self, exhibit: Exhibit, mend: Mend | None) -> None:
        """Speak of an exhibit as it fails, or of what there is to see now that it is mended."""
        if exhibit is not self.exhibit:
            self._make_buttons(exhibit)
        self.exhibit, self.mend = exhibit, mend
        self.retranslate()
        self.show()

    def _make_buttons(self, exhibit: Exhibit) -> None:
        while self._buttons.count():
            self._buttons.takeAt(0)
        for old in self.mends.values():
            old.hide()
            old.deleteLater()
        self.mends = {}
        for mend in exhibit.mends:
            made = Button(variant="primary", parent=self)
            made.clicked.connect(lambda _checked=False, mend=mend: self.mended.emit(mend))
            self.mends[mend.id] = made
        for button in (*self.mends.values(), self.again, self.leave):
            self._buttons.addWidget(button)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.again.setText(QCoreApplication.translate("Museum", "Let it fail again"))
        self.leave.setText(QCoreApplication.translate("Museum", "Back to my own"))
        self.close_button.set_text(QCoreApplication.translate("Museum", "Close this message"))
        if self.exhibit is None:
            return
        words = EXHIBITS[self.exhibit.id]
        if self.mend is None:
            head = QCoreApplication.translate("Museum", "Where to look")
            said = words.look()
        else:
            head = QCoreApplication.translate("Museum", "Mended")
            said = words.mends[self.mend.id].after()
        self.text.setText(f"{strong(words.title())}. {strong(head)}&nbsp; {said}")
        self.setAccessibleName(f"{words.title()}. {head}. {said}")
        for id, button in self.mends.items():
            mend = words.mends[id]
            button.setText(
                QCoreApplication.translate("Museum", "Mend it: {mend}").format(mend=mend.name())
            )
            button.setToolTip(mend.after())
            button.setVisible(self.mend is None)
        self.again.setVisible(self.mend is not None)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._layout.setContentsMargins(now.px(26), now.px(8), now.px(12), now.px(8))
        self._layout.setSpacing(now.px(8))
        self._words.setSpacing(now.px(6))
        self._buttons.set_gaps(now.px(8), now.px(6))
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("eye", now.icon_size, "accent", ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.accent_soft)
        line = now.px(1)
        painter.fillRect(0, self.height() - line, self.width(), line, now.border)
