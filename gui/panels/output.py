"""The output panel: what the network says over the input plane, with the points it learns from."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.material import Material
from gui.controls import IconButton, PanelHeader, SegmentedControl
from gui.document import Document
from gui.figures import decision_map
from gui.figures.map_figure import Colouring
from gui.figures.page import Page, Panel
from gui.hidden.questions import HINGES, BentLines, bends
from gui.language import follow
from gui.numbers import format_number
from gui.output.brushing import Brushing
from gui.output.canvas import MapCanvas
from gui.output.centre_drag import CentreDrag
from gui.output.points import Shown
from gui.output.scene import Scene, Settings, centres, locked_by, make_scene
from gui.output.stroke import Tool
from gui.output.tools import ToolStrip
from gui.output.words import Unit, caption, names_of, scales_text
from gui.questions import Questions, Sparing
from gui.session import Session
from gui.theme import Theme

HINGE_PERIOD_S = 0.1


class OutputPanel(QWidget):
    """Paints the decision map of the newest frame.

    export_requested(): the picture is wanted. told(text): what came of a stroke of the brush.
    pointed(text): what the place under the pointer says, "" at the end.
    point_selected(index, is_training): a point of the training or test set was chosen;
    point_released(): none is any more. questions_changed(): `questions` has another answer now.
    """

    export_requested = Signal()
    pointed = Signal(str)
    told = Signal(str)
    point_selected = Signal(int, bool)
    point_released = Signal()
    questions_changed = Signal()

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._frame: Frame | None = None
        self._scene: Scene | None = None
        self._material: Material | None = None
        self._settings = Settings()
        self._running = False
        self._cleared = False

        self._colourings = SegmentedControl([(colouring, "") for colouring in Colouring])
        self._colourings.show_key(self._settings.colouring)
        self._colourings.chosen.connect(self.set_colouring)
        self._eye = IconButton("eye")
        self._eye.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._actions = {field.name: self._action(field.name) for field in _SHOWN}
        self._menu.addSeparator()
        self._locking = self._menu.addAction("")
        self._locking.setCheckable(True)
        self._locking.toggled.connect(self.lock_scales)
        self._eye.setMenu(self._menu)
        self._lock = IconButton("lock", role="accent")
        self._lock.clicked.connect(lambda: self.lock_scales(False))
        self._lock.hide()
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self._brush = IconButton("brush")
        self._brush.setCheckable(True)
        self._brush.clicked.connect(self._toggle_tools)
        actions = (self._colourings, self._brush, self._eye, self._export)
        self.header = PanelHeader("", "", *actions)
        self.brushing = Brushing(document, self)
        self.brushing.told.connect(self.told)
        self.brushing.changed.connect(self._show_brushing)
        self.strip = ToolStrip()
        self.strip.hide()

        self.canvas = MapCanvas()
        self.canvas.pointed.connect(self.pointed)
        self.canvas.clicked.connect(self._select_place)
        self.canvas.released.connect(self.release_point)
        self._dragging = CentreDrag(document)
        self.canvas.centre_dragged.connect(self._dragging.move)
        self.canvas.set_corner(self._lock)
        self._wire_brush()

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.strip)
        layout.addWidget(self.canvas, 1)
        document.changed.connect(self._experiment_changed)
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    def _wire_brush(self) -> None:
        self.strip.tool_chosen.connect(self.set_tool)
        self.strip.class_chosen.connect(self.brushing.choose_class)
        self.strip.radius_chosen.connect(self.brushing.choose_radius)
        self.strip.clear_asked.connect(self.clear_points)
        self.strip.closed.connect(self.put_tools_away)
        self.canvas.stroke_begun.connect(self.brushing.begin)
        self.canvas.stroke_moved.connect(self.brushing.move)
        self.canvas.stroke_ended.connect(self.brushing.end)

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
        self._name_brush()
        texts = {
            "training": QCoreApplication.translate("Output", "Training points"),
            "test": QCoreApplication.translate("Output", "Test points"),
            "mistakes": QCoreApplication.translate("Output", "Mistakes"),
            "contour": QCoreApplication.translate("Output", "Contour"),
            "centres": QCoreApplication.translate("Output", "Centres, to be dragged"),
            "hinges": QCoreApplication.translate("Output", "Hinge lines of ReLU units"),
        }
        for name, action in self._actions.items():
            action.setText(texts[name])
        self._locking.setText(QCoreApplication.translate("Output", "Lock axes and colours"))
        self._locking.setToolTip(
            QCoreApplication.translate(
                "Output", "Keep the ranges of axes and colours, so that a series of maps compares"
            )
        )
        self._lock.set_text(
            QCoreApplication.translate("Output", "Axes and colours are locked: let them go")
        )
        self._offer_hinges()
        self.canvas.setAccessibleName(QCoreApplication.translate("Output", "Decision map"))
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Output",
                "What the network answers at every place of the input plane, and the points of the "
                "data: training points filled, test points hollow, mistakes ringed. Click a point "
                "to see its life.",
            )
        )
        self.canvas.setToolTip("")
        self._refresh()

    # What is shown

    def questions(self) -> Questions:
        """What it asks of the run: where units bend the plane, as long as that is to be seen."""
        experiment = self._document.experiment
        if not (self._settings.shown.hinges and bends(experiment)):
            return ()
        period = HINGE_PERIOD_S if self._running else 0.0
        return ((HINGES, Sparing(BentLines(experiment.dataset.domains), period)),)

    def show_frame(self, frame: Frame) -> None:
        """Show another moment of the run."""
        if frame.running != self._running:
            self._running = frame.running
            self.questions_changed.emit()
        self._frame = frame
        self.brushing.show_dataset(frame.experiment.dataset)
        if frame.material is not self._material:
            if self._material is not None:
                self.release_point()  # these are other points
            self._material = frame.material
        self._refresh()

    def set_colouring(self, colouring: Colouring) -> None:
        self._colourings.show_key(colouring)
        self._change(colouring=colouring)

    def lock_scales(self, locked: bool) -> None:
        """Keep the ranges of axes and colours as they are now, or let them go."""
        locked &= self._frame is not None
        self._locking.setChecked(locked)
        self._lock.setVisible(locked)
        if not locked or self._frame is None:
            self._change(lock=None)
        elif self._settings.lock is None:
            self._change(lock=locked_by(self._frame))

    def scales(self) -> str:
        """Which ranges are kept, "" where none are."""
        return scales_text(lock.x1, lock.x2, lock.values) if (lock := self._settings.lock) else ""

    def set_shown(self, shown: Shown) -> None:
        """Choose what lies over the map, as the eye's menu does."""
        for name, action in self._actions.items():
            action.setChecked(getattr(shown, name))

    @property
    def settings(self) -> Settings:
        return self._settings

    def take_settings(self, other: OutputPanel) -> None:
        """Show what another shows, for a film of it; no point is selected."""
        self._change(**{**vars(other.settings), "selected": None})

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

    def _offer_hinges(self) -> None:
        """Hinge lines can be chosen where a layer has any."""
        action = self._actions["hinges"]
        action.setEnabled(bends(self._document.experiment))
        action.setToolTip(
            QCoreApplication.translate(
                "Output",
                "Where the weighted sum of a unit is 0, so that ReLU and its like bend the plane; "
                "other activations have no such line",
            )
        )

    def _show(self, name: str, on: bool) -> None:
        self._change(shown=dataclasses.replace(self._settings.shown, **{name: on}))
        if name == "hinges":
            self.questions_changed.emit()

    def _change(self, **changes: object) -> None:
        settings = dataclasses.replace(self._settings, **changes)  # type: ignore[arg-type]
        if settings != self._settings:
            self._settings = settings
            self._refresh()

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        if bends(old) != bends(new) or old.dataset.domains != new.dataset.domains:
            self._offer_hinges()
            self.questions_changed.emit()
        if old.dataset != new.dataset:
            if not self.brushing.can_paint:
                self.strip.hide()
            self._name_brush()
            self._show_brushing()
            self._refresh()

    def _refresh(self) -> None:
        title = QCoreApplication.translate("Output", "Output")
        if self._frame is None:
            self.header.set_title(title)
            return
        settings = self._settings
        if self.brushing.cleared:
            shown = dataclasses.replace(settings.shown, training=False, test=False)
            settings = dataclasses.replace(settings, shown=shown)
        self._scene = scene = self._with_handles(make_scene(self._frame, settings))
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

    # Brush and eraser

    def set_tool(self, tool: Tool) -> None:
        """Choose what a press on the map does; the tools come with the first that paints."""
        if not self.brushing.can_paint:
            return
        shown = self.strip.isVisibleTo(self)
        if tool is not Tool.SELECT and not shown:
            self.strip.show()
        self.brushing.choose_tool(tool)

    def _toggle_tools(self) -> None:
        if self.strip.isVisibleTo(self):
            self.put_tools_away()
        else:
            self.set_tool(Tool.BRUSH)

    def put_tools_away(self) -> None:
        """Hide brush and eraser; a press selects again."""
        self.brushing.choose_tool(Tool.SELECT)
        self.strip.hide()
        self._show_brushing()

    def clear_points(self) -> None:
        """Let the next stroke begin on an empty map."""
        if self.brushing.can_paint:
            self.strip.show()
            self.brushing.clear()

    def _show_brushing(self) -> None:
        """Show tool, class, size and fresh points as they are now."""
        brushing = self.brushing
        self._brush.setChecked(self.strip.isVisibleTo(self))
        self.strip.show_tool(brushing.tool)
        self.strip.show_radius(brushing.radius)
        self.strip.show_classes(self._names(), brushing.label, self._settings.colouring)
        self.canvas.set_tool(brushing.tool, brushing.radius)
        self.canvas.show_fresh(brushing.fresh)
        notice = ""
        if brushing.cleared:
            notice = QCoreApplication.translate(
                "Output", "Paint the first point; the old ones stay until then"
            )
        self.canvas.show_notice(notice)
        if brushing.cleared is not self._cleared:
            self._cleared = brushing.cleared
            self._refresh()

    def _names(self) -> list[str]:
        """What the classes on offer are called."""
        count = self.brushing.class_count
        dataset = self._document.experiment.dataset
        return list(names_of(count, getattr(dataset, "class_names", ())))

    def _name_brush(self) -> None:
        """The button of the tools says what they do, or why there are none."""
        self._brush.setEnabled(self.brushing.can_paint)
        if self.brushing.can_paint:
            text = QCoreApplication.translate("Output", "Paint and erase points")
        else:
            text = QCoreApplication.translate(
                "Output", "Points can be painted where the data have classes; these have values"
            )
        self._brush.set_text(text)
        self._show_brushing()

    # What is asked for

    def _select_place(self, place: int) -> None:
        if self._scene is not None and self._scene.points is not None:
            self.select_point(*self._scene.points.sample(place))


_SHOWN = dataclasses.fields(Shown)


def _sampled(scene: Scene) -> str:
    """Said when not all points are drawn."""
    points = scene.points
    if points is None or len(points.indices) == points.total:
        return ""
    text = QCoreApplication.translate("Output", "{drawn} of {total} points drawn")
    return text.format(drawn=format_number(len(points.indices)), total=format_number(points.total))
