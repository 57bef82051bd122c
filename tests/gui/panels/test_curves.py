"""The curves panel: what it makes of a history, how its axes move, and its crosshair."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.nn.losses import AbsoluteError
from engine.training.experiment import Experiment, edit
from engine.training.frame import Frame
from engine.training.scores import Scores
from engine.training.trainer import Trainer
from gui import theme
from gui.curves.ranges import accuracy_range, epoch_range, loss_range, r_squared_range
from gui.curves.scene import Ranges, Scene, Settings, make_scene
from gui.curves.series import series_of
from gui.document import Document
from gui.figures import page
from gui.panels.curves import CurvesPanel
from gui.session import Session
from tests.gui.panels.moments import (
    experiment_of,
    frame_of,
    heard,
    moment,
    pointed,
    pressed,
)

Make = Callable[[], CurvesPanel]
NAN, INF = float("nan"), float("inf")


@pytest.fixture(autouse=True, scope="module")
def dressed(qapp: QApplication) -> None:
    """The light look: sizes of buttons decide what has room."""
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def panel(qtbot: object) -> CurvesPanel:
    """A panel of 484 × 256 without a frame."""
    document = Document(Experiment())
    made = CurvesPanel(document, Session(document, document))
    document.setParent(made)
    qtbot.addWidget(made)  # type: ignore[attr-defined]
    made.resize(484, 256)
    made.grab()  # lays it out
    return made


@pytest.fixture(scope="module")
def begun() -> Frame:
    """Forty epochs of the standard experiment and a bit."""
    return frame_of(Experiment(), 24 * 40 + 12, maps=False)


def with_history(frame: Frame, *rows: tuple[float, ...], epoch: float = 10.5) -> Frame:
    """The frame with rows of (epoch, losses, scores) and a last moment of 0.1 and 0.9."""
    history = np.array([(24 * row[0], *row) for row in rows])
    scores = Scores(0.1, 0.1, 0.9, 0.9)
    return dataclasses.replace(
        frame, history=history, epoch=epoch, step=int(24 * epoch), scores=scores
    )


def scene_of(panel: CurvesPanel) -> Scene:
    scene = panel.canvas._scene
    assert scene is not None
    return scene


def shown(frame: Frame, settings: Settings = Settings()) -> Scene:  # noqa: B008
    return make_scene(series_of(frame), settings, Ranges(), None)


def place_of(panel: CurvesPanel, epoch: float, plot: int = 0) -> QPointF:
    """A place at an epoch in the middle of the first or the second plot."""
    scales = panel.canvas.scales()[plot]
    return QPointF(scales.x.pixel(epoch), scales.plot.center().y())


def press_key(panel: CurvesPanel, key: Qt.Key) -> bool:
    """Whether the canvas takes a key before the window's shortcuts; then it gets it."""
    none = Qt.KeyboardModifier.NoModifier
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, none)
    override.ignore()
    QApplication.sendEvent(panel.canvas, override)
    QApplication.sendEvent(panel.canvas, QKeyEvent(QEvent.Type.KeyPress, key, none))
    return override.isAccepted()


def picture(panel: CurvesPanel) -> QImage:
    image = QImage(panel.canvas.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    panel.canvas.render(painter, QPoint())
    painter.end()
    return image


# What a history becomes


def test_curves_are_the_history_and_the_present(begun: Frame) -> None:
    scene = shown(begun)
    train, test = scene.loss.curves
    assert train.x.tolist() == [*begun.history[:, 1], begun.epoch]
    assert train.y.tolist() == [*begun.history[:, 2], begun.scores.training_loss]
    assert test.y[-1] == begun.scores.test_loss
    assert scene.score.curves[0].y[-1] == 100 * begun.scores.training_score


def test_the_present_takes_the_place_of_a_row_of_the_same_epoch(begun: Frame) -> None:
    frame = with_history(begun, (0, 1, 1, 0.5, 0.5), (1, 0.5, 0.5, 0.6, 0.6), epoch=1.0)
    train = shown(frame).loss.curves[0]
    assert train.x.tolist() == [0.0, 1.0]
    assert train.y.tolist() == [1.0, 0.1]


def test_cross_entropy_is_in_nats_and_accuracy_in_percent(begun: Frame) -> None:
    scene = shown(begun)
    assert scene.loss.y_axis.title(True) == "cross-entropy (nats)"
    assert scene.score.y_axis.title(True) == "correct (%)"
    assert scene.score.title == "Accuracy"


def test_other_losses_go_by_their_name() -> None:
    experiment = dataclasses.replace(experiment_of("multi_gauss"), loss=AbsoluteError())
    assert shown(frame_of(experiment)).loss.y_axis.title(True) == "absolute error"


def test_of_a_regression_r_squared_stands_in_place_of_accuracy() -> None:
    frame = frame_of(experiment_of("multi_gauss"), 500)
    scene = shown(frame)
    assert scene.score.title == "R²"
    assert scene.score.curves[0].y[-1] == frame.scores.training_score
    assert scene.score.y_axis.high == 1.0


def test_without_a_test_set_there_is_one_curve(panel: CurvesPanel) -> None:
    panel.show_frame(frame_of(edit(Experiment(), "training_share", 1.0)))
    assert [curve.label for curve in scene_of(panel).loss.curves] == ["train"]
    assert panel._legend.accessibleName() == "train"


def test_a_test_set_that_there_is_no_more_has_left_its_curve(begun: Frame) -> None:
    scores = dataclasses.replace(begun.scores, test_loss=NAN, test_score=NAN)
    empty = frame_of(edit(Experiment(), "training_share", 1.0)).material
    frame = dataclasses.replace(begun, scores=scores, material=empty)
    assert [curve.label for curve in shown(frame).loss.curves] == ["train", "test"]


def test_losses_that_are_not_finite_leave_gaps_and_no_mark_on_the_axes(
    begun: Frame, panel: CurvesPanel
) -> None:
    frame = with_history(
        begun,
        (0, 0.7, 0.8, 0.5, 0.5),
        (1, NAN, INF, NAN, 0.5),
        (2, 1e300, -INF, 0.5, NAN),
        (3, 0.4, 0.5, 0.7, 0.7),
    )
    for settings in (Settings(), Settings(log_loss=True), Settings(smooth=True)):
        panel.set_settings(settings)
        panel.show_frame(frame)
        panel._pin(1.0)
        assert scene_of(panel).loss.y_axis.high <= 1.0
        assert not picture(panel).isNull()


def test_a_history_without_a_single_finite_number_is_painted(
    begun: Frame, panel: CurvesPanel
) -> None:
    scores = Scores(NAN, NAN, NAN, NAN)
    frame = with_history(begun, (0, NAN, NAN, NAN, NAN))
    for settings in (Settings(), Settings(True, True, True)):
        panel.set_settings(settings)
        panel.show_frame(dataclasses.replace(frame, scores=scores))
        assert not picture(panel).isNull()


# Axes


def test_axes_keep_still_between_frames_and_grow_in_steps(panel: CurvesPanel) -> None:
    trainer = Trainer(Experiment())
    seen = set()
    for _ in range(60):
        trainer.train(steps=24)
        panel.show_frame(moment(trainer, maps=False, points=False))
        seen.add(scene_of(panel).loss.x_axis.high)
    assert trainer.epoch == 60
    assert max(seen) >= 60 and len(seen) <= 5


def test_a_reset_measures_the_axes_anew(panel: CurvesPanel, begun: Frame) -> None:
    trainer = Trainer(Experiment())
    panel.show_frame(begun)
    panel._pin(20.0)
    panel.show_frame(moment(trainer, maps=False))
    assert scene_of(panel).loss.x_axis.high == 10.0
    assert panel.crosshair is None


def test_the_loss_axis_starts_at_nothing_and_holds_all() -> None:
    assert loss_range(None, np.array([0.13, 0.74])) == (0.0, 0.8)
    assert loss_range(None, np.array([NAN, INF])) == (0.0, 1.0)
    assert loss_range((0.0, 0.8), np.array([0.3, 0.7])) == (0.0, 0.8)
    assert loss_range(None, np.array([0.0, 0.0]))[0] == 0.0


def test_a_logarithmic_loss_axis_leaves_out_what_has_no_logarithm() -> None:
    low, high = loss_range(None, np.array([0.0, 0.002, 1.0]), log=True)
    assert 0 < low <= 0.002 and high >= 1.0
    assert loss_range(None, np.array([0.0]), log=True) == (0.01, 1.0)
    assert loss_range((0.0, 1.0), np.array([0.5, 0.5]), log=True)[0] > 0


def test_a_logarithmic_epoch_axis_starts_at_the_first() -> None:
    assert epoch_range((0.0, 20.0), np.array([0.0, 0.4]), log=True) == (1.0, 10.0)
    assert epoch_range((1.0, 10.0), np.array([0.0, 300.0])) == (0.0, 300.0)


def test_accuracy_ends_at_a_hundred_and_starts_below_the_lowest() -> None:
    assert accuracy_range(None, np.array([52.0, 97.0])) == (40.0, 100.0)
    assert accuracy_range(None, np.array([0.0])) == (0.0, 100.0)
    assert accuracy_range(None, np.array([100.0])) == (90.0, 100.0)
    assert accuracy_range((40.0, 100.0), np.array([3.0])) == (0.0, 100.0)
    assert accuracy_range(None, np.array([NAN])) == (0.0, 100.0)


def test_r_squared_far_below_zero_leaves_the_plot() -> None:
    assert r_squared_range(None, np.array([-500.0, 0.9])) == (-1.0, 1.0)
    assert r_squared_range(None, np.array([0.2, 0.9])) == (0.0, 1.0)
    assert r_squared_range(None, np.array([NAN])) == (0.0, 1.0)


# Crosshair


def test_pointing_reads_all_curves_at_the_nearest_epoch(panel: CurvesPanel, begun: Frame) -> None:
    panel.show_frame(begun)
    said = heard(panel.pointed)
    pointed(panel.canvas, place_of(panel, 20.2))
    assert panel.crosshair == 20.0
    assert scene_of(panel).loss.crosshair == scene_of(panel).score.crosshair == 20.0
    row = begun.history[20]
    assert said[-1] == (
        f"epoch 20 · Loss: train {row[2]:.4f}, test {row[3]:.4f} · "
        f"Accuracy: train {100 * row[4]:.2f} %, test {100 * row[5]:.2f} %"
    ).replace(" %", "\N{NO-BREAK SPACE}%")
    QApplication.sendEvent(panel.canvas, QEvent(QEvent.Type.Leave))
    assert said[-1] == "" and panel.crosshair is None


def test_both_plots_are_pointed_at(panel: CurvesPanel, begun: Frame) -> None:
    panel.show_frame(begun)
    pointed(panel.canvas, place_of(panel, 31.0, plot=1))
    assert panel.crosshair == 31.0


def test_the_crosshair_stays_on_its_epoch_while_training_goes_on(panel: CurvesPanel) -> None:
    trainer = Trainer(Experiment())
    trainer.train(steps=24 * 8)
    panel.show_frame(moment(trainer, maps=False))
    pointed(panel.canvas, place_of(panel, 5.0))
    trainer.train(steps=24 * 100)
    panel.show_frame(moment(trainer, maps=False))
    assert scene_of(panel).loss.crosshair == 5.0


def test_a_click_pins_the_crosshair_and_another_lets_it_go(
    panel: CurvesPanel, begun: Frame
) -> None:
    panel.show_frame(begun)
    place = place_of(panel, 12.0)
    pressed(panel.canvas, place)
    QApplication.sendEvent(panel.canvas, QEvent(QEvent.Type.Leave))
    assert panel.crosshair == 12.0
    pressed(panel.canvas, place)
    assert panel.crosshair is None


def test_arrow_keys_move_the_crosshair_from_the_present(panel: CurvesPanel, begun: Frame) -> None:
    panel.show_frame(begun)
    assert press_key(panel, Qt.Key.Key_Left)
    assert panel.crosshair == begun.epoch
    press_key(panel, Qt.Key.Key_Left)
    assert panel.crosshair == 40.0
    press_key(panel, Qt.Key.Key_Home)
    assert panel.crosshair == 0.0
    press_key(panel, Qt.Key.Key_Left)
    assert panel.crosshair == 0.0
    press_key(panel, Qt.Key.Key_Right)
    assert panel.crosshair == 1.0
    press_key(panel, Qt.Key.Key_Escape)
    assert panel.crosshair is None


def test_keys_do_nothing_before_there_is_a_history(panel: CurvesPanel) -> None:
    press_key(panel, Qt.Key.Key_Left)
    pressed(panel.canvas, place_of(panel, 5.0))
    assert panel.crosshair is None


# Around it


def test_before_the_first_step_the_plots_invite_to_learn(panel: CurvesPanel) -> None:
    assert not scene_of(panel).begun
    panel.show_frame(frame_of(Experiment(), 0))
    assert not scene_of(panel).begun
    invited = picture(panel)
    panel.show_frame(frame_of(Experiment(), 1))
    assert scene_of(panel).begun
    assert picture(panel) != invited


def test_buttons_choose_the_axes_and_the_smoothing(panel: CurvesPanel, begun: Frame) -> None:
    panel.show_frame(begun)
    panel._log_loss.click()
    panel._actions["log_epoch"].trigger()
    panel._actions["smooth"].trigger()
    scene = scene_of(panel)
    assert panel.settings == Settings(True, True, True)
    assert scene.loss.y_axis.log and scene.loss.x_axis.log and scene.score.x_axis.log
    assert not scene.score.y_axis.log
    assert scene.loss.smoothing > 0
    panel.set_settings(Settings())
    assert not panel._actions["smooth"].isChecked() and not scene_of(panel).loss.x_axis.log


@pytest.mark.parametrize("size", [(484, 256), (340, 500), (340, 200), (900, 200)])
def test_both_plots_are_inside_at_every_size(
    size: tuple[int, int], panel: CurvesPanel, begun: Frame
) -> None:
    panel.show_frame(begun)
    panel.resize(*size)
    panel.grab()
    first, second = panel.canvas.areas()
    whole = QRectF(panel.canvas.rect())
    assert whole.contains(first) and whole.contains(second)
    assert not first.intersects(second)


def test_a_narrow_head_gives_the_legend_to_the_plot(panel: CurvesPanel, begun: Frame) -> None:
    panel.show_frame(begun)
    panel.grab()
    assert not scene_of(panel).loss.legend
    panel.resize(panel.minimumSizeHint().width(), 256)
    panel.grab()
    assert scene_of(panel).loss.legend


def test_the_printed_page_has_both_plots_a_legend_and_no_crosshair(
    panel: CurvesPanel, begun: Frame
) -> None:
    panel.show_frame(begun)
    panel._pin(4.0)
    made = panel.figure(theme.load("print"))
    loss, score = (part.figure for part in made.panels)
    assert loss.legend and loss.crosshair is None and score.crosshair is None
    assert made.caption.startswith("After 40.5 epochs the loss is ")
    image = QImage(900, 400, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 900, 400), made, theme.load("print"))
    painter.end()
    row = [image.pixelColor(200, y) for y in range(400)]
    assert any(color != QColor(255, 255, 255) for color in row)


def test_the_table_holds_every_row_of_every_curve(panel: CurvesPanel, begun: Frame) -> None:
    panel.show_frame(begun)
    rows = list(csv.reader(io.StringIO(panel.curves_csv())))
    assert rows[0] == [
        "run",
        "epoch",
        "train, cross-entropy (nats)",
        "test, cross-entropy (nats)",
        "train, correct (%)",
        "test, correct (%)",
    ]
    assert len(rows) == 1 + len(begun.history) + 1
    assert {row[0] for row in rows[1:]} == {"1"}
    assert float(rows[1][2]) == begun.history[0, 2]
    assert float(rows[-1][3]) == begun.scores.test_loss


def test_the_export_is_asked_for(panel: CurvesPanel) -> None:
    asked = heard(panel.export_requested)
    panel._export.click()
    assert len(asked) == 1
    assert panel.canvas.accessibleName() == "Curves"


# Marks and locked axes


def changed_run() -> Trainer:
    """A run in which the learning rate was changed at epoch 20 and units were at epoch 30."""
    trainer = Trainer(Experiment())
    trainer.train(steps=24 * 20)
    trainer.apply(edit(trainer.experiment, "optimizer.learning_rate", 0.1))
    trainer.train(steps=24 * 10)
    trainer.apply(edit(trainer.experiment, "layers.h1.units", 8))
    trainer.train(steps=24 * 10)
    return trainer


def test_changes_are_marked_and_read_out_under_the_pointer(panel: CurvesPanel) -> None:
    panel.show_frame(moment(changed_run(), maps=False))
    said = heard(panel.pointed)
    assert [mark.x for mark in scene_of(panel).loss.marks] == [20.0, 30.0]
    assert all(mark.text for mark in scene_of(panel).loss.marks)
    assert not any(mark.text for mark in scene_of(panel).score.marks)
    pointed(panel.canvas, place_of(panel, 30.0))
    assert said[-1].endswith("Hidden 1: units 6 → 8".replace(" →", "\N{NO-BREAK SPACE}→").replace(
        "→ ", "→\N{NO-BREAK SPACE}"
    ))  # fmt: skip
    pointed(panel.canvas, place_of(panel, 25.0))
    assert "→" not in said[-1]
    panel.grab()


def test_marks_can_be_hidden(panel: CurvesPanel) -> None:
    panel.show_frame(moment(changed_run(), maps=False))
    panel._actions["marks"].trigger()
    assert scene_of(panel).loss.marks == scene_of(panel).score.marks == ()


def test_locked_axes_stay_whatever_comes_until_they_are_let_go(
    panel: CurvesPanel, begun: Frame
) -> None:
    panel.show_frame(begun)
    before = scene_of(panel).ranges
    panel._actions["locked"].trigger()
    assert panel._lock.isVisibleTo(panel)
    trainer = Trainer(Experiment())
    trainer.train(steps=24 * 300)
    panel.show_frame(moment(trainer, maps=False))
    trainer.reset()
    panel.show_frame(moment(trainer, maps=False))
    assert scene_of(panel).ranges == before
    panel._lock.click()
    assert not panel.settings.locked and not panel._lock.isVisibleTo(panel)
    trainer.train(steps=24 * 300)
    panel.show_frame(moment(trainer, maps=False))
    assert scene_of(panel).ranges != before


def test_a_locked_axis_that_becomes_logarithmic_is_measured_anew(
    panel: CurvesPanel, begun: Frame
) -> None:
    panel.show_frame(begun)
    panel._actions["locked"].trigger()
    panel._log_loss.click()
    assert scene_of(panel).loss.y_axis.log and scene_of(panel).loss.y_axis.low > 0
    panel.grab()
