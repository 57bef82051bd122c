"""Every test of figures has an application with the bundled fonts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from gui import language, theme
from gui.theme import load_fonts_once
from tests.gui.figures.gallery import RUNS, Room


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    load_fonts_once()


@pytest.fixture(scope="module")
def rooms(qapp) -> Iterator[Mapping[str, Room]]:
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")
    made = {name: Room.of(name) for name in RUNS}
    yield made
    for room in made.values():
        room.close()
