"""Shapes: which matrices can be multiplied, what comes of it, and why others cannot.

(m, k) times (k, n) makes (m, n): the two inner numbers must be equal. A vector counts as a row
where it stands left of the dot, and as a column right of it, as in NumPy.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.nn.activations import Activation, Identity, Sigmoid
from engine.registry import SettingError

Array = NDArray[Any]
Shape = tuple[int, ...]

MOST_MATRICES = 6
LARGEST = 4096
"""Rows or columns of a matrix that is drawn as a rectangle."""


@dataclass(frozen=True)
class Mend:
    """A way to make two matrices meet. left, right: their shapes afterwards.

    how: "transpose_left", "transpose_right", "swap", or "resize_right".
    """

    how: str
    left: Shape
    right: Shape


@dataclass(frozen=True)
class Mismatch:
    """Two shapes that cannot be multiplied: columns of the left are not rows of the right."""

    left: Shape
    right: Shape
    mends: tuple[Mend, ...]

    @property
    def inner(self) -> tuple[int, int]:
        """The two numbers that do not meet."""
        return self.left[-1], self.right[0]

    def error(self, left: str, right: str) -> SettingError:
        """What is wrong, with the names of the two."""
        return SettingError(
            "{left} · {right} expects as many columns in {left} as rows in {right}, got "
            "{columns} and {rows}: make them equal",
            left=left,
            right=right,
            columns=self.left[-1],
            rows=self.right[0],
        )


def mismatch(left: Shape, right: Shape) -> Mismatch | None:
    """Why two shapes cannot be multiplied, with what would mend it; None where they can."""
    if left[-1] == right[0]:
        return None
    mends = [Mend("resize_right", left, (left[-1], *right[1:]))]
    if len(right) == 2 and left[-1] == right[1]:
        mends.insert(0, Mend("transpose_right", left, right[::-1]))
    if len(left) == 2 and left[0] == right[0]:
        mends.insert(0, Mend("transpose_left", left[::-1], right))
    if right[-1] == left[0] and len(left) == len(right) == 2:
        mends.insert(0, Mend("swap", right, left))
    return Mismatch(left, right, tuple(mends))


@dataclass(frozen=True, eq=False)
class Product:
    """A matrix product: each number is a row of `left` times a column of `right`."""

    left: Array
    right: Array
    result: Array

    @property
    def rows(self) -> int:
        return 1 if self.left.ndim == 1 else int(self.left.shape[0])

    @property
    def columns(self) -> int:
        return 1 if self.right.ndim == 1 else int(self.right.shape[1])

    def terms(self, row: int, column: int) -> tuple[tuple[float, float], ...]:
        """The pairs of numbers whose products add up to one number of the result."""
        across = self.left if self.left.ndim == 1 else self.left[row]
        down = self.right if self.right.ndim == 1 else self.right[:, column]
        return tuple((float(a), float(b)) for a, b in zip(across, down, strict=True))


def product(left: Array, right: Array) -> Product:
    """left · right. Raises SettingError where the shapes do not meet."""
    wrong = mismatch(left.shape, right.shape)
    if wrong is not None:
        raise wrong.error("A", "B")
    return Product(left, right, np.asarray(left @ right))


def commutes(left: Array, right: Array) -> bool:
    """Whether A · B and B · A both are, have one shape and the same numbers."""
    if mismatch(left.shape, right.shape) or mismatch(right.shape, left.shape):
        return False
    there, back = np.asarray(left @ right), np.asarray(right @ left)
    return there.shape == back.shape and bool(np.allclose(there, back, rtol=1e-12, atol=1e-12))


@dataclass(frozen=True, eq=False)
class Layer:
    """z = f(x · W + b). weights: (inputs, units). bias: (units,)."""

    weights: Array
    bias: Array
    activation: Activation

    @property
    def parameter_count(self) -> int:
        """inputs · units + units."""
        return int(self.weights.size + self.bias.size)


@dataclass(frozen=True, eq=False)
class LayerPass:
    """What one layer makes of a batch. incoming: (n, inputs). sums, output: (n, units)."""

    incoming: Array
    layer: Layer
    sums: Array
    output: Array


@dataclass(frozen=True, eq=False)
class Trace:
    """A forward pass as far as it comes. trouble: why the next layer cannot be computed."""

    passes: tuple[LayerPass, ...]
    trouble: Mismatch | None = None


def forward(x: Array, layers: Sequence[Layer]) -> Trace:
    """A batch (n, inputs) through all layers, or up to the first whose weights do not fit."""
    passes: list[LayerPass] = []
    for layer in layers:
        wrong = mismatch(x.shape, layer.weights.shape)
        if wrong is not None:
            return Trace(tuple(passes), wrong)
        sums = x @ layer.weights + layer.bias
        output = layer.activation(sums)
        passes.append(LayerPass(x, layer, sums, output))
        x = output
    return Trace(tuple(passes))


def relu_forward(x: Array) -> Array:
    """max(x, 0)."""
    return np.maximum(x, 0.0)


def relu_backward(gradient: Array, x: Array) -> Array:
    """The gradient where x was above 0, and 0 elsewhere."""
    return gradient * (x > 0.0)


def dense_parameters(inputs: int, units: int) -> int:
    """Weights and biases of a dense layer: inputs · units + units."""
    return inputs * units + units


def three_layers() -> tuple[Array, tuple[Layer, ...]]:
    """A batch of one and a network of 2-3-2-2 with round numbers, small enough for paper."""
    x = np.array([[1.0, 0.5]])
    return x, (
        Layer(np.array([[0.1, 0.3, 0.5], [0.2, 0.4, 0.6]]), np.array([0.1, 0.2, 0.3]), Sigmoid()),
        Layer(np.array([[0.1, 0.4], [0.2, 0.5], [0.3, 0.6]]), np.array([0.1, 0.2]), Sigmoid()),
        Layer(np.array([[0.1, 0.3], [0.2, 0.4]]), np.array([0.1, 0.2]), Identity()),
    )


PRODUCTS: tuple[tuple[Array, Array], ...] = (
    (np.array([[1.0, 2], [3, 4]]), np.array([[5.0, 6], [7, 8]])),
    (np.array([[1.0, 2], [3, 4], [5, 6]]), np.array([7.0, 8])),
    (np.array([1.0, 2]), np.array([[1.0, 3, 5], [2, 4, 6]])),
)
"""Products that are ready: of two matrices, a matrix and a vector, a vector and a matrix."""


def read_shapes(text: str) -> tuple[Shape, ...]:
    """The shapes of a batch and of the weights it meets.

    "2-3-2-2" are the sizes of layers, whose weights fit; "1×2 · 3×2" is each shape by itself.
    Raises SettingError.
    """
    plain = text.strip()
    if re.search(r"[x×*]", plain):
        parts = [part for part in re.split(r"[·,;\s]+", re.sub(r"\s*[x×*]\s*", "×", plain)) if part]
        pairs = [re.fullmatch(r"(\d{1,6})×(\d{1,6})", part) for part in parts]
        shapes = [(int(p[1]), int(p[2])) for p in pairs if p is not None]
        readable = len(shapes) == len(parts)
    else:
        sizes = [part for part in re.split(r"[-–−,;·→\s]+", plain) if part]
        readable = all(re.fullmatch(r"\d{1,6}", size) for size in sizes)
        numbers = [int(size) for size in sizes] if readable else []
        shapes = [(1, number) for number in numbers[:1]]
        shapes += list(itertools.pairwise(numbers))
    if not readable or not 2 <= len(shapes) <= MOST_MATRICES:
        raise SettingError(
            "Shapes expect 2 to {most} matrices, got {got}: write 2-3-2 for sizes of layers, or "
            "1×2 · 2×3 for shapes",
            most=MOST_MATRICES,
            got=repr(text[:40]),
        )
    wrong = [number for shape in shapes for number in shape if not 1 <= number <= LARGEST]
    if wrong:
        raise SettingError(
            "Rows and columns expect 1 to {most}, got {got}: choose one of them",
            most=LARGEST,
            got=wrong[0],
        )
    return tuple(shapes)


def shapes_text(shapes: Sequence[Shape]) -> str:
    """The shortest text that is read as these shapes."""
    chained = all(a[-1] == b[0] for a, b in itertools.pairwise(shapes))
    if chained and shapes[0][0] == 1:
        return "-".join(str(shape[-1]) for shape in shapes)
    return " · ".join("×".join(map(str, shape)) for shape in shapes)


def numbers_for(shape: Shape) -> Array:
    """Round numbers to begin with: 0.1, 0.2, 0.3 and so on, repeating after 0.9."""
    count = int(np.prod(shape))
    return np.asarray((np.arange(count) % 9 + 1) / 10).reshape(shape)
