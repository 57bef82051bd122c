"""The panel of stepping: one step of learning walked call by call, each as a line of NumPy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from engine.insight.panel_states import SteppingState
from engine.insight.walkthrough import ROLES, WalkJob, Walkthrough
from engine.training.experiment import Experiment
from engine.training.jobs import Job
from gui.basics.networks import Labs, NetworkRun
from gui.basics.panel import BasicsPanel, Caption
from gui.controls import Button, ComboBox
from gui.document import Document
from gui.language import follow
from gui.session import Session
from gui.stepping import painting, words
from gui.stepping.bar import StepBar
from gui.stepping.canvas import StepCanvas
from gui.stepping.figure import StepFigure

JOB = "walkthrough"


class SteppingPanel(BasicsPanel):
    """Shows one call at a time of a step that a copy of the network made."""

    State = SteppingState

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        canvas = StepCanvas()
        super().__init__(document, session, painting.draw, parent, canvas)
        canvas.stepped.connect(lambda by: self.go_on(by))
        self._figure = StepFigure()
        self._to_show = 0  # the call to begin with, once there is a walk
        self.captions = {name: Caption() for name in ("network", "walk", "role", "layer", "calls")}
        self.run = NetworkRun(session, JOB, self._job)
        self.run.finished.connect(self.show_walk)
        self.bar = StepBar()
        self.bar.moved.connect(self.go_to)
        self.roles = {role: Button() for role in ROLES}
        roles = QGridLayout()
        for number, (role, button) in enumerate(self.roles.items()):
            button.clicked.connect(lambda _checked=False, role=role: self.jump(role))
            roles.addWidget(button, number // 2, number % 2)
        self.layers, self.calls = ComboBox(), ComboBox()
        self.layers.setPlaceholderText("–")  # a loss and an update serve no layer alone
        self.layers.activated.connect(lambda _index: self.jump_to_layer(str(self.layers.key())))
        self.calls.activated.connect(self.go_to)
        above = (
            self.captions["network"], self.run, self.captions["walk"], self.bar,
            self.captions["role"],
        )  # fmt: skip
        below = (self.captions["layer"], self.layers, self.captions["calls"], self.calls)
        for widget in above:
            self.side.addWidget(widget)
        self.side.addLayout(roles)
        for other in below:
            self.side.addWidget(other)
        self.side.addStretch(1)
        follow(self, self.retranslate)

    # What it is asked

    @property
    def walk(self) -> Walkthrough | None:
        return self._figure.walk

    @property
    def at(self) -> int:
        """The number of the call that is shown."""
        return self._figure.at

    def set_labs(self, labs: Callable[[], Labs]) -> None:
        """Offer the networks of other workspaces."""
        self.run.set_labs(labs)

    def show_walk(self, walk: object) -> None:
        """Show a walk from its first call on."""
        if isinstance(walk, Walkthrough):
            self.bar.stop()
            last = len(walk.lines) - 1
            self._figure = StepFigure(walk, min(self._to_show, last))
            self._to_show = 0
            self._list()
            self._show()

    def go_to(self, at: int) -> None:
        """Show another call."""
        if self.walk is not None:
            last = len(self.walk.lines) - 1
            self._figure = StepFigure(self.walk, min(max(at, 0), last))
            self._show()

    def go_on(self, by: int) -> None:
        """Show the call so many further on."""
        self.bar.stop()
        self.go_to(self.at + by)

    def jump(self, role: str) -> None:
        """Show the first call of a stage."""
        self._jump(None if self.walk is None else self.walk.first(role))

    def jump_to_layer(self, key: str) -> None:
        """Show the first call of a layer in this stage, or in any where this has none."""
        line = self._figure.line
        if self.walk is not None and line is not None:
            found = self.walk.first(line.role, key)
            self._jump(self.walk.first("", key) if found is None else found)

    def reset(self) -> None:
        self.run.choose("own")

    def caption(self) -> str:
        return words.caption(self._figure)

    # What can be set from outside

    def state(self) -> dict[str, Any]:
        """calls: how many there are, 0 before a step is walked."""
        calls = 0 if self.walk is None else len(self.walk.lines)
        return {"call": self.at, "calls": calls}

    def setters(self) -> dict[str, QWidget]:
        return {"call": self.calls}

    def _put(self, changes: dict[str, Any]) -> None:
        if "call" in changes and self.walk is None:
            self._to_show = changes["call"]
        elif "call" in changes:
            self.bar.stop()
            self.go_to(changes["call"])

    # What follows

    def _job(self, experiment: Experiment | None) -> Job:
        return WalkJob(experiment)

    def _jump(self, at: int | None) -> None:
        self.bar.stop()
        if at is not None:
            self.go_to(at)

    def _list(self) -> None:
        """Offer the layers and calls of the walk."""
        walk = self.walk
        self.layers.clear()
        self.calls.clear()
        if walk is None:
            return
        for key in walk.layers:
            self.layers.addItem(words.place(walk, key), key)
        for number, line in enumerate(walk.lines):
            self.calls.addItem(f"{number + 1}  {line.text}", number)

    def _show(self) -> None:
        figure, walk = self._figure, self.walk
        self.canvas.show_figure(figure, words.spoken(figure))
        self.bar.show_call(figure.at, len(walk.lines) if walk is not None else 0)
        line = figure.line
        if walk is not None and line is not None:
            self.calls.show_key(figure.at)
            self.layers.setCurrentIndex(self.layers.find_key(line.layer))
        for role, button in self.roles.items():
            button.setEnabled(walk is not None and walk.first(role) is not None)
        text = QCoreApplication.translate("Stepping", "Step {step} on {samples} samples.")
        made = "" if walk is None else text.format(step=walk.step, samples=walk.samples)
        self.captions["walk"].setText(made)
        self.state_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        self.prepare()

    def prepare(self) -> None:
        """Have a step of learning taken apart, if none is shown yet."""
        self.run.refresh()
        if self.walk is None and not self.run.busy:
            self.run.run()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._name(
            QCoreApplication.translate("Stepping", "Step by step"),
            QCoreApplication.translate("Stepping", "one step of learning"),
            QCoreApplication.translate(
                "Stepping",
                "One call of a training step: at the top its stage and its layer, then its line "
                "of NumPy, then what it read and, behind the arrow, what it wrote. Arrow keys go "
                "from call to call.",
            ),
        )
        texts = {
            "network": QCoreApplication.translate("Stepping", "Network"),
            "role": QCoreApplication.translate("Stepping", "Go to a stage"),
            "layer": QCoreApplication.translate("Stepping", "Go to a layer"),
            "calls": QCoreApplication.translate("Stepping", "All calls"),
        }
        for name, text in texts.items():
            self.captions[name].setText(text)
        self.run.set_texts(
            QCoreApplication.translate("Stepping", "Walk the next step"),
            QCoreApplication.translate("Stepping", "Cancel"),
        )
        self.layers.setAccessibleName(texts["layer"])
        self.calls.setAccessibleName(texts["calls"])
        for role, button in self.roles.items():
            button.setText(words.role_name(role))
            button.setToolTip(words.role_explained(role))
        self.bar.retranslate()
        self._list()
        self._show()
