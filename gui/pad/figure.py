"""What a picture of the pad shows: the ink, what the network is given of it, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from engine.insight.reading import Reading

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class PadFigure:
    """One moment of the pad.

    ink: (n, n) uint8, 255 under the pen. pixels: (28, 28) uint8 as the network is given it; None
    of an empty page. reading: what the network says; None where it has not answered. sentence: why
    there is none, or what would bring one.
    """

    ink: Array
    pixels: Array | None = None
    reading: Reading | None = None
    sentence: str = ""
