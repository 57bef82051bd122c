"""Pictures: arrays as pixels, sharp on screen and on paper."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gui.figures import export
from gui.figures.medium import Medium, drawing_on
from gui.figures.pictures import (
    fitted,
    grey_scale_width,
    paint_grey_scale,
    paint_picture,
    picture_image,
    weight_table,
)
from gui.theme import load


def red(image: QImage, x: int, y: int) -> int:
    return image.pixelColor(x, y).red()


def painted(values: np.ndarray, side: int, scale: float = 1.0) -> QImage:
    image = QImage(round(side * scale), round(side * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    paint_picture(painter, QRectF(0, 0, side, side), values)
    painter.end()
    return image


def test_bytes_are_shown_as_they_are():
    image = picture_image(np.array([[0, 7], [128, 255]], dtype=np.uint8))
    assert [red(image, x, y) for y in (0, 1) for x in (0, 1)] == [0, 7, 128, 255]


def test_numbers_are_spread_from_black_to_white():
    image = picture_image(np.array([[-3.0, -1.0, 0.0, 1.0, np.nan]]), -1.0, 1.0)
    assert [red(image, x, 0) for x in range(5)] == [0, 0, 128, 255, 128]


def test_without_a_range_everything_is_middle_grey():
    assert red(picture_image(np.zeros((2, 2)), 0.0, 0.0), 1, 1) == 128


def test_colours_are_kept():
    values = np.array([[[250, 20, 3], [1, 2, 3]]], dtype=np.uint8)
    assert picture_image(values).pixelColor(0, 0) == QColor(250, 20, 3)


def test_one_channel_counts_as_grey():
    assert red(picture_image(np.full((2, 3, 1), 9, dtype=np.uint8)), 2, 1) == 9


def test_the_image_does_not_change_with_the_array():
    values = np.zeros((2, 2), dtype=np.uint8)
    image = picture_image(values)
    values[...] = 255
    assert red(image, 0, 0) == 0


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_edges_of_whole_multiples_are_sharp(scale: float):
    values = np.array([[0, 255], [255, 0]], dtype=np.uint8)
    image = painted(values, 14, scale)
    half = round(7 * scale)
    assert {red(image, x, y) for x in range(2 * half) for y in range(2 * half)} == {0, 255}
    assert red(image, half - 1, 0) == 0
    assert red(image, half, 0) == 255


def test_cells_are_equally_wide_where_the_scale_is_no_whole_number():
    values = np.tile(np.array([0, 255], dtype=np.uint8), (28, 14))
    row = np.array([red(painted(values, 42), x, 20) for x in range(42)], dtype=float)
    # each cell brings the same light, 1.5 pixels wide
    np.testing.assert_allclose(row.reshape(14, 3).sum(axis=1), 1.5 * 255, atol=6)


def test_weights_are_orange_below_and_blue_above():
    theme = load("light")
    image = picture_image(np.array([[-1.0, 0.0, 1.0]]), -1.0, 1.0, weight_table(theme))
    assert image.pixelColor(0, 0) == theme.class_negative
    assert image.pixelColor(2, 0) == theme.class_positive


def test_on_paper_a_picture_is_written_large(tmp_path: Path):
    values = np.random.default_rng(0).integers(0, 256, (28, 28), dtype=np.uint8)

    def draw(painter: QPainter, rect: QRectF) -> None:
        paint_picture(painter, fitted(rect, 28, 28), values)

    export.write_in_place(tmp_path / "a.svg", export.svg(draw, export.Size(100, 80)))
    found = re.search(
        r'href="data:image/png;base64,([^"]+)"', (tmp_path / "a.svg").read_text("utf-8")
    )
    assert found is not None
    image = QImage.fromData(base64.b64decode(found[1]))
    assert (image.width(), image.height()) == (196, 196)
    assert red(image, 7 * 4 + 3, 7 * 5 + 3) == values[5, 4]
    export.write_in_place(tmp_path / "a.pdf", export.pdf(draw, export.Size(100, 80)))
    content = (tmp_path / "a.pdf").read_bytes()
    assert b"/Width 196" in content
    assert b"DCTDecode" not in content  # JPEG would smear the edges


def test_on_paper_pixels_keep_their_values():
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    with drawing_on(Medium.PAPER):
        values = np.array([[0, 255], [90, 0]], dtype=np.uint8)
        paint_picture(painter, QRectF(0, 0, 200, 200), values)
    painter.end()
    assert [red(image, x, y) for x, y in ((50, 50), (150, 50), (50, 150))] == [0, 255, 90]


def test_a_picture_keeps_its_proportions():
    assert fitted(QRectF(0, 0, 100, 50), 10, 10) == QRectF(25, 0, 50, 50)
    assert fitted(QRectF(0, 0, 100, 50), 5, 20) == QRectF(0, 12.5, 100, 25)


def test_the_grey_scale_takes_the_room_that_it_says():
    image = QImage(300, 30, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    theme = load("print")
    rect = QRectF(5, 0, 290, 30)
    taken = paint_grey_scale(painter, rect, "0", "2.31", theme, title="activation")
    painter.end()
    assert taken == pytest.approx(grey_scale_width("0", "2.31", theme, "activation"))
