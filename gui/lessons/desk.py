"""The desk: the list of lessons, the one that is open, and what is remembered of each."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QMessageBox, QWidget

from engine.registry import SettingError
from gui import icons
from gui.language import error_text, follow, language
from gui.lessons.pieces import Pieces
from gui.lessons.shelf import Shelf
from gui.plain_box import show_as_written
from gui.settings import Settings
from gui.workspaces.stack import WorkspaceStack
from gui.workspaces.workspace import Workspace

if TYPE_CHECKING:  # the start does not wait for any of these
    from engine.lessons.error import LessonError
    from engine.lessons.lesson import Lesson, Section
    from engine.lessons.library import Library
    from engine.lessons.progress import Progress
    from gui.lessons.course import Course
    from gui.lessons.stage import Stage
    from gui.panels.lesson import LessonPanel

MAP = {"playground": {"output": "map"}}
"""Panels of which the picture has another name among the exports."""
ONCE = Qt.ConnectionType.SingleShotConnection


class LessonDesk(QObject):
    """Fills a menu with all lessons, and puts the panel of the open one into `side`.

    told(text): what came of something.   refused(error): what could not be.
    export_asked(name): the figure of the lesson is to be saved.
    opening(): a lesson is about to take the place of what there is.
    turned(): a lesson has been opened, or left.
    """

    told = Signal(str)
    opening = Signal()
    turned = Signal()
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
        self.shelf = Shelf(settings)
        self._pieces = Pieces(self)
        self._opening: Lesson | None = None
        self._stage: Stage | None = None
        self.course: Course | None = None
        self.panel: LessonPanel | None = None
        self.menu = QMenu(window)
        self.menu.setToolTipsVisible(True)
        self.menu.aboutToShow.connect(self._prepare)
        self.menu.aboutToShow.connect(self.fill_menu)
        workspaces.entered.connect(self._follow_workspace)
        follow(self, self._retranslate)

    @property
    def library(self) -> Library:
        """All lessons."""
        return self.shelf.library

    def fill_menu(self) -> None:
        """List the lessons with how far each is, and after them those that cannot be read."""
        self.menu.clear()
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

    def open_named(self, name: str) -> None:
        """Open a lesson by the name of its folder, or say why it cannot be."""
        from engine.lessons.lesson import Lesson

        found = self.shelf.find(name)
        if isinstance(found, Lesson):
            self.open(found)
        elif found is not None:
            self._tell_problem(found)

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
        """Bring up the workspace of a lesson with its experiment, and its text beside it.

        In pieces, between which the window lives; nothing is painted until the last of them.
        """
        self.leave()
        self.opening.emit()
        self._opening = lesson
        self._workspaces.setUpdatesEnabled(False)
        self._pieces.do([self._enter, self._set_stage, self._show_text, self._finish_opening])

    def _enter(self) -> Callable[[Callable[[], None]], object] | None:
        """Come to the workspace. At the first visit it paints its shell, then makes its panels."""
        assert self._opening is not None
        self._workspaces.enter(self._opening.workspace)
        workspace = self._workspaces.current
        if workspace.is_filled:
            return None
        self._workspaces.setUpdatesEnabled(True)
        return lambda go_on: workspace.filled.connect(go_on, ONCE)

    def _stop_opening(self) -> None:
        self._opening = None
        self._pieces.stop()
        self._workspaces.setUpdatesEnabled(True)

    def _set_stage(self) -> None:
        from gui.lessons.stage import Stage  # the first picture does not wait

        assert self._opening is not None
        self._stage = Stage(self._workspaces.current, self._opening, self._buttons)

    def _show_text(self) -> None:
        from gui.lessons.course import Course  # as above
        from gui.panels.lesson import LessonPanel

        lesson, stage = self._opening, self._stage
        assert lesson is not None and stage is not None
        lab = self._workspaces.current.lab
        self.course = Course(lesson, self.progress(lesson), lab, self, stage.props)
        self.panel = LessonPanel(self.course)
        self._side.addWidget(self.panel)
        self.panel.show()  # now, so that the workspace is fitted beside it
        self.course.progressed.connect(self._keep)
        self.course.moved.connect(self._light_step)
        self.course.refused.connect(self.refused)
        self.course.acted.connect(stage.light)
        self.panel.left.connect(self.leave)
        self.panel.show_asked.connect(self._light)
        self.panel.figure_asked.connect(self._take_figure)
        self.panel.hand_in_asked.connect(self._ask_hand_in)
        self._expect_formulas(lesson)

    def _finish_opening(self) -> None:
        self._stop_opening()
        self._light_step()
        self.turned.emit()

    def _prepare(self) -> None:
        from gui.lessons.typesetter import typesetter  # as above

        typesetter().warm()

    def _expect_formulas(self, lesson: Lesson) -> None:
        """Have the formulas of the steps to come set meanwhile."""
        from gui.lessons.prose import formulas_of
        from gui.lessons.typesetter import typesetter

        for section in lesson.text(language()).sections:
            typesetter().expect(formulas_of(_words(section)))

    def leave(self) -> None:
        """Give the workspace back as it was; nothing when no lesson is open."""
        self._stop_opening()
        stage, course, panel = self._stage, self.course, self.panel
        if stage is None:
            return
        self._keep()
        self._stage = self.course = self.panel = None
        if course is not None and panel is not None:
            self._side.removeWidget(panel)
            panel.hide()
            panel.deleteLater()
            course.close()
            course.deleteLater()
            self._forget_formulas()
        stage.clear()
        self.turned.emit()

    def _forget_formulas(self) -> None:
        from gui.lessons.typesetter import typesetter

        typesetter().forget()

    def make_room(self, workspace: str) -> None:
        """Leave a lesson of this workspace: something that it would lock is to come there."""
        if self.course is not None and self.course.lesson.workspace == workspace:
            self.leave()
            text = QCoreApplication.translate("Lesson", "The lesson was left; answers are kept")
            self.told.emit(text)

    def _follow_workspace(self, workspace: Workspace) -> None:
        """The text stands beside its own workspace only."""
        if self._opening is not None and workspace.id != self._opening.workspace:
            self.leave()  # somebody was faster than the lesson
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
        self.export_asked.emit(self.show_figure())

    def show_figure(self) -> str:
        """Bring the panel of the lesson's figure on screen; what its export is called."""
        assert self.course is not None
        lesson, workspace = self.course.lesson, self._workspaces.current
        workspace.open_panel(lesson.figure)
        if lesson.workspace == "basics":
            return "basics"
        name = MAP.get(lesson.workspace, {}).get(lesson.figure, lesson.figure)
        known = workspace.exports()
        return name if name in known else next(iter(known))

    def figures(self) -> tuple[str, ...]:
        """What the exports of the panels are called that the open lesson shows."""
        if self.course is None or self._workspaces.current.id != self.course.lesson.workspace:
            return ()
        lesson, known = self.course.lesson, self._workspaces.current.exports()
        named = {one.id: name for name, one in known.items()}
        names = MAP.get(lesson.workspace, {})
        shown = (names.get(panel, panel) for panel in (lesson.figure, *lesson.panels))
        return tuple(named[panel] for panel in dict.fromkeys(shown) if panel in named)

    # Files

    def _ask_hand_in(self) -> None:
        assert self.course is not None
        from gui.lessons.handing_in import ask_file

        ask_file(self._window, self.course.lesson.name, self.hand_in)

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
        show_as_written(telling)
        telling.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        telling.open()

    def _retranslate(self) -> None:
        self.menu.setTitle(QCoreApplication.translate("Lesson", "Lessons"))


def _words(section: Section) -> str:
    """All Markdown of a step."""
    asked = [
        text
        for question in section.questions
        for text in (question.text, *(o.text + "\n" + o.feedback for o in question.options))
    ]
    return "\n\n".join([section.prose, *asked])
