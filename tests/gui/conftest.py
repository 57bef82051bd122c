"""A whole window on a screen that nobody sees, with settings of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from gui import app, language, theme
from gui.main_window import MainWindow
from gui.settings import Settings


@pytest.fixture
def settings(tmp_path) -> Settings:
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def dressed_app(qapp) -> Iterator[object]:
    """The application in light and English, before and after the test."""
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")
    yield qapp
    if theme.current() is not theme.load("light"):
        theme.apply(qapp, "light", 1.0)
    language.set_language("en")


@pytest.fixture
def window(qtbot, dressed_app, settings) -> Iterator[MainWindow]:
    """A window that shows its first frame."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    made = app.open_window(settings)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    qtbot.waitUntil(lambda: made.session.frame is not None)
    yield made
    made.close()
    sys.setswitchinterval(interval)
