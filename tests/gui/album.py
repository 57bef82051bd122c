"""An album: each panel and state of the window brought on screen, photographed and put away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from PySide6.QtWidgets import QDialog, QWidget

from engine.data.table_data import IRIS
from gui.export_dialog import ExportDialog
from gui.main_window import MainWindow

Until = Callable[[Callable[[], bool]], None]
"""Lets the window live until a condition holds."""


@contextmanager
def _table(window: MainWindow, until: Until) -> Iterator[QWidget]:
    window.tables.open(IRIS)
    dialog = window.tables.dialog
    assert dialog is not None
    until(dialog.use.isEnabled)
    yield dialog
    dialog.reject()


@contextmanager
def _hidden_space(window: MainWindow, until: Until) -> Iterator[QWidget]:
    playground = window.playground
    playground.middle.show_panel(playground.hidden)
    until(lambda: playground.hidden._space is not None)
    playground.hidden.go(1.5)
    yield window
    playground.middle.show_panel(playground.network)


@contextmanager
def _script(window: MainWindow, until: Until) -> Iterator[QWidget]:
    playground = window.playground
    playground._open(playground.script_dock)
    until(lambda: playground.script.isVisible())
    yield window
    playground._open(playground.arithmetic_dock)


@contextmanager
def _arithmetic(window: MainWindow, until: Until) -> Iterator[QWidget]:
    playground = window.playground
    layer = window.document.experiment.layers[-1]
    playground._open_arithmetic(layer.key, 0)
    playground.arithmetic.show_sample(3, True)
    until(lambda: playground.arithmetic.isVisible())
    yield window
    playground.arithmetic.tabs.setCurrentIndex(0)


@contextmanager
def _life_of_a_point(window: MainWindow, until: Until) -> Iterator[QWidget]:
    with _arithmetic(window, until):
        window.playground.arithmetic.tabs.setCurrentIndex(1)
        yield window


@contextmanager
def _diagnostics(window: MainWindow, until: Until) -> Iterator[QWidget]:
    playground = window.playground
    playground._open(playground.curves_dock, playground.diagnostics)
    until(lambda: playground.diagnostics.isVisible())
    yield window
    playground.progress.show_panel(playground.curves)


@contextmanager
def _brush(window: MainWindow, until: Until) -> Iterator[QWidget]:
    window.actions_["paint_points"].trigger()
    until(window.playground.output.strip.isVisible)
    yield window
    window.actions_["select_points"].trigger()


@contextmanager
def _finder(window: MainWindow, until: Until) -> Iterator[QWidget]:
    window.finder.open()
    window.finder.field.setText("re")
    until(window.finder.isVisible)
    yield window
    window.finder.close_()


@contextmanager
def _presentation(window: MainWindow, until: Until) -> Iterator[QWidget]:
    window.presentation.enter()
    yield window
    window.presentation.leave()


@contextmanager
def _export(window: MainWindow, until: Until) -> Iterator[QWidget]:
    window.export("page")
    (dialog,) = [d for d in window.findChildren(ExportDialog) if d.isVisible()]
    yield dialog
    dialog.reject()


@contextmanager
def _keys(window: MainWindow, until: Until) -> Iterator[QWidget]:
    window.actions_["keys"].trigger()
    (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
    yield dialog
    dialog.close()


@contextmanager
def _small(window: MainWindow, until: Until) -> Iterator[QWidget]:
    before = window.size()
    window.resize(1100, 700)
    yield window
    window.resize(before)


STATES: dict[str, Callable[[MainWindow, Until], AbstractContextManager[QWidget]]] = {
    "arithmetic": _arithmetic,
    "life-of-a-point": _life_of_a_point,
    "script": _script,
    "hidden-space": _hidden_space,
    "diagnostics": _diagnostics,
    "brush": _brush,
    "finder": _finder,
    "table": _table,
    "export": _export,
    "keys": _keys,
    "small": _small,
    "presentation": _presentation,
}
"""By name: what brings a state on screen, gives the widget to be seen, and puts it away."""
