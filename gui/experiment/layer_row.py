"""The row of a layer: its name, which unfolds the rest, its size, its activation."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.nn.activations import activations
from engine.nn.dense import Dense, Output
from engine.nn.layer import Layer
from engine.registry import Component, Effect, knobs
from engine.training.experiment import Experiment
from gui import icons, theme
from gui.controls import IconButton, KnobForm, Stepper
from gui.controls.component_row import Nest
from gui.controls.section import SectionTitle
from gui.experiment.bindings import Bindings
from gui.experiment.followers import FollowerRows
from gui.experiment.kind_combo import Groups, KindCombo
from gui.experiment.knobs import ComponentKnobs, knob_of
from gui.experiment.notes import Refusal
from gui.experiment.stack import Group, moved, without
from gui.language import follow, vocabulary

DEPTH = 2
NAME_WIDTH = 78
COMBO_WIDTH = 82
MOST_UNITS = 999
"""As many as the field of a stepper has room for."""

SHARED = ("initializer", "bias", "bias_initializer", "bias_scale", "regularizer", "frozen")


class LayerRow(QWidget):
    """Base of the rows in the layers section: a head, a refusal, and a detail made when wanted."""

    def __init__(self, bindings: Bindings, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bindings = bindings
        self.path = path
        self.title = SectionTitle("", semibold=False)
        self.title.setChecked(False)
        self.title.toggled.connect(self._unfold)
        self.head = QHBoxLayout()
        self.head.setContentsMargins(0, 0, 0, 0)
        self.head.addWidget(self.title)
        self.refusal = Refusal()
        self.detail: Nest | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self.head)
        self._column.addWidget(self.refusal)
        bindings.bind_place(path, self.refusal.show_error)
        theme.theme_changed.connect(self._measure)

    def is_unfolded(self) -> bool:
        return self.title.isChecked()

    def name(self) -> str:
        """What the layer is called, in the language of the moment."""
        raise TypeError(f"{type(self).__name__} expects a name of its own: write one")

    def fill_detail(self, detail: Nest) -> None:
        """Make what unfolds; called once, when somebody wants to see it."""

    def show_detail(self) -> None:
        """Bring what unfolds up to date."""

    def _unfold(self, open_: bool) -> None:
        if open_ and self.detail is None:
            self.detail = Nest(indented=True)
            self.fill_detail(self.detail)
            self._column.addWidget(self.detail)
        if self.detail is not None:
            self.show_detail()
            self.detail.setVisible(open_)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.head.setSpacing(now.px(4))
        self.title.setFixedWidth(now.px(NAME_WIDTH))
        self.title.setMinimumHeight(now.row)

    def _retranslate(self) -> None:
        name = self.name()
        self.title.setText(name)
        self.title.setAccessibleName(name)
        self.title.setToolTip(
            QCoreApplication.translate("Experiment", "{name}: show all settings").format(name=name)
        )
        self.refusal.retranslate()


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


class Activated(LayerRow):
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


class Movers(QWidget):
    """The buttons of a group of layers: earlier, later, away."""

    def __init__(self, bindings: Bindings, key: str) -> None:
        super().__init__()
        self._bindings = bindings
        self._key = key
        self.earlier, self.later = IconButton("arrow-up"), IconButton("arrow-down")
        self.remove = IconButton("trash-2")
        self.earlier.clicked.connect(lambda: self._ask(moved(self._stack(), key, -1)))
        self.later.clicked.connect(lambda: self._ask(moved(self._stack(), key, 1)))
        self.remove.clicked.connect(lambda: self._ask(without(self._stack(), key)))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 6)
        line.setSpacing(2)
        line.addWidget(self.earlier)
        line.addWidget(self.later)
        line.addStretch(1)
        line.addWidget(self.remove)

    def _stack(self) -> tuple[Layer, ...]:
        return self._bindings.experiment.layers

    def _ask(self, stack: Sequence[Layer]) -> None:
        self._bindings.ask("layers", tuple(stack))

    def show_place(self, first: bool, last: bool) -> None:
        """Say whether there are layers before and behind."""
        self.earlier.setEnabled(not first)
        self.later.setEnabled(not last)

    def set_name(self, name: str) -> None:
        earlier = QCoreApplication.translate("Experiment", "{name}: move towards the input")
        later = QCoreApplication.translate("Experiment", "{name}: move towards the output")
        remove = QCoreApplication.translate("Experiment", "{name}: remove")
        self.earlier.set_text(earlier.format(name=name))
        self.later.set_text(later.format(name=name))
        self.remove.set_text(remove.format(name=name))


class HiddenRow(Activated):
    """A dense layer with the dropout and the batch normalisation behind it."""

    def __init__(self, bindings: Bindings, key: str, parent: QWidget | None = None) -> None:
        super().__init__(bindings, f"layers.{key}", parent)
        self.key = key
        self._number = 1
        self._place = (True, True)
        self._group: Group | None = None
        self.followers: FollowerRows | None = None
        self.movers: Movers | None = None
        self.units = Stepper(1, MOST_UNITS)
        self.units.edited.connect(lambda n: bindings.ask(f"{self.path}.units", n))
        self.head.addWidget(self.units)
        self.head.addStretch(1)
        self.head.addWidget(self.activation)
        self._measure()
        follow(self, self._retranslate)

    def name(self) -> str:
        text = QCoreApplication.translate("Experiment", "Hidden {number}")
        return text.format(number=self._number)

    def show_group(self, group: Group, number: int, first: bool, last: bool) -> None:
        """Show a dense layer and its followers: the number-th hidden layer."""
        assert isinstance(group.head, Dense)
        self._group, self._place = group, (first, last)
        self.units.show_value(group.head.units)
        self.show_layer(group.head)
        if number != self._number:
            self._number = number
            self._retranslate()

    def fill_detail(self, detail: Nest) -> None:
        super().fill_detail(detail)
        self.followers = FollowerRows(self.bindings, self.key, DEPTH)
        self.movers = Movers(self.bindings, self.key)
        self.movers.set_name(self.name())
        detail.column.addWidget(self.followers)
        detail.column.addWidget(self.movers)

    def show_detail(self) -> None:
        super().show_detail()
        if self.followers is not None and self.movers is not None and self._group is not None:
            self.followers.show_group(self._group)
            self.movers.show_place(*self._place)

    def _retranslate(self) -> None:
        super()._retranslate()
        units = vocabulary(knob_of(Dense, "units").label)
        self.units.set_name(f"{self.name()}: {units}")
        if self.movers is not None:
            self.movers.set_name(self.name())


class OutputRow(Activated):
    """The output layer, which has as many units as the task asks for."""

    offered = "for_output"

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(bindings, "output", parent)
        self._units = 1
        self._classes = 2
        self.units = QLabel()
        self.units.setProperty("role", "muted")
        self.units.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.head.addWidget(self.units)
        self.head.addStretch(1)
        self.head.addWidget(self.activation)
        self._measure()
        follow(self, self._retranslate)

    def name(self) -> str:
        return QCoreApplication.translate("Experiment", "Output")

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the output layer of an experiment."""
        self.show_layer(experiment.output)
        facts = experiment.output_units, experiment.class_count
        if facts != (self._units, self._classes):
            self._units, self._classes = facts
            self._retranslate()

    def _retranslate(self) -> None:
        super()._retranslate()
        if self._units == 1:
            text = QCoreApplication.translate("Experiment", "1 unit")
        else:
            text = QCoreApplication.translate("Experiment", "{count} units")
        self.units.setText(text.format(count=self._units))
        reason = QCoreApplication.translate(
            "Experiment", "Needs classes, and this data set has values"
        )
        self.activation.set_reasons({} if self._classes else {"softmax": reason})


class PlainRow(LayerRow):
    """A layer of another kind: its name and its knobs."""

    def __init__(self, bindings: Bindings, layer: Layer, parent: QWidget | None = None) -> None:
        super().__init__(bindings, f"layers.{layer.key}", parent)
        self.key = layer.key
        self._layer = layer
        self._place = (True, True)
        self.form: KnobForm | None = None
        self.movers: Movers | None = None
        self.head.addStretch(1)
        self._measure()
        follow(self, self._retranslate)

    def name(self) -> str:
        label = vocabulary(self._layer.label)
        return label[:1].upper() + label[1:]

    def show_group(self, group: Group, number: int, first: bool, last: bool) -> None:
        """Show the layer."""
        self._layer, self._place = group.head, (first, last)
        if self.is_unfolded():
            self.show_detail()

    def fill_detail(self, detail: Nest) -> None:
        names = [name for name in knobs(self._layer) if name != "key"]
        self.form = KnobForm(self._layer, restricted=names, depth=DEPTH)
        self.bindings.bind_form(self.path, self.form)
        self.movers = Movers(self.bindings, self.key)
        self.movers.set_name(self.name())
        detail.column.addWidget(self.form)
        detail.column.addWidget(self.movers)

    def show_detail(self) -> None:
        if self.form is not None and self.movers is not None:
            self.form.show_component(self._layer)
            self.movers.show_place(*self._place)

    def _measure(self, _theme: object = None) -> None:
        super()._measure(_theme)
        self.title.setMinimumWidth(0)
        self.title.setMaximumWidth(16777215)

    def _retranslate(self) -> None:
        super()._retranslate()
        if self.movers is not None:
            self.movers.set_name(self.name())
