"""The tool strip of the map: select, brush and eraser, the class to paint, how large the brush."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from engine.data.points import CLASS_LIMIT
from gui import theme
from gui.controls import IconButton
from gui.figures.axes import Axis
from gui.figures.map_figure import Colouring, MapFigure, Task
from gui.figures.map_points import class_marker
from gui.figures.markers import draw_marker
from gui.figures.style import pen, style_of
from gui.language import follow
from gui.output.stroke import Tool

HEIGHT = 32
RADII = (0.02, 0.05, 0.1)
"""Of the brushes, as shares of the map."""
CHIP = 1.45
"""How much larger the mark of a class is on its chip than on the map."""
DOTS = (2.0, 4.0, 6.5)
ICONS = {Tool.SELECT: "mouse-pointer-2", Tool.BRUSH: "brush", Tool.ERASER: "eraser"}


class ToolStrip(QWidget):
    """One row: what a press does, which class, which size, and an end to all points.

    tool_chosen(Tool); class_chosen(label): one more than there are is a new one;
    radius_chosen(share); clear_asked; closed: the strip is to go.
    """

    tool_chosen = Signal(object)
    class_chosen = Signal(int)
    radius_chosen = Signal(float)
    clear_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._names: tuple[str, ...] = ()
        self.tools = {tool: IconButton(icon) for tool, icon in ICONS.items()}
        self.chips = [Chip(label) for label in range(CLASS_LIMIT)]
        self.more = IconButton("plus")
        self.sizes = [Dot(radius) for radius in DOTS]
        self.clear = IconButton("trash-2")
        self.close_button = IconButton("x")
        self._layout = layout = QHBoxLayout(self)
        for tool, button in self.tools.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, tool=tool: self.tool_chosen.emit(tool))
            layout.addWidget(button)
        layout.addWidget(Gap())
        for label, chip in enumerate(self.chips):
            chip.clicked.connect(lambda _=False, label=label: self.class_chosen.emit(label))
            layout.addWidget(chip)
        self.more.clicked.connect(lambda: self.class_chosen.emit(len(self._names)))
        layout.addWidget(self.more)
        layout.addWidget(Gap())
        for size, radius in zip(self.sizes, RADII, strict=True):
            size.clicked.connect(lambda _=False, radius=radius: self.radius_chosen.emit(radius))
            layout.addWidget(size)
        layout.addStretch(1)
        self.clear.clicked.connect(lambda: self.clear_asked.emit())
        self.close_button.clicked.connect(lambda: self.closed.emit())
        layout.addWidget(self.clear)
        layout.addWidget(self.close_button)
        theme.theme_changed.connect(self._measure)
        follow(self, self._retranslate)
        self._measure()

    def show_tool(self, tool: Tool) -> None:
        for other, button in self.tools.items():
            button.setChecked(other is tool)
        for widget in (*self.chips, self.more):
            widget.setEnabled(tool is Tool.BRUSH)
        for size in self.sizes:
            size.setEnabled(tool is not Tool.SELECT)

    def show_classes(self, names: Sequence[str], chosen: int, colouring: Colouring) -> None:
        """Offer classes of these names; the chosen one is marked."""
        self._names = tuple(names)
        for label, chip in enumerate(self.chips):
            chip.setVisible(label < len(names))
            chip.setChecked(label == chosen)
            chip.show_look(len(names), colouring)
        self.more.setVisible(len(names) < CLASS_LIMIT)
        self._name_chips()

    def show_radius(self, radius: float) -> None:
        for size, share in zip(self.sizes, RADII, strict=True):
            size.setChecked(share == radius)

    def _name_chips(self) -> None:
        text = QCoreApplication.translate("Output", "Paint class {name}")
        for chip, name in zip(self.chips, self._names, strict=False):
            chip.name(text.format(name=name))

    def _retranslate(self) -> None:
        texts = {
            Tool.SELECT: QCoreApplication.translate("Output", "Select points"),
            Tool.BRUSH: QCoreApplication.translate(
                "Output", "Brush: a click adds a point, dragging adds many; the right button erases"
            ),
            Tool.ERASER: QCoreApplication.translate(
                "Output", "Eraser: removes the points under it"
            ),
        }
        for tool, button in self.tools.items():
            button.set_text(texts[tool])
        self.more.set_text(QCoreApplication.translate("Output", "Paint another class"))
        names = (
            QCoreApplication.translate("Output", "Small brush"),
            QCoreApplication.translate("Output", "Medium brush"),
            QCoreApplication.translate("Output", "Large brush"),
        )
        for size, name in zip(self.sizes, names, strict=True):
            size.name(name)
        self.clear.set_text(
            QCoreApplication.translate("Output", "Clear all points, to paint on an empty map")
        )
        self.close_button.set_text(QCoreApplication.translate("Output", "Put the tools away"))
        self._name_chips()

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        self.setFixedHeight(now.px(HEIGHT))
        self._layout.setContentsMargins(now.px(8), 0, now.px(8), now.px(1))
        self._layout.setSpacing(now.px(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.surface)
        line = now.px(1)
        painter.fillRect(0, self.height() - line, self.width(), line, now.border)


class Gap(QWidget):
    """A short vertical line between two groups."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(9), 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        inset = now.px(8)
        x = self.width() // 2
        QPainter(self).fillRect(x, inset, now.px(1), self.height() - 2 * inset, now.border)


class Picture(QAbstractButton):
    """A small round choice that paints itself; checked when it is the one in use."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Stay as shown: what is in use is decided elsewhere."""

    def name(self, text: str) -> None:
        self.setAccessibleName(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        side = theme.current().icon_button - 2
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() and self.isEnabled():
            painter.setPen(pen(now.accent, now.line_border))
            painter.setBrush(now.accent_soft)
            painter.drawRoundedRect(box, now.radius_control, now.radius_control)
        elif self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.hover)
            painter.drawRoundedRect(box, now.radius_control, now.radius_control)
        if self.hasFocus():
            painter.setPen(pen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, now.radius_control, now.radius_control)
        if not self.isEnabled():
            painter.setOpacity(0.4)
        self.draw(painter, QRectF(self.rect()).center(), now)

    def draw(self, painter: QPainter, at: QPointF, now: theme.Theme) -> None:
        """Paint the sign in the middle."""
        raise NotImplementedError


class Chip(Picture):
    """A class to paint: its mark as the map draws it."""

    def __init__(self, label: int) -> None:
        super().__init__()
        self._label = label
        self._look = (2, Colouring.CONTINUOUS)

    def show_look(self, classes: int, colouring: Colouring) -> None:
        if self._look != (classes, colouring):
            self._look = classes, colouring
            self.update()

    def draw(self, painter: QPainter, at: QPointF, now: theme.Theme) -> None:
        classes, colouring = self._look
        task = Task.CLASSES if classes > 2 else Task.BINARY
        unit = Axis(0.0, 1.0)
        figure = MapFigure(unit, unit, task=task, colouring=colouring)
        marker = class_marker(figure, self._label, False, now, style_of(now))
        draw_marker(painter, at, replace(marker, radius=CHIP * marker.radius))


class Dot(Picture):
    """A size of the brush."""

    def __init__(self, radius: float) -> None:
        super().__init__()
        self._radius = radius

    def draw(self, painter: QPainter, at: QPointF, now: theme.Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.accent if self.isChecked() and self.isEnabled() else now.text_muted)
        radius = self._radius * now.scale
        painter.drawEllipse(at, radius, radius)
