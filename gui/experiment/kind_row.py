"""The row of a knob that holds a component: which kind of it. Its own knobs stand elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from engine.registry import Component, Knob
from engine.training.experiment import Experiment
from gui.controls import Row
from gui.controls.row import MISSING
from gui.experiment.kind_combo import Groups, KindCombo
from gui.experiment.knobs import default_of, knob_of
from gui.language import vocabulary

Propose = Callable[[str], Component]
"""Makes the component to ask for when a kind was chosen."""


class KindRow(Row):
    """A label and a combo box with kinds. The value None is shown as the placeholder."""

    def __init__(
        self,
        knob: Knob,
        propose: Propose | None = None,
        groups: Callable[[], Groups] | None = None,
        default: Any = MISSING,
        capital: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(knob, Component, default, None, parent)
        assert knob.registry is not None
        registry = knob.registry
        self._propose = propose or (lambda kind: registry[kind]())
        self.combo = KindCombo(registry, groups, capital)
        self.combo.chosen.connect(self._chosen)
        self.combo.kept.connect(lambda: self.ask(self._value))
        self.content.addWidget(self.combo, 1)
        self._finish(self.combo)

    @classmethod
    def of_experiment(
        cls,
        name: str,
        propose: Propose | None = None,
        groups: Callable[[], Groups] | None = None,
    ) -> KindRow:
        """The row for a field of the experiment."""
        return cls(knob_of(Experiment, name), propose, groups, default_of(Experiment, name))

    def _chosen(self, kind: str) -> None:
        is_default = self._default is not MISSING and kind == self._default.kind
        self.ask(self._default if is_default else self._propose(kind))

    def ask(self, value: Any) -> None:
        if value is None:  # no kind can be asked for; what is shown is shown again
            self.show_error(None)
            self._display(None)
        else:
            super().ask(value)

    def _display(self, value: Any) -> None:
        self.combo.show_kind(None if value is None else value.kind)
        self._describe()

    def facts(self) -> list[str]:
        """What the shown kind is, then the small print of every row."""
        found = super().facts()
        if isinstance(self._value, Component):
            name, summary = vocabulary(self._value.label), vocabulary(self._value.summary())
            found.insert(0, f"{name}: {summary}" if summary else name)
        return found
