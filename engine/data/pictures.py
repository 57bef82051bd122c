"""Pictures with a class each, and the data sets that load them instead of drawing points."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from engine.data.dataset import Dataset, IntArray, Sample, Samples, datasets, split
from engine.registry import SettingError

PixelArray = NDArray[np.uint8]
PictureShape = tuple[int, int, int]
"""(height, width, channels); one channel is grey, three are red, green and blue."""

CLASS_LIMIT = 100
"""So many classes an experiment with pictures may have."""

CHANNELS = (1, 3)

BYTE_LIMIT = 10**9
"""More pixels than that are not held in memory."""

PIECE = 1 << 20
"""Bytes that are read at a time: memory grows with what a file holds, not with what it claims."""


@dataclass(frozen=True, eq=False)
class Pictures:
    """Pictures with what they show; the arrays are read-only.

    pixels: (n, h, w, c) uint8 from 0 (black) to 255, n >= 1, c = 1 (grey) or 3 (RGB).
    targets: (n,) int64 from 0 to class_count - 1.
    test_count: the last so many pictures are the test set; None leaves the split to chance.
    An array that nothing can write to is kept, another one is copied.
    Raises SettingError when an array has another shape or dtype, or names no class.
    """

    pixels: PixelArray
    targets: IntArray
    class_count: int
    class_names: tuple[str, ...]
    test_count: int | None = None

    def __post_init__(self) -> None:
        _check_arrays(self.pixels, self.targets)
        check_labels(self.targets, self.class_count)
        if len(self.class_names) != self.class_count:
            raise SettingError(
                "Pictures expect a name for each of {count} classes, got {got}: add or remove some",
                count=self.class_count,
                got=len(self.class_names),
            )
        if self.test_count is not None and not 0 <= self.test_count < len(self.pixels):
            raise SettingError(
                "The test set expects from 0 to {high} of the pictures, got {got}: choose fewer",
                high=len(self.pixels) - 1,
                got=self.test_count,
            )
        object.__setattr__(self, "pixels", _locked(self.pixels, np.uint8))
        object.__setattr__(self, "targets", _locked(self.targets, np.int64))

    def __len__(self) -> int:
        return len(self.pixels)

    @property
    def shape(self) -> PictureShape:
        """(height, width, channels) of each picture."""
        _, height, width, channels = self.pixels.shape
        return height, width, channels

    def split(
        self, training_share: float, rng: np.random.Generator
    ) -> tuple[slice | IntArray, slice | IntArray]:
        """(training, test): how to index both sets.

        Slices, which copy nothing, where the test set is given; else indices dealt at random.
        """
        if self.test_count is None:
            return split(len(self), training_share, rng)
        border = len(self) - self.test_count
        return slice(0, border), slice(border, len(self))


def _locked(array: NDArray[Any], dtype: type[np.generic]) -> NDArray[Any]:
    if array.flags.writeable or array.dtype != dtype:
        array = array.astype(dtype, order="C")
        array.setflags(write=False)
    return array


def _check_arrays(pixels: NDArray[Any], targets: NDArray[Any]) -> None:
    if pixels.ndim != 4 or pixels.size == 0 or pixels.shape[3] not in CHANNELS:
        raise SettingError(
            "Pictures expect an array (count, height, width, channels) with 1 or 3 channels, got "
            "the shape {got}: add what is missing",
            got=pixels.shape,
        )
    if pixels.dtype != np.uint8:
        raise SettingError(
            "Pictures expect whole numbers from 0 to 255 (uint8), got {got}: convert them",
            got=str(pixels.dtype),
        )
    if targets.shape != pixels.shape[:1] or targets.dtype.kind not in "iu":
        raise SettingError(
            "Pictures expect a class for each of {count} pictures, got {dtype} of shape {got}: "
            "number the classes from 0",
            count=len(pixels),
            dtype=str(targets.dtype),
            got=targets.shape,
        )


def check_labels(labels: NDArray[Any], class_count: int) -> None:
    """Raise SettingError unless there are 2 to 100 classes and each label is one of them."""
    if not 2 <= class_count <= CLASS_LIMIT:
        raise SettingError(
            "Pictures expect 2 to {limit} classes, got {got}: choose other labels",
            limit=CLASS_LIMIT,
            got=class_count,
        )
    outside = labels[(labels < 0) | (labels >= class_count)]
    if outside.size:
        raise SettingError(
            "The labels expect classes from 0 to {high}, got {got}: correct the labels",
            high=class_count - 1,
            got=int(outside[0]),
        )


@dataclass(frozen=True)
class PictureSet(Dataset):
    """Pictures that are loaded from files, each with a class.

    Making one touches no file: what its knobs say is known at once, the pixels when `load` is
    called. `picture_shape` and `names` are asked for often and must be cheap.
    """

    sample: ClassVar[Sample] = "picture"

    @property
    def picture_shape(self) -> PictureShape:
        """(height, width, channels) of each picture."""
        raise NotImplementedError

    @property
    def names(self) -> tuple[str, ...]:
        """What the classes are called, in order."""
        raise NotImplementedError

    @property
    def class_count(self) -> int:
        return len(self.names)

    def load(self) -> Pictures:
        """The pictures; those of the two sets that were asked for last are kept in memory.

        Raises SettingError when a file is missing, damaged or another one than it was.
        """
        with _guard:
            kept = _kept.get(self)
        return kept if kept is not None else keep(self, self.read())

    def read(self) -> Pictures:
        """Read the pictures from their files."""
        raise NotImplementedError

    def make(self, rng: np.random.Generator) -> Samples:
        raise SettingError(
            "A map of points expects a data set of points, got pictures: choose another data set"
        )


KEPT = 2
"""So many loaded sets stay in memory: the one in hand, and the one that an undo brings back."""

_kept: dict[PictureSet, Pictures] = {}
_guard = threading.Lock()


def keep(dataset: PictureSet, pictures: Pictures) -> Pictures:
    """Let `load` find pictures that were read already; the set kept longest makes room."""
    with _guard:
        _kept.pop(dataset, None)
        _kept[dataset] = pictures
        while len(_kept) > KEPT:
            del _kept[next(iter(_kept))]
    return pictures


def picture_sets() -> tuple[type[PictureSet], ...]:
    """The registered data sets of pictures, in order."""
    return tuple(member for member in datasets if issubclass(member, PictureSet))
