"""Every test of figures has an application with the bundled fonts."""

from __future__ import annotations

import pytest

from gui.theme import load_fonts_once


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    load_fonts_once()
