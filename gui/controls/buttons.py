"""Buttons in the three weights of the window: primary, ordinary and flat with an icon alone."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from gui import icons, theme


class Button(QPushButton):
    """A button with words, and an icon before them if wished. variant: "", "primary", "flat"."""

    def __init__(
        self, text: str = "", icon: str = "", variant: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self._variant = variant
        if variant:
            self.setProperty("variant", variant)
        if icon:
            self.set_icon(icon)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._measure()

    def set_icon(self, name: str, *, filled: bool = False) -> None:
        role = "on_accent" if self._variant == "primary" else "text"
        self.setIcon(icons.icon(name, role, filled=filled))

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        # Qt leaves too little between icon and words; the icon stands in the middle of its room.
        room = now.px(4) if self.text() else 0
        self.setIconSize(QSize(now.icon_size + room, now.icon_size))


class IconButton(QToolButton):
    """A flat button that is an icon; its text is its accessible name and its tooltip."""

    def __init__(
        self, icon: str, text: str = "", role: str = "text_muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role = role
        self.setProperty("variant", "flat")
        self.setIcon(icons.icon(icon, role))
        self.set_text(text)
        theme.theme_changed.connect(self._measure)
        self._measure()

    def set_icon(self, name: str) -> None:
        self.setIcon(icons.icon(name, self._role))

    def set_text(self, text: str, key: str = "") -> None:
        """Name the button; `key` is the keyboard shortcut that the tooltip adds."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({key})" if key else text)

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setIconSize(QSize(now.icon_size, now.icon_size))
        self.setFixedSize(now.icon_button, now.icon_button)
