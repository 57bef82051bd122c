"""The hidden space panel: the way through the stages, what is seen there, and how it is turned."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.data.dataset import datasets
from engine.insight.hidden_space import HiddenSpace, Stage, hidden_space
from engine.nn.activations import activations
from engine.nn.dense import Dense
from engine.training.consequences import edit_with_consequences
from engine.training.experiment import Experiment, edit
from engine.training.frame import Frame, Observer, Request
from engine.training.trainer import Trainer
from gui import motion, theme
from gui.document import Document
from gui.figures import page
from gui.figures.map_figure import Task
from gui.hidden import painting
from gui.hidden.figure import HiddenFigure, Ranges, Turn, eased, figure_at, projected
from gui.hidden.questions import HIDDEN_SPACE, HINGES, bends, hinges_of
from gui.panels.hidden_space import HiddenSpacePanel
from gui.session import Session
from tests.gui.panels.moments import heard, pointed, send_mouse

Make = Callable[[Experiment], HiddenSpacePanel]


def network(*units: int, activation: str = "tanh") -> Experiment:
    """The standard experiment with hidden layers of so many units."""
    kind = activations[activation]
    stack = tuple(Dense(key=f"h{n}", units=u, activation=kind()) for n, u in enumerate(units, 1))
    return edit(Experiment(), "layers", stack)


def frame_of(trainer: Trainer, panel: HiddenSpacePanel, running: bool = False) -> Frame:
    """What the panel would be handed now."""
    request = Request(trainer.experiment.dataset.domains, questions=panel.questions())
    return Observer().frame(trainer, request, running, 0.0, None)


@pytest.fixture
def make_panel(qtbot: object, qapp: QApplication) -> Make:
    """A panel of 484 × 504 with the first moment of an experiment, 50 steps on."""
    theme.apply(qapp, "light", 1.0)

    def make(experiment: Experiment) -> HiddenSpacePanel:
        document = Document(experiment)
        panel = HiddenSpacePanel(document, Session(document, document))
        document.setParent(panel)
        qtbot.addWidget(panel)  # type: ignore[attr-defined]
        panel.resize(484, 504)
        panel.grab()  # lays it out
        trainer = Trainer(experiment)
        trainer.train(steps=50)
        panel.show_frame(frame_of(trainer, panel))
        return panel

    return make


def shown(panel: HiddenSpacePanel) -> HiddenFigure:
    assert panel.canvas.figure is not None
    return panel.canvas.figure


def space_of(panel: HiddenSpacePanel) -> HiddenSpace:
    assert panel._space is not None
    return panel._space


def press(panel: HiddenSpacePanel, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.canvas, event)


# Stages


def test_it_begins_where_the_first_layer_has_done_its_work(make_panel: Make) -> None:
    panel = make_panel(network(2, 3))
    assert panel.position == 2.0
    assert shown(panel).title == "Hidden 1: tanh of z"
    assert panel.chooser.key() == "h1"
    assert [panel.chooser.itemText(i) for i in range(panel.chooser.count())] == [
        "Input plane", "Hidden 1", "Hidden 2", "Output",
    ]  # fmt: skip


def test_a_layer_of_two_units_is_seen_flat_in_its_own_coordinates(make_panel: Make) -> None:
    panel = make_panel(network(2, 3))
    figure, stage = shown(panel), space_of(panel).stages[2]
    assert figure.depth == 0 and figure.names == ("a₁", "a₂") and figure.note == ""
    (low, high), (bottom, top), _ = figure.ends
    x = low + (figure.lines[0] + 1) / 2 * (high - low)
    y = bottom + (figure.lines[1] + 1) / 2 * (top - bottom)
    np.testing.assert_allclose(x, stage.lines[0], atol=1e-6)
    np.testing.assert_allclose(y, stage.lines[1], atol=1e-6)
    assert np.abs(figure.lines).max() <= 1.0


def test_the_plane_is_seen_as_it_is(make_panel: Make) -> None:
    panel = make_panel(network(2))
    panel.go(0.0)
    assert shown(panel).names == ("x₁", "x₂") and shown(panel).title == "Input plane"
    assert shown(panel).ends[:2] == ((-6.0, 6.0), (-6.0, 6.0))


def test_three_units_have_depth_and_more_are_projected_and_say_so(make_panel: Make) -> None:
    panel = make_panel(network(3, 5))
    panel.choose("h1")
    assert shown(panel).depth == 1 and shown(panel).names == ("a₁", "a₂", "a₃")
    panel.choose("h2")
    assert shown(panel).depth == 0 and panel.chooser.key() == "h2"
    assert shown(panel).names == ("principal axis 1", "principal axis 2")
    assert shown(panel).note.startswith("PCA of 5 units: ")


def test_a_single_unit_lies_on_a_line(make_panel: Make) -> None:
    panel = make_panel(network(2))
    panel.choose("output")
    assert shown(panel).names == ("P(blue)", "")
    assert not shown(panel).points[1].any()


def test_half_way_every_point_is_between_the_two_stages(make_panel: Make) -> None:
    panel = make_panel(network(2))
    panel.go(1.0)
    before = shown(panel).points
    panel.go(2.0)
    after = shown(panel).points
    panel.go(1.5)
    assert not shown(panel).at_rest
    np.testing.assert_allclose(shown(panel).points, (before + after) / 2, atol=1e-9)


def test_the_way_rests_at_both_ends_and_is_even_in_the_middle() -> None:
    assert eased(0.0) == eased(0.1) == 0.0
    assert eased(0.5) == pytest.approx(0.5)
    assert eased(0.95) == eased(1.0) == 1.0


def test_every_point_of_the_data_is_there_with_its_class(make_panel: Make) -> None:
    panel = make_panel(network(2))
    figure = shown(panel)
    assert panel._frame is not None
    material = panel._frame.material
    assert figure.points.shape[1] == len(material.training) + len(material.test)
    assert int(figure.training.sum()) == len(material.training)
    assert figure.classes[: len(material.training)].tolist() == material.training.targets.tolist()


def test_values_of_a_regression_keep_their_colours(make_panel: Make) -> None:
    kind = next(member for member in datasets if member.task == "regression")
    experiment, _ = edit_with_consequences(network(2), "dataset", kind())
    figure = shown(make_panel(experiment))
    assert figure.task is Task.REGRESSION and figure.levels is not None


# Depth


def test_a_drag_turns_what_has_depth(make_panel: Make) -> None:
    panel = make_panel(network(3))
    before = projected(shown(panel).points, shown(panel))
    send_mouse(panel.canvas, QEvent.Type.MouseButtonPress, QPointF(200, 200))
    send_mouse(panel.canvas, QEvent.Type.MouseMove, QPointF(240, 190), held=True)
    send_mouse(panel.canvas, QEvent.Type.MouseButtonRelease, QPointF(240, 190))
    turn = shown(panel).turn
    assert turn.azimuth == pytest.approx(Turn().azimuth + 24)
    assert turn.elevation == pytest.approx(Turn().elevation - 6)
    after = projected(shown(panel).points, shown(panel))
    lengths = [np.hypot(np.hypot(1.5 * a[0], 1.5 * a[1]), a[2]) for a in (before, after)]
    np.testing.assert_allclose(*lengths)  # it turned, and nothing was stretched
    panel._straight.click()
    assert shown(panel).turn == Turn() and not panel._straight.isEnabled()


def test_arrow_keys_turn_it_as_well_but_never_over_the_top(make_panel: Make) -> None:
    panel = make_panel(network(3))
    press(panel, Qt.Key.Key_Right)
    assert shown(panel).turn.azimuth == Turn().azimuth + 6
    for _ in range(40):
        press(panel, Qt.Key.Key_Down)
    assert shown(panel).turn.elevation == 89.0


def test_what_is_flat_is_not_turned(make_panel: Make) -> None:
    panel = make_panel(network(2))
    press(panel, Qt.Key.Key_Right)
    send_mouse(panel.canvas, QEvent.Type.MouseButtonPress, QPointF(200, 200))
    send_mouse(panel.canvas, QEvent.Type.MouseMove, QPointF(260, 200), held=True)
    assert shown(panel).turn == Turn() and not panel._straight.isVisibleTo(panel)


# Moving


def test_play_goes_from_the_plane_to_the_chosen_layer(make_panel: Make, qtbot: object) -> None:
    panel = make_panel(network(2, 2))
    panel.show()
    panel.choose("h1")
    seen: list[float] = []
    panel.player.played.connect(seen.append)
    panel.player.toggle()
    assert panel.player.playing and panel.position == 0.0
    qtbot.waitUntil(lambda: not panel.player.playing, timeout=6000)  # type: ignore[attr-defined]
    assert seen == sorted(seen) and seen[0] < 0.5 and len(seen) > 10
    assert panel.position == 2.0 and panel.chooser.key() == "h1"


def test_without_motion_play_steps_from_stage_to_stage(
    make_panel: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "_allowed", [False])
    panel = make_panel(network(2))
    panel.go(0.0)
    seen = []
    for _ in range(6):
        panel.player.button.click()
        assert not panel.player.playing
        seen.append(panel.position)
    assert seen == [1.0, 2.0, 3.0, 4.0, 0.0, 1.0]


def test_play_that_is_under_way_ends_at_once_where_motion_is_switched_off(
    make_panel: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = make_panel(network(2))
    panel.show()
    panel.go(0.0)
    panel.player.toggle()
    assert panel.player.playing
    monkeypatch.setattr(motion, "_allowed", [False])
    panel.player._tick()
    assert not panel.player.playing and panel.position == panel.player.last


def test_a_hidden_panel_stands_still(make_panel: Make) -> None:
    panel = make_panel(network(2))
    panel.show()
    panel.player.toggle()
    panel.hide()
    assert not panel.player.playing


def test_the_slider_takes_over_from_play_and_names_the_layer(make_panel: Make) -> None:
    panel = make_panel(network(2, 2))
    panel.show()
    panel.player.toggle()
    panel.player.slider.setValue(panel.player.slider.maximum())
    assert not panel.player.playing
    assert panel.chooser.key() == "output" and shown(panel).title == "Output: sigmoid of z"


def test_the_place_is_kept_when_a_layer_is_added_behind_it(make_panel: Make) -> None:
    panel = make_panel(network(2))
    panel.choose("h1")
    trainer = Trainer(network(2, 2))
    panel.show_frame(frame_of(trainer, panel))
    assert shown(panel).title == "Hidden 1: tanh of z" and panel.player.last == 6
    panel.choose("output")
    panel.show_frame(frame_of(Trainer(network(2)), panel))
    assert shown(panel).title == "Output: sigmoid of z"


def test_axes_of_a_live_picture_change_in_steps(make_panel: Make) -> None:
    experiment = network(2, activation="relu")
    panel = make_panel(experiment)
    trainer, ranges = Trainer(experiment), Ranges()
    boxes = []
    for _ in range(30):
        trainer.train(steps=5)
        frame = frame_of(trainer, panel)
        space = frame.answers[HIDDEN_SPACE]
        assert isinstance(space, HiddenSpace)
        figure = figure_at(space, 2.0, ranges, frame)
        assert np.nanmax(np.abs(figure.lines)) <= 1.0
        boxes.append(figure.ends)
    assert len(set(boxes)) < 10


# Hinges, reading, export


def test_hinge_lines_are_asked_for_and_drawn_in_the_plane_alone(make_panel: Make) -> None:
    panel = make_panel(network(3, activation="relu"))
    assert [name for name, _ in panel.questions()] == [HIDDEN_SPACE, HINGES]
    assert shown(panel).hinges == ()
    panel.go(0.0)
    assert [one.name for one in shown(panel).hinges] == ["hinges of Hidden 1"]
    assert not bends(network(3)) and HINGES not in dict(make_panel(network(3)).questions())


def test_of_very_many_hinges_some_are_drawn_and_the_legend_says_so(make_panel: Make) -> None:
    experiment = network(60, 10, activation="relu")
    panel = make_panel(experiment)
    assert panel._frame is not None
    found = hinges_of(panel._frame.answers[HINGES], experiment)
    assert [one.name for one in found] == ["hinges of Hidden 1", "4 of 10 hinges of Hidden 2"]


def test_pointing_reads_the_coordinates_where_the_way_rests(make_panel: Make) -> None:
    panel = make_panel(network(2))
    said = heard(panel.pointed)
    scales = painting.scales_of(panel.canvas.area(), shown(panel), theme.current())
    assert scales is not None
    pointed(panel.canvas, scales.point(0.5, -0.25))
    assert said[-1].startswith("Hidden 1: tanh of z, a₁ = 0.5")
    panel.go(1.5)
    pointed(panel.canvas, QPointF(200, 200))
    assert said[-1] == ""


@pytest.mark.parametrize("units", [(2,), (3,), (6, 1)])
def test_it_is_drawn_on_paper_with_a_caption(make_panel: Make, units: tuple[int, ...]) -> None:
    panel = make_panel(network(*units, activation="relu"))
    made = panel.figure(theme.load("print"))
    assert "after 2.08 epochs" in made.caption
    image = QImage(600, 640, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 600, 640), made, theme.load("print"))
    painter.end()
    colors = {image.pixelColor(x, y).rgb() for x in range(600) for y in range(0, 640, 2)}
    assert theme.load("print").point_positive.rgb() in colors


def test_weights_that_are_not_finite_leave_an_empty_picture(make_panel: Make) -> None:
    panel = make_panel(network(2))
    trainer = Trainer(network(2))
    trainer.network.parameters[:] = np.nan
    panel.show_frame(frame_of(trainer, panel))
    panel.grab()
    assert not np.isfinite(shown(panel).lines[:2]).any()


def test_the_export_is_asked_for(make_panel: Make) -> None:
    panel = make_panel(network(2))
    asked = heard(panel.export_requested)
    panel._export.click()
    assert len(asked) == 1


def test_the_straight_line_of_a_first_layer_is_drawn_in_one_piece(make_panel: Make) -> None:
    experiment = network(3, 4, activation="relu")
    panel = make_panel(experiment)
    assert panel._frame is not None
    answer = panel._frame.answers[HINGES]
    first, second = hinges_of(answer, experiment)
    assert len(first.pieces) == sum(len(line.pieces) > 0 for line in answer[:3])  # type: ignore[index]
    assert len(second.pieces) > 4  # bent where the lines of the first layer pass
    ends = np.concatenate([line.pieces for line in answer[:3]]).reshape(-1, 2)  # type: ignore[index]
    np.testing.assert_allclose(first.pieces.reshape(-1, 2).min(axis=0), ends.min(axis=0), atol=0.02)
    np.testing.assert_allclose(first.pieces.reshape(-1, 2).max(axis=0), ends.max(axis=0), atol=0.02)


def test_a_fold_far_from_zero_and_flat_has_a_box_nonetheless():
    far = np.full((2, 3, 4), 1e9, np.float32)
    stage = Stage("h1", "activation", 2, None, far, far[:, 0], far[:, 0])
    space = hidden_space(Trainer(network(2)), ((-6.0, 6.0), (-6.0, 6.0)))
    box = Ranges().of(stage, space)
    assert all(low < high for low, high in box)
    assert box[0][0] < 1e9 < box[0][1]
