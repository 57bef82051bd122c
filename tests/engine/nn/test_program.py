"""Tape and Program: what is noted is what NumPy would do at once, whatever memory is shared."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from engine.nn.program import Program
from engine.nn.tape import Tape
from engine.nn.value import Value

Array = np.ndarray[Any, np.dtype[Any]]
UNARY = ("negative", "absolute", "tanh", "sin", "square", "sum_rows", "max_rows")
BINARY = ("add", "subtract", "multiply", "maximum", "minimum", "heaviside")


class Eager:
    """The methods of a tape that scripts use, done by NumPy at once."""

    def apply(self, name: str, *operands: Array) -> Array:
        if name == "dot":
            return operands[0] @ operands[1]
        if name.endswith("_rows"):
            return np.asarray(getattr(operands[0], name[:3])(axis=0))
        return np.asarray(getattr(np, name)(*operands))

    def assign(self, target: Array, value: Array) -> Array:
        target[...] = value.copy()
        return target


def view(value: Any, kind: str) -> Any:
    """One of the views that both a value and an array have."""
    if isinstance(value, np.ndarray):
        return {"T": value.T, "rows": value[1:3], "columns": value[:, 1:3]}[kind]
    if kind == "T":
        return value.T
    return value.rows(1, 3) if kind == "rows" else value.columns(1, 3)


Step = tuple[str, str, tuple[int, ...]]


def random_script(seed: int, length: int = 25) -> list[Step]:
    """Operations, views and assignments on values 0 (state), 1 (input) and what they give."""
    rng = np.random.default_rng(seed)
    shapes: list[tuple[int, ...]] = [(4, 4), (4, 4)]
    state = {0}  # values that may be assigned to: the state and its views
    script: list[Step] = []

    def like(shape: tuple[int, ...]) -> int:
        return int(rng.choice([i for i, s in enumerate(shapes) if s == shape]))

    for _ in range(length):
        first = int(rng.integers(len(shapes)))
        shape = shapes[first]
        kind = rng.choice(
            ["unary", "binary", "dot", "view", "assign"], p=[0.25, 0.35, 0.1, 0.1, 0.2]
        )
        if kind == "unary":
            name = str(rng.choice(UNARY if len(shape) == 2 else UNARY[:5]))
            script.append(("apply", name, (first,)))
            shapes.append(shape[1:] if name.endswith("_rows") else shape)
        elif kind == "binary":
            script.append(("apply", str(rng.choice(BINARY)), (first, like(shape))))
            shapes.append(shape)
        elif kind == "dot":
            script.append(("apply", "dot", (like((4, 4)), like((4, 4)))))
            shapes.append((4, 4))
        elif kind == "view" and shape == (4, 4):
            which = str(rng.choice(["T", "rows", "columns"]))
            script.append(("view", which, (first,)))
            shapes.append({"T": (4, 4), "rows": (2, 4), "columns": (4, 2)}[which])
            if first in state and which != "T":
                state.add(len(shapes) - 1)
        elif kind == "assign":
            target = int(rng.choice(sorted(state)))
            # Usually what was just computed, so that it is computed in the target's place.
            source = len(shapes) - 1 if shapes[-1] == shapes[target] else like(shapes[target])
            script.append(("assign", "", (target, source)))
            shapes.append(shapes[target])
    return script


def perform(script: list[Step], machine: Any, state: Any, given: Any) -> list[Any]:
    """All values of a script, on symbolic values or on arrays."""
    values = [state, given]
    for what, name, operands in script:
        chosen = [values[i] for i in operands]
        if what == "view":
            values.append(view(chosen[0], name))
        elif what == "assign":
            values.append(machine.assign(*chosen))
            # What is computed in the target's place has no place of its own any more.
            values = [values[-1] if value is chosen[1] else value for value in values]
        else:
            values.append(machine.apply(name, *chosen))
    return values


def compiled(script: list[Step], state: Array, given: Array) -> tuple[Program, list[Value]]:
    f = Tape(np.float64)
    values = perform(script, f, f.external("state", state), f.external("given", given))
    return f.finish(), values


def start(seed: int) -> tuple[Array, Array]:
    state, given = np.random.default_rng(seed).uniform(-1, 1, (2, 4, 4))
    return state, given


@pytest.mark.parametrize("seed", range(60))
def test_shared_memory_changes_no_result(seed: int) -> None:
    """After each of three runs the state is what NumPy makes of it without sharing anything."""
    script = random_script(seed)
    state, given = start(seed)
    expected = state.copy()
    program, _ = compiled(script, state, given)
    with np.errstate(all="ignore"):
        for _ in range(3):
            program.step()
            perform(script, Eager(), expected, given.copy())
            assert np.allclose(state, expected, rtol=1e-9, atol=1e-12, equal_nan=True)


@pytest.mark.parametrize("seed", range(20))
def test_compiled_source_equals_the_calls_bit_for_bit(seed: int) -> None:
    script = random_script(seed)
    (stepped, given), (walked, _) = start(seed), start(seed)
    by_source, by_calls = compiled(script, stepped, given)[0], compiled(script, walked, given)[0]
    with np.errstate(all="ignore"):
        for _ in range(3):
            by_source.step()
            by_calls.walk()
    assert np.array_equal(stepped, walked, equal_nan=True)
    for one, other in zip(by_source.calls, by_calls.calls, strict=True):
        assert one.out.array is not None and other.out.array is not None
        assert np.array_equal(one.out.array, other.out.array, equal_nan=True)


def test_a_chain_of_elementwise_operations_needs_one_array() -> None:
    f = Tape(np.float32)
    x = f.external("x", np.ones((3, 5), np.float32))
    result = f.exp(f.sin(f.tanh(x * 2) + 1))
    program = f.finish(result=result)
    arrays = {id(call.out.array) for call in program.calls}
    assert len(program.calls) == 5
    assert len(arrays) == 2  # one on the way, one for the result, which is never lent
    program.step()
    assert np.allclose(program.array("result"), np.exp(np.sin(np.tanh(2.0) + 1)))


def test_a_value_that_is_read_again_keeps_its_array() -> None:
    f = Tape(np.float64)
    x = f.external("x", np.arange(4.0))
    doubled = x * 2
    program = f.finish(result=f.tanh(doubled) + doubled)
    program.step()
    assert np.allclose(program.array("result"), np.tanh(2 * np.arange(4)) + 2 * np.arange(4))


def test_inputs_are_never_written() -> None:
    given = np.arange(6.0).reshape(2, 3)
    f = Tape(np.float64)
    x = f.external("x", given)
    program = f.finish(result=f.exp(-(x * x)) - f.sum_rows(x))
    program.step()
    assert np.array_equal(given, np.arange(6.0).reshape(2, 3))


def test_every_array_has_the_dtype_of_the_tape() -> None:
    f = Tape(np.float32)
    x = f.external("x", np.ones((2, 3), np.float32))
    program = f.finish(result=f.total(1 / (x + 2) ** 2) * 0.5)
    assert {call.out.array.dtype for call in program.calls if call.out.array is not None} == {
        np.dtype(np.float32)
    }


def test_a_padded_row_lies_below_and_keeps_its_number() -> None:
    f = Tape(np.float64)
    x = f.external("x", np.ones((2, 3)))
    a = f.tanh(x)
    with_bias = f.padded(a, 1.0)
    assert with_bias.shape == (3, 3)
    W = f.external("W", np.array([[1.0, 2.0, 10.0]]))
    program = f.finish(a=a, z=f.dot(W, with_bias))
    for _ in range(2):
        program.step()
    assert np.allclose(program.array("z"), 3 * np.tanh(1.0) + 10)
    assert with_bias.array is not None
    assert np.shares_memory(with_bias.array, program.array("a"))
    assert np.array_equal(with_bias.array[2], np.ones(3))


def test_padding_twice_gives_the_same_row() -> None:
    f = Tape(np.float64)
    a = f.tanh(f.external("x", np.ones((2, 3))))
    assert f.padded(a, 1.0) is f.padded(a, 1.0)


def test_padding_what_lies_elsewhere_takes_a_copy() -> None:
    outside = np.arange(6.0).reshape(2, 3)
    f = Tape(np.float64)
    padded = f.padded(f.external("x", outside), 1.0)
    program = f.finish()
    program.step()
    assert padded.array is not None
    assert np.array_equal(padded.array, np.vstack([outside, np.ones(3)]))


def test_an_input_is_padded_by_its_own_block() -> None:
    block = np.arange(12.0).reshape(4, 3)
    f = Tape(np.float64)
    x = f.input("x", block, 2)
    padded = f.padded(x, 1.0)
    program = f.finish(result=padded * 1)
    program.step()
    assert np.array_equal(program.array("result"), block[:3])
    assert not program.calls[:-1]  # nothing is copied


@pytest.mark.parametrize(
    ("see", "part"),
    [
        (lambda v: v.rows(1, 3), np.s_[1:3]),
        (lambda v: v.columns(0, 2), np.s_[:, 0:2]),
        (lambda v: v.T, np.s_[...]),
        (lambda v: v.rows(1, 3).T, np.s_[1:3]),
        (lambda v: v.rows(0, 2).columns(1, 3), np.s_[0:2, 1:3]),
    ],
)
def test_assigning_to_a_view_changes_only_that_part(
    see: Callable[[Value], Value], part: Any
) -> None:
    state = np.arange(12.0).reshape(4, 3)
    expected = state.copy()
    expected[part] = expected[part] * 2
    f = Tape(np.float64)
    p = see(f.external("p", state))
    f.assign(p, p * 2)
    program = f.finish()
    program.step()
    assert np.array_equal(state, expected)
    assert len(program.calls) == 1  # computed in place, not copied


def test_assigning_a_product_with_itself_does_not_read_what_it_writes() -> None:
    turn, state = np.array([[0.0, -1.0], [1.0, 0.0]]), np.array([[1.0, 2.0], [3.0, 4.0]])
    expected = turn @ state
    f = Tape(np.float64)
    p = f.external("p", state)
    f.assign(p, f.dot(f.external("turn", turn), p))
    f.finish().step()
    assert np.array_equal(state, expected)


def test_assigning_an_older_value_copies_it() -> None:
    state = np.zeros(3)
    f = Tape(np.float64)
    p, x = f.external("p", state), f.external("x", np.arange(3.0))
    older = x + 1
    newer = older * 10
    f.assign(p, older)
    program = f.finish(newer=newer)
    program.step()
    assert np.array_equal(state, [1, 2, 3])
    assert np.array_equal(program.array("newer"), [10, 20, 30])


def drawing(seed: int = 0) -> Program:
    f = Tape(np.float64)
    return f.finish(drawn=f.uniform(np.random.default_rng(seed), (2, 3)) * 1)


def test_uniform_numbers_are_fresh_in_each_step() -> None:
    program, rng = drawing(), np.random.default_rng(0)
    for _ in range(3):
        program.step()
        assert np.array_equal(program.array("drawn"), rng.random((2, 3)))


def test_a_walk_can_hold_the_numbers_that_were_drawn() -> None:
    program = drawing()
    program.step()
    held = program.array("drawn").copy()
    program.walk(draw=False)
    assert np.array_equal(program.array("drawn"), held)
    program.walk()
    assert not np.array_equal(program.array("drawn"), held)


def test_the_first_call_that_is_not_finite_is_found() -> None:
    f = Tape(np.float32)
    x = f.external("x", np.array([1.0, 1000.0], np.float32))
    with f.serving(layer="hidden", role="forward"):
        small = x * 0.5
    with f.serving(layer="output", role="backward"):
        large = f.exp(small)
    program = f.finish(result=large - large)
    with np.errstate(all="ignore"):
        program.step()
    found = program.first_not_finite()
    assert found is not None
    assert (found.layer, found.role, found.operation.name) == ("output", "backward", "exp")
    assert found.text() == f"{large.name} = np.exp({small.name})"


def test_nothing_is_found_where_all_is_finite() -> None:
    f = Tape(np.float32)
    program = f.finish(result=f.tanh(f.external("x", np.ones(2, np.float32))))
    assert program.first_not_finite() is None


class Owner:
    """Something with a knob."""

    rate = 0.1


def halved(value: float) -> float:
    """value / 2"""
    return value / 2


def test_a_turned_knob_reaches_every_number_made_of_it() -> None:
    f = Tape(np.float32)
    with f.at("layers", "a"):
        rate, half, exact = (
            f.knob(Owner, "rate"),
            f.knob(Owner, "rate", halved),
            f.exact(Owner, "rate"),
        )
        assert f.knob(Owner, "rate") is rate
    x = f.external("x", np.ones(2, np.float32))
    product = f.scalar(lambda step, value: step * value, exact)
    program = f.finish(rate=x * rate, half=x * half, product=product)
    for value in (0.1, 8.0):
        for cell in program.cells:
            assert cell.path == "layers.a.rate"
            cell.set(value)
        program.clock.step = 3
        program.step()
        assert np.allclose(program.array("rate"), value)
        assert np.allclose(program.array("half"), value / 2)
        assert program.array("product") == pytest.approx(3 * value, rel=1e-7)
    assert exact.array is not None and exact.array.dtype == np.float64


def test_scalar_functions_of_one_name_are_not_mixed_up() -> None:
    f = Tape(np.float64)
    first = f.scalar(lambda step: 10.0 * step)
    second = f.scalar(lambda step: 20.0 * step)
    program = f.finish(first=first, second=second)
    program.clock.step = 2
    program.step()
    assert float(program.array("first")) == 20
    assert float(program.array("second")) == 40


@pytest.mark.parametrize(
    "name",
    ["exp", "clock", "dtype", "float", "lambda", "2 left", "ones_2", "h²", "hª", "h①", "은닉"],
)
def test_a_value_may_have_any_name(name: str) -> None:
    f = Tape(np.float64)
    x = f.external(name, np.array([1.0, 2.0]))
    program = f.finish(result=f.exp(x) * f.total(x))
    program.step()
    assert np.allclose(program.array("result"), 3 * np.exp([1, 2]))


def test_kept_values_can_be_looked_at_by_name_after_a_run() -> None:
    f = Tape(np.float64)
    hidden = f.keep(f.external("x", np.ones(3)) * 2, "a1")
    program = f.finish(result=f.tanh(hidden) + 1)
    program.step()
    assert hidden.array is not None and np.array_equal(hidden.array, [2, 2, 2])
    assert program.calls[0].text() == "a1 = x * 2"


def test_a_matrix_that_does_not_fit_is_refused_when_it_is_noted() -> None:
    f = Tape(np.float64)
    with pytest.raises(ValueError, match=r"\(2, 3\) and \(2, 3\)"):
        f.dot(f.external("a", np.ones((2, 3))), f.external("b", np.ones((2, 3))))


def test_only_squares_are_powers() -> None:
    x = Tape(np.float64).external("x", np.ones(2))
    with pytest.raises(ValueError, match="squares"):
        _ = x**3


def test_an_unknown_operation_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="cosh"):
        _ = Tape(np.float64).cosh


def test_a_state_that_is_scaled_twice_is_still_written() -> None:
    f = Tape(np.float64)
    state, x = np.zeros(4), np.arange(4.0)
    kept = f.external("state", state)
    slot, given = kept.rows(1, 3), f.external("x", x).rows(1, 3)
    step = f.assign(slot, given * 0.5)
    program = f.finish(step=step * 0.1)
    program.step()
    assert state.tolist() == [0.0, 0.5, 1.0, 0.0]
    assert program.array("step") == pytest.approx([0.05, 0.1])


def test_factors_are_not_joined_over_a_change_of_what_they_scale() -> None:
    f = Tape(np.float64)
    x = f.external("x", np.array([1.0, 2.0]))
    old = x * 2.0
    f.assign(x, x + 10.0)
    program = f.finish(scaled=old * 3.0)
    program.step()
    assert program.array("scaled").tolist() == [6.0, 12.0]


@pytest.mark.parametrize("method", ["dot", "max", "sum"])
def test_a_value_may_be_called_like_the_method_of_another(method: str) -> None:
    f = Tape(np.float64)
    x = f.external("x", np.array([[1.0, 2.0], [3.0, 4.0]]))
    other = f.external(f"x_{method}", np.array([[1.0, 0.0], [0.0, 1.0]]))
    total = f.sum_rows(f.dot(x, other)) + f.max_rows(x) + f.sum_rows(x)
    program = f.finish(total=total)
    program.step()
    assert program.array("total").tolist() == [11.0, 16.0]
