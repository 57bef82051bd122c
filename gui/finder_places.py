"""What the command finder finds in places that are not on screen: lessons, and panels of Basics."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gui.finder import Entry
from gui.language import QT_TRANSLATE_NOOP, Words, language
from gui.workspaces.basics import SEATS, Basics
from gui.workspaces.stack import WorkspaceStack

if TYPE_CHECKING:
    from gui.lessons.desk import LessonDesk

LESSON = Words("ToolBar", QT_TRANSLATE_NOOP("ToolBar", "Lesson"))


def lessons(desk: LessonDesk) -> Iterator[Entry]:
    """Every lesson, by its title in each language and by its number."""
    for name, titles in desk.shelf.titles():
        title = titles.get(language()) or next(iter(titles.values()))
        number = name[:2]
        names = [spoken for spoken in titles.values() if spoken]
        for group in LESSON.everywhere():
            names += [f"{group} {number}", *(f"{group} {spoken}" for spoken in titles.values())]
        open_it = functools.partial(desk.open_named, name)
        text = f"{number}  {title}"
        yield Entry(text, LESSON(), (text, *names), open_it, "", "book-open")


def basics_panels(workspaces: WorkspaceStack) -> Iterator[Entry]:
    """The panels of Basics, while another workspace is on screen."""
    if workspaces.current.id == Basics.id:
        return
    place = workspaces.places[Basics.id].title
    for seat in SEATS:
        show = functools.partial(show_basics, workspaces, seat.id)
        names = (*seat.title.everywhere(), *(f"{place()} {each}" for each in (seat.title(),)))
        yield Entry(seat.title(), place(), names, show, "", seat.icon)


def show_basics(workspaces: WorkspaceStack, panel: str) -> None:
    """Come to Basics with this panel on screen; at the first visit once its panels are there."""
    from PySide6.QtCore import Qt

    workspaces.enter(Basics.id)
    basics = workspaces.current
    if basics.is_filled:
        basics.open_panel(panel)
    else:
        once = Qt.ConnectionType.SingleShotConnection
        basics.filled.connect(functools.partial(basics.open_panel, panel), once)
