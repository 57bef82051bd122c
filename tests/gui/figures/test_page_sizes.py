"""Every kind of figure fits ordinary pages: the plot has most of the room, no words touch."""

from __future__ import annotations

import itertools
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QTransform

from gui import theme
from gui.export_order import Order, fitting_size
from gui.figures import curves, decision_map, page
from gui.figures.map_figure import MapFigure
from tests.gui.figures.gallery import KINDS, order, written

SIZES_CM = ((8.0, 8.0), (12.0, 8.0), (16.0, 9.0), (25.4, 14.3))
ALIKE = ("map", "map-of-classes", "map-of-values", "curves", "curves-of-pictures")
"""Those of which the plot has a third of the page."""
SVG = "{http://www.w3.org/2000/svg}"
TOUCH_PX, HALO_PX = 1.0, 8.0
BOLD = 600


@pytest.mark.parametrize("name", KINDS)
def test_words_stay_on_the_page_and_apart(rooms, name):
    for cm, wanted in sized(rooms, name, "ko" if name in ALIKE else "en"):
        words = placed_words(written(replace(wanted, text=True), "svg"))
        sheet = QRectF(-1, -1, wanted.size.width + 2, wanted.size.height + 2)
        assert [text for text, place in words if not sheet.contains(place)] == [], cm
        touching = [
            (one, other)
            for (one, here), (other, there) in itertools.combinations(words, 2)
            if overlap(here, there) > TOUCH_PX and not (one == other and near(here, there))
        ]
        assert touching == [], cm


@pytest.mark.parametrize("name", ALIKE)
def test_the_plot_has_a_third_of_the_page(rooms, name):
    for cm, wanted in sized(rooms, name, "en"):
        inside = sum(plot.width() * plot.height() for plot in plots(wanted))
        assert inside / (wanted.size.width * wanted.size.height) >= 1 / 3, cm


def sized(rooms, name: str, code: str) -> list[tuple[tuple[float, float], Order]]:
    run, id = KINDS[name]
    made, _ = order(rooms[run], id, code)
    suits = rooms[run].exports[id].size_cm
    return [
        (cm, replace(made, size=fitting_size(cm, suits, "print", made.page))) for cm in SIZES_CM
    ]


def plots(wanted: Order) -> list[QRectF]:
    """The rectangles within the axes of maps and curves."""
    found: list[QRectF] = []

    def measure(_painter, rect, figure, look):
        scales = decision_map if isinstance(figure, MapFigure) else curves
        found.append(scales.map_scales(rect, figure, look).plot)

    panels = tuple(replace(panel, draw=measure) for panel in wanted.page.panels)
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    room = QRectF(0, 0, wanted.size.width, wanted.size.height)
    page.draw(painter, room, replace(wanted.page, panels=panels), theme.load("print"))
    painter.end()
    return found


def placed_words(svg: bytes) -> list[tuple[str, QRectF]]:
    """The words of an SVG with the boxes of their capitals."""
    found: list[tuple[str, QRectF]] = []
    for group in ET.fromstring(svg).iter(f"{SVG}g"):
        numbers = group.get("transform", "matrix(1,0,0,1,0,0)")[len("matrix(") : -1].split(",")
        upright = QTransform(*(float(number) for number in numbers))
        for one in group.findall(f"{SVG}text"):
            font = QFont(one.get("font-family", "").split(","))
            font.setPixelSize(round(float(one.get("font-size", "1"))))
            font.setBold(int(one.get("font-weight", "400")) >= BOLD)
            measures = QFontMetricsF(font)
            text = one.text or ""
            x, y, high = float(one.get("x", "0")), float(one.get("y", "0")), measures.capHeight()
            box = QRectF(x, y - high, measures.horizontalAdvance(text), high)
            found.append((text, upright.mapRect(box)))
    return found


def near(one: QRectF, other: QRectF) -> bool:
    """Whether they are so close that one is the halo of the other."""
    return (one.center() - other.center()).manhattanLength() < HALO_PX


def overlap(one: QRectF, other: QRectF) -> float:
    shared = one.intersected(other)
    return min(shared.width(), shared.height()) if not shared.isEmpty() else 0.0
