"""The legend of the curves in the head of their panel, as long as it has room there."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.curves.scene import Scene
from gui.figures import curves
from gui.figures.legends import Entry, draw_flow
from gui.figures.style import style_of
from gui.figures.text import width


class CurvesLegend(QWidget):
    """The names of the curves in one row. fits_changed(bool): whether all of it is to be seen."""

    fits_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._scene: Scene | None = None
        self._names: tuple[str, ...] = ()
        self._room = 0
        self.fits = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._measure)

    def sizeHint(self) -> QSize:
        return QSize(self._room, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        names = tuple(curve.label for curve in scene.loss.curves)
        if names != self._names:
            self._names = names
            self._measure()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        style = style_of(now)
        self._entries = [] if self._scene is None else curves.legend_entries(self._scene.loss, now)
        self._room = round(
            sum(
                entry.sign_width + width(entry.text, style.tick_face) + 1.8 * style.tick_face.size
                for entry in self._entries
            )
        )
        self.setAccessibleName(", ".join(self._names))
        self.updateGeometry()
        self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._look()

    def _look(self) -> None:
        fits = self.width() >= self._room
        self.update()
        if fits != self.fits:
            self.fits = fits
            self.fits_changed.emit(fits)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.fits:
            return
        now = theme.current()
        style = style_of(now)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = self.height() / 2 - 0.825 * style.tick_face.size
        draw_flow(painter, [self._entries], 0.0, top, now, style)
