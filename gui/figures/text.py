"""Text in figures: x₁ with a slanted x and a small lowered 1, **bold** in captions, turned labels.

A Latin letter that carries a subscript or superscript figure is a variable and is slanted; raised
and lowered figures are set small rather than left to whatever the font has for them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath

from gui.figures.medium import on_screen, text_as_outlines

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
LINE_HEIGHT = 1.4
"""Of lines beneath each other, in sizes of their face."""

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ"
_LOWERED = "₀₁₂₃₄₅₆₇₈₉₋₊ₙ"
_PLAIN = dict(zip(_RAISED + _LOWERED, "0123456789−+n" * 2, strict=True))
_SCRIPT = re.compile(
    rf"(?<![A-Za-z])([A-Za-z])(?=[{_RAISED}{_LOWERED}])|([{_LOWERED}]+)|([{_RAISED}]+)"
)
_BOLD = re.compile(r"\*\*(.+?)\*\*")
SMALL, RISE, FALL = 0.68, 0.4, 0.2


@dataclass(frozen=True)
class Face:
    """A type family at a size in px."""

    family: str
    size: int
    semibold: bool = False


@dataclass(frozen=True)
class Run:
    """Letters set alike: `level` is +1 when raised, −1 when lowered."""

    text: str
    level: int = 0
    slanted: bool = False
    bold: bool = False


@dataclass(frozen=True)
class Piece:
    """A run placed on its line: pixels to the right of the start and below the baseline."""

    x: float
    y: float
    text: str
    font: QFont


@dataclass(frozen=True)
class Line:
    """One line of text, measured."""

    pieces: tuple[Piece, ...]
    width: float
    ascent: float
    descent: float
    cap_height: float


@lru_cache(maxsize=2048)
def runs(text: str, markup: bool = False) -> tuple[Run, ...]:
    """`text` cut where its look changes; **bold** counts only with `markup`."""
    if markup:
        found: list[Run] = []
        for index, part in enumerate(_BOLD.split(text)):
            bold = index % 2 == 1
            found += [Run(run.text, run.level, run.slanted, bold) for run in runs(part)]
        return tuple(found)
    found, end = [], 0
    for match in _SCRIPT.finditer(text):
        if match.start() > end:
            found.append(Run(text[end : match.start()]))
        letter, lowered, raised = match.groups()
        if letter:
            found.append(Run(letter, slanted=True))
        else:
            plain = "".join(_PLAIN[c] for c in lowered or raised)
            found.append(Run(plain, -1 if lowered else 1))
        end = match.end()
    if end < len(text):
        found.append(Run(text[end:]))
    return tuple(found)


@lru_cache(maxsize=256)
def _font(family: str, size: int, bold: bool, slanted: bool, hinted: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(1, size))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setItalic(slanted)
    font.setFeature(QFont.Tag("tnum"), 1)
    if not hinted:
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=4096)
def _line(text: str, face: Face, markup: bool, hinted: bool) -> Line:
    pieces: list[Piece] = []
    x = start = 0.0
    before: Run | None = None
    for run in runs(text, markup):
        size = round(face.size * SMALL) if run.level else face.size
        font = _font(face.family, size, face.semibold or run.bold, run.slanted, hinted)
        if before is not None and run.level > 0 > before.level:
            x, after = start, x  # x₁²: the raised figure stands above the lowered one
        else:
            start, after = x, x
        drop = {1: -RISE, 0: 0.0, -1: FALL}[run.level] * face.size
        pieces.append(Piece(x, drop, run.text, font))
        x = max(after, x + QFontMetricsF(font).horizontalAdvance(run.text))
        if run.slanted:
            x += 0.03 * face.size  # room for the lean
        before = run
    metrics = QFontMetricsF(_font(face.family, face.size, face.semibold, False, hinted))
    return Line(tuple(pieces), x, metrics.ascent(), metrics.descent(), metrics.capHeight())


def line(text: str, face: Face, *, markup: bool = False) -> Line:
    """`text` on one line, measured for the medium in hand."""
    return _line(text, face, markup, on_screen())


def width(text: str, face: Face) -> float:
    return line(text, face).width


def widest(texts: tuple[str, ...], face: Face) -> float:
    return max((width(text, face) for text in texts), default=0.0)


def wrap(text: str, face: Face, width_px: float, *, markup: bool = False) -> tuple[str, ...]:
    """`text` broken at blanks into lines no wider than `width_px`.

    A word wider than the line stands alone. A bold stretch that crosses a break is closed and
    opened again, so that each line can be set by itself.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        current = ""
        for word in paragraph.split(" "):
            longer = f"{current} {word}" if current else word
            if current and line(_closed(longer), face, markup=markup).width > width_px:
                lines.append(_closed(current) if markup else current)
                opened = markup and current.count("**") % 2 == 1
                current = f"**{word}" if opened else word
            else:
                current = longer
        lines.append(current)
    return tuple(lines)


def elided(text: str, face: Face, room: float) -> str:
    """The text, or as much of it as fits before …"""
    if width(text, face) <= room:
        return text
    while text and width(f"{text}…", face) > room:
        text = text[:-1]
    return f"{text}…"


def shortened(
    lines: tuple[str, ...], most: int, face: Face, room: float, *, markup: bool = False
) -> tuple[str, ...]:
    """The first `most` lines; where there are more, the last of them ends in …"""
    if len(lines) <= most:
        return lines
    if most < 1:
        return ()
    words = lines[most - 1].split(" ")
    while len(words) > 1 and _ended(words, face, markup).width > room:
        words.pop()
    return (*lines[: most - 1], _closed(" ".join(words)) + " …")


def _ended(words: list[str], face: Face, markup: bool) -> Line:
    return line(_closed(" ".join(words)) + " …", face, markup=markup)


def _closed(text: str) -> str:
    return text + "**" if text.count("**") % 2 else text


def draw_lines(
    painter: QPainter,
    left: float,
    top: float,
    lines: tuple[str, ...],
    face: Face,
    color: QColor,
    *,
    markup: bool = False,
) -> float:
    """Draw lines from `top` down; returns where they end."""
    for text in lines:
        top += LINE_HEIGHT * face.size
        draw_text(painter, left, top - 0.3 * face.size, text, face, color, markup=markup)
    return top


def draw_text(
    painter: QPainter,
    x: float,
    y: float,
    text: str,
    face: Face,
    color: QColor,
    *,
    align: float = LEFT,
    middle: bool = False,
    angle: float = 0.0,
    markup: bool = False,
) -> float:
    """Draw one line with its baseline (or the middle of its capitals) at y; returns its width.

    align: LEFT, CENTRE or RIGHT of x.   angle: degrees, clockwise, about (x, y).
    """
    laid = line(text, face, markup=markup)
    if angle:
        painter.save()
        painter.translate(x, y)
        painter.rotate(angle)
        x = y = 0.0
    left = x - align * laid.width
    base = y + laid.cap_height / 2 if middle else y
    if text_as_outlines():
        path = QPainterPath()
        path.setFillRule(path.fillRule().WindingFill)
        for piece in laid.pieces:
            path.addText(QPointF(left + piece.x, base + piece.y), piece.font, piece.text)
        painter.fillPath(path, color)
    else:
        painter.setPen(color)
        for piece in laid.pieces:
            painter.setFont(piece.font)
            painter.drawText(QPointF(left + piece.x, base + piece.y), piece.text)
    if angle:
        painter.restore()
    return laid.width
