"""The buttons beneath a sheet whose shapes do not meet: each makes them meet in another way."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.basics.shapes import Mend
from gui import theme
from gui.controls import Button


class Mending(QWidget):
    """Offers ways to mend; mended(mend): one of them is wished."""

    mended = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self.buttons: list[Button] = []
        self.mends: tuple[Mend, ...] = ()
        self._names = ("", "")
        theme.theme_changed.connect(self._measure)
        self._measure()
        self.hide()

    def show_mends(self, mends: tuple[Mend, ...], left: str, right: str) -> None:
        """Offer these for two matrices of that name; none hides the bar."""
        if mends != self.mends or (left, right) != self._names:
            self.mends, self._names = mends, (left, right)
            self._rebuild()
        self.setVisible(bool(mends))

    def _rebuild(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for place, mend in enumerate(self.mends):
            button = Button(self._text(mend))
            button.clicked.connect(lambda _checked=False, mend=mend: self.mended.emit(mend))
            self._row.insertWidget(place, button)
            self.buttons.append(button)

    def _text(self, mend: Mend) -> str:
        texts = {
            "transpose_left": QCoreApplication.translate("Shapes", "Transpose {left}"),
            "transpose_right": QCoreApplication.translate("Shapes", "Transpose {right}"),
            "swap": QCoreApplication.translate("Shapes", "Swap {left} and {right}"),
            "resize_right": QCoreApplication.translate("Shapes", "Make {right} {shape}"),
        }
        left, right = self._names
        shape = " × ".join(map(str, mend.right))
        return texts[mend.how].format(left=left, right=right, shape=shape)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        for button, mend in zip(self.buttons, self.mends, strict=True):
            button.setText(self._text(mend))

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._row.setContentsMargins(now.px(16), now.px(2), now.px(12), now.px(8))
        self._row.setSpacing(now.px(8))
