"""The terminal that a command speaks on: its language, what was refused, and columns of text.

NumPy and Qt are imported where they are used, see gui/commands/__init__.py.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

GAP = "  "


def speak(language: str | None) -> QCoreApplication:
    """Speak a language, the system's where none is given, as long as the result is kept."""
    from PySide6.QtCore import QCoreApplication

    from gui.language import set_language

    app = QCoreApplication.instance() or QCoreApplication(["glassnet"])
    set_language(language)
    return app


def draw(language: str | None) -> QApplication:
    """The same where figures are drawn: on no screen, even if there is one."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from gui import theme
    from gui.app import make_application
    from gui.language import set_language

    app = make_application()
    theme.apply(app, "light")
    set_language(language)
    return app


def refuse(error: Exception) -> int:
    """Say on standard error why something cannot be; returns the exit status of that."""
    from engine.registry import SettingError
    from gui.language import error_text

    print(error_text(error) if isinstance(error, SettingError) else error, file=sys.stderr)
    return 1


def columns(text: str) -> int:
    """How wide a text is: Korean letters are two columns wide on a terminal."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def pad(text: str, width: int, right: bool = False) -> str:
    """Filled up with spaces at its end, or at its beginning."""
    spaces = " " * max(0, width - columns(text))
    return spaces + text if right else text + spaces


def table(rows: Sequence[Sequence[str]], numbers: Collection[int] = ()) -> str:
    """Rows in columns; those of these numbers keep to the right."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    lines = (
        GAP.join(
            pad(cell, width, place in numbers)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)
