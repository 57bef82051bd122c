"""Icons: Lucide outlines drawn in the colours of the theme, sharp at any scaling.

An icon keeps the name of a colour, not the colour: it is drawn in the theme of the moment, so
icons set once need not be set again when the theme changes.
"""

from __future__ import annotations

import functools
import warnings

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from gui import theme

FOLDER = theme.RESOURCES / "icons"
BLANK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none"/>'


@functools.cache
def names() -> tuple[str, ...]:
    """Every icon there is."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.svg")))


@functools.cache
def source(name: str) -> str:
    """The SVG text of an icon, its colour still `currentColor`.

    Without the folder of icons, all are blank: the window works by its words.
    """
    path = FOLDER / f"{name}.svg"
    if not names():
        warnings.warn(
            f"Glassnet expects icons in {FOLDER}, where there are none: buttons without words stay "
            "empty; install Glassnet again.",
            RuntimeWarning,
            stacklevel=2,
        )
        return BLANK
    if not path.is_file():
        raise ValueError(f"icon expects one of {', '.join(names())}, got {name!r}")
    return path.read_text("utf-8")


def tinted(name: str, color: QColor, filled: bool = False) -> bytes:
    """The SVG of an icon in one colour; `filled` paints the areas within its outlines too."""
    text = source(name).replace("currentColor", color.name())
    stroke = theme.current().icon_stroke
    text = text.replace('stroke-width="2"', f'stroke-width="{stroke:g}"')
    return (text.replace('fill="none"', f'fill="{color.name()}"') if filled else text).encode()


@functools.lru_cache(maxsize=256)
def _renderer(name: str, color: str, filled: bool) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(tinted(name, QColor(color), filled)))


def paint_icon(
    painter: QPainter, name: str, rect: QRectF, color: QColor, filled: bool = False
) -> None:
    """Draw an icon into a rectangle of any painter, as vectors."""
    _renderer(name, color.name(), filled).render(painter, rect)


def pixmap(name: str, size: int, role: str = "text", ratio: float = 1.0) -> QPixmap:
    """An icon as a picture of `size` logical pixels on a screen of that device pixel ratio."""
    return _pixmap(name, QSize(size, size), theme.current().color(role), False, ratio)


def icon(name: str, role: str = "text", *, filled: bool = False) -> QIcon:
    """An icon in the colour that the theme calls `role`; grey while its widget is disabled."""
    source(name)
    return QIcon(_Engine(name, role, filled))


def _pixmap(name: str, size: QSize, color: QColor, filled: bool, ratio: float) -> QPixmap:
    pixels = size * ratio
    width, height = pixels.width(), pixels.height()
    key = f"glassnet-icon:{name}:{color.name()}:{filled}:{width}x{height}"
    made = QPixmap()
    if not QPixmapCache.find(key, made):
        made = QPixmap(pixels)
        made.fill(Qt.GlobalColor.transparent)
        side = min(width, height)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF((width - side) / 2, (height - side) / 2, side, side)
        paint_icon(painter, name, square, color, filled)
        painter.end()
        QPixmapCache.insert(key, made)
    copy = QPixmap(made)
    copy.setDevicePixelRatio(ratio)
    return copy


class _Engine(QIconEngine):
    """Draws one icon in the theme of the moment."""

    def __init__(self, name: str, role: str, filled: bool) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self._filled = filled

    def _color(self, mode: QIcon.Mode) -> QColor:
        disabled = mode == QIcon.Mode.Disabled
        return theme.current().color("text_disabled" if disabled else self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        paint_icon(painter, self._name, square, self._color(mode), self._filled)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        return _pixmap(self._name, size, self._color(mode), self._filled, scale)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def isNull(self) -> bool:
        return False

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._filled)
