"""The Experiment panel turns the experiment, follows it, and says what cannot be."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from engine.data.dataset import datasets
from engine.nn.optimizers import Adam
from engine.training.experiment import Experiment, edit
from engine.training.frame import Frame
from gui import language, theme
from gui.controls import Slider
from gui.session import Session
from tests.gui.panels.experiment_bench import choose, row_of, shown
from tests.gui.panels.moments import frame_of


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Any:
    theme.apply(qapp, "light", 1.0)
    language.set_language("en")
    yield
    if theme.current() is not theme.load("light"):
        theme.apply(qapp, "light", 1.0)
    language.set_language("en")


@pytest.fixture
def bench(qtbot):
    return shown(qtbot)


def test_showing_an_experiment_asks_for_nothing(qtbot):
    _panel, document = shown(qtbot)
    other = edit(edit(Experiment(), "optimizer", Adam()), "dataset", datasets["rings"]())
    seen: list[tuple[Any, Any]] = []
    document.changed.connect(lambda old, new: seen.append((old, new)))
    document.replace(other)
    assert [new for _, new in seen] == [other]


def test_what_is_being_typed_survives_a_change_elsewhere(bench, qtbot):
    panel, document = bench
    field = row_of(panel.learning.rate, "learning_rate").field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.5")
    document.edit("layers.h1.units", 9)
    panel.show_frame(frame_of(document.experiment, steps=0))
    assert field.hasFocus()
    assert field.text() == "0.5"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert document.experiment.optimizer.learning_rate == 0.5


def test_rows_stay_the_same_widgets_while_values_change(bench):
    panel, document = bench
    before = panel.findChildren(QWidget)
    document.edit("dataset.variance", 3.0)
    document.edit("optimizer.learning_rate", 0.1)
    document.edit("layers.h1.units", 3)
    document.edit("batch_size", 32)
    assert panel.findChildren(QWidget) == before


def test_the_place_in_the_list_is_kept_when_values_change(bench):
    panel, document = bench
    bar = panel.scrolling.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    document.edit("optimizer.learning_rate", 0.1)
    QApplication.processEvents()
    assert place > 0
    assert bar.value() == place


def test_the_wheel_scrolls_past_combo_boxes_and_sliders(bench):
    panel, document = bench
    before = document.experiment
    panel.setFocus()
    for widget in panel.findChildren(QComboBox) + panel.findChildren(Slider):
        middle = QPointF(widget.rect().center())
        wheel = QWheelEvent(
            middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, wheel)
    assert document.experiment == before


def test_everything_can_be_turned_while_the_run_goes_on(qtbot):
    panel, document = shown(qtbot)
    session = Session(document, document)
    session.frame_ready.connect(panel.show_frame)

    def latest() -> Frame:
        assert session.frame is not None
        return session.frame

    session.start()
    try:
        session.play()
        qtbot.waitUntil(lambda: session.frame is not None and latest().step > 10)
        choose(panel.learning.optimizer.combo, "adam")
        panel.layers.more.click()
        choose(panel.data.kind.combo, "rings")
        qtbot.waitUntil(lambda: latest().experiment == document.experiment)
        step = latest().step
        qtbot.waitUntil(lambda: latest().step > step)
    finally:
        session.close()


def test_every_text_follows_the_language(bench):
    panel, _document = bench
    choose(panel.data.kind.combo, "gaussian_mixture")
    panel.layers.rows["h1"].title.click()
    language.set_language("ko")
    assert panel.data.kind.label.text() == "데이터셋"
    assert panel.learning.optimizer.label.text() == "최적화 기법"
    assert panel.data.kind.combo.currentText() == "가우시안 혼합"
    language.set_language("en")
    assert panel.data.kind.combo.currentText() == "Gaussian mixture"
    assert panel.header.title.text() == "Experiment"


def test_a_refusal_is_said_in_the_language_of_the_moment(bench):
    panel, document = bench
    document.edit("features", ())
    language.set_language("ko")
    assert "신경망에는 입력 특성이 하나 이상 필요한데" in panel.features.refusal.text()


def test_every_control_has_an_accessible_name(bench):
    panel, _document = bench
    choose(panel.data.kind.combo, "gaussian_mixture")
    for row in panel.layers.rows.values():
        row.title.click()
    reachable = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.isVisibleTo(panel) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reachable) > 60
    nameless = [w for w in reachable if not (w.accessibleName() or getattr(w, "text", str)())]
    assert nameless == []


@pytest.mark.parametrize(("code", "scale"), [("en", 1.0), ("ko", 1.0), ("en", 1.6)])
def test_nothing_reaches_over_the_right_edge(bench, qapp, code, scale):
    panel, _document = bench
    language.set_language(code)
    choose(panel.data.kind.combo, "gaussian_mixture")
    choose(panel.learning.optimizer.combo, "adamw")
    choose(panel.learning.schedule.combo, "warm_up")
    choose(panel.learning.regularizer.kind.combo, "elastic")
    for row in (*panel.layers.rows.values(), panel.layers.output):
        row.title.click()
    panel.learning.more.title.click()
    theme.apply(qapp, "light", scale)
    panel.resize(round(264 * scale), 760)
    QApplication.processEvents()
    assert panel.width() == round(264 * scale)
    assert panel.content.width() == panel.width()
    edge = panel.content.width() - theme.current().px(12)
    shown_widgets = [w for w in panel.content.findChildren(QWidget) if w.isVisibleTo(panel)]
    controls = [w for w in shown_widgets if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    ends = {w: w.mapTo(panel.content, w.rect().topRight()).x() for w in controls}
    assert len(ends) > 60
    assert [w for w, end in ends.items() if end >= edge] == []


def test_the_panel_is_as_wide_as_the_presentation_scale_asks(bench, qapp):
    panel, _ = bench
    theme.apply(qapp, "dark", 1.6)
    assert panel.minimumWidth() == round(264 * 1.6)
