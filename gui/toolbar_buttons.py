"""What the toolbar is made of: buttons that follow an action, the language button, a line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui import icons, theme
from gui.controls import Button, IconButton
from gui.language import LANGUAGES, follow, language


class WordButton(Button):
    """A button with an icon and a word, which can be left out where there is no room."""

    def __init__(self, icon: str = "", variant: str = "") -> None:
        super().__init__(icon=icon, variant=variant)
        self._word = ""
        self._compact = False

    def set_word(self, word: str) -> None:
        self._word = word
        self.setAccessibleName(word)
        self.setText("" if self._compact else word)

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone."""
        if compact != self._compact:
            self._compact = compact
            self.set_word(self._word)


class ActionButton(WordButton):
    """A button that says, shows and does what an action says, shows and does."""

    def __init__(self, action: QAction, variant: str = "") -> None:
        super().__init__(variant=variant)
        self._action = action
        self._filled = variant == "primary"
        self.clicked.connect(action.trigger)
        action.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.set_word(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
        self.set_icon(self._action.property("icon_name"), filled=self._filled)


class ActionIcon(IconButton):
    """A flat button that is the icon of an action."""

    def __init__(self, action: QAction) -> None:
        super().__init__(action.property("icon_name"), role="text")
        self._action = action
        self.clicked.connect(action.trigger)
        action.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.setAccessibleName(self._action.text())
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())


class FindButton(QAbstractButton):
    """Looks like a field to search in, with its key at the right; compact it is an icon."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._action = action
        self._compact = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._dress)
        theme.theme_changed.connect(self._restyle)
        self._dress()

    def set_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._restyle()

    def _dress(self) -> None:
        self.setText(self._action.text())
        self.setAccessibleName(self._action.text())
        self.setToolTip(self._action.toolTip())
        self._restyle()

    def _restyle(self, _theme: object = None) -> None:
        self.updateGeometry()
        self.update()

    def _key(self) -> str:
        shown = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return shown.replace("+", " ")

    def sizeHint(self) -> QSize:
        now = theme.current()
        if self._compact:
            return QSize(now.icon_button, now.icon_button)
        words = QFontMetricsF(now.font()).horizontalAdvance(self.text())
        key = QFontMetricsF(now.font(now.small)).horizontalAdvance(self._key())
        return QSize(round(words + key) + now.icon_size + now.px(46), now.toolbar_button)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, focused = QRectF(self.rect()), self.hasFocus()
        lit = self.underMouse() or self.isDown()
        if not self._compact or lit or focused:
            line = now.line_focus if focused else now.line_border
            ink = now.accent if focused else now.border_control
            flat = self._compact and not focused
            painter.setPen(Qt.PenStyle.NoPen if flat else QPen(ink, line))
            painter.setBrush(now.hover if lit else now.surface)
            inner = rect.adjusted(line / 2, line / 2, -line / 2, -line / 2)
            painter.drawRoundedRect(inner, now.radius_button, now.radius_button)
        side = now.icon_size
        left = (rect.width() - side) / 2 if self._compact else now.px(10)
        place = QRectF(left, (rect.height() - side) / 2, side, side)
        icons.paint_icon(painter, "search", place, now.text if self._compact else now.text_muted)
        if not self._compact:
            words = rect.adjusted(place.right() + now.px(8), 0, -now.px(10), 0)
            painter.setPen(now.text_muted)
            painter.setFont(now.font())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
            painter.setFont(now.font(now.small))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(words, right, self._key())


SHORT_NAMES = {"ko": "한", "en": "EN"}


class LanguageButton(QAbstractButton):
    """The languages side by side, the one on screen semibold; a click asks for the next one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = LANGUAGES
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask)
        theme.theme_changed.connect(self._restyle)
        follow(self, self._retranslate)

    def set_compact(self, compact: bool) -> None:
        """Show the names in one or two letters."""
        names = SHORT_NAMES if compact else LANGUAGES
        if names is not self._names:
            self._names = names
            self.updateGeometry()
            self.update()

    def _ask(self) -> None:
        codes = list(LANGUAGES)
        self.chosen.emit(codes[(codes.index(language()) + 1) % len(codes)])

    def _restyle(self, _theme: object) -> None:
        self.updateGeometry()
        self.update()

    def _retranslate(self) -> None:
        name = QCoreApplication.translate("ToolBar", "Language")
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(QCoreApplication.translate("ToolBar", "Read Glassnet in another language"))
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.current()
        # As wide as both in semibold: switching moves nothing.
        metrics = QFontMetricsF(now.font(semibold=True))
        words = metrics.horizontalAdvance(" / ".join(self._names.values()))
        return QSize(round(words) + now.icon_size + now.px(18), now.icon_button)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.pressed if self.isDown() else now.hover)
            painter.drawRoundedRect(rect, now.radius_control, now.radius_control)
        if self.hasFocus():
            painter.setPen(now.accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inner, now.radius_control, now.radius_control)
        side = now.icon_size
        place = QRectF(now.px(6), (self.height() - side) / 2, side, side)
        icons.paint_icon(painter, "languages", place, now.text)
        left = place.right() + now.px(6)
        for number, (code, name) in enumerate(self._names.items()):
            if number:
                left = self._draw(painter, left, " / ", False)
            left = self._draw(painter, left, name, code == language())

    def _draw(self, painter: QPainter, left: float, text: str, chosen: bool) -> float:
        now = theme.current()
        font = now.font(semibold=chosen)
        painter.setFont(font)
        painter.setPen(now.text if chosen else now.text_muted)
        width = QFontMetricsF(font).horizontalAdvance(text)
        rect = QRectF(left, 0, width + 1, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)
        return left + width


class Rule(QWidget):
    """A short upright line that parts groups of buttons or read-outs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(theme.current().px(9), theme.current().px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.current()
        height = min(self.height(), now.px(20))
        x, line = self.width() // 2, now.px(1)
        QPainter(self).fillRect(x, (self.height() - height) // 2, line, height, now.border)
