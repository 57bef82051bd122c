"""The choices of where a network looks: the picture, the class, and the square that covers it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.insight.saliency import ACTUAL, PREDICTED
from engine.registry import SettingError
from gui import theme
from gui.controls import ComboBox, IconButton, Stepper
from gui.controls.field import Field
from gui.language import error_text
from gui.numbers import format_number, parse_number

LARGEST_PATCH, LARGEST_STRIDE = 64, 16
PATCH, STRIDE = 6, 2


class SaliencyBar(QWidget):
    """Shows what is chosen and asks for other things.

    index_asked(int): a picture of the test set. target_asked(class, PREDICTED or ACTUAL).
    patch_asked(int), stride_asked(int), in pixels.
    """

    index_asked = Signal(int)
    target_asked = Signal(int)
    patch_asked = Signal(int)
    stride_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._index = 0, 0
        self._names: tuple[str, ...] = ()
        self.before, self.next = IconButton("chevron-left"), IconButton("chevron-right")
        self.index = Field()
        self.before.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.index.stepped.connect(self._step)
        self.index.committed.connect(self._type)
        self.index.cancelled.connect(lambda: self.show_index(self._index))
        self.target = ComboBox()
        self.target.activated.connect(lambda _: self.target_asked.emit(self.target.key()))
        self.patch, self.stride = Stepper(1, LARGEST_PATCH), Stepper(1, LARGEST_STRIDE)
        self.patch.edited.connect(self.patch_asked)
        self.stride.edited.connect(self.stride_asked)
        self._labels = {name: QLabel() for name in ("target", "patch", "stride")}
        for label in self._labels.values():
            label.setProperty("role", "muted")
        self._rows = (QHBoxLayout(), QHBoxLayout())
        first, second = self._rows
        for widget in (self.before, self.index, self.next):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self._labels["target"])
        first.addWidget(self.target)
        second.addWidget(self._labels["patch"])
        second.addWidget(self.patch)
        second.addStretch(1)
        second.addWidget(self._labels["stride"])
        second.addWidget(self.stride)
        self.message = QLabel()
        self.message.setProperty("role", "error")
        self.message.setWordWrap(True)
        self.message.hide()
        self._column = QVBoxLayout(self)
        for row in self._rows:
            self._column.addLayout(row)
        self._column.addWidget(self.message)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_index(self, index: int) -> None:
        """The picture that is looked at."""
        self._index = index
        self.index.setModified(False)
        self.index.show_text(format_number(index, group=False))
        self.before.setEnabled(index > 0)
        self.next.setEnabled(index + 1 < self._count)
        self._show_error("")

    def set_count(self, count: int) -> None:
        """How many pictures there are."""
        self._count = count
        self.next.setEnabled(self._index + 1 < count)

    def set_sides(self, height: int, width: int) -> None:
        """Of the pictures: the square must fit into them."""
        self.patch.set_range(1, max(1, min(height, width, LARGEST_PATCH)))

    def list_classes(self, names: tuple[str, ...], chosen: int) -> None:
        """Offer the predicted and the actual class, and each by its name."""
        self._names = names
        named: list[tuple[Any, str]] = [
            (PREDICTED, QCoreApplication.translate("Saliency", "predicted")),
            (ACTUAL, QCoreApplication.translate("Saliency", "actual")),
            *enumerate(names),
        ]
        there = [
            (self.target.itemData(i), self.target.itemText(i)) for i in range(self.target.count())
        ]
        if there != named:
            self.target.clear()
            for key, text in named:
                self.target.addItem(text, key)
        self.target.show_key(chosen)

    def _step(self, steps: int) -> None:
        there = min(max(self._index + steps, 0), max(self._count - 1, 0))
        if there != self._index:
            self.index_asked.emit(there)

    def _type(self, text: str) -> None:
        try:
            number = parse_number(text)
            if not isinstance(number, int) or not 0 <= number < self._count:
                raise SettingError(
                    "The test images are numbered from 0 to {high}, got {got}: choose one of them",
                    high=self._count - 1,
                    got=text.strip(),
                )
        except SettingError as error:
            self._show_error(error_text(error))
            return
        self._show_error("")
        self.index_asked.emit(number)

    def _show_error(self, text: str) -> None:
        self.message.setText(text)
        self.message.setVisible(bool(text))
        if self.index.property("error") != bool(text):
            self.index.setProperty("error", bool(text))
            self.index.style().unpolish(self.index)
            self.index.style().polish(self.index)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        translate = QCoreApplication.translate
        texts = {
            "target": translate("Saliency", "Class"),
            "patch": translate("Saliency", "Patch"),
            "stride": translate("Saliency", "Stride"),
        }
        for name, text in texts.items():
            self._labels[name].setText(text)
        self.before.set_text(translate("Saliency", "The test image before"))
        self.next.set_text(translate("Saliency", "The next test image"))
        self.index.setAccessibleName(translate("Saliency", "Number of the test image"))
        self.index.setToolTip(translate("Saliency", "Which test image is looked at, from 0"))
        self.target.setAccessibleName(texts["target"])
        self.target.setToolTip(
            translate("Saliency", "The class whose probability and logit are watched")
        )
        self.patch.set_name(translate("Saliency", "Side of the grey square, in pixels"))
        self.stride.set_name(translate("Saliency", "From one place of the square to the next"))
        self.list_classes(self._names, self.target.key() if self.target.count() else PREDICTED)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(4))
        self._column.setSpacing(now.px(6))
        for row in self._rows:
            row.setSpacing(now.px(6))
        self.index.setFixedWidth(now.px(64))
        self.target.setFixedWidth(now.px(110))
