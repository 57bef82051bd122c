"""What is on the screen, read back from it: a widget is drawn as SVG, its texts are taken out."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

ROW_PX = 6
"""Texts that stand so near to the same height are in one row."""


def texts_on(widget: QWidget) -> list[tuple[float, float, str]]:
    """(x, y, text) of everything that a widget writes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    sheet = QSvgGenerator()
    sheet.setOutputDevice(buffer)
    sheet.setSize(widget.size())
    painter = QPainter(sheet)
    widget.render(painter, QPoint())
    painter.end()
    found = []
    tree = ElementTree.fromstring(bytes(buffer.data().data()))
    for group in tree.iter("{http://www.w3.org/2000/svg}g"):
        matrix = re.search(r"matrix\(([^)]*)\)", group.get("transform", ""))
        dx, dy = (float(n) for n in matrix[1].split(",")[4:]) if matrix else (0.0, 0.0)
        for text in group.findall("{http://www.w3.org/2000/svg}text"):
            x, y = float(text.get("x", "0")) + dx, float(text.get("y", "0")) + dy
            found.append((x, y, "".join(text.itertext())))
    return found


def rows_on(widget: QWidget) -> list[str]:
    """The rows of text of a widget, from top to bottom, each read from left to right."""
    rows: list[list[tuple[float, float, str]]] = []
    for text in sorted(texts_on(widget), key=lambda text: text[1]):
        if rows and text[1] - rows[-1][0][1] < ROW_PX:
            rows[-1].append(text)
        else:
            rows.append([text])
    return [" ".join(text for _, _, text in sorted(row)) for row in rows]
