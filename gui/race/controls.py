"""The settings of the race: the surface, how many steps, who takes part and how fast."""

from __future__ import annotations

from collections.abc import Container, Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.basics.race import RaceSettings, published_racers
from engine.nn.optimizers import Optimizer
from gui import theme
from gui.controls import KnobForm, SegmentedControl, Switch
from gui.race.racer_row import RacerRow

QUICK, PUBLISHED = "quick", "published"
"""Two sets of learning rates; with others neither is marked."""


class RaceControls(QWidget):
    """Shows the settings and asks for others.

    edited(name, value): a knob of RaceSettings. switched(kind, on), rated(kind, rate) and
    entered(kind): of a racer. chose_rates(name): QUICK or PUBLISHED. momentum(on) and
    squares(on): of the glyphs.
    """

    edited = Signal(str, object)
    switched = Signal(str, bool)
    rated = Signal(str, float)
    entered = Signal(str)
    chose_rates = Signal(object)
    momentum = Signal(bool)
    squares = Signal(bool)

    def __init__(self, settings: RaceSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = KnobForm(settings)
        self.form.edited.connect(self.edited)
        self.rates = SegmentedControl([(QUICK, ""), (PUBLISHED, "")])
        self.rates.chosen.connect(self.chose_rates)
        self.rows = {kind: RacerRow(racer) for kind, racer in published_racers().items()}
        for row in self.rows.values():
            row.switched.connect(self.switched)
            row.rated.connect(self.rated)
            row.entered.connect(self.entered)
        self.glyphs = {"momentum": Switch(), "squares": Switch()}
        self.glyphs["momentum"].toggled.connect(self.momentum)
        self.glyphs["squares"].toggled.connect(self.squares)
        self._rates_label, self._hint = QLabel(), QLabel()
        self._hint.setProperty("role", "caption")
        self._hint.setWordWrap(True)
        self._glyph_labels = {name: QLabel() for name in self.glyphs}
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.form)
        rates = QHBoxLayout()
        rates.addWidget(self._rates_label)
        rates.addStretch(1)
        rates.addWidget(self.rates)
        self._column.addLayout(rates)
        for row in self.rows.values():
            self._column.addWidget(row)
        for name, switch in self.glyphs.items():
            line = QHBoxLayout()
            line.addWidget(switch)
            line.addWidget(self._glyph_labels[name], 1)
            self._glyph_labels[name].setBuddy(switch)
            self._column.addLayout(line)
        self._column.addWidget(self._hint)
        self._column.addStretch(1)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def show_settings(
        self,
        settings: RaceSettings,
        racers: Mapping[str, Optimizer],
        running: Container[str],
        rates: str,
    ) -> None:
        """Show what the panel holds now."""
        self.form.show_component(settings)
        self.rates.show_key(rates)
        for kind, row in self.rows.items():
            row.show_racer(racers[kind], kind in running)

    def show_glyphs(self, momentum: bool, squares: bool) -> None:
        for name, on in (("momentum", momentum), ("squares", squares)):
            self.glyphs[name].setChecked(on)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._rates_label.setText(QCoreApplication.translate("Race", "Learning rates"))
        self.rates.set_texts(
            [
                QCoreApplication.translate("Race", "Quick"),
                QCoreApplication.translate("Race", "As published"),
            ]
        )
        self.rates.setToolTip(
            QCoreApplication.translate(
                "Race",
                "Quick: rates that cross this map in some hundred steps. As published: those of "
                "the tutorials, which are made for networks",
            )
        )
        texts = {
            "momentum": QCoreApplication.translate("Race", "Arrows: the momentum"),
            "squares": QCoreApplication.translate("Race", "Ellipses: size of recent gradients"),
        }
        tips = {
            "momentum": QCoreApplication.translate(
                "Race", "Where the memory of earlier gradients pushes, and how strongly"
            ),
            "squares": QCoreApplication.translate(
                "Race",
                "Along x and along y: what the gradient is divided by, so that wide means slow",
            ),
        }
        for name, label in self._glyph_labels.items():
            label.setText(texts[name])
            for widget in (label, self.glyphs[name]):
                widget.setToolTip(tips[name])
            self.glyphs[name].setAccessibleName(texts[name])
        self._hint.setText(
            QCoreApplication.translate(
                "Race", "Click the map to start somewhere else. × is the global minimum."
            )
        )

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._column.setContentsMargins(now.px(12), now.px(8), now.px(12), now.px(8))
        self._column.setSpacing(now.px(1))
        self._rates_label.setMinimumHeight(now.px(36))
        for label in self._glyph_labels.values():
            label.setMinimumHeight(now.row)
