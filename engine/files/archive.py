"""Archives: zip files written so that they are always the same, and read without trust.

Nothing is ever unpacked to a disk. A member is read into memory only as far as it may be large.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

from engine.registry import SettingError

Array = NDArray[Any]

MEMBER_LIMIT = 10_000
"""Members of an archive."""

UNPACKED_LIMIT = 1 << 30
"""Bytes, 1 GiB, to which all that is read of an archive may unpack."""

HEADER_LIMIT = 1 << 10
"""Bytes of the header of one array."""

PIECE = 1 << 18

STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file can name


@dataclass(frozen=True)
class Wanted:
    """An array that is expected in a file. shape: None is any length up to `longest`.

    kind: as numpy.dtype.str, in the order of bytes of small machines.
    """

    shape: tuple[int | None, ...]
    kind: str
    longest: int = 0

    def fits(self, shape: tuple[int, ...], dtype: np.dtype[Any]) -> bool:
        return (
            dtype.newbyteorder("<").str == np.dtype(self.kind).newbyteorder("<").str
            and len(shape) == len(self.shape)
            and all(
                0 <= got <= self.longest if size is None else got == size
                for got, size in zip(shape, self.shape, strict=True)
            )
        )

    @property
    def limit(self) -> int:
        """Bytes that it may have, with its header and its entry in an archive."""
        count = 1
        for size in self.shape:
            count *= self.longest if size is None else size
        return count * np.dtype(self.kind).itemsize + 2 * HEADER_LIMIT

    def __str__(self) -> str:
        sizes = ("…" if size is None else f"{size:,}" for size in self.shape)
        return f"{np.dtype(self.kind).name} ({', '.join(sizes)})"


def zip_bytes(members: Mapping[str, bytes], compress: bool = True) -> bytes:
    """A zip file of members in this order; the same members give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.external_attr = 0o644 << 16
            small = compress and not name.endswith(".npz") and name != "mimetype"
            info.compress_type = DEFLATED if small else STORED
            info.file_size = len(data)  # known beforehand: no larger kind of entry is needed
            with archive.open(info, "w") as stream:
                _write(stream, data)
    return file.getvalue()


def _write(stream: IO[bytes], data: bytes | memoryview) -> None:
    """In pieces: between two of them other threads, such as the window's, have their turn."""
    view = memoryview(data)
    for start in range(0, len(view), PIECE):
        stream.write(view[start : start + PIECE])


def npz_bytes(arrays: Mapping[str, Array]) -> bytes:
    """Arrays as `numpy.savez` writes them."""
    members = {}
    for name, array in arrays.items():
        file = io.BytesIO()
        plain = np.require(array, requirements="C")
        npy.write_array_header_1_0(file, npy.header_data_from_array_1_0(plain))
        _write(file, plain.reshape(-1).view(np.uint8).data)
        members[f"{name}.npy"] = file.getvalue()
    return zip_bytes(members, compress=False)


class Archive:
    """A zip file that is open, its names and declared sizes checked."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._left = UNPACKED_LIMIT
        infos = archive.infolist()
        if len(infos) > MEMBER_LIMIT:
            raise SettingError(
                "The archive expects at most {limit} files, got {got}: choose another",
                limit=f"{MEMBER_LIMIT:,}",
                got=f"{len(infos):,}",
            )
        for info in infos:
            if not _NAME.fullmatch(info.orig_filename):
                raise SettingError(
                    "The archive expects plain names, got {got}, which may lead out of it: do not "
                    "use the file",
                    got=repr(info.orig_filename)[:60],
                )
            if info.filename in self._members:
                raise SettingError(
                    "The archive expects each file once, got {got} twice: it is damaged or "
                    "forged, fetch it again",
                    got=info.filename,
                )
            if info.compress_type not in (STORED, DEFLATED) or info.flag_bits & 1:
                raise SettingError(
                    "The archive expects {name} stored or deflated, got it packed in another way: "
                    "save the run again",
                    name=info.filename,
                )
            self._members[info.filename] = info

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def read(self, name: str, limit: int) -> bytes:
        """A whole member, of at most so many bytes, as declared and as they really are."""
        info = self._members.get(name)
        if info is None:
            raise _missing(name)
        limit = min(limit, self._left)
        if info.file_size > limit:
            raise too_large(name, info.file_size, limit)
        held, size = io.BytesIO(), 0
        with self._archive.open(info) as stream:
            while piece := stream.read(min(PIECE, limit + 1 - size)):
                held.write(piece)
                size += len(piece)
                if size > limit:
                    raise too_large(name, size, limit)
        self._left -= size
        return held.getvalue()

    def read_arrays(self, name: str, wanted: Mapping[str, Wanted]) -> dict[str, Array]:
        """The arrays of a member that is an .npz file: just these, none other."""
        limit = 1000 + sum(each.limit for each in wanted.values())
        return read_arrays(self.read(name, limit), name, wanted)


@contextmanager
def opened(file: IO[bytes]) -> Iterator[Archive]:
    """A zip file, to be read from. Raises SettingError for all that is wrong with it."""
    try:
        with zipfile.ZipFile(file) as archive:
            yield Archive(archive)
    # What a damaged file leads to: struct.error is no ValueError, but zipfile turns it into
    # BadZipFile; NotImplementedError is an unknown version, RuntimeError a password.
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise damaged() from error
    except (RuntimeError, UnicodeDecodeError, OverflowError) as error:
        raise damaged() from error


def read_arrays(data: bytes, file: str, wanted: Mapping[str, Wanted]) -> dict[str, Array]:
    """The arrays of the bytes of an .npz file, writable and in C order.

    Raises SettingError unless there are just these, of the shapes and kinds that are wanted.
    """
    found: dict[str, Array] = {}
    with opened(io.BytesIO(data)) as archive:
        expected = {f"{name}.npy" for name in wanted}
        for name in sorted(expected.difference(archive.names)):
            raise _missing(f"{name} in {file}")
        for name in sorted(set(archive.names) - expected):
            raise SettingError(
                "The archive expects no {name} in {file}, got one: it is damaged or forged, fetch "
                "it again",
                name=name[:60],
                file=file,
            )
        for name, each in wanted.items():
            found[name] = _array(archive.read(f"{name}.npy", each.limit), f"{name} in {file}", each)
    return found


def _array(data: bytes, place: str, wanted: Wanted) -> Array:
    stream = io.BytesIO(data)
    try:
        if npy.read_magic(stream) != (1, 0):
            raise ValueError("another version")
        shape, columns_first, dtype = npy.read_array_header_1_0(stream, HEADER_LIMIT)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError) as error:
        raise damaged() from error
    if dtype.hasobject or columns_first or not wanted.fits(shape, dtype):
        raise SettingError(
            "The archive expects {expected} as {name}, got {got}: it is damaged or forged, fetch "
            "it again",
            name=place,
            expected=str(wanted),
            got=f"{dtype.name} {shape}"[:60],
        )
    start = stream.tell()
    if len(data) - start != int(np.prod(shape, dtype=object)) * dtype.itemsize:
        raise damaged()
    array = np.frombuffer(data, dtype, offset=start).reshape(shape)
    return array.astype(np.dtype(wanted.kind).newbyteorder("="))


def damaged() -> SettingError:
    """The error for an archive that is cut off or otherwise broken."""
    return SettingError(
        "The archive expects all of its bytes as they were saved, got a damaged or cut off file: "
        "fetch it again"
    )


def too_large(name: str, size: int, limit: int) -> SettingError:
    """The error for a member that unpacks to more than it may."""
    return SettingError(
        "The archive expects {name} of at most {limit} kB, got at least {got} kB: it is damaged "
        "or forged, fetch it again",
        name=name,
        limit=f"{limit // 1000:,}",
        got=f"{size // 1000:,}",
    )


def _missing(name: str) -> SettingError:
    return SettingError(
        "The archive expects {name}, got none: fetch it again, or save the run again", name=name
    )
