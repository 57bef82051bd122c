"""An Experiment panel on a document of its own, and the gestures that its tests make on it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt

from engine.training.experiment import Experiment
from gui.controls import Field, Row
from gui.document import Document
from gui.experiment.kind_combo import KindCombo
from gui.panels.experiment import ExperimentPanel


def shown(qtbot: Any, experiment: Experiment | None = None) -> tuple[Any, Any]:
    """The panel in a window of its usual width, and its document."""
    document = Document(experiment or Experiment())
    panel = ExperimentPanel(document)
    document.setParent(panel)
    qtbot.addWidget(panel)
    panel.resize(264, 760)
    panel.show()
    panel.activateWindow()
    qtbot.waitExposed(panel)
    return panel, document


def choose(combo: KindCombo, kind: str) -> None:
    """Choose a kind as somebody does in the list; others are out of reach."""
    index = combo.find_key(kind)
    assert index >= 0, f"{kind} is not in the list"
    assert combo.model().flags(combo.model().index(index, 0)) & Qt.ItemFlag.ItemIsEnabled
    combo.setCurrentIndex(index)


def type_into(qtbot: Any, field: Field, text: str) -> None:
    """Type over what stands in a field, and press Enter."""
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def row_of(form: Any, name: str) -> Any:
    """The row of a knob in a form that is shown."""
    assert form.form is not None
    row = form.form.rows[name]
    assert isinstance(row, Row)
    return row


def settle() -> None:
    """Let widgets go that are to be deleted later."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
