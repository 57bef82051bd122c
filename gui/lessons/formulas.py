"""Formulas: LaTeX that has been set, drawn in the size and colour of the text around it."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

EM = 64.0
"""Pixels of the letters that a drawing is made with; every other size is this one, scaled."""
INK = "#010203"
"""What stands for the colour in the SVG of a drawing."""


@dataclass(frozen=True)
class Drawing:
    """A formula as SVG, set in letters of EM pixels.

    width, height, below: pixels; `below`: how far it hangs under the line of the text.
    """

    svg: str
    width: float
    height: float
    below: float


@dataclass(frozen=True)
class Picture:
    """What stands in a text. width, height: in logical pixels."""

    image: QImage
    width: float
    height: float


def picture(drawn: Drawing, size: float, ink: QColor, ratio: float, descent: float) -> Picture:
    """A drawing in letters of `size` pixels, with `ratio` dots to each logical pixel.

    Its lowest edge lies `descent` under the line, where a text puts the edge of an object that is
    aligned with its letters; a formula that hangs lower is moved up by the rest.
    """
    from PySide6.QtSvg import QSvgRenderer

    scale = size / EM
    room = max(descent - drawn.below * scale, 0.0)
    wide, high = drawn.width * scale, drawn.height * scale
    made = _empty(math.ceil(wide) + 1, math.ceil(high + room), ratio)
    painter = QPainter(made.image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    svg = drawn.svg.replace(INK, ink.name())
    place = QRectF(0.5, made.height - room - high, wide, high)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, place)
    painter.end()
    return made


def place_holder(
    latex: str, display: bool, size: float, ink: QColor, ratio: float, descent: float
) -> Picture:
    """Something faint as large as the formula may be that is not set yet."""
    width, height, below = extent(latex, display)
    room = max(descent - below * size, 0.0)
    made = _empty(math.ceil(width * size) + 1, math.ceil(height * size + room), ratio)
    painter = QPainter(made.image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    line = 0.5 * size
    middle = made.height - room - height * size / 2
    bar = QRectF(0.5, middle - line / 2, made.width - 1, line)
    painter.drawRoundedRect(bar, line / 4, line / 4)
    painter.end()
    return made


def _empty(width: int, height: int, ratio: float) -> Picture:
    dots = QSize(math.ceil(width * ratio), math.ceil(height * ratio))
    image = QImage(dots, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return Picture(image, float(width), float(height))


_MATRIX = re.compile(r"\\begin\{[^}]*\}(.*?)\\end\{[^}]*\}", re.DOTALL)
_PART = r"\{((?:[^{}]|\{[^{}]*\})*)\}"
_FRACTION = re.compile(r"\\[dt]?frac" + _PART + _PART)
_SMALL = re.compile(r"[_^](?:\{([^{}]*)\}|(\\[A-Za-z]+|.))")
_COMMAND = re.compile(r"\\(text|mathrm|operatorname)\b|\\([A-Za-z]+|.)")
_SPACED = re.compile(r"[=+−·<>≤≥≈→×⋅-]|§")
_WIDE = {"le", "ge", "approx", "to", "cdot", "times", "neq", "ne", "mapsto", "rightarrow", "pm"}


def extent(latex: str, display: bool) -> tuple[float, float, float]:
    """How wide and high a formula will be, and how far it hangs below the line, in ems: a guess
    from its letters, to keep its place until it is set.
    """
    rows = max((part.count(r"\\") + 1 for part in _MATRIX.findall(latex)), default=1)
    plain = _MATRIX.sub(lambda found: f"({max(found[1].split(chr(92) * 2), key=_width)})", latex)
    fractions = len(_FRACTION.findall(plain))
    for _ in range(3):
        plain = _FRACTION.sub(lambda found: max(found[1], found[2], key=_width), plain)
    width = _width(plain)
    if rows > 1:
        return width, 1.0 * rows, 0.5 * rows - 0.25
    if display and r"\sum" in plain:
        return width, 2.4, 1.1
    if fractions:
        return (width, 2.0, 0.7) if display else (width, 1.4, 0.45)
    return width, 0.85, 0.22


def _width(latex: str) -> float:
    """Letters and spaces of one row, in ems."""
    small = sum(len(a or "x") for a, _ in _SMALL.findall(latex))
    plain = _SMALL.sub("", latex)

    def replaced(found: re.Match[str]) -> str:
        name = found[2] or ""
        if found[1] or name in {",", ";", ":", "!", "left", "right", "quad"}:
            return ""
        if name in _WIDE:
            return "§"
        return name if name in {"log", "exp", "max", "min", "ln", "sin", "cos", "tanh"} else "x"

    columns = plain.count("&")
    plain = re.sub(r"[{}\s&]", "", _COMMAND.sub(replaced, plain))
    wide = sum(ord(letter) > 0x1100 and not _SPACED.match(letter) for letter in plain)
    spaced = len(_SPACED.findall(plain))
    return 0.5 * len(plain) + 0.4 * wide + 0.65 * spaced + 0.38 * small + 0.7 * columns
