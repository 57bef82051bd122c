"""The bindings: which row edits which path of the experiment, and where a refusal is said."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from engine.registry import SettingError
from engine.training.experiment import Experiment, edit_all
from gui.controls import ComponentListRow, ComponentRow, KnobForm, Row
from gui.controls.row import MISSING
from gui.document import Document

ShowError = Callable[[SettingError | None], None]


class Bindings(QObject):
    """Asks the document for what rows ask for; says each refusal at the row of its path.

    A refusal, and what somebody typed, stay until the next change of the experiment.
    """

    def __init__(self, document: Document, root: QWidget) -> None:
        super().__init__(root)
        self._document = document
        self._places: dict[str, ShowError] = {}
        document.refused.connect(self._refused)
        document.changed.connect(self._take_back)

    @property
    def experiment(self) -> Experiment:
        return self._document.experiment

    def ask(self, path: str, value: Any) -> bool:
        """Ask for one change; False if it was refused."""
        return self._document.edit(path, value)

    def ask_together(self, changes: Mapping[str, Any]) -> None:
        """Ask for several changes as one step of undo; a refusal is said at the first path."""
        try:
            changed = edit_all(self._document.experiment, changes)
        except SettingError as error:
            self._refused(next(iter(changes)), error)
            return
        self._document.replace(changed)

    def bind(self, path: str, row: Row) -> None:
        """Let a row edit what is at `path`."""
        row.edited.connect(functools.partial(self.ask, path))
        self._places[path] = row.show_error

    def bind_place(self, path: str, show_error: ShowError) -> None:
        """Let refusals of `path`, and of what lies under it, be said by `show_error`."""
        self._places[path] = show_error

    def bind_form(self, path: str, form: KnobForm) -> None:
        """Let a form edit the knobs of the component at `path`."""
        form.edited.connect(lambda name, value: self.ask(f"{path}.{name}", value))
        self.place_form(path, form)

    def place_form(self, path: str, form: KnobForm) -> None:
        """Let refusals be said in a bound form, which was released while it was hidden."""
        for name, row in form.rows.items():
            self._places[f"{path}.{name}"] = row.show_error

    def release_form(self, path: str, form: KnobForm) -> None:
        """Let no refusal be said in a form that is about to be hidden."""
        for name in form.rows:
            self._places.pop(f"{path}.{name}", None)

    def release(self, path: str) -> None:
        """Forget what was bound to a path, and to those under it."""
        for name in [n for n in self._places if n == path or n.startswith(f"{path}.")]:
            del self._places[name]

    def place(self, path: str) -> ShowError | None:
        """Where a refusal of that path is said: the nearest row at it or above."""
        while path and path not in self._places:
            path = path.rpartition(".")[0]
        return self._places.get(path)

    def widgets(self, path: str) -> list[QWidget]:
        """What edits a path, or what lies under it."""
        places = [n for n in self._places if n == path or n.startswith(f"{path}.")]
        return [widget for name in places if (widget := _owner(self._places[name])) is not None]

    def nearest(self, path: str) -> list[QWidget]:
        """What edits the nearest thing above a path; empty where there is none."""
        show_error = self.place(path)
        widget = None if show_error is None else _owner(show_error)
        return [] if widget is None else [widget]

    def _refused(self, path: str, error: SettingError) -> None:
        show_error = self.place(path)
        if show_error is not None:
            show_error(error)

    def _take_back(self, _old: Experiment, _new: Experiment) -> None:
        for show_error in tuple(self._places.values()):
            row = getattr(show_error, "__self__", None)
            if not isinstance(row, Row):
                show_error(None)
                continue
            for each in _with_nested(row):
                if each.error() is not None:
                    each.show_error(None)
                    if each.value() is not MISSING:
                        each.ask(each.value())  # what is true is allowed, and shown again


def _owner(show_error: ShowError) -> QWidget | None:
    """The widget that a refusal is said in."""
    widget = getattr(show_error, "__self__", None)
    return widget if isinstance(widget, QWidget) else None


def _with_nested(row: Row) -> Iterator[Row]:
    """A row and those of the components in it."""
    yield row
    forms = [row.form] if isinstance(row, ComponentRow) else []
    if isinstance(row, ComponentListRow):
        forms = [member.form for member in row.members]
    for form in forms:
        for nested in () if form is None else form.rows.values():
            yield from _with_nested(nested)
