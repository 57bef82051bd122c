"""Props: the panels of Basics on a lesson's stage, which are set, read and locked by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.basics.states import numbers
from engine.lessons.panel_states import split
from gui.basics.stateful import StatefulPanel


class Props(QObject):
    """open_panel: brings a panel on screen. changed(): a number of theirs may be another one."""

    changed = Signal()

    def __init__(self, open_panel: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = open_panel
        self._panels: dict[str, StatefulPanel] = {}

    def take(self, id: str, panel: QWidget | None) -> None:
        """A panel has come on stage."""
        if isinstance(panel, StatefulPanel) and id not in self._panels:
            self._panels[id] = panel
            panel.state_changed.connect(self.changed)

    def clear(self) -> None:
        """They leave the stage."""
        for panel in self._panels.values():
            panel.state_changed.disconnect(self.changed)
        self._panels = {}

    def set(self, id: str, changes: Mapping[str, object]) -> None:
        """Bring a panel on screen as it is to be. Raises SettingError."""
        panel = self._panels.get(id)
        if panel is not None:
            self._open(id)
            panel.set_state(changes)

    def setter(self, path: str) -> QWidget | None:
        """What sets "gates.bias" on screen, with its panel brought there; None if nothing does."""
        place = split(path)
        if place is None or place[0] not in self._panels:
            return None
        id, name = place
        self._open(id)
        return self._panels[id].setters().get(name)

    def number(self, path: str) -> float | None:
        """What "gates.correct" is now; None where there is no such panel or number."""
        place = split(path)
        panel = None if place is None else self._panels.get(place[0])
        if place is None or panel is None or place[1] not in numbers(panel.State):
            return None
        value: Any = panel.state().get(place[1])
        return None if value is None else float(value)
