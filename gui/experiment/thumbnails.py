"""Thumbnails: data sets as small scatters and features as small maps, each drawn once and kept."""

from __future__ import annotations

import dataclasses
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap

from engine.data.dataset import Dataset, Domains, Samples, datasets
from engine.data.features import Feature
from engine.registry import knobs
from engine.training.frame import grid
from gui import theme
from gui.figures import palettes

POINTS = 150
SEED = 4
MAP_CELLS = 24
RADIUS = 1.05
"""Of a point, in pixels at scale 1."""


@lru_cache(maxsize=64)
def sample(kind: str) -> tuple[Dataset, Samples, np.ndarray]:
    """About POINTS points of a data set with its default settings: (set, samples, indices)."""
    member = datasets[kind]
    described = knobs(member)
    made = member(count=POINTS) if "count" in described else member()  # type: ignore[call-arg]
    samples = made.make(np.random.default_rng(SEED))
    every = np.arange(len(samples))
    if len(samples) > POINTS:
        every = np.random.default_rng(SEED).permutation(len(samples))[:POINTS]
    return made, samples, every


@lru_cache(maxsize=256)
def _dataset(kind: str, side: int, ratio: float, look: str, scale: float) -> QPixmap:
    now = theme.load(look, scale)
    made, samples, chosen = sample(kind)
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    (left, right), (bottom, top) = made.domains
    across, up = side / (right - left), side / (top - bottom)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = RADIUS * scale
    for index in chosen.tolist():
        x, y = samples.points[index]
        painter.setBrush(_color(samples, index, now))
        painter.drawEllipse(QPointF((x - left) * across, (top - y) * up), radius, radius)
    painter.end()
    return picture


def _color(samples: Samples, index: int, now: theme.Theme) -> QColor:
    target = samples.targets[index]
    if samples.class_count == 2:
        return now.point_positive if target else now.point_negative
    if samples.class_count:
        return now.classes[int(target) % len(now.classes)].fill
    top = float(np.abs(samples.targets).max()) or 1.0
    share = float(target) / top
    end = now.class_positive if share > 0 else now.class_negative
    return _mixed(now.class_neutral, end, 0.25 + 0.75 * abs(share))


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    def between(low: float, high: float) -> float:
        return low + (high - low) * share

    return QColor.fromRgbF(
        between(one.redF(), other.redF()),
        between(one.greenF(), other.greenF()),
        between(one.blueF(), other.blueF()),
    )


def paint_dataset(painter: QPainter, area: QRectF, kind: str) -> None:
    """Draw the scatter of a data set into a square."""
    now = theme.current()
    ratio = painter.device().devicePixelRatio()
    picture = _dataset(kind, round(area.width()), ratio, now.name, now.scale)
    painter.drawPixmap(area.topLeft(), picture)


@dataclasses.dataclass(frozen=True)
class _Plane:
    """A feature over a part of the plane."""

    feature: Feature
    domains: Domains


@lru_cache(maxsize=128)
def _feature(plane: _Plane, look: str) -> QImage:
    now = theme.load(look)
    points = grid(plane.domains, MAP_CELLS)
    values = plane.feature.compute(points[:, 0], points[:, 1])
    top = float(np.abs(values).max()) or 1.0
    levels = palettes.levels_for_values(values.reshape(MAP_CELLS, MAP_CELLS)[::-1], -top, top)
    table = palettes.two_class_table(
        _rgb(now.class_neutral),
        _rgb(now.class_negative),
        _rgb(now.class_positive),
        now.neuron_gain,
    )
    colors = np.ascontiguousarray(table[levels])
    side, stride = MAP_CELLS, 3 * MAP_CELLS
    return QImage(colors.data, side, side, stride, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def _rgb(color: QColor) -> palettes.RGB:
    return color.red(), color.green(), color.blue()


def feature_brush(feature: Feature, domains: Domains, area: QRectF) -> QBrush:
    """A brush that fills `area` with the map of a feature over these ranges."""
    image = _feature(_Plane(feature, domains), theme.current().name)
    brush = QBrush(image)
    transform = brush.transform()
    transform.translate(area.left(), area.top())
    transform.scale(area.width() / MAP_CELLS, area.height() / MAP_CELLS)
    brush.setTransform(transform)
    return brush
