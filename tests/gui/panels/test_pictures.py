"""The pictures panel: pages of a set, before and after, and the numbers of a picture."""

from __future__ import annotations

import csv
import io
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication

from engine.data.pictures import Pictures
from engine.data.preprocessing import NoPreprocessing, PixelScale, Preprocessing, Standardise
from engine.training.picture_material import Feed, PictureMaterial, PicturePart
from gui import theme
from gui.figures import page
from gui.panels.pictures import PicturesPanel
from gui.pictures import card_painting, count_painting, pixel_painting
from tests.gui.panels.moments import heard, pointed, pressed

NAMES = ("cat", "dog", "owl")
TRAINING, TEST = 40, 20


def pictures(channels: int = 1, names: tuple[str, ...] = NAMES) -> Pictures:
    """Pictures of 6 × 5 that brighten from one to the next, classes in turn."""
    count = TRAINING + TEST
    pixels = np.zeros((count, 6, 5, channels), dtype=np.uint8)
    pixels[:, 1:4, 1:4] = np.arange(count, dtype=np.uint8)[:, None, None, None] * 4
    pixels[:, 2, 3, 0] = 250
    targets = np.arange(count, dtype=np.int64) % len(names)
    return Pictures(pixels, targets, len(names), names, TEST)


def moment(
    made: Pictures | None = None, preprocessing: Preprocessing | None = None, units: int = 3
) -> Any:
    """A frame, as far as its data go."""
    made = pictures() if made is None else made
    preprocessing = preprocessing or PixelScale()
    fitted = preprocessing.fit(made.pixels[:TRAINING])
    feed = Feed.of(fitted, np.dtype(np.float32))

    def part(where: slice) -> PicturePart:
        return PicturePart(
            np.zeros((0, 2)),
            made.targets[where],
            np.zeros((0, 0)),
            made.pixels[where],
            feed,
            units,
            made.class_count,
            (0.0, 1.0),
            1.0,
        )

    material = PictureMaterial(made, part(slice(0, TRAINING)), part(slice(TRAINING, None)), fitted)
    return SimpleNamespace(
        material=material, experiment=SimpleNamespace(preprocessing=preprocessing)
    )


class Bench:
    """A panel of 428 × 420."""

    def __init__(self, qtbot: Any) -> None:
        nothing: Any = SimpleNamespace(frame=None)
        self.panel = PicturesPanel(nothing, nothing)
        qtbot.addWidget(self.panel)
        self.panel.resize(428, 420)
        self.panel.grab()  # lays it out

    def shown(self, *values: Any, **named: Any) -> PicturesPanel:
        self.panel.show_frame(moment(*values, **named))
        self.panel.grab()
        return self.panel

    def centre(self, card: int) -> QPointF:
        canvas = self.panel.canvas
        area = QRectF(canvas.rect())
        return card_painting.boxes(area, canvas.figure, theme.current())[card].center()


@pytest.fixture
def bench(qtbot: Any, qapp: QApplication) -> Bench:
    theme.apply(qapp, "light", 1.0)
    return Bench(qtbot)


def indices(panel: PicturesPanel) -> list[int]:
    return [card.index for card in panel.canvas.figure.cards]


def press_key(widget: Any, key: Qt.Key) -> None:
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, none))


# Pages


def test_the_training_pictures_are_shown_page_by_page(bench: Bench) -> None:
    panel = bench.shown()
    size = len(indices(panel))
    assert 6 <= size < TRAINING and indices(panel) == list(range(size))
    panel.pager.on.click()
    assert indices(panel) == list(range(size, min(2 * size, TRAINING)))
    assert panel.header.subtitle.text().startswith("40 training, 20 test, 6\xa0×\xa05 grey")


def test_the_test_set_is_shown_from_its_first_picture(bench: Bench) -> None:
    panel = bench.shown()
    panel.turn(1)
    panel.bar.which.button(False).click()
    assert indices(panel)[0] == 0
    assert panel.canvas.figure.cards[0].picture[1, 1, 0] == 4 * TRAINING
    assert panel.counts.figure.counts == (6, 7, 7)


def test_a_click_on_a_bar_filters_by_its_class_and_another_one_ends_that(bench: Bench) -> None:
    panel = bench.shown()
    bars = panel.counts
    slot = count_painting.slots(QRectF(bars.rect()), bars.figure, theme.current())[1].center()
    pressed(bars, slot)
    assert indices(panel) == list(range(1, TRAINING, 3)) and panel.bar.classes.key() == 1
    pressed(bars, slot)
    assert panel.canvas.figure.cards[0].index == 0 and panel.bar.classes.key() == -1


def test_the_bars_say_how_many_there_are(bench: Bench) -> None:
    panel = bench.shown()
    said = heard(panel.pointed)
    bars = panel.counts
    slot = count_painting.slots(QRectF(bars.rect()), bars.figure, theme.current())[0].center()
    pointed(bars, slot)
    assert said[-1] == "cat: 14 of 40 training pictures, 35.0 %"


def test_a_class_that_other_data_lack_is_not_asked_for_any_more(bench: Bench) -> None:
    panel = bench.shown()
    panel.choose_class(2)
    bench.shown(pictures(names=("yes", "no")), units=2)
    assert panel.bar.classes.key() == -1 and indices(panel)[:2] == [0, 1]


def test_the_same_data_again_draw_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = moment()
    bench.panel.show_frame(frame)
    drawn: list[object] = []
    monkeypatch.setattr(bench.panel.canvas, "show_figure", drawn.append)
    bench.panel.show_frame(frame)
    assert drawn == []


def test_points_are_said_to_be_no_pictures(bench: Bench) -> None:
    panel = bench.shown()
    experiment = SimpleNamespace(preprocessing=NoPreprocessing())
    frame: Any = SimpleNamespace(material=object(), experiment=experiment)
    panel.show_frame(frame)
    assert panel.stack.currentWidget() is panel.offer
    assert "points and no pictures" in panel.offer.sentence.text()


def test_a_class_without_a_picture_says_so_and_offers_all(bench: Bench) -> None:
    made = pictures()
    targets = np.where(np.arange(len(made)) < TRAINING, made.targets, 0)
    panel = bench.shown(Pictures(made.pixels, targets, 3, NAMES, TEST))
    panel.choose_set(False)
    panel.choose_class(2)
    assert panel.page.currentWidget() is panel.nothing
    assert panel.nothing.sentence.text() == "There is no picture of class owl here."
    panel.nothing.button.click()
    assert panel.page.currentWidget() is panel.canvas and indices(panel)[0] == 0


# Before and after


def test_preprocessing_shows_what_the_network_and_the_loss_get(bench: Bench) -> None:
    frame = moment(preprocessing=Standardise())
    bench.panel.show_frame(frame)
    bench.panel.show_pairs(True)
    card = bench.panel.canvas.figure.cards[1]
    block = frame.material.training.batch(slice(1, 2))
    assert card.after is not None and card.code is not None
    assert np.array_equal(card.after.ravel(), block[:30, 0])
    assert card.code.tolist() == [0.0, 1.0, 0.0] == block[31:, 0].tolist()
    assert bench.panel.step.text() == "Standardise: (x − mean) / standard deviation"


def test_the_range_of_the_numbers_is_read_out(bench: Bench) -> None:
    panel = bench.shown()
    panel.show_pairs(True)
    panel.grab()
    said = heard(panel.pointed)
    pointed(panel.canvas, bench.centre(0))
    assert said[-1] == "training 0: cat, numbers from 0 to 250; Pixels / 255: 0 to 0.98"


def test_other_preprocessing_shows_at_once(bench: Bench) -> None:
    made = pictures()
    panel = bench.shown(made)
    panel.show_pairs(True)
    first = panel.canvas.figure.cards[0].after
    bench.shown(made, Standardise())
    second = panel.canvas.figure.cards[0].after
    assert first is not None and second is not None and not np.allclose(first, second)


@pytest.mark.parametrize("count", [2, 12, 100])
def test_targets_of_many_classes_are_drawn(bench: Bench, count: int) -> None:
    names = tuple(f"class {number}" for number in range(count))
    panel = bench.shown(pictures(names=names), units=count)
    panel.show_pairs(True)
    assert not panel.grab().isNull()


# The inspector


def test_a_click_shows_the_numbers_in_the_place_of_the_pictures(bench: Bench) -> None:
    panel = bench.shown()
    pressed(panel.canvas, bench.centre(2))
    assert panel.inspector.isVisibleTo(panel) and not panel.all.isVisibleTo(panel)
    figure = panel.inspector.figure
    assert figure is not None and figure.values[2, 3, 0] == 250
    assert panel.inspector.title.text() == "owl, training 2"
    press_key(panel.inspector, Qt.Key.Key_Escape)
    assert panel.all.isVisibleTo(panel) and not panel.inspector.isVisibleTo(panel)


def test_the_pointer_reads_row_column_and_number(bench: Bench) -> None:
    panel = bench.shown()
    panel.inspect(0)
    panel.grab()
    canvas = panel.inspector.canvas
    said = heard(panel.pointed)
    assert canvas.figure is not None
    area = QRectF(canvas.rect())
    box = pixel_painting.cell_box(area, canvas.figure, (2, 3), theme.current())
    pointed(canvas, box.center())
    assert said[-1] == "row 2, column 3: 250"
    panel.inspector.which.button(True).click()
    assert panel.inspector.readout.text() == "row 2, column 3: 0.98"


def test_arrow_keys_go_from_pixel_to_pixel(bench: Bench) -> None:
    panel = bench.shown()
    panel.inspect(0)
    canvas = panel.inspector.canvas
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down):
        press_key(canvas, key)
    assert canvas.figure is not None and canvas.figure.pointed == (2, 0)


def test_every_number_has_room_unless_the_whole_picture_is_wanted(bench: Bench) -> None:
    panel = bench.shown()
    panel.inspect(0)
    canvas = panel.inspector.canvas
    assert canvas.figure is not None
    across, down = pixel_painting.readable_size(canvas.figure, theme.current())
    assert canvas.minimumWidth() == round(across) and canvas.minimumHeight() == round(down)
    panel.inspector.whole.click()
    assert canvas.minimumWidth() == 0


def test_the_next_picture_is_the_next_of_the_class(bench: Bench) -> None:
    panel = bench.shown()
    panel.choose_class(1)
    panel.inspect(4)
    panel.inspector.on.click()
    assert panel.inspector.title.text() == "dog, training 7"
    panel.inspector.before.click()
    panel.inspector.before.click()
    panel.inspector.before.click()
    assert panel.inspector.title.text() == "dog, training 1"


def test_colour_has_three_numbers_for_each_pixel_or_those_of_one_channel(bench: Bench) -> None:
    panel = bench.shown(pictures(channels=3))
    panel.inspect(1)
    canvas = panel.inspector.canvas
    canvas.point((2, 3))
    assert panel.inspector.readout.text() == "row 2, column 3: red 250, green 4, blue 4"
    panel.inspector.channel.show_key(2)
    panel.inspector.channel.activated.emit(panel.inspector.channel.currentIndex())
    assert panel.inspector.readout.text() == "row 2, column 3: 4"
    assert not panel.grab().isNull()


def test_in_a_wide_panel_the_inspector_follows_the_pointer(bench: Bench) -> None:
    panel = bench.shown()
    panel.resize(900, 420)
    panel.grab()
    pressed(panel.canvas, bench.centre(0))
    panel.grab()
    assert panel.all.isVisibleTo(panel) and panel.inspector.isVisibleTo(panel)
    pointed(panel.canvas, bench.centre(1))
    assert panel.inspector.title.text() == "dog, training 1"


# What it tells


def test_only_test_pictures_are_shown_by_other_panels(bench: Bench) -> None:
    panel = bench.shown()
    told = heard(panel.picture_chosen)
    pressed(panel.canvas, bench.centre(1))
    assert told == []
    panel.close_inspector()
    panel.choose_set(False)
    panel.grab()
    pressed(panel.canvas, bench.centre(3))
    assert told == [3]


def test_a_test_picture_that_another_panel_shows_is_turned_to(bench: Bench) -> None:
    panel = bench.shown()
    panel.show_picture(19)
    assert panel.canvas.figure.chosen is None
    panel.choose_set(False)
    panel.show_picture(19)
    assert 19 in indices(panel) and panel.canvas.figure.chosen == 19


def test_arrow_keys_choose_pictures_and_enter_opens_one(bench: Bench) -> None:
    panel = bench.shown()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        press_key(panel.canvas, key)
    assert panel.inspector.title.text() == "dog, training 1"


# Figures and tables


@pytest.mark.parametrize("state", ["pictures", "pairs", "numbers"])
def test_every_state_can_be_exported(bench: Bench, state: str) -> None:
    panel = bench.shown()
    panel.show_pairs(state == "pairs")
    if state == "numbers":
        panel.inspect(1)
    paper = theme.load("print")
    made = panel.figure(paper)
    assert made.caption and made.panels
    image = QImage(900, 800, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    page.draw(painter, QRectF(0, 0, 900, 800), made, paper)
    painter.end()
    assert image.pixelColor(2, 2) == QColor(255, 255, 255)
    colors = {image.pixelColor(x, y).rgb() for x in range(0, 900, 3) for y in range(0, 700, 3)}
    assert QColor(0, 0, 0).rgb() in colors and len(colors) > 3


def test_the_table_counts_classes_or_holds_the_numbers_in_hand(bench: Bench) -> None:
    panel = bench.shown()
    rows = list(csv.reader(io.StringIO(panel.table())))
    assert rows == [
        ["class", "training pictures", "test pictures"],
        ["cat", "14", "6"],
        ["dog", "13", "7"],
        ["owl", "13", "7"],
    ]
    panel.inspect(1)
    rows = list(csv.reader(io.StringIO(panel.table())))
    assert len(rows) == 6 and rows[2] == ["0", "4", "4", "250", "0"]
