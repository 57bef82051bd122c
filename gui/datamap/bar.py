"""The choices of the map of the data: which layer, how it is laid out, and how many pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from engine.insight.embedding import PCA, PIXELS, TSNE
from gui import theme
from gui.controls import Button, ComboBox, SegmentedControl
from gui.datamap import words
from gui.numbers import format_number

COUNTS = (100, 200, 500, 1_000, 2_000)


class DataMapBar(QWidget):
    """Holds what is chosen. changed(): something else; pressed(): compute or cancel."""

    changed = Signal()
    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer, self.count = ComboBox(), ComboBox()
        for combo in (self.layer, self.count):
            combo.activated.connect(lambda _: self.changed.emit())
        self.method = SegmentedControl([(PCA, words.method_name(PCA)), (TSNE, "t-SNE")])
        self.method.show_key(PCA)
        self.method.chosen.connect(self._choose_method)
        self.button = Button()
        self.button.clicked.connect(lambda: self.pressed.emit())
        self._grid = QGridLayout(self)
        self._grid.addWidget(self.layer, 0, 0)
        self._grid.addWidget(self.method, 0, 1)
        self._grid.addWidget(self.count, 1, 0)
        self._grid.addWidget(self.button, 1, 1)
        self._grid.setColumnStretch(0, 1)
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def list_layers(self, named: Sequence[tuple[str, str]]) -> None:
        """Offer layers, keys with their names; the chosen one stays if it is among them."""
        _fill(self.layer, named, self.layer.key() if self.layer.count() else PIXELS, 0)

    def _choose_method(self, method: str) -> None:
        self.method.show_key(method)
        self.changed.emit()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        images = QCoreApplication.translate("DataMap", "{count} images")
        named = [(count, images.format(count=format_number(count))) for count in COUNTS]
        _fill(self.count, named, self.count.key() or 500, 0)
        told = (
            (
                self.layer,
                QCoreApplication.translate("DataMap", "Layer"),
                QCoreApplication.translate(
                    "DataMap", "The layer by whose activations images are near or far"
                ),
            ),
            (
                self.count,
                QCoreApplication.translate("DataMap", "Number of images"),
                QCoreApplication.translate(
                    "DataMap", "How many test images are laid out, spread evenly over the test set"
                ),
            ),
            (
                self.method,
                QCoreApplication.translate("DataMap", "Method"),
                QCoreApplication.translate("DataMap", "How many numbers become two"),
            ),
        )
        for widget, name, tip in told:
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        self.method.button(PCA).setToolTip(
            QCoreApplication.translate(
                "DataMap", "Principal components: the two directions of largest variance"
            )
        )
        self.method.button(TSNE).setToolTip(
            QCoreApplication.translate(
                "DataMap",
                "t-SNE: near neighbours stay near; distances between groups mean little. Takes "
                "some seconds",
            )
        )

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._grid.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(4))
        self._grid.setHorizontalSpacing(now.px(8))
        self._grid.setVerticalSpacing(now.px(6))


def _fill(combo: ComboBox, named: Sequence[tuple[Any, str]], chosen: object, other: int) -> None:
    """New entries, unless they are there already; `other` is chosen where `chosen` is gone."""
    there = [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())]
    if there != list(named):
        combo.clear()
        for key, text in named:
            combo.addItem(text, key)
    place = combo.find_key(chosen)
    combo.setCurrentIndex(other if place < 0 else place)
