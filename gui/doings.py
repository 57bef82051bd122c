"""What each command does in the window: a table beside that of what each is called."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui import help as help_windows
from gui.explain import explain
from gui.export_commands import EXPORTS
from gui.language import language
from gui.output.stroke import Tool
from gui.workspaces.catalogue import PLACES

if TYPE_CHECKING:
    from gui.main_window import MainWindow
    from gui.pictures.opening import PictureOpening
    from gui.weights.opening import WeightsOpening


def doings(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each command does in a window, by its id."""
    return {
        "play": lambda: window.session.toggle(),
        "step": lambda: window.session.make_step(),
        "epoch": lambda: window.session.make_epoch(),
        "reset": lambda: window.session.reset(),
        "undo": lambda: window.document.undo(),
        "redo": lambda: window.document.redo(),
        **{
            f"show_{place.id}": functools.partial(window.workspaces.enter, place.id)
            for place in PLACES
        },
        "animate": functools.partial(_animate, window),
        "report": functools.partial(_report, window),
        **{name: functools.partial(window.export, panel) for name, panel in EXPORTS.items()},
        "new": lambda: window.files.new(),
        "open": lambda: window.files.ask_open(),
        "save": lambda: window.files.save(),
        "save_as": lambda: window.files.ask_save(),
        "share": lambda: window.files.share(),
        "paste": functools.partial(_paste, window),
        "open_table": lambda: window.tables.ask_file(),
        "paste_table": lambda: window.tables.paste(),
        "open_pictures": lambda: _pictures(window).ask_files(),
        "open_picture_folder": lambda: _pictures(window).ask_folder(),
        "open_weights": functools.partial(_open_weights, window),
        "save_model": functools.partial(_save_model, window),
        "select_points": lambda: window.playground.choose_tool(Tool.SELECT),
        "paint_points": lambda: window.playground.choose_tool(Tool.BRUSH),
        "erase_points": lambda: window.playground.choose_tool(Tool.ERASER),
        "clear_points": lambda: window.playground.clear_points(),
        "quit": window.close,
        "find": lambda: window.finder.open(),
        "present": lambda: window.presentation.toggle(),
        "full_screen": window.toggle_full_screen,
        "reset_layout": window.reset_layout,
        "explain": lambda: explain(window),
        "keys": lambda: help_windows.show_keys(window),
        "about": lambda: help_windows.show_about(window),
    }


def _paste(window: MainWindow) -> None:
    """Take in what the clipboard holds: a shared text or a file; in the Playground a table too."""
    if window.files.paste():
        return
    if window.workspaces.current is window.playground:
        window.tables.paste()
        return
    text = QCoreApplication.translate(
        "Files",
        "The clipboard expects a shared text, got none: copy all of it, from glassnet: on",
    )
    window.status.show_error(text)


def _animate(window: MainWindow) -> None:
    from gui.animation.dialog import AnimationDialog  # the first picture does not wait

    exports = window.workspaces.current.exports()
    filmed = {id: export for id, export in exports.items() if export.panel is not None}
    dialog = AnimationDialog(filmed, window.settings, window)
    dialog.told.connect(window.status.show_message)
    dialog.open()


def _report(window: MainWindow) -> None:
    from engine.lessons.checks import Measured  # as above
    from gui.report.content import title_of
    from gui.report.dialog import ReportDialog

    workspace, course = window.workspaces.current, window.lessons.course
    found = course.measuring.found.values() if course is not None else ()
    results = [outcome for outcome in found if isinstance(outcome, Measured)]
    title = (
        course.lesson.text(language()).title
        if course is not None
        else title_of(window.document.experiment)
    )
    dialog = ReportDialog(
        workspace.exports(),
        workspace.at_one_moment,
        window.settings,
        title,
        results,
        window,
    )
    dialog.told.connect(window.status.show_message)
    dialog.open()


def _pictures(window: MainWindow) -> PictureOpening:
    from gui.pictures.opening import opening_of  # as above

    return opening_of(window.workspaces.current)


def _open_weights(window: MainWindow) -> None:
    _weights(window).ask_file()


def open_weights_file(window: MainWindow, path: Path) -> None:
    """Show the dialog for a file of weights."""
    _weights(window).open(path)


def _weights(window: MainWindow) -> WeightsOpening:
    from gui.weights.opening import weights_opening  # as above

    told = window.status.show_message
    return weights_opening(window, window.document, window.session, told)


def _save_model(window: MainWindow) -> None:
    from gui.weights.saving import model_saving  # as above

    status = window.status
    saving = model_saving(window, window.session, status.show_message, status.show_error)
    saving.settings = window.settings
    saving.ask_file()
