"""The race panel: what it runs, shows, plays and refuses."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.basics.race import published_racers, race
from engine.basics.surfaces import Bowl, Formula, Himmelblau, Shallow
from engine.nn.optimizers import SGD
from engine.training.experiment import Experiment
from gui import motion, theme
from gui.document import Document
from gui.figures import page
from gui.language import vocabulary
from gui.panels.race import FIRST, RacePanel
from gui.race import losses, painting, words
from gui.race.controls import PUBLISHED, QUICK
from gui.race.field import field_of
from gui.race.figure import RaceFigure
from gui.race.looks import LOOKS
from gui.session import Session
from tests.gui.panels.moments import heard, pointed, pressed


class Immediate(Session):
    """A session whose jobs are done at once."""

    def begin(self, name: str, job: Any) -> None:
        work = job(None)
        while True:
            try:
                next(work)
            except StopIteration as stop:
                self.job_finished.emit(name, stop.value)
                return
            except Exception as error:
                self.job_failed.emit(name, error)
                return

    def cancel(self, name: str) -> None:
        """Nothing is ever under way."""


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication) -> Iterator[RacePanel]:
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    made = RacePanel(document, Immediate(document, document))
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(1170, 800)
    made.grab()  # lays it out
    yield made
    made.playback.stop()


def press(panel: RacePanel, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(panel.canvas, event)


def kinds(panel: RacePanel) -> list[str]:
    return [path.optimizer.kind for path in panel.canvas.figure.paths]


def test_it_begins_with_some_optimizers_on_the_bowl_and_shows_the_whole_race(panel):
    assert panel.canvas.figure.surface == Bowl()
    assert kinds(panel) == list(FIRST)
    assert panel.canvas.figure.step == panel.canvas.figure.steps == Bowl.course
    assert panel.playback.step == Bowl.course


def test_the_real_worker_runs_the_race(qtbot, qapp):
    theme.apply(qapp, "light", 1.0)
    document = Document(Experiment())
    session = Session(document, document)
    session.start()
    made = RacePanel(document, session)
    document.setParent(made)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.canvas.figure.race is not None)
    session.close()
    alone = race(Bowl(), [SGD(learning_rate=0.95)], Bowl.first, Bowl.course).paths[0]
    assert made.canvas.figure.paths[0].points.tolist() == alone.points.tolist()


def test_a_click_on_the_map_starts_there(panel):
    pressed(panel.canvas, panel.canvas.place_of(4.0, -3.0))
    assert panel.canvas.figure.start == pytest.approx((4.0, -3.0), abs=0.05)
    assert panel.canvas.figure.paths[0].points[0] == pytest.approx((4.0, -3.0), abs=0.05)


def test_arrow_keys_move_the_start(panel):
    press(panel, Qt.Key.Key_Right)
    press(panel, Qt.Key.Key_Up)
    assert panel.canvas.figure.start == pytest.approx((-6.5, 2.5))


def test_the_start_stays_on_the_map(panel):
    panel.start_at((10.0, 10.0))
    press(panel, Qt.Key.Key_Right)
    assert panel.canvas.figure.start == (10.0, 10.0)


def test_pointing_reads_loss_and_gradient(panel):
    said = heard(panel.pointed)
    pointed(panel.canvas, panel.canvas.place_of(0.0, 0.0))
    assert "loss" in said[-1] and "gradient" in said[-1]


def test_an_optimizer_that_is_switched_on_takes_part_and_leaves_again(panel):
    panel.controls.rows["nadam"].switch.setChecked(True)
    assert kinds(panel) == [*FIRST, "nadam"]
    panel.controls.rows["nadam"].switch.setChecked(False)
    assert kinds(panel) == list(FIRST)


def test_a_learning_rate_that_is_typed_changes_that_path_alone(panel):
    before = [path.points.tolist() for path in panel.canvas.figure.paths]
    panel.controls.rows["adam"].rate.ask(0.01)
    after = [path.points.tolist() for path in panel.canvas.figure.paths]
    assert [a == b for a, b in zip(before, after, strict=True)] == [True] * 4 + [False]
    assert panel.canvas.figure.paths[-1].optimizer.learning_rate == 0.01
    assert panel.controls.rates.key() == ""


def test_a_learning_rate_out_of_range_is_refused_in_its_row(panel):
    row = panel.controls.rows["adam"].rate
    row.ask(1e9)
    assert row.error() is not None
    assert panel.canvas.figure.paths[-1].optimizer.learning_rate == pytest.approx(0.2)


def test_published_rates_are_those_of_the_tutorials(panel):
    panel.choose_rates(PUBLISHED)
    wanted = published_racers()
    assert [path.optimizer for path in panel.canvas.figure.paths] == [wanted[k] for k in FIRST]


def test_another_surface_brings_its_own_start_steps_and_quick_rates(panel):
    panel.set_surface(Himmelblau())
    figure = panel.canvas.figure
    assert (figure.surface, figure.start) == (Himmelblau(), Himmelblau.first)
    assert figure.steps == Himmelblau.course
    assert figure.paths[0].optimizer.learning_rate == Himmelblau.rate
    panel.choose_rates(PUBLISHED)
    panel.set_surface(Shallow())
    assert panel.canvas.figure.paths[0].optimizer.learning_rate == 0.01


def test_a_formula_is_typed_in_the_form(panel):
    panel.set_surface(Formula())
    row = panel.controls.form.row("surface").form.row("formula")
    row.ask("x^2 + 2*y^2")
    assert panel.canvas.figure.surface == Formula(formula="x^2 + 2*y^2")
    assert panel.canvas.figure.race is not None
    row.ask('__import__("os")')
    assert row.error() is not None
    assert panel.canvas.figure.surface == Formula(formula="x^2 + 2*y^2")


def test_a_start_without_a_value_is_explained(panel):
    panel.set_surface(Formula(formula="sqrt(x) + y^2"))
    assert panel.note.text().startswith("A race expects a start")
    panel.start_at((2.0, 1.0))
    assert not panel.note.text().startswith("A race expects")


def test_a_diverged_path_ends_and_is_named(panel):
    panel.controls.rows["sgd"].rate.ask(3.0)
    path = panel.canvas.figure.paths[0]
    assert path.diverged is not None and path.steps < panel.canvas.figure.steps
    assert "Diverged: SGD at step" in panel.note.text()


def test_where_descent_does_not_find_the_minimum_the_note_says_why(panel):
    panel.set_surface(Shallow())
    assert "At rest elsewhere, at (2, 0)" in panel.note.text()
    assert "full-batch descent" in panel.lesson.text()


def test_nobody_takes_part(panel):
    panel.set_racers({})
    assert panel.note.text().startswith("Nobody takes part")


def test_the_slider_scrubs_and_a_step_goes_on(panel):
    panel.playback.slider.setValue(7)
    assert panel.canvas.figure.step == 7
    panel.playback.next.click()
    assert panel.canvas.figure.step == 8
    panel.playback.first.click()
    assert panel.canvas.figure.step == 0


def test_playing_goes_from_the_start_to_the_end_and_stops(panel, qtbot, monkeypatch):
    monkeypatch.setattr(motion, "allowed", lambda: True)
    panel.playback.toggle()
    assert panel.playback.playing and panel.canvas.figure.step == 0
    for _ in range(Bowl.course):
        panel.playback._tick()
    assert panel.canvas.figure.step == Bowl.course and not panel.playback.playing


def test_a_change_while_it_is_played_does_not_jump_to_the_end(panel):
    panel.playback.toggle()
    panel.playback._tick()
    panel.controls.rows["adam"].rate.ask(0.5)
    assert panel.canvas.figure.step == 1


def test_a_click_on_the_losses_shows_that_step(panel):
    pressed(panel.losses, QPointF(panel.losses.width() / 2, panel.losses.height() / 2))
    assert 0 < panel.canvas.figure.step < Bowl.course


def test_an_old_race_is_not_shown(panel):
    shown = panel.canvas.figure.race
    panel.show_race(race(Bowl(), [SGD()], (1.0, 1.0), 5))
    assert panel.canvas.figure.race is shown


def test_pointing_at_a_row_lets_the_others_stand_back(panel):
    panel.controls.rows["adam"].entered.emit("adam")
    assert panel.canvas.figure.marked == "adam"
    panel.controls.rows["adam"].entered.emit("")
    assert panel.canvas.figure.marked == ""


def test_glyphs_can_be_left_out(panel):
    panel.controls.glyphs["momentum"].setChecked(False)
    panel.controls.glyphs["squares"].setChecked(False)
    assert (panel.canvas.figure.momentum, panel.canvas.figure.squares) == (False, False)


def test_the_momentum_arrow_points_where_the_path_is_pushed(panel):
    path = panel.canvas.figure.paths[FIRST.index("momentum")]
    arrow = painting.arrow_of(path.momentum, 1)
    move = path.points[1] - path.points[0]
    assert arrow is not None
    assert arrow[0] * move[1] == pytest.approx(arrow[1] * move[0])
    assert arrow[0] * move[0] + arrow[1] * move[1] > 0


def test_the_ellipse_is_long_where_gradients_were_large(panel):
    path = panel.canvas.figure.paths[FIRST.index("adagrad")]
    across, up = painting.ellipse_axes(path.divisors, 3)
    assert up > across  # the bowl is steep along y


def test_every_optimizer_has_a_look_of_its_own():
    assert set(LOOKS) == set(published_racers())
    assert len({look.shape for look in LOOKS.values()}) == len(LOOKS)
    assert len({(look.color, look.dashed) for look in LOOKS.values()}) == len(LOOKS)


def test_the_losses_are_those_above_the_minimum(panel):
    panel.set_surface(Shallow())
    path = panel.canvas.figure.paths[0]
    assert losses.heights(panel.canvas.figure, path)[0] == pytest.approx(path.values[0] + 28 / 3)


def test_the_map_shows_where_a_formula_has_no_value():
    field = field_of(Formula(formula="sqrt(x)"))
    assert field.missing[:, :80].all() and not field.missing[:, 80:].any()


def test_a_flat_surface_has_no_contours():
    assert field_of(Formula(formula="3")).lines == ()


@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_the_figure_is_drawn_in_every_look(panel, look):
    picture = QImage(900, 560, QImage.Format.Format_RGB32)
    picture.fill(0)
    painter = QPainter(picture)
    chosen = theme.load(look)
    page.draw(painter, QRectF(0, 0, 900, 560), panel.figure(chosen), chosen)
    painter.end()
    colors = {picture.pixel(x, y) for x in range(0, 900, 5) for y in range(0, 560, 5)}
    assert len(colors) > 30


def test_the_caption_names_surface_start_and_endings(panel):
    caption = panel.figure(theme.load("print")).caption
    assert "Bowl" in caption and "(−7, 2)" in caption and "global minimum" in caption
    assert "Learning rates: SGD 0.95" in panel.figure(theme.load("print")).recipe


def test_the_table_has_a_column_for_each_optimizer_and_a_row_for_each_step(panel):
    lines = panel.table().splitlines()
    names = [vocabulary(path.optimizer.label) for path in panel.canvas.figure.paths]
    assert lines[0] == ",".join(["step", *names])
    assert len(lines) == Bowl.course + 2
    assert lines[1].startswith("0,6.45")


def test_reset_brings_everything_back(panel):
    panel.set_surface(Himmelblau())
    panel.choose_rates(PUBLISHED)
    panel.reset()
    assert panel.canvas.figure.surface == Bowl() and kinds(panel) == list(FIRST)
    assert panel.controls.rates.key() == QUICK


def test_endings_follow_the_step_that_is_shown(panel):
    figure = dataclasses.replace(panel.canvas.figure, step=0)
    assert words.endings(figure).startswith("On the way: SGD")


def test_a_figure_without_a_race_can_be_drawn():
    figure = RaceFigure(Bowl(), Bowl.first)
    picture = QImage(300, 300, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painting.draw(painter, QRectF(0, 0, 300, 300), figure, theme.load("light"))
    losses.draw(painter, QRectF(0, 0, 300, 300), losses.LossesFigure(figure), theme.load("light"))
    painter.end()
    assert figure.steps == 0 and words.endings(figure) == ""
