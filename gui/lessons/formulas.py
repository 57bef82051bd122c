"""Formulas: LaTeX set as a picture that stands on the line of the text around it.

Fonts and layout are ziamath's (STIX Two Math); what it cannot set is shown as it was written.
"""

from __future__ import annotations

import functools
import math
import warnings
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter


@dataclass(frozen=True)
class Drawing:
    """A formula as SVG. width, height, below: pixels; `below`: how far it hangs under the line."""

    svg: str
    width: float
    height: float
    below: float


@functools.lru_cache(maxsize=2000)
def drawing(latex: str, size: float, colour: str, display: bool = False) -> Drawing | None:
    """Set a formula; None where it is no LaTeX that can be set. size: of its letters in pixels."""
    try:
        made = _latex()(latex, size=size, color=colour, inline=not display)
        width, height = made.getsize()
        return Drawing(made.svg(), float(width), float(height), -float(made.getyofst()))
    except Exception:  # its parser has no error of its own: KeyError, IndexError, ParseError…
        return None


@functools.cache
def _latex() -> Any:
    """What sets formulas, imported when the first one is wanted: it takes a while."""
    with warnings.catch_warnings():
        # ziamath 0.13 finds its fonts by importlib.resources.path.
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath.config import config
        from ziamath.zmath import Latex
    config.svg2 = False  # Qt draws SVG 1.2 Tiny, which knows no <use> of symbols
    return Latex


def image(formula: Drawing, ratio: float, descent: float) -> tuple[QImage, float, float]:
    """The picture with its width and height in logical pixels, `ratio` dots to each.

    Its lowest edge lies `descent` under the line, where a text puts the edge of an object that is
    aligned with its letters; a formula that hangs lower is moved up by the rest.
    """
    from PySide6.QtSvg import QSvgRenderer

    room = max(descent - formula.below, 0.0)
    width, height = math.ceil(formula.width) + 1, math.ceil(formula.height + room)
    dots = QSize(math.ceil(width * ratio), math.ceil(height * ratio))
    picture = QImage(dots, QImage.Format.Format_ARGB32_Premultiplied)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    top = height - room - formula.height
    renderer = QSvgRenderer(QByteArray(formula.svg.encode()))
    renderer.render(painter, QRectF(0.5, top, formula.width, formula.height))
    painter.end()
    return picture, float(width), float(height)
