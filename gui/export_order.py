"""An export order: what is to be drawn, how large, on what ground, and in which format."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from gui.background import AbandonedError, Progress
from gui.figures import export, page
from gui.figures.medium import Medium, drawing_on
from gui.theme import Theme

DRAWN, PACKED = 0.6, 0.9
"""Shares of the work that are done once the pictures are drawn, and once they are packed."""


@dataclass(frozen=True, eq=False)
class Order:
    """Everything that is needed to make a file of a page, on whichever thread.

    format: "png", "svg" or "pdf"; "csv" writes `table` instead of the page.
    """

    format: str
    page: page.Page
    look: Theme
    size: export.Size
    dpi: float = 2 * export.PX_PER_INCH
    title: str = ""
    table: str = ""

    def write(self, path: str, progress: Progress) -> None:
        """Write the file.   Raises ExportError; what was there is then as before."""
        content = self.content(progress)
        progress(PACKED)
        export.write_in_place(path, content)

    def content(self, progress: Progress) -> bytes:
        """The bytes of the file."""
        if self.format == "csv":
            return export.csv(self.table)
        draw = export.drawing(page.draw, _telling(self.page, progress), self.look)
        labels, ground = export.Labels(self.title), self.look.surface
        if self.format == "png":
            return export.png(draw, self.size, dpi=self.dpi, background=ground, labels=labels)
        if self.format == "svg":
            return export.svg(draw, self.size, background=ground, labels=labels)
        return export.pdf(draw, self.size, background=ground, labels=labels)

    def preview(self, pixels: QSize, progress: Progress) -> QImage:
        """The page as it will look, so many pixels wide and high."""
        picture = QImage(pixels, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(self.look.surface)
        painter = QPainter(picture)
        painter.scale(pixels.width() / self.size.width, pixels.height() / self.size.height)
        room = QRectF(0, 0, self.size.width, self.size.height)
        try:
            with drawing_on(Medium.PAPER):
                page.draw(painter, room, _telling(self.page, progress), self.look)
        finally:
            painter.end()
        progress(DRAWN)
        return picture


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
