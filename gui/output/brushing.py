"""Brushing: turns the strokes on the map into edits of the data, each one step of undo."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from engine.data.dataset import Dataset
from engine.data.painted import Painted, painted_from
from engine.data.points import CLASS_LIMIT, Points
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.material import draw
from gui.document import Document
from gui.figures.map_figure import Task
from gui.language import vocabulary
from gui.output.overlay import Fresh
from gui.output.stroke import Stroke, Tool
from gui.output.tools import RADII

BRUSH_MS, ERASER_MS = 250, 80
"""Between two edits during a stroke: the network learns from it while it is drawn. Points that the
brush adds are drawn at once, those that the eraser takes away stay until then."""


class Brushing(QObject):
    """Which tool, class and size are in use, and the stroke that is being drawn.

    changed: something of that, or what is fresh, is another.   told(text): what came of a stroke.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.tool = Tool.SELECT
        self.label = 1
        self.radius = RADII[1]
        self.cleared = False
        self.fresh: Fresh | None = None
        self._palette = 2  # classes on offer, when there are more than the data have
        self._stroke: Stroke | None = None
        self._seen: Dataset | None = None
        self._gesture = object()
        self._editing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._edit)
        document.changed.connect(self._experiment_changed)

    # What is in use

    @property
    def can_paint(self) -> bool:
        """Whether the data have classes."""
        return self._document.experiment.class_count > 0

    @property
    def class_count(self) -> int:
        """How many classes there are to paint with."""
        return max(self._document.experiment.class_count, self._palette)

    def choose_tool(self, tool: Tool) -> None:
        if tool is not Tool.SELECT and not self.can_paint:
            return
        self.end()
        self.tool = tool
        if tool is Tool.SELECT:
            self.cleared = False
        self.changed.emit()

    def choose_class(self, label: int) -> None:
        """Paint another class from now on; the one after the last is a new one."""
        if 0 <= label <= min(self.class_count, CLASS_LIMIT - 1):
            self._palette = max(self.class_count, label + 1)
            self.label = label
            self.changed.emit()

    def choose_radius(self, radius: float) -> None:
        self.radius = radius
        self.changed.emit()

    def clear(self) -> None:
        """Let the next stroke begin on an empty map; the points stay until then."""
        if not self.can_paint:
            return
        if self.tool is not Tool.BRUSH:
            self.choose_tool(Tool.BRUSH)
        self.cleared = True
        self.changed.emit()

    # Strokes

    def begin(self, erases: bool) -> None:
        """Begin a stroke. Data that are not own points become so with its first edit."""
        if erases and self.cleared:
            return
        label = None if erases else self.label
        try:
            painted = self._painted()
        except SettingError as error:
            self._document.refused.emit("dataset", error)
            return
        self._stroke = Stroke(painted, label, self.radius)
        self._gesture = object()

    def move(self, x1: float, x2: float) -> None:
        stroke = self._stroke
        if stroke is None:
            return
        if self.cleared and stroke.label is not None:
            self._begin_anew(stroke, x1, x2)
        else:
            try:
                stroke.move_to(x1, x2)
            except SettingError as error:
                self._document.refused.emit("dataset", error)
        self._show_fresh()
        if not self._timer.isActive():
            self._timer.start(ERASER_MS if stroke.label is None else BRUSH_MS)

    def end(self) -> None:
        """End the stroke; what it has done is an edit now."""
        if self._stroke is not None:
            self._timer.stop()
            self._edit()
            self._stroke = None
            self._settle()

    def show_dataset(self, dataset: Dataset) -> None:
        """A frame has these data: after the stroke, what it shows is not fresh any more."""
        self._seen = dataset
        self._settle()

    def _settle(self) -> None:
        done = self._stroke is None and self._seen == self._document.experiment.dataset
        if self.fresh is not None and done:
            self.fresh = None
            self.changed.emit()

    def _painted(self) -> Painted:
        experiment = self._document.experiment
        dataset = experiment.dataset
        if isinstance(dataset, Painted):
            return dataset
        names = getattr(dataset, "class_names", ())
        return painted_from(draw(dataset, experiment.data_seed), dataset.domains, names)

    def _begin_anew(self, stroke: Stroke, x1: float, x2: float) -> None:
        """The first point of an empty map takes the place of all others."""
        assert stroke.label is not None
        before = len(stroke.painted.points)
        stroke.move_to(x1, x2)
        rows = stroke.painted.points.rows[before:]
        stroke.painted = dataclasses.replace(stroke.painted, points=Points(rows))
        self.cleared = False
        self.changed.emit()

    def _show_fresh(self) -> None:
        stroke = self._stroke
        if stroke is not None and stroke.label is not None:
            many = stroke.painted.class_count > 2
            task = Task.CLASSES if many else Task.BINARY
            self.fresh = Fresh(tuple(stroke.added), stroke.label, task)
            self.changed.emit()

    def _edit(self) -> None:
        stroke, before = self._stroke, self._document.experiment.dataset
        if stroke is None or stroke.painted == before:
            return
        if not isinstance(before, Painted) and not self._has_changed(stroke, before):
            return
        self._editing = True
        done = self._document.edit("dataset", stroke.painted, self._gesture)
        self._editing = False
        if not done:
            self._stroke = self.fresh = None
            self.changed.emit()
        elif not isinstance(before, Painted):
            text = QCoreApplication.translate(
                "Output", "The data are own points now; undo brings {name} back"
            )
            self.told.emit(text.format(name=vocabulary(before.label)))

    def _has_changed(self, stroke: Stroke, before: Dataset) -> bool:
        """Whether a stroke has done anything: one of the eraser may have met no point."""
        samples = draw(before, self._document.experiment.data_seed)
        return bool(stroke.added) or len(stroke.painted.points) != len(samples)

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        if old.dataset == new.dataset or self._editing:
            return
        # Somebody else has changed the data: a stroke on those of before would take them back.
        self._timer.stop()
        self._stroke = self.fresh = None
        self.cleared = False
        self._palette = 2
        if not self.can_paint:
            self.tool = Tool.SELECT
        self.label = min(self.label, self.class_count - 1)
        self.changed.emit()
