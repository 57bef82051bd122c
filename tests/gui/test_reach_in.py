"""Reaching into a run in the window: weights set by hand, journalled, undone and replayed."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engine.training.journal import WeightEdit
from engine.training.replay import replay
from gui import theme
from gui.diagram.diagram import Link, Neuron
from gui.diagram.labels import bias_places, link_middle
from gui.numbers import parse_number


def parameters(window) -> np.ndarray:
    """All weights of the run as it stands."""
    return window.session.runner.ask(lambda trainer: trainer.network.parameters.copy())


def weight(window, key: str, unit: int, column: int) -> float:
    return window.session.runner.ask(
        lambda trainer: float(trainer.network.view(trainer.network.parameters, key)[unit, column])
    )


def edits(window) -> list[WeightEdit]:
    """The weights set by hand, as the journal of the newest frame has them."""
    journal = window.session.frame.journal
    return [entry.change for entry in journal if isinstance(entry.change, WeightEdit)]


def press_diagram(window, place) -> None:
    view = window.playground.network.view
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place.toPoint())


def type_into(field, text: str) -> None:
    assert field.is_open
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def set_link(window, link: Link, text: str) -> None:
    view = window.playground.network.view
    press_diagram(window, link_middle(link, view.diagram, view.placement()))
    assert window.playground.network.editor.target == link
    type_into(window.playground.network.editor.field, text)


def set_output_bias(window, text: str) -> None:
    view = window.playground.network.view
    column = view.placement().column("output")
    press_diagram(window, bias_places(column, 0, theme.current())[-1].center())
    type_into(window.playground.network.editor.field, text)


def choose(window, qtbot, key: str, unit: int) -> None:
    """Select a neuron with the mouse, and wait for its arithmetic."""
    view, panel = window.playground.network.view, window.playground.arithmetic
    press_diagram(window, view.placement().neuron_rect(Neuron(key, unit)).center())
    assert panel.neuron == (key, unit)
    qtbot.waitUntil(lambda: panel.formula.place_of(-1) is not None)


def set_in_panel(window, column: int, text: str) -> None:
    canvas = window.playground.arithmetic.formula
    place = canvas.place_of(column).center().toPoint()
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    type_into(canvas.field, text)


def assert_replays(window) -> None:
    """The journal, lived again from the beginning, ends in the same weights bit for bit."""
    origin, journal, steps, weights = window.session.runner.ask(
        lambda run: (run.origin, run.journal, run.step, run.network.parameters.copy())
    )
    again = replay(origin, journal, steps)
    assert again.network.parameters.tobytes() == weights.tobytes()


@pytest.fixture(params=["at rest", "while it learns"])
def reached(window, qtbot, request):
    """A window whose run has made some steps, and goes on or not."""
    window.playground.network.view.setFocus()
    window.session.limit_speed(200.0)
    window.session.play()
    qtbot.waitUntil(lambda: window.session.frame.step > 5)
    if request.param == "at rest":
        window.session.pause()
        qtbot.waitUntil(lambda: not window.session.frame.running)
    yield window
    window.session.pause()


def test_a_link_set_in_the_diagram_reaches_the_run(reached, qtbot):
    set_link(reached, Link("h1", 4, 0), "-1.5")
    qtbot.waitUntil(lambda: edits(reached) == [WeightEdit("h1", 4, 0, -1.5)])
    assert weight(reached, "h1", 4, 0) == pytest.approx(-1.5, abs=0.2)  # it may have learnt on


def test_a_weight_set_in_the_arithmetic_reaches_the_run(reached, qtbot):
    choose(reached, qtbot, "h2", 1)
    set_in_panel(reached, 2, "0.75")
    qtbot.waitUntil(lambda: edits(reached) == [WeightEdit("h2", 1, 2, 0.75)])
    set_in_panel(reached, -1, "-0.25")
    qtbot.waitUntil(lambda: edits(reached)[-1] == WeightEdit("h2", 1, -1, -0.25))


def test_the_loss_follows_the_bias_of_the_output_in_the_next_frame(reached, qtbot):
    window = reached
    before = float(window.session.frame.scores.training_loss)
    losses: list[float] = []
    texts: list[float] = []

    def keep(found, value):
        if edits(window):
            found.append(value())

    watched = (
        (
            window.session.frame_ready,
            lambda frame: keep(losses, lambda: frame.scores.training_loss),
        ),
        (window.session.glance_ready, lambda frame: keep(texts, status_loss)),
    )

    def status_loss() -> float:
        return float(parse_number(window.status.training_loss.value))

    for signal, slot in watched:
        signal.connect(slot)
    set_output_bias(window, "6")
    qtbot.waitUntil(lambda: bool(losses and texts))
    for signal, slot in watched:
        signal.disconnect(slot)
    assert losses[0] > before + 0.5 and texts[0] > before + 0.5


def test_undo_puts_a_weight_back_and_redo_sets_it_again(reached, qtbot):
    window = reached
    view = window.playground.network.view
    before = view.diagram.weight(Link("h1", 0, 1))
    set_link(window, Link("h1", 0, 1), "2.5")
    first = window.document
    qtbot.waitUntil(lambda: len(edits(window)) == 1)
    first.undo()
    qtbot.waitUntil(lambda: len(edits(window)) == 2)
    assert edits(window)[1].value == pytest.approx(before, abs=0.05)
    if not window.session.running:
        assert weight(window, "h1", 0, 1) == np.float32(before)
    first.redo()
    qtbot.waitUntil(lambda: len(edits(window)) == 3)
    assert edits(window)[2].value == 2.5


def test_the_journal_of_edits_replays_bit_for_bit(reached, qtbot):
    window = reached
    choose(window, qtbot, "h1", 2)
    set_in_panel(window, 0, "1.25")
    set_output_bias(window, "-0.5")
    set_link(window, Link("h2", 0, 0), "0.6")
    window.document.undo()
    choose(window, qtbot, "h1", 3)
    window.playground.arithmetic.freeze.click()
    window.playground.arithmetic.silence.click()
    qtbot.waitUntil(lambda: len(edits(window)) == 4)
    seen = window.session.frame.step
    window.session.play()
    qtbot.waitUntil(lambda: window.session.frame.step > seen + 5)
    window.session.pause()
    qtbot.waitUntil(lambda: not window.session.frame.running)
    assert_replays(window)


def test_a_frozen_neuron_keeps_its_weights_while_the_others_learn(window, qtbot):
    choose(window, qtbot, "h1", 1)
    window.playground.arithmetic.freeze.click()
    qtbot.waitUntil(lambda: 1 in window.session.frame.experiment.layers[0].frozen_units)
    before = window.session.runner.ask(lambda run: run.network.weights("h1").copy())
    window.session.runner.make_steps(50)
    qtbot.waitUntil(lambda: window.session.frame.step == 50)
    after = window.session.runner.ask(lambda run: run.network.weights("h1").copy())
    assert np.array_equal(after[1], before[1]) and not np.array_equal(after[0], before[0])


def test_a_chosen_point_of_the_map_is_plugged_in(window, qtbot):
    choose(window, qtbot, "h1", 0)
    window.playground.output.select_point(4, False)
    panel = window.playground.arithmetic
    point = tuple(window.session.frame.material.test.points[4])
    qtbot.waitUntil(lambda: panel._neuron_answer.arithmetic.point == pytest.approx(point))
    panel.tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "gradient share" in panel.life.text())
    window.playground.output.release_point()
    assert panel.life.text().startswith("Click a point")


def test_the_arithmetic_follows_the_pointer_over_the_map(window, qtbot):
    choose(window, qtbot, "h1", 0)
    window.playground.output.canvas.read_at((1.5, -2.0))
    panel = window.playground.arithmetic
    qtbot.waitUntil(lambda: panel._neuron_answer.arithmetic.point == (1.5, -2.0))
    window.playground.output.canvas.read_at(None)
    assert panel.header.subtitle.text() == "at the first training point"


def test_the_arithmetic_has_a_place_below_the_network_and_can_be_closed(window, qtbot):
    playground = window.playground
    window.reset_layout()
    qtbot.waitUntil(lambda: playground.arithmetic.isVisible())
    dock = playground.arithmetic_dock
    assert dock.toggleViewAction() in playground.panel_actions()
    dock.close()
    playground.watch()
    assert not any(name == "neuron" for name, _ in window.session.request.questions)
    press_diagram(window, playground.network.view.placement().neuron_rect(Neuron("h1", 0)).center())
    playground.network.opened.emit("h1", 0)
    qtbot.waitUntil(lambda: playground.arithmetic.isVisible())
    assert any(name == "neuron" for name, _ in window.session.request.questions)
