"""An export order: what is to be drawn, how large, on what ground, and in which format."""

from __future__ import annotations

import contextlib
import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from engine.registry import SettingError
from gui.background import AbandonedError, Progress
from gui.figures import export, page
from gui.figures.curve_figure import CurvesFigure
from gui.figures.latex import latex_table, pgfplots
from gui.figures.medium import Medium, drawing_on
from gui.language import error_text, language, speaking
from gui.theme import Theme

if TYPE_CHECKING:
    from engine.files.recipe import Recipe

PICTURES = ("png", "svg", "pdf")
SUFFIXES = {"png": "png", "svg": "svg", "pdf": "pdf", "csv": "csv", "latex": "tex", "plot": "tex"}
"""The formats, and how the names of their files end."""
ZOOM = {"print": 0.8, "light": 1.2, "dark": 1.2}
"""How much larger than on screen, or smaller than in print, type and lines are set."""
LEAST_SHARE = 0.51
"""Of that, on a small page: axes of 10.8 pt become 5.5 pt, about the least that journals take."""
FEW_PANELS = 2
"""More of them become smaller still: type that kept its size would cover them."""
DRAWN, PACKED = 0.6, 0.9
"""Shares of the work that are done once the pictures are drawn, and once they are packed."""

_BOLD = re.compile(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, eq=False)
class Order:
    """Everything that is needed to make a file of a page, on whichever thread.

    format: of SUFFIXES; "csv" and "latex" write `table`, CSV itself, "plot" the page's curves.
    text: SVG keeps letters as text that names its font, instead of as outlines.
    recipe: goes into every picture.   spoken: the language that is drawn in.
    """

    format: str
    page: page.Page
    look: Theme
    size: export.Size
    dpi: float = 2 * export.PX_PER_INCH
    title: str = ""
    table: str = ""
    text: bool = False
    recipe: Recipe | None = None
    spoken: str = ""

    @property
    def suffix(self) -> str:
        return SUFFIXES[self.format]

    @property
    def plots(self) -> tuple[CurvesFigure, ...]:
        """The curves on the page."""
        return plots_on(self.page)

    def write(self, path: str, progress: Progress) -> str:
        """Write the file; returns why it has no recipe, "" where nothing is missing.

        Raises ExportError; what was there is then as before.
        """
        content = self.content(progress)
        progress(PACKED)
        export.write_in_place(path, content)
        return self._recipe_text()[1] if self.format in PICTURES else ""

    def content(self, progress: Progress) -> bytes:
        """The bytes of the file."""
        if self.format not in PICTURES:
            return self.written()
        draw = export.drawing(page.draw, _telling(self.page, progress), self.look)
        caption = _BOLD.sub(r"\1", self.page.caption)
        labels = export.Labels(self.page.title or self.title, caption, self._recipe_text()[0])
        ground = self.look.surface
        with speaking(self.spoken or language()):
            if self.format == "png":
                return export.png(draw, self.size, dpi=self.dpi, background=ground, labels=labels)
            if self.format == "pdf":
                return export.pdf(draw, self.size, background=ground, labels=labels)
            outlines = not self.text
            return export.svg(
                draw, self.size, text_as_outlines=outlines, background=ground, labels=labels
            )

    def written(self) -> bytes:
        """The words of a format that is no picture."""
        if self.format == "csv":
            return export.csv(self.table)
        if self.format == "latex":
            return latex_table(self.table, _BOLD.sub(r"\1", self.page.caption)).encode("utf-8")
        return pgfplots(self.plots, self.look).encode("utf-8")

    def preview(self, pixels: QSize, progress: Progress) -> QImage:
        """The page as it will look, so many pixels wide and high."""
        picture = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(self.look.surface)
        painter = QPainter(picture)
        painter.scale(pixels.width() / self.size.width, pixels.height() / self.size.height)
        room = QRectF(0, 0, self.size.width, self.size.height)
        try:
            with drawing_on(Medium.PAPER), speaking(self.spoken or language()):
                page.draw(painter, room, _telling(self.page, progress), self.look)
        finally:
            painter.end()
        progress(DRAWN)
        return picture

    def _recipe_text(self) -> tuple[str, str]:
        """The recipe, or else why there is none."""
        try:
            return ("" if self.recipe is None else self.recipe.text()), ""
        except SettingError as error:
            return "", error_text(error)


def fitting_size(
    cm: tuple[float, float], suits_cm: tuple[float, float], look: str, whole: page.Page
) -> export.Size:
    """The size of a page of so many centimetres, on which type is smaller where room is scarce.

    suits_cm: what suits the figures; a smaller page shrinks them as a whole.   look: the theme's
    name.
    """
    shares = sorted(min(1.0, got / suits) for got, suits in zip(cm, suits_cm, strict=True))
    # Curves become narrow or low without harm; all else keeps its shape.
    bends = all(isinstance(panel.figure, CurvesFigure) for panel in whole.panels)
    share = math.sqrt(shares[0] * shares[1]) if bends else shares[0]
    if len(whole.panels) <= FEW_PANELS:
        share = max(LEAST_SHARE, share)
    return export.Size.from_cm(*cm, ZOOM[look] * share)


def plots_on(whole: page.Page) -> tuple[CurvesFigure, ...]:
    """The plots of curves on a page."""
    figures = (panel.figure for panel in whole.panels)
    return tuple(each for each in figures if isinstance(each, CurvesFigure) and each.curves)


def _telling(whole: page.Page, progress: Progress) -> page.Page:
    """The same page, which says before each panel how much of it is drawn."""

    def telling(draw: page.Drawer, share: float) -> page.Drawer:
        def drawn(painter: QPainter, rect: QRectF, figure: Any, look: Theme) -> None:
            # Nothing may leave a painter half way: what is abandoned ends after the page.
            with contextlib.suppress(AbandonedError):
                progress(share)
                draw(painter, rect, figure, look)

        return drawn

    count = len(whole.panels)
    panels = (
        replace(panel, draw=telling(panel.draw, DRAWN * number / count))
        for number, panel in enumerate(whole.panels)
    )
    return replace(whole, panels=tuple(panels))
