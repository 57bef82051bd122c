"""The map of the data: what it computes and when, what it shows, and what it tells others."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.data.mnist import Mnist
from engine.insight.embedding import LOGITS, PCA, PIXELS, TSNE, Embedding
from engine.registry import SettingError
from engine.training.image_presets import QUICK_CNN
from gui import theme
from gui.datamap import painting
from gui.datamap.figure import class_marker
from gui.document import Document
from gui.figures import page
from gui.figures.style import style_of
from gui.panels.data_map import DataMapPanel
from tests.gui.panels.answered import NAMES, StillSession, moment
from tests.gui.panels.moments import heard, pointed, pressed

EXPERIMENT = dataclasses.replace(QUICK_CNN.experiment, dataset=Mnist(count=100, test_count=100))


def embedding(method: str = PCA, layer: str = LOGITS, step: int = 40) -> Embedding:
    """Four pictures on the corners of a square; 2 is a mistake."""
    corners = np.array([[-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]])
    classes, predicted = np.array([0, 1, 2, 0]), np.array([0, 1, 0, 0])
    pixels = np.full((4, 6, 6, 1), 90, np.uint8)
    shares = (0.6, 0.3) if method == PCA else ()
    indices = np.array([0, 25, 50, 75])
    return Embedding(
        corners, classes, predicted, indices, pixels, NAMES, method, layer, 10, step, 1, shares
    )


class Bench:
    def __init__(self, qtbot: Any) -> None:
        self.session = StillSession()
        session: Any = self.session
        self.panel = DataMapPanel(Document(EXPERIMENT), session)
        self.session.setParent(self.panel)
        qtbot.addWidget(self.panel)
        self.panel.resize(420, 400)
        self.panel.show_frame(moment())
        self.panel.grab()

    def computed(self, found: Embedding | None = None) -> DataMapPanel:
        self.panel.compute()
        self.session.finish(found or embedding())
        self.panel.grab()  # lays the points out
        return self.panel

    def place(self, point: int) -> QPointF:
        canvas = self.panel.canvas
        assert canvas.placed is not None and canvas.figure is not None
        x, y = painting.places(canvas.placed, canvas.figure.embedding)
        return QPointF(float(x[point]), float(y[point]))


@pytest.fixture
def bench(qtbot: Any, dressed: None) -> Iterator[Bench]:
    yield Bench(qtbot)


@pytest.fixture
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)


def test_nothing_is_computed_before_it_is_asked_for(bench: Bench) -> None:
    assert bench.session.begun == []
    assert bench.panel.offer.button.text() == "Compute the map"
    bench.panel.offer.button.click()
    assert bench.session.begun == ["data_map"]


def test_the_button_cancels_while_it_is_computed(bench: Bench) -> None:
    bench.panel.bar.button.click()
    assert bench.panel.bar.button.text() == "Cancel"
    bench.panel.bar.button.click()
    assert bench.session.cancelled == ["data_map"] and not bench.panel.computing
    bench.session.finish(embedding())  # it came too late
    assert bench.panel.canvas.figure is None
    bench.panel.bar.button.click()
    assert len(bench.session.begun) == 2


def test_the_layers_are_those_of_the_network(bench: Bench) -> None:
    layer = bench.panel.bar.layer
    texts = [layer.itemText(place) for place in range(layer.count())]
    assert texts[0] == "Pixels" and texts[-1] == "Output sums"
    assert "Convolution 1" in texts and not any("latten" in text for text in texts)


def test_the_moment_is_named_and_can_be_computed_again(bench: Bench) -> None:
    bench.panel.bar.layer.show_key(LOGITS)
    panel = bench.computed()
    assert panel.header.subtitle.text() == "PCA of Output sums, computed at step 40"
    assert panel.bar.button.text() == "Compute again"
    panel.bar.method.button(TSNE).click()
    assert panel.bar.button.text() == "Compute"


def test_an_error_is_said_and_can_be_tried_again(bench: Bench) -> None:
    bench.panel.compute()
    bench.session.job_failed.emit("data_map", SettingError("No such thing"))
    assert bench.panel.offer.sentence.text() == "No such thing"
    bench.panel.offer.button.click()
    assert len(bench.session.begun) == 2


def test_other_data_take_the_points_away(bench: Bench) -> None:
    panel = bench.computed()
    panel.show_frame(moment(material=("other",)))
    assert panel.canvas.figure is None
    panel.show_frame(moment(sample="point"))
    assert panel.stack.currentWidget() is panel.offer


def test_pointing_shows_the_picture_with_class_and_prediction(bench: Bench) -> None:
    panel = bench.computed()
    told = heard(panel.pointed)
    pointed(panel.canvas, bench.place(2) + QPointF(3, 3))
    assert told == ["test image 50: owl, taken for cat"]
    pointed(panel.canvas, bench.place(1))
    assert told[-1] == "test image 25: dog, recognised"
    before = panel.canvas.grab().toImage()
    pointed(panel.canvas, QPointF(1, 1))
    assert told[-1] == "" and panel.canvas.grab().toImage() != before


def test_a_click_chooses_the_picture_by_its_number(bench: Bench) -> None:
    panel = bench.computed()
    chosen = heard(panel.picture_chosen)
    pressed(panel.canvas, bench.place(3))
    assert chosen == [75]
    assert panel.canvas.figure is not None and panel.canvas.figure.chosen_point == 3


def test_a_picture_that_is_no_point_marks_none(bench: Bench) -> None:
    panel = bench.computed()
    panel.show_picture(26)
    assert panel.canvas.figure is not None and panel.canvas.figure.chosen_point is None


def test_arrows_walk_from_point_to_point(bench: Bench) -> None:
    panel = bench.computed()
    chosen = heard(panel.picture_chosen)
    panel.show_picture(0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Return):
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(panel.canvas, QKeyEvent(QEvent.Type.KeyPress, key, none))
    assert chosen == [75]


def test_units_are_as_long_on_both_axes(bench: Bench) -> None:
    bench.computed()
    across = bench.place(1).x() - bench.place(0).x()
    assert across == pytest.approx(bench.place(0).y() - bench.place(2).y())


def test_classes_differ_in_look_beyond_the_colours_there_are(dressed: None) -> None:
    now = theme.current()
    looks = [class_marker(index, 3.0, now, style_of(now)) for index in range(20)]
    assert len({(look.shape, look.ink) for look in looks}) == 20
    assert len({look.shape for look in looks[:10]}) == 10


@pytest.mark.parametrize("method", [PCA, TSNE])
def test_the_map_is_a_figure_with_its_caption(bench: Bench, method: str) -> None:
    panel = bench.computed(embedding(method, PIXELS))
    look = theme.load("print")
    made = panel.figure(look)
    assert "4 test images laid out" in made.caption and "1 of them" in made.caption
    image = QImage(600, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 600, 600), made, look)
    painter.end()
    blank = QImage(image.size(), image.format())
    blank.fill(QColor("white"))
    assert image != blank


def test_the_table_has_a_row_for_each_point(bench: Bench) -> None:
    rows = list(csv.reader(io.StringIO(bench.computed().table())))
    assert rows[0][1].replace("\N{NO-BREAK SPACE}", " ") == "component 1 (60 % of the variance)"
    assert rows[3] == ["50", "-1.0", "1.0", "owl", "cat"]
    assert len(rows) == 5
