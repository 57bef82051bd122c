"""F1: what a control is for, in the words that belong to it, beside the pointer."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget

from gui.controls import Row

TITLE = '<span style="font-weight: 600">{name}</span>'
"""Not <b>: there is no bold face, and a made-up one is smeared."""


def explain(window: QWidget) -> str:
    """Explain what of a window is under the pointer, or else has the keyboard; returns the text."""
    place = QCursor.pos()
    widget = QApplication.widgetAt(place)
    if widget is None or not (widget is window or window.isAncestorOf(widget)):
        widget = QApplication.focusWidget() or window
        place = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height()))
    text = explanation(widget)
    QWhatsThis.showText(place, text, widget)
    return text


def explanation(widget: QWidget) -> str:
    """All that is known of a control: its name, what it does, range and unit, how to reset it."""
    for owner in _upwards(widget):
        told = [_html(part) for part in (owner.whatsThis(), owner.toolTip()) if part]
        if not told:
            continue
        if told[0] in told[-1]:
            told = told[-1:]
        name = escape(owner.accessibleName() or widget.accessibleName())
        title = [TITLE.format(name=name)] if name and told != [name] else []
        return "<qt>" + "<br>".join([*title, *told, *_reset(owner)]) + "</qt>"
    return QCoreApplication.translate(
        "Explain", "Point at a control, a panel or a value and press F1: it is explained here."
    )


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None and not widget.isWindow():
        yield widget
        widget = widget.parentWidget()


def _reset(owner: QWidget) -> list[str]:
    row = next((found for found in _upwards(owner) if isinstance(found, Row)), None)
    if row is None or not row.can_reset():
        return []
    text = QCoreApplication.translate("Explain", "Double-click its name to reset it.")
    return [escape(text)]


def _html(text: str) -> str:
    """A tooltip, rich or plain, as what goes into a larger text."""
    if text.startswith("<qt>"):
        return text.removeprefix("<qt>").removesuffix("</qt>")
    return escape(text)
