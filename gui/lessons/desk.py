"""The desk: the list of lessons, the one that is open, and what is remembered of each."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QMessageBox, QWidget

from engine.registry import SettingError
from gui import icons
from gui.language import error_text, follow, language
from gui.lesson_folders import lesson_folders
from gui.settings import Settings
from gui.workspaces.stack import WorkspaceStack
from gui.workspaces.workspace import Workspace

if TYPE_CHECKING:  # the start does not wait for any of these
    from engine.lessons.error import LessonError
    from engine.lessons.lesson import Lesson
    from engine.lessons.library import Library
    from engine.lessons.progress import Progress
    from gui.lessons.course import Course
    from gui.lessons.stage import Stage
    from gui.panels.lesson import LessonPanel

MAP = {"playground": {"output": "map"}}
"""Panels of which the picture has another name among the exports."""


class LessonDesk(QObject):
    """Fills a menu with all lessons, and puts the panel of the open one into `side`.

    told(text): what came of something.   refused(error): what could not be.
    export_asked(name): the figure of the lesson is to be saved.
    """

    told = Signal(str)
    refused = Signal(object)
    export_asked = Signal(str)

    def __init__(
        self,
        window: QWidget,
        workspaces: WorkspaceStack,
        side: QHBoxLayout,
        buttons: Callable[[str], QWidget | None],
        settings: Settings,
    ) -> None:
        """buttons: gives the button of a command, by its id."""
        super().__init__(window)
        self._window = window
        self._workspaces = workspaces
        self._side = side
        self._buttons = buttons
        self._settings = settings
        self._library: Library | None = None
        self._opening: Lesson | None = None
        self._stage: Stage | None = None
        self.course: Course | None = None
        self.panel: LessonPanel | None = None
        self.menu = QMenu(window)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self.fill_menu)
        workspaces.entered.connect(self._follow_workspace)
        follow(self, self._retranslate)

    @property
    def library(self) -> Library:
        """All lessons, read when they are first wanted."""
        from engine.lessons.library import read_library

        if self._library is None:
            self._library = read_library(lesson_folders(self._settings.lesson_folder))
        return self._library

    def fill_menu(self) -> None:
        """List the lessons with how far each is, and after them those that cannot be read."""
        self.menu.clear()
        self._library = None  # a teacher may have mended one
        for lesson in self.library.lessons:
            progress = self.progress(lesson)
            count, done = len(lesson.steps), len(progress.done)
            title = lesson.text(language()).title.replace("&", "&&")
            shown = f"\t{done}/{count}" if done else ""
            action = self.menu.addAction(f"{lesson.number}  {title}{shown}")
            action.setToolTip(lesson.text(language()).summary)
            if done == count:
                action.setIcon(icons.icon("circle-check", "success"))
            action.setData(lesson.name)
            action.triggered.connect(functools.partial(self._chosen, lesson))
        if self.library.problems:
            self.menu.addSeparator()
        for problem in self.library.problems:
            text = QCoreApplication.translate("Lesson", "{file} cannot be used…")
            place = problem.file if problem.file.is_dir() else problem.file.parent
            action = self.menu.addAction(text.format(file=place.name).replace("&", "&&"))
            action.setIcon(icons.icon("triangle-alert", "warning"))
            action.triggered.connect(functools.partial(self._tell_problem, problem))
        self.menu.addSeparator()
        folder = QCoreApplication.translate("Lesson", "Folder of my own lessons…")
        self.menu.addAction(icons.icon("folder-open"), folder).triggered.connect(self._ask_folder)
        if self.course is not None:
            leave = QCoreApplication.translate("Lesson", "Leave the lesson")
            self.menu.addAction(icons.icon("x"), leave).triggered.connect(self.leave)

    def _chosen(self, lesson: Lesson, _checked: bool = False) -> None:
        self.open(lesson)

    # What is remembered

    def progress(self, lesson: Lesson) -> Progress:
        """How far a lesson is; from its beginning when what was kept is of no use."""
        from engine.lessons.progress import Progress

        kept = self._settings.lesson_progress(lesson.name)
        try:
            return Progress.from_plain(json.loads(kept)) if kept else Progress(lesson.name)
        except (ValueError, SettingError):
            return Progress(lesson.name)

    def _keep(self) -> None:
        if self.course is not None:
            kept = self.course.progress
            self._settings.set_lesson_progress(kept.lesson, json.dumps(kept.plain()))

    # Opening and leaving

    def open(self, lesson: Lesson) -> None:
        """Bring up the workspace of a lesson with its experiment, and its text beside it."""
        self.leave()
        self._opening = lesson
        self._workspaces.enter(lesson.workspace)
        workspace = self._workspaces.current
        if workspace.is_filled:
            self._begin(workspace)
        else:
            workspace.filled.connect(functools.partial(self._begin, workspace))

    def _begin(self, workspace: Workspace) -> None:
        from gui.lessons.course import Course  # the first picture does not wait
        from gui.lessons.stage import Stage
        from gui.panels.lesson import LessonPanel

        lesson, self._opening = self._opening, None
        if lesson is None or lesson.workspace != workspace.id:
            return
        self._stage = Stage(workspace, lesson, self._buttons)
        self.course = Course(lesson, self.progress(lesson), workspace.lab, self)
        self.panel = LessonPanel(self.course)
        self._side.addWidget(self.panel)
        self.panel.show()  # now, so that the workspace is fitted beside it
        self.course.progressed.connect(self._keep)
        self.course.moved.connect(self._light_step)
        self.course.refused.connect(self.refused)
        self.course.acted.connect(self._stage.light)
        self.panel.left.connect(self.leave)
        self.panel.show_asked.connect(self._light)
        self.panel.figure_asked.connect(self._take_figure)
        self.panel.hand_in_asked.connect(self._ask_hand_in)
        self._light_step()

    def leave(self) -> None:
        """Give the workspace back as it was; nothing when no lesson is open."""
        self._opening = None
        if self._stage is None or self.course is None or self.panel is None:
            return
        self._keep()
        stage, course, panel = self._stage, self.course, self.panel
        self._stage = self.course = self.panel = None
        self._side.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        course.close()
        course.deleteLater()
        stage.clear()

    def _follow_workspace(self, workspace: Workspace) -> None:
        """The text stands beside its own workspace only."""
        if self.panel is not None and self.course is not None:
            self.panel.setVisible(workspace.id == self.course.lesson.workspace)

    # What the panel asks for

    def _light_step(self) -> None:
        if self._stage is not None and self.course is not None:
            self._stage.end_rings()
            for name in self.course.step.highlight:
                self._stage.light(name)

    def _light(self, name: str) -> None:
        if self._stage is not None:
            self._stage.end_rings()
            if not self._stage.light(name):
                text = QCoreApplication.translate("Lesson", "This control is not there just now")
                self.told.emit(text)

    def _take_figure(self) -> None:
        assert self.course is not None
        lesson = self.course.lesson
        workspace = self._workspaces.current
        workspace.open_panel(lesson.figure)
        if lesson.workspace == "basics":
            self.export_asked.emit("basics")
            return
        name = MAP.get(lesson.workspace, {}).get(lesson.figure, lesson.figure)
        known = workspace.exports()
        self.export_asked.emit(name if name in known else next(iter(known)))

    # Files

    def _ask_hand_in(self) -> None:
        assert self.course is not None
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title = QCoreApplication.translate("Lesson", "Save answers for handing in")
        asking = QFileDialog(self._window, title, folder)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asking.setFileMode(QFileDialog.FileMode.AnyFile)
        text = QCoreApplication.translate("Lesson", "Text")
        asking.setNameFilters([f"{text} (*.txt)", "JSON (*.json)"])
        asking.setDefaultSuffix("txt")
        asking.filterSelected.connect(
            lambda chosen: asking.setDefaultSuffix("json" if "json" in chosen else "txt")
        )
        asking.selectFile(self.course.lesson.name)
        asking.fileSelected.connect(lambda path: self.hand_in(Path(path)))
        asking.open()

    def hand_in(self, file: Path) -> None:
        """Write the progress and the answers of the open lesson to a file."""
        from gui.lessons.handing_in import save

        if self.course is None:
            return
        try:
            save(file, self.course.lesson, self.course.progress, language())
        except OSError as error:
            text = QCoreApplication.translate("Lesson", "{file} could not be written: {reason}")
            self.told.emit(text.format(file=file.name, reason=error.strerror or error))
        else:
            text = QCoreApplication.translate("Lesson", "Saved {file}")
            self.told.emit(text.format(file=file.name))

    def _ask_folder(self) -> None:
        title = QCoreApplication.translate("Lesson", "Folder of my own lessons")
        asking = QFileDialog(self._window, title, str(self._settings.lesson_folder or ""))
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setFileMode(QFileDialog.FileMode.Directory)
        asking.setOption(QFileDialog.Option.ShowDirsOnly)
        asking.fileSelected.connect(self.choose_folder)
        asking.open()

    def choose_folder(self, folder: str) -> None:
        """Look for lessons in a folder of the user's own as well."""
        from engine.lessons.library import read_library

        self._settings.lesson_folder = Path(folder)
        self._library = None
        found = read_library([Path(folder)])
        text = QCoreApplication.translate(
            "Lesson", "{lessons} lessons found, {broken} cannot be used"
        )
        self.told.emit(text.format(lessons=len(found.lessons), broken=len(found.problems)))

    def _tell_problem(self, problem: LessonError, _checked: bool = False) -> None:
        """Say what is wrong with a lesson, with file and line."""
        telling = QMessageBox(self._window)
        telling.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        telling.setIcon(QMessageBox.Icon.Warning)
        telling.setWindowTitle(QCoreApplication.translate("Lesson", "Lesson"))
        place = QCoreApplication.translate("Lesson", "{file}, line {line}")
        telling.setText(place.format(file=problem.file, line=problem.line))
        telling.setInformativeText(error_text(problem.problem))
        telling.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        telling.open()

    def _retranslate(self) -> None:
        self.menu.setTitle(QCoreApplication.translate("Lesson", "Lessons"))
