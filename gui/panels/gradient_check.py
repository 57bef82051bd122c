"""The gradient check panel: backpropagation beside differences, and mistakes to be found."""

from __future__ import annotations

import csv
import dataclasses
import io
import random
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.insight.gradient_check import BugJob, GradientCheck, GradientJob
from engine.insight.panel_states import NONE as NO_BUG
from engine.insight.panel_states import GradientCheckState
from engine.insight.wrong_rules import BUGS
from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.jobs import Job
from gui.basics.networks import Labs, NetworkRun
from gui.basics.panel import BasicsPanel, Caption
from gui.controls import Button, ComboBox, Stepper
from gui.document import Document
from gui.gradients import painting, words
from gui.gradients.figure import GradientFigure
from gui.language import follow
from gui.session import Session

JOB, BUG_JOB = "gradient check", "planted mistake"
SAMPLES, MOST_SAMPLES = 3, 32
NONE, SURPRISE = "", "surprise"


class GradientCheckPanel(BasicsPanel):
    """Checks a copy of a network; a mistake is planted in the way back of that copy alone."""

    State = GradientCheckState

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(document, session, painting.draw, parent)
        self._session = session
        self._samples = SAMPLES
        self._figure = GradientFigure()
        self._planted: tuple[str, str] = (NONE, "")  # the mistake as chosen, and its layer
        self._planting = False
        self._to_plant: tuple[str, str] | None = None  # once the network is checked
        self.captions = {name: Caption() for name in ("network", "samples", "bug", "guess")}
        self.rules = Caption("muted")
        self.run = NetworkRun(session, JOB, self._job)
        self.run.begun.connect(self._begin)
        self.run.finished.connect(self.show_check)
        self.run.ended.connect(self._show)
        self.samples = Stepper(1, MOST_SAMPLES)
        self.samples.show_value(SAMPLES)
        self.samples.edited.connect(self.set_samples)
        self.bugs, self.places = ComboBox(), ComboBox()
        self.bugs.activated.connect(lambda _index: self.plant(str(self.bugs.key())))
        self.places.activated.connect(
            lambda _index: self.plant(str(self.bugs.key()), str(self.places.key()))
        )
        self.guesses: dict[str, Button] = {}
        self.reveal = Button(icon="eye")
        self.reveal.clicked.connect(lambda: self.guess(""))
        self._guess_column = QVBoxLayout()
        for widget in (
            self.captions["network"], self.run, self.captions["samples"], self.samples,
            self.captions["bug"], self.bugs, self.places, self.rules, self.captions["guess"],
        ):  # fmt: skip
            self.side.addWidget(widget)
        self.side.addLayout(self._guess_column)
        self.side.addWidget(self.reveal)
        self.side.addStretch(1)
        session.job_finished.connect(self._bug_done)
        session.job_failed.connect(self._bug_failed)
        follow(self, self.retranslate)

    # What it is asked

    @property
    def check(self) -> GradientCheck | None:
        return self._figure.check

    def set_labs(self, labs: Callable[[], Labs]) -> None:
        """Offer the networks of other workspaces."""
        self.run.set_labs(labs)

    def set_samples(self, count: int) -> None:
        """Check on so many samples of a batch."""
        self._samples = count
        self.samples.show_value(count)
        self.run.run()

    def plant(self, bug: str, layer: str = "") -> None:
        """Plant a mistake, NONE or SURPRISE; without a layer in one that is drawn by lot."""
        check = self.check
        if check is None or self.run.busy:
            return
        if bug == NONE:
            self._planted, self._planting = (NONE, ""), True
            self._session.begin(BUG_JOB, BugJob(check))
            return
        fitting = self._fitting()
        id = random.choice(list(fitting)) if bug == SURPRISE else bug
        if id not in fitting:
            return
        chosen = layer if layer in fitting[id] else random.choice(fitting[id])
        self._planted, self._planting = (bug, chosen), True
        self._session.begin(BUG_JOB, BugJob(check, BUGS[id], chosen))

    def guess(self, layer: str) -> None:
        """Say in which layer the mistake will show first, "" for no guess, and see."""
        if self._figure.hidden:
            self._draw(dataclasses.replace(self._figure, hidden=False, guess=layer))

    def show_check(self, check: object) -> None:
        """Show a result; one with a mistake planted is hidden until the reader has guessed."""
        if isinstance(check, GradientCheck):
            self._draw(GradientFigure(check, hidden=check.bug is not None))
            if self._to_plant is not None:
                wanted, self._to_plant = self._to_plant, None
                self.plant(*wanted)

    def reset(self) -> None:
        self._planted = (NONE, "")
        self._samples = SAMPLES
        self.samples.show_value(SAMPLES)
        self.run.choose("own")

    def caption(self) -> str:
        return words.caption(self._figure)

    def table(self) -> str:
        """The parts with their numbers as CSV; the header alone before anything was checked."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(
            ["layer", "kind", "parameters", "checked", "at_corners", "mean_difference",
             "largest_difference", "relative_difference", "numerical_s", "backward_s", "verdict"]
        )  # fmt: skip
        if self.check is not None and not self._figure.hidden:
            for f in self.check.findings:
                part = f.part
                writer.writerow(
                    [part.layer, part.kind, part.count, len(part.places), int(part.corners.sum()),
                     f.mean, f.largest, f.relative, part.seconds, f.seconds, f.verdict]
                )  # fmt: skip
        return text.getvalue()

    # What can be set from outside

    def state(self) -> dict[str, Any]:
        """checked, planted: 1 or 0. wrong: rows with a mistake, as far as they are shown. largest:
        the largest relative difference of them.
        """
        check, (bug, layer) = self.check, self._planted
        seen = check.findings if check is not None and not self._figure.hidden else ()
        return {
            "samples": self._samples,
            "bug": bug if bug in BUGS else NO_BUG,
            "layer": layer,
            "checked": int(check is not None and not self.run.busy),
            "planted": int(check is not None and check.bug is not None),
            "wrong": sum(each.verdict == "wrong" for each in seen),
            "largest": max((each.relative for each in seen), default=0.0),
        }

    def setters(self) -> dict[str, QWidget]:
        return {"samples": self.samples, "bug": self.bugs, "layer": self.places}

    def _put(self, changes: dict[str, Any]) -> None:
        bug, layer = changes.get("bug", NO_BUG), changes.get("layer", "")
        fitting, check = self._fitting(), self.check
        if check is not None and bug != NO_BUG and layer not in ("", *fitting.get(bug, ())):
            raise SettingError(
                "The mistake {bug} expects one of the layers {known}, got {got}: choose another",
                bug=bug,
                known=", ".join(fitting.get(bug, ())) or "–",
                got=repr(layer),
            )
        anew = changes.get("samples", self._samples) != self._samples
        if "bug" in changes:
            self._to_plant = None
            wanted = (NONE if bug == NO_BUG else bug, layer)
            if check is None or self.run.busy or anew:
                self._to_plant = wanted
            elif wanted != (NONE, "") or self._planted[0] != NONE:
                self.plant(*wanted)
        if anew:
            self.set_samples(changes["samples"])

    # What follows

    def _job(self, experiment: Experiment | None) -> Job:
        return GradientJob(experiment, self._samples)

    def _begin(self) -> None:
        self._planted = (NONE, "")
        self._dress()

    def _bug_done(self, name: str, result: object) -> None:
        if name == BUG_JOB and self._planting and not self.run.busy:
            self._planting = False
            self.show_check(result)

    def _bug_failed(self, name: str, error: object) -> None:
        if name == BUG_JOB and self._planting and isinstance(error, SettingError):
            self._planting = False
            self._planted = (NONE, "")
            self._show()

    def _draw(self, figure: GradientFigure) -> None:
        self._figure = figure
        self._show()

    def _show(self) -> None:
        self.canvas.show_figure(self._figure, words.spoken(self._figure))
        self._dress()
        self.state_changed.emit()

    def _fitting(self) -> dict[str, tuple[str, ...]]:
        """The mistakes that can be made in this network, with the layers."""
        if self.check is None:
            return {}
        subject = self.check.subject
        network, loss = subject.experiment.network(), subject.experiment.loss
        found = {id: bug.places(network, loss) for id, bug in BUGS.items()}
        return {id: places for id, places in found.items() if places}

    def _dress(self) -> None:
        """Fill the choices that depend on the network, and show those that mean something."""
        check = self.check
        ready = check is not None and not self.run.busy
        fitting = self._fitting()
        bug, layer = self._planted
        offered = [(NONE, QCoreApplication.translate("GradientCheck", "None")),
                   (SURPRISE, QCoreApplication.translate("GradientCheck", "A surprise")),
                   *((id, words.bug_name(id)) for id in fitting)]  # fmt: skip
        _fill(self.bugs, offered, bug)
        self.bugs.setEnabled(ready)
        named = bug in BUGS
        if check is not None and named:
            _fill(
                self.places,
                [(key, words.place(check, key)) for key in fitting.get(bug, ())],
                layer,
            )
            rule = QCoreApplication.translate("GradientCheck", "{wrong}\ninstead of {right}")
            self.rules.setText(rule.format(wrong=BUGS[bug].wrong, right=BUGS[bug].right))
        self.places.setVisible(named)
        self.rules.setVisible(named)
        hidden = self._figure.hidden and ready
        self._offer_guesses(check if hidden else None)
        self.captions["guess"].setVisible(hidden)
        self.reveal.setVisible(hidden)

    def _offer_guesses(self, check: GradientCheck | None) -> None:
        """A button for each layer with parameters, as long as the reader may guess."""
        keys = check.layers if check is not None else ()
        if tuple(self.guesses) != keys:
            for button in self.guesses.values():
                self._guess_column.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.guesses = {key: Button() for key in keys}
            for key, button in self.guesses.items():
                button.clicked.connect(lambda _checked=False, key=key: self.guess(key))
                self._guess_column.addWidget(button)
        if check is not None:
            for key, button in self.guesses.items():
                button.setText(words.place(check, key))

    def showEvent(self, event: QShowEvent) -> None:
        self.prepare()

    def prepare(self) -> None:
        """Have the gradients checked, if that was not done yet."""
        self.run.refresh()
        if self.check is None and not self.run.busy:
            self.run.run()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._name(
            QCoreApplication.translate("GradientCheck", "Gradient check"),
            QCoreApplication.translate("GradientCheck", "is backpropagation right?"),
            QCoreApplication.translate(
                "GradientCheck",
                "A row for each kind of parameter. Each point is one parameter, at the relative "
                "difference of its two gradients; the diamond is the whole row. Left of 10⁻⁶ the "
                "gradients agree, right of 10⁻⁴ they do not.",
            ),
        )
        texts = {
            "network": QCoreApplication.translate("GradientCheck", "Network"),
            "samples": QCoreApplication.translate("GradientCheck", "Samples of its batch"),
            "bug": QCoreApplication.translate("GradientCheck", "Plant a mistake"),
            "guess": QCoreApplication.translate(
                "GradientCheck", "Predict: in which layer will it show first?"
            ),
        }
        for name, caption in self.captions.items():
            caption.setText(texts[name])
        self.run.set_texts(
            QCoreApplication.translate("GradientCheck", "Check"),
            QCoreApplication.translate("GradientCheck", "Cancel"),
        )
        self.samples.setAccessibleName(texts["samples"])
        self.samples.setToolTip(
            QCoreApplication.translate(
                "GradientCheck", "More samples take longer; a few are enough to find a mistake"
            )
        )
        self.bugs.setAccessibleName(texts["bug"])
        self.bugs.setToolTip(
            QCoreApplication.translate(
                "GradientCheck",
                "A wrong backward rule, in a copy of the network; the run never has it",
            )
        )
        self.places.setAccessibleName(
            QCoreApplication.translate("GradientCheck", "Layer of the mistake")
        )
        self.reveal.setText(QCoreApplication.translate("GradientCheck", "Show without a guess"))
        self._show()


def _fill(combo: ComboBox, offered: list[tuple[str, str]], key: str) -> None:
    """Offer exactly these, and show one of them."""
    now = [(combo.itemData(n), combo.itemText(n)) for n in range(combo.count())]
    if now != offered:
        combo.clear()
        for id, text in offered:
            combo.addItem(text, id)
    combo.show_key(key)
