"""The output panel: what the network says over the input plane, with the points it learns from."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from engine.data.gaussians import GaussianMixture, GaussianSet
from engine.data.tutorials import LegacyGaussianMixture
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.material import Material
from gui.controls import IconButton, PanelHeader, SegmentedControl
from gui.document import Document
from gui.figures import decision_map
from gui.figures.map_figure import Colouring
from gui.figures.page import Page, Panel
from gui.language import follow
from gui.numbers import format_number
from gui.output.canvas import MapCanvas
from gui.output.points import Shown
from gui.output.scene import Scene, Settings, centres, make_scene
from gui.output.words import Unit, caption
from gui.session import Session
from gui.theme import Theme

DRAGGED_DECIMALS = 2
"""A dragged centre lands on round numbers."""


class OutputPanel(QWidget):
    """Paints the decision map of the newest frame.

    export_requested(): the reader wants the picture.
    pointed(text): what the place under the pointer says, "" at the end.
    point_selected(index, is_training): a point of the training or test set was chosen;
    point_released(): none is any more.
    """

    export_requested = Signal()
    pointed = Signal(str)
    point_selected = Signal(int, bool)
    point_released = Signal()

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._frame: Frame | None = None
        self._scene: Scene | None = None
        self._material: Material | None = None
        self._settings = Settings()

        self._colourings = SegmentedControl([(colouring, "") for colouring in Colouring])
        self._colourings.show_key(self._settings.colouring)
        self._colourings.chosen.connect(self.set_colouring)
        self._eye = IconButton("eye")
        self._eye.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._actions = {field.name: self._action(field.name) for field in _SHOWN}
        self._eye.setMenu(self._menu)
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._colourings, self._eye, self._export)

        self.canvas = MapCanvas()
        self.canvas.pointed.connect(self.pointed)
        self.canvas.clicked.connect(self._select_place)
        self.canvas.released.connect(self.release_point)
        self.canvas.centre_dragged.connect(self._drag_centre)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.canvas, 1)
        document.changed.connect(self._experiment_changed)
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    def _action(self, name: str) -> QAction:
        action = self._menu.addAction("")
        action.setCheckable(True)
        action.setChecked(getattr(self._settings.shown, name))
        action.toggled.connect(lambda on, name=name: self._show(name, on))
        return action

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._colourings.set_texts(
            [
                QCoreApplication.translate("Output", "Continuous"),
                QCoreApplication.translate("Output", "Two colours"),
                QCoreApplication.translate("Output", "Grey"),
            ]
        )
        self._colourings.setAccessibleName(QCoreApplication.translate("Output", "Colours"))
        self._colourings.setToolTip(
            QCoreApplication.translate(
                "Output",
                "Shades of certainty, one flat colour for each class, or greys with × and o "
                "for print",
            )
        )
        self._eye.set_text(QCoreApplication.translate("Output", "What the map shows"))
        self._export.set_text(QCoreApplication.translate("Output", "Export the map"))
        texts = {
            "training": QCoreApplication.translate("Output", "Training points"),
            "test": QCoreApplication.translate("Output", "Test points"),
            "mistakes": QCoreApplication.translate("Output", "Mistakes"),
            "contour": QCoreApplication.translate("Output", "Contour"),
            "centres": QCoreApplication.translate("Output", "Centres, to be dragged"),
        }
        for name, action in self._actions.items():
            action.setText(texts[name])
        self.canvas.setAccessibleName(QCoreApplication.translate("Output", "Decision map"))
        self.canvas.setToolTip("")
        self._refresh()

    # What is shown

    def show_frame(self, frame: Frame) -> None:
        """Show another moment of the run."""
        self._frame = frame
        if frame.material is not self._material:
            if self._material is not None:
                self.release_point()  # these are other points
            self._material = frame.material
        self._refresh()

    def set_colouring(self, colouring: Colouring) -> None:
        self._colourings.show_key(colouring)
        self._change(colouring=colouring)

    def set_shown(self, shown: Shown) -> None:
        """Choose what lies over the map, as the eye's menu does."""
        for name, action in self._actions.items():
            action.setChecked(getattr(shown, name))

    @property
    def settings(self) -> Settings:
        return self._settings

    def show_unit(self, key: str | None, unit: int = 0) -> None:
        """Show the map of one neuron large (as long as it is pointed at); None ends it."""
        self._change(unit=None if not key else Unit(key, unit))

    def select_point(self, index: int, is_training: bool) -> None:
        """Ring a sample and say so."""
        if self._settings.selected != (index, is_training):
            self._change(selected=(index, is_training))
            self.point_selected.emit(index, is_training)

    def release_point(self) -> None:
        """Ring none any more."""
        if self._settings.selected is not None:
            self._change(selected=None)
            self.point_released.emit()

    def figure(self, theme: Theme) -> Page:
        """The map as a page for export. On paper no point is selected and none can be dragged."""
        if self._scene is None or self._frame is None:
            return Page(())
        figure = dataclasses.replace(self._scene.figure, title=self._scene.name)
        if theme.name == "print":
            figure = dataclasses.replace(figure, selected=None, centres=())
        return Page((Panel(figure, decision_map.draw),), caption=caption(self._frame))

    def _show(self, name: str, on: bool) -> None:
        self._change(shown=dataclasses.replace(self._settings.shown, **{name: on}))

    def _change(self, **changes: object) -> None:
        settings = dataclasses.replace(self._settings, **changes)  # type: ignore[arg-type]
        if settings != self._settings:
            self._settings = settings
            self._refresh()

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        if old.dataset != new.dataset:
            self._refresh()

    def _refresh(self) -> None:
        title = QCoreApplication.translate("Output", "Output")
        if self._frame is None:
            self.header.set_title(title)
            return
        self._scene = scene = self._with_handles(make_scene(self._frame, self._settings))
        self.canvas.show_scene(scene)
        is_unit = self._settings.unit is not None
        self.header.set_title(scene.name if is_unit else title)
        self.header.set_subtitle(_sampled(scene))

    def _with_handles(self, scene: Scene) -> Scene:
        """Handles where the document has them: a dragged one follows the pointer at once."""
        if not scene.figure.centres:
            return scene
        figure = dataclasses.replace(
            scene.figure, centres=centres(self._document.experiment.dataset)
        )
        return dataclasses.replace(scene, figure=figure)

    # What is asked for

    def _select_place(self, place: int) -> None:
        if self._scene is not None and self._scene.points is not None:
            self.select_point(*self._scene.points.sample(place))

    def _drag_centre(self, index: int, x1: float, x2: float) -> None:
        """Move a block of the data; a set that is described otherwise is written out as blocks."""
        dataset = self._document.experiment.dataset
        if not isinstance(dataset, GaussianSet):
            return
        if not isinstance(dataset, GaussianMixture | LegacyGaussianMixture):
            dataset = dataset.mixture()
        blocks = list(dataset.blocks)
        if index < len(blocks):
            blocks[index] = dataclasses.replace(
                blocks[index],
                mean_x=round(x1, DRAGGED_DECIMALS),
                mean_y=round(x2, DRAGGED_DECIMALS),
            )
            moved = dataclasses.replace(dataset, blocks=tuple(blocks))
            self._document.edit("dataset", moved)


_SHOWN = dataclasses.fields(Shown)


def _sampled(scene: Scene) -> str:
    """Said when not all points are drawn."""
    points = scene.points
    if points is None or len(points.indices) == points.total:
        return ""
    text = QCoreApplication.translate("Output", "{drawn} of {total} points drawn")
    return text.format(drawn=format_number(len(points.indices)), total=format_number(points.total))
