"""Decoding of picture files to arrays of one size and colour: the one place that knows Pillow.

Pillow is imported when the first picture is decoded, and never when the program starts.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.data.pictures import PictureShape, PixelArray
from engine.data.regular_file import check_regular

if TYPE_CHECKING:
    from PIL import Image

FORMATS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".bmp": "BMP",
    ".gif": "GIF",
    ".webp": "WEBP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".pgm": "PPM",
    ".ppm": "PPM",
}
"""What is decoded, by the ending of the file; Pillow knows more, but less safe, formats."""

PIXEL_LIMIT = 50_000_000
"""More pixels in one picture are not decoded: a small file may claim any number of them."""

FILE_BYTE_LIMIT = 200_000_000

FITS = ("crop", "fill", "stretch")


class UndecodableError(Exception):
    """A picture cannot be decoded; the text is its size where that is the reason."""


def read_bytes(file: Path) -> bytes:
    """What a picture file holds. Raises UndecodableError when it cannot be read, or is huge."""
    try:
        check_regular(file)
        if file.stat().st_size > FILE_BYTE_LIMIT:
            raise UndecodableError
        return file.read_bytes()
    except OSError:
        raise UndecodableError from None


def size_of(file: Path) -> tuple[int, int]:
    """(height, width) as the beginning of a file says. Raises UndecodableError."""
    try:
        check_regular(file)
        with _opened(file) as image:
            width, height = image.size
            return height, width
    except Exception as error:  # see `decode`
        raise UndecodableError from error


def decode(data: bytes, shape: PictureShape, fit: str) -> PixelArray:
    """A picture as an array of a shape (h, w, c): grey by the luma of ITU-R 601, or RGB.

    fit: "crop" cuts the middle out, "fill" adds black at two sides, "stretch" distorts. Pictures
    are turned as their camera says; transparent pixels become white; a film shows its first
    picture. Raises UndecodableError when it is damaged, or has more pixels than 50 million.
    """
    from PIL import ImageOps

    height, width, channels = shape
    try:
        with _opened(io.BytesIO(data)) as image:
            if image.width * image.height > PIXEL_LIMIT:
                raise UndecodableError(f"{image.width:,} × {image.height:,}")
            # A large JPEG is decoded at an eighth, quarter or half, yet twice as large as wanted.
            image.draft(None, (2 * max(height, width),) * 2)
            image = _plain(ImageOps.exif_transpose(image), "RGB" if channels == 3 else "L")
            image = _resized(image, (width, height), fit)
            return np.asarray(image, dtype=np.uint8).reshape(shape)
    except UndecodableError:
        raise
    except Exception as error:  # decoders of damaged files raise nearly anything
        raise UndecodableError from error


def _opened(source: Path | io.BytesIO) -> Image.Image:
    from PIL import Image

    # Pillow would warn of large pictures, or refuse them with advice for programmers.
    Image.MAX_IMAGE_PIXELS = None
    return Image.open(source, formats=tuple(dict.fromkeys(FORMATS.values())))


def _plain(image: Image.Image, mode: str) -> Image.Image:
    """In 8 bits a channel, without transparency."""
    from PIL import Image

    if image.mode.startswith("I"):  # 16 bits of grey, which `convert` would cut off at 255
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8)).convert(mode)
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), layer)
    return image.convert(mode)


def _resized(image: Image.Image, size: tuple[int, int], fit: str) -> Image.Image:
    from PIL import Image, ImageOps

    if image.size == size:
        return image
    method = Image.Resampling.BILINEAR  # with the area of each new pixel, when it gets smaller
    if fit == "crop":
        return ImageOps.fit(image, size, method)
    if fit == "fill":
        return ImageOps.pad(image, size, method)
    return image.resize(size, method)
