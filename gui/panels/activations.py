"""The activations panel: a function and its slope, and what a chain of it leaves of a gradient."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from engine.basics.chain import Probe
from engine.basics.states import ActivationsState
from engine.nn.activations import activations
from engine.registry import SettingError
from gui.activations import painting, words
from gui.activations.figure import figure_of
from gui.basics.panel import BasicsPanel, Caption
from gui.controls import KnobForm
from gui.controls.component_row import ComponentRow
from gui.document import Document
from gui.language import follow
from gui.session import Session

MOST_VALUES = 6
FUNCTION, CHAIN = ("activation", "inputs"), ("depth", "weight", "start")


class ActivationsPanel(BasicsPanel):
    """Shows any elementwise activation of the registry."""

    State = ActivationsState

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(document, session, painting.draw, parent)
        self.probe = Probe()
        self.forms = {name: KnobForm(self.probe, name) for name in (FUNCTION, CHAIN)}
        self._captions = {name: Caption() for name in ("function", "chain")}
        row = self.forms[FUNCTION].row("activation")
        assert isinstance(row, ComponentRow)
        row.set_kinds(kind for kind in activations.kinds() if activations[kind].for_hidden)
        self.side.addWidget(self._captions["function"])
        self.side.addWidget(self.forms[FUNCTION])
        self.side.addWidget(self._captions["chain"])
        self.side.addWidget(self.forms[CHAIN])
        self.side.addStretch(1)
        for form in self.forms.values():
            form.edited.connect(self._edit)
        follow(self, self.retranslate)

    def show_probe(self, probe: Probe) -> None:
        """Show another function, or another chain of it."""
        self.probe = probe
        self._show()

    def reset(self) -> None:
        self.show_probe(Probe())

    def table(self) -> str:
        """The chain layer by layer, as CSV."""
        shown = figure_of(self.probe).chain
        rows = zip(shown.values[1:], shown.slopes, shown.gradients, strict=False)
        lines = [f"{n},{a!r},{s!r},{g!r}" for n, (a, s, g) in enumerate(_plain(rows), start=1)]
        return "\n".join(["layer,value,slope,gradient_before", *lines, ""])

    def state(self) -> dict[str, Any]:
        """factor: what the chain leaves of the gradient."""
        settings = {name: getattr(self.probe, name) for name in (*FUNCTION, *CHAIN)}
        return settings | {"factor": float(figure_of(self.probe).chain.gradients[0])}

    def setters(self) -> dict[str, QWidget]:
        return {name: form.row(name) for names, form in self.forms.items() for name in names}

    def _put(self, changes: dict[str, Any]) -> None:
        if "inputs" in changes:
            _check_inputs(changes["inputs"])
        self.show_probe(dataclasses.replace(self.probe, **changes))

    def _edit(self, name: str, value: Any) -> None:
        try:
            if name == "inputs":
                _check_inputs(value)
        except SettingError as error:
            self.forms[FUNCTION].show_error("inputs", error)
            return
        self.show_probe(dataclasses.replace(self.probe, **{name: value}))

    def _show(self) -> None:
        for form in self.forms.values():
            form.show_component(self.probe)
        figure = figure_of(self.probe)
        self.canvas.show_figure(figure, words.spoken(figure))
        self.state_changed.emit()

    def caption(self) -> str:
        return words.caption(self.canvas.figure)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._name(
            QCoreApplication.translate("Activations", "Activations"),
            QCoreApplication.translate("Activations", "functions and slopes"),
            QCoreApplication.translate(
                "Activations",
                "At the left what a unit makes of its sum, and the slope of it. At the right the "
                "gradient on its way back through a chain of such units: each multiplies it by "
                "its weight and its slope.",
            ),
        )
        texts = {
            "function": QCoreApplication.translate("Activations", "Function"),
            "chain": QCoreApplication.translate("Activations", "A chain of such units"),
        }
        for name, caption in self._captions.items():
            caption.setText(texts[name])
        self._show()


def _check_inputs(inputs: tuple[float, ...]) -> None:
    if not 1 <= len(inputs) <= MOST_VALUES:
        raise SettingError(
            "Expected {low} to {high} numbers, got {got}: add or remove some",
            low=1,
            high=MOST_VALUES,
            got=len(inputs),
        )


def _plain(rows: Any) -> Any:
    """Each row as Python's own numbers, which are written in full."""
    return (tuple(float(value) for value in row) for row in rows)
