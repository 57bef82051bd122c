"""A report as PDF on A4: text that can be searched and copied, figures drawn as lines."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from engine.files.figure_recipe import PDF_NAME
from gui.background import Progress
from gui.figures import page
from gui.figures.export import PX_PER_INCH
from gui.figures.medium import Medium, drawing_on
from gui.language import speaking
from gui.report.document import Block, Code, Figure, Heading, Paragraph, Report, Table
from gui.theme import load

MARGIN_MM = 20.0
OBJECT = QTextFormat.ObjectTypes.UserObject + 1
FIGURE = QTextFormat.Property.UserProperty + 1
HEADING = QTextFormat.Property.UserProperty + 2
LEAST_ROOM = 0.2
"""Of a page, beneath the top of a heading: with less it would stand there without its text."""
BODY_PT, SMALL_PT, HEADING_PT, TITLE_PT = 10.0, 8.0, 13.0, 21.0
INK, MUTED, GOOD, BAD, LINE = "#1d1d24", "#63636f", "#18794e", "#b3261e", "#d4d4da"


def pdf(report: Report, progress: Progress = lambda share: None) -> bytes:
    """The document. Its recipe is attached, where Glassnet finds it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(PX_PER_INCH))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    writer.setTitle(report.title)
    writer.setCreator("Glassnet")
    if report.recipe:
        attached = QByteArray(report.recipe.encode("utf-8"))
        writer.addFileAttachment(PDF_NAME, attached, "application/json")
    document = QTextDocument()
    figures = _Figures([block for block in report.blocks if isinstance(block, Figure)], report)
    document.documentLayout().registerHandler(OBJECT, figures)
    document.documentLayout().setPaintDevice(writer)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font(BODY_PT))
    wrapping = document.defaultTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # shared texts are long
    document.setDefaultTextOption(wrapping)
    room = QRectF(writer.pageLayout().paintRectPixels(writer.resolution()))
    document.setPageSize(QSizeF(room.width(), room.height()))
    cursor = QTextCursor(document)
    _write(cursor, report, room.width())
    _keep_headings(document, room.height())
    painter = QPainter(writer)
    try:
        count = document.pageCount()
        for number in range(count):
            progress(number / count)
            if number:
                writer.newPage()
            painter.save()
            painter.translate(0, -number * room.height())
            view = QRectF(0, number * room.height(), room.width(), room.height())
            document.drawContents(painter, view)
            painter.restore()
            painter.setFont(_font(SMALL_PT))
            painter.setPen(QColor(MUTED))
            text = f"{number + 1} / {count}"
            wide = painter.fontMetrics().horizontalAdvance(text)
            painter.drawText(round(room.width() - wide), round(room.height() + 30), text)
    finally:
        painter.end()
    content = buffer.data()
    buffer.close()
    return bytes(content.data())


def _keep_headings(document: QTextDocument, height: float) -> None:
    """Begin a page with each heading that has too little room beneath it: Qt keeps none with its
    text. From the first on, as each moves those that follow."""
    block = document.begin()
    while block.isValid():
        shape = block.blockFormat()
        if shape.hasProperty(HEADING):
            top = document.documentLayout().blockBoundingRect(block).top()
            if height - top % height < LEAST_ROOM * height:
                shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
                QTextCursor(block).setBlockFormat(shape)
        block = block.next()


class _Figures(QPyTextObject):
    """Draws the figures where they stand in the text."""

    def __init__(self, figures: list[Figure], report: Report, parent: QObject | None = None):
        super().__init__(parent)
        self._figures = figures
        self._language = report.language

    def intrinsicSize(self, doc: QTextDocument, position: int, format: QTextFormat) -> QSizeF:
        size = self._figures[format.intProperty(FIGURE)].size
        return QSizeF(size.width * size.zoom, size.height * size.zoom)

    def drawObject(
        self, painter: Any, rect: Any, doc: QTextDocument, position: int, format: QTextFormat
    ) -> None:
        figure = self._figures[format.intProperty(FIGURE)]
        painter.save()
        painter.translate(rect.topLeft())
        painter.scale(figure.size.zoom, figure.size.zoom)
        room = QRectF(0, 0, figure.size.width, figure.size.height)
        with drawing_on(Medium.PAPER), speaking(self._language):
            page.draw(painter, room, figure.page, load("print"))
        painter.restore()


def _write(cursor: QTextCursor, report: Report, width: float) -> None:
    _paragraph(cursor, report.title, TITLE_PT, bold=True, first=True)
    _paragraph(cursor, report.subtitle, BODY_PT, color=MUTED)
    figures = 0
    for block in report.blocks:
        if isinstance(block, Figure):
            _figure(cursor, figures)
            figures += 1
        else:
            _block(cursor, block, width)


def _block(cursor: QTextCursor, block: Block, width: float) -> None:
    if isinstance(block, Heading):
        _paragraph(cursor, block.text, HEADING_PT, bold=True, above=12, heading=True)
    elif isinstance(block, Paragraph):
        _paragraph(
            cursor,
            block.text,
            SMALL_PT if block.muted else BODY_PT,
            color=MUTED if block.muted else INK,
        )
    elif isinstance(block, Code):
        _paragraph(cursor, block.text, SMALL_PT, family="JetBrains Mono")
    elif isinstance(block, Table):
        _table(cursor, block)


def _paragraph(
    cursor: QTextCursor,
    text: str,
    points: float,
    *,
    bold: bool = False,
    color: str = INK,
    above: float = 6,
    family: str = "",
    first: bool = False,
    heading: bool = False,
) -> None:
    shape = QTextBlockFormat()
    if heading:
        shape.setProperty(HEADING, True)
    shape.setTopMargin(0 if first else above)
    shape.setBottomMargin(4)
    shape.setLineHeight(135, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    letters = _letters(points, color, bold, family)
    if first:
        cursor.setBlockFormat(shape)
    else:
        cursor.insertBlock(shape)
    cursor.insertText(text, letters)


def _table(cursor: QTextCursor, table: Table) -> None:
    columns = max(len(row) for row in (table.head, *table.rows))
    shape = QTextTableFormat()
    shape.setBorder(0)
    shape.setCellPadding(3)
    shape.setCellSpacing(0)
    shape.setTopMargin(4)
    shape.setBottomMargin(6)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setBorderCollapse(True)
    rows = [*([table.head] if table.head else []), *table.rows]
    shape.setHeaderRowCount(1 if table.head else 0)
    made = cursor.insertTable(len(rows), columns, shape)
    offset = len(rows) - len(table.rows)
    for number, cells in enumerate(rows):
        at = number - offset
        color = GOOD if at in table.good else BAD if at in table.bad else INK
        for column, text in enumerate(cells):
            cell = made.cellAt(number, column)
            form = cell.format().toTableCellFormat()
            form.setBottomBorder(0.6)
            form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            form.setBottomBorderBrush(QColor(LINE))
            cell.setFormat(form)
            writing = cell.firstCursorPosition()
            if column in table.numbers:
                block = QTextBlockFormat()
                block.setAlignment(Qt.AlignmentFlag.AlignRight)
                writing.setBlockFormat(block)
            writing.insertText(text, _letters(BODY_PT, color, bold=number < offset))
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _figure(cursor: QTextCursor, number: int) -> None:
    shape = QTextBlockFormat()
    shape.setTopMargin(10)
    shape.setBottomMargin(10)
    cursor.insertBlock(shape)
    form = QTextCharFormat()
    form.setObjectType(OBJECT)
    form.setProperty(FIGURE, number)
    cursor.insertText("\ufffc", form)


def _letters(points: float, color: str, bold: bool = False, family: str = "") -> QTextCharFormat:
    letters = QTextCharFormat()
    letters.setFont(_font(points, family, bold))
    letters.setForeground(QColor(color))
    return letters


def _font(points: float, family: str = "", bold: bool = False) -> QFont:
    """Without the figures of one width and the like that the window has: what is set with other
    glyphs than its letters' own cannot be searched for or copied out of a PDF."""
    families = load("print").font().families()
    font = QFont([family, *families] if family else families)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    for name in ("tnum", "calt", "liga", "clig"):
        font.setFeature(QFont.Tag(name), 0)
    return font
