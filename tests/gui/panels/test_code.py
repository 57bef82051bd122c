"""The code panel: it shows, lights, copies and saves the program that the experiment is."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.data.features import X1, X2, X1Squared
from engine.files.sources.numpy_script import numpy_script
from engine.files.sources.source import source
from engine.nn.activations import Tanh, activations
from engine.nn.dropout import Dropout
from engine.nn.optimizers import Adam
from engine.training.experiment import Experiment
from engine.training.frame import Observer, Request
from engine.training.trainer import Trainer
from gui import motion, theme
from gui.document import Document
from gui.language import set_language
from gui.panels.code import CodePanel
from gui.script.coloring import REMARK, VALUE, WORD, Span, spans
from gui.script.view import differing
from gui.session import Session
from tests.gui.panels.moments import heard, pointed


class Bench:
    """A panel and the run of its document, without a worker."""

    def __init__(self, experiment: Experiment) -> None:
        self.document = Document(experiment)
        self.session = Session(self.document, self.document)
        self.panel = CodePanel(self.document, self.session)
        self.document.setParent(self.panel)
        self.trainer = Trainer(experiment)
        self.document.changed.connect(lambda _old, new: self.trainer.apply(new))

    def show(self) -> None:
        request = Request(questions=self.panel.questions())
        self.panel.show_frame(Observer().frame(self.trainer, request, False, 0.0, None))

    def edit(self, path: str, value: object) -> None:
        assert self.document.edit(path, value)
        self.show()

    @property
    def lines(self) -> list[str]:
        return self.panel.view.toPlainText().splitlines()

    def line(self, text: str) -> int:
        return next(number for number, line in enumerate(self.lines) if text in line)

    def point_at(self, text: str) -> None:
        view = self.panel.view
        block = view.document().findBlockByNumber(self.line(text))
        place = view.blockBoundingGeometry(block).translated(view.contentOffset())
        pointed(view.viewport(), QPointF(30, place.center().y()))


@pytest.fixture
def bench(qtbot, qapp: QApplication) -> Iterator[Bench]:
    theme.apply(qapp, "light", 1.0)
    set_language("en")
    made = Bench(Experiment())
    qtbot.addWidget(made.panel)
    made.panel.resize(600, 2000)
    made.panel.show()
    made.show()
    yield made
    set_language("en")
    motion.allow(True)


# what it shows


def test_it_shows_the_script_of_the_experiment(bench):
    assert bench.panel.view.toPlainText() == numpy_script(Experiment()).text


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("optimizer", Adam()),
        ("layers.h1.units", 9),
        ("layers", ()),
        ("features", (X1(), X1Squared(), X2())),
        ("batch_size", 320),
    ],
)
def test_after_any_edit_it_shows_the_script_of_the_new_experiment(bench, path, value):
    bench.edit(path, value)
    assert bench.panel.view.toPlainText() == numpy_script(bench.document.experiment).text
    bench.document.undo()
    bench.show()
    assert bench.panel.view.toPlainText() == numpy_script(Experiment()).text


def test_the_same_experiment_is_written_once(bench):
    question = dict(bench.panel.questions())["code"]
    assert question(bench.trainer) is question(bench.trainer)


def test_an_edit_leaves_the_place_on_screen(bench):
    bench.panel.resize(300, 200)
    bars = bench.panel.view.verticalScrollBar(), bench.panel.view.horizontalScrollBar()
    for bar in bars:
        bar.setValue(20)
    bench.edit("optimizer.learning_rate", 0.1)
    assert [bar.value() for bar in bars] == [20, 20]


def test_comments_follow_the_language(bench):
    asked = heard(bench.panel.questions_changed)
    set_language("ko")
    assert len(asked) == 1
    bench.show()
    assert "# 학습" in bench.lines
    assert "# Training" not in bench.lines
    assert not bench.panel.view.changed


# for which library


@pytest.mark.parametrize("kind", ["torch", "keras"])
def test_it_shows_the_program_for_the_library_that_is_chosen(bench, kind):
    asked = heard(bench.panel.questions_changed)
    bench.panel.kinds.button(kind).click()
    assert len(asked) == 1
    assert bench.panel.view.toPlainText() == ""
    assert not bench.panel.copy_button.isEnabled()
    bench.show()
    assert bench.panel.kinds.key() == kind
    assert bench.panel.view.toPlainText() == source(kind, Experiment(), False).text
    assert not bench.panel.view.changed


def test_an_answer_for_another_library_is_left_out(bench):
    request = Request(questions=bench.panel.questions())
    late = Observer().frame(bench.trainer, request, False, 0.0, None)
    bench.panel.show_kind("torch")
    bench.show()
    shown = bench.panel.view.toPlainText()
    bench.panel.show_frame(late)
    assert bench.panel.view.toPlainText() == shown


def test_the_library_stays_when_the_language_changes(bench):
    bench.panel.show_kind("keras")
    set_language("ko")
    bench.show()
    assert bench.panel.kind == "keras"
    assert "import keras" in bench.lines


def test_a_layer_has_its_lines_in_every_library(bench):
    for kind in ("torch", "keras"):
        bench.panel.show_kind(kind)
        bench.show()
        bench.panel.show_layer("h2")
        marked = [bench.lines[number] for number in sorted(bench.panel.view.marked)]
        assert any("h2" in line for line in marked)
        assert not any("h1" in line for line in marked)


def test_what_a_library_lacks_is_said_in_place(bench):
    @activations.register("own_for_test", label="own")
    class Own(Tanh):
        """tanh again."""

    try:
        bench.panel.show_kind("torch")
        bench.edit("layers.h1.activation", Own())
        assert not bench.panel.error.isHidden()
        assert "got own" in bench.panel.error.text()
        assert not bench.panel.save_button.isEnabled()
        bench.panel.show_kind("numpy")
        bench.show()
        assert bench.panel.error.isHidden()
        assert "a_h1 = np.tanh(z_h1)" in bench.panel.view.toPlainText()
    finally:
        activations.unregister("own_for_test")


# lines and the diagram


@pytest.mark.parametrize(
    ("text", "layer", "role"),
    [
        ("a_h1 = np.tanh", "h1", "forward"),
        ("dz_h2 = ", "h2", "backward"),
        ("W_output -= ", "output", "update"),
        ("loss = np.sum", "", "loss"),
        ("x_train = arrays", "features", "data"),
        ("x, t = x_train", "features", "data"),
        ("import numpy", "", ""),
    ],
)
def test_pointing_at_a_line_says_what_it_computes(bench, text, layer, role):
    bench.point_at("learning_rate = ")
    found = heard(bench.panel.line_pointed)
    bench.point_at(text)
    assert found == [(layer, role)]


def test_leaving_the_text_points_at_nothing(bench):
    bench.point_at("a_h1 = np.tanh")
    found = heard(bench.panel.line_pointed)
    QApplication.sendEvent(bench.panel.view.viewport(), QEvent(QEvent.Type.Leave))
    assert found == [("", "")]


def test_the_keyboards_cursor_points_too(bench, qtbot):
    bench.panel.view.setFocus()
    with qtbot.waitExposed(bench.panel):
        bench.panel.activateWindow()
    found = heard(bench.panel.line_pointed)
    for _ in range(bench.line("z_h1 = ")):
        QTest.keyClick(bench.panel.view, Qt.Key.Key_Down)
    assert found[-1] == ("h1", "forward")


def test_a_layer_that_is_pointed_at_marks_its_lines(bench):
    bench.panel.show_layer("h2")
    marked = [bench.lines[number] for number in sorted(bench.panel.view.marked)]
    assert 'W_h2 = arrays["W_h2"]  # (4, 7)' in marked
    assert "        a_h2 = np.tanh(z_h2)" in marked
    assert "        W_h2 -= learning_rate * dW_h2" in marked
    assert not any("z_h1 = " in line or "W_h1 -= " in line for line in marked)
    bench.panel.show_layer("")
    assert not bench.panel.view.marked


def test_what_follows_a_layer_is_marked_with_it(bench):
    layers = bench.document.experiment.layers
    bench.edit("layers", (layers[0], Dropout(key="d1", drop_probability=0.5), layers[1]))
    bench.panel.show_layer("h1")
    assert any("d1" in bench.lines[number] for number in bench.panel.view.marked)


def test_a_layer_that_is_pointed_at_is_scrolled_to(bench):
    bench.panel.resize(600, 200)
    bench.panel.show_layer("h1")
    view = bench.panel.view
    shown = range(view.verticalScrollBar().value(), view.verticalScrollBar().value() + 8)
    assert bench.line("# h1: dense") in shown


# turned knobs


def test_a_turned_knob_lights_its_line_for_a_moment(bench, qtbot):
    bench.edit("optimizer.learning_rate", 0.1)
    assert bench.panel.view.changed == {bench.line("learning_rate = 0.1")}
    qtbot.waitUntil(lambda: not bench.panel.view.changed, timeout=4000)


def test_a_changed_structure_lights_the_lines_that_differ(bench):
    bench.edit("layers.h2.units", 5)
    changed = {bench.lines[number] for number in bench.panel.view.changed}
    assert 'W_h2 = arrays["W_h2"]  # (5, 7)' in changed


def test_without_motion_the_light_stays_the_same_until_it_goes(bench, qtbot):
    motion.allow(False)
    bench.edit("optimizer.learning_rate", 0.1)
    assert ground_of(bench) == theme.current().warning_soft
    qtbot.wait(300)
    assert ground_of(bench) == theme.current().warning_soft


def test_with_motion_the_light_fades(bench, qtbot):
    bench.edit("optimizer.learning_rate", 0.1)
    qtbot.waitUntil(lambda: ground_of(bench) != theme.current().warning_soft)


def ground_of(bench):
    """The colour under the one line that is lit."""
    (selection,) = bench.panel.view.extraSelections()
    return QColor(selection.format.background().color())


# taken away


def test_the_script_is_copied(bench):
    bench.panel.copy_button.click()
    assert QGuiApplication.clipboard().text() == numpy_script(Experiment()).text
    assert bench.panel.header.subtitle.text() == "Copied"


@pytest.fixture
def running(bench) -> Iterator[Bench]:
    """With a worker that answers."""
    bench.session.runner.start()
    yield bench
    bench.session.close()


def test_the_run_is_saved_as_a_program_that_runs(running, qtbot, tmp_path):
    running.session.runner.make_steps(30)
    qtbot.waitUntil(lambda: not running.session.runner.events.empty())
    qtbot.waitUntil(lambda: running.session.runner.ask(lambda run: run.step) == 30)
    target = tmp_path / "network.py"
    with qtbot.waitSignal(running.panel._saver.saved):
        running.panel.save(str(target))
    assert "network.py" in running.panel.header.subtitle.text()
    assert running.panel.error.isHidden()
    text = target.read_text("utf-8")
    assert "bit_generator.state" in text  # it goes on from where the run stands
    target.write_text(text.replace("epochs = 101", "epochs = 2"), "utf-8")
    done = subprocess.run([sys.executable, target], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("epoch 2: loss ")


def test_the_program_of_a_library_is_saved_with_what_it_loads(running, qtbot, tmp_path):
    running.panel.show_kind("torch")
    with qtbot.waitSignal(running.panel._saver.saved):
        running.panel.save(str(tmp_path / "network.py"))
    assert running.panel.header.subtitle.text() == "saved: network.py, network.npz"
    expected = source("torch", Experiment(), arrays_file="network.npz")
    assert (tmp_path / "network.py").read_text("utf-8") == expected.text
    assert (tmp_path / "network.npz").read_bytes() == expected.arrays_bytes


def test_a_script_that_cannot_be_written_says_why(running, qtbot, tmp_path):
    with qtbot.waitSignal(running.panel._saver.failed):
        running.panel.save(str(tmp_path / "none" / "network.py"))
    assert not running.panel.error.isHidden()
    assert "network.py" in running.panel.error.text()
    assert running.panel.header.subtitle.text() == ""


# its parts


def test_words_values_and_remarks_are_coloured():
    text = 'def f(x):\n    """Twice x."""\n    return 2 * x  # so\n'
    assert spans(text) == (
        (Span(0, 3, WORD),),
        (Span(4, 14, REMARK),),
        (Span(4, 6, WORD), Span(11, 1, VALUE), Span(18, 4, REMARK)),
    )


def test_a_docstring_of_two_lines_is_a_remark_on_both():
    assert spans('def f():\n    """One\n    two."""\n')[1:] == (
        (Span(4, 6, REMARK),),
        (Span(0, 11, REMARK),),
    )


def test_a_text_in_a_call_is_a_value():
    assert spans('x = load("a")\n') == ((Span(9, 3, VALUE),),)


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("abc", "abc", (3, 3, 3)),
        ("abc", "axc", (1, 2, 2)),
        ("", "ab", (0, 0, 2)),
        ("aa", "aaa", (2, 2, 3)),
        ("abc", "", (0, 3, 0)),
    ],
)
def test_what_differs_lies_between_common_ends(old, new, found):
    assert differing(list(old), list(new)) == found
