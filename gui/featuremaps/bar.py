"""The controls of the feature maps: layer, stage and channel, and which pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from engine.insight.feature_maps import STAGES
from gui import theme
from gui.controls import ComboBox, IconButton, SegmentedControl
from gui.controls.field import Field
from gui.controls.flow import FlowLayout
from gui.featuremaps import words
from gui.numbers import format_number

FIRST, RANDOM = "first", "random"
"""Ways to choose pictures; besides these the number of a class."""

OWN, COMMON = "own", "common"

INDICES = 96
"""Pixels that the numbers of the pictures have at least."""


class MapsBar(QWidget):
    """Shows what is chosen and asks for other things, in two rows, or more where it is narrow.

    layer_asked(key), stage_asked(stage), channel_asked(int), scale_asked(OWN or COMMON),
    pictures_asked(FIRST, RANDOM or a class), others_asked(): other pictures of the same kind,
    indices_asked(text): typed.
    """

    layer_asked = Signal(str)
    stage_asked = Signal(str)
    channel_asked = Signal(int)
    scale_asked = Signal(str)
    pictures_asked = Signal(object)
    others_asked = Signal()
    indices_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = ()
        self._channels = 0
        self.layer = _combo()
        self.layer.activated.connect(lambda _: self.layer_asked.emit(self.layer.key()))
        self.channel = _combo()
        self.channel.activated.connect(lambda _: self.channel_asked.emit(self.channel.key()))
        self.stage = SegmentedControl([(stage, stage) for stage in STAGES])
        self.stage.chosen.connect(lambda key: self.stage_asked.emit(key))
        self.scale = SegmentedControl([(OWN, OWN), (COMMON, COMMON)])
        self.scale.chosen.connect(lambda key: self.scale_asked.emit(key))
        self.pictures = _combo()
        self.pictures.activated.connect(lambda _: self.pictures_asked.emit(self.pictures.key()))
        self.others = IconButton("dices")
        self.others.clicked.connect(lambda: self.others_asked.emit())
        self.indices = Field()
        self.indices.committed.connect(self.indices_asked)
        self.message = QLabel()
        self.message.setProperty("role", "error")
        self.message.setWordWrap(True)
        self.message.hide()
        what, which = self._rows = (FlowLayout(), FlowLayout())
        for combo in (self.layer, self.channel):
            what.addWidget(combo)
        what.add_stretch()
        what.addWidget(self.stage)
        for widget in (self.pictures, self.others, self.indices, self.scale):
            which.addWidget(widget)
        self._column = QVBoxLayout(self)
        for row in self._rows:
            self._column.addLayout(row)
        self._column.addWidget(self.message)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_pictures(self, wanted: bool) -> None:
        """Whether stage, pictures and their scale are chosen here; else the layer alone."""
        for widget in (self.stage, self.pictures, self.others, self.indices, self.scale):
            widget.setVisible(wanted)

    def list_layers(self, named: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer layers: keys with their names."""
        _fill(self.layer, named, chosen)

    def list_channels(self, count: int, chosen: int) -> None:
        """Offer the channels of the kernels; a single one is not worth a choice."""
        self._channels = count
        text = QCoreApplication.translate("FeatureMaps", "channel {number}")
        named = [(number, text.format(number=number + 1)) for number in range(count)]
        _fill(self.channel, named, chosen)
        self.channel.setVisible(count > 1)

    def list_classes(self, names: tuple[str, ...], chosen: object) -> None:
        """Offer the ways to choose pictures, one for each class among them."""
        self._classes = names
        first = QCoreApplication.translate("FeatureMaps", "First images")
        random = QCoreApplication.translate("FeatureMaps", "At random")
        one = QCoreApplication.translate("FeatureMaps", "Class {name}")
        named: list[tuple[Any, str]] = [(FIRST, first), (RANDOM, random)]
        named += [(number, one.format(name=name)) for number, name in enumerate(names)]
        _fill(self.pictures, named, chosen)

    def show_stages(self, offered: Sequence[str], chosen: str) -> None:
        """The stages that the layer has; the others cannot be chosen."""
        for stage in STAGES:
            button = self.stage.button(stage)
            button.setEnabled(stage in offered)
            tip = words.stage_help(stage) if stage in offered else words.no_pooling()
            if button.toolTip() != tip:
                button.setToolTip(tip)
        if self.stage.key() != chosen:
            self.stage.show_key(chosen)

    def show_indices(self, indices: Sequence[int]) -> None:
        """The numbers of the pictures, which can be typed over."""
        self.indices.show_text(", ".join(format_number(int(i), group=False) for i in indices))

    def show_error(self, text: str) -> None:
        """What is wrong with the typed numbers, "" where nothing is."""
        self.message.setText(text)
        self.message.setVisible(bool(text))
        if self.indices.property("error") != bool(text):
            self.indices.setProperty("error", bool(text))
            self.indices.style().unpolish(self.indices)
            self.indices.style().polish(self.indices)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        translate = QCoreApplication.translate
        self.stage.set_texts([words.stage_short(stage) for stage in STAGES])
        own = translate("FeatureMaps", "Own scale")
        self.scale.set_texts([own, translate("FeatureMaps", "Common")])
        named = (
            (
                self.layer,
                translate("FeatureMaps", "Layer"),
                translate("FeatureMaps", "The convolution layer whose filters are shown"),
            ),
            (
                self.channel,
                translate("FeatureMaps", "Channel"),
                translate("FeatureMaps", "The channel of the kernels that is shown"),
            ),
            (
                self.pictures,
                translate("FeatureMaps", "Test images"),
                translate("FeatureMaps", "Which test images the columns show"),
            ),
            (
                self.indices,
                translate("FeatureMaps", "Numbers of the test images"),
                translate("FeatureMaps", "Numbers of test images from 0, parted by commas"),
            ),
            (
                self.stage,
                translate("FeatureMaps", "Stage"),
                translate("FeatureMaps", "Maps before the activation, after it, or after pooling"),
            ),
            (
                self.scale,
                translate("FeatureMaps", "Grey scale"),
                translate(
                    "FeatureMaps", "A grey scale for each filter, or a common one to compare them"
                ),
            ),
        )
        for widget, name, tip in named:
            widget.setAccessibleName(name)
            widget.setToolTip(tip)
        self.others.set_text(translate("FeatureMaps", "Draw other images"))
        self.list_channels(self._channels, self.channel.key() or 0)
        self.list_classes(self._classes, self.pictures.key())

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(4))
        self._column.setSpacing(now.px(6))
        for row in self._rows:
            row.set_gaps(now.px(8), now.px(6))
        self.indices.setMinimumWidth(now.px(INDICES))
        for combo, across in ((self.layer, 138), (self.channel, 124), (self.pictures, 136)):
            combo.setFixedWidth(now.px(across))


def _combo() -> ComboBox:
    made = ComboBox()
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def _fill(combo: ComboBox, named: Sequence[tuple[Any, str]], chosen: object) -> None:
    """New entries, unless they are there already."""
    there = [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())]
    if there != list(named):
        combo.clear()
        for key, text in named:
            combo.addItem(text, key)
    combo.show_key(chosen)
