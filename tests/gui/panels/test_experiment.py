"""The Experiment panel turns the experiment, follows it, and says what cannot be."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from engine.data.dataset import datasets
from engine.data.features import X1, X2, PowerX1, Product
from engine.data.gaussians import Block, GaussianMixture, XorGaussians
from engine.data.preprocessing import Standardise, preprocessings
from engine.nn.activations import ReLU, Tanh
from engine.nn.dense import Dense
from engine.nn.losses import losses
from engine.nn.optimizers import Adam, optimizers
from engine.nn.regularizers import L2, Elastic, MaxNorm
from engine.nn.schedules import schedules
from engine.training.experiment import Experiment, edit
from engine.training.frame import Frame
from gui import language, theme
from gui.controls import Slider
from gui.experiment.catalogue import gallery_order
from gui.session import Session
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
    for kind in datasets.kinds():
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
    for kind in preprocessings.kinds():
        choose(panel.features.preprocessing.combo, kind)
        panel.show_frame(frame_of(document.experiment, steps=0))
        assert panel.features.report.isVisibleTo(panel) == (kind != "none")


# learning


def test_every_optimizer_can_be_chosen_and_its_knobs_seen(bench):
    panel, document = bench
    for kind in optimizers.kinds():
        choose(panel.learning.optimizer.combo, kind)
        optimizer = document.experiment.optimizer
        assert optimizer.kind == kind
        assert row_of(panel.learning.rate, "learning_rate").isVisibleTo(panel)
        assert row_of(panel.learning.rate, "learning_rate").value() == optimizer.learning_rate
        others = {field.name for field in dataclasses.fields(optimizer)} - {"learning_rate"}
        assert set(panel.learning.more.knobs.names()) == others


def test_the_rest_of_the_optimizer_is_folded_until_asked_for(bench):
    panel, document = bench
    assert not panel.learning.more.isVisibleTo(panel)
    choose(panel.learning.optimizer.combo, "adam")
    beta = row_of(panel.learning.more.knobs, "beta_1")
    assert not beta.isVisibleTo(panel)
    panel.learning.more.title.click()
    assert beta.isVisibleTo(panel)
    beta.ask(0.5)
    assert document.experiment.optimizer == Adam(beta_1=0.5)


def test_choosing_an_optimizer_and_turning_its_rate_are_two_steps_of_undo(bench):
    panel, document = bench
    choose(panel.learning.optimizer.combo, "adam")
    row_of(panel.learning.rate, "learning_rate").ask(0.5)
    document.undo()
    assert document.experiment.optimizer == Adam()


def test_a_learning_rate_of_a_thousand_million_is_refused_with_a_sentence(bench, qtbot):
    panel, document = bench
    before = document.experiment
    row = row_of(panel.learning.rate, "learning_rate")
    type_into(qtbot, row.field, "1e9")
    assert document.experiment == before
    assert row.message.isVisibleTo(panel)
    assert row.message.text() == (
        "Learning rate expects a value from 1e-06 to 100, got 1e+09: choose one in that range"
    )
    assert row.field.text() == "1e9"
    document.edit("batch_size", 20)
    assert not row.message.isVisibleTo(panel)
    assert row.field.text() == "0.03"


def test_dragging_the_learning_rate_is_one_step_of_undo(bench):
    panel, document = bench
    slider = row_of(panel.learning.rate, "learning_rate").slider
    for position in range(slider.value(), slider.value() + 20):
        slider.setValue(position)
    assert document.experiment.optimizer.learning_rate > 0.03
    document.undo()
    assert document.experiment == Experiment()
    assert row_of(panel.learning.rate, "learning_rate").value() == 0.03


def test_every_schedule_can_be_chosen(bench):
    panel, document = bench
    for kind in schedules.kinds():
        choose(panel.learning.schedule.combo, kind)
        assert document.experiment.schedule.kind == kind
    document.undo()
    assert panel.learning.schedule.combo.kind() == document.experiment.schedule.kind


def test_a_loss_brings_the_output_that_it_needs(bench):
    panel, document = bench
    choose(panel.learning.loss.combo, "categorical_crossentropy")
    assert document.experiment.output.activation.kind == "softmax"
    assert panel.layers.output.activation.kind() == "softmax"
    assert panel.layers.output.units.text() == "2 units"


def test_another_loss_keeps_how_it_is_reduced(bench):
    panel, document = bench
    row_of(panel.learning.loss_knobs, "reduction").ask("sum")
    choose(panel.learning.loss.combo, "hinge")
    assert document.experiment.loss == losses["hinge"](reduction="sum")


def test_losses_that_need_classes_are_out_of_reach_for_values_and_say_why(bench):
    panel, document = bench
    combo = panel.learning.loss.combo
    choose(panel.data.kind.combo, "plane")
    model = combo.model()
    for member in losses:
        index = model.index(combo.find_key(member.kind), 0)
        enabled = bool(model.flags(index) & Qt.ItemFlag.ItemIsEnabled)
        assert enabled is not member.needs_classes
        if member.needs_classes:
            assert "Needs classes" in index.data(Qt.ItemDataRole.ToolTipRole)
    choose(panel.data.kind.combo, "spiral")
    choose(combo, "hinge")
    assert document.experiment.loss.kind == "hinge"


def test_softmax_is_out_of_reach_for_values(bench):
    panel, _ = bench
    combo = panel.layers.output.activation
    choose(panel.data.kind.combo, "plane")
    index = combo.model().index(combo.find_key("softmax"), 0)
    assert not combo.model().flags(index) & Qt.ItemFlag.ItemIsEnabled


def test_the_activation_of_all_hidden_layers_is_set_at_once(bench):
    panel, document = bench
    choose(panel.learning.activation.combo, "relu")
    assert [layer.activation for layer in document.experiment.layers] == [ReLU(), ReLU()]
    document.undo()
    assert panel.learning.activation.combo.kind() == "tanh"


def test_layers_with_different_activations_are_shown_as_mixed(bench):
    panel, document = bench
    choose(panel.layers.rows["h2"].activation, "relu")
    assert panel.learning.activation.combo.kind() is None
    assert panel.learning.activation.combo.placeholderText() == "mixed"
    choose(panel.learning.activation.combo, "tanh")
    assert [layer.activation for layer in document.experiment.layers] == [Tanh(), Tanh()]
    assert panel.learning.activation.combo.kind() == "tanh"


def test_without_hidden_layers_there_is_no_activation_to_set(bench):
    panel, document = bench
    document.edit("layers", ())
    assert not panel.learning.activation.isEnabled()
    assert "There is no hidden layer" in panel.learning.activation.toolTip()
    document.undo()
    assert panel.learning.activation.isEnabled()


def regularizers_of(experiment: Experiment) -> list[Any]:
    return [layer.regularizer for layer in experiment.layers if isinstance(layer, Dense)] + [
        experiment.output.regularizer
    ]


def test_the_regularizer_of_all_layers_is_set_in_one_step_of_undo(bench, qtbot):
    panel, document = bench
    choose(panel.learning.regularizer.kind.combo, "l2")
    assert regularizers_of(document.experiment) == [L2()] * 3
    type_into(qtbot, panel.learning.regularizer.rates["rate"].field, "0.01")
    assert regularizers_of(document.experiment) == [L2(rate=0.01)] * 3
    document.undo()
    assert panel.learning.regularizer.rates["rate"].field.text() == "0.001"
    document.undo()
    assert document.experiment == Experiment()
    assert panel.learning.regularizer.rates == {}


def test_layers_with_different_regularizers_are_shown_as_mixed(bench, qtbot):
    panel, document = bench
    row = panel.learning.regularizer
    choose(row.kind.combo, "l2")
    document.edit("layers.h1.regularizer.rate", 0.5)
    assert row.rates["rate"].field.text() == ""
    assert row.rates["rate"].field.placeholderText() == "mixed"
    document.edit("layers.h1.regularizer", MaxNorm())
    assert row.kind.combo.kind() is None
    assert row.rates == {}
    choose(row.kind.combo, "elastic")
    assert regularizers_of(document.experiment) == [Elastic()] * 3
    assert list(row.rates) == ["l1", "l2"]


def test_a_rate_for_all_layers_that_cannot_be_is_refused(bench, qtbot):
    panel, document = bench
    choose(panel.learning.regularizer.kind.combo, "l1")
    before = document.experiment
    row = panel.learning.regularizer.rates["rate"]
    type_into(qtbot, row.field, "-1")
    assert document.experiment == before
    assert "Rate expects a value from 0 to 10" in row.message.text()


def test_a_batch_as_large_as_the_training_set_is_noted(bench):
    panel, document = bench
    panel.show_frame(frame_of(document.experiment, steps=0))
    note = panel.learning.batch_note
    assert not note.isVisibleTo(panel)
    document.edit("batch_size", 500)
    assert note.text() == "All 240 training points: full batch"
    assert note.isVisibleTo(panel)
    document.edit("batch_size", 239)
    assert not note.isVisibleTo(panel)
    document.edit("batch_size", 240)
    assert note.isVisibleTo(panel)


def test_precision_is_chosen_in_its_row(bench):
    panel, document = bench
    panel.learning.precision.combo.setCurrentIndex(1)
    assert document.experiment.dtype == "float64"


# the panel as a whole


def test_showing_an_experiment_asks_for_nothing(qtbot):
    _panel, document = shown(qtbot)
    other = edit(edit(Experiment(), "optimizer", Adam()), "dataset", datasets["rings"]())
    seen: list[tuple[Any, Any]] = []
    document.changed.connect(lambda old, new: seen.append((old, new)))
    document.replace(other)
    assert [new for _, new in seen] == [other]


def test_what_is_being_typed_survives_a_change_elsewhere(bench, qtbot):
    panel, document = bench
    field = row_of(panel.learning.rate, "learning_rate").field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "0.5")
    document.edit("layers.h1.units", 9)
    panel.show_frame(frame_of(document.experiment, steps=0))
    assert field.hasFocus()
    assert field.text() == "0.5"
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert document.experiment.optimizer.learning_rate == 0.5


def test_rows_stay_the_same_widgets_while_values_change(bench):
    panel, document = bench
    before = panel.findChildren(QWidget)
    document.edit("dataset.variance", 3.0)
    document.edit("optimizer.learning_rate", 0.1)
    document.edit("layers.h1.units", 3)
    document.edit("batch_size", 32)
    assert panel.findChildren(QWidget) == before


def test_the_place_in_the_list_is_kept_when_values_change(bench):
    panel, document = bench
    bar = panel.scrolling.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = bar.value()
    document.edit("optimizer.learning_rate", 0.1)
    QApplication.processEvents()
    assert place > 0
    assert bar.value() == place


def test_the_wheel_scrolls_past_combo_boxes_and_sliders(bench):
    panel, document = bench
    before = document.experiment
    panel.setFocus()
    for widget in panel.findChildren(QComboBox) + panel.findChildren(Slider):
        middle = QPointF(widget.rect().center())
        wheel = QWheelEvent(
            middle, widget.mapToGlobal(middle), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(widget, wheel)
    assert document.experiment == before


def test_everything_can_be_turned_while_the_run_goes_on(qtbot):
    panel, document = shown(qtbot)
    session = Session(document, document)
    session.frame_ready.connect(panel.show_frame)

    def latest() -> Frame:
        assert session.frame is not None
        return session.frame

    session.start()
    try:
        session.play()
        qtbot.waitUntil(lambda: session.frame is not None and latest().step > 10)
        choose(panel.learning.optimizer.combo, "adam")
        panel.layers.more.click()
        choose(panel.data.kind.combo, "rings")
        qtbot.waitUntil(lambda: latest().experiment == document.experiment)
        step = latest().step
        qtbot.waitUntil(lambda: latest().step > step)
    finally:
        session.close()


def test_every_text_follows_the_language(bench):
    panel, _document = bench
    choose(panel.data.kind.combo, "gaussian_mixture")
    panel.layers.rows["h1"].title.click()
    language.set_language("ko")
    assert panel.data.kind.label.text() == "데이터셋"
    assert panel.learning.optimizer.label.text() == "최적화 기법"
    assert panel.data.kind.combo.currentText() == "가우시안 혼합"
    language.set_language("en")
    assert panel.data.kind.combo.currentText() == "Gaussian mixture"
    assert panel.header.title.text() == "Experiment"


def test_a_refusal_is_said_in_the_language_of_the_moment(bench):
    panel, document = bench
    document.edit("features", ())
    language.set_language("ko")
    assert "신경망에는 입력 특성이 하나 이상 필요한데" in panel.features.refusal.text()


def test_every_control_has_an_accessible_name(bench):
    panel, _document = bench
    choose(panel.data.kind.combo, "gaussian_mixture")
    for row in panel.layers.rows.values():
        row.title.click()
    reachable = [
        widget
        for widget in panel.findChildren(QWidget)
        if widget.isVisibleTo(panel) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(reachable) > 60
    nameless = [w for w in reachable if not (w.accessibleName() or getattr(w, "text", str)())]
    assert nameless == []


@pytest.mark.parametrize(("code", "scale"), [("en", 1.0), ("ko", 1.0), ("en", 1.6)])
def test_nothing_reaches_over_the_right_edge(bench, qapp, code, scale):
    panel, _document = bench
    language.set_language(code)
    choose(panel.data.kind.combo, "gaussian_mixture")
    choose(panel.learning.optimizer.combo, "adamw")
    choose(panel.learning.schedule.combo, "warm_up")
    choose(panel.learning.regularizer.kind.combo, "elastic")
    for row in (*panel.layers.rows.values(), panel.layers.output):
        row.title.click()
    panel.learning.more.title.click()
    theme.apply(qapp, "light", scale)
    panel.resize(round(264 * scale), 760)
    QApplication.processEvents()
    assert panel.width() == round(264 * scale)
    assert panel.content.width() == panel.width()
    edge = panel.content.width() - theme.current().px(12)
    shown_widgets = [w for w in panel.content.findChildren(QWidget) if w.isVisibleTo(panel)]
    controls = [w for w in shown_widgets if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    ends = {w: w.mapTo(panel.content, w.rect().topRight()).x() for w in controls}
    assert len(ends) > 60
    assert [w for w, end in ends.items() if end >= edge] == []


def test_the_panel_is_as_wide_as_the_presentation_scale_asks(bench, qapp):
    panel, _ = bench
    theme.apply(qapp, "dark", 1.6)
    assert panel.minimumWidth() == round(264 * 1.6)
