"""A row of a table of results: its name, and beneath it a line for each value."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import icons, theme
from gui.lessons.results import Group, Line
from gui.theme import Theme

FOLDED_FROM = 7
"""A row of so many values is shown as one line until it is opened."""
MARK, GAP, NUMBER = 18, 6, 92
LINE_PX = 20
LIVE = "▸ "
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ResultHeads(QWidget):
    """What the two columns of numbers are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._restyle)

    def show_words(self, published: str, measured: str) -> None:
        self._words = (published, measured)
        self.update()

    def _restyle(self, _theme: object) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(200), theme.current().px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setFont(now.font(now.caption))
        painter.setPen(now.text_muted)
        _, published, measured, _ = columns(QRect(0, 0, self.width(), self.height()), now)
        painter.drawText(published, RIGHT, self._words[0])
        painter.drawText(measured, RIGHT, self._words[1])
        painter.fillRect(0, self.height() - now.px(1), self.width(), now.px(1), now.border)


def columns(line: QRect, now: Theme) -> tuple[QRect, QRect, QRect, QRect]:
    """Label, published, measured and mark of a line."""
    mark, gap, number = now.px(MARK), now.px(GAP), now.px(NUMBER)
    right = line.right() + 1
    places = [QRect(right - mark, line.y(), mark, line.height())]
    right -= mark + gap
    for _ in range(2):
        places.append(QRect(right - number, line.y(), number, line.height()))
        right -= number + gap
    places.append(QRect(line.x(), line.y(), max(0, right - line.x()), line.height()))
    label, published, measured, at = reversed(places)
    return label, published, measured, at


class ResultGroup(QWidget):
    """Shows one group. One with many values is opened and closed by a click or by Space."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = Group("", "", ())
        self.opened = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._restyle)

    @property
    def foldable(self) -> bool:
        return len(self.group.lines) >= FOLDED_FROM

    @property
    def spoken(self) -> str:
        """All it shows, as a sentence."""
        lines = "; ".join(
            " ".join(filter(None, (line.label, line.published, line.measured)))
            for line in self.group.lines
        )
        return f"{self.group.name}: {lines}. {self.group.note}".strip()

    def show_group(self, group: Group) -> None:
        """Show these values."""
        if group == self.group:
            return
        self.group = group
        can = self.foldable
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can else Qt.FocusPolicy.NoFocus)
        if can:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(group.name)
        self.setAccessibleDescription(self.spoken)
        self._restyle()

    def toggle(self) -> None:
        """Show all values, or one line for them."""
        if self.foldable:
            self.opened = not self.opened
            self._restyle()

    def shown(self) -> tuple[Line, ...]:
        """The lines on screen."""
        group = self.group
        if not self.foldable or self.opened:
            return group.lines
        text = QCoreApplication.translate("Lesson", "{count} values").format(count=len(group.lines))
        if not group.known:
            return (Line(text, ""),)
        said = QCoreApplication.translate("Lesson", "{met} of {known} met")
        all_met = group.met == group.known if group.known == len(group.lines) else None
        return (Line(text, "", said.format(met=group.met, known=group.known), all_met),)

    # How high it is

    def _restyle(self, _theme: object = None) -> None:
        """As high as its lines are in the width that there is."""
        self.setFixedHeight(self._walk(self.width(), None))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._restyle()

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(200), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def _walk(self, width: int, painter: QPainter | None) -> int:
        """Draw everything from top to bottom, or only see how high it is."""
        now, group = theme.current(), self.group
        name_font, small = now.font(now.small, semibold=True), now.font(now.caption)
        y = now.px(2)
        left = now.px(16) if self.foldable else 0
        if painter is not None and self.foldable:
            icon = "chevron-down" if self.opened else "chevron-right"
            side = now.icon_small
            place = QRectF(-now.px(2), y + now.px(1), side, side)
            icons.paint_icon(painter, icon, place, now.text_muted)
        y = _words(painter, name_font, now.text, left, y, width - left, group.name)
        lines = self.shown()
        beside = len(lines) == 1 and not lines[0].label  # one value stands beside its kind
        if not beside:
            y = _words(painter, small, now.text_muted, left, y, width - left, group.kind)
        for line in lines:
            label = group.kind if beside else line.label
            y = self._line(painter, y, width, left, Line(label, *_rest(line)), now)
        if group.note:
            y = _words(painter, small, now.warning, 0, y + now.px(2), width, group.note)
        return y + now.px(2)

    def _line(
        self, painter: QPainter | None, y: int, width: int, left: int, line: Line, now: Theme
    ) -> int:
        small = now.font(now.caption)
        numbers = now.font(now.small)
        height = now.px(LINE_PX)
        label, published, measured, mark = columns(QRect(0, y, width, height), now)
        label.setLeft(left)
        metrics = QFontMetrics(numbers)
        taken = metrics.horizontalAdvance(line.published)
        room = published.right() - taken - now.px(GAP) - left  # as far as the number leaves it
        if not line.published:
            measured = measured.adjusted(-now.px(40), 0, 0, 0)
        wide = taken > published.width()
        if QFontMetrics(small).horizontalAdvance(line.label) > room or wide:
            y = _words(painter, small, now.text_muted, left, y, width - left, line.label)
            label, published, measured, mark = columns(QRect(0, y, width, height), now)
            if wide:
                published.setLeft(0)
            drawn = ""
        else:
            drawn = line.label
        if painter is not None:
            painter.setFont(small)
            painter.setPen(now.text_muted)
            painter.drawText(QRect(left, y, width, height), LEFT, drawn)
            painter.setFont(numbers)
            painter.setPen(now.text)
            painter.drawText(published, RIGHT, line.published)
            measured.setLeft(measured.left() - now.px(GAP))
            painter.setPen(now.text_muted if line.met is None else now.text)
            text = line.measured or ("–" if line.published else "")
            painter.drawText(measured, RIGHT, f"{LIVE}{text}" if line.live else text)
            if line.met is not None:
                name, role = ("circle-check", "success") if line.met else ("circle-x", "warning")
                side = now.icon_size
                place = QRectF(mark.right() + 1 - side, y + (height - side) / 2, side, side)
                icons.paint_icon(painter, name, place, now.color(role))
        return y + height

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return) and self.foldable:
            self.toggle()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._walk(self.width(), painter)
        if self.hasFocus():
            painter.setPen(QPen(now.accent, now.line_focus))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), now.radius_control, now.radius_control
            )


def _rest(line: Line) -> tuple[str, str, bool | None, bool]:
    return line.published, line.measured, line.met, line.live


def _words(
    painter: QPainter | None, font: QFont, ink: QColor, x: int, y: int, width: int, text: str
) -> int:
    """Words in as many lines as they need; gives the y beneath them."""
    if not text:
        return y
    place = QRect(x, y, max(width, 1), 10_000)
    height = QFontMetrics(font).boundingRect(place, WRAPPED, text).height()
    if painter is not None:
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(QRect(x, y, max(width, 1), height), WRAPPED, text)
    return y + height
