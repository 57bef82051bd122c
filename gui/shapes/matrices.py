"""The matrices of the panel: a batch and weights, the two sides of a product, and of ReLU."""

from __future__ import annotations

import numpy as np

from engine.basics.shapes import (
    PRODUCTS,
    Mend,
    Shape,
    mismatch,
    numbers_for,
    read_shapes,
    shapes_text,
    three_layers,
)
from engine.registry import SettingError
from gui.shapes.bar import BATCHES, PRODUCT
from gui.shapes.sheet import MOST_SHOWN, Array, is_small
from gui.shapes.sheets import pass_trouble

MEASURED: tuple[Shape, ...] = ((1, 784), (784, 50), (50, 100), (100, 10))
RELU_X = np.array([[1.0, -0.5], [-2.0, 3.0]])
RELU_GRADIENT = np.array([[-0.1, 3.0], [1.3, -1.8]])


class Matrices:
    """Numbers by key: x, w1, b1, w2 ... of the pass; a, b of the product; r, g of ReLU.

    shapes: of the batch and the weights of the pass. measured: of the batches, which have no
    numbers. ready: which of PRODUCTS the product is, if one.
    """

    def __init__(self) -> None:
        x, layers = three_layers()
        self.shapes: tuple[Shape, ...] = (x.shape, *(layer.weights.shape for layer in layers))
        self.measured = MEASURED
        self.tables: dict[str, Array] = {"x": x, "r": RELU_X, "g": RELU_GRADIENT}
        for number, layer in enumerate(layers, 1):
            self.tables |= {f"w{number}": layer.weights, f"b{number}": layer.bias}
        self.ready: int | None = 0
        self.set_product(*PRODUCTS[0], 0)

    @property
    def product_shape(self) -> tuple[int, int] | None:
        """Rows and columns of a · b; None where they do not meet."""
        left, right = self.tables["a"], self.tables["b"]
        if mismatch(left.shape, right.shape) is not None:
            return None
        return (
            left.shape[0] if left.ndim == 2 else 1,
            right.shape[1] if right.ndim == 2 else 1,
        )

    @property
    def sizes(self) -> tuple[int, ...]:
        """The layers of the network that is measured, which begin with the inputs."""
        return tuple(shape[1] for shape in self.measured)

    def chain(self, mode: str) -> tuple[Shape, ...]:
        """The shapes of a pass, or of what is measured."""
        return self.measured if mode == BATCHES else self.shapes

    def text(self, mode: str) -> str:
        """The shapes as they are typed."""
        if mode == PRODUCT:
            return " · ".join("×".join(map(str, self.tables[key].shape)) for key in ("a", "b"))
        return shapes_text(self.chain(mode))

    def read(self, mode: str, text: str) -> None:
        """Take shapes that were typed; matrices whose shape stays keep their numbers.

        Raises SettingError.
        """
        shapes = read_shapes(text)
        if mode == PRODUCT:
            if len(shapes) != 2 or not is_small(*shapes):
                raise SettingError(
                    "A product expects two matrices of at most {most} rows and columns, got "
                    "{got}: write 2×3 · 3×2",
                    most=MOST_SHOWN,
                    got=shapes_text(shapes),
                )
            self.set_product(self._kept("a", shapes[0]), self._kept("b", shapes[1]), None)
        else:
            self.set_chain(mode, shapes)

    def set_chain(self, mode: str, shapes: tuple[Shape, ...]) -> None:
        """Have matrices of these shapes; large ones have none, as their numbers are not shown."""
        if mode == BATCHES:
            self.measured = shapes
            return
        self.shapes = shapes
        if is_small(*shapes):
            self.tables["x"] = self._kept("x", shapes[0])
            for number, shape in enumerate(shapes[1:], 1):
                self.tables[f"w{number}"] = self._kept(f"w{number}", shape)
                self.tables[f"b{number}"] = self._kept(f"b{number}", shape[1:])

    def set_product(self, left: Array, right: Array, ready: int | None) -> None:
        self.tables["a"], self.tables["b"], self.ready = left, right, ready

    def set_number(self, key: str, row: int, column: int, value: float) -> None:
        table = np.array(self.tables[key])
        table.flat[row * (table.shape[1] if table.ndim == 2 else 1) + column] = value
        self.tables[key] = table
        if key in ("a", "b"):
            self.ready = None

    def mends(self, mode: str) -> tuple[Mend, ...]:
        """What would make the matrices of a mode meet; none where they do."""
        if mode == PRODUCT:
            wrong = mismatch(self.tables["a"].shape, self.tables["b"].shape)
            return () if wrong is None else wrong.mends
        found = pass_trouble(self.chain(mode))
        if found is None:
            return ()
        # What comes in is the work of the layers before; only the weights can give way.
        weights = ("transpose_right", "resize_right")
        return tuple(mend for mend in found[1].mends if mend.how in weights)

    def mend(self, mode: str, mend: Mend) -> None:
        """Make two matrices meet in one of the ways of `mends`."""
        if mode == PRODUCT:
            self._mend_product(mend)
            return
        shapes = list(self.chain(mode))
        found = pass_trouble(shapes)
        if found is None:
            return
        place = found[0]
        turned = mend.how == "transpose_right"
        before = self.tables.get(f"w{place}") if turned and mode != BATCHES else None
        shapes[place] = mend.right
        self.set_chain(mode, tuple(shapes))
        if before is not None and before.shape[::-1] == mend.right:
            self.tables[f"w{place}"] = before.T

    def _mend_product(self, mend: Mend) -> None:
        left, right = self.tables["a"], self.tables["b"]
        changed = {
            "swap": (right, left),
            "transpose_left": (left.T, right),
            "transpose_right": (left, right.T),
            "resize_right": (left, numbers_for(mend.right)),
        }
        self.set_product(*changed[mend.how], None)

    def _kept(self, key: str, shape: Shape) -> Array:
        """A matrix as it is, if it has that shape already."""
        table = self.tables.get(key)
        return table if table is not None and table.shape == shape else numbers_for(shape)
