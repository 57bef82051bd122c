"""The learning section: loss, optimizer, schedule, what keeps weights small, batches, the end."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.nn.losses import Loss, losses
from engine.registry import Component
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from gui.controls import ChoiceRow, NumberRow, Section
from gui.controls.section import SectionTitle
from gui.experiment.bindings import Bindings
from gui.experiment.for_all import ActivationRow, RegularizerRow
from gui.experiment.kind_row import KindRow
from gui.experiment.knobs import ComponentKnobs, default_of, hint_of, knob_of
from gui.experiment.notes import Note
from gui.experiment.number_rows import SeedRow
from gui.experiment.stop_row import StopRow
from gui.language import follow
from gui.numbers import format_number

ALWAYS_SHOWN = ("learning_rate",)


class Fold(QWidget):
    """A title that folds the settings beneath it away; hidden where there are none."""

    def __init__(self, knobs: ComponentKnobs) -> None:
        super().__init__()
        self.knobs = knobs
        self.title = SectionTitle("", semibold=False)
        self.title.setChecked(False)
        self.title.toggled.connect(lambda _open: self._arrange())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(knobs)
        self._arrange()

    def show_component(self, component: Component) -> None:
        """Show the settings of whichever component it is."""
        self.knobs.show_component(component)
        self._arrange()

    def set_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setAccessibleName(title)
        self.title.updateGeometry()

    def _arrange(self) -> None:
        some = bool(self.knobs.names())
        self.setVisible(some)
        self.knobs.setVisible(some and self.title.isChecked())


class LearningSection(Section):
    """Shows how an experiment learns."""

    def __init__(self, bindings: Bindings, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._bindings = bindings
        self._classes: int | None = None
        self._points = 0
        self._frame_rate: float | None = None
        self.loss = KindRow.of_experiment("loss", self._loss_of)
        self.loss_knobs = ComponentKnobs(bindings, "loss")
        self.activation = ActivationRow(bindings)
        self.optimizer = KindRow.of_experiment("optimizer")
        self.rate = ComponentKnobs(bindings, "optimizer", only=ALWAYS_SHOWN)
        self.rate_note = Note()
        self.more = Fold(ComponentKnobs(bindings, "optimizer", without=ALWAYS_SHOWN))
        self.schedule = KindRow.of_experiment("schedule")
        self.schedule_knobs = ComponentKnobs(bindings, "schedule")
        self.regularizer = RegularizerRow(bindings)
        self.batch_size = NumberRow(*_parts("batch_size"))
        self.batch_note = Note()
        self.precision = ChoiceRow(*_parts("dtype"))
        self.seed = SeedRow.of(Experiment, "seed")
        self.stop = StopRow()
        for path, row in (
            ("loss", self.loss),
            ("optimizer", self.optimizer),
            ("schedule", self.schedule),
            ("batch_size", self.batch_size),
            ("dtype", self.precision),
            ("seed", self.seed),
            ("stop", self.stop),
        ):
            bindings.bind(path, row)
        for widget in (
            *(self.loss, self.loss_knobs, self.activation),
            *(self.optimizer, self.rate, self.rate_note, self.more),
            *(self.schedule, self.schedule_knobs, self.regularizer, self.batch_size),
            *(self.batch_note, self.precision, self.seed, self.stop),
        ):
            self.add(widget)
        follow(self, self._retranslate)

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the loss, the optimizer and the rest of an experiment."""
        self.loss.show_value(experiment.loss)
        self.loss_knobs.show_component(experiment.loss)
        self.activation.show_experiment(experiment)
        self.optimizer.show_value(experiment.optimizer)
        self.rate.show_component(experiment.optimizer)
        self.more.show_component(experiment.optimizer)
        self.schedule.show_value(experiment.schedule)
        self.schedule_knobs.show_component(experiment.schedule)
        self.regularizer.show_experiment(experiment)
        self.batch_size.show_value(experiment.batch_size)
        self.precision.show_value(experiment.dtype)
        self.seed.show_value(experiment.seed)
        self.stop.show_value(experiment.stop)
        self._note_batch()
        self._note_rate()
        if experiment.class_count != self._classes:
            self._classes = experiment.class_count
            self._mark_losses()

    def set_defaults(self, experiment: Experiment) -> None:
        """Let a double click on a name bring the value of this experiment back."""
        self.loss.set_default(experiment.loss)
        self.loss_knobs.set_defaults(experiment.loss)
        self.optimizer.set_default(experiment.optimizer)
        self.rate.set_defaults(experiment.optimizer)
        self.more.knobs.set_defaults(experiment.optimizer)
        self.schedule.set_default(experiment.schedule)
        self.schedule_knobs.set_defaults(experiment.schedule)
        self.batch_size.set_default(experiment.batch_size)
        self.precision.set_default(experiment.dtype)
        self.seed.set_default(experiment.seed)
        self.stop.set_default(experiment.stop)

    def show_frame(self, frame: Frame) -> None:
        """Learn how many training points there are, and what a schedule makes of the rate."""
        self._frame_rate = frame.learning_rate
        self._note_rate()
        points = len(frame.material.training)
        if points != self._points:
            self._points = points
            self._note_batch()

    def _note_rate(self) -> None:
        """The learning rate of the moment, as long as it is not simply the one above."""
        if self._bindings.experiment.schedule.kind == "constant" or self._frame_rate is None:
            self.rate_note.say("")
            return
        text = QCoreApplication.translate("Experiment", "Now {rate}, by the schedule")
        self.rate_note.say(text.format(rate=format_number(self._frame_rate, pad=True)))

    def _loss_of(self, kind: str) -> Loss:
        """A loss of another kind that takes mean or sum as the present one does."""
        return losses[kind](reduction=self._bindings.experiment.loss.reduction)

    def _note_batch(self) -> None:
        if not 0 < self._points <= self._bindings.experiment.batch_size:
            self.batch_note.say("")
            return
        text = QCoreApplication.translate("Experiment", "All {points} training points: full batch")
        self.batch_note.say(text.format(points=format_number(self._points)))

    def _mark_losses(self) -> None:
        reason = QCoreApplication.translate(
            "Experiment", "Needs classes, and this data set has values"
        )
        wanting = [] if self._classes else [member for member in losses if member.needs_classes]
        self.loss.combo.set_reasons({member.kind: reason for member in wanting})

    def _retranslate(self) -> None:
        self.set_title(QCoreApplication.translate("Experiment", "Learning"))
        self.more.set_title(QCoreApplication.translate("Experiment", "More of the optimizer"))
        self._note_batch()
        self._note_rate()
        if self._classes is not None:
            self._mark_losses()


def _parts(name: str) -> tuple:
    return (
        knob_of(Experiment, name),
        hint_of(Experiment, name),
        default_of(Experiment, name),
    )
