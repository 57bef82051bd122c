"""Moving pictures in one file: GIF, animated WebP and animated PNG, written by Pillow.

Pillow is imported when the first film is encoded, and never when the program starts.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from PIL import Image

Pixels = NDArray[np.uint8]
"""One picture: (height, width, 3), red, green and blue."""

FORMATS = {"gif": "GIF", "webp": "WEBP", "png": "PNG"}
"""The ending of the file, and what Pillow calls it. An animated PNG ends like any other."""

MOST_COLORS = 256
PALETTE_SAMPLES = 12
"""Pictures of a film that its 256 colours are chosen from: first, last and some between."""
GIF_TICK_MS = 10
"""A GIF counts in hundredths of a second; browsers show anything below two of them slowly."""


class Reel:
    """The pictures of a film that is being shot, kept packed until all are there.

    A decision map of 600 × 400 takes some 50 kB so instead of 720.
    """

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._shape: tuple[int, ...] = ()

    def append(self, pixels: Pixels) -> None:
        """One more picture. Raises ValueError if it is not as large as the first."""
        if not self._packed:
            self._shape = pixels.shape
        elif pixels.shape != self._shape:
            raise ValueError(f"pictures of a film expect {self._shape}, got {pixels.shape}")
        self._packed.append(zlib.compress(pixels.tobytes(), 1))

    def scaled(self, width: int, height: int) -> Reel:
        """The same film, so many pixels wide and high."""
        from PIL import Image

        reel = Reel()
        for pixels in self:
            picture = Image.fromarray(pixels).resize((width, height), Image.Resampling.LANCZOS)
            reel.append(np.asarray(picture))
        return reel

    def __len__(self) -> int:
        return len(self._packed)

    def __getitem__(self, number: int) -> Pixels:
        flat = np.frombuffer(zlib.decompress(self._packed[number]), np.uint8)
        return flat.reshape(self._shape)

    def __iter__(self) -> Iterator[Pixels]:
        return (self[number] for number in range(len(self)))


def encode(
    reel: Reel,
    format: str,
    milliseconds: Sequence[int],
    *,
    loop: bool = True,
    progress: Callable[[float], object] = lambda share: None,
) -> bytes:
    """The file.

    format: of FORMATS.   milliseconds: how long each picture stays.   loop: over and over.
    progress: is told the share that is done; what it raises ends the work.
    """
    if format not in FORMATS:
        raise ValueError(f"format expects one of {', '.join(FORMATS)}, got {format!r}")
    if len(milliseconds) != len(reel) or not len(reel):
        raise ValueError(f"{len(reel)} pictures expect as many times, got {len(milliseconds)}")
    pictures = _Pictures(reel, format, progress)
    saved: dict[str, Any] = {"save_all": True, "append_images": pictures}
    if format == "gif":
        times = [max(2, round(time / GIF_TICK_MS)) * GIF_TICK_MS for time in milliseconds]
        saved |= {"duration": times, "disposal": 1, "optimize": False}
        saved |= {"loop": 0} if loop else {}
    elif format == "webp":
        saved |= {"duration": list(milliseconds), "lossless": True, "method": 0, "quality": 0}
        saved |= {"loop": 0 if loop else 1}
    else:
        saved |= {"duration": list(milliseconds), "loop": 0 if loop else 1}
    file = io.BytesIO()
    pictures.picture(0).save(file, FORMATS[format], **saved)
    progress(1.0)
    return file.getvalue()


class _Pictures:
    """All pictures but the first, unpacked one by one, as often as Pillow goes through them.

    Those of a GIF share one palette, so that nothing flickers.
    """

    def __init__(self, reel: Reel, format: str, progress: Callable[[float], object]) -> None:
        self._reel, self._progress = reel, progress
        self._palette = _palette(reel) if format == "gif" else None

    def __iter__(self) -> Iterator[Image.Image]:
        for number in range(1, len(self._reel)):
            self._progress(number / len(self._reel))
            yield self.picture(number)

    def picture(self, number: int) -> Image.Image:
        from PIL import Image

        picture = Image.fromarray(self._reel[number])
        if self._palette is None:
            return picture
        return picture.quantize(palette=self._palette, dither=Image.Dither.NONE)


def _palette(reel: Reel) -> Image.Image:
    """The colours that serve the whole film best."""
    from PIL import Image

    numbers = np.unique(np.linspace(0, len(reel) - 1, PALETTE_SAMPLES).astype(int))
    samples = np.vstack([reel[int(number)][::2, ::2] for number in numbers])
    return Image.fromarray(samples).quantize(MOST_COLORS, method=Image.Quantize.MEDIANCUT)
