"""Typesetting: LaTeX made into SVG by ziamath in STIX Two Math, other letters in the window's font.

Takes 3 to 100 ms a formula, and as long as ten formulas for the first one: not for the thread of
the window.
"""

from __future__ import annotations

import functools
import re
import warnings
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from xml.etree import ElementTree

from PySide6.QtGui import QPainterPath, QRawFont

from gui.lessons.formulas import EM, INK, Drawing

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
OTHER_FONTS = ("Pretendard-Regular.otf", "DejaVuSans.ttf")
"""Where letters are found that the font of formulas has not, Korean ones above all."""
NO_GLYPH = 0
"""The index of .notdef, the empty box, in every font."""
FONT = "glassnet"
_SIGN = re.compile(r"((?:^|[=<>≈(,])\s*)([-−])")
"""A minus that is a sign: ziamath gives it the room of a difference after what is no number."""


def typeset(latex: str, display: bool) -> Drawing | None:
    """Set a formula; None where it is no LaTeX that can be set, or has letters of no font."""
    try:
        signed = _SIGN.sub(r"\1{\2}", latex)
        made = _latex()(signed, size=EM, color=INK, inline=not display, font=FONT)
        width, height = made.getsize()
        return Drawing(made.svg(), float(width), float(height), -float(made.getyofst()))
    except Exception:  # its parser has no error of its own: KeyError, IndexError, ParseError…
        return None


def prepare() -> None:
    """Import what takes a while."""
    _latex()


@functools.cache
def _latex() -> Any:
    """What sets formulas, imported when the first one is wanted: it takes a while."""
    with warnings.catch_warnings():
        # ziamath 0.13 finds its fonts by importlib.resources.path.
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath.config import config
        from ziamath.mathfont import MathFont
        from ziamath.zmath import Latex, loadedfonts
    config.svg2 = False  # Qt draws SVG 1.2 Tiny, which knows no <use> of symbols

    class Font(MathFont):
        """STIX Two Math, and for letters that it has not those of other fonts."""

        def findglyph(self, char: str, variant: Any) -> Any:
            if self.glyphindex(char) == NO_GLYPH:
                return _Letter(char, self)
            return super().findglyph(char, variant)

    loadedfonts[FONT] = Font(loadedfonts["default"].info.filename)
    return Latex


class _Letter:
    """A letter of another font, with all that ziamath asks of a glyph of its own.

    ziafont reads no fonts with CID, as Pretendard is one: Qt gives the outline. Raises
    LookupError where no font has the letter.
    """

    def __init__(self, char: str, font: Any) -> None:
        self.font, self.index, self.id = font, NO_GLYPH, f"letter_{ord(char):x}"
        units = font.info.layout.unitsperem
        self._advance, self._outline = _outline(char, units)
        low = self._outline.boundingRect()
        self.bbox = _Box(low.left(), low.right(), -low.bottom(), -low.top())
        self.path = SimpleNamespace(bbox=self.bbox)

    def advance(self, nextchr: object = None) -> float:
        return self._advance

    def place(self, x: float, y: float, point_size: float) -> ElementTree.Element | None:
        """The letter as an SVG path with its origin at (x, y)."""
        scale = point_size / self.font.info.layout.unitsperem
        commands = _commands(self._outline, x, y, scale)
        return ElementTree.Element("path", {"d": commands}) if commands else None


class _Box:
    """Left, right, lower and upper edge, in units of the font."""

    def __init__(self, xmin: float, xmax: float, ymin: float, ymax: float) -> None:
        self.xmin, self.xmax, self.ymin, self.ymax = xmin, xmax, ymin, ymax


def _outline(char: str, units: float) -> tuple[float, QPainterPath]:
    """Advance and outline of a letter in a font that has it, `units` to the em, y downwards."""
    for name in OTHER_FONTS:
        font = QRawFont(str(FONTS / name), units)  # belongs to the thread that makes it
        (glyph,) = font.glyphIndexesForString(char) or (NO_GLYPH,)
        if glyph != NO_GLYPH:
            (advance,) = font.advancesForGlyphIndexes([glyph])
            return advance.x(), font.pathForGlyph(glyph)
    raise LookupError(f"A formula expects letters that a font has, got {char!r}")


def _commands(path: QPainterPath, x: float, y: float, scale: float) -> str:
    """A path as the commands of SVG, scaled and then moved."""
    words: list[str] = []
    kinds = QPainterPath.ElementType
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        if element.type == kinds.MoveToElement:
            words.append("Z M" if words else "M")
        elif element.type == kinds.LineToElement:
            words.append("L")
        elif element.type == kinds.CurveToElement:
            words.append("C")
        words.append(f"{x + element.x * scale:.3f} {y + element.y * scale:.3f}")
    return " ".join([*words, "Z"]) if words else ""
