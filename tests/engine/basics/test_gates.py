"""Gates: the published weights, the rule that finds some, and XOR, which no line computes."""

from __future__ import annotations

import itertools

import pytest

from engine.basics.gates import (
    GATES,
    INPUTS,
    SOLUTIONS,
    Perceptron,
    TwoLayers,
    best_line,
    mistakes,
    search,
)


@pytest.mark.parametrize(
    ("weights", "answers"),
    [
        ((0.5, 0.5, -0.7), (0, 0, 0, 1)),
        ((0.6, 0.6, -0.5), (0, 1, 1, 1)),
        ((-0.5, -0.5, 0.7), (1, 1, 1, 0)),
    ],
)
def test_the_published_weights_compute_their_gate(weights, answers):
    assert Perceptron(*weights).answers == answers


def test_the_ready_weights_compute_what_they_are_called():
    assert all(unit.answers == GATES[name] for name, unit in SOLUTIONS.items())


def test_a_sum_of_exactly_zero_answers_zero():
    assert Perceptron(1.0, 1.0, 0.0)(0, 0) == 0


def test_two_layers_compute_xor():
    assert TwoLayers().answers == GATES["xor"]
    assert [TwoLayers().hidden(*row) for row in INPUTS] == [(1, 0), (1, 1), (1, 1), (0, 1)]


def test_one_line_computes_all_gates_but_xor_and_its_opposite():
    gates = [(a, b, c, d) for a, b, c, d in itertools.product((0, 1), repeat=4)]
    fails = [gate for gate in gates if best_line(gate)[1] > 0]
    assert fails == [(0, 1, 1, 0), (1, 0, 0, 1)]


def test_the_best_line_has_one_mistake_at_xor():
    unit, wrong = best_line(GATES["xor"])
    assert wrong == mistakes(unit.answers, GATES["xor"]) == 1


def test_no_weights_of_a_fine_grid_do_better_at_xor():
    grid = [value / 4 for value in range(-8, 9)]
    least = min(
        mistakes(Perceptron(a, b, c).answers, GATES["xor"])
        for a, b, c in itertools.product(grid, repeat=3)
    )
    assert least == 1


@pytest.mark.parametrize("name", ["and", "or", "nand"])
@pytest.mark.parametrize("start", [(0.0, 0.0, 0.0), (-1.3, 0.4, 2.1)])
def test_the_rule_finds_every_gate_that_one_line_computes(name, start):
    visits = list(search(Perceptron(*start), GATES[name], 0.1))
    assert visits[-1].after.answers == GATES[name]
    assert all(visit.error == 0 for visit in visits[-4:])


def test_a_wrong_answer_moves_weights_by_the_rate_times_the_input():
    visit = next(search(Perceptron(0.0, 0.0, 0.5), GATES["and"], 0.1))
    assert (visit.row, visit.error) == (0, -1)
    assert visit.after == Perceptron(0.0, 0.0, 0.4)


def test_the_rule_goes_in_circles_at_xor_and_the_search_says_so_by_ending():
    visits = list(search(Perceptron(0.0, 0.0, 0.0), GATES["xor"], 0.1))
    rounds = [visit.before for visit in visits[::4]]
    assert visits[-1].after in rounds
    assert mistakes(visits[-1].after.answers, GATES["xor"]) > 0
