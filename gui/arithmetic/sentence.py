"""A sentence in the middle of an empty panel, which says what would fill it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter

from gui.figures.text import CENTRE, Face, draw_text, wrap
from gui.theme import Theme


def draw_sentence(painter: QPainter, size: QSize, sentence: str, theme: Theme) -> None:
    """Grey, on as many lines as it takes."""
    face = Face(theme.family, theme.body)
    lines = wrap(sentence, face, size.width() - 32 * theme.scale)
    step = 1.5 * theme.body
    y = size.height() / 2 - step * (len(lines) - 1) / 2
    for text in lines:
        draw_text(
            painter, size.width() / 2, y, text, face, theme.text_muted, align=CENTRE, middle=True
        )
        y += step
