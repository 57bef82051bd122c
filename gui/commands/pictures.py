"""The pictures that a command's --data names: of MNIST, or in files of the user's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from engine.data import mnist, shelf
from engine.data.dataset import IntArray
from engine.data.idx import read_pair
from engine.data.picture_files import is_npz, open_files
from engine.data.pictures import PixelArray
from engine.registry import SettingError

MNIST = {"mnist-train": mnist.FILES[:2], "mnist-test": mnist.FILES[2:]}


def read_pictures(names: Sequence[str]) -> tuple[PixelArray, IntArray]:
    """(pixels (n, h, w, c) uint8, classes (n,)). names: see `evaluate --help`.

    Of a .npz file with a test set of its own, that; else all. Raises SettingError when there is
    nothing of the kind, or a file is damaged.
    """
    if len(names) == 1 and names[0] in MNIST:
        images, labels = map(shelf.find, MNIST[names[0]])
        return read_pair(images, labels, len(mnist.DIGITS))
    paths = [Path(name) for name in names]
    if len(paths) == 1 and is_npz(paths[0]):
        found = open_files(paths[0]).load()
        first = len(found) - found.test_count if found.test_count else 0
        return found.pixels[first:], found.targets[first:]
    if len(paths) == 2:
        return read_pair(paths[0], paths[1])
    raise SettingError(
        "The data expect {known}, a .npz file or the IDX files of images and labels, got {got}: "
        "correct the name",
        known=", ".join(MNIST),
        got=" ".join(names),
    )
