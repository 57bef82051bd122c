"""An offer: in the place of something that is empty, what would fill it and a button that does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from gui import theme
from gui.controls import Button


class Offer(QWidget):
    """A sentence, how far work is where it goes on, and a button: taken()."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setProperty("role", "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.button = Button()
        self.button.clicked.connect(lambda: self.taken.emit())
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self.sentence)
        for widget in (self.progress, self.button):
            self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_offer(self, sentence: str, button: str, share: float | None = None) -> None:
        """button: its words, "" for none.   share: 0 to 1 of the work, None where none goes on."""
        if sentence != self.sentence.text():
            self.sentence.setText(sentence)
        if button != self.button.text():
            self.button.setText(button)
        self.button.setVisible(bool(button))
        self.progress.setVisible(share is not None)
        if share is not None:
            self.progress.setValue(round(100 * share))

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(24), now.px(12), now.px(24), now.px(12))
        self._column.setSpacing(now.px(10))
        self.progress.setFixedWidth(now.px(160))
