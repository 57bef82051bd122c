"""The recipe that a figure or a report carries: read back from it by what the file holds.

A PNG has it in an iTXt chunk, an SVG in its <metadata>, a PDF as an attached file, the HTML of a
report in base64 in a <script> of a type that no browser runs. Whatever the file claims, no more
than LIMIT bytes are unpacked and no entity of XML is followed.
"""

from __future__ import annotations

import base64
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.parsers import expat

from engine.registry import SettingError

if TYPE_CHECKING:
    from engine.files.recipe import Recipe

PNG_KEYWORD = "glassnet-recipe"
SVG_NAMESPACE = "urn:glassnet"
PDF_NAME = "glassnet-recipe.json"
HTML_TYPE = "application/x-glassnet-recipe"
LIMIT = 64 * 2**20
"""Bytes of a recipe; those of a file are bounded by FILE_LIMIT."""
FILE_LIMIT = 512 * 2**20

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PDF_WITHIN = 1024
_SVG_WITHIN = 4096
_HTML_WITHIN = 1024
_IN_HTML = re.compile(rf'<script type="{HTML_TYPE}">([A-Za-z0-9+/=]*)</script>'.encode())


def recipe_in(source: Path | str | bytes) -> Recipe | None:
    """The recipe of a figure; None where the file is no figure or carries none.

    source: the file, or its bytes.   Raises SettingError for a recipe that cannot be read, OSError
    for a file that cannot.
    """
    from engine.files.recipe import Recipe

    text = recipe_text_in(source)
    return None if text is None else Recipe.read(text)


def recipe_text_in(source: Path | str | bytes) -> str | None:
    """The text of the recipe, as it was put into the figure."""
    content = source if isinstance(source, bytes) else _read(Path(source))
    if content.startswith(PNG_SIGNATURE):
        packed = _in_png(content)
    elif b"%PDF-" in content[:_PDF_WITHIN]:
        packed = _in_pdf(content)
    elif is_html(content[:_HTML_WITHIN]):
        found = _IN_HTML.search(content)
        packed = None if found is None else _from_base64(found[1])
    elif b"<svg" in content[:_SVG_WITHIN]:
        return _in_svg(content)
    else:
        return None
    try:
        return None if packed is None else packed.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _broken() from error


def is_html(beginning: bytes) -> bool:
    """Whether a file that begins so is an HTML document."""
    return beginning.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html"))


def in_html(text: str) -> str:
    """The element that carries a recipe in an HTML document."""
    packed = base64.b64encode(text.encode("utf-8")).decode("ascii")
    return f'<script type="{HTML_TYPE}">{packed}</script>'


def with_recipe(png: bytes, text: str) -> bytes:
    """A PNG with a recipe in a chunk of its own behind the header."""
    body = PNG_KEYWORD.encode() + b"\0\1\0\0\0" + zlib.compress(text.encode("utf-8"), 9)
    end = len(PNG_SIGNATURE) + 12 + 13  # IHDR: 13 bytes between length, name and checksum
    return png[:end] + chunk(b"iTXt", body) + png[end:]


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG: its length, name, content and checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _from_base64(text: bytes) -> bytes:
    try:
        return base64.b64decode(text)
    except ValueError as error:
        raise _broken() from error


def _read(path: Path) -> bytes:
    size = path.stat().st_size
    if size > FILE_LIMIT:
        raise SettingError(
            "A figure of at most {most} MB was expected, {file} has {size} MB: choose another file",
            most=FILE_LIMIT // 2**20,
            file=path.name,
            size=size // 2**20,
        )
    return path.read_bytes()


def _in_png(content: bytes) -> bytes | None:
    for name, body in _chunks(content):
        if name == b"iTXt":
            keyword, _, rest = body.partition(b"\0")
            if keyword == PNG_KEYWORD.encode() and len(rest) >= 2:
                _language, _, words = rest[2:].partition(b"\0")
                _translated, _, text = words.partition(b"\0")
                return _unpacked(text) if rest[0] else text
    return None


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each chunk that is whole; a file that was cut off ends early."""
    place = len(PNG_SIGNATURE)
    while place + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, place)
        name = content[place + 4 : place + 8]
        end = place + 8 + length
        if end + 4 > len(content):
            return
        yield name, content[place + 8 : end]
        place = end + 4


def _unpacked(packed: bytes) -> bytes:
    """What zlib packed. Raises SettingError for more than LIMIT bytes, and for what it did not."""
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(packed, LIMIT)
    except zlib.error as error:
        raise _broken() from error
    if unpacking.unconsumed_tail:
        raise SettingError(
            "The recipe of a figure may have {most} MB at most, this one has more: "
            "open the experiment's own file instead",
            most=LIMIT // 2**20,
        )
    if not unpacking.eof:
        raise _broken()
    return found


class _Found(Exception):  # noqa: N818  # not an error: it ends the reading of a long file
    """Thrown out of the parser once the recipe is read."""


def _in_svg(content: bytes) -> str | None:
    parser = expat.ParserCreate(namespace_separator=" ")
    wanted = f"{SVG_NAMESPACE} recipe"
    parts: list[str] = []
    inside = False

    def begin(name: str, _attributes: object) -> None:
        nonlocal inside
        inside = inside or name == wanted

    def end(name: str) -> None:
        if name == wanted:
            raise _Found

    def take(text: str) -> None:
        if inside:
            parts.append(text)

    def refuse(*_: object) -> None:
        raise SettingError(
            "A figure expects no entities of its own, this SVG declares some: "
            "save it as plain SVG, or open another file"
        )

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = take
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except _Found:
        return "".join(parts)
    except expat.ExpatError as error:
        if inside:
            raise _broken() from error
    return None


def _in_pdf(content: bytes) -> bytes | None:
    """From the files that are attached to a PDF."""
    import io
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is said below
    try:
        attached = PdfReader(io.BytesIO(content)).attachments
        found = attached.get(PDF_NAME)
        packed = found[0] if found else None
    except Exception as error:  # pypdf raises whatever a broken file leads it to
        raise SettingError(
            "A PDF that can be read was expected, this one is broken or locked ({reason}): "
            "save the figure again",
            reason=type(error).__name__,
        ) from error
    if packed is not None and len(packed) > LIMIT:
        raise _broken()
    return packed


def _broken() -> SettingError:
    return SettingError(
        "The recipe of a figure was expected, but it is damaged: save the figure again, "
        "or open the experiment's own file"
    )
