"""Small print beneath rows: notes in grey, refusals in red; no room taken while there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from engine.registry import SettingError
from gui.language import error_text


class Note(QLabel):
    """A sentence that comes and goes. role: a role of the style sheet."""

    def __init__(self, role: str = "caption", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setWordWrap(True)
        self.setContentsMargins(0, 0, 0, 4)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setVisible(False)

    def say(self, text: str) -> None:
        """Show a text; an empty one hides the note."""
        if text != self.text() or self.isHidden() == bool(text):
            self.setText(text)
            self.setVisible(bool(text))


class Refusal(Note):
    """Says why something was refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("error", parent)
        self._error: SettingError | None = None

    def error(self) -> SettingError | None:
        return self._error

    def show_error(self, error: SettingError | None) -> None:
        self._error = error
        self.retranslate()

    def retranslate(self) -> None:
        self.say(error_text(self._error) if self._error else "")
