"""The bar above the sheet: which one, the shapes as a text, and products that are ready."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.registry import SettingError
from gui import theme
from gui.controls import ComboBox, SegmentedControl
from gui.controls.field import Field
from gui.language import error_text

PASS, PRODUCT, BATCHES, RELU = "pass", "product", "batches", "relu"
MODES = (PASS, PRODUCT, BATCHES, RELU)
OWN = "own"


class ShapesBar(QWidget):
    """Shows a mode and the shapes; asks for others.

    moded(mode). shaped(text): shapes were typed. readied(number): a product that is ready.
    """

    moded = Signal(object)
    shaped = Signal(str)
    readied = Signal(int)

    def __init__(self, ready: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = SegmentedControl([(mode, "") for mode in MODES])
        self.mode.chosen.connect(self.moded)
        self.label = QLabel()
        self.field = Field()
        self.field.committed.connect(self.shaped)
        self.field.cancelled.connect(self._take_back)
        self.label.setBuddy(self.field)
        self.ready = ComboBox()
        for number in range(ready):
            self.ready.addItem("", number)
        self.ready.activated.connect(self._choose)
        self.error = QLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self._text = ""
        self._error: SettingError | None = None
        self._row = QHBoxLayout()
        for widget in (self.mode, self.label):
            self._row.addWidget(widget)
        self._row.addWidget(self.field)
        self._row.addWidget(self.ready)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._row)
        self._column.addWidget(self.error)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_state(self, mode: str, text: str, ready: int | None) -> None:
        """Show a mode, the shapes as a text, and which ready product this is, if one."""
        self.mode.show_key(mode)
        for widget in (self.label, self.field):
            widget.setVisible(mode != RELU)
        self.ready.setVisible(mode == PRODUCT)
        own = self.ready.find_key(OWN)
        if ready is None and own < 0:
            self.ready.addItem(_ready_names()[-1], OWN)
        elif ready is not None and own >= 0:
            self.ready.removeItem(own)
        self.ready.show_key(OWN if ready is None else ready)
        self._text = text
        if self._error is None:
            self.field.show_text(text)

    def show_error(self, error: SettingError | None) -> None:
        """Say what is wrong with the shapes that were typed."""
        self._error = error
        self.error.setText("" if error is None else error_text(error))
        self.error.setVisible(error is not None)
        wrong = error is not None
        if self.field.property("error") != wrong:
            self.field.setProperty("error", wrong)
            self.field.style().unpolish(self.field)
            self.field.style().polish(self.field)
        if error is None:
            self.field.setModified(False)
            self.field.show_text(self._text)

    def _take_back(self) -> None:
        self.show_error(None)

    def _choose(self, _index: int) -> None:
        key = self.ready.key()
        if isinstance(key, int):
            self.readied.emit(key)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.mode.set_texts(
            [
                QCoreApplication.translate("Shapes", "Forward pass"),
                QCoreApplication.translate("Shapes", "Product"),
                QCoreApplication.translate("Shapes", "Batches"),
                QCoreApplication.translate("Shapes", "ReLU"),
            ]
        )
        self.mode.setToolTip(QCoreApplication.translate("Shapes", "What is computed"))
        self.label.setText(QCoreApplication.translate("Shapes", "Shapes"))
        self.field.setAccessibleName(QCoreApplication.translate("Shapes", "Shapes"))
        self.field.setToolTip(
            QCoreApplication.translate(
                "Shapes",
                "Sizes of layers such as 2-3-2-2, or each shape by itself such as 1×2 · 2×3 · 3×2. "
                "Enter takes them, Esc takes them back.",
            )
        )
        names = _ready_names()
        for index in range(self.ready.count()):
            key = self.ready.itemData(index)
            self.ready.setItemText(index, names[key if isinstance(key, int) else -1])
        self.ready.setAccessibleName(QCoreApplication.translate("Shapes", "Example"))
        self.ready.setToolTip(
            QCoreApplication.translate("Shapes", "Products that are ready, with their numbers")
        )
        self.show_error(self._error)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(4))
        self._column.setSpacing(now.px(4))
        self._row.setSpacing(now.px(8))
        self.field.setFixedWidth(now.px(190))
        self.ready.setFixedWidth(now.px(180))


def _ready_names() -> tuple[str, ...]:
    """Of the products that are ready; the last of any other."""
    return (
        QCoreApplication.translate("Shapes", "Two matrices"),
        QCoreApplication.translate("Shapes", "Matrix and vector"),
        QCoreApplication.translate("Shapes", "Vector and matrix"),
        QCoreApplication.translate("Shapes", "Own numbers"),
    )
