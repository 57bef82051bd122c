"""The desk of files: which file each workspace holds, and all that is done with files."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QGridLayout, QMainWindow, QMessageBox, QSpacerItem

from engine.registry import SettingError
from engine.training.kept_run import KeptRun
from gui.asking import file_dialog
from gui.drops import Drops
from gui.files.drops import is_shared, source_in
from gui.files.held import EXPERIMENT_SUFFIX, RUN_SUFFIX, HeldFile
from gui.files.keeping import is_worth_keeping, keep, kept_files
from gui.files.recent import RecentMenu
from gui.language import error_text, follow
from gui.plain_box import show_as_written
from gui.settings import Settings
from gui.workspaces.catalogue import first_experiment
from gui.workspaces.stack import WorkspaceStack
from gui.workspaces.workspace import Workspace

if TYPE_CHECKING:
    from gui.files.reading import Source
    from gui.files.waiting import Waiting

BOX_PX = 460


class FileDesk(QObject):
    """Opens, saves and shares for a window, and names in its title the file that it holds.

    told(text): what came of it. Nothing is lost by opening: undo goes on with the run before.
    """

    told = Signal(str)

    def __init__(self, window: QMainWindow, workspaces: WorkspaceStack, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._workspaces = workspaces
        self._settings = settings
        self._held: dict[str, HeldFile] = {}  # by the workspace's id
        self._waiting: Waiting | None = None
        self._may_close = False
        self.box: QMessageBox | None = None
        self.recent = RecentMenu(settings, self.open, window)
        self._drops = Drops(source_in, self.open, self)
        workspaces.made.connect(self._follow)
        workspaces.entered.connect(self._entered)
        for workspace in workspaces.workspaces.values():
            self._follow(workspace)
        follow(self, self.show_title)

    # What is held

    @property
    def held(self) -> HeldFile | None:
        """The file of the workspace on screen; what a lesson does there is no file's."""
        return self._held_by(self._workspaces.current.id)

    def _held_by(self, id: str) -> HeldFile | None:
        aside = self._workspaces.workspaces[id].lab.document.is_aside
        return None if aside else self._held.get(id)

    def _follow(self, workspace: Workspace) -> None:
        lab = workspace.lab
        lab.document.run_exchanged.connect(functools.partial(self._exchanged, workspace.id))
        lab.document.changed.connect(self.show_title)
        lab.session.glance_ready.connect(self.show_title)
        self._drops.watch(workspace)

    def _entered(self, _workspace: Workspace) -> None:
        self._drops.watch(self._window)  # again: others watch it too, and are to be asked later
        self.show_title()

    def _exchanged(self, id: str, coming: KeptRun, leaving: KeptRun) -> None:
        """A run takes its file along, and undo brings it back; one that begins again keeps it."""
        if coming.of_reset or self._workspaces.workspaces[id].lab.document.is_aside:
            return
        leaving.place = self._held.pop(id, None)
        if isinstance(coming.place, HeldFile):
            self._held[id] = coming.place

    def show_title(self, *_: object) -> None:
        """Name the file in the title, and mark what it has not."""
        if not self._workspaces.workspaces:
            return
        held = self.held
        name = "" if held is None else held.path.name.replace("[*]", "[*][*]")
        title = f"{name}[*] – Glassnet" if name else "Glassnet[*]"
        if self._window.windowTitle() != title:
            self._window.setWindowModified(False)
            self._window.setWindowTitle(title)
        self._window.setWindowModified(self._lacks(self._workspaces.current.id))

    def _lacks(self, id: str) -> bool:
        held, lab = self._held_by(id), self._workspaces.workspaces[id].lab
        return held is not None and held.lacks(lab.document.experiment, lab.session.frame)

    # Opening

    def new(self) -> None:
        """Begin with what the workspace first began with."""
        workspace = self._workspaces.current
        workspace.lab.document.open_run(KeptRun(first_experiment(workspace.id)))

    def ask_open(self) -> None:
        """Ask for a file."""
        from gui.files.words import open_filters  # the first picture does not wait

        asking = self._asking(QCoreApplication.translate("Files", "Open"))
        asking.setFileMode(QFileDialog.FileMode.ExistingFile)
        asking.setNameFilters(open_filters())
        asking.fileSelected.connect(lambda path: self.open(Path(path)))
        asking.open()

    def open(self, source: Source) -> None:
        """Open a file or a shared text, in the background; one that is being read gives way."""
        from gui.files.reading import reading  # as above
        from gui.files.waiting import Waiting

        if self._waiting is not None:
            self._waiting.abandon()
        name = source.name if isinstance(source, Path) else ""
        text = QCoreApplication.translate("Files", "Opening {file}…").format(file=name)
        self._waiting = waiting = Waiting(self._window, text, reading(source))
        waiting.done.connect(functools.partial(self._read, source))
        waiting.refused.connect(functools.partial(self._refuse_opening, name))
        waiting.destroyed.connect(functools.partial(self._forget_waiting, waiting))
        waiting.start()

    def open_named(self, text: str) -> None:
        """Open what the command line names: a file, its address, or a shared text itself."""
        place = QUrl(text).toLocalFile() if text.startswith("file:") else text
        self.open(text if is_shared(text) else Path(place))

    def paste(self) -> bool:
        """Open the shared text, or the file, on the clipboard. False if there is none."""
        source = source_in(QGuiApplication.clipboard().mimeData())
        if source is not None:
            self.open(source)
        return source is not None

    def _forget_waiting(self, waiting: object, _: object = None) -> None:
        if self._waiting is waiting:
            self._waiting = None

    def _read(self, source: Source, found: object) -> None:
        from gui.files.reading import Reading  # as above
        from gui.files.words import opened_text

        self._waiting = None
        name = source.name if isinstance(source, Path) else ""
        if not isinstance(found, Reading):
            self._refuse_opening(name, found)
            return
        pictures = found.run.experiment.dataset.sample == "picture"
        self._workspaces.enter("images" if pictures else "playground")
        kept = isinstance(source, Path) and source in kept_files().values()
        if kept:  # it is nobody's file: Save asks for one
            found.run.place = None
            name = QCoreApplication.translate("Files", "Last time")
        if not self._workspaces.current.lab.document.open_run(found.run):
            return
        if isinstance(source, Path) and not kept:
            self._remember(source)
        self.told.emit(opened_text(name, found))
        self.show_title()

    # Saving

    def save(self) -> None:
        """Save into the file that is held, or ask for one."""
        if self.held is None:
            self.ask_save()
        else:
            self._save(self._workspaces.current, self.held.path, self.held.of_run)

    def ask_save(self) -> None:
        """Ask for a file to save into."""
        from gui.files.words import experiment_filter, run_filter  # as above

        workspace, held = self._workspaces.current, self.held
        frame = workspace.lab.session.frame
        of_run = held.of_run if held else frame is not None and frame.step > 0
        asking = self._asking(QCoreApplication.translate("Files", "Save as"))
        asking.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        filters = {run_filter(): RUN_SUFFIX, experiment_filter(): EXPERIMENT_SUFFIX}
        asking.setNameFilters(list(filters))
        asking.filterSelected.connect(lambda chosen: asking.setDefaultSuffix(filters[chosen]))
        asking.selectNameFilter(run_filter() if of_run else experiment_filter())
        asking.setDefaultSuffix(RUN_SUFFIX if of_run else EXPERIMENT_SUFFIX)
        stem = held.path.stem if held else workspace.lab.document.experiment.dataset.kind
        asking.selectFile(stem)
        asking.fileSelected.connect(
            lambda path: self._save(workspace, Path(path), _of_run(path, asking, filters))
        )
        asking.open()

    def save_to(self, path: Path) -> None:
        """Save the workspace on screen into a file; its ending tells what."""
        self._save(self._workspaces.current, path, path.suffix != EXPERIMENT_SUFFIX)

    def _save(self, workspace: Workspace, path: Path, of_run: bool, close: bool = False) -> None:
        from gui.files.saving import FileSaving  # as above

        saving = FileSaving(self._window, workspace.lab, path.absolute(), of_run)
        saving.done.connect(functools.partial(self._saved, workspace.id, close))
        saving.refused.connect(functools.partial(self._refuse_saving, path.name))
        saving.start()

    def _saved(self, id: str, close: bool, held: HeldFile, size: int) -> None:
        from gui.files.words import saved_text  # as above

        if not self._workspaces.workspaces[id].lab.document.is_aside:
            self._held[id] = held
        self._remember(held.path)
        self.told.emit(saved_text(held.path, size))
        self.show_title()
        if close:
            self._window.close()

    def share(self) -> None:
        """Copy the run of the workspace on screen as one line of text."""
        from gui.files.saving import sharing  # as above
        from gui.files.waiting import Waiting

        frame = self._workspaces.current.lab.session.frame
        if frame is None:
            return
        text = QCoreApplication.translate("Files", "Writing the run as text…")
        waiting = Waiting(self._window, text, sharing(frame))
        waiting.done.connect(self._share)
        waiting.refused.connect(self._refuse_sharing)
        waiting.start()

    def _share(self, text: object) -> None:
        from gui.files.words import shared_words  # as above

        if isinstance(text, str):
            QGuiApplication.clipboard().setText(text)
            self.told.emit(shared_words(len(text)))
        else:
            self._refuse_sharing(text)

    # The end

    def may_close(self) -> bool:
        """Whether nothing is in the window that a file of its has not; asks, if there is."""
        lacking = [id for id in self._held if self._lacks(id)]
        if self._may_close or not lacking:
            if self._waiting is not None:
                self._waiting.abandon()
            return True
        workspace = self._workspaces.workspaces[lacking[0]]
        self._workspaces.enter(workspace.id)
        if self.box is None:
            self._ask_close(workspace)
        return False

    def keep(self) -> None:
        """Keep what no file has, before the sessions end; asked for or not, it is not lost."""
        for id, workspace in self._workspaces.workspaces.items():
            held = self._held.get(id)
            if is_worth_keeping(workspace.lab) and (held is None or self._lacks(id)):
                keep(id, workspace.lab)

    def _ask_close(self, workspace: Workspace) -> None:
        held = self._held[workspace.id]
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Question)
        text = QCoreApplication.translate("Files", "Save what has changed since {file} was saved?")
        box.setText(text.format(file=held.path.name))
        box.setInformativeText(
            QCoreApplication.translate(
                "Files", "Otherwise it is only kept until the next time that the window closes."
            )
        )
        show_as_written(box)
        roles = QMessageBox.ButtonRole
        save = box.addButton(QCoreApplication.translate("Files", "Save"), roles.AcceptRole)
        discard = QCoreApplication.translate("Files", "Close without saving")
        leave = box.addButton(discard, roles.DestructiveRole)
        stay = box.addButton(QCoreApplication.translate("Files", "Cancel"), roles.RejectRole)
        box.setDefaultButton(save)
        box.setEscapeButton(stay)
        save.clicked.connect(lambda: self._save(workspace, held.path, held.of_run, close=True))
        leave.clicked.connect(self.close_unsaved)
        box.finished.connect(self._forget_box)
        self.box = box
        box.open()

    def close_unsaved(self) -> None:
        """Close the window without asking: the user said so, or the system ends the program."""
        self._may_close = True
        self._window.close()

    # What all need

    def _asking(self, title: str) -> QFileDialog:
        return file_dialog(self._window, title, self._settings.file_folder)

    def _remember(self, path: Path) -> None:
        self._settings.file_folder = str(path.absolute().parent)
        self.recent.remember(path)

    def _refuse_opening(self, name: str, error: object) -> None:
        text = QCoreApplication.translate("Files", "{file} could not be opened")
        self._refuse(text.format(file=name or self._shared()), error)

    def _refuse_saving(self, name: str, error: object) -> None:
        text = QCoreApplication.translate("Files", "{file} could not be saved")
        self._refuse(text.format(file=name), error)

    def _refuse_sharing(self, error: object) -> None:
        self._refuse(QCoreApplication.translate("Files", "The run was not copied"), error)

    @staticmethod
    def _shared() -> str:
        return QCoreApplication.translate("Files", "Shared text")

    def _refuse(self, what: str, error: object) -> None:
        """Say in a box what could not be, and why: it may be long, and matters more than a hint."""
        why = error_text(error) if isinstance(error, SettingError) else str(error)
        if self.box is not None:
            self.box.close()
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(what)
        box.setInformativeText(why)
        show_as_written(box)
        layout = box.layout()
        if isinstance(layout, QGridLayout):  # else it is as narrow as its first line
            layout.addItem(QSpacerItem(BOX_PX, 0), layout.rowCount(), 0, 1, layout.columnCount())
        box.finished.connect(self._forget_box)
        self.box = box
        box.open()

    def _forget_box(self) -> None:
        self.box = None


def _of_run(path: str, asking: QFileDialog, filters: dict[str, str]) -> bool:
    """What is to be saved: the ending of the name tells, or else the kind that was chosen."""
    suffix = Path(path).suffix.lower()
    if suffix in filters.values():
        return suffix == RUN_SUFFIX
    return filters.get(asking.selectedNameFilter()) == RUN_SUFFIX
