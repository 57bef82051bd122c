"""The network panel: the diagram of the network in hand, with its layers' controls above it."""

from __future__ import annotations

import dataclasses
import math

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from engine.training.experiment import Experiment
from engine.training.frame import Frame
from gui import icons
from gui.arithmetic.holding import FROZEN, SILENT, can_be_silent, dense_layer, holding, is_held
from gui.controls import Button, PanelHeader
from gui.diagram import painting
from gui.diagram.columns import OUTPUT_KEY, column_key, columns
from gui.diagram.diagram import Bias, Diagram, Light, Neuron
from gui.diagram.heading import LayerHeading
from gui.diagram.link_scale import LinkScale
from gui.diagram.stack import MOST_LAYERS, dense_layers, moved, with_layer, without_layer
from gui.diagram.view import DiagramView
from gui.diagram.weight_editor import WeightEditor
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.language import follow
from gui.numbers import format_number
from gui.session import Session
from gui.theme import Theme


class NetworkPanel(QWidget):
    """Shows the network of the document, with the maps and weights of the newest frame.

    hovered(key, unit), selected(key, unit): a neuron, by the key of its maps ("features" for the
    inputs, "output"); ("", -1) for none. opened(key, unit): its arithmetic is wanted.
    link_chosen(key, unit, source): a weight was clicked.
    pointed(text): what the pointer is over, "" at the end.
    """

    hovered = Signal(str, int)
    selected = Signal(str, int)
    opened = Signal(str, int)
    link_chosen = Signal(str, int, int)
    pointed = Signal(str)

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._scale = LinkScale()
        self.headings: dict[str, LayerHeading] = {}
        self.add_layer = Button(icon="plus")
        self.add_layer.clicked.connect(self._add_layer)
        self.header = PanelHeader("", "", self.add_layer)
        self.view = DiagramView()
        self.view.hovered.connect(self.hovered)
        self.view.selected.connect(self.selected)
        self.view.link_chosen.connect(self.link_chosen)
        self.view.pointed.connect(self.pointed)
        self.view.opened.connect(self.opened)
        self.view.menu_asked.connect(self._open_menu)
        self.editor = WeightEditor(self.view)
        self.editor.asked.connect(document.edit_weight)
        self.view.arranged.connect(self._arrange_headings)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        document.changed.connect(self._experiment_changed)
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    # what it shows

    def show_frame(self, frame: Frame) -> None:
        """Show the maps and weights of a frame; called only while the panel is visible."""
        full = self._scale.follow(frame.step, frame.weights.values())
        maps = frame.maps
        self.view.show_state(
            {} if maps is None else maps.units,
            {} if maps is None else maps.ranges,
            frame.weights,
            full,
        )

    def show_selection(self, key: str, unit: int) -> None:
        """Mark a neuron that was selected elsewhere; ("", -1) marks none."""
        self.view.show_selection(Neuron(key, unit) if key else None)

    def light(self, key: str, role: str) -> None:
        """Light what computes a layer's part of a step; ("", "") ends it.

        role: "forward" lights neurons and the links into them, "backward" and "update" the links,
        "loss" the output, "data" the neurons alone.
        """
        column = OUTPUT_KEY if role == "loss" else column_key(self._document.experiment, key)
        neurons, links = role in ("forward", "loss", "data"), role not in ("loss", "data")
        self.view.show_light(Light(column, neurons, links) if column else None)

    def diagram(self) -> Diagram:
        """What is shown, as it would be drawn on paper: with headings, without the pointer."""
        shown = self.view.diagram
        return dataclasses.replace(shown, headings=True, pointed=None, cursor=None, light=None)

    def figure(self, theme: Theme) -> Page:
        """The diagram as a page for export."""
        experiment = self._document.experiment
        counts = [column.count for column in columns(experiment)]
        text = QCoreApplication.translate(
            "Network", "The network {network}: in each neuron its value over the input plane."
        )
        caption = text.format(network=self._subtitle(experiment, counts))
        return Page((Panel(self.diagram(), painting.draw),), caption=caption)

    def retranslate(self) -> None:
        translate = QCoreApplication.translate
        self.header.set_title(translate("Network", "Network"))
        self.add_layer.setText(translate("Network", "Layer"))
        self.add_layer.setAccessibleName(translate("Network", "Add a hidden layer"))
        self.view.setAccessibleName(translate("Network", "Network diagram"))
        self.view.setWhatsThis(
            translate(
                "Network",
                "Each square is a neuron and shows its value over the input plane; each line is a "
                "weight. Arrow keys walk from neuron to neuron, Enter selects one.",
            )
        )
        self._show_experiment()

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        structure = ("layers", "output", "features", "dataset", "loss")
        if any(getattr(old, name) != getattr(new, name) for name in structure):
            self._show_experiment()

    def _show_experiment(self) -> None:
        experiment = self._document.experiment
        layers = dense_layers(experiment.layers)
        self._keep_headings([layer.key for layer in layers])
        for number, layer in enumerate(layers, 1):
            self.headings[layer.key].show_layer(layer, number, len(layers))
        made = columns(experiment)
        self.header.set_subtitle(self._subtitle(experiment, [column.count for column in made]))
        self._show_room_for_layers(len(layers))
        self.view.show_columns(made)

    @staticmethod
    def _subtitle(experiment: Experiment, counts: list[int]) -> str:
        text = QCoreApplication.translate("Network", "{units}, {count} parameters")
        count = format_number(experiment.network().parameter_count)
        return text.format(units=" – ".join(map(str, counts)), count=count)

    def _show_room_for_layers(self, count: int) -> None:
        full = count >= MOST_LAYERS
        self.add_layer.setEnabled(not full)
        if full:
            tip = QCoreApplication.translate(
                "Network", "There are {count} hidden layers, the most there can be: remove one"
            ).format(count=count)
        else:
            tip = QCoreApplication.translate(
                "Network", "Add a hidden layer of 4 units before the output"
            )
        self.add_layer.setToolTip(tip)

    # the headings of the hidden layers

    def _keep_headings(self, keys: list[str]) -> None:
        """Make headings for new layers and drop those of layers that are gone."""
        for key in [key for key in self.headings if key not in keys]:
            gone = self.headings.pop(key)
            gone.hide()
            gone.deleteLater()
        for key in keys:
            if key not in self.headings:
                self.headings[key] = self._made_heading(key)
        before: QWidget = self.add_layer
        for key in keys:
            heading = self.headings[key]
            QWidget.setTabOrder(before, heading.name)
            before = heading.combo
        QWidget.setTabOrder(before, self.view)

    def _made_heading(self, key: str) -> LayerHeading:
        heading = LayerHeading(key, self.view)
        edit = self._document.edit
        heading.units_asked.connect(lambda units: edit(f"layers.{key}.units", units))
        heading.activation_asked.connect(lambda made: edit(f"layers.{key}.activation", made))
        heading.frozen_asked.connect(lambda on: edit(f"layers.{key}.frozen", on))
        heading.move_asked.connect(lambda by: self._move_layer(key, self._place_of(key) + by))
        heading.removal_asked.connect(lambda: self._remove_layer(key))
        heading.name.dragged.connect(lambda x: self._drag(key, x))
        heading.name.dropped.connect(lambda x: self._drop(key, x))
        heading.show()
        return heading

    def _arrange_headings(self) -> None:
        placement = self.view.placement()
        for column in placement.columns:
            heading = self.headings.get(column.column.key)
            if heading is not None:
                heading.place(column.centre, placement.heading_top, column.room, placement.form)

    # what can be done with a neuron

    def _open_menu(self, key: str, unit: int, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, key, unit)
        menu.popup(place)

    def fill_menu(self, menu: QMenu, key: str, unit: int) -> None:
        """All that can be done with a neuron; an input can only be looked at."""
        layer = dense_layer(self._document.experiment, key)
        if layer is None:
            return
        translate = QCoreApplication.translate
        menu.addAction(
            translate("Network", "Show arithmetic"), lambda: self._open_neuron(key, unit)
        )
        if layer.bias:
            menu.addAction(
                translate("Network", "Change bias…"), lambda: self.editor.open_at(Bias(key, unit))
            )
        menu.addSeparator()
        frozen = menu.addAction(icons.icon("snowflake"), translate("Network", "Freeze"))
        frozen.setEnabled(not layer.frozen)
        holds = [(frozen, FROZEN)]
        if can_be_silent(layer):
            silent = menu.addAction(icons.icon("circle-slash"), translate("Network", "Silence"))
            holds.append((silent, SILENT))
        for action, how in holds:
            action.setCheckable(True)
            action.setChecked(is_held(layer, unit, how))
            action.triggered.connect(lambda on, how=how: self._hold(key, unit, how, on))

    def _open_neuron(self, key: str, unit: int) -> None:
        self.view.show_selection(Neuron(key, unit))
        self.selected.emit(key, unit)
        self.opened.emit(key, unit)

    def _hold(self, key: str, unit: int, how: str, on: bool) -> None:
        asked = holding(self._document.experiment, key, unit, how, on)
        if asked is not None:
            self._document.edit(*asked)

    # what it asks

    def _add_layer(self) -> None:
        self._document.edit("layers", with_layer(self._document.experiment.layers))

    def _remove_layer(self, key: str) -> None:
        self._document.edit("layers", without_layer(self._document.experiment.layers, key))

    def _move_layer(self, key: str, place: int) -> None:
        self._document.edit("layers", moved(self._document.experiment.layers, key, place))

    def _place_of(self, key: str) -> int:
        layers = dense_layers(self._document.experiment.layers)
        return [layer.key for layer in layers].index(key)

    def _drop_place(self, key: str, x: float) -> tuple[int, float]:
        """Where among the hidden layers a drop at x (global) puts a layer, and where to mark it."""
        placed = self.view.placement().columns
        local = x - self.view.mapToGlobal(QPoint(0, 0)).x()
        others = [column for column in placed[1:-1] if column.column.key != key]
        place = sum(1 for column in others if column.centre < local)
        row = [placed[0], *others, placed[-1]]
        return place, (row[place].centre + row[place + 1].centre) / 2

    def _drag(self, key: str, x: float) -> None:
        place, mark = self._drop_place(key, x)
        self.view.show_drop(None if place == self._place_of(key) else mark)

    def _drop(self, key: str, x: float) -> None:
        self.view.show_drop(None)
        if not math.isnan(x):
            self._move_layer(key, self._drop_place(key, x)[0])
