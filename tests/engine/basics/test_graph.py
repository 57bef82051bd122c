"""Computational graphs give the published numbers, central differences, and refuse with a place."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.basics.graph import Edge, nudged
from engine.basics.graph_text import EXAMPLES, read
from engine.expressions.derivatives import RULES
from engine.expressions.parser import ExpressionError

EXAMPLE = {example.key: example for example in EXAMPLES}


def gradients(key):
    example = EXAMPLE[key]
    graph = example.graph
    found = graph.run(example.inputs)
    return {
        node.label: (value, gradient)
        for node, value, gradient in zip(graph.nodes, found.values, found.gradients, strict=True)
    }


def test_two_apples_cost_220_and_have_the_published_gradients():
    found = gradients("apples")
    assert found["total"][0] == pytest.approx(220)
    expected = {"tax": 200, "apple_price": 2.2, "apple_count": 110, "subtotal": 1.1, "total": 1}
    for name, gradient in expected.items():
        assert found[name][1] == pytest.approx(gradient), name


def test_apples_and_oranges_cost_715_and_have_the_published_gradients():
    found = gradients("fruit")
    assert found["total"][0] == pytest.approx(715)
    expected = {
        "apple_count": 110,
        "apple_price": 2.2,
        "orange_count": 165,
        "orange_price": 3.3,
        "tax": 650,
    }
    for name, gradient in expected.items():
        assert found[name][1] == pytest.approx(gradient), name


def test_the_sigmoid_of_parts_has_the_derivative_y_times_one_minus_y():
    y = 1 / (1 + math.exp(-1))
    assert gradients("sigmoid")["y"][0] == pytest.approx(y)
    assert gradients("sigmoid")["x"][1] == pytest.approx(y * (1 - y))


def test_softmax_with_loss_gives_share_minus_target():
    found = gradients("softmax")
    share = found["p"][0]
    assert found["z1"][1] == pytest.approx(share - 1)
    assert found["z2"][1] == pytest.approx(1 - share)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.key)
def test_every_example_agrees_with_central_differences(example):
    graph = example.graph
    found = graph.run(example.inputs)
    for index, node in enumerate(graph.nodes):
        if node.kind == "input":
            h = 1e-6
            above = graph.run({**example.inputs, node.name: example.inputs[node.name] + h})
            below = graph.run({**example.inputs, node.name: example.inputs[node.name] - h})
            slope = (above.values[-1] - below.values[-1]) / (2 * h)
            assert found.gradients[index] == pytest.approx(slope, rel=1e-5, abs=1e-7)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_agrees_with_a_central_difference(name):
    if name in "+-*/^":
        text = f"x {name} y"
    elif name == "negative":
        text = "-x"
    else:
        text = f"{name}(x, y)" if name in ("max", "min") else f"{name}(x)"
    graph = read(text)
    point = {name: {"x": 0.7, "y": 1.9}[name] for name in graph.inputs}
    found = graph.run(point)
    for index, node in enumerate(graph.nodes):
        if node.kind == "input":
            slopes = nudged(graph, point, node.name, 1e-6), nudged(graph, point, node.name, -1e-6)
            assert found.gradients[index] == pytest.approx(sum(slopes) / 2, abs=1e-8)


def test_an_input_that_occurs_twice_is_one_node_whose_gradients_add_up():
    graph = read("x*x + x")
    found = graph.run({"x": 3.0})
    assert graph.inputs == ("x",)
    assert found.gradients[0] == pytest.approx(7.0)
    assert sum(f for edge, f in found.flows.items() if edge.source == 0) == pytest.approx(7.0)


def test_each_edge_carries_gradient_times_local_derivative():
    example = EXAMPLE["apples"]
    found = example.graph.run(example.inputs)
    into_price = next(edge for edge in example.graph.edges if edge.source == 0)
    assert found.local[into_price] == 2.0
    assert found.flows[into_price] == pytest.approx(1.1 * 2.0)


def test_a_walk_goes_forward_through_every_operation_and_back():
    ways = [(moment.way, moment.node) for moment in EXAMPLE["apples"].graph.moments]
    assert ways == [
        ("inputs", -1),
        ("forward", 2),
        ("forward", 4),
        ("seed", 4),
        ("backward", 4),
        ("backward", 2),
    ]


def test_a_number_alone_gets_no_gradient():
    graph = read("2 * x")
    assert Edge(0, 2, 0) not in graph.run({"x": 5.0}).flows


def test_results_without_a_name_are_numbered_past_names_that_are_taken():
    assert [node.label for node in read("u1 * 2 + 3").nodes] == ["u1", "2", "u2", "3", "u3"]


def test_of_equal_operands_the_first_gets_the_gradient():
    found = read("max(x, y)").run({"x": 2.0, "y": 2.0})
    assert found.gradients[:2] == (1.0, 0.0)


def test_what_has_no_value_is_nan_and_what_is_too_large_is_infinite():
    assert math.isnan(read("log(x)").run({"x": -1.0}).values[-1])
    assert read("exp(x)").run({"x": 1000.0}).values[-1] == math.inf
    assert read("x / y").run({"x": 1.0, "y": 0.0}).values[-1] == math.inf


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('__import__("os")', 1, "got '_' at character 1"),
        ('x * __import__("os")', 5, "got '_' at character 5"),
        ('a = 2*x; b = open("f") * a', 19, "got '\"' at character 19"),
        ("eval(x)", 1, "got 'eval' at character 1"),
        ("x", 2, "at least one operation"),
        ("", 1, "expects more at character 1"),
        ("a = b*c; d*e", 13, "no use of a"),
        ("x < 2", 1, "operations with a derivative, got <"),
        ("x * floor(y)", 5, "got floor at character 5"),
        ("a = 2*x; a = 3*x; a*1", 10, "got a again at character 10"),
        ("2x = 3*y", 1, "a name of at most 16 letters"),
        ("= 3*y", 1, "a name of at most 16 letters"),
        ("e = 2*x; e*1", 1, "got 'e' at character 1"),
        ("extraordinarily_long*2", 1, "at most 16 letters, got 20"),
        ("x" + "+x" * 33, 1, "at most 32 operations"),
        ("x+" * 300 + "x", 401, "at most 400 characters"),
    ],
)
def test_what_cannot_be_a_graph_is_refused_with_its_place(text, place, message):
    with pytest.raises(ExpressionError, match=message.replace("(", r"\(")) as caught:
        read(text)
    assert caught.value.place == place


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="abxe12.+-*/^()<>=;, _²maxlogexp\"'\n；＝", max_size=30))
def test_any_text_is_a_graph_or_refused_with_a_place_inside(text):
    try:
        graph = read(text)
    except ExpressionError as error:
        assert 1 <= error.place <= len(text) + 1
    else:
        found = graph.run(dict.fromkeys(graph.inputs, 2.0))
        assert len(found.gradients) == len(graph.nodes)
