"""Moments of runs that the panels' tests show: frames made without a thread, and mouse events."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from engine.data.dataset import datasets
from engine.training.consequences import edit_with_consequences
from engine.training.experiment import Experiment
from engine.training.frame import Frame, Observer, Request
from engine.training.trainer import Trainer


def experiment_of(kind: str = "xor_gaussians", /, **knobs: Any) -> Experiment:
    """The standard experiment with another data set."""
    return edit_with_consequences(Experiment(), "dataset", datasets[kind](**knobs))[0]


def moment(trainer: Trainer, **wishes: Any) -> Frame:
    """What a trainer looks like now."""
    request = Request(domains=trainer.experiment.dataset.domains, **wishes)
    return Observer().frame(trainer, request, False, 0.0, None)


def frame_of(experiment: Experiment, steps: int = 60, **wishes: Any) -> Frame:
    """What an experiment looks like after some steps."""
    trainer = Trainer(experiment)
    if steps:
        trainer.train(steps=steps)
    return moment(trainer, **wishes)


def send_mouse(widget: QWidget, kind: QEvent.Type, position: QPointF, held: bool = False) -> None:
    """A move, press or release of the left button at a position of the widget."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    button = none if kind is QEvent.Type.MouseMove else left
    buttons = left if held or kind is QEvent.Type.MouseButtonPress else none
    place = widget.mapToGlobal(position)
    event = QMouseEvent(kind, position, place, button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def pointed(widget: QWidget, position: QPointF) -> None:
    send_mouse(widget, QEvent.Type.MouseMove, position)


def pressed(widget: QWidget, position: QPointF) -> None:
    send_mouse(widget, QEvent.Type.MouseButtonPress, position)
    send_mouse(widget, QEvent.Type.MouseButtonRelease, position)


def heard(signal: Any) -> list[Any]:
    """A list that grows by what a signal says."""
    found: list[Any] = []
    signal.connect(lambda *values: found.append(values[0] if len(values) == 1 else values))
    return found
