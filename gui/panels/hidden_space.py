"""The hidden space panel: how the layers fold the input plane and the points on it, one by one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from engine.insight.hidden_space import HiddenSpace
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from gui import theme
from gui.controls import ComboBox, IconButton, PanelHeader
from gui.document import Document
from gui.figures.page import Page, Panel
from gui.hidden import painting
from gui.hidden.canvas import HiddenCanvas
from gui.hidden.figure import HiddenFigure, Ranges, Turn, figure_at
from gui.hidden.player import Player
from gui.hidden.questions import (
    HIDDEN_SPACE,
    HINGES,
    BentLines,
    FoldedPlane,
    bends,
    hinges_of,
)
from gui.hidden.words import layer_title
from gui.language import error_text, follow
from gui.numbers import format_epochs
from gui.questions import Questions, Sparing
from gui.session import Session
from gui.theme import Theme

PERIOD_S = 0.06
CHOOSER_WIDTH = 128


class HiddenSpacePanel(QWidget):
    """Shows the plane at a position on its way through the layers.

    export_requested(): the reader wants the picture. pointed(text): what the place under the
    pointer says, "" at the end. questions_changed(): `questions` has another answer now.
    """

    export_requested = Signal()
    pointed = Signal(str)
    questions_changed = Signal()

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._frame: Frame | None = None
        self._space: HiddenSpace | None = None
        self._answer: object = None
        self._ranges = Ranges()
        self._turn = Turn()
        self._running = False
        self._keys: tuple[str, ...] = ()
        self._chosen = ""
        self.chooser = ComboBox()
        self.chooser.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.chooser.activated.connect(lambda _: self.choose(self.chooser.key()))
        self._straight = IconButton("rotate-ccw")
        self._straight.clicked.connect(lambda: self._show_turn(Turn()))
        self._export = IconButton("image-down")
        self._export.clicked.connect(lambda: self.export_requested.emit())
        self.header = PanelHeader("", "", self._straight, self._export)
        self.canvas = HiddenCanvas()
        self.canvas.pointed.connect(self.pointed)
        self.canvas.turned.connect(self._show_turn)
        self.player = Player()
        self.player.add_control(self.chooser)
        self.player.moved.connect(self._moved)
        self.player.played.connect(lambda _: self._refresh())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.player)
        document.changed.connect(self._experiment_changed)
        theme.theme_changed.connect(self._measure)
        self._measure()
        follow(self, self.retranslate)
        if session.frame is not None:
            self.show_frame(session.frame)

    # What it asks and shows

    def questions(self) -> Questions:
        """What it asks of the run: while that stands still, of every moment."""
        experiment = self._document.experiment
        domains, period = experiment.dataset.domains, PERIOD_S if self._running else 0.0
        asked: Questions = ((HIDDEN_SPACE, Sparing(FoldedPlane(domains), period)),)
        if bends(experiment):
            asked += ((HINGES, Sparing(BentLines(domains), period)),)
        return asked

    def show_frame(self, frame: Frame) -> None:
        """Show another moment of the run, at the same place on the way."""
        self._frame = frame
        if frame.running != self._running:
            self._running = frame.running
            self.questions_changed.emit()
        answer = frame.answers.get(HIDDEN_SPACE)
        if answer is None or answer is self._answer:
            return
        self._answer = answer
        if isinstance(answer, SettingError):
            self._space = None
            self.canvas.show_sentence(error_text(answer))
        elif isinstance(answer, HiddenSpace):
            self._take(answer)

    @property
    def position(self) -> float:
        """Where on the way the picture is: 0 is the plane, then 1 for each stage."""
        return self.player.position

    def go(self, position: float) -> None:
        """Show the picture at a position."""
        self.player.stop()
        self.player.show_position(position)
        self._moved(self.player.position)

    def choose(self, key: str) -> None:
        """Show a layer, and play as far as it: "plane", "features" or the key of a layer."""
        if self._space is not None:
            self._chosen = key
            self.chooser.show_key(key)
            goal = _last_of(self._space, key)
            self.player.stop()
            self.player.aim(goal or len(self._space.stages) - 1)
            self.player.show_position(float(goal))
            self._refresh()

    def take_settings(self, other: HiddenSpacePanel) -> None:
        """Show the layer that another shows, turned alike, for a film of it."""
        self._show_turn(other._turn)
        if other._chosen:
            self.choose(other._chosen)

    def figure(self, theme: Theme) -> Page:
        """The picture as a page for export."""
        shown = self._figure()
        if shown is None:
            return Page(())
        return Page((Panel(shown, painting.draw),), caption=self._caption(shown))

    def _take(self, space: HiddenSpace) -> None:
        """Show a new answer; the place is kept where its stage is still there."""
        before = self._space
        self._space = space
        names = [(stage.key, stage.step) for stage in space.stages]
        if before is None or names != [(stage.key, stage.step) for stage in before.stages]:
            position = self.position
            if before is None:
                position = float(_first_activation(space))
            elif self.position < len(before.stages):
                here = before.stages[int(self.position)]
                if (here.key, here.step) in names:
                    position = names.index((here.key, here.step)) + self.position % 1.0
            self.player.show_stages(len(space.stages) - 1, position)
            self._list_layers()
            self._follow_position()
        self._refresh()

    def _list_layers(self) -> None:
        """Fill the chooser anew where the layers or their names are others."""
        assert self._space is not None and self._frame is not None
        keys = tuple(dict.fromkeys(stage.key for stage in self._space.stages))
        self._keys = keys
        self.chooser.clear()
        for key in keys:
            self.chooser.addItem(layer_title(key, self._frame), key)
        self.chooser.show_key(self._chosen)

    def _moved(self, _position: float) -> None:
        self._follow_position()
        self._refresh()

    def _follow_position(self) -> None:
        """Let the chooser name the layer that the position is in."""
        if self._space is not None:
            place = min(int(self.position + 0.999), len(self._space.stages) - 1)
            self._chosen = self._space.stages[place].key
            self.chooser.show_key(self._chosen)
            self.player.aim(len(self._space.stages) - 1)

    def _figure(self) -> HiddenFigure | None:
        if self._space is None or self._frame is None:
            return None
        in_plane = self.position < 1.0
        answer = self._frame.answers.get(HINGES) if in_plane else None
        hinges = hinges_of(answer, self._frame.experiment)
        return figure_at(self._space, self.position, self._ranges, self._frame, hinges, self._turn)

    def _refresh(self) -> None:
        shown = self._figure()
        if shown is not None:
            self._straight.setVisible(shown.depth > 0)
            self._straight.setEnabled(shown.turn != Turn())
            self.canvas.show_figure(shown)
            self.canvas.setAccessibleDescription(". ".join(filter(None, (shown.title, shown.note))))

    def _show_turn(self, turn: Turn) -> None:
        self._turn = turn
        self._refresh()

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        if old.dataset.domains != new.dataset.domains or bends(old) != bends(new):
            self.questions_changed.emit()

    def _caption(self, shown: HiddenFigure) -> str:
        assert self._frame is not None
        text = QCoreApplication.translate(
            "Hidden",
            "{stage}, after {epochs} epochs: where the grid of the input plane and the points lie.",
        )
        epochs = format_epochs(self._frame.epoch)
        said = text.format(stage=shown.title, epochs=epochs)
        return f"{said} {shown.note}." if shown.note else said

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        title = QCoreApplication.translate("Hidden", "Hidden space")
        self.header.set_title(title)
        self.canvas.setAccessibleName(title)
        self.canvas.setWhatsThis(
            QCoreApplication.translate(
                "Hidden",
                "Where a layer puts the points and the grid of the input plane: it folds the "
                "plane until the classes can be parted by a straight line.",
            )
        )
        self.chooser.setAccessibleName(QCoreApplication.translate("Hidden", "Layer"))
        self.chooser.setToolTip(
            QCoreApplication.translate("Hidden", "The layer whose space is shown")
        )
        self._straight.set_text(QCoreApplication.translate("Hidden", "First view again"))
        self._export.set_text(QCoreApplication.translate("Hidden", "Export the hidden space"))
        self.player.retranslate()
        if self._space is not None:
            self._list_layers()
        self._refresh()

    def _measure(self, _theme: object = None) -> None:
        self.chooser.setFixedWidth(theme.current().px(CHOOSER_WIDTH))


def _last_of(space: HiddenSpace, key: str) -> int:
    """The last stage of a layer; 0 where it is gone."""
    return max((i for i, stage in enumerate(space.stages) if stage.key == key), default=0)


def _first_activation(space: HiddenSpace) -> int:
    """Where the first layer has done its work: there is something to see there."""
    found = (i for i, stage in enumerate(space.stages) if stage.step == "activation")
    return next(found, 0)
