"""IDX files, plain or compressed with gzip: the format in which MNIST and its relatives are kept.

A file starts with two zero bytes, one byte for the type of its numbers and one for the number of
dimensions; then come the sizes as big-endian 32-bit integers, then the numbers, last index fastest.
Source: LeCun, Cortes & Burges 1998, The MNIST database of handwritten digits.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import prod
from pathlib import Path

import numpy as np

from engine.data.dataset import IntArray
from engine.data.pictures import (
    BYTE_LIMIT,
    CHANNELS,
    CLASS_LIMIT,
    PIECE,
    PixelArray,
    check_labels,
)
from engine.data.regular_file import check_regular
from engine.registry import SettingError

UNSIGNED_BYTE = 0x08
TYPES = {
    UNSIGNED_BYTE: "unsigned bytes",
    0x09: "signed bytes",
    0x0B: "16-bit integers",
    0x0C: "32-bit integers",
    0x0D: "32-bit floats",
    0x0E: "64-bit floats",
}
GZIP_MARK = b"\x1f\x8b"

Stream = io.BufferedReader | gzip.GzipFile


@dataclass(frozen=True)
class Header:
    """What the beginning of an IDX file says that it holds: unsigned bytes of this shape."""

    shape: tuple[int, ...]

    @property
    def holds_images(self) -> bool:
        """Whether these are pictures and not labels."""
        return len(self.shape) > 1


def read_header(path: Path) -> Header:
    """What an IDX file says that it holds. Raises SettingError when it is none."""
    with _opened(path) as stream:
        return _header(stream, path.name)


def read_images(path: Path) -> PixelArray:
    """The pictures of an IDX file, (n, h, w, c) uint8, c = 1 or 3.

    Raises SettingError when the file is missing, damaged, empty or holds something else.
    """
    with _opened(path) as stream:
        shape = _header(stream, path.name).shape
        if len(shape) == 3:
            shape = (*shape, 1)
        if len(shape) != 4 or shape[3] not in CHANNELS:
            raise SettingError(
                "{file} expects images (count, height, width), got an array of {got} dimensions: "
                "choose the file of the images",
                file=path.name,
                got=len(shape),
            )
        pixels = np.frombuffer(_body(stream, prod(shape), path.name), np.uint8)
        pixels.setflags(write=False)
        return pixels.reshape(shape)


def read_labels(path: Path, class_count: int | None = None) -> IntArray:
    """The labels of an IDX file, (n,) int64, checked to be below class_count (100 without it).

    Raises SettingError when the file is missing, damaged, empty or holds something else.
    """
    with _opened(path) as stream:
        shape = _header(stream, path.name).shape
        if len(shape) != 1:
            raise SettingError(
                "{file} expects labels, one number a picture, got an array of {got} dimensions: "
                "choose the file of the labels",
                file=path.name,
                got=len(shape),
            )
        labels = np.frombuffer(_body(stream, shape[0], path.name), np.uint8).astype(np.int64)
    if class_count is None:
        class_count = max(2, min(int(labels.max()) + 1, CLASS_LIMIT))
    check_labels(labels, class_count)
    return labels


def read_pair(
    images: Path, labels: Path, class_count: int | None = None
) -> tuple[PixelArray, IntArray]:
    """Pictures and their labels from two files. Raises SettingError when their counts differ."""
    pixels, targets = read_images(images), read_labels(labels, class_count)
    check_pair(images, len(pixels), labels, len(targets))
    return pixels, targets


def check_pair(images: Path, image_count: int, labels: Path, label_count: int) -> None:
    """Raise SettingError when two files do not belong together."""
    if image_count != label_count:
        raise SettingError(
            "{labels} expects {count} labels, one for each picture of {images}, got {got}: choose "
            "two files that belong together",
            labels=labels.name,
            count=f"{image_count:,}",
            images=images.name,
            got=f"{label_count:,}",
        )


@contextmanager
def _opened(path: Path) -> Iterator[Stream]:
    """The bytes of a file, decompressed where it is compressed."""
    try:
        check_regular(path)
        with open(path, "rb") as file:
            if file.peek(2)[:2] != GZIP_MARK:
                yield file
            else:
                with gzip.GzipFile(fileobj=file) as stream:
                    yield stream
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise SettingError(
            "{file} expects a whole gzip file, got one that is cut off or damaged: copy or "
            "download it again",
            file=path.name,
        ) from None
    except OSError as error:
        raise SettingError(
            "{file} expects a file that can be read, got: {got}. Choose it again",
            file=path.name,
            got=error.strerror or str(error),
        ) from None


def _header(stream: Stream, name: str) -> Header:
    magic = stream.read(4)
    if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in TYPES or magic[3] == 0:
        raise SettingError(
            "{file} expects an IDX file, which starts with 00 00 08, got {got}: choose another "
            "file",
            file=name,
            got=magic.hex(" ") or "an empty file",
        )
    if magic[2] != UNSIGNED_BYTE:
        raise SettingError(
            "{file} expects unsigned bytes (type 08), got {got} (type {type}): convert it to bytes "
            "from 0 to 255",
            file=name,
            got=TYPES[magic[2]],
            type=f"{magic[2]:02x}",
        )
    sizes = stream.read(4 * magic[3])
    if len(sizes) < 4 * magic[3]:
        raise _too_short(name, 4 * magic[3], len(sizes))
    shape = tuple(int(size) for size in np.frombuffer(sizes, ">u4"))
    if prod(shape) == 0:
        raise SettingError(
            "{file} expects at least one picture or label, got the sizes {got}: choose another "
            "file",
            file=name,
            got=" × ".join(map(str, shape)),
        )
    return Header(shape)


def _body(stream: Stream, expected: int, name: str) -> bytearray:
    """So many bytes and the end of the file; reading on to the end also checks gzip's checksum."""
    if expected > BYTE_LIMIT:
        raise SettingError(
            "{file} expects at most {limit} MB of pixels, got {got} MB: choose a smaller file",
            file=name,
            limit=f"{BYTE_LIMIT // 10**6:,}",
            got=f"{expected // 10**6:,}",
        )
    held = bytearray()
    while piece := stream.read(min(PIECE, expected + 1 - len(held))):
        held += piece
    if len(held) < expected:
        raise _too_short(name, expected, len(held))
    if len(held) > expected:
        raise SettingError(
            "{file} expects {expected} bytes as its header says, got more: choose another file",
            file=name,
            expected=f"{expected:,}",
        )
    return held


def _too_short(name: str, expected: int, got: int) -> SettingError:
    return SettingError(
        "{file} expects {expected} bytes as its header says, got {got}: copy or download it again",
        file=name,
        expected=f"{expected:,}",
        got=f"{got:,}",
    )
