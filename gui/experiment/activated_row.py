"""The row of a layer with an activation: a combo box for it, and all settings beneath."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from engine.nn.activations import activations
from engine.nn.dense import Dense, Output
from engine.registry import Component, Effect, knobs
from gui import icons, theme
from gui.controls import KnobForm
from gui.controls.component_row import Nest
from gui.experiment.bindings import Bindings
from gui.experiment.kind_combo import Groups, KindCombo
from gui.experiment.knobs import ComponentKnobs, knob_of
from gui.experiment.layer_row import DEPTH, LayerRow
from gui.language import follow, vocabulary

COMBO_WIDTH = 82
SHARED = ("initializer", "bias", "bias_initializer", "bias_scale", "regularizer", "frozen")
"""The knobs that hidden layers and the output have in common, in the order of their rows."""


class ResetHint(QWidget):
    """Says that the settings with an arrow act at the next reset."""

    def __init__(self) -> None:
        super().__init__()
        self._sign, self._text = QLabel(), QLabel()
        self._text.setProperty("role", "caption")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.addWidget(self._sign)
        line.addWidget(self._text, 1)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self._retranslate)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(icons.pixmap("rotate-ccw", now.px(10), "text_muted", ratio))

    def _retranslate(self) -> None:
        text = QCoreApplication.translate("Experiment", "acts at the next reset")
        self._text.setText(text)


class ActivatedRow(LayerRow):
    """Base of the rows with an activation: a combo box, and its knobs beneath."""

    offered: str = "for_hidden"

    def __init__(self, bindings: Bindings, path: str, parent: QWidget | None = None) -> None:
        super().__init__(bindings, path, parent)
        self.activation = KindCombo(activations, self._offered)
        self.activation.chosen.connect(self._choose)
        self.activation.kept.connect(lambda: self.refusal.show_error(None))
        self.knobs: ComponentKnobs | None = None
        self.form: KnobForm | None = None
        self._layer: Dense | Output | None = None

    def _offered(self) -> Groups:
        return [("", [a.kind for a in activations if getattr(a, self.offered)])]

    def _choose(self, kind: str) -> None:
        self.bindings.ask(f"{self.path}.activation", activations[kind]())

    def show_layer(self, layer: Dense | Output) -> None:
        """Show the activation and, where it is unfolded, the rest."""
        self._layer = layer
        self.activation.show_kind(layer.activation.kind)
        self.activation.setToolTip(self._about(layer.activation))
        if self.is_unfolded():
            self.show_detail()

    @staticmethod
    def _about(activation: Component) -> str:
        return f"{vocabulary(activation.label)}\n{vocabulary(activation.summary())}"

    def fill_detail(self, detail: Nest) -> None:
        assert self._layer is not None
        self.knobs = ComponentKnobs(self.bindings, f"{self.path}.activation", depth=DEPTH)
        self.form = KnobForm(self._layer, restricted=SHARED, depth=DEPTH)
        self.bindings.bind_form(self.path, self.form)
        detail.column.addWidget(self.knobs)
        detail.column.addWidget(self.form)
        if any(d.effect is Effect.RESET for d in knobs(self._layer).values()):
            detail.column.addWidget(ResetHint())

    def show_detail(self) -> None:
        if self.form is None or self.knobs is None or self._layer is None:
            return
        self.knobs.show_component(self._layer.activation)
        self.form.show_component(self._layer)

    def _measure(self, _theme: object = None) -> None:
        super()._measure(_theme)
        self.activation.setFixedWidth(theme.current().px(COMBO_WIDTH))

    def _retranslate(self) -> None:
        super()._retranslate()
        kind = vocabulary(knob_of(Dense, "activation").label)
        self.activation.setAccessibleName(f"{self.name()}: {kind}")
        if self._layer is not None:
            self.activation.setToolTip(self._about(self._layer.activation))
