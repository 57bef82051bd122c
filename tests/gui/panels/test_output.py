"""The output panel: what it makes of a frame, what it reads out, and what it asks for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.data.dataset import Samples, datasets, point_sets
from engine.data.gaussians import GaussianMixture, XorGaussians
from engine.data.tutorials import LegacyGaussianMixture
from engine.nn.activations import activations
from engine.nn.losses import CategoricalCrossentropy, SquaredError
from engine.training.experiment import Experiment, edit, edit_all
from engine.training.frame import Frame
from engine.training.trainer import Trainer
from gui import theme
from gui.document import Document
from gui.figures import page
from gui.figures.map_figure import Colouring, Task
from gui.numbers import format_number
from gui.output.points import Shown, placed_points, value_range
from gui.output.scene import Scene, Settings, interpolated, make_scene
from gui.output.words import Unit
from gui.panels.output import OutputPanel
from gui.session import Session
from tests.gui.panels.moments import (
    experiment_of,
    frame_of,
    heard,
    moment,
    pointed,
    pressed,
    send_mouse,
)

Make = Callable[[Experiment], OutputPanel]


@pytest.fixture(autouse=True, scope="module")
def dressed(qapp: QApplication) -> None:
    """The light look: sizes of buttons decide what has room."""
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def make_panel(qtbot: object) -> Make:
    """A panel of 484 × 504 without a frame."""

    def make(experiment: Experiment) -> OutputPanel:
        document = Document(experiment)
        session = Session(document, document)
        panel = OutputPanel(document, session)
        document.setParent(panel)
        qtbot.addWidget(panel)  # type: ignore[attr-defined]
        panel.resize(484, 504)
        panel.grab()  # lays it out
        return panel

    return make


@pytest.fixture
def panel(make_panel: Make) -> OutputPanel:
    """The panel with a moment of the standard experiment."""
    made = make_panel(Experiment())
    made.show_frame(frame_of(Experiment()))
    return made


def scene_of(panel: OutputPanel) -> Scene:
    scene = panel.canvas._scene
    assert scene is not None
    return scene


def place_of(panel: OutputPanel, x1: float, x2: float) -> QPointF:
    """Where a point of the plane stands on the canvas."""
    return panel.canvas._scales().point(x1, x2)


def press_key(panel: OutputPanel, key: Qt.Key) -> bool:
    """Whether the canvas takes a key before the window's shortcuts; then it gets it."""
    none = Qt.KeyboardModifier.NoModifier
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, none)
    override.ignore()
    QApplication.sendEvent(panel.canvas, override)
    QApplication.sendEvent(panel.canvas, QKeyEvent(QEvent.Type.KeyPress, key, none))
    return override.isAccepted()


def picture(panel: OutputPanel) -> QImage:
    image = QImage(panel.canvas.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    panel.canvas.render(painter, QPoint())
    painter.end()
    return image


# What a frame becomes


def test_two_classes_show_the_probability_of_the_second_with_its_contour() -> None:
    frame = frame_of(Experiment())
    figure = make_scene(frame, Settings()).figure
    assert frame.maps is not None and figure.levels is not None
    assert np.array_equal(figure.levels, np.rint(255 * np.float64(frame.maps.output[0])))
    assert figure.task is Task.BINARY
    assert figure.contour_label == "P = 0.5"
    ends = np.concatenate(figure.contours)
    values = [interpolated(frame.maps.output[0], (-6, 6, -6, 6), x, y) for x, y in ends]
    assert np.abs(np.array(values)[np.abs(ends).max(axis=1) < 5.9] - 0.5).max() < 0.02


def test_two_units_of_softmax_show_the_second() -> None:
    changes = {"loss": CategoricalCrossentropy(), "output.activation": activations["softmax"]()}
    frame = frame_of(edit_all(Experiment(), changes))
    assert frame.maps is not None and len(frame.maps.output) == 2
    scene = make_scene(frame, Settings())
    assert scene.figure.bar_label == "P(blue)"
    assert np.allclose(scene.fields[0][1], frame.maps.output[1])


def test_outputs_that_are_no_probabilities_keep_their_own_scale() -> None:
    changes = {"loss": SquaredError(), "output.activation": activations["tanh"]()}
    figure = make_scene(frame_of(edit_all(Experiment(), changes)), Settings()).figure
    assert figure.bar_range == (-1.0, 1.0)
    assert figure.bar_label == "output"
    assert figure.contour_label == "output = 0"


def test_more_classes_show_the_most_probable_one_and_their_borders() -> None:
    frame = frame_of(experiment_of("gaussian_classes", classes=5), 300)
    scene = make_scene(frame, Settings())
    assert frame.maps is not None and scene.figure.levels is not None
    assert np.array_equal(scene.figure.levels // 16, frame.maps.output.argmax(axis=0))
    assert scene.figure.class_names == tuple(f"class {n}" for n in range(5))
    assert scene.figure.contours
    assert [name for name, _ in scene.read(0.0, 0.0)[2:]] == [f"P(class {n})" for n in range(5)]


def test_of_many_classes_the_most_probable_ones_are_read_out() -> None:
    frame = frame_of(experiment_of("gaussian_classes", classes=8), 300)
    values = [float(value) for _, value in make_scene(frame, Settings()).read(1.0, 1.0)[2:]]
    assert len(values) == 5
    assert values == sorted(values, reverse=True)


def test_values_within_one_are_coloured_from_minus_one_to_one() -> None:
    figure = make_scene(frame_of(experiment_of("multi_gauss")), Settings()).figure
    assert figure.task is Task.REGRESSION
    assert figure.bar_range == (-1.0, 1.0)
    assert figure.points is not None and figure.points.levels is not None


@pytest.mark.parametrize(
    ("targets", "ends"), [((-3.7, 2.0), (-4.0, 4.0)), ((5.0, 26.6), (0.0, 30.0))]
)
def test_larger_values_get_a_round_range_that_holds_them(
    targets: tuple[float, float], ends: tuple[float, float]
) -> None:
    frame = frame_of(experiment_of("plane"))
    samples = Samples(np.array([[0.0, 0.0], [1.0, 1.0]]), np.array(targets), 0)
    material = dataclasses.replace(frame.material, samples=samples)
    assert value_range(dataclasses.replace(frame, material=material)) == ends


def test_a_table_lends_its_names_to_axes_and_classes() -> None:
    scene = make_scene(frame_of(experiment_of("table")), Settings())
    assert scene.figure.x_axis.title(False) == "petal length (cm)"
    assert [name for name, _ in scene.fields] == ["P(setosa)", "P(versicolor)", "P(virginica)"]


def test_a_table_of_which_a_sample_was_read_counts_all_its_rows() -> None:
    experiment = experiment_of("table", row_count=1_000_000)
    points = make_scene(frame_of(experiment), Settings()).points
    assert points is not None and points.total == 1_000_000


def test_without_a_test_set_all_points_are_filled() -> None:
    frame = frame_of(edit(Experiment(), "training_share", 1.0))
    points = make_scene(frame, Settings()).points
    assert points is not None
    assert points.drawn.training.all() and points.total == 320


def test_mistakes_are_those_that_the_frame_counts() -> None:
    frame = frame_of(Experiment())
    points = placed_points(frame, Shown())
    assert points is not None and frame.training_mistakes is not None
    assert points.drawn.mistakes.sum() == frame.training_mistakes.sum() + _sum(frame.test_mistakes)
    hidden = placed_points(frame, Shown(mistakes=False))
    assert hidden is not None and not hidden.drawn.mistakes.any()


def test_a_frame_without_marks_of_mistakes_rings_none() -> None:
    points = placed_points(frame_of(Experiment(), points=False), Shown())
    assert points is not None and not points.drawn.mistakes.any()


def test_of_very_many_points_a_sample_is_drawn_that_says_so(make_panel: Make) -> None:
    experiment = experiment_of("xor_gaussians", count=10_000)
    panel = make_panel(experiment)
    panel.show_frame(frame_of(experiment, 2))
    points = scene_of(panel).points
    assert points is not None and len(points.indices) <= 1500
    assert panel.header.subtitle.text() == f"{len(points.indices):,} of 10,000 points drawn"
    index, is_training = points.sample(700)
    assert points.place(index, is_training) == 700


def test_values_that_are_not_finite_are_painted_without_a_contour_through_them(
    panel: OutputPanel,
) -> None:
    frame = frame_of(Experiment())
    assert frame.maps is not None
    bad = frame.maps.output.copy()
    bad[0, :, 40:] = np.nan
    panel.show_frame(dataclasses.replace(frame, maps=dataclasses.replace(frame.maps, output=bad)))
    assert not picture(panel).isNull()
    assert all(line[:, 0].max() < 0 for line in scene_of(panel).figure.contours)


def test_a_frame_without_maps_shows_the_points_alone(panel: OutputPanel) -> None:
    panel.show_frame(frame_of(Experiment(), maps=False))
    assert scene_of(panel).figure.levels is None
    assert len(scene_of(panel).read(0.0, 0.0)) == 2
    assert not picture(panel).isNull()


@pytest.mark.parametrize("kind", [member.kind for member in point_sets()])
@pytest.mark.parametrize("colouring", list(Colouring))
def test_every_data_set_is_painted_in_every_colouring(
    kind: str, colouring: Colouring, make_panel: Make
) -> None:
    experiment = experiment_of(kind)
    panel = make_panel(experiment)
    panel.show_frame(frame_of(experiment, 1))
    panel.set_colouring(colouring)
    image, plot = picture(panel), panel.canvas._scales().plot.toRect().adjusted(2, 2, -2, -2)
    seen = {
        image.pixel(x, y)
        for x in range(plot.left(), plot.right(), 2)
        for y in range(plot.top(), plot.bottom(), 2)
    }
    assert len(seen) > 1  # the map, and points or shades on it


# Neurons shown large


def test_a_neuron_is_shown_large_under_its_name_with_its_range(panel: OutputPanel) -> None:
    panel.show_unit("h1", 1)
    assert panel.header.title.text() == "Hidden 1, unit 2"
    assert scene_of(panel).figure.bar_range == (-1.0, 1.0)
    assert scene_of(panel).figure.contours == ()
    panel.show_unit(None)
    assert panel.header.title.text() == "Output"
    assert scene_of(panel).figure.bar_label == "P(blue)"


@pytest.mark.parametrize("place", [(-5.5, 0.0), (3.0, 2.0), (5.9, -5.9)])
def test_the_map_of_a_neuron_lies_where_its_samples_were_taken(
    place: tuple[float, float],
) -> None:
    scene = make_scene(frame_of(Experiment()), Settings(unit=Unit("features", 0)))
    _, values = scene.fields[0]
    assert interpolated(values, scene.extents, *place) == pytest.approx(place[0], abs=0.1)
    assert scene.name == "x₁"


def test_a_neuron_that_is_no_more_leaves_the_output(panel: OutputPanel) -> None:
    panel.show_unit("h9", 3)
    assert scene_of(panel).figure.bar_label == "P(blue)"
    panel.show_unit("h2", 77)
    assert scene_of(panel).figure.bar_label == "P(blue)"


def test_one_output_of_many_classes_is_shown_as_its_probability(make_panel: Make) -> None:
    experiment = experiment_of("gaussian_classes")
    panel = make_panel(experiment)
    panel.show_frame(frame_of(experiment))
    panel.show_unit("output", 2)
    assert panel.header.title.text() == "P(class 2)"
    assert scene_of(panel).figure.task is Task.BINARY
    assert not picture(panel).isNull()


# Reading out


def test_pointing_reads_the_coordinates_and_the_probability(panel: OutputPanel) -> None:
    said = heard(panel.pointed)
    pointed(panel.canvas, place_of(panel, 2.0, -3.0))
    frame = panel._frame
    assert frame is not None and frame.maps is not None
    assert panel.canvas.place == pytest.approx((2.0, -3.0))
    x1, x2 = panel.canvas.place or (0.0, 0.0)
    value = interpolated(frame.maps.output[0], (-6, 6, -6, 6), x1, x2)
    assert said[-1] == f"x₁ = 2.00, x₂ = −3.00, P(blue) = {format_number(value, pad=True)}"
    pointed(panel.canvas, QPointF(1, 1))
    assert said[-1] == ""


def test_what_is_read_out_follows_the_training(panel: OutputPanel) -> None:
    pointed(panel.canvas, place_of(panel, 2.0, -3.0))
    said = heard(panel.pointed)
    panel.show_frame(frame_of(Experiment(), 600))
    assert len(said) == 1 and said[0].startswith("x₁ = 2.00")


def test_interpolation_meets_the_centres_of_cells_and_is_level_beyond_them() -> None:
    field = np.array([[0.0, 1.0], [2.0, 4.0]])
    extents = (0.0, 2.0, 0.0, 2.0)
    assert interpolated(field, extents, 0.5, 0.5) == 0.0
    assert interpolated(field, extents, 1.5, 1.5) == 4.0
    assert interpolated(field, extents, 1.0, 1.0) == 1.75
    assert interpolated(field, extents, 9.0, 9.0) == 4.0
    assert interpolated(np.array([[7.0]]), extents, 1.0, 1.0) == 7.0


def test_arrow_keys_move_a_crosshair_before_they_are_steps_of_learning(
    panel: OutputPanel,
) -> None:
    assert press_key(panel, Qt.Key.Key_Right)
    assert panel.canvas.place == pytest.approx((0.12, 0.0))
    press_key(panel, Qt.Key.Key_Up)
    assert panel.canvas.place == pytest.approx((0.12, 0.12))
    assert panel.canvas.accessibleDescription().startswith("x₁ = 0.120")
    press_key(panel, Qt.Key.Key_Escape)
    assert panel.canvas.place is None


def test_space_is_left_to_the_window(panel: OutputPanel) -> None:
    assert not press_key(panel, Qt.Key.Key_Space)


def test_a_click_leaves_the_keyboard_where_it_was(panel: OutputPanel) -> None:
    assert panel.canvas.focusPolicy() is Qt.FocusPolicy.TabFocus


# Points and centres


def test_clicking_a_point_says_which_sample_it_is(panel: OutputPanel) -> None:
    chosen = heard(panel.point_selected)
    frame, x1, x2 = lonely_test_point(panel)
    pressed(panel.canvas, place_of(panel, x1, x2))
    index, is_training = chosen[-1]
    assert not is_training
    assert tuple(frame.material.test.points[index]) == (x1, x2)
    assert scene_of(panel).figure.selected is not None


def test_clicking_beside_all_points_lets_the_selected_one_go(panel: OutputPanel) -> None:
    panel.select_point(3, True)
    released = heard(panel.point_released)
    pressed(panel.canvas, QPointF(5, 5))
    assert len(released) == 1
    assert panel.settings.selected is None


def test_other_data_let_the_selected_point_go(panel: OutputPanel) -> None:
    panel.select_point(3, True)
    panel.show_frame(frame_of(edit(Experiment(), "data_seed", 5)))
    assert panel.settings.selected is None


def test_learning_on_keeps_the_selected_point(make_panel: Make) -> None:
    trainer = Trainer(Experiment())
    panel = make_panel(Experiment())
    panel.show_frame(moment(trainer))
    panel.select_point(3, True)
    trainer.train(steps=5)
    panel.show_frame(moment(trainer))
    assert panel.settings.selected == (3, True)


def test_dragging_a_centre_moves_the_block_in_the_document(panel: OutputPanel) -> None:
    document = panel._document
    send_mouse(panel.canvas, QEvent.Type.MouseButtonPress, place_of(panel, 2.6, 2.6))
    send_mouse(panel.canvas, QEvent.Type.MouseMove, place_of(panel, 4.0, 1.0), held=True)
    send_mouse(panel.canvas, QEvent.Type.MouseButtonRelease, place_of(panel, 4.0, 1.0))
    dataset = document.experiment.dataset
    assert isinstance(dataset, GaussianMixture)
    assert (dataset.blocks[0].mean_x, dataset.blocks[0].mean_y) == (4.0, 1.0)
    assert dataset.blocks[1:] == XorGaussians().mixture().blocks[1:]
    assert scene_of(panel).figure.centres[0] == (4.0, 1.0)
    document.undo()
    assert document.experiment.dataset == XorGaussians()


def test_a_published_set_keeps_its_generator_while_a_centre_is_dragged(make_panel: Make) -> None:
    experiment = experiment_of("virus")
    panel = make_panel(experiment)
    panel.show_frame(frame_of(experiment, 1))
    panel.canvas.centre_dragged.emit(0, 12.0, 13.0)
    assert isinstance(panel._document.experiment.dataset, LegacyGaussianMixture)


def test_the_eye_hides_what_lies_over_the_map(panel: OutputPanel) -> None:
    panel.set_shown(Shown(False, False, False, False, False))
    figure = scene_of(panel).figure
    assert figure.points is None and figure.contours == () and figure.centres == ()
    assert not any(action.isChecked() for action in panel._actions.values())


def test_a_hidden_set_cannot_be_selected(panel: OutputPanel) -> None:
    panel.select_point(2, False)
    panel.set_shown(Shown(test=False))
    assert scene_of(panel).figure.selected is None


# Around it


def test_the_buttons_have_names_and_ask_for_the_export(panel: OutputPanel) -> None:
    asked = heard(panel.export_requested)
    panel._export.click()
    assert len(asked) == 1
    assert panel.canvas.accessibleName() == "Decision map"
    assert panel._eye.accessibleName() and panel._export.accessibleName()


def test_the_segments_choose_the_colours(panel: OutputPanel) -> None:
    panel._colourings.button(Colouring.GREY).click()
    assert scene_of(panel).figure.colouring is Colouring.GREY


def test_the_printed_figure_has_title_and_caption_and_no_handles(panel: OutputPanel) -> None:
    panel.select_point(3, True)
    made = panel.figure(theme.load("print"))
    figure = made.panels[0].figure
    assert figure.title == "Probability of class blue"
    assert figure.centres == () and figure.selected is None
    assert "of 240 training and" in made.caption
    image = QImage(600, 640, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 600, 640), made, theme.load("print"))
    painter.end()
    assert image.pixelColor(300, 300) != QColor(255, 255, 255)


def test_another_theme_repaints_the_map(panel: OutputPanel, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    light = picture(panel).pixelColor(1, 1)
    theme.apply(qapp, "dark")
    dark = picture(panel).pixelColor(1, 1)
    theme.apply(qapp, "light")
    assert light == theme.load("light").surface and dark == theme.load("dark").surface


def lonely_test_point(panel: OutputPanel) -> tuple[Frame, float, float]:
    """A test point inside the frame that is far from all others and from the handles."""
    frame = panel._frame
    assert frame is not None
    points = frame.material.samples.points
    others = np.concatenate([points, np.array(scene_of(panel).figure.centres)])
    best, found = 0.0, (0.0, 0.0)
    for x1, x2 in frame.material.test.points:
        distances = np.sort(np.hypot(others[:, 0] - x1, others[:, 1] - x2))
        if max(abs(x1), abs(x2)) < 5.9 and distances[1] > best:
            best, found = float(distances[1]), (float(x1), float(x2))
    return frame, *found


def _sum(mistakes: np.ndarray | None) -> int:
    return 0 if mistakes is None else int(mistakes.sum())


def test_hinge_lines_are_offered_where_units_bend_the_plane(make_panel: Make) -> None:
    panel = make_panel(Experiment())
    assert not panel._actions["hinges"].isEnabled() and panel.questions() == ()
    panel._document.edit("layers.h1.activation", activations["relu"]())
    asked = heard(panel.questions_changed)
    assert panel._actions["hinges"].isEnabled() and panel.questions() == ()
    panel._actions["hinges"].trigger()
    assert len(asked) == 1
    frame = frame_of(panel._document.experiment, questions=panel.questions())
    panel.show_frame(frame)
    (hinges,) = scene_of(panel).figure.hinges
    assert hinges.name == "hinges of Hidden 1" and hinges.pieces.shape[1:] == (2, 2)
    panel.grab()


def test_locked_scales_stay_when_the_data_are_others(make_panel: Make) -> None:
    panel = make_panel(Experiment())
    panel.show_frame(frame_of(Experiment()))
    panel._locking.trigger()
    assert panel._lock.isVisibleTo(panel)
    wide = experiment_of("virus")
    panel.show_frame(frame_of(wide))
    axis = scene_of(panel).figure.x_axis
    assert (axis.low, axis.high) == (-6.0, 6.0) != wide.dataset.domain
    panel.grab()
    panel._lock.click()
    assert not panel._lock.isVisibleTo(panel) and not panel._locking.isChecked()
    axis = scene_of(panel).figure.x_axis
    assert (axis.low, axis.high) == wide.dataset.domain


def test_locked_colours_of_a_regression_mean_the_same_value_in_every_map(make_panel: Make) -> None:
    kind = next(member for member in datasets if member.task == "regression")
    panel = make_panel(experiment_of(kind.kind))
    frame = frame_of(experiment_of(kind.kind))
    panel.show_frame(frame)
    before = scene_of(panel).figure
    panel.lock_scales(True)
    larger = dataclasses.replace(
        frame.material,
        samples=dataclasses.replace(
            frame.material.samples, targets=frame.material.samples.targets * 40
        ),
    )
    panel.show_frame(dataclasses.replace(frame, material=larger))
    assert scene_of(panel).figure.bar_range == before.bar_range
    panel.lock_scales(False)
    assert scene_of(panel).figure.bar_range != before.bar_range


def test_scales_cannot_be_locked_before_there_are_any(make_panel: Make) -> None:
    panel = make_panel(Experiment())
    panel._locking.trigger()
    assert not panel._locking.isChecked() and panel.settings.lock is None
