"""The confusion panel: counts, margins, and the cell that is opened."""

from __future__ import annotations

import csv
import io
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from engine.insight.confusion import Confusion
from gui import theme
from gui.confusion import painting, words
from gui.confusion.figure import Cell, ConfusionFigure, percent
from gui.figures import page
from gui.figures.text import draw_text, width
from gui.panels.confusion import ConfusionPanel
from gui.panels.mistakes import MistakesPanel
from tests.gui.panels.answered import StillSession, answers, moment
from tests.gui.panels.moments import heard, pointed, pressed


@pytest.fixture
def session() -> StillSession:
    return StillSession()


@pytest.fixture
def panel(qtbot: Any, qapp: QApplication, session: Any) -> ConfusionPanel:
    """A panel of 420 × 420 whose run has been answered."""
    theme.apply(qapp, "light", 1.0)
    made = ConfusionPanel(session, session)
    session.setParent(made)
    qtbot.addWidget(made)
    made.resize(420, 420)
    made.show_frame(moment())
    session.finish()
    made.grab()  # lays it out
    return made


def box(panel: ConfusionPanel, actual: int, predicted: int) -> QPointF:
    canvas = panel.canvas
    placed = painting.layout(QRectF(canvas.rect()), canvas.figure, theme.current())
    return placed.box(actual, predicted).center()


def test_answers_are_counted_by_actual_and_predicted_class(panel: ConfusionPanel) -> None:
    found = panel.canvas.figure.confusion
    assert found is not None
    assert found.counts.tolist() == [[1, 2, 0], [1, 1, 0], [1, 0, 1]]
    assert panel.accuracy.text() == "Accuracy 42.86 %"
    assert panel.header.subtitle.text() == "step 40, 7 test images"


def test_both_panels_share_one_measure(panel: ConfusionPanel, session: Any, qtbot: Any) -> None:
    mistakes = MistakesPanel(session, session)
    qtbot.addWidget(mistakes)
    mistakes.show_frame(moment())
    assert session.begun == ["answers"] and len(mistakes.indices) == 4


def test_a_click_on_a_cell_opens_what_it_counts(
    panel: ConfusionPanel, session: Any, qtbot: Any
) -> None:
    mistakes = MistakesPanel(session, session)
    qtbot.addWidget(mistakes)
    panel.cell_chosen.connect(mistakes.show_cell)
    pressed(panel.canvas, box(panel, 0, 1))
    assert sorted(mistakes.indices.tolist()) == [1, 6]
    assert panel.canvas.figure.chosen == Cell(0, 1)
    pressed(panel.canvas, box(panel, 2, 2))
    assert mistakes.indices.tolist() == [5]


def test_the_pointer_reads_cells_and_classes(panel: ConfusionPanel) -> None:
    said = heard(panel.pointed)
    pointed(panel.canvas, box(panel, 0, 1))
    assert said[-1] == "cat taken for dog: 2 of 3 images, 66.7 %"
    pointed(panel.canvas, box(panel, 2, 2))
    assert said[-1] == "owl recognised: 1 of 2 images, 50.0 %"
    pointed(panel.canvas, QPointF(panel.canvas.width() - 8, box(panel, 1, 1).y()))
    assert said[-1] == "dog: recall 50.0 %, precision 33.3 %, F1 40.0 %, 2 images"
    QApplication.sendEvent(panel.canvas, QEvent(QEvent.Type.Leave))
    assert said[-1] == ""


def test_arrow_keys_walk_over_the_cells_and_enter_opens_one(panel: ConfusionPanel) -> None:
    told = heard(panel.cell_chosen)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Return):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(panel.canvas, event)
    assert told == [(0, 1)]
    assert panel.canvas.accessibleDescription().startswith("cat taken for dog")


def test_shares_stand_in_place_of_counts_when_asked(panel: ConfusionPanel) -> None:
    panel.mode.button(True).click()
    assert panel.canvas.figure.shares and panel.mode.key() is True
    assert words.note(panel.canvas.figure).startswith("Cells: % of the row.")


def test_the_deepest_red_leaves_text_readable(panel: ConfusionPanel) -> None:
    for look in (theme.load("light"), theme.load("dark"), theme.load("print")):
        for ground in (
            painting._ground(False, 1.0, 1.0, look),
            painting._ground(True, 1.0, 1.0, look),
        ):
            assert _contrast(ground, look.text) >= 4.5


def test_a_class_without_images_has_a_dash_for_its_recall() -> None:
    assert percent(float("nan")) == "–"
    assert (percent(1.0), percent(0.974), percent(0.0)) == ("100", "97.4", "0.0")


def test_a_small_dock_drops_the_margin_before_the_cells(panel: ConfusionPanel) -> None:
    look, figure = theme.current(), panel.canvas.figure
    wide = painting.layout(QRectF(0, 0, 420, 400), figure, look)
    assert list(wide.columns) == ["recall", "f1", "support"]
    narrow = painting.layout(QRectF(0, 0, 140, 200), figure, look)
    assert narrow.columns == {} and narrow.across >= painting.LEAST_CELL


@pytest.mark.parametrize("side", [250, 330, 600])
def test_every_count_stands_in_its_cell_and_fits(
    qapp: Any, monkeypatch: pytest.MonkeyPatch, side: int
) -> None:
    counts = np.full((10, 10), 3, np.int64)
    counts[1] = 0
    counts[1, 7] = 1128
    counts[0, 0] = 980
    figure = ConfusionFigure(Confusion(40, counts), tuple("0123456789"))
    look, drawn = theme.load("light"), []

    def noted(
        painter: QPainter, x: float, y: float, words: str, face: Any, *rest: Any, **more: Any
    ):
        drawn.append((x, y, words, face))
        draw_text(painter, x, y, words, face, *rest, **more)

    monkeypatch.setattr(painting, "draw_text", noted)
    image = QImage(side, side + 10, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    area = QRectF(0, 0, side, side + 10)
    painting.draw(painter, area, figure, look)
    painter.end()
    placed = painting.layout(area, figure, look)
    for actual, predicted, number in ((1, 7, 1128), (0, 0, 980), (2, 2, 3)):
        middle = placed.box(actual, predicted).center()
        said = [
            (words, face)
            for x, y, words, face in drawn
            if x == middle.x() and abs(y - middle.y()) < placed.down / 2
        ]
        said_text, face = said[0]
        assert said_text.replace(",", "") == str(number)
        assert width(said_text, face) <= placed.across - 1


def test_before_the_first_frame_the_panel_says_that_it_loads(qtbot: Any, qapp: Any) -> None:
    still = StillSession()
    made = ConfusionPanel(still, still)  # type: ignore[arg-type]
    still.setParent(made)
    qtbot.addWidget(made)
    assert "Loading…" in [label.text() for label in made.findChildren(QLabel)]
    made.show_frame(moment())
    assert "Loading…" not in [label.text() for label in made.findChildren(QLabel)]


def test_before_the_first_answers_progress_is_shown(qtbot: Any, qapp: Any, session: Any) -> None:
    theme.apply(qapp, "light", 1.0)
    made = ConfusionPanel(session, session)
    session.setParent(made)
    qtbot.addWidget(made)
    assert made.offer.button.text() == ""  # there is no run with pictures
    made.show_frame(moment())
    session.job_progressed.emit("answers", 0.5)
    assert made.offer.progress.value() == 50 and made.offer.button.text() == "Cancel"


def test_the_table_holds_counts_and_margins(panel: ConfusionPanel) -> None:
    rows = list(csv.reader(io.StringIO(panel.table())))
    assert rows[0] == ["actual \\ predicted", "cat", "dog", "owl", "recall", "F1", "images"]
    assert rows[1][:4] == ["cat", "1", "2", "0"]
    assert float(rows[1][4]) == pytest.approx(1 / 3) and float(rows[1][5]) == pytest.approx(1 / 3)
    assert rows[4][0] == "precision" and float(rows[4][2]) == pytest.approx(1 / 3)
    assert float(rows[4][4]) == pytest.approx(3 / 7) and rows[4][6] == "7"


def test_the_printed_page_has_the_red_of_the_worst_cell(panel: ConfusionPanel) -> None:
    paper = theme.load("print")
    made = panel.figure(paper)
    assert made.caption.startswith("Confusion matrix of 7 test images after 40 steps")
    image = QImage(700, 600, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 700, 600), made, paper)
    painter.end()
    colors = {image.pixelColor(x, y).rgb() for x in range(0, 700, 2) for y in range(0, 600, 2)}
    assert painting._ground(False, 2 / 3, 2 / 3, paper).rgb() in colors


def test_many_classes_scroll(qtbot: Any, panel: ConfusionPanel, session: Any) -> None:
    found = answers()
    object.__setattr__(found, "class_names", tuple(f"class {n}" for n in range(3)))
    panel.show_frame(moment(step=41))
    session.finish(found)
    panel.resize(120, 120)
    panel.grab()
    assert panel.canvas.height() > panel.scrolling.viewport().height()


def _contrast(one: QColor, other: QColor) -> float:
    """WCAG 2."""

    def light(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
