"""Data sets, their blocks, the features of a point and what is done to them."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from engine.data.dataset import datasets, point_sets
from engine.data.features import X1, X2, PowerX1, Product
from engine.data.gaussians import Block, GaussianMixture, XorGaussians
from engine.data.preprocessing import Standardise, preprocessings_of
from engine.training.experiment import Experiment
from gui import language, theme
from gui.experiment.catalogue import gallery_order
from tests.gui.panels.experiment_bench import choose, row_of, shown, type_into
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


# data


def test_all_data_sets_can_be_chosen_one_after_the_other_and_taken_back(bench):
    panel, document = bench
    before = document.experiment
    for kind in (member.kind for member in point_sets()):
        choose(panel.data.kind.combo, kind)
        assert document.experiment.dataset.kind == kind
        assert panel.data.gallery.thumbnails[kind].isChecked()
    while document.can_undo:
        document.undo()
    assert document.experiment == before
    assert panel.data.kind.combo.kind() == before.dataset.kind


def test_a_thumbnail_chooses_its_data_set(bench):
    panel, document = bench
    panel.data.gallery.thumbnails["spiral"].click()
    assert document.experiment.dataset.kind == "spiral"
    assert panel.data.kind.combo.kind() == "spiral"


def test_the_gallery_turns_to_the_data_set_in_hand(bench):
    panel, document = bench
    last = gallery_order()[-1]
    document.edit("dataset", datasets[last]())
    assert panel.data.gallery.thumbnails[last].isVisible()
    panel.data.gallery.up.click()
    assert not panel.data.gallery.thumbnails[last].isVisible()


def test_arrow_keys_walk_over_the_rows_of_the_gallery(bench, qtbot):
    gallery = bench[0].data.gallery
    kinds = gallery_order()
    gallery.show_kind(kinds[4])
    gallery.thumbnails[kinds[4]].setFocus()
    qtbot.keyClick(gallery.thumbnails[kinds[4]], Qt.Key.Key_Right)
    assert gallery.page() == 1
    assert gallery.thumbnails[kinds[5]].hasFocus()


def test_a_knob_of_the_data_set_turns_the_data_set(bench):
    panel, document = bench
    slider = row_of(panel.data.knobs, "variance").slider
    slider.setValue(slider.maximum())
    assert document.experiment.dataset == XorGaussians(variance=6.0)
    document.undo()
    assert row_of(panel.data.knobs, "variance").value() == 1.8


def test_the_training_share_is_read_and_typed_in_percent(bench, qtbot):
    panel, document = bench
    assert panel.data.share.field.text() == "75\N{NO-BREAK SPACE}%"
    for text, share in (("60", 0.6), ("80 %", 0.8), ("0.5", 0.5)):
        type_into(qtbot, panel.data.share.field, text)
        assert document.experiment.training_share == pytest.approx(share)


def test_dice_throw_another_seed(bench):
    panel, document = bench
    panel.data.seed.dice.click()
    assert document.experiment.data_seed != 11
    panel.learning.seed.dice.click()
    assert document.experiment.seed != 12
    assert panel.learning.seed.field.text() == str(document.experiment.seed)


def test_only_the_seed_of_the_weights_says_that_it_waits_for_a_reset(bench):
    panel, _ = bench
    assert panel.learning.seed.waits.isVisibleTo(panel)
    assert not panel.data.seed.waits.isVisibleTo(panel)


# blocks


@pytest.fixture
def mixture(bench):
    panel, document = bench
    choose(panel.data.kind.combo, "gaussian_mixture")
    return panel, document


def test_a_gaussian_set_becomes_a_mixture_of_its_own_blocks(mixture):
    panel, document = mixture
    assert document.experiment.dataset == XorGaussians().mixture()
    assert len(panel.data.blocks.cells) == 4


def test_the_numbers_of_a_block_are_typed_in_its_line(mixture, qtbot):
    panel, document = mixture
    type_into(qtbot, panel.data.blocks.cells[1]["mean_x"], "-4.5")
    assert document.experiment.dataset.blocks[1].mean_x == -4.5
    document.undo()
    assert panel.data.blocks.cells[1]["mean_x"].text() == "\N{MINUS SIGN}2.6"


def test_a_number_that_a_block_cannot_have_is_refused_beneath_the_table(mixture, qtbot):
    panel, document = mixture
    before = document.experiment
    cell = panel.data.blocks.cells[0]["count"]
    type_into(qtbot, cell, "0")
    assert document.experiment == before
    assert "Points expects a value from 1 to 10000" in panel.data.blocks.refusal.text()
    assert cell.property("error") == "true"
    assert cell.text() == "0"
    document.edit("batch_size", 20)
    assert panel.data.blocks.refusal.text() == ""
    assert cell.property("error") == "false"
    assert cell.text() == "80"


def test_words_are_no_number_of_a_block(mixture, qtbot):
    panel, _document = mixture
    type_into(qtbot, panel.data.blocks.cells[0]["variance"], "wide")
    assert "Expected a number" in panel.data.blocks.refusal.text()
    qtbot.keyClick(panel.data.blocks.cells[0]["variance"], Qt.Key.Key_Escape)
    assert panel.data.blocks.refusal.text() == ""
    assert panel.data.blocks.cells[0]["variance"].text() == "1.8"


def test_arrow_keys_move_a_block(mixture, qtbot):
    panel, document = mixture
    cell = panel.data.blocks.cells[0]["mean_y"]
    cell.setFocus()
    qtbot.keyClick(cell, Qt.Key.Key_Up)
    assert document.experiment.dataset.blocks[0].mean_y == 2.7


def test_blocks_are_added_and_removed(mixture):
    panel, document = mixture
    panel.data.blocks.add.click()
    assert document.experiment.dataset.blocks[-1] == Block(0.0, 0.0, 1.8, 80, 0)
    assert len(panel.data.blocks.cells) == 5
    panel.data.blocks.removers[0].click()
    assert len(document.experiment.dataset.blocks) == 4
    assert panel.data.blocks.cells[0]["mean_x"].text() == "\N{MINUS SIGN}2.6"


def test_a_block_can_found_a_third_class(mixture):
    panel, document = mixture
    menu = panel.data.blocks.class_menu(0)
    assert [action.text() for action in menu.actions()] == ["0", "1", "2"]
    menu.actions()[2].trigger()
    menu.deleteLater()
    assert document.experiment.class_count == 3
    assert panel.data.blocks.class_buttons[0].text() == "2"


def test_the_last_block_of_a_class_is_not_removed(qtbot):
    two = GaussianMixture((Block(0.0, 0.0, 1.0, 10, 0), Block(1.0, 1.0, 1.0, 10, 1)))
    panel, document = shown(qtbot, Experiment(dataset=two))
    panel.data.blocks.removers[0].click()
    assert document.experiment.dataset == two
    assert "at least two classes" in panel.data.blocks.refusal.text()


def test_the_table_is_hidden_where_there_are_no_blocks(mixture, monkeypatch):
    monkeypatch.setattr("gui.document.GESTURE_SECONDS", 0.0)
    panel, document = mixture
    choose(panel.data.kind.combo, "spiral")
    assert not panel.data.blocks.isVisibleTo(panel)
    document.undo()
    assert panel.data.blocks.isVisibleTo(panel)


# features


def test_a_tile_takes_a_feature_in_and_out(bench):
    panel, document = bench
    panel.features.tiles.tile(Product()).click()
    assert document.experiment.features == (X1(), X2(), Product())
    assert panel.features.tiles.tile(Product()).isChecked()
    panel.features.tiles.tile(X1()).click()
    assert document.experiment.features == (X2(), Product())
    document.undo()
    assert panel.features.tiles.tile(X1()).isChecked()


def test_features_keep_the_order_of_their_tiles(bench):
    panel, document = bench
    document.edit("features", (X2(),))
    panel.features.tiles.tile(X1()).click()
    assert document.experiment.features == (X1(), X2())


def test_the_last_feature_is_not_taken_out(bench):
    panel, document = bench
    panel.features.tiles.tile(X1()).click()
    panel.features.tiles.tile(X2()).click()
    assert document.experiment.features == (X2(),)
    assert panel.features.tiles.tile(X2()).isChecked()
    assert panel.features.refusal.text() == (
        "The network expects at least one feature, got none: choose one, for example x₁"
    )
    panel.features.tiles.tile(X1()).click()
    assert not panel.features.refusal.isVisibleTo(panel)


def test_powers_come_from_the_menu_and_get_a_tile(bench):
    panel, document = bench
    menu = panel.features.tiles.powers_menu(panel)
    cube = menu.actions()[0].menu().actions()[0]
    assert cube.text() == "x₁³"
    cube.trigger()
    menu.deleteLater()
    assert document.experiment.features == (X1(), X2(), PowerX1(exponent=3))
    panel.features.tiles.tile(PowerX1(exponent=3)).click()
    assert document.experiment.features == (X1(), X2())
    assert len(panel.features.tiles.tiles) == 7


def test_preprocessing_reports_what_it_subtracts_and_divides_by(bench):
    panel, document = bench
    choose(panel.features.preprocessing.combo, "standardise")
    assert isinstance(document.experiment.preprocessing, Standardise)
    frame = frame_of(document.experiment, steps=0)
    panel.show_frame(frame)
    assert panel.features.report.text().startswith("− (")
    assert "÷ (" in panel.features.report.text()
    assert f"{frame.material.fitted.divisor[0]:.4g}" in panel.features.report.toolTip()
    choose(panel.features.preprocessing.combo, "none")
    assert not panel.features.report.isVisibleTo(panel)


def test_every_preprocessing_can_be_reported(bench):
    panel, document = bench
    document.edit("features", (X1(), X2(), Product(), PowerX1()))
    for kind in preprocessings_of("point"):
        choose(panel.features.preprocessing.combo, kind)
        panel.show_frame(frame_of(document.experiment, steps=0))
        assert panel.features.report.isVisibleTo(panel) == (kind != "none")
