"""Prose: Markdown with formulas and links, set in the fonts of the window, as high as its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QFontMetricsF,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from gui import theme
from gui.lessons.formulas import Picture, picture, place_holder
from gui.lessons.typesetter import Formula, typesetter

LINE_HEIGHT = 140
"""Per cent of a line; prose is read, not glanced at."""
_CODE_OR_FORMULA = re.compile(
    r"(?P<code>`[^`]*`)|\$\$(?P<display>.+?)\$\$|\$(?P<inline>[^$\n]+)\$", re.DOTALL
)


class Prose(QTextBrowser):
    """asked(kind, target): a link was followed: "do" or "show", and what stands behind it."""

    asked = Signal(str, str)

    def __init__(self, markdown: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markdown = markdown
        self._set: tuple[object, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("QTextBrowser { border: none; background: transparent; padding: 0; }")
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._follow)
        self._awaited: list[Formula] = []
        theme.theme_changed.connect(self._write)
        typesetter().ready.connect(self._take_formulas)
        self._write()

    def markdown(self) -> str:
        return self._markdown

    def links(self) -> list[str]:
        """Where its links lead, in their order."""
        return [piece.anchorHref() for _, _, piece in self._pieces() if piece.isAnchor()]

    def set_markdown(self, markdown: str) -> None:
        if markdown != self._markdown:
            self._markdown = markdown
            self._write()

    @property
    def is_whole(self) -> bool:
        """Whether all its formulas are there."""
        return not self._awaited

    def _take_formulas(self) -> None:
        """Put in what has been set, once it is all there: the text is laid out once."""
        if self._awaited and all(map(typesetter().is_known, self._awaited)):
            self._set = ()
            self._write()

    # How it is set

    def _write(self, _theme: object = None) -> None:
        now = theme.current()
        text = self.document()
        text.clear()
        text.setDefaultFont(now.font(now.reading))
        self._pictures: list[tuple[Picture, bool]] = []
        self._awaited.clear()
        text.setMarkdown(
            _CODE_OR_FORMULA.sub(self._picture, self._markdown),
            QTextDocument.MarkdownFeature.MarkdownDialectGitHub,
        )
        for number, (made, _) in enumerate(self._pictures):  # what was there is cleared by now
            name = QUrl(f"formula:{number}")
            text.addResource(QTextDocument.ResourceType.ImageResource.value, name, made.image)
        typesetter().want(self._awaited)
        self._space_lines()
        self._dress()
        self._fit()

    def _picture(self, found: re.Match[str]) -> str:
        """Markdown for a formula: a picture that is drawn and kept under a name of its own."""
        if found["code"]:
            return found["code"]
        formula = formula_of(found)
        made = self._made(formula)
        latex, display = formula
        if made is None:
            return f"`{latex}`"
        name = f"formula:{len(self._pictures)}"
        self._pictures.append((made, display))
        words = " ".join(re.findall(r"[A-Za-z0-9]+", latex))  # signs of Markdown would part it
        shown = f"![{words or 'formula'}]({name})"
        return f"\n\n{shown}\n\n" if display else shown

    def _made(self, formula: Formula) -> Picture | None:
        """The picture of a formula, or what keeps its place; None where it cannot be set."""
        now, (latex, display) = theme.current(), formula
        size = now.reading * (1.2 if display else 1.1)
        ratio = self.devicePixelRatioF()
        descent = QFontMetricsF(now.font(now.reading)).descent()
        if not typesetter().is_known(formula):
            self._awaited.append(formula)
            return place_holder(latex, display, size, now.inset, ratio, descent)
        drawn = typesetter().drawing(formula)
        return None if drawn is None else picture(drawn, size, now.text, ratio, descent)

    def _space_lines(self) -> None:
        now = theme.current()
        cursor = QTextCursor(self.document())
        for block in self._blocks():
            spaced = QTextBlockFormat()
            spaced.setLineHeight(
                LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            listed = block.textList() is not None
            inside = QTextCursor(block).currentTable() is not None
            spaced.setTopMargin(0)
            last, goes_on = not block.next().isValid(), _is_code(block) and _is_code(block.next())
            gap = 0 if inside or last or goes_on else now.px(4 if listed else 10)
            spaced.setBottomMargin(gap)
            if _is_code(block):
                self._set_code(spaced)
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(spaced)

    def _set_code(self, spaced: QTextBlockFormat) -> None:
        """A line of code on a ground of its own; what does not fit goes on further in."""
        now = theme.current()
        spaced.setBackground(now.inset)
        spaced.setNonBreakableLines(False)
        spaced.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        further = 2 * QFontMetricsF(now.code_font(now.small)).horizontalAdvance("0")
        spaced.setLeftMargin(now.px(6) + further)
        spaced.setTextIndent(-further)

    def _dress(self) -> None:
        """Give links their colours, code its font and formulas their size and line."""
        now = theme.current()
        for block, start, piece in self._pieces():
            cursor = QTextCursor(block)
            cursor.setPosition(start)
            cursor.setPosition(start + piece_length(piece), QTextCursor.MoveMode.KeepAnchor)
            if piece.isImageFormat():
                self._stand(cursor, piece.toImageFormat())
            elif piece.isAnchor():
                cursor.mergeCharFormat(_link(piece.anchorHref()))
            elif piece.fontFixedPitch() or _is_code(block):
                alone = _is_code(block)
                code = QTextCharFormat(piece)
                font = now.code_font(now.small if alone else now.body)
                font.setFeature(QFont.Tag("calt"), 0)  # >= stays the two signs that are typed
                code.setFont(font)
                if not alone:
                    code.setBackground(now.inset)
                cursor.setCharFormat(code)

    def _stand(self, cursor: QTextCursor, shown: QTextImageFormat) -> None:
        made, display = self._pictures[int(shown.name().removeprefix("formula:"))]
        shown.setWidth(made.width)
        shown.setHeight(made.height)
        shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        cursor.setCharFormat(shown)
        if display:
            centred = QTextBlockFormat()
            centred.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            cursor.mergeBlockFormat(centred)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _pieces(self) -> list[tuple[QTextBlock, int, QTextCharFormat]]:
        """(block, where it begins, how it looks) of every run of letters alike."""
        found = []
        for block in self._blocks():
            place = block.begin()
            while not place.atEnd():
                piece = place.fragment()
                look = piece.charFormat()
                look.setProperty(_LENGTH, piece.length())
                found.append((block, piece.position(), look))
                place += 1
        return found

    # Its size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the text is at this width."""
        state = (self.width(), self._markdown, theme.current())
        if self.width() > 0 and state != self._set:
            self._set = state
            self._narrow(self.viewport().width())
            self.document().setTextWidth(self.viewport().width())
            self.setFixedHeight(round(self.document().size().height()) + 1)

    def _narrow(self, room: int) -> None:
        """Draw formulas that are wider than the column smaller."""
        for block, start, piece in self._pieces():
            if not piece.isImageFormat():
                continue
            shown = piece.toImageFormat()
            made, _ = self._pictures[int(shown.name().removeprefix("formula:"))]
            ratio = min(1.0, (room - 2) / made.width)
            if shown.width() != ratio * made.width:
                shown.setWidth(ratio * made.width)
                shown.setHeight(ratio * made.height)
                cursor = QTextCursor(block)
                cursor.setPosition(start)
                cursor.setPosition(start + piece_length(piece), QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(shown)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.height())

    def _follow(self, link: QUrl) -> None:
        kind, _, target = QUrl.fromPercentEncoding(link.toEncoded()).partition(":")
        if kind == "https":
            QDesktopServices.openUrl(link)
        else:
            self.asked.emit(kind, target)


def formulas_of(markdown: str) -> list[Formula]:
    """All formulas of a text, in their order."""
    found = _CODE_OR_FORMULA.finditer(markdown)
    return [formula_of(each) for each in found if not each["code"]]


def formula_of(found: re.Match[str]) -> Formula:
    return (found["display"] or found["inline"]).strip(), found["display"] is not None


_LENGTH = QTextFormat.Property.UserProperty.value + 1


def piece_length(piece: QTextCharFormat) -> int:
    """How many letters a run of `Prose._pieces` has."""
    return int(piece.property(_LENGTH))


def _is_code(block: QTextBlock) -> bool:
    """Whether a block is a line of a program."""
    return block.isValid() and block.blockFormat().hasProperty(
        QTextFormat.Property.BlockCodeLanguage
    )


def _link(target: str) -> QTextCharFormat:
    """What does something stands on a soft ground; what shows or leads somewhere is underlined."""
    now, look = theme.current(), QTextCharFormat()
    look.setForeground(now.accent)
    acts = target.startswith("do:")
    look.setFontUnderline(not acts)
    if acts:
        look.setBackground(now.accent_soft)
        look.setFontWeight(now.font(semibold=True).weight())
    return look
