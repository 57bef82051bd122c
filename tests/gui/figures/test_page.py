"""A page holds its panels, letters, caption and recipe without overlap."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from gui.figures import curves, decision_map
from gui.figures.page import Page, Panel, areas, draw
from gui.theme import load
from tests.gui.figures.scenes import loss_curves, picture, pixels, xor_map


@pytest.mark.parametrize("count", range(1, 13))
def test_places_lie_on_the_page_and_apart(count):
    boxes = [QRectF(*area) for area in areas(count)]
    assert len(boxes) == count
    for index, box in enumerate(boxes):
        assert box.right() <= 1.0001
        assert box.bottom() <= 1.0001
        assert not any(box.intersects(other) for other in boxes[:index])


def test_panels_get_letters_only_when_there_are_several():
    drawn = []

    def remember(painter, rect, figure, theme):
        drawn.append(rect)

    one = Page((Panel(None, remember),))
    two = Page(tuple(Panel(None, remember, area) for area in areas(2)))
    blank = pixels(picture(draw, one, load("print"), 800, 400))
    lettered = pixels(picture(draw, two, load("print"), 800, 400))
    assert (blank == 255).all()
    assert (lettered < 128).any()
    assert len(drawn) == 3


def test_a_longer_caption_leaves_less_room_for_the_panels():
    places = []

    def remember(painter, rect, figure, theme):
        places.append(rect)

    for caption in ("", "Short.", "A sentence that is written again and again. " * 12):
        page = Page((Panel(None, remember),), caption=caption, recipe="seed 11")
        picture(draw, page, load("print"), 800, 600)
    heights = [place.height() for place in places]
    assert heights == sorted(heights, reverse=True)
    assert heights[1] > heights[2] + 100


def test_a_whole_page_has_ink_in_every_part():
    first, second, third = areas(3)
    page = Page(
        (
            Panel(xor_map(title="Output"), decision_map.draw, first),
            Panel(loss_curves(), curves.draw, second),
            Panel(loss_curves(title="Again"), curves.draw, third),
        ),
        title="XOR",
        caption="**Figure 1.** 네 무리를 나눈다.",
        recipe="data seed 11",
    )
    found = pixels(picture(draw, page, load("print"), 1440, 900))
    dark = found.max(axis=2) < 110
    assert all(part.any() for part in np.array_split(dark[:, :700], 6))
    assert all(part.any() for part in np.array_split(dark[:, 760:], 6))
