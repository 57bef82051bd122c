"""The menus behind the hamburger button: every command with its key, and every choice of view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from gui import theme
from gui.actions import Actions
from gui.language import LANGUAGES, follow, language
from gui.settings import THEMES

SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


class MainMenu(QMenu):
    """File, Edit, Run, View and Help."""

    def __init__(
        self,
        actions: Actions,
        set_theme: Callable[[str], object],
        set_language: Callable[[str], object],
        set_scale: Callable[[float], object],
        set_motion: Callable[[bool], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.file, self.edit, self.run = self.addMenu(""), self.addMenu(""), self.addMenu("")
        self.view, self.help = self.addMenu(""), self.addMenu("")
        self._fill(self.file, actions.of_menu("file"))
        self.file.insertSeparator(actions["quit"])
        self._fill(self.edit, actions.of_menu("edit"))
        self._fill(self.run, actions.of_menu("run"))
        self.themes = Choice(self.view.addMenu(""), dict.fromkeys(THEMES, ""), set_theme)
        self.languages = Choice(self.view.addMenu(""), LANGUAGES, set_language)
        percent = {f"{scale:g}": f"{scale:.0%}" for scale in SCALES}
        self.scales = Choice(self.view.addMenu(""), percent, lambda scale: set_scale(float(scale)))
        self.motion = self.view.addAction("")
        self.motion.setCheckable(True)
        self.motion.toggled.connect(set_motion)
        self.panels = self.view.addMenu("")
        self.view.addSeparator()
        self._fill(self.view, actions.of_menu("view"))
        self._fill(self.help, actions.of_menu("help"))
        self.aboutToShow.connect(self._show_choices)
        follow(self, self._retranslate)

    def show_panels(self, panels: Iterable[QAction]) -> None:
        """Offer the panels of the workspace on screen."""
        self.panels.clear()
        self._fill(self.panels, panels)

    @staticmethod
    def _fill(menu: QMenu, actions: Iterable[QAction]) -> None:
        for action in actions:
            menu.addAction(action)

    def _show_choices(self) -> None:
        self.themes.show_key("dark" if theme.current().dark else "light")
        self.languages.show_key(language())
        self.scales.show_key(f"{theme.current().scale:g}")

    def _retranslate(self) -> None:
        self.file.setTitle(QCoreApplication.translate("Menu", "File"))
        self.edit.setTitle(QCoreApplication.translate("Menu", "Edit"))
        self.run.setTitle(QCoreApplication.translate("Menu", "Run"))
        self.view.setTitle(QCoreApplication.translate("Menu", "View"))
        self.help.setTitle(QCoreApplication.translate("Menu", "Help"))
        self.themes.menu.setTitle(QCoreApplication.translate("Menu", "Theme"))
        self.languages.menu.setTitle(QCoreApplication.translate("Menu", "Language"))
        self.scales.menu.setTitle(QCoreApplication.translate("Menu", "Text size"))
        self.motion.setText(QCoreApplication.translate("Menu", "Motion"))
        self.panels.setTitle(QCoreApplication.translate("Menu", "Panels"))
        self.themes["light"].setText(QCoreApplication.translate("Menu", "Light"))
        self.themes["dark"].setText(QCoreApplication.translate("Menu", "Dark"))


class Choice:
    """A submenu of which one entry is chosen."""

    def __init__(
        self, menu: QMenu, texts: Mapping[str, str], choose: Callable[[str], object]
    ) -> None:
        self.menu = menu
        self._group = QActionGroup(menu)
        self._actions: dict[str, QAction] = {}
        for key, text in texts.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, key=key: choose(key))
            self._group.addAction(action)
            self._actions[key] = action

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def show_key(self, key: str) -> None:
        """Mark the entry that holds; none if it is not in the list."""
        for name, action in self._actions.items():
            action.setChecked(name == key)
