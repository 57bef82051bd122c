"""The text of a script: read, selected and pointed at, with lines that light up."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from PySide6.QtCore import QEvent, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QMouseEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit, QWidget

from gui import motion, theme
from gui.figures.style import mix
from gui.script.coloring import REMARK, VALUE, WORD, Span

FLASH_MS = 1600
SPACES = 4
COLORS = {WORD: "accent", VALUE: "success", REMARK: "text_muted"}


class ScriptView(QPlainTextEdit):
    """Read-only code in the fixed-pitch font; long lines scroll sideways.

    pointed(number): the line that the pointer or the keyboard's cursor is on, -1 for none.
    """

    pointed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("frame", "none")
        self.viewport().setMouseTracking(True)
        self._colors = _Colors(self.document())
        self._lines: list[str] = []
        self._line = -1  # that is pointed at
        self._marked: frozenset[int] = frozenset()
        self._changed: frozenset[int] = frozenset()
        self._fading = QVariantAnimation(self)
        self._fading.setStartValue(1.0)
        self._fading.setEndValue(0.0)
        self._fading.setDuration(FLASH_MS)
        self._fading.valueChanged.connect(self._light)
        self._fading.finished.connect(self._end_flash)
        self.cursorPositionChanged.connect(self._cursor_moved)
        theme.theme_changed.connect(self._measure)
        self._measure()

    # what it shows

    def show_lines(self, lines: Iterable[str], spans: tuple[tuple[Span, ...], ...]) -> None:
        """Show a script; lines that stay are left as they are, and so is the place on screen."""
        new, old = list(lines), self._lines
        self._colors.spans = spans
        if new == old:
            return
        first, last_old, last_new = differing(old, new)
        self._lines = new
        self._marked = self._changed = frozenset()
        bars = self.verticalScrollBar(), self.horizontalScrollBar()
        places = [bar.value() for bar in bars]
        cursor = QTextCursor(self.document().findBlockByNumber(first))
        end = self.document().findBlockByNumber(last_old).position()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("".join(f"{line}\n" for line in new[first:last_new]))
        if not old:
            self.moveCursor(QTextCursor.MoveOperation.Start)
        for bar, place in zip(bars, places, strict=True):
            bar.setValue(place)
        self._point_at(-1)
        self._light()

    def mark(self, lines: Collection[int]) -> None:
        """Mark the lines that belong to what is pointed at elsewhere."""
        marked = frozenset(lines)
        if marked != self._marked:
            self._marked = marked
            self._light()

    def reveal(self, line: int, last: int) -> None:
        """Scroll as little as brings lines into view, `line` above all."""
        bar = self.verticalScrollBar()  # counts lines
        shown = max(1, bar.pageStep())
        first = bar.value()
        if line < first:
            bar.setValue(max(0, line - 1))
        elif last >= first + shown:
            bar.setValue(min(line, last - shown + 1))

    def flash(self, lines: Collection[int]) -> None:
        """Light lines for a moment, because they have just changed."""
        self._changed = frozenset(lines)
        self._fading.stop()
        if self._changed:
            self._fading.start()
        self._light()

    @property
    def marked(self) -> frozenset[int]:
        return self._marked

    @property
    def changed(self) -> frozenset[int]:
        """The lines that are lit because they have changed."""
        return self._changed

    def _end_flash(self) -> None:
        self._changed = frozenset()
        self._light()

    def _light(self, _value: object = None) -> None:
        now = theme.current()
        left = 1.0
        if motion.allowed() and self._fading.state() == QVariantAnimation.State.Running:
            left = float(self._fading.currentValue())
        grounds = dict.fromkeys(self._marked, now.accent_soft)
        if self._line >= 0:
            grounds[self._line] = now.accent_soft if self._line in self._marked else now.hover
        for line in self._changed:
            grounds[line] = mix(grounds.get(line, now.surface), now.warning_soft, left)
        self.setExtraSelections([self._lit(*lit) for lit in sorted(grounds.items(), key=_number)])

    def _lit(self, line: int, ground: QColor) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(self.document().findBlockByNumber(line))
        made.format.setBackground(ground)
        made.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
        return made

    # what is pointed at

    def _point_at(self, line: int) -> None:
        if line != self._line:
            self._line = line
            self._light()
            self.pointed.emit(line)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        cursor = self.cursorForPosition(event.position().toPoint())
        below = event.position().y() > self.cursorRect(cursor).bottom()
        self._point_at(-1 if below else cursor.blockNumber())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._point_at(-1)
        return super().viewportEvent(event)

    def _cursor_moved(self) -> None:
        if self.hasFocus():
            self._point_at(self.textCursor().blockNumber())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._point_at(-1)

    # how it looks

    def _measure(self, _theme: object = None) -> None:
        now = theme.current()
        font = now.code_font(now.small)
        self.setFont(font)
        # A style sheet over the application has a say in fonts; one on the widget has the last.
        self.setStyleSheet(
            f"QPlainTextEdit {{ border: 0; padding: {now.px(4)}px {now.px(8)}px;"
            f' font-family: "{now.code_family}", "{now.family}"; font-size: {now.small}px; }}'
        )
        self.setTabStopDistance(SPACES * self.fontMetrics().horizontalAdvance(" "))
        self._colors.restyle()
        self._light()


class _Colors(QSyntaxHighlighter):
    """Colours the spans of each line in the colours of the theme."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.spans: tuple[tuple[Span, ...], ...] = ()
        self._formats: dict[str, QTextCharFormat] = {}

    def restyle(self) -> None:
        now = theme.current()
        for kind, role in COLORS.items():
            made = QTextCharFormat()
            made.setForeground(now.color(role))
            self._formats[kind] = made
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        number = self.currentBlock().blockNumber()
        if number < len(self.spans):
            for span in self.spans[number]:
                self.setFormat(span.start, span.length, self._formats[span.kind])


def differing(old: list[str], new: list[str]) -> tuple[int, int, int]:
    """From where on two lists differ, and before which places of each they are the same again."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last_old, last_new = len(old), len(new)
    while last_old > first and last_new > first and old[last_old - 1] == new[last_new - 1]:
        last_old, last_new = last_old - 1, last_new - 1
    return first, last_old, last_new


def _number(lit: tuple[int, QColor]) -> int:
    return lit[0]
