"""The curve-fitting panel: points, the descent piece by piece, and the optimum beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.basics.fitting import MONTHS, Fitting, fit, least_squares
from engine.nn.optimizers import SGD, Adam
from engine.training.experiment import Experiment
from gui import theme
from gui.document import Document
from gui.figures import page
from gui.fitting import painting, words
from gui.fitting.figure import curves_of, losses_of, view_of
from gui.panels.fitting import MONTHLY, OWN, FittingPanel
from gui.session import Session
from tests.gui.panels.moments import heard, pointed, pressed


class Waiting(Session):
    """A session that does its one job when it is told to."""

    job: Any = None

    def begin(self, name: str, job: Any) -> None:
        self.job = name, job

    def cancel(self, name: str) -> None:
        self.job = None

    def work(self) -> None:
        """Do the job in hand."""
        (name, job), self.job = self.job, None
        running = job(None)
        while True:
            try:
                self.job_progressed.emit(name, next(running))
            except StopIteration as stop:
                self.job_finished.emit(name, stop.value)
                return


@pytest.fixture
def session() -> Waiting:
    document = Document(Experiment())
    return Waiting(document, document)


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication, session: Waiting) -> Iterator[FittingPanel]:
    theme.apply(qapp, "light", 1.0)
    made = FittingPanel(session.document, session)
    session.document.setParent(made)
    qtbot.addWidget(made)
    made.resize(1170, 800)
    made.grab()  # lays it out
    yield made


def press(panel: FittingPanel, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.canvas, event)


def cells(panel: FittingPanel) -> dict[str, tuple[str, str]]:
    return {name: (left, right) for name, left, right in painting.rows_of(panel.canvas.figure)}


def test_it_begins_at_zeros_with_the_optimum_of_the_temperatures_beside_it(panel):
    figure = panel.canvas.figure
    assert figure.points == MONTHS and figure.trail is not None
    assert figure.trail.step == 0
    assert cells(panel)["constant"] == ("0.000000", "11.120202")
    assert cells(panel)["x⁴"] == ("0.000000", "0.014744")
    assert cells(panel)["loss"][1].startswith("12.14416")


def test_all_steps_at_once_are_the_published_descent(panel, session):
    panel.bar.finish.click()
    session.work()
    trail = panel.canvas.figure.trail
    assert trail is not None and trail.ended
    assert trail.loss == pytest.approx(22.42, abs=3.0)
    assert "After 100,000 steps" in panel.note.text()
    assert "20,736" in panel.lesson.text()


def test_the_real_worker_descends_while_the_window_lives(qtbot, qapp):
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    session = Session(document, document)
    session.start()
    made = FittingPanel(document, session)
    document.setParent(made)
    qtbot.addWidget(made)
    made.set_fitting(Fitting(steps=2000))
    made.show()
    made.toggle()
    qtbot.waitUntil(lambda: bool(made.canvas.figure.trail and made.canvas.figure.trail.ended))
    session.close()
    assert made.canvas.figure.trail is not None
    assert made.canvas.figure.trail.loss == fit(MONTHS, Fitting(steps=2000)).loss


def test_playing_goes_on_piece_by_piece_until_it_is_paused(panel, session):
    panel.toggle()
    session.work()
    session.work()
    trail = panel.canvas.figure.trail
    assert trail is not None and trail.step == 2 * (100_000 // 150)
    panel.toggle()
    assert session.job is None
    assert panel.canvas.figure.trail is trail


def test_one_step_is_one_step(panel, session):
    panel.bar.step.click()
    session.work()
    assert panel.canvas.figure.trail is not None
    assert panel.canvas.figure.trail.step == 1
    assert session.job is None


def test_back_to_zeros(panel, session):
    panel.run_to_end()
    session.work()
    panel.bar.restart.click()
    assert panel.canvas.figure.trail is not None and panel.canvas.figure.trail.step == 0


def test_progress_is_told_while_all_steps_are_made(panel, session):
    panel.run_to_end()
    session.job_progressed.emit("curve fitting", 0.5)
    assert panel.bar.share.share == 0.5


def test_a_click_adds_a_point_and_selects_it(panel):
    pressed(panel.canvas, panel.canvas.place_of(6.0, 10.0))
    figure = panel.canvas.figure
    assert figure.points[:-1] == MONTHS
    assert figure.points[-1] == pytest.approx((6.0, 10.0), abs=0.1)
    assert figure.selected == 12
    assert panel.source.key() == OWN


def test_a_new_point_moves_the_optimum(panel):
    pressed(panel.canvas, panel.canvas.place_of(6.0, 10.0))
    figure = panel.canvas.figure
    assert figure.optimum is not None
    assert figure.optimum.loss == pytest.approx(least_squares(figure.points, 4).loss)
    assert figure.optimum.loss > 100.0


def test_a_drag_moves_a_point_and_keeps_the_axes_until_its_end(panel, qtbot):
    view = panel.canvas.figure.view
    start, end = panel.canvas.place_of(*MONTHS[0]), panel.canvas.place_of(1.0, 20.0)
    qtbot.mousePress(panel.canvas, Qt.MouseButton.LeftButton, pos=start.toPoint())
    panel.canvas._dragged = 0
    pointed(panel.canvas, end)
    assert panel.canvas.figure.points[0] == pytest.approx((1.0, 20.0), abs=0.1)
    assert panel.canvas.figure.view == view
    qtbot.mouseRelease(panel.canvas, Qt.MouseButton.LeftButton, pos=end.toPoint())
    assert panel.canvas.figure.view == view_of(panel.canvas.figure.points)


def test_a_right_click_deletes_a_point(panel, qtbot):
    place = panel.canvas.place_of(*MONTHS[3]).toPoint()
    qtbot.mousePress(panel.canvas, Qt.MouseButton.RightButton, pos=place)
    assert panel.canvas.figure.points == MONTHS[:3] + MONTHS[4:]


def test_points_are_chosen_moved_and_deleted_with_keys(panel):
    press(panel, Qt.Key.Key_PageDown)
    press(panel, Qt.Key.Key_PageDown)
    assert panel.canvas.figure.selected == 1
    press(panel, Qt.Key.Key_Up)
    x, y = panel.canvas.figure.points[1]
    assert x == 2.0 and y > 5.7
    press(panel, Qt.Key.Key_Delete)
    assert len(panel.canvas.figure.points) == 11
    press(panel, Qt.Key.Key_Return)
    assert len(panel.canvas.figure.points) == 12


def test_without_points_it_says_what_to_do(panel):
    panel.set_points(())
    assert panel.note.text().startswith("No points: click")
    assert not panel.bar.play.isEnabled()
    panel.canvas.grab()
    panel.losses.grab()
    pressed(panel.canvas, panel.canvas.place_of(5.0, 5.0))
    assert len(panel.canvas.figure.points) == 1 and panel.bar.play.isEnabled()


def test_own_points_are_kept_beside_the_temperatures(panel):
    panel.set_points(((0.0, 1.0), (1.0, 2.0)))
    panel.choose_points(MONTHLY)
    assert panel.canvas.figure.points == MONTHS
    panel.choose_points(OWN)
    assert panel.canvas.figure.points == ((0.0, 1.0), (1.0, 2.0))


def test_fewer_places_than_coefficients_are_explained(panel):
    panel.set_points(((0.0, 1.0), (1.0, 2.0)))
    assert "equally good" in panel.lesson.text()


def test_another_degree_begins_anew_and_has_another_optimum(panel, session):
    panel.run_to_end()
    session.work()
    panel.form.row("degree").ask(2)
    figure = panel.canvas.figure
    assert figure.trail is not None and figure.trail.step == 0
    assert figure.optimum is not None and len(figure.optimum.coefficients) == 3


def test_another_learning_rate_goes_on_and_keeps_playing(panel, session):
    panel.toggle()
    session.work()
    panel.set_fitting(Fitting(optimizer=Adam(learning_rate=0.01)))
    session.work()
    assert panel.canvas.figure.trail is not None
    assert panel.canvas.figure.trail.step == 2 * (100_000 // 150)
    assert panel.canvas.figure.trail.fitting.optimizer.learning_rate == 0.01


def test_a_piece_of_a_descent_that_was_given_up_is_not_shown(panel, session):
    panel.toggle()
    _, job = session.job
    panel.restart()
    session.job = "curve fitting", job
    panel.form.row("degree").ask(1)
    session.job = "curve fitting", job
    session.work()
    assert panel.canvas.figure.trail is not None and panel.canvas.figure.trail.step == 0


def test_divergence_stops_it_and_names_the_remedy(panel, session):
    panel.set_fitting(Fitting(optimizer=SGD(learning_rate=0.1)))
    panel.toggle()
    session.work()
    assert "Diverged at step" in panel.note.text() and "smaller" in panel.note.text()
    assert session.job is None and not panel.bar.play.isEnabled()
    panel.grab()


def test_it_waits_while_nobody_watches(panel, session):
    panel.show()
    panel.toggle()
    panel.hide()
    assert session.job is None


def test_pointing_reads_a_point(panel):
    said = heard(panel.pointed)
    pointed(panel.canvas, panel.canvas.place_of(*MONTHS[0]))
    assert said[-1].startswith("Point at x 1, y 5.2")


def test_the_temperatures_have_named_axes(panel):
    axes = curves_of(panel.canvas.figure)
    assert (axes.x_axis.label, axes.y_axis.unit) == ("month", "°C")
    panel.set_points(MONTHS[:5])
    assert curves_of(panel.canvas.figure).x_axis.label == "x"


def test_the_curve_of_the_losses_ends_at_the_loss_that_is_reached(panel, session):
    panel.run_to_end()
    session.work()
    figure = panel.canvas.figure
    optimum, descent = losses_of(figure).curves
    assert figure.trail is not None and figure.optimum is not None
    assert descent.y[-1] == figure.trail.loss
    assert optimum.y.tolist() == [figure.optimum.loss] * 2


@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_the_figure_is_drawn_in_every_look(panel, session, look):
    panel.run_to_end()
    session.work()
    picture = QImage(900, 560, QImage.Format.Format_RGB32)
    picture.fill(0)
    painter = QPainter(picture)
    chosen = theme.load(look)
    page.draw(painter, QRectF(0, 0, 900, 560), panel.figure(chosen), chosen)
    painter.end()
    colors = {picture.pixel(x, y) for x in range(0, 900, 3) for y in range(0, 560, 3)}
    assert len(colors) > 20
    assert "degree 4 through 12 points" in panel.figure(chosen).caption
    assert panel.figure(chosen).recipe.startswith("Adam, learning rate 0.001, from zeros")


def test_the_table_has_the_moments_of_the_descent(panel, session):
    panel.run_to_end()
    session.work()
    lines = panel.table().splitlines()
    assert lines[0] == "step,loss,constant,x,x²,x³,x⁴"
    assert lines[-1].startswith("100000,2")
    assert lines[1] == "0,3442.97,0.0,0.0,0.0,0.0,0.0"


def test_numbers_in_the_table_have_six_decimals():
    assert words.number(-0.0147436) == "−0.014744"
    assert words.number(1234567.0) == "1,234,567"


def test_a_click_outside_the_axes_adds_nothing(panel):
    pressed(panel.canvas, QPointF(2.0, 2.0))
    assert panel.canvas.figure.points == MONTHS


def test_reset_brings_everything_back(panel):
    panel.set_points(((0.0, 1.0),))
    panel.set_fitting(Fitting(degree=1))
    panel.reset()
    assert panel.canvas.figure.points == MONTHS
    assert panel.form.component() == Fitting()
