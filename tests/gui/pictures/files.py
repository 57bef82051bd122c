"""Files of pictures as people have them: IDX, .npz and folders, well made or broken."""

from __future__ import annotations

import gzip
import struct
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[Any]


def digits(count: int = 60) -> tuple[Array, Array]:
    """Pictures of 8 × 8 whose grey is ten times their class."""
    labels = np.arange(count) % 10
    pixels = np.zeros((count, 8, 8), np.uint8)
    pixels[:, 2:6, 2:6] = (20 * labels + 30)[:, None, None]
    return pixels, labels


def idx(path: Path, array: Array) -> Path:
    """Write an array of bytes; compressed where the name ends in .gz."""
    sizes = b"".join(struct.pack(">I", size) for size in array.shape)
    data = bytes([0, 0, 8, array.ndim]) + sizes + array.astype(np.uint8).tobytes()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def pair(folder: Path, pixels: Array, labels: Array, ending: str = "") -> Path:
    """Pictures and their labels beside each other; returns the pictures."""
    idx(folder / f"train-labels-idx1-ubyte{ending}", labels)
    return idx(folder / f"train-images-idx3-ubyte{ending}", pixels)


def folder(path: Path, classes: tuple[str, ...] = ("cat", "dog"), colour: bool = True) -> Path:
    """Four pictures of 20 × 16 for each class."""
    for place, name in enumerate(classes):
        (path / name).mkdir(parents=True)
        for number in range(4):
            ink = (220, 90 * place, 30) if colour else (90 * place,) * 3
            Image.new("RGB", (16, 20), ink).save(path / name / f"{number}.png")
    return path
