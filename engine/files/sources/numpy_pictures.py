"""Convolution and pooling in a NumPy script: as functions to be read, not as what trains fastest.

The engine's own programs compute a convolution by whichever lowering is fastest (Winograd's among
them); here each is what the textbook says it is. Pictures are (height, batch, width, channels).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from engine.files.sources import comments as words
from engine.nn.network import Network
from engine.nn.program import Call
from engine.nn.value import Value
from engine.nn.window import Window


@dataclass(frozen=True)
class Function:
    """A function of the script. docstring: a phrase to be translated; needs: of the others."""

    head: str
    docstring: str
    body: str
    needs: tuple[str, ...] = ()


FUNCTIONS: dict[str, Function] = {
    "padded": Function(
        "padded(x, pad_rows, pad_columns, value=0)",
        words.PADDED,
        """
        return np.pad(x, (pad_rows, (0, 0), pad_columns, (0, 0)), constant_values=value)
        """,
    ),
    "cropped": Function(
        "cropped(x, pad_rows, pad_columns)",
        words.CROPPED,
        """
        (top, bottom), (left, right) = pad_rows, pad_columns
        return x[top : x.shape[0] - bottom, :, left : x.shape[2] - right]
        """,
    ),
    "windows": Function(
        "windows(x, size, stride, dilation=1)",
        words.WINDOWS,
        """
        reach = dilation * (size - 1) + 1
        view = np.lib.stride_tricks.sliding_window_view
        seen = view(x, (reach, reach), axis=(0, 2), writeable=True)
        return seen[::stride, :, ::stride, :, ::dilation, ::dilation]
        """,
    ),
    "patches": Function(
        "patches(x, size, stride, dilation, pad_rows, pad_columns)",
        words.PATCHES,
        """
        seen = windows(padded(x, pad_rows, pad_columns), size, stride, dilation)
        return np.moveaxis(seen, 3, -1).reshape(*seen.shape[:3], -1)
        """,
        ("padded", "windows"),
    ),
    "convolve": Function(
        "convolve(x, K, **window)",
        words.CONVOLVE,
        """
        return patches(x, **window) @ K.T
        """,
        ("patches",),
    ),
    "kernel_gradient": Function(
        "kernel_gradient(dz, x, **window)",
        words.KERNEL_GRADIENT,
        """
        seen = patches(x, **window)
        return dz.reshape(-1, dz.shape[-1]).T @ seen.reshape(-1, seen.shape[-1])
        """,
        ("patches",),
    ),
    "input_gradient": Function(
        "input_gradient(dz, K, x, size, stride, dilation, pad_rows, pad_columns)",
        words.INPUT_GRADIENT,
        """
        shares = (dz @ K).reshape(*dz.shape[:3], size, size, -1)
        dx = padded(np.zeros_like(x), pad_rows, pad_columns)
        seen = windows(dx, size, stride, dilation)
        for i in range(size):
            for j in range(size):
                seen[..., i, j] += shares[:, :, :, i, j]
        return cropped(dx, pad_rows, pad_columns)
        """,
        ("padded", "windows", "cropped"),
    ),
    "max_pool": Function(
        "max_pool(x, size, stride, pad_rows, pad_columns)",
        words.MAX_POOL,
        """
        return windows(padded(x, pad_rows, pad_columns, -np.inf), size, stride).max(axis=(-2, -1))
        """,
        ("padded", "windows"),
    ),
    "max_pool_gradient": Function(
        "max_pool_gradient(dy, x, size, stride, pad_rows, pad_columns)",
        words.MAX_POOL_GRADIENT,
        """
        seen = windows(padded(x, pad_rows, pad_columns, -np.inf), size, stride)
        largest = seen.max(axis=(-2, -1))
        dx = padded(np.zeros_like(x), pad_rows, pad_columns)
        given = windows(dx, size, stride)
        left = np.ones(dy.shape, bool)
        for j in range(size):
            for i in range(size):
                won = left & (seen[..., i, j] == largest)
                given[..., i, j] += dy * won
                left &= ~won
        return cropped(dx, pad_rows, pad_columns)
        """,
        ("padded", "windows", "cropped"),
    ),
    "pixels_seen": Function(
        "pixels_seen(x, size, stride, pad_rows, pad_columns)",
        words.PIXELS_SEEN,
        """
        inside = padded(np.ones_like(x), pad_rows, pad_columns)
        return windows(inside, size, stride).sum(axis=(-2, -1))
        """,
        ("padded", "windows"),
    ),
    "average_pool": Function(
        "average_pool(x, size, stride, pad_rows, pad_columns)",
        words.AVERAGE_POOL,
        """
        total = windows(padded(x, pad_rows, pad_columns), size, stride).sum(axis=(-2, -1))
        return total / pixels_seen(x, size, stride, pad_rows, pad_columns)
        """,
        ("padded", "windows", "pixels_seen"),
    ),
    "average_pool_gradient": Function(
        "average_pool_gradient(dy, x, size, stride, pad_rows, pad_columns)",
        words.AVERAGE_POOL_GRADIENT,
        """
        share = dy / pixels_seen(x, size, stride, pad_rows, pad_columns)
        dx = padded(np.zeros_like(x), pad_rows, pad_columns)
        given = windows(dx, size, stride)
        for i in range(size):
            for j in range(size):
                given[..., i, j] += share
        return cropped(dx, pad_rows, pad_columns)
        """,
        ("padded", "windows", "pixels_seen", "cropped"),
    ),
    "spread_over_pictures": Function(
        "spread_over_pictures(dy, x)",
        words.SPREAD,
        """
        share = dy / (x.shape[0] * x.shape[2])
        return np.broadcast_to(share.T[None, :, None], x.shape)
        """,
    ),
    "flatten": Function(
        "flatten(x)",
        words.FLATTEN,
        """
        return x.transpose(0, 2, 3, 1).reshape(-1, x.shape[1])
        """,
    ),
    "pictures": Function(
        "pictures(x, height, width, channels)",
        words.PICTURES,
        """
        return x.reshape(height, width, channels, -1).transpose(0, 3, 1, 2)
        """,
    ),
}

SAYS = {
    "convolve({0}, {1})": "convolve({0}, {1}, **WINDOW)",
    "kernel_gradient({0})": "kernel_gradient({0}, {1}, **WINDOW)",
    "input_gradient({0}, {1})": "input_gradient({0}, {1}, {2}, **WINDOW)",
    "largest_of_columns({0})": "max_pool({0}, **WINDOW)",
    "to_the_largest_rows({0})": "max_pool_gradient({0}, {1}, **WINDOW)",
    "mean_of_windows({0})": "average_pool({0}, **WINDOW)",
    "spread_over_windows({0})": "average_pool_gradient({0}, {1}, **WINDOW)",
    "spread_over_pictures({0})": "spread_over_pictures({0}, {1})",
    "{0}.mean(axis=(0, 2)).T": "{0}.mean(axis=(0, 2)).T",
    "flatten({0})": "flatten({0})",
    "{0} + {1}": "{0} + {1}",
    "{0} * ({1} > 0)": "{0} * ({1} > 0)",
}
"""What the engine's routines show -> how the script says it, with all that it depends on."""

DROPPED = ("largest_of_rows({0})", "to_the_largest_columns({0})")
"""The first halves of pooling, which the engine does in two; the script does it in one."""

OF_X = ("kernel_gradient", "input_gradient", "to_the", "spread")
"""What looks back at the layer's input: the engine's routines remember it."""


@dataclass
class Spelling:
    """What came of spelling calls out. windows: layer key -> its window as a call of dict."""

    calls: list[Call] = field(default_factory=list)
    functions: set[str] = field(default_factory=set)
    windows: dict[str, str] = field(default_factory=dict)


def spell(calls: Sequence[Call], network: Network, variables: dict[str, str]) -> Spelling:
    """Say what each routine of a traced network does, in words of FUNCTIONS.

    The calls are changed: they are to be read now, not to be run. variables: layer key -> the
    variable of its window.
    """
    found = Spelling()
    inputs: dict[str, Value] = {}  # of each layer
    halves: dict[int, Value] = {}  # what a dropped call gave -> what it took
    for call in calls:
        if not call.operation.name.startswith("routine"):
            found.calls.append(call)
            continue
        call.layer = call.layer or network.plans[0].key
        call.inputs = tuple(halves.get(id(value), value) for value in call.inputs)
        shown = call.shown
        if call.role == "forward" and "+" not in shown:
            inputs.setdefault(call.layer, call.inputs[0])
        if shown in DROPPED:
            halves[id(call.out)] = call.inputs[0]
            continue
        if shown == "pictures({0})":
            height, _, width, channels = call.out.shape
            call.shown = f"pictures({{0}}, {height}, {width}, {channels})"
            if call.out.suggestion == "" and call.role == "forward":
                call.out.suggestion = "x"
                inputs.pop(call.layer, None)
        else:
            if shown.startswith(OF_X):
                call.inputs = (*call.inputs, inputs[call.layer])
            call.shown = SAYS[shown].replace("WINDOW", variables.get(call.layer, ""))
        if "**" in call.shown:
            found.windows[call.layer] = _window(network, call.layer)
        found.functions |= set(_needed(call.shown.partition("(")[0]))
        found.calls.append(call)
    return found


def _needed(name: str) -> Iterator[str]:
    if name in FUNCTIONS:
        for other in FUNCTIONS[name].needs:
            yield from _needed(other)
        yield name


def _window(network: Network, key: str) -> str:
    """`dict(size=5, stride=1, ...)` of a convolution or a pooling."""
    plan = network.plan(key)
    down, across = plan.layer.windows(plan.input_shape)  # type: ignore[attr-defined]
    dilation = f"dilation={down.dilation}, " if "weights" in plan.parameters else ""
    return (
        f"dict(size={down.size}, stride={down.stride}, {dilation}"
        f"pad_rows={_pad(down)}, pad_columns={_pad(across)})"
    )


def _pad(way: Window) -> tuple[int, int]:
    return way.before, way.after
