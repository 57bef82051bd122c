"""Where it looks: what it asks of the run, when it has occlusion computed, and what it shows."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.insight.saliency import (
    ACTUAL,
    PREDICTED,
    GradientQuestion,
    GradientSaliency,
    Looked,
    Occlusion,
    OcclusionJob,
)
from engine.registry import SettingError
from gui import theme
from gui.figures import page
from gui.panels.saliency import GRADIENT, SaliencyPanel
from gui.saliency import painting
from tests.gui.panels.answered import NAMES, StillSession, moment
from tests.gui.panels.moments import heard, pointed

SIDES = (6, 8)


def looked(index: int = 0, target: int = 1) -> Looked:
    pixels = np.full((*SIDES, 1), 40, np.uint8)
    return Looked(index, pixels, 0, np.array([0.2, 0.7, 0.1]), 1, target, NAMES, 40, 1)


def gradient(index: int = 0, target: int = 1) -> GradientSaliency:
    return GradientSaliency(looked(index, target), np.arange(48.0).reshape(SIDES))


def occlusion(index: int = 0, target: int = 1) -> Occlusion:
    heat = np.linspace(-0.2, 0.4, 48).reshape(SIDES)
    falls = np.array([[0.4]])
    return Occlusion(looked(index, target), 6, 2, np.array([0]), np.array([0]), falls, heat)


MATERIAL = SimpleNamespace(
    test=SimpleNamespace(targets=np.zeros(50, int)),
    samples=SimpleNamespace(class_names=NAMES),
)


def shown(answer: object = None, **other: Any) -> Any:
    """A frame with an answer to the panel's question."""
    frame = moment(**({"material": MATERIAL} | other))
    frame.experiment.input_shape = (*SIDES, 1)
    frame.answers = {} if answer is None else {GRADIENT: answer}
    return frame


class Bench:
    def __init__(self, qtbot: Any) -> None:
        self.session = StillSession()
        self.jobs: list[OcclusionJob] = []
        begin = self.session.begin
        self.session.begin = lambda name, job: (self.jobs.append(job), begin(name, job))  # type: ignore[method-assign, assignment, func-returns-value, arg-type]
        session: Any = self.session
        self.panel = SaliencyPanel(session, session)
        self.session.setParent(self.panel)
        qtbot.addWidget(self.panel)
        self.panel.resize(428, 330)

    def looking(self) -> SaliencyPanel:
        self.panel.show_frame(shown(gradient()))
        self.session.finish(occlusion())
        self.panel.grab()
        return self.panel

    def question(self) -> GradientQuestion:
        ((name, sparing),) = self.panel.questions()
        assert name == GRADIENT
        return sparing.question  # type: ignore[attr-defined]


@pytest.fixture
def bench(qtbot: Any, qapp: QApplication) -> Bench:
    theme.apply(qapp, "light", 1.0)
    return Bench(qtbot)


def test_without_pictures_it_asks_nothing_and_says_so(bench: Bench) -> None:
    bench.panel.show_frame(shown(sample="point"))
    assert bench.panel.questions() == () and bench.jobs == []
    assert "choose a set of images" in bench.panel.offer.sentence.text()


def test_the_first_picture_is_looked_at_for_its_predicted_class(bench: Bench) -> None:
    bench.panel.show_frame(shown())
    assert bench.question() == GradientQuestion(0, PREDICTED)
    assert bench.jobs == [OcclusionJob(0, PREDICTED, 6, 2)]


def test_what_is_chosen_is_asked(bench: Bench) -> None:
    panel = bench.looking()
    asked = heard(panel.questions_changed)
    panel.show_picture(7)
    panel.choose_target(ACTUAL)
    panel.choose_patch(4)
    panel.choose_stride(1)
    assert bench.question() == GradientQuestion(7, ACTUAL)
    assert bench.jobs[-1] == OcclusionJob(7, ACTUAL, 4, 1)
    assert len(asked) == 4


def test_a_picture_chosen_here_is_told_and_one_from_elsewhere_is_not(bench: Bench) -> None:
    panel = bench.looking()
    told = heard(panel.picture_chosen)
    panel.show_picture(3)
    assert told == []
    panel.bar.next.click()
    assert told == [4] and panel.bar.index.text() == "4"


def test_a_number_that_is_no_picture_is_refused(bench: Bench) -> None:
    panel = bench.looking()
    panel.bar.index.committed.emit("50")
    assert "0 to 49, got 50" in panel.bar.message.text()
    assert bench.question().index == 0


def test_while_learning_goes_on_occlusion_rests_between(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr("gui.panels.saliency.time.monotonic", lambda: now[0])
    bench.panel.show_frame(shown(running=True))
    bench.panel.show_frame(shown(step=41, running=True))
    assert len(bench.jobs) == 1  # under way
    now[0] += 2.0
    bench.session.finish(occlusion())
    bench.panel.show_frame(shown(step=42, running=True))
    assert len(bench.jobs) == 1  # two seconds of work are paid for by eight of rest
    now[0] += 8.1
    bench.panel.show_frame(shown(step=43, running=True))
    assert len(bench.jobs) == 2


def test_a_run_that_stands_is_computed_once_at_each_moment(bench: Bench) -> None:
    bench.looking()
    bench.panel.show_frame(shown(gradient()))
    assert len(bench.jobs) == 1
    bench.panel.show_frame(shown(gradient(), step=41))
    assert len(bench.jobs) == 2


def test_what_was_cancelled_waits_for_another_choice(bench: Bench) -> None:
    bench.panel.show_frame(shown(gradient()))
    bench.panel.again.click()
    assert bench.session.cancelled == ["occlusion"]
    bench.panel.show_frame(shown(gradient(), step=41))
    assert len(bench.jobs) == 1
    bench.panel.again.click()
    assert len(bench.jobs) == 2


def test_the_occlusion_of_another_picture_or_class_is_not_shown(bench: Bench) -> None:
    panel = bench.looking()
    assert panel.canvas.figure is not None and panel.canvas.figure.occlusion is not None
    panel.show_frame(shown(gradient(5)))
    assert panel.canvas.figure.occlusion is None
    panel.show_frame(shown(gradient(0, 2)))
    assert panel.canvas.figure.occlusion is None


def test_a_refusal_is_said_in_the_place_of_the_picture(bench: Bench) -> None:
    bench.panel.show_frame(shown(SettingError("Nothing to see")))
    assert bench.panel.offer.sentence.text() == "Nothing to see"


def test_pointing_reads_all_three_tiles(bench: Bench) -> None:
    panel = bench.looking()
    told = heard(panel.pointed)
    canvas = panel.canvas
    assert canvas.figure is not None
    tiles = painting.arrange(QRectF(canvas.rect()), canvas.figure, theme.current())
    for tile in tiles:
        pointed(canvas, tile.picture.bottomRight() - QPointF(1, 1))
    assert told == ["Row 6, column 8: pixel 40; fall of p(dog) 0.4; slope of z(dog) 47"]


def test_arrows_walk_over_the_pixels(bench: Bench) -> None:
    panel = bench.looking()
    told = heard(panel.pointed)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up):
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(panel.canvas, QKeyEvent(QEvent.Type.KeyPress, key, none))
    assert [text.split(":")[0] for text in told] == [
        "Row 4, column 5",
        "Row 4, column 4",
        "Row 3, column 4",
    ]


def test_other_pictures_begin_again_with_the_first(bench: Bench) -> None:
    panel = bench.looking()
    panel.show_picture(9)
    other = SimpleNamespace(**vars(MATERIAL))
    panel.show_frame(shown(material=other))
    assert bench.question() == GradientQuestion(0, PREDICTED)
    assert panel.canvas.figure is None


@pytest.mark.parametrize("look", ["light", "dark", "print"])
def test_the_tiles_are_a_figure_with_their_caption(bench: Bench, look: str) -> None:
    panel = bench.looking()
    dress = theme.load(look)
    made = panel.figure(dress)
    assert "Test image 0 (cat, taken for dog (0.7)) after 40 steps" in made.caption
    assert "6 × 6 pixels, moved by 2" in made.caption
    image = QImage(700, 350, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 700, 350), made, dress)
    painter.end()
    assert len({image.pixel(x, 120) for x in range(700)}) > 20


def test_numbers_that_are_not_finite_are_drawn(bench: Bench) -> None:
    values = np.full(SIDES, np.nan)
    broken = dataclasses.replace(gradient(), values=values)
    bench.panel.show_frame(shown(broken))
    bench.session.finish(dataclasses.replace(occlusion(), heat=values))
    assert not bench.panel.grab().toImage().isNull()
