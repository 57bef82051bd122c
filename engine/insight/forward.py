"""Pictures through the network as it is, and what every layer makes of them."""

from __future__ import annotations

from collections import OrderedDict
from math import prod
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from engine.nn.compile import compile_evaluation, input_fill
from engine.nn.program import Program
from engine.registry import SettingError
from engine.training.experiment import set_cells
from engine.training.picture_material import PictureMaterial
from engine.training.trainer import Trainer

Array = NDArray[Any]

KEPT = 4
"""Programs that are kept for each trainer, one for each number of pictures."""


def forward(trainer: Trainer, pixels: Array) -> dict[str, Array]:
    """What the network makes of pictures (n, height, width, channels), values 0 to 255.

    Layer key -> its output, (n, height, width, channels) or (n, units); `sum_name(key)` -> what
    a layer with weights has before its activation; "logits" and "output" -> (n, units). The
    arrays are copies. Preprocessing is the run's own. Nothing of the run is changed.
    Raises SettingError where the pictures have another shape than the network expects.
    """
    shape = trainer.network.input_shape
    if pixels.ndim != 4 or pixels.shape[1:] != shape:
        raise SettingError(
            "The network expects pictures of {expected} pixels and channels, got {got}: "
            "choose pictures of this size",
            expected=" × ".join(map(str, shape)),
            got=" × ".join(map(str, pixels.shape[1:])),
        )
    program = _program(trainer, len(pixels))
    block = program.array("block")
    inputs = prod(shape)
    material = trainer.material
    assert isinstance(material, PictureMaterial)  # for the network takes pictures
    material.test.feed.fill(pixels, block[:inputs])
    block[inputs] = input_fill(trainer.network)
    with np.errstate(all="ignore"):
        program.step()
    names = [name for name in program.values if name != "block"]
    return {name: _outside(program.array(name)) for name in names}


def _outside(array: Array) -> Array:
    """(height, n, width, channels) or (units, n) as (n, ...), a copy."""
    turned = array.transpose(1, 0, 2, 3) if array.ndim == 4 else array.T
    return np.array(turned, order="C")


class _Kept:
    """The programs of one trainer; they hold as long as its structure does."""

    def __init__(self) -> None:
        self.seen: tuple[object, ...] = ()
        self.programs: OrderedDict[int, Program] = OrderedDict()


_kept: WeakKeyDictionary[Trainer, _Kept] = WeakKeyDictionary()


def _program(trainer: Trainer, count: int) -> Program:
    kept = _kept.setdefault(trainer, _Kept())
    experiment = trainer.experiment
    seen = (trainer.revision, trainer.network, experiment.layers, experiment.output)
    if kept.seen != seen:
        kept.seen = seen
        kept.programs.clear()
    if count not in kept.programs:
        if len(kept.programs) >= KEPT:
            kept.programs.popitem(last=False)
        kept.programs[count] = compile_evaluation(trainer.network, count, keep_sums=True)
        set_cells(kept.programs[count], experiment)
    kept.programs.move_to_end(count)
    return kept.programs[count]
