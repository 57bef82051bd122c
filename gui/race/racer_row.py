"""A racer's row: whether it takes part, its sign, its name and its learning rate."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from engine.nn.optimizers import Optimizer
from engine.registry import knobs
from gui import theme
from gui.controls import NumberRow, Switch
from gui.figures.style import style_of
from gui.language import follow, vocabulary
from gui.race.painting import draw_sign


class Sign(QWidget):
    """A bit of the optimizer's line, as the map draws it."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._resize)

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(26), now.row)

    def _resize(self, _theme: object) -> None:
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        draw_sign(painter, centre, self._kind, now, style_of(now))


class RacerRow(QWidget):
    """Shows an optimizer and asks for changes of it.

    switched(kind, on): it is to take part, or not. rated(kind, rate): with another learning rate.
    entered(kind): it is pointed at, "" at the end.
    """

    switched = Signal(str, bool)
    rated = Signal(str, float)
    entered = Signal(str)

    def __init__(self, racer: Optimizer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._racer = racer
        self.kind = racer.kind
        self.switch = Switch()
        self.switch.toggled.connect(lambda on: self.switched.emit(self.kind, on))
        self.sign = Sign(self.kind)
        described = dataclasses.replace(knobs(racer)["learning_rate"], label=racer.label)
        self.rate = NumberRow(described, float, check=self._checked)
        self.rate.edited.connect(lambda rate: self.rated.emit(self.kind, rate))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.rate, 1)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self._retranslate)

    def show_racer(self, racer: Optimizer, on: bool) -> None:
        self._racer = racer
        self.switch.blockSignals(True)
        self.switch.setChecked(on)
        self.switch.blockSignals(False)
        self.rate.show_value(racer.learning_rate)
        self.rate.setEnabled(on)

    def _checked(self, value: Any) -> Any:
        return dataclasses.replace(self._racer, learning_rate=value).learning_rate

    def _retranslate(self) -> None:
        name = vocabulary(self._racer.label)
        text = QCoreApplication.translate("Race", "{name} takes part").format(name=name)
        self.switch.setAccessibleName(text)
        self.switch.setToolTip(text)
        self.sign.setToolTip(vocabulary(self._racer.summary()))
        self.rate.label.setToolTip(vocabulary(self._racer.summary()))
        rate = QCoreApplication.translate("Race", "Learning rate of {name}").format(name=name)
        self.rate.field.setAccessibleName(rate)
        if self.rate.slider is not None:
            self.rate.slider.setAccessibleName(rate)

    def _measure(self, _theme: object = None) -> None:
        self.switch.setFixedHeight(theme.current().row)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.entered.emit(self.kind)

    def leaveEvent(self, event: QEvent) -> None:
        self.entered.emit("")
