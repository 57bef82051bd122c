"""The main window: toolbar, rail, workspace and status bar around one document and its session."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWhatsThis,
    QWidget,
)

from engine.registry import SettingError
from engine.training.frame import Frame
from engine.training.runner import Event
from gui import help as help_windows
from gui import motion, theme
from gui.actions import EXPORTS, Actions
from gui.banner import Banner
from gui.document import Document
from gui.explain import explain
from gui.export_dialog import ExportDialog
from gui.finder import Entry, Finder
from gui.language import LANGUAGES, QT_TRANSLATE_NOOP, Words, error_text, set_language
from gui.menus import SCALES, MainMenu
from gui.messages import adjusted_text, stop_text
from gui.output.stroke import Tool
from gui.presentation import Presentation
from gui.rail import Rail, RailEntry
from gui.session import Session
from gui.settings import Settings
from gui.status import StatusBar
from gui.tables.opening import TableOpening
from gui.toolbar import ToolBar
from gui.workspaces.playground import Playground

SIZE = QSize(1440, 900)
SMALLEST = QSize(1100, 700)
THEME = Words("Menu", QT_TRANSLATE_NOOP("Menu", "Theme"))
LANGUAGE = Words("Menu", QT_TRANSLATE_NOOP("Menu", "Language"))
TEXT_SIZE = Words("Menu", QT_TRANSLATE_NOOP("Menu", "Text size"))
LIGHT = Words("Menu", QT_TRANSLATE_NOOP("Menu", "Light"))
DARK = Words("Menu", QT_TRANSLATE_NOOP("Menu", "Dark"))


class MainWindow(QMainWindow):
    """Shows the shell at once; `fill` adds the panels. Closing stops and joins the session.

    closed: the session has ended and the settings are kept.
    """

    closed = Signal()

    def __init__(self, document: Document, session: Session, settings: Settings) -> None:
        super().__init__()
        self.document = document
        self.session = session
        self.settings = settings
        self._ended = False
        self.setWindowTitle("Glassnet")
        # A laptop at 150 % has 1280 × 680 pixels of its own: no edge may lie beyond the screen.
        room = QGuiApplication.primaryScreen().availableSize()
        self.setMinimumSize(SMALLEST.boundedTo(room))
        self.playground = Playground(document, session)
        self.workspaces = (self.playground,)
        self.actions_ = Actions(self, self._commands())
        self.menu = MainMenu(
            self.actions_,
            self.playground.panel_actions(),
            self.set_theme,
            self.set_language,
            self.set_scale,
            self.set_motion,
            self,
        )
        self.menu.motion.setChecked(settings.motion)
        self.toolbar = ToolBar(self.actions_, self.menu, self._export_menu())
        self.banner = Banner(document, self.actions_)
        self.rail = Rail([RailEntry(w.id, w.icon, w.title) for w in self.workspaces])
        self.status = StatusBar()
        self.tables = TableOpening(self, document)
        self._lay_out()
        self.presentation = Presentation(self, (self.rail, self.status), lambda: self.workspaces)
        self.finder = Finder(self._findable, self)
        self._escape = QShortcut(Qt.Key.Key_Escape, self, self.presentation.leave)
        self._escape.setEnabled(False)
        self._connect()
        self._show_document()
        self._restore()
        self.setFocus()  # no control is in use until the user takes one

    def fill(self) -> None:
        """Make the panels and start the session; not once the window is closed."""
        if self._ended:
            return
        for workspace in self.workspaces:
            workspace.fill()
            workspace.restore_layout(self.settings.layout(workspace.id))
        for name in EXPORTS:
            self.actions_[name].setEnabled(True)
        self.toolbar.export.setEnabled(True)
        self.session.start()

    # What it is made of

    def _commands(self) -> dict[str, Any]:
        return {
            "play": self.session.toggle,
            "step": self.session.make_step,
            "epoch": self.session.make_epoch,
            "reset": self.session.reset,
            "undo": self.document.undo,
            "redo": self.document.redo,
            **{name: functools.partial(self.export, panel) for name, panel in EXPORTS.items()},
            "open_table": lambda: self.tables.ask_file(),
            "paste_table": lambda: self.tables.paste(),
            "select_points": lambda: self.playground.choose_tool(Tool.SELECT),
            "paint_points": lambda: self.playground.choose_tool(Tool.BRUSH),
            "erase_points": lambda: self.playground.choose_tool(Tool.ERASER),
            "clear_points": self.playground.clear_points,
            "quit": self.close,
            "find": lambda: self.finder.open(),
            "present": lambda: self.presentation.toggle(),
            "full_screen": self.toggle_full_screen,
            "reset_layout": self.reset_layout,
            "explain": lambda: explain(self),
            "keys": lambda: help_windows.show_keys(self),
            "about": lambda: help_windows.show_about(self),
        }

    def _findable(self) -> Iterator[Entry]:
        """Everything that the command finder finds at the moment."""
        from gui import finder_entries as entries  # the first picture does not wait

        workspace = self.workspaces[self._stack.currentIndex()]
        yield from entries.commands(self.actions_)
        yield from entries.panels(workspace.openers())
        themes = ((LIGHT, "light"), (DARK, "dark"))
        looks = [(title, functools.partial(self.set_theme, name)) for title, name in themes]
        yield from entries.choices(THEME, looks, "sun")
        tongues = [
            ((lambda name=name: name), functools.partial(self.set_language, code))
            for code, name in LANGUAGES.items()
        ]
        yield from entries.choices(LANGUAGE, tongues, "languages")
        sizes = [
            ((lambda scale=scale: f"{scale:.0%}"), functools.partial(self.set_scale, scale))
            for scale in SCALES
        ]
        yield from entries.choices(TEXT_SIZE, sizes, "zoom-in")
        yield from entries.components(self.document)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        for name in EXPORTS:
            self.actions_[name].setEnabled(False)  # until there is a panel to be exported
            menu.addAction(self.actions_[name])
        return menu

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for workspace in self.workspaces:
            self._stack.addWidget(workspace)
        self.rail.show_chosen(self.workspaces[0].id)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        # Large text in a small window asks for more room than there is.
        scrolling = QScrollArea()
        scrolling.setFrameShape(QFrame.Shape.NoFrame)
        scrolling.setWidgetResizable(True)
        scrolling.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolling.setWidget(self._stack)
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
        self.toolbar.export.setEnabled(False)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._show_workspace)
        self.presentation.changed.connect(self.toolbar.set_spare)
        self.presentation.changed.connect(self._escape.setEnabled)
        self.toolbar.speed_chosen.connect(self.session.limit_speed)
        self.toolbar.theme_asked.connect(self.toggle_theme)
        self.toolbar.language_asked.connect(self.set_language)
        for workspace in self.workspaces:
            workspace.hint.connect(self.status.show_hint)
            workspace.export_asked.connect(self.export)
            workspace.told.connect(self.status.show_message)
            workspace.table_asked.connect(self.tables.ask_file)
        self.tables.told.connect(self.status.show_message)
        self.tables.refused.connect(self.status.show_error)
        self.session.glance_ready.connect(self.show_frame)
        self.session.running_changed.connect(self.actions_.show_running)
        self.session.happened.connect(self._tell)
        self.document.changed.connect(self._show_document)
        self.document.weight_edited.connect(self._show_document)
        self.document.adjusted.connect(self._tell_adjusted)
        self.document.refused.connect(self._tell_refused)

    # What it shows

    def show_frame(self, frame: Frame) -> None:
        """Show a frame in the parts that are not a workspace's."""
        self.banner.show_frame(frame)
        if not self.isMinimized():
            self.toolbar.show_frame(frame)
            self.status.show_frame(frame)

    def _show_workspace(self, id: str) -> None:
        workspace = next(workspace for workspace in self.workspaces if workspace.id == id)
        self._stack.setCurrentWidget(workspace)

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

    def _tell_adjusted(self, edits: Mapping[str, Any]) -> None:
        self.status.show_message(adjusted_text(self.document.experiment, edits))

    def _tell_refused(self, _path: str, error: SettingError) -> None:
        self.status.show_error(error_text(error))

    # What it does

    def export(self, panel: str) -> None:
        """Open the export of a picture, named as in EXPORTS."""
        ExportDialog(self.playground.exports(), panel, self.settings, self).open()

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
        self.workspaces[self._stack.currentIndex()].reset_layout()

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
        self._ended = True
        QWhatsThis.hideText()
        self.presentation.leave()  # what is kept is how the window is worked with
        self.session.close()
        self.settings.geometry = self.saveGeometry()
        for workspace in self.workspaces:
            self.settings.set_layout(workspace.id, workspace.layout_state())
        self.settings.save()
        event.accept()
        self.closed.emit()
