"""The arithmetic panel: what stands on the screen adds up, and weights are changed in place."""

from __future__ import annotations

import math
import re

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.data.gaussians import GaussianClasses
from engine.data.preprocessing import Standardise
from engine.insight.arithmetic import arithmetic
from engine.nn.activations import Identity, ReLU, Sigmoid, Softmax, Tanh
from engine.nn.dense import Dense, Output
from engine.nn.losses import CategoricalCrossentropy
from engine.training.experiment import Experiment, edit
from engine.training.journal import WeightEdit
from engine.training.trainer import Trainer
from gui import theme
from gui.arithmetic.questions import Place, Sample
from gui.document import Document
from gui.numbers import parse_number
from gui.panels.arithmetic import NEURON, POINT, ArithmeticPanel
from gui.session import Session
from tests.gui.arithmetic.screen import rows_on
from tests.gui.panels.moments import heard, moment

NUMBER = r"−?[\d,]+(?:\.\d+)?"
PLAIN = {
    "tanh": math.tanh,
    "sigmoid": lambda z: 1.0 / (1.0 + math.exp(-z)),
    "ReLU": lambda z: max(z, 0.0),
    "": lambda z: z,
}


@pytest.fixture(autouse=True, scope="module")
def dressed(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 1.0)


class Bench:
    """A panel, and the trainer whose moments it shows."""

    def __init__(self, qtbot, experiment: Experiment, steps: int = 30) -> None:
        self.document = Document(experiment)
        self.panel = ArithmeticPanel(self.document, Session(self.document, self.document))
        self.document.setParent(self.panel)
        qtbot.addWidget(self.panel)
        self.panel.resize(900, 300)
        self.panel.show()
        self.trainer = Trainer(experiment)
        self.trainer.train(steps=steps)
        self.edits = heard(self.document.weight_edited)

    def show(self) -> None:
        """Hand the present moment to the panel."""
        self.panel.show_frame(moment(self.trainer, questions=self.panel.questions()))
        QApplication.processEvents()

    def click(self, column: int) -> None:
        """Press the mouse on a number of the formula."""
        place = self.panel.formula.place_of(column)
        assert place is not None
        QTest.mouseClick(
            self.panel.formula, Qt.MouseButton.LeftButton, pos=place.center().toPoint()
        )

    @property
    def field(self):
        return self.panel.formula.field


@pytest.fixture
def make(qtbot):
    return lambda experiment=None, steps=30: Bench(qtbot, experiment or Experiment(), steps)


@pytest.fixture
def bench(make) -> Bench:
    """The standard experiment with unit 2 of its first hidden layer chosen."""
    made = make()
    made.panel.show_neuron("h1", 1)
    made.show()
    return made


def read(text: str) -> float:
    return float(parse_number(text))


def decimals(text: str) -> int:
    return len(text.partition(".")[2])


def agrees(value: float, text: str) -> bool:
    """Whether a number, rounded to the last digit of a text, is what the text says."""
    return float(f"{value:.{decimals(text)}f}") == read(text)


def formula_on(panel: ArithmeticPanel) -> str:
    """The formula as it stands on the screen, without its captions."""
    rows = rows_on(panel.formula)
    return " ".join(
        row for row in rows if not re.search("weight|bias, editable|^unit|^rounding", row)
    )


def recompute(text: str) -> tuple[list[tuple[str, str]], str, str]:
    """Check every step of a formula with plain floats; returns (weight, value)s, bias and end."""
    first, products, *rest = (part.strip() for part in text.split(" = "))
    name = first.split("(")[0].strip() if "(" in first else ""
    pairs = re.findall(rf"({NUMBER}) × ({NUMBER})", first)
    bias = re.findall(NUMBER, first)[-1]
    shown = [
        sign.replace("+", "") + number
        for sign, number in re.findall(r"([+−]?)\s*([\d,]+(?:\.\d+)?)", products)
    ]
    assert len(shown) == len(pairs) + 1
    for (weight, value), product in zip(pairs, shown, strict=False):
        assert agrees(read(weight) * read(value), product)
    assert agrees(read(bias), shown[-1])
    total = sum(read(product) for product in shown)
    if name:
        z = re.findall(NUMBER, rest[0])[0]
        assert rest[0] == f"{name} ({z})"
        assert agrees(total, z) and agrees(PLAIN[name](read(z)), rest[1])
    else:
        assert agrees(total, rest[0])
    return pairs, bias, rest[-1]


def random_experiment(seed: int) -> Experiment:
    rng = np.random.default_rng(seed)
    hidden = (Tanh(), ReLU(), Sigmoid(), Identity())
    stack = tuple(
        Dense(
            key=f"h{place}",
            units=int(rng.integers(1, 9)),
            activation=hidden[int(rng.integers(len(hidden)))],
        )
        for place in range(1 + seed % 3)
    )
    return Experiment(layers=stack, seed=seed)


@pytest.mark.parametrize("seed", range(20))
def test_numbers_copied_from_the_screen_add_up_to_the_last_digit(make, seed):
    bench = make(random_experiment(seed))
    rng = np.random.default_rng(seed)
    bench.panel.show_sample(int(rng.integers(60)), False)
    hidden = bench.document.experiment.layers[
        int(rng.integers(len(bench.trainer.network.plans) - 1))
    ]
    for key, unit in ((hidden.key, int(rng.integers(hidden.units))), ("output", 0)):
        bench.panel.show_neuron(key, unit)
        bench.show()
        pairs, bias, end = recompute(formula_on(bench.panel))
        network = bench.trainer.network
        weights = network.weights(key)[unit]
        assert len(pairs) == len(weights)
        for (shown, _), weight in zip(pairs, weights, strict=True):
            assert agrees(float(weight), shown)
        assert agrees(float(network.biases(key)[unit]), bias)
        x1, x2 = bench.trainer.material.test.points[bench.panel.subject.index]
        assert agrees(arithmetic(bench.trainer, key, unit, x1, x2).value, end)


@pytest.mark.parametrize("unit", range(3))
def test_a_softmax_copied_from_the_screen_adds_up(make, unit):
    bench = make(
        Experiment(
            dataset=GaussianClasses(classes=3),
            loss=CategoricalCrossentropy(),
            output=Output(activation=Softmax()),
        )
    )
    bench.panel.show_neuron("output", unit)
    bench.show()
    text = formula_on(bench.panel)
    exponents = re.findall(rf"exp \(({NUMBER}) ([−+]) ({NUMBER})\) = ({NUMBER})", text)
    assert len(exponents) == 3
    for z, sign, peak, exponential in exponents:
        difference = read(z) - read(peak) if sign == "−" else read(z) + read(peak)
        assert agrees(math.exp(difference), exponential)
    end = text[text.index("softmax =") :]
    own, total, share = re.findall(rf"= ({NUMBER}) / ({NUMBER}) = ({NUMBER})$", end)[0]
    assert own == exponents[unit][3]
    assert agrees(sum(read(one[3]) for one in exponents), total)
    assert agrees(read(own) / read(total), share)


def test_captions_say_what_is_multiplied_and_that_the_bias_can_be_edited(bench):
    assert "weight × x 1 weight × x 2 bias, editable" in " ".join(
        " ".join(rows_on(bench.panel.formula)).split()
    )


def test_a_layer_of_64_inputs_scrolls(make):
    bench = make(Experiment(layers=(Dense(key="h1", units=64), Dense(key="h2", units=4))))
    bench.panel.resize(620, 136)
    bench.panel.show_neuron("h2", 0)
    bench.show()
    area = bench.panel._areas[NEURON]
    assert area.verticalScrollBar().maximum() > 0
    assert len(recompute(bench.panel.formula.text().replace("\n", " ").replace("( ", "("))[0]) == 64


def test_a_remainder_is_called_rounding(make):
    bench = make()
    bench.trainer.apply(WeightEdit("h1", 0, 0, 3e5))
    bench.trainer.apply(WeightEdit("h1", 0, 1, 1e5 + 1 / 3))
    bench.trainer.apply(WeightEdit("h1", 0, -1, 1 / 3))
    bench.panel.show_neuron("h1", 0)
    found = 0
    for index in range(40):
        bench.panel.show_sample(index, True)
        bench.show()
        answer = bench.panel._neuron_answer
        if answer.arithmetic.shown.sum.remainder:
            found += 1
            rows = rows_on(bench.panel.formula)
            assert any("rounding" in row for row in rows)
    assert found


def test_a_silent_neuron_is_multiplied_by_nothing(make):
    bench = make(edit(Experiment(), "layers.h1.silent_units", (1,)))
    bench.panel.show_neuron("h1", 1)
    bench.show()
    assert re.search(r"× 0 = 0\.\d+$", bench.panel.formula.text())
    assert any("silenced" in row for row in rows_on(bench.panel.formula))


def test_preprocessing_on_the_way_is_told(make):
    bench = make(edit(Experiment(), "preprocessing", Standardise()))
    bench.panel.show_neuron("h1", 0)
    bench.show()
    assert rows_on(bench.panel.formula)[-1] == "The inputs come through: Standardise"


# Which neuron, which point


def test_empty_panels_say_what_would_fill_them(make):
    bench = make()
    assert bench.panel.formula.text().startswith("Click a neuron in the network")
    bench.panel.tabs.setCurrentIndex(POINT)
    assert bench.panel.life.text().startswith("Click a point on the decision map")
    bench.panel.show_neuron("features", 0)
    assert bench.panel.formula.text().startswith("An input has no weights")
    assert bench.panel.questions() == ()


def test_the_head_says_which_neuron_and_which_point(bench):
    panel = bench.panel
    assert panel.tabs.tabText(NEURON) == "Hidden 1, unit 2"
    assert panel.header.subtitle.text() == "at the first training point"
    panel.show_place((1.25, -0.5))
    assert panel.header.subtitle.text() == "at the pointer: x₁ = 1.25, x₂ = −0.500"
    panel.show_sample(3, False)
    assert panel.tabs.tabText(POINT) == "Test point 4"
    assert panel.header.subtitle.text() == "at the selected point"
    panel.release_sample()
    panel.show_place(None)
    assert panel.header.subtitle.text() == "at the first training point"


def test_a_chosen_point_counts_more_than_the_pointer(bench):
    bench.panel.show_place((1.0, 2.0))
    assert bench.panel.subject == Place(1.0, 2.0)
    bench.panel.show_sample(7, True)
    assert bench.panel.subject == Sample(7, True)


def test_an_answer_to_an_older_question_is_passed_over(bench):
    old = moment(bench.trainer, questions=bench.panel.questions())
    before = bench.panel.formula.text()
    bench.panel.show_neuron("h1", 2)
    bench.panel.show_frame(old)
    assert bench.panel._neuron_answer is None
    bench.show()
    assert bench.panel.formula.text() != before


def test_questions_are_spared_only_while_the_network_learns(bench):
    asked = heard(bench.panel.questions_changed)
    assert bench.panel.questions()[0][1].period_s == 0.0
    frame = moment(bench.trainer, questions=bench.panel.questions())
    object.__setattr__(frame, "running", True)
    bench.panel.show_frame(frame)
    assert len(asked) == 1
    assert bench.panel.questions()[0][1].period_s > 0.0


def test_a_place_where_numbers_are_not_finite_says_so(make):
    bench = make()
    bench.trainer.network.weights("h1")[0, 0] = math.inf
    bench.panel.show_neuron("h1", 0)
    bench.show()
    assert "finite numbers" in bench.panel.formula.text()


# Changing a weight


def test_a_click_on_a_weight_opens_a_field_and_enter_sets_it(bench):
    bench.click(1)
    assert bench.field.is_open
    assert read(bench.field.text()) == pytest.approx(bench.trainer.network.weights("h1")[1, 1])
    QTest.keyClicks(bench.field, "-0.5")
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert not bench.field.is_open
    assert bench.edits == [WeightEdit("h1", 1, 1, -0.5)]


def test_the_bias_of_the_output_can_be_set(make):
    bench = make()
    bench.panel.show_neuron("output", 0)
    bench.show()
    bench.click(-1)
    QTest.keyClicks(bench.field, "2")
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert bench.edits == [WeightEdit("output", 0, -1, 2.0)]


def test_escape_leaves_a_weight_as_it_was(bench):
    bench.click(0)
    QTest.keyClicks(bench.field, "7")
    QTest.keyClick(bench.field, Qt.Key.Key_Escape)
    assert not bench.field.is_open and bench.edits == []


@pytest.mark.parametrize("text", ["abc", "", "1e400", "0,5", "2000000"])
def test_what_is_no_number_is_refused_with_a_sentence(bench, text):
    bench.click(0)
    bench.field.setText(text)
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert bench.field.is_open and bench.edits == []
    assert bench.field.trouble.endswith(
        ("0.03 or 1e-3", "smaller exponent", "smaller number", "thousands as 1,000")
    )
    QTest.keyClick(bench.field, Qt.Key.Key_Escape)
    assert bench.field.trouble == ""


def test_enter_on_an_untouched_field_keeps_all_digits(bench):
    bench.click(0)
    QTest.keyClick(bench.field, Qt.Key.Key_Return)
    assert not bench.field.is_open and bench.edits == []


def test_arrow_keys_step_a_weight_at_once(bench):
    bench.click(0)
    before = read(bench.field.text())
    QTest.keyClick(bench.field, Qt.Key.Key_Up)
    QTest.keyClick(bench.field, Qt.Key.Key_PageDown)
    assert [edit.value for edit in bench.edits] == pytest.approx([before + 0.1, before - 0.9])
    assert bench.field.is_open


def test_the_keyboard_walks_from_weight_to_weight(bench):
    bench.panel.formula.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bench.panel.formula, Qt.Key.Key_Right)
    QTest.keyClick(bench.panel.formula, Qt.Key.Key_Right)
    QTest.keyClick(bench.panel.formula, Qt.Key.Key_Return)
    assert bench.field.is_open
    assert bench.field.accessibleName() == "Bias of Hidden 1, unit 2"


def test_a_field_stays_while_numbers_run_under_it(bench):
    bench.click(0)
    QTest.keyClicks(bench.field, "1.5")
    bench.trainer.train(steps=5)
    bench.show()
    assert bench.field.is_open and bench.field.text() == "1.5"


# Holding a neuron


def test_freeze_and_silence_change_the_experiment_and_follow_it(bench):
    panel = bench.panel
    panel.freeze.click()
    panel.silence.click()
    layer = bench.document.experiment.layers[0]
    assert (layer.frozen_units, layer.silent_units) == ((1,), (1,))
    bench.document.undo()
    assert panel.freeze.isChecked() and not panel.silence.isChecked()
    panel.freeze.click()
    assert bench.document.experiment.layers[0].frozen_units == ()


def test_an_output_can_be_frozen_but_not_silenced(make):
    bench = make()
    bench.panel.show_neuron("output", 0)
    assert bench.panel.freeze.isVisible() and not bench.panel.silence.isVisible()
    bench.panel.freeze.click()
    assert bench.document.experiment.output.frozen_units == (0,)


def test_a_frozen_layer_holds_all_its_neurons(bench):
    bench.document.edit("layers.h1.frozen", True)
    assert bench.panel.freeze.isChecked() and not bench.panel.freeze.isEnabled()
    assert bench.panel.freeze.toolTip() == "The whole layer is frozen"


# The life of a point


def test_a_point_tells_its_life(bench):
    bench.panel.show_sample(5, True)
    bench.panel.tabs.setCurrentIndex(POINT)
    bench.show()
    answer = bench.panel._point_answer
    text = bench.panel.life.text()
    rows = rows_on(bench.panel.life)
    assert f"{answer.life.activations['h1'][0]:.3f}".replace("-", "−") in text
    assert any("gradient share" in row for row in rows)
    assert any("One step on it: loss −" in row for row in rows)
    assert answer.after.loss_after < answer.after.loss_before


def test_a_mistake_is_called_one(make):
    bench = make(steps=0)
    found = moment(bench.trainer).training_mistakes
    assert found is not None
    mistakes = np.flatnonzero(found)
    bench.panel.show_sample(int(mistakes[0]), True)
    bench.show()
    assert bench.panel.tabs.currentIndex() == POINT  # as no neuron is chosen
    assert "mistaken for" in bench.panel.life.text()


def test_a_released_point_empties_its_life(bench):
    bench.panel.show_sample(5, True)
    bench.panel.tabs.setCurrentIndex(POINT)
    bench.show()
    bench.panel.release_sample()
    assert bench.panel.life.text().startswith("Click a point")


def test_an_answer_about_older_data_is_passed_over(bench):
    bench.panel.show_sample(5, True)
    bench.panel.tabs.setCurrentIndex(POINT)
    bench.show()
    before = bench.panel.life.text()
    old = moment(bench.trainer, questions=bench.panel.questions())
    bench.trainer.apply(edit(bench.document.experiment, "data_seed", 99))
    new = moment(bench.trainer)
    object.__setattr__(new, "answers", old.answers)
    bench.panel.show_frame(new)
    assert bench.panel.life.text() == before
