"""Feature tiles: each feature as a small map with its formula, pressed to take it in or out."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QMenu, QSizePolicy, QWidget

from engine.data.dataset import Domains
from engine.data.features import Feature, Power, PowerX1, PowerX2, features
from gui import theme
from gui.experiment.thumbnails import feature_brush
from gui.figures.text import CENTRE, Face, draw_text
from gui.language import follow, vocabulary

IN_A_ROW = 7
SIDE = 31
LABEL_HEIGHT = 18
FADED = 0.42
EXPONENTS = range(3, 11)

Features = tuple[Feature, ...]


def plain_features() -> Features:
    """The features that have no knobs, in the order of their registry."""
    return tuple(member() for member in features if not issubclass(member, Power))


def in_order(chosen: Features) -> Features:
    """Features as the tiles stand: the plain ones in registry order, then powers by exponent."""
    kinds = features.kinds()

    def place(feature: Feature) -> tuple[int, int]:
        return kinds.index(feature.kind), getattr(feature, "exponent", 0)

    return tuple(sorted(chosen, key=place))


class FeatureTile(QAbstractButton):
    """One feature; checked when the network sees it. A press asks, it decides nothing."""

    def __init__(self, feature: Feature) -> None:
        super().__init__()
        self.feature = feature
        self._domains: Domains = ((-6.0, 6.0), (-6.0, 6.0))
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(lambda _on: self._retranslate())
        follow(self, self._retranslate)

    def nextCheckState(self) -> None:
        """Stay as shown: what the network sees is decided by the experiment."""

    def show_domains(self, domains: Domains) -> None:
        """The ranges of the axes of the map."""
        if domains != self._domains:
            self._domains = domains
            self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        return QSize(now.px(SIDE), now.px(SIDE + LABEL_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _retranslate(self) -> None:
        name, summary = vocabulary(self.feature.label), vocabulary(self.feature.summary())
        if self.isChecked():
            hint = QCoreApplication.translate(
                "Experiment", "The network sees it; press to remove it"
            )
        else:
            hint = QCoreApplication.translate("Experiment", "Press to let the network see it")
        self.setAccessibleName(name if self.feature.symbol == name else self.feature.symbol)
        self.setAccessibleDescription(summary)
        self.setToolTip(f"{self.feature.symbol}\n{summary}\n{hint}")

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        on, focus = self.isChecked(), self.hasFocus()
        width = now.line_selection if on or focus else now.line_border
        square = QRectF(0, 0, self.width(), self.width())
        box = square.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setOpacity(1.0 if on else 0.7 if self.underMouse() else FADED)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(feature_brush(self.feature, self._domains, square))
        painter.drawRoundedRect(box, now.radius_thumbnail, now.radius_thumbnail)
        painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = now.border_strong if self.underMouse() else now.border_control
        painter.setPen(QPen(now.accent if on or focus else edge, width))
        painter.drawRoundedRect(box, now.radius_thumbnail, now.radius_thumbnail)
        if on and focus:
            inner = box.adjusted(2, 2, -2, -2)
            painter.setPen(QPen(now.surface, now.line_border))
            painter.drawRoundedRect(inner, now.radius_badge, now.radius_badge)
        face = Face(now.family, now.caption, semibold=on)
        middle = self.width() + now.px(LABEL_HEIGHT) / 2 - 1
        draw_text(
            painter, self.width() / 2, middle, self.feature.symbol, face,
            now.text if on else now.text_muted, align=CENTRE, middle=True,
        )  # fmt: skip


class FeatureTiles(QWidget):
    """All plain features and the powers in use. `asked(features)` carries the wanted tuple."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Features = ()
        self._domains: Domains = ((-6.0, 6.0), (-6.0, 6.0))
        self.tiles: list[FeatureTile] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 4)
        self._grid.setVerticalSpacing(2)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._measure)

    def show_features(self, chosen: Features, domains: Domains) -> None:
        """Mark these features; tiles are made or removed only for powers."""
        self._chosen, self._domains = chosen, domains
        powers = tuple(feature for feature in chosen if isinstance(feature, Power))
        wanted = plain_features() + in_order(powers)
        if [tile.feature for tile in self.tiles] != list(wanted):
            self._build(wanted)
        for tile in self.tiles:
            tile.show_domains(domains)
            tile.setChecked(tile.feature in chosen)

    def tile(self, feature: Feature) -> FeatureTile:
        """The tile of a feature."""
        return next(tile for tile in self.tiles if tile.feature == feature)

    def powers_menu(self, parent: QWidget) -> QMenu:
        """Powers of both coordinates, those in use marked."""
        menu = QMenu(parent)
        for member in (PowerX1, PowerX2):
            branch = menu.addMenu(vocabulary(member.label))
            for exponent in EXPONENTS:
                feature = member(exponent=exponent)
                action = branch.addAction(feature.symbol)
                action.setCheckable(True)
                action.setChecked(feature in self._chosen)
                action.triggered.connect(lambda _on=False, feature=feature: self._toggle(feature))
        return menu

    def _toggle(self, feature: Feature) -> None:
        if feature in self._chosen:
            self.asked.emit(tuple(other for other in self._chosen if other != feature))
        else:
            self.asked.emit(in_order((*self._chosen, feature)))

    def _build(self, wanted: Features) -> None:
        kept = {tile.feature: tile for tile in self.tiles}
        focused = next((tile.feature for tile in self.tiles if tile.hasFocus()), None)
        for feature, tile in kept.items():
            self._grid.removeWidget(tile)
            if feature not in wanted:
                tile.hide()
                tile.deleteLater()
        self.tiles = []
        for place, feature in enumerate(wanted):
            tile = kept.get(feature) or self._made(feature)
            self.tiles.append(tile)
            self._grid.addWidget(tile, *divmod(place, IN_A_ROW))
        for one, other in zip(self.tiles, self.tiles[1:], strict=False):
            self.setTabOrder(one, other)
        if focused is not None and focused not in wanted:
            self.tiles[-1].setFocus(Qt.FocusReason.OtherFocusReason)
        self._measure()

    def _made(self, feature: Feature) -> FeatureTile:
        tile = FeatureTile(feature)
        tile.clicked.connect(lambda: self._toggle(feature))
        return tile

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self._grid.setHorizontalSpacing(now.px(3))
        for tile in self.tiles:
            tile.updateGeometry()
