"""The main window: toolbar, rail and status bar around the workspace that is on screen."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWhatsThis,
    QWidget,
)

from engine.registry import SettingError
from engine.training.experiment import Experiment
from engine.training.frame import Frame
from engine.training.runner import Event
from gui import motion, theme
from gui.actions import Actions
from gui.banner import Banner
from gui.document import Document
from gui.doings import doings, open_weights_file
from gui.drops import Drops
from gui.export_commands import EXPORTS
from gui.export_dialog import ExportDialog
from gui.files.desk import FileDesk
from gui.finder import Entry, Finder
from gui.lab import Lab
from gui.language import error_text, set_language
from gui.lessons.desk import LessonDesk
from gui.menus import MainMenu
from gui.messages import adjusted_text, begun_again_text, stop_text
from gui.presentation import Presentation
from gui.rail import Rail, RailEntry
from gui.session import Session
from gui.settings import Settings
from gui.status import StatusBar
from gui.tables.opening import TableOpening
from gui.toolbar import ToolBar
from gui.toolbar_learning import LearningButtons
from gui.weights.drops import weights_in
from gui.workspaces.catalogue import PLACES
from gui.workspaces.playground import Playground
from gui.workspaces.stack import WorkspaceStack
from gui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from engine.basics.failures import Exhibit, Mend

SIZE = QSize(1440, 900)
SMALLEST = QSize(1100, 700)


class MainWindow(QMainWindow):
    """Shows the shell at once; `fill` adds the panels. Closing stops and joins every session.

    closed: the sessions have ended and the settings are kept.
    """

    closed = Signal()

    def __init__(self, settings: Settings, experiment: Experiment | None = None) -> None:
        """experiment: what the Playground begins with, if not with its own first one."""
        super().__init__()
        self.settings = settings
        # A laptop at 150 % has 1280 × 680 pixels of its own: no edge may lie beyond the screen.
        room = QGuiApplication.primaryScreen().availableSize()
        self.setMinimumSize(SMALLEST.boundedTo(room))
        self.workspaces = WorkspaceStack(PLACES)
        self.actions_ = Actions(self, doings(self))
        self.menu = MainMenu(
            self.actions_,
            self.set_theme,
            self.set_language,
            self.set_scale,
            self.set_motion,
            self,
        )
        self.menu.motion.setChecked(settings.motion)
        self.toolbar = ToolBar(self.actions_, self.menu, self._export_menu())
        self.banner = Banner(self.actions_)
        self.rail = Rail([RailEntry(place.id, place.icon, place.title) for place in PLACES])
        self.status = StatusBar()
        self._lay_out()
        self.lessons = LessonDesk(
            self,
            self.workspaces,
            self._middle,
            lambda command: getattr(self.toolbar, command, None),
            settings,
        )
        self.toolbar.lesson.setMenu(self.lessons.menu)
        self.menu.insertMenu(self.menu.help.menuAction(), self.lessons.menu)
        self.presentation = Presentation(self, (self.rail, self.status), self.workspaces.filled)
        self.finder = Finder(self._findable, self)
        self._escape = QShortcut(Qt.Key.Key_Escape, self, self.presentation.leave)
        self._escape.setEnabled(False)
        self._connect()
        self.files = self._make_files()
        Drops(weights_in, functools.partial(open_weights_file, self), self).watch(self)
        LearningButtons(self.toolbar, self.status, self.actions_, self.workspaces, self.lessons)
        self.playground = self._make_playground(experiment)
        self.tables = self._make_tables()
        self.workspaces.enter(self._first_workspace())
        self._restore()
        self.setFocus()  # no control is in use until the user takes one

    @property
    def lab(self) -> Lab:
        """The lab of the workspace on screen: what the controls of the window act on."""
        return self.workspaces.current.lab

    @property
    def document(self) -> Document:
        return self.lab.document

    @property
    def session(self) -> Session:
        return self.lab.session

    def fill(self) -> None:
        """Make the panels and start the session; not once the window is closed."""
        self.workspaces.fill()

    # What it is made of

    def _findable(self) -> Iterator[Entry]:
        """Everything that the command finder finds at the moment."""
        from gui import finder_entries as entries  # the first picture does not wait
        from gui import finder_places as places

        yield from entries.commands(self.actions_)
        yield from entries.panels(self.workspaces.current.openers())
        yield from entries.views(self.set_theme, self.set_language, self.set_scale)
        yield from entries.presets(self.lab)
        yield from entries.components(self.document)
        yield from places.basics_panels(self.workspaces)
        yield from places.lessons(self.lessons)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for name in EXPORTS:
            menu.addAction(self.actions_[name])
        menu.addSeparator()
        menu.addAction(self.actions_["animate"])
        menu.addAction(self.actions_["report"])
        menu.addAction(self.actions_["save_model"])
        return menu

    def _lay_out(self) -> None:
        middle = self._middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        # Large text in a small window asks for more room than there is.
        scrolling = QScrollArea()
        scrolling.setFrameShape(QFrame.Shape.NoFrame)
        scrolling.setWidgetResizable(True)
        scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolling.setWidget(self.workspaces)
        middle.addWidget(scrolling, 1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toolbar)
        layout.addWidget(self.banner)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status)
        self.setCentralWidget(whole)

    def _first_workspace(self) -> str:
        """The one that was on screen last, if it is still there."""
        last = self.settings.workspace
        return last if last in self.workspaces.places else PLACES[0].id

    def _make_playground(self, experiment: Experiment | None) -> Playground:
        """The Playground is always there: tables that are dropped or pasted go to it."""
        made = self.workspaces.add(Playground.id, experiment)
        assert isinstance(made, Playground)
        return made

    def _make_tables(self) -> TableOpening:
        made = TableOpening(self, self.playground.lab.document)
        self.playground.table_asked.connect(made.ask_file)
        made.told.connect(self.status.show_message)
        made.refused.connect(self.status.show_error)
        return made

    def _make_files(self) -> FileDesk:
        made = FileDesk(self, self.workspaces, self.settings)
        made.told.connect(self.status.show_message)
        self.menu.file.insertMenu(self.actions_["save"], made.recent)
        self.menu.file.insertSeparator(self.actions_["open_table"])
        return made

    def _open_exhibit(self, exhibit: Exhibit, mend: Mend | None) -> None:
        from gui.museum.opening import museum_of  # the first picture does not wait

        museum_of(self).open(exhibit, mend)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.workspaces.enter)
        self.workspaces.made.connect(self._connect_workspace)
        self.workspaces.entered.connect(self._show_workspace)
        self.workspaces.resting.connect(self._tell_resting)
        self.presentation.changed.connect(self.toolbar.set_spare)
        self.presentation.changed.connect(self._escape.setEnabled)
        self.toolbar.speed_chosen.connect(lambda speed: self.session.limit_speed(speed))
        self.toolbar.theme_asked.connect(self.toggle_theme)
        self.toolbar.language_asked.connect(self.set_language)
        self.lessons.told.connect(self.status.show_message)
        self.lessons.refused.connect(lambda error: self.status.show_error(error_text(error)))
        self.lessons.export_asked.connect(self.export)

    def _connect_workspace(self, workspace: Workspace) -> None:
        workspace.hint.connect(self.status.show_hint)
        workspace.export_asked.connect(self.export)
        workspace.told.connect(self.status.show_message)
        if hasattr(workspace, "exhibit_asked"):
            workspace.exhibit_asked.connect(self._open_exhibit)
        workspace.filled.connect(functools.partial(self._workspace_filled, workspace))
        session, document = workspace.lab.session, workspace.lab.document
        for signal, show in (
            (session.glance_ready, self.show_frame),
            (session.running_changed, self.actions_.show_running),
            (session.happened, self._tell),
            (session.begun_again, self._tell_begun_again),
            (document.changed, self._show_document),
            (document.weight_edited, self._show_document),
            (document.adjusted, self._tell_adjusted),
            (document.refused, self._tell_refused),
        ):
            signal.connect(functools.partial(self._if_shown, workspace, show))

    def _if_shown(self, workspace: Workspace, show: Callable[..., None], *values: object) -> None:
        """Show what a workspace tells, as long as it is the one on screen."""
        if workspace is self.workspaces.current:
            show(*values)

    def _workspace_filled(self, workspace: Workspace) -> None:
        workspace.restore_layout(self.settings.layout(workspace.id))
        self.presentation.take_in(workspace)
        self._show_exports(workspace)

    # What it shows

    def show_frame(self, frame: Frame) -> None:
        """Show a frame in the parts that are not a workspace's."""
        self.banner.show_frame(frame)
        if not self.isMinimized():
            self.toolbar.show_frame(frame)
            self.status.show_frame(frame)

    def _show_workspace(self, workspace: Workspace) -> None:
        """Let every part of the window speak of the workspace that has come on screen."""
        session = workspace.lab.session
        self.rail.show_chosen(workspace.id)
        self.menu.show_panels(workspace.panel_actions())
        if workspace.is_filled:
            self.presentation.take_in(workspace)
        self.actions_.show_running(session.running)
        session.limit_speed(self.toolbar.speed.currentData())
        self.banner.follow_lab(workspace.lab)
        self.toolbar.show_frame(session.frame)
        self.status.show_frame(session.frame)
        self.status.show_hint("")
        self._show_document()
        self._show_exports(workspace)
        if workspace is self.playground:
            self.tables.drops.watch(self)
        else:
            self.removeEventFilter(self.tables.drops)

    def _show_exports(self, workspace: Workspace) -> None:
        exports = workspace.exports() if workspace.is_filled else {}
        self.actions_.show_workspace(workspace.id, exports)
        runs = any(one.panel is not None for one in exports.values())
        for name in ("animate", "report"):
            self.actions_[name].setEnabled(runs)
        self.toolbar.export.setEnabled(bool(exports))

    def _tell_resting(self, _workspace: Workspace) -> None:
        text = QCoreApplication.translate(
            "Window", "Learning was paused when you left; Play lets it go on"
        )
        self.status.show_message(text)

    def _show_document(self, _old: object = None, _new: object = None) -> None:
        self.actions_["undo"].setEnabled(self.document.can_undo)
        self.actions_["redo"].setEnabled(self.document.can_redo)

    def _tell(self, event: Event) -> None:
        if event.what == "failed" and event.error is not None:
            self.banner.show_failure(event.error)
        elif event.what == "refused" and isinstance(event.error, SettingError):
            self.status.show_error(error_text(event.error))
        elif event.what == "stopped" and event.rule is not None:
            self.status.show_message(stop_text(event.rule))

    def _tell_begun_again(self, step: int) -> None:
        self.status.show_message(begun_again_text(step))

    def _tell_adjusted(self, edits: Mapping[str, Any]) -> None:
        self.status.show_message(adjusted_text(self.document.experiment, edits))

    def _tell_refused(self, _path: str, error: SettingError) -> None:
        self.status.show_error(error_text(error))

    # What it does

    def export(self, panel: str) -> None:
        """Open the export of a picture, named as in EXPORTS."""
        exports = self.workspaces.current.exports()
        parts = self.lessons.figures() if panel == "all" else ()
        dialog = ExportDialog(exports, panel, self.settings, self, parts)
        dialog.told.connect(self.status.show_message)
        dialog.open()

    def set_theme(self, name: str) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, name)
        self.settings.theme = name

    def toggle_theme(self) -> None:
        self.set_theme("light" if theme.current().dark else "dark")

    def set_language(self, code: str) -> None:
        set_language(code)
        self.settings.language = code

    def set_scale(self, scale: float) -> None:
        """Draw text and lines larger, from 1 to 2 times."""
        self.settings.scale = scale
        self.presentation.set_scale(scale)

    def set_motion(self, allowed: bool) -> None:
        motion.allow(allowed)
        self.settings.motion = allowed

    def toggle_full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def reset_layout(self) -> None:
        """Put the panels of the workspace on screen back to their places."""
        self.workspaces.current.reset_layout()

    # Its beginning and its end

    def _restore(self) -> None:
        if self.restoreGeometry(self.settings.geometry):
            return
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(SIZE.boundedTo(screen.size()))
        frame = self.frameGeometry()
        frame.moveCenter(screen.center())
        self.move(frame.topLeft())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.files.may_close():
            event.ignore()
            return
        QWhatsThis.hideText()
        self.presentation.leave()  # what is kept is how the window is worked with
        self.lessons.leave()
        self.files.keep()
        self.workspaces.close_labs()
        self.settings.geometry = self.saveGeometry()
        self.settings.workspace = self.workspaces.current.id
        for workspace in self.workspaces.workspaces.values():
            if workspace.is_filled:
                self.settings.set_layout(workspace.id, workspace.layout_state())
        self.settings.save()
        event.accept()
        self.closed.emit()
