"""A panel of Basics that can be set from outside: its settings, small and plain, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from engine.basics.states import checked
from engine.registry import Component


class StatefulPanel(QWidget):
    """Base. `State` declares what can be set (its knobs) and read (its measures besides).

    state_changed(): what `state` gives may be another.
    """

    state_changed = Signal()
    State: ClassVar[type[Component]]

    def state(self) -> dict[str, Any]:
        """Every setting as its knob holds it, and every number of the measures."""
        raise NotImplementedError

    def set_state(self, changes: Mapping[str, object]) -> None:
        """Set these. Raises SettingError that names what is wrong; then nothing is changed."""
        allowed = checked(self.State, changes)
        with QSignalBlocker(self):  # what lies between the changes is no state of it
            self._put(allowed)
        self.state_changed.emit()

    def setters(self) -> dict[str, QWidget]:
        """What sets a setting on screen, by its name."""
        raise NotImplementedError

    def _put(self, changes: dict[str, Any]) -> None:
        """Make changes that their knobs allow."""
        raise NotImplementedError
