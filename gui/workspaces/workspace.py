"""A workspace: panels in docks around one lab, fed with frames while they are seen."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QEvent,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QTabBar, QWidget

from engine.training.experiment import Experiment
from engine.training.frame import Frame, Question, Request
from gui import theme
from gui.document import Document
from gui.exportable import Export
from gui.figures.page import Page
from gui.figures.sheet import Place, together
from gui.lab import Lab
from gui.language import QT_TRANSLATE_NOOP, Words, follow
from gui.questions import Asks
from gui.session import Session
from gui.workspaces.dock import Dock
from gui.workspaces.moment import Moment
from gui.workspaces.tabs import name_tabs

if TYPE_CHECKING:
    from engine.files.recipe import Recipe

SEVERAL = Words("Export", QT_TRANSLATE_NOOP("Export", "Several on a page"))
EACH = Words("Export", QT_TRANSLATE_NOOP("Export", "Every panel, a file each"))
SHEET_WIDTH_CM, SHEET_ROW_CM = 30.0, 13.0

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
SIDES = LEFT | RIGHT | BOTTOM
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly

TABLES = ("curves_csv", "stack_csv", "table")
"""What the method is called that gives a panel's numbers as CSV."""

FILMED = frozenset(
    f"{name}Panel"
    for name in ("Curves", "Diagnostics", "FeatureMaps", "HiddenSpace", "Network", "Output")
)
"""Panels that show nothing but what comes with frames, so that a film can be made of them."""

Opener = tuple[Callable[[], str], Callable[[], object]]
"""What a panel is called, and what brings it on screen."""


@runtime_checkable
class Shows(Protocol):
    """A panel, as a workspace needs it."""

    def show_frame(self, frame: Frame) -> None: ...

    def isVisible(self) -> bool: ...

    def window(self) -> QWidget: ...

    def mapTo(self, parent: QWidget, place: QPoint, /) -> QPoint: ...

    def size(self) -> QSize: ...


@runtime_checkable
class Figured(Shows, Protocol):
    """A panel of which there is a picture."""

    def figure(self, theme: theme.Theme) -> Page: ...

    def retranslate(self) -> None: ...


@runtime_checkable
class Measures(Protocol):
    """A panel that shows what was measured some steps ago; None where nothing was."""

    @property
    def measured_step(self) -> int | None: ...


class Workspace(QMainWindow):
    """Base. A subclass makes its docks at once and its panels in `fill`.

    hint(text): what the pointer is over, "" at the end.   export_asked(panel): the id of an export.
    told(text): what came of something.   filled: the panels are there.
    """

    hint = Signal(str)
    told = Signal(str)
    export_asked = Signal(str)
    filled = Signal()

    id: str
    layout_version: int
    """Of the stored layouts; another one is passed over."""

    def __init__(self, document: Document, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lab = Lab(document, session)
        self._document = document
        self._session = session
        self.setWindowFlags(Qt.WindowType.Widget)  # a window in a window is a widget
        self.setDockOptions(
            QMainWindow.DockOption.AllowNestedDocks | QMainWindow.DockOption.AllowTabbedDocks
        )
        self.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        self.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        self.is_filled = False
        self.presents = False
        self.docks: tuple[Dock, ...] = ()
        self.panels: dict[str, QWidget] = {}  # by id, those that are made
        self._panels: tuple[Shows, ...] = ()  # those that are watched
        self._read: tuple[Shows, ...] = ()  # those that are read, a few times a second
        self._scale = theme.current().scale
        self._layouts: dict[float, tuple[list[Dock], QByteArray]] = {}  # by scale, when last at it
        self._moment = Moment(session, self)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self._turned)
        document.changed.connect(self._experiment_changed)
        session.frame_ready.connect(self.show_frame)
        session.glance_ready.connect(self.show_glance)

    # What a subclass says

    def fill(self) -> None:
        """Make the panels. Apart from the shell, which is on screen before they are imported."""
        raise NotImplementedError

    def reset_layout(self) -> None:
        """Put every dock back to its place."""
        raise NotImplementedError

    def fold(self) -> None:
        """Fold the controls away and give their room to the pictures."""
        raise NotImplementedError

    def open_panel(self, id: str) -> None:
        """Bring a panel on screen, named by its id."""
        raise NotImplementedError

    def openers(self) -> list[Opener]:
        """What each panel is called, and what brings it on screen."""
        raise NotImplementedError

    def exports(self) -> dict[str, Export]:
        """What of it can be exported, once it is filled."""
        raise NotImplementedError

    def request(self) -> Request:
        """What frames are to measure, the questions of the panels apart."""
        raise NotImplementedError

    # For a subclass

    def _take_docks(self, docks: Iterable[Dock]) -> None:
        """Have the docks that there are."""
        self.docks = tuple(docks)
        for dock in self.docks:
            dock.setAllowedAreas(SIDES)
            dock.visibilityChanged.connect(self._seen_changed)
            dock.visibilityChanged.connect(self._name_docks_tabs)

    def _filled(self) -> None:
        """The panels are in their docks: show them the moment, and tell of it."""
        self.is_filled = True
        self.watch()
        self._show_moment()
        follow(self, self._name_docks_tabs)
        theme.theme_changed.connect(self._rescale)  # after the panels, which measure themselves
        self.filled.emit()

    # What is shown

    def show_frame(self, frame: Frame) -> None:
        """Hand a frame to the panels that are watched."""
        self._show(self._panels, frame)

    def show_glance(self, frame: Frame) -> None:
        """Hand a frame to the panels that are read rather than watched."""
        self._show(self._read, frame)

    def _show(self, panels: Iterable[Shows], frame: Frame) -> None:
        if self.window().isMinimized():
            return
        for panel in panels:
            if self.is_seen(panel):
                panel.show_frame(frame)

    def is_seen(self, panel: Shows) -> bool:
        """Whether a panel is on screen; a dock beneath another tab counts as visible for Qt, which
        keeps it beyond the edge of the window."""
        window = panel.window()
        place = QRect(panel.mapTo(window, QPoint()), panel.size())
        return panel.isVisible() and window.rect().intersects(place)

    def _seen_changed(self) -> None:
        """Panels have come on screen or left it. A tab on top has its place a moment later."""
        self.watch()
        self._look.start()

    def watch(self) -> None:
        """Have measured what the panels show, and answered what those that are seen ask."""
        questions: dict[str, Question] = {}  # by name: what two panels ask is answered once
        for panel in (*self._panels, *self._read):
            if isinstance(panel, Asks) and self.is_seen(panel):
                questions.update(panel.questions())
        request = dataclasses.replace(self.request(), questions=tuple(questions.items()))
        self._session.watch(request)

    def _turned(self) -> None:
        """Another panel has come on screen: what it asks, and the moment in hand."""
        self.watch()
        self._show_moment()

    def _show_moment(self) -> None:
        if self._session.frame is not None:
            self.show_frame(self._session.frame)
            self.show_glance(self._session.frame)

    def _experiment_changed(self, old: Experiment, new: Experiment) -> None:
        if old.dataset.domains != new.dataset.domains:
            self.watch()

    # What is taken away

    def _export_of(
        self, id: str, title: Callable[[], str], panel: Figured, cm: tuple[float, float]
    ) -> Export:
        """What can be exported of a panel."""
        tables = (getattr(panel, name, None) for name in TABLES)
        return Export(
            id,
            title,
            panel.figure,
            cm,
            table=next((each for each in tables if each is not None), None),
            fetch=functools.partial(self._moment.show_on, [panel]),
            recipe=functools.partial(self._recipe, panel),
            retranslate=panel.retranslate,
            lock=getattr(panel, "lock_scales", None),
            scales=getattr(panel, "scales", str),
            panel=panel if type(panel).__name__ in FILMED else None,
            shows=lambda: (panel,),
        )

    def at_one_moment(
        self, exports: Iterable[Export], then: Callable[[Frame | None], object]
    ) -> None:
        """Bring all panels of some exports up to one step of the run; call with its frame."""
        panels = dict.fromkeys(panel for export in exports for panel in export.shows())
        self._moment.show_on(tuple(panels), lambda: then(self._moment.frame))

    def _several(
        self,
        exports: Mapping[str, Export],
        panels: Sequence[Figured],
        places: Mapping[str, Place] | None = None,
        cm: tuple[float, float] | None = None,
        shown: tuple[str, ...] = (),
    ) -> Export:
        """Some of them together on a page, two in a row where no places are given."""
        return Export(
            "page",
            SEVERAL,
            _no_page,
            cm or _sheet_cm(2),
            parts=tuple((id, exports[id].title) for id in places or exports),
            pages=lambda look: {id: exports[id].page(look) for id in places or exports},
            together=lambda pages: together(pages, places or _in_pairs(pages, exports)),
            sheet_cm=None if cm else _sheet_cm,
            shown=shown,
            fetch=functools.partial(self._moment.show_on, panels),
            recipe=self._recipe,
            retranslate=functools.partial(_retranslate, panels),
        )

    @staticmethod
    def _each(exports: Mapping[str, Export]) -> Export:
        """A file for each of them."""
        parts = tuple((id, export.title) for id, export in exports.items())
        return Export("all", EACH, _no_page, (0.0, 0.0), parts=parts, each=True)

    def _recipe(self, panel: object = None) -> Recipe | None:
        """Of the moment that panels were brought up to last, or of an earlier one: what takes long
        to measure may be of it, while learning goes on."""
        from engine.files.recipe import Recipe  # the start does not wait for it

        frame = self._moment.frame
        if frame is None or frame.origin is None:
            return None
        measured = panel.measured_step if isinstance(panel, Measures) else None
        step = frame.step if measured is None else min(measured, frame.step)
        journal = tuple(entry for entry in frame.journal if entry.step <= step)
        return Recipe(frame.origin, journal, step)

    # How it is laid out

    def panel_actions(self) -> list[QAction]:
        """One action for each dock: whether it is there."""
        return [dock.toggleViewAction() for dock in self.docks]

    def layout_state(self) -> QByteArray:
        """Where the docks are, to be kept."""
        return self.saveState(self.layout_version)

    def restore_layout(self, state: QByteArray) -> bool:
        """Put the docks where they were. False if the state is of no use, and nothing moved."""
        return self.restoreState(state, self.layout_version)

    def present(self) -> None:
        """Fold the controls away; once more when the room for the rest is another."""
        self.fold()
        self.presents = True

    def end_presenting(self, layout: QByteArray) -> None:
        """Put everything back to where it was."""
        self.presents = False
        self.restore_layout(layout)

    def _name_docks_tabs(self) -> None:
        """Docks that share a place have tabs, which Qt makes when it needs them."""
        for tabs in self.findChildren(QTabBar, options=DIRECT):
            name_tabs(tabs)

    def _rescale(self, look: theme.Theme) -> None:
        """Let the docks grow and shrink with the text in them; back at a scale, as they were."""
        before, self._scale = self._scale, look.scale
        if self.presents:
            if before != look.scale:
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
                self.present()
            return
        docked = [dock for dock in self.docks if dock.isVisible() and not dock.isFloating()]
        if before == look.scale or not docked:
            return
        self._layouts[before] = (docked, self.layout_state())
        seen, layout = self._layouts.get(look.scale, ([], QByteArray()))
        ratio = look.scale / before
        sizes = [(round(dock.width() * ratio), round(dock.height() * ratio)) for dock in docked]
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        if seen == docked:
            self.restore_layout(layout)
            return
        widths, heights = [list(side) for side in zip(*sizes, strict=True)]
        self.resizeDocks(docked, widths, Qt.Orientation.Horizontal)
        self.resizeDocks(docked, heights, Qt.Orientation.Vertical)


def _in_pairs(names: Iterable[str], exports: Mapping[str, Export]) -> dict[str, Place]:
    """Two in a row, each as wide and high as suits it."""
    return {name: Place(number // 2, *exports[name].size_cm) for number, name in enumerate(names)}


def _sheet_cm(count: int) -> tuple[float, float]:
    """Width and height of a page of so many pictures."""
    rows = -(-count // 2)
    return SHEET_WIDTH_CM, min(SHEET_ROW_CM * rows, SHEET_WIDTH_CM * 2**0.5)


def _retranslate(panels: Iterable[Figured]) -> None:
    for panel in panels:
        panel.retranslate()


def _no_page(_look: theme.Theme) -> Page:
    return Page(())
