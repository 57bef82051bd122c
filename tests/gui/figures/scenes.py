"""Small figures that the tests draw, and the pictures of them."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gui.figures import contours, palettes
from gui.figures.axes import Axis
from gui.figures.curves import Curve, CurvesFigure, Role
from gui.figures.decision_map import DrawnPoints, MapFigure, input_axis
from gui.figures.page import Drawer
from gui.theme import Theme

EXTENTS = (-6.0, 6.0, -6.0, 6.0)


def cells(count: int = 60) -> tuple[np.ndarray, np.ndarray]:
    """The centres of the cells of the plane, as a mesh."""
    centres = -6 + 12 * (np.arange(count) + 0.5) / count
    x, y = np.meshgrid(centres, centres)
    return x, y


def xor_probability() -> np.ndarray:
    """Near 1 where x and y have the same sign, near 0 elsewhere."""
    x, y = cells()
    return 1 / (1 + np.exp(-8 * np.tanh(x) * np.tanh(y)))


def points(
    x: list[float], y: list[float], classes: list[int], training: bool = True
) -> DrawnPoints:
    none = np.zeros(len(x), dtype=np.bool_)
    return DrawnPoints(
        np.array(x, np.float64), np.array(y, np.float64), np.array(classes), ~none & training, none
    )


def xor_map(**changes: object) -> MapFigure:
    p = xor_probability()
    parts: dict = {
        "x_axis": input_axis(1, -6, 6),
        "y_axis": input_axis(2, -6, 6),
        "levels": palettes.levels_for_probability(p),
        "class_names": ("orange", "blue"),
        "contours": contours.contours(p, 0.5, EXTENTS),
        "contour_label": "P = 0.5",
        "bar_label": "P(blue)",
        "points": points([-3.0, 3.0, 2.0], [3.0, 3.0, -4.0], [0, 1, 0]),
    }
    return MapFigure(**(parts | changes))


def loss_curves(**changes: object) -> CurvesFigure:
    epochs = np.arange(0.0, 101.0)
    parts: dict = {
        "x_axis": Axis(0, 100, "training time", "epochs", short="epoch"),
        "y_axis": Axis(0, 1, "cross-entropy", "nats"),
        "curves": (
            Curve("train", epochs, 0.8 * np.exp(-epochs / 30)),
            Curve("test", epochs, 0.9 * np.exp(-epochs / 30), Role.TEST),
        ),
        "title": "Loss",
        "legend": False,
    }
    return CurvesFigure(**(parts | changes))


def picture(
    draw: Drawer, figure: object, theme: Theme, width: int = 484, height: int = 468,
    ratio: float = 1.0,
) -> QImage:  # fmt: skip
    """The figure as it looks on a surface of so many px."""
    size = (round(width * ratio), round(height * ratio))
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(theme.surface)
    painter = QPainter(image)
    draw(painter, QRectF(0, 0, width, height), figure, theme)
    painter.end()
    return image


def pixels(image: QImage) -> np.ndarray:
    """(height, width, 3) red, green, blue."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(bytes(plain.constBits()), np.uint8).reshape(plain.height(), -1)
    return rows[:, : 3 * plain.width()].reshape(plain.height(), plain.width(), 3).astype(int)


def near(found: np.ndarray, color: QColor, tolerance: int = 24) -> np.ndarray:
    """Where the picture has about this colour."""
    wanted = np.array([color.red(), color.green(), color.blue()])
    return np.abs(found - wanted).max(axis=-1) <= tolerance
