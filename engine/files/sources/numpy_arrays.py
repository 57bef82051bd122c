"""The arrays of a NumPy script: data and weights, written as literals or loaded from a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from math import prod
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from engine.data.pictures import PictureSet
from engine.files.sources import comments as words
from engine.files.sources.comments import Comments
from engine.files.sources.numpy_parts import Step, Tensor
from engine.files.sources.numpy_pixels import pixel_arrays
from engine.files.sources.script import Line, quoted
from engine.training.experiment import Experiment
from engine.training.picture_material import PictureMaterial
from engine.training.trainer import Trainer

Array = NDArray[Any]

LITERAL_LIMIT = 200
"""Numbers up to which an array is written into the script itself."""


class Arrays:
    """Lines that make the arrays. trainer: where the numbers are, None if they are not wanted.

    rows_first: a row for each sample, as frameworks have it, in place of a column.
    loaded: what the lines load from the file, filled as they are made.
    """

    def __init__(
        self,
        experiment: Experiment,
        step: Step,
        trainer: Trainer | None,
        comments: Comments,
        rows_first: bool = False,
    ) -> None:
        self.rows_first = rows_first
        self.experiment = experiment
        self.step = step
        self.trainer = trainer
        self.comments = comments
        self.single = experiment.dtype == "float32"
        self.begins = trainer is None or (trainer.step == 0 and not trainer.journal)
        self.loaded: dict[str, Array] = {}

    def lines(self, file: str) -> Iterator[Line]:
        """All arrays that a step reads and writes, and the opening of the file if one is needed."""
        lines = list(self._all())
        yield from self.opening(file)
        yield from lines

    def opening(self, file: str) -> Iterator[Line]:
        """What opens the file, after all has been noted that is loaded from it."""
        if self.trainer is None:
            yield Line("")
            yield Line(f"arrays = np.load({quoted(file)})")
        elif self.loaded:
            yield from self._opening(file)

    def _opening(self, file: str) -> Iterator[Line]:
        """The arrays of the file, once it has been seen that it is there and the right one."""
        mark = 0
        for array in self.loaded.values():
            mark = crc32(np.ascontiguousarray(array).data, mark)
        self.loaded["made_for"] = np.array(mark, np.int64)
        translate = self.comments.translate
        yield Line("")
        yield Line(f"path = Path(__file__).with_name({quoted(file)})")
        yield Line("if not path.exists():")
        yield Line(f"    raise SystemExit({quoted(translate(words.MISSING).format(file=file))})")
        yield Line("with np.load(path) as file:")
        yield Line("    arrays = dict(file)")
        yield Line(f'if arrays["made_for"] != {mark}:')
        yield Line(f"    raise SystemExit({quoted(translate(words.FOREIGN).format(file=file))})")

    def array(
        self,
        variable: str,
        array: Array | None,
        shape: tuple[int | None, ...],
        layer: str = "",
        role: str = "data",
    ) -> Iterator[Line]:
        """The lines that make one array."""
        if array is None or array.size > LITERAL_LIMIT or not np.isfinite(array).all():
            if array is not None:
                self.loaded[variable] = array.copy()
            many = "pictures" if isinstance(self.experiment.dataset, PictureSet) else "points"
            sizes = ", ".join(many if size is None else str(size) for size in shape)
            yield Line(f'{variable} = arrays["{variable}"]  # ({sizes})', layer, role)
            return
        dtype = ", dtype" if self.single and array.dtype.kind == "f" else ""
        text = np.array2string(
            array,
            max_line_width=92 - len(variable),
            separator=", ",
            floatmode="unique",
            threshold=sys.maxsize,
            prefix=f"{variable} = np.array(",
        )
        for line in f"{variable} = np.array({text}{dtype})".splitlines():
            yield Line(line, layer, role)

    def _all(self) -> Iterator[Line]:
        yield from self.data()
        yield from self._tensors()

    def data(self) -> Iterator[Line]:
        """The samples and their targets."""
        yield Line("")
        if isinstance(self.experiment.dataset, PictureSet):
            yield from self._pixels()
        else:
            yield from self._points()

    def _pixels(self) -> Iterator[Line]:
        """Pictures as they are, and what is done to their pixels."""
        material = None if self.trainer is None else self.trainer.material
        assert material is None or isinstance(material, PictureMaterial)
        part = None if material is None else material.training
        shape = self.experiment.input_shape
        yield self.comments.comment(words.PIXELS)
        pixels = None if part is None else part.pixels
        yield from self.array("pixels_train", pixels, (None, *shape))
        yield from self.array("labels_train", None if part is None else part.targets, (None,))
        dtype = np.dtype(self.experiment.dtype)
        fitted = None if material is None else material.fitted
        count = prod(shape)
        for name, size in pixel_arrays(self.experiment).items():
            found = None if fitted is None else getattr(fitted, name).astype(dtype)
            size_of: tuple[int, ...] = (count, count) if size else (count,)
            if not size and not self.rows_first:
                size_of = count, 1
            made = None if found is None else found.reshape(size_of)
            yield from self.array(name, made, size_of)

    def _points(self) -> Iterator[Line]:
        comment = self.comments.comment
        block = None if self.trainer is None else self.trainer.material.training.block
        count = len(self.experiment.features)
        symbols = ", ".join(feature.symbol for feature in self.experiment.features)
        yield comment(words.DATA_ROWS if self.rows_first else words.DATA, features=symbols)
        inputs = None if block is None else block[:count]
        yield from self._samples("x_train", inputs, count)
        yield comment(words.TARGETS)
        targets = None if block is None else block[count + 1 :]
        yield from self._samples("t_train", targets, self.experiment.output_units)

    def _samples(self, variable: str, columns: Array | None, size: int) -> Iterator[Line]:
        """Numbers of all samples; columns: (size, samples)."""
        if not self.rows_first:
            return self.array(variable, columns, (size, None))
        rows = None if columns is None else np.ascontiguousarray(columns.T)
        return self.array(variable, rows, (None, size))

    def _tensors(self) -> Iterator[Line]:
        comment = self.comments.comment
        optimizer = self.comments.label(self.experiment.optimizer)
        for kinds, template in (
            (("parameter", "statistic"), words.PARAMETERS),
            (("constant",), words.FIXED),
            (("gradient",), words.GRADIENTS),
            (("slot", "counter"), words.OPTIMIZER),
        ):
            tensors = [tensor for tensor in self.step.tensors if tensor.kind in kinds]
            if tensors:
                yield Line("")
                yield comment(template, optimizer=optimizer)
            for tensor in tensors:
                yield from self._tensor(tensor)

    def _tensor(self, tensor: Tensor) -> Iterable[Line]:
        trainer, optimizer = self.trainer, self.experiment.optimizer
        if tensor.kind == "constant":
            assert tensor.constant is not None
            text = f"{tensor.variable} = {self._short(tensor.constant)}"
            return [Line(text, tensor.key, "forward")]
        if tensor.kind == "counter":
            value: Any = optimizer.counters()[tensor.name]
            if trainer is not None and not self.begins:
                value = trainer.state.counters[tensor.name]
            return [Line(f"{tensor.variable} = {float(value)!r}", "", "update")]
        if tensor.kind == "gradient":
            return [
                Line(f"{tensor.variable} = np.empty_like({tensor.like})", tensor.key, "backward")
            ]
        if tensor.kind == "slot" and self.begins:
            first = optimizer.slots()[tensor.slot]
            made = f"full_like({tensor.like}, {first!r})" if first else f"zeros_like({tensor.like})"
            return [Line(f"{tensor.variable} = np.{made}", tensor.key, "update")]
        role = "update" if tensor.kind == "slot" else "forward"
        array = None if trainer is None else _numbers_of(trainer, tensor)
        return self.array(tensor.variable, array, tensor.shape, tensor.key, role)

    def _short(self, constant: Array) -> str:
        """A column of zeros and ones on one line."""
        dtype = ", dtype" if self.single else ""
        numbers = [int(one) if one == int(one) else one for one in constant.ravel().tolist()]
        column = f".reshape({constant.shape})" if constant.ndim > 1 else ""
        column = "[:, None]" if constant.shape[1:] == (1,) else column
        return f"np.array({numbers}{dtype}){column}"


def _numbers_of(trainer: Trainer, tensor: Tensor) -> Array:
    """The numbers of a parameter, statistic or slot where a run stands."""
    network = trainer.network
    if tensor.kind == "parameter":
        return network.view(network.parameters, tensor.key, tensor.name)
    if tensor.kind == "slot":
        return network.view(trainer.state.slots[tensor.slot], tensor.key, tensor.name)
    start, shape = network.plan(tensor.key).statistics[tensor.name]
    return network.statistics[start : start + int(np.prod(shape))].reshape(shape)
