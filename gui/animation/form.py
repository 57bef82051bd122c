"""The form of the animation dialog: what is filmed, over which steps, how fast and how large."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale, Signal
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from engine.registry import SettingError
from gui.animation.film import (
    FASTEST,
    LARGEST_PX,
    LONGEST_HOLD,
    MOST_PICTURES,
    SLOWEST,
    SMALLEST_PX,
    Film,
)
from gui.controls import ComboBox, SegmentedControl
from gui.language import LANGUAGES, error_text, language

BYTES_PER_MB = 1_000_000
LAST_STEP = 100_000_000
LARGEST_MB = 1000.0


class FilmForm(QWidget):
    """Shows and holds a film. changed(): it is another one now."""

    changed = Signal()

    def __init__(self, panels: Mapping[str, str], parent: QWidget | None = None) -> None:
        """panels: names by key."""
        super().__init__(parent)
        translate = QCoreApplication.translate
        self.panel, self.language = ComboBox(), ComboBox()
        for key, name in panels.items():
            self.panel.addItem(name, key)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.show_key(language())
        self.format = SegmentedControl([("gif", "GIF"), ("webp", "WebP"), ("png", "APNG")])
        self.format.show_key("gif")
        self.theme = SegmentedControl(
            [
                ("print", translate("Export", "Print")),
                ("light", translate("Export", "Light")),
                ("dark", translate("Export", "Dark")),
            ]
        )
        self.theme.show_key("print")
        self.spacing = SegmentedControl(
            [
                ("even", translate("Animation", "Evenly spread")),
                ("early", translate("Animation", "Closer at the start")),
            ]
        )
        self.spacing.show_key("even")
        self.first, self.last = _count(0, LAST_STEP - 1), _count(1, LAST_STEP)
        self.pictures = _count(2, MOST_PICTURES)
        self.per_second = _number(SLOWEST, FASTEST, 1, translate("Animation", " per second"))
        self.hold = _number(0.0, LONGEST_HOLD, 1, translate("Animation", " s"))
        self.width_px, self.height_px = (_count(SMALLEST_PX, LARGEST_PX) for _ in range(2))
        self.most = _number(0.0, LARGEST_MB, 1, " MB")
        self.most.setSpecialValueText(translate("Animation", "any"))
        self.loop = QCheckBox(translate("Animation", "Over and over"))
        self.loop.setChecked(True)
        self.length = QLabel()
        self.length.setProperty("role", "muted")
        self.length.setWordWrap(True)
        self._name()
        self._lay_out()
        self.show_film(Film())
        self._connect()

    def _name(self) -> None:
        translate = QCoreApplication.translate
        for widget, name in (
            (self.panel, translate("Export", "Panel")),
            (self.first, translate("Animation", "First step")),
            (self.last, translate("Animation", "Last step")),
            (self.pictures, translate("Animation", "Pictures")),
            (self.per_second, translate("Animation", "Speed")),
            (self.hold, translate("Animation", "The last stays")),
            (self.width_px, translate("Export", "Width")),
            (self.height_px, translate("Export", "Height")),
            (self.most, translate("Animation", "File at most")),
            (self.language, translate("Export", "Language")),
        ):
            widget.setAccessibleName(name)
        self.last.setToolTip(
            translate("Animation", "Beyond the present step the film goes on learning by itself")
        )
        self.most.setToolTip(
            translate("Animation", "A file that would be larger gets smaller pictures")
        )

    def _lay_out(self) -> None:
        translate = QCoreApplication.translate
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(10)
        form.addRow(translate("Export", "Panel"), self.panel)
        form.addRow(translate("Export", "Format"), self.format)
        form.addRow(translate("Export", "Theme"), self.theme)
        form.addRow(translate("Animation", "Steps"), _beside(self.first, "–", self.last))
        form.addRow("", self.spacing)
        form.addRow(translate("Animation", "Pictures"), _beside(self.pictures, "", self.per_second))
        form.addRow(translate("Animation", "The last stays"), _beside(self.hold, "", self.loop))
        form.addRow("", self.length)
        form.addRow(
            translate("Export", "Width × height"),
            _beside(self.width_px, "×", self.height_px, QLabel("px")),
        )
        form.addRow(translate("Animation", "File at most"), self.most)
        form.addRow(translate("Export", "Language"), self.language)

    def _connect(self) -> None:
        for box in (self.panel, self.language):
            box.currentIndexChanged.connect(self._changed)
        for choice in (self.format, self.theme, self.spacing):
            choice.follow_choice()
            choice.chosen.connect(self._changed)
        numbers: tuple[QSpinBox | QDoubleSpinBox, ...] = (
            self.first, self.last, self.pictures, self.per_second, self.hold,
            self.width_px, self.height_px, self.most,
        )  # fmt: skip
        for number in numbers:
            number.valueChanged.connect(self._changed)
        self.loop.toggled.connect(self._changed)

    def show_film(self, film: Film) -> None:
        """Show all of a film."""
        self.first.setValue(film.first)
        self.last.setValue(film.last)
        self.pictures.setValue(film.pictures)
        self.per_second.setValue(film.per_second)
        self.hold.setValue(film.hold_s)
        self.width_px.setValue(film.width)
        self.height_px.setValue(film.height)
        self.most.setValue(film.most_bytes / BYTES_PER_MB)
        self.format.show_key(film.format)
        self.spacing.show_key(film.spacing)
        self.loop.setChecked(film.loop)
        self._say_length()

    def film(self) -> Film:
        """What is chosen. Raises SettingError where it cannot be."""
        return Film(
            first=self.first.value(),
            last=self.last.value(),
            pictures=self.pictures.value(),
            per_second=self.per_second.value(),
            hold_s=self.hold.value(),
            width=self.width_px.value(),
            height=self.height_px.value(),
            format=self.format.key(),
            spacing=self.spacing.key(),
            loop=self.loop.isChecked(),
            most_bytes=round(self.most.value() * BYTES_PER_MB),
        )

    def _changed(self) -> None:
        self._say_length()
        self.changed.emit()

    def _say_length(self) -> None:
        if self.last.value() <= self.first.value():
            self.length.setText("")
            return
        try:
            film = self.film()
        except SettingError as error:
            self.length.setText(error_text(error))
            return
        text = QCoreApplication.translate("Animation", "{count} pictures, {seconds} s long")
        seconds = QLocale().toString(film.seconds, "f", 1)
        self.length.setText(text.format(count=len(film.steps()), seconds=seconds))


def _count(low: int, high: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(low, high)
    box.setGroupSeparatorShown(True)
    box.setKeyboardTracking(False)
    box.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
    return box


def _number(low: float, high: float, decimals: int, suffix: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(low, high)
    box.setDecimals(decimals)
    box.setSuffix(suffix)
    box.setKeyboardTracking(False)
    return box


def _beside(first: QWidget, between: str, second: QWidget, *more: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(first, 1)
    if between:
        row.addWidget(QLabel(between))
    row.addWidget(second, 1)
    for widget in more:
        row.addWidget(widget)
    return holder
