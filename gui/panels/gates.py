"""The gates panel: a perceptron by hand and by its rule, and what one line cannot compute."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from engine.basics.gates import (
    GATES,
    SOLUTIONS,
    Perceptron,
    PerceptronRule,
    TwoLayers,
    Visit,
    best_line,
    mistakes,
    search,
)
from engine.basics.states import GatesState
from gui.basics.panel import BasicsPanel, Caption
from gui.controls import Button, KnobForm, SegmentedControl
from gui.document import Document
from gui.gates import painting, words
from gui.gates.figure import GateFigure
from gui.language import follow
from gui.session import Session

VISIT_MS = 450
"""For each row that the rule looks at, so that the line can be followed."""
UNITS = ("first", "second", "output")


class GatesPanel(BasicsPanel):
    """Shows one unit, or two layers of them, against a gate that is wanted."""

    State = GatesState

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(document, session, painting.draw, parent)
        self._wanted = "and"
        self._single = SOLUTIONS["and"]
        self._layered = TwoLayers()
        self._layers = 1
        self._unit = "output"
        self._rule = PerceptronRule()
        self._search: Iterator[Visit] | None = None
        self._visit: Visit | None = None
        self._circles = False
        self._captions = {name: Caption() for name in ("gate", "layers", "weights", "rule")}
        self.gates = SegmentedControl([(name, words.name(name)) for name in GATES])
        self.gates.chosen.connect(self.choose_gate)
        self.layers = SegmentedControl([(1, ""), (2, "")])
        self.layers.chosen.connect(self.choose_layers)
        self.units = SegmentedControl([(name, "") for name in UNITS])
        self.units.chosen.connect(self._choose_unit)
        self.form = KnobForm(self._single)
        self.form.edited.connect(self._edit)
        self.rule_form = KnobForm(self._rule)
        self.rule_form.edited.connect(self._set_rate)
        self.zero, self.step, self.play = Button(), Button(icon="step-forward"), Button(icon="play")
        self.zero.clicked.connect(lambda: self.set_unit(Perceptron(0.0, 0.0, 0.0)))
        self.step.clicked.connect(lambda: self.make_step())
        self.play.clicked.connect(lambda: self.toggle())
        self._timer = QTimer(self)
        self._timer.setInterval(VISIT_MS)
        self._timer.timeout.connect(self._tick)
        self._fill_side()
        follow(self, self.retranslate)

    def _fill_side(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.zero, self.step, self.play):
            buttons.addWidget(button)
        for widget in (
            self._captions["gate"], self.gates, self._captions["layers"], self.layers,
            self._captions["weights"], self.units, self.form, self._captions["rule"],
            self.rule_form,
        ):  # fmt: skip
            self.side.addWidget(widget)
        self.side.addLayout(buttons)
        self.side.addStretch(1)

    # What it is asked

    @property
    def gate(self) -> Perceptron | TwoLayers:
        return self._single if self._layers == 1 else self._layered

    @property
    def playing(self) -> bool:
        return self._timer.isActive()

    def choose_gate(self, wanted: str) -> None:
        """Want another gate; the units become ones that compute it, or come as near as can be."""
        self._wanted = wanted
        self._single = SOLUTIONS.get(wanted) or best_line(GATES[wanted])[0]
        self._layered = _two_layers(wanted)
        self._forget()

    def choose_layers(self, count: int) -> None:
        """One unit, or two layers."""
        self._layers = count
        self._forget()

    def set_unit(self, unit: Perceptron) -> None:
        """Give the unit whose sliders are shown other weights."""
        if self._layers == 1:
            self._single = unit
        else:
            self._layered = dataclasses.replace(self._layered, **{self._unit: unit})
        self._forget()

    def make_step(self) -> None:
        """Let the rule look at the next row of the table; it begins anew once it has ended."""
        if self._layers != 1:
            return
        if self._search is None:
            self._circles = False
            self._search = search(self._single, GATES[self._wanted], self._rule.rate)
        visit = next(self._search, None)
        if visit is None:
            self._search = None
            self._circles = mistakes(self._single.answers, GATES[self._wanted]) > 0
            self._stop()
        else:
            self._visit, self._single = visit, visit.after
        self._show()

    def toggle(self) -> None:
        """Let the rule go on by itself, or stop it."""
        if self.playing:
            self._stop()
        else:
            self._timer.start()
            self.make_step()
        self._dress()

    def reset(self) -> None:
        self._layers, self._unit, self._rule = 1, "output", PerceptronRule()
        self.choose_gate("and")

    # What can be set from outside

    def state(self) -> dict[str, Any]:
        """correct: rows that are right. ones: rows that are answered by 1."""
        answers, unit = self.gate.answers, self._shown_unit()
        return {
            "gate": self._wanted,
            "layers": self._layers,
            "weight_1": unit.weight_1,
            "weight_2": unit.weight_2,
            "bias": unit.bias,
            "correct": len(answers) - mistakes(answers, GATES[self._wanted]),
            "ones": sum(answers),
        }

    def setters(self) -> dict[str, QWidget]:
        rows = {name: self.form.row(name) for name in ("weight_1", "weight_2", "bias")}
        return {"gate": self.gates, "layers": self.layers, **rows}

    def _put(self, changes: dict[str, Any]) -> None:
        if "gate" in changes:
            self.choose_gate(changes["gate"])
        if "layers" in changes:
            self.choose_layers(changes["layers"])
        weights = {name: changes[name] for name in changes if name not in ("gate", "layers")}
        if weights:
            self.set_unit(dataclasses.replace(self._shown_unit(), **weights))

    # What follows

    def _choose_unit(self, name: str) -> None:
        self._unit = name
        self._show()

    def _edit(self, name: str, value: float) -> None:
        self.set_unit(dataclasses.replace(self._shown_unit(), **{name: value}))

    def _set_rate(self, _name: str, value: float) -> None:
        self._rule = PerceptronRule(value)
        self._search = None
        self._show()

    def _shown_unit(self) -> Perceptron:
        if self._layers == 1:
            return self._single
        unit: Perceptron = getattr(self._layered, self._unit)
        return unit

    def _forget(self) -> None:
        """The weights are not those that the rule left: it begins anew."""
        self._stop()
        self._search, self._visit, self._circles = None, None, False
        self._show()

    def _tick(self) -> None:
        self.make_step()

    def _stop(self) -> None:
        self._timer.stop()
        self._dress()

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop()

    def _show(self) -> None:
        figure = GateFigure(self.gate, self._wanted, self._visit, self._circles)
        self.gates.show_key(self._wanted)
        self.layers.show_key(self._layers)
        self.units.show_key(self._unit)
        self.units.setVisible(self._layers == 2)
        self.form.show_component(self._shown_unit())
        self.rule_form.show_component(self._rule)
        for widget in (self._captions["rule"], self.rule_form, self.zero, self.step, self.play):
            widget.setVisible(self._layers == 1)
        self.canvas.show_figure(figure, words.spoken(figure))
        self.state_changed.emit()

    def caption(self) -> str:
        return words.caption(self.canvas.figure)

    def _dress(self) -> None:
        self.play.set_icon("pause" if self.playing else "play")
        self.play.setText(
            QCoreApplication.translate("Gates", "Stop")
            if self.playing
            else QCoreApplication.translate("Gates", "Search")
        )

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._name(
            QCoreApplication.translate("Gates", "Gates"),
            QCoreApplication.translate("Gates", "one unit, two inputs"),
            QCoreApplication.translate(
                "Gates",
                "The plane of both inputs. The unit answers 1 on the blue side of its line and 0 "
                "on the orange side; a point has the colour of the answer that is wanted, and a "
                "ring where it gets another.",
            ),
        )
        texts = {
            "gate": QCoreApplication.translate("Gates", "Gate that is wanted"),
            "layers": QCoreApplication.translate("Gates", "Units"),
            "weights": QCoreApplication.translate("Gates", "Weights"),
            "rule": QCoreApplication.translate(
                "Gates", "The perceptron rule looks at one row after the other and corrects the "
                "weights at each mistake."
            ),
        }  # fmt: skip
        for name, caption in self._captions.items():
            caption.setText(texts[name])
        self.layers.set_texts(
            [
                QCoreApplication.translate("Gates", "One unit"),
                QCoreApplication.translate("Gates", "Two layers"),
            ]
        )
        self.units.set_texts(["h₁", "h₂", QCoreApplication.translate("Gates", "Output")])
        self.zero.setText(QCoreApplication.translate("Gates", "From 0"))
        self.zero.setToolTip(QCoreApplication.translate("Gates", "Set weights and bias to 0"))
        self.step.setText(QCoreApplication.translate("Gates", "Step"))
        self.step.setToolTip(QCoreApplication.translate("Gates", "Look at the next row"))
        self.play.setToolTip(
            QCoreApplication.translate("Gates", "Look at row after row until all are right")
        )
        self._dress()
        self._show()


def _two_layers(wanted: str) -> TwoLayers:
    """Two layers that compute a gate: XOR as NAND and OR together, the others by passing on."""
    if wanted == "xor":
        return TwoLayers()
    unit = SOLUTIONS[wanted]
    return TwoLayers(unit, unit, SOLUTIONS["and"])
