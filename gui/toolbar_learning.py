"""Learning or not: the buttons of a run are of use only where its network is to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from engine.lessons.places import COMMANDS
from gui.actions import Actions
from gui.language import follow
from gui.status import StatusBar
from gui.toolbar import ToolBar
from gui.workspaces.stack import WorkspaceStack
from gui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from engine.lessons.lesson import Lesson
    from gui.lessons.desk import LessonDesk

BASICS = "basics"
NETWORK_PANELS = ("gradient_check", "stepping")
"""The panels of Basics that look into the network which the buttons let learn."""


class LearningButtons(QObject):
    """Takes the buttons of a run out of use while a panel of Basics is shown that has no network.

    What plays there has a button of its own; the network of Basics would learn behind its back.
    """

    def __init__(
        self,
        toolbar: ToolBar,
        status: StatusBar,
        actions: Actions,
        workspaces: WorkspaceStack,
        lessons: LessonDesk,
    ) -> None:
        super().__init__(toolbar)
        self._status = status
        self._toolbar = toolbar
        self._actions = actions
        self._workspaces = workspaces
        self._lessons = lessons
        for workspace in workspaces.workspaces.values():
            self._follow_panels(workspace)
        workspaces.made.connect(self._follow_panels)
        workspaces.entered.connect(self._look)
        lessons.turned.connect(self._look)
        follow(self, self._look)

    def _follow_panels(self, workspace: Workspace) -> None:
        workspace.lab.session.running_changed.connect(self._look)
        if workspace.id == BASICS:
            for action in workspace.panel_actions():
                action.toggled.connect(self._look)

    def _learns(self, workspace: Workspace) -> bool:
        """Whether the network of a workspace is to be seen, or a lesson speaks of it."""
        if workspace.id != BASICS or getattr(workspace, "shown", "") in NETWORK_PANELS:
            return True
        course = self._lessons.course
        return course is not None and course.lesson.workspace == BASICS and _plays(course.lesson)

    def _look(self, _of: object = None) -> None:
        if not self._workspaces.workspaces:
            return
        workspace = self._workspaces.current
        learns, session = self._learns(workspace), workspace.lab.session
        if not learns and session.running:
            session.pause()
        self._toolbar.show_clock(learns)
        self._status.show_run(learns)
        reason = QCoreApplication.translate(
            "ToolBar", "No network learns on this panel; what plays here has a button of its own"
        )
        for name in COMMANDS:
            action = self._actions[name]
            if not learns:
                action.setToolTip(reason)
            elif not action.isEnabled():
                self._actions.dress(name)
            action.setEnabled(learns)


def _plays(lesson: Lesson) -> bool:
    """Whether a lesson has something to be learnt by its network."""
    lit = {name for step in lesson.steps for name in step.highlight}
    awaited = {condition.metric for step in lesson.steps for condition in step.until}
    return bool(lit & set(COMMANDS) or awaited & {"step", "epoch"})
