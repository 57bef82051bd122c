"""Export: a figure as PNG, SVG or PDF, written beside its target and moved into place.

The same drawing functions that paint the screen paint the file, on paper instead: markers and
text as shapes, images fine enough not to blur. A file that exists stays as it was until the new
one is complete.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QRectF,
    QSize,
    QSizeF,
)
from PySide6.QtGui import QColor, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from engine.files.figure_recipe import PDF_NAME, SVG_NAMESPACE, with_recipe
from gui.figures.medium import Medium, drawing_on
from gui.figures.page import Drawer
from gui.theme import Theme, load
from gui.writing import ExportError as ExportError  # what draws a figure also writes it
from gui.writing import write_in_place as write_in_place

Draw = Callable[[QPainter, QRectF], None]

PX_PER_INCH = 96.0
CM_PER_INCH = 2.54
MOST_PIXELS = 150_000_000
"""Of a picture, 600 MB: enough for a poster, A0 with 300 dots an inch."""
_QT_TITLE = re.compile(r"<title>.*?</title>\s*(<desc>.*?</desc>\s*)?", re.DOTALL)
WHITE = QColor(255, 255, 255)


@dataclass(frozen=True)
class Labels:
    """What a file says of itself. caption: without marks for bold. recipe: that made the figure,
    as JSON; what is empty is left out."""

    title: str = ""
    caption: str = ""
    recipe: str = ""


NO_LABELS = Labels()


@dataclass(frozen=True)
class Size:
    """The room a figure is laid out in, in px of 1/96 inch; `zoom` enlarges it on the page.

    Type keeps its size relative to the layout: a small zoom sets a large layout small.
    """

    width: float
    height: float
    zoom: float = 1.0

    @classmethod
    def from_cm(cls, width: float, height: float, zoom: float = 1.0) -> Size:
        """The layout that fills so many centimetres on the page."""
        px = PX_PER_INCH / CM_PER_INCH / zoom
        return cls(width * px, height * px, zoom)

    @property
    def width_mm(self) -> float:
        return self.width * self.zoom / PX_PER_INCH * 10 * CM_PER_INCH

    @property
    def height_mm(self) -> float:
        return self.height * self.zoom / PX_PER_INCH * 10 * CM_PER_INCH


def drawing(draw: Drawer, figure: Any, theme: Theme | None = None) -> Draw:
    """`figure` ready for export, in the print theme unless another is given."""
    chosen = load("print") if theme is None else theme
    return lambda painter, rect: draw(painter, rect, figure, chosen)


def png(
    draw: Draw,
    size: Size,
    *,
    dpi: float = 2 * PX_PER_INCH,
    background: QColor | None = WHITE,
    labels: Labels = NO_LABELS,
) -> bytes:
    """A PNG of size·dpi pixels; no background leaves it transparent.

    labels: become text chunks.   Raises ExportError where there is no memory for it.
    """
    scale = size.zoom * dpi / PX_PER_INCH
    width, height = max(1, round(size.width * scale)), max(1, round(size.height * scale))
    fits = width * height <= MOST_PIXELS
    pixels = QSize(width, height) if fits else QSize()
    image = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    if image.isNull():
        raise ExportError(
            QCoreApplication.translate(
                "Figure",
                "A picture must fit into memory, got {width} × {height} pixels: "
                "choose a smaller size or fewer dots per inch",
            ).format(width=width, height=height)
        )
    image.setDevicePixelRatio(scale)
    image.fill(QColor(0, 0, 0, 0) if background is None else background)
    painter = QPainter(image)
    with drawing_on(Medium.PAPER):
        draw(painter, QRectF(0, 0, size.width, size.height))
    painter.end()
    # Only now: dots per metre would change the size of text while it is drawn.
    image.setDotsPerMeterX(round(dpi / CM_PER_INCH * 100))
    image.setDotsPerMeterY(round(dpi / CM_PER_INCH * 100))
    if background is not None and background.alpha() == 255:
        image = image.convertToFormat(QImage.Format.Format_RGB32)
    for key, value in (("Title", labels.title), ("Description", labels.caption)):
        if value:
            image.setText(key, value)
    buffer = _opened_buffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
    content = _content(buffer)
    return with_recipe(content, labels.recipe) if labels.recipe else content


def svg(
    draw: Draw,
    size: Size,
    *,
    text_as_outlines: bool = True,
    background: QColor | None = WHITE,
    labels: Labels = NO_LABELS,
) -> bytes:
    """An SVG. Outlines look the same everywhere; text can be edited where its font is.

    labels: become its title, its description and, of the recipe, its metadata.
    """
    buffer = _opened_buffer()
    # SVG 1.1, because Tiny knows no clipping.
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(round(PX_PER_INCH))
    generator.setSize(QSize(round(size.width * size.zoom), round(size.height * size.zoom)))
    generator.setViewBox(QRectF(0, 0, size.width, size.height))
    painter = QPainter(generator)
    rect = QRectF(0, 0, size.width, size.height)
    if background is not None:
        painter.fillRect(rect, background)
    with drawing_on(Medium.OUTLINES if text_as_outlines else Medium.PAPER):
        draw(painter, rect)
    painter.end()
    text = _content(buffer).decode("utf-8")
    # Written here, because Qt has defaults of its own and does not escape a title.
    named = f"<title>{escape(labels.title)}</title>\n<desc>{escape(labels.caption)}</desc>\n"
    if labels.recipe:
        named += (
            f'<metadata><glassnet:recipe xmlns:glassnet="{SVG_NAMESPACE}">'
            f"{escape(labels.recipe)}</glassnet:recipe></metadata>\n"
        )
    text = _QT_TITLE.sub(lambda _: named, text, count=1)
    return text.encode("utf-8")


def pdf(
    draw: Draw,
    size: Size,
    *,
    background: QColor | None = None,
    labels: Labels = NO_LABELS,
) -> bytes:
    """A PDF of one page of exactly this size, with its fonts embedded.

    labels: the title becomes its own, the recipe an attached file.
    """
    buffer = _opened_buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(round(PX_PER_INCH))
    millimetres = QSizeF(size.width_mm, size.height_mm)
    writer.setPageSize(
        QPageSize(millimetres, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    )
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setCreator("Glassnet")
    writer.setTitle(labels.title)
    if labels.recipe:
        attached = QByteArray(labels.recipe.encode("utf-8"))
        writer.addFileAttachment(PDF_NAME, attached, "application/json")
    painter = QPainter(writer)
    painter.scale(size.zoom, size.zoom)
    rect = QRectF(0, 0, size.width, size.height)
    if background is not None:
        painter.fillRect(rect, background)
    with drawing_on(Medium.PAPER):
        draw(painter, rect)
    painter.end()
    return _content(buffer)


def csv(text: str) -> bytes:
    """A table in UTF-8 with a byte order mark, without which Excel garbles Korean."""
    return text.encode("utf-8-sig")


def _opened_buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _content(buffer: QBuffer) -> bytes:
    return bytes(buffer.data().data())
