"""Pictures in figures: arrays of numbers as pixels with sharp edges, in grey, colour or a palette.

On screen a picture is one small image that Qt enlarges. On paper it is enlarged beforehand and
written without loss, because the programs that show PDF and SVG smear what they enlarge.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QTransform

from gui.figures.medium import on_screen
from gui.figures.palettes import Table, grey_table, levels_for_values, two_class_table
from gui.figures.style import pen, style_of
from gui.figures.text import LEFT, draw_text, width
from gui.theme import Theme

Array = NDArray[Any]

PAPER_PIXELS = 192
"""The longer side of a picture on paper has at least so many: cell borders blur over 1/8 cell."""

SHARP_SCALE = 3.0
"""From here on no one sees that cells differ by a pixel in width."""

GREYS: Table = grey_table((0, 0, 0), (255, 255, 255))
GREYS.flags.writeable = False


def weight_table(theme: Theme) -> Table:
    """Orange for the lowest, blue for the highest, the neutral colour at the middle."""
    ends = (theme.class_neutral, theme.class_negative, theme.class_positive)
    return _diverging(*((end.red(), end.green(), end.blue()) for end in ends))


@lru_cache(maxsize=8)
def _diverging(
    neutral: tuple[int, int, int], negative: tuple[int, int, int], positive: tuple[int, int, int]
) -> Table:
    table = two_class_table(neutral, negative, positive, 1.0)
    table.flags.writeable = False
    return table


def picture_image(
    values: Array, low: float = 0.0, high: float = 255.0, table: Table = GREYS
) -> QImage:
    """One pixel for each value: (h, w) numbers from low to high, or (h, w, 3) uint8 colours.

    (h, w, 1) counts as (h, w). Values that are not finite take the middle colour; low = high
    shows everything in it.
    """
    if values.ndim == 3 and values.shape[2] == 1:
        values = values[:, :, 0]
    if values.ndim == 3:
        colours = np.ascontiguousarray(values, dtype=np.uint8)
        rows, cols, _ = colours.shape
        image = QImage(colours.data, cols, rows, 3 * cols, QImage.Format.Format_RGB888)
        return image.convertToFormat(QImage.Format.Format_RGB32)
    return levels_image(picture_levels(values, low, high), table)


def picture_levels(values: Array, low: float, high: float) -> NDArray[np.uint8]:
    """Values as bytes, 0 at `low` and 255 at `high`; bytes from 0 to 255 stay as they are."""
    if values.dtype == np.uint8 and (low, high) == (0, 255):
        return values
    if not high > low:
        return np.full(values.shape, 128, dtype=np.uint8)
    return levels_for_values(values, low, high)


def levels_image(levels: NDArray[np.uint8], table: Table = GREYS) -> QImage:
    """Bytes (h, w) in the colours of a table, independent of the array."""
    upright = np.ascontiguousarray(levels)
    rows, cols = upright.shape
    if table is GREYS:
        grey = QImage(upright.data, cols, rows, cols, QImage.Format.Format_Grayscale8)
        return grey.convertToFormat(QImage.Format.Format_RGB32)
    indexed = QImage(upright.data, cols, rows, cols, QImage.Format.Format_Indexed8)
    indexed.setColorTable(list(_words(table.tobytes())))
    return indexed.convertToFormat(QImage.Format.Format_RGB32)


@lru_cache(maxsize=32)
def _words(table: bytes) -> tuple[int, ...]:
    """The colours of a table as Qt stores them."""
    rows = np.frombuffer(table, dtype=np.uint8).reshape(-1, 3).tolist()
    return tuple((255 << 24) | (r << 16) | (g << 8) | b for r, g, b in rows)


def paint_picture(
    painter: QPainter,
    rect: QRectF,
    values: Array,
    low: float = 0.0,
    high: float = 255.0,
    table: Table = GREYS,
) -> None:
    """Fill `rect` with the values as sharp-edged pixels; see `picture_image` for what they may be.

    The rectangle should have the picture's proportions (`fitted`), else pixels are not square.
    """
    paint_image(painter, rect, picture_image(values, low, high, table))


def paint_image(painter: QPainter, rect: QRectF, image: QImage) -> None:
    """Fill `rect` with an image whose pixels keep sharp edges."""
    if rect.isEmpty() or image.isNull():
        return
    painter.save()
    hint = QPainter.RenderHint
    painter.setRenderHint(hint.LosslessImageRendering)
    if on_screen():
        scale = _scale(painter.deviceTransform(), rect, image.size())
        smooth = scale < SHARP_SCALE and abs(scale - round(scale)) > 0.01
        if smooth and scale > 1.0:
            image = enlarged(image, 2)
    else:
        image = enlarged(image, -(-PAPER_PIXELS // max(image.width(), image.height())))
        smooth = False
    painter.setRenderHint(hint.SmoothPixmapTransform, smooth)
    painter.drawImage(rect, image)
    painter.restore()


def enlarged(image: QImage, factor: int) -> QImage:
    """Each pixel as a square of factor × factor."""
    if factor <= 1:
        return image
    size = QSize(image.width() * factor, image.height() * factor)
    ignore = Qt.AspectRatioMode.IgnoreAspectRatio
    return image.scaled(size, ignore, Qt.TransformationMode.FastTransformation)


def _scale(transform: QTransform, rect: QRectF, size: QSize) -> float:
    """Pixels of the device for each pixel of the image."""
    return abs(transform.m11()) * rect.width() / size.width()


def fitted(rect: QRectF, rows: int, cols: int) -> QRectF:
    """The largest rectangle of square cells, rows × cols of them, in the middle of `rect`."""
    cell = min(rect.width() / cols, rect.height() / rows)
    made = QRectF(0, 0, cell * cols, cell * rows)
    made.moveCenter(rect.center())
    return made


def paint_grey_scale(
    painter: QPainter,
    rect: QRectF,
    low: str,
    high: str,
    theme: Theme,
    *,
    table: Table = GREYS,
    title: str = "",
) -> float:
    """A legend in one row, `title low ▭ high`, from the left of `rect`; returns its width.

    low, high: what the ends of the bar mean. The bar is as high as the letters.
    """
    style = style_of(theme)
    face, ink = style.tick_face, theme.text if style.printed else theme.text_muted
    gap = 0.5 * face.size
    x, middle = rect.left(), rect.center().y()
    for text in filter(None, (title, low)):
        x += draw_text(painter, x, middle, text, face, ink, align=LEFT, middle=True) + gap
    bar = QRectF(x, middle - 0.45 * face.size, 4.2 * face.size, 0.9 * face.size)
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for level in range(0, 256, 51):
        gradient.setColorAt(level / 255, QColor(*(int(part) for part in table[level])))
    painter.fillRect(bar, gradient)
    painter.setPen(pen(theme.border_control, theme.line_border))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar)
    x = bar.right() + gap
    x += draw_text(painter, x, middle, high, face, ink, align=LEFT, middle=True)
    return x - rect.left()


def grey_scale_width(low: str, high: str, theme: Theme, title: str = "") -> float:
    """The room that `paint_grey_scale` takes for these texts."""
    face = style_of(theme).tick_face
    texts = [text for text in (title, low, high) if text]
    return 4.2 * face.size + sum(width(text, face) + 0.5 * face.size for text in texts)
