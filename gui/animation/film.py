"""A film: which steps of a run are shown, how fast, how large, and in which format."""

from __future__ import annotations

from dataclasses import dataclass

from engine.registry import SettingError
from gui.animation.encoder import FORMATS

MOST_PICTURES = 2000
SMALLEST_PX, LARGEST_PX = 100, 3840
SLOWEST, FASTEST = 0.5, 50.0
LONGEST_HOLD = 30.0
BYTES_A_PIXEL = {"gif": 1, "webp": 4, "png": 4}
"""Of each picture, as long as Pillow holds all of them; measured."""
MOST_MEMORY = 10**9
"""Bytes that the pictures may take while the film is written."""
SPACINGS = ("even", "early")
FIRST_WIDTH = 600
ZOOM = 0.8
"""How large type and lines are beside those on screen: a film is small, and its panel is not."""
EARLY_POWER = 2.5
"""Learning is fast at first: with "early" the steps lie as the powers of equal shares do."""


@dataclass(frozen=True)
class Film:
    """What is to be shot. Raises SettingError for numbers out of range.

    first, last: steps of the run.   pictures: how many at most; no step is shown twice.
    per_second: pictures in a second.   hold_s: how long the last stays, seconds.
    width, height: of the film in pixels.   most_bytes: of the file, 0 for any number.
    """

    first: int = 0
    last: int = 1000
    pictures: int = 100
    per_second: float = 20.0
    hold_s: float = 1.5
    width: int = 600
    height: int = 400
    format: str = "gif"
    spacing: str = "even"
    loop: bool = True
    most_bytes: int = 0

    def __post_init__(self) -> None:
        for name, low, high in (
            ("first", 0, 10**9),
            ("pictures", 2, MOST_PICTURES),
            ("per_second", SLOWEST, FASTEST),
            ("hold_s", 0.0, LONGEST_HOLD),
            ("width", SMALLEST_PX, LARGEST_PX),
            ("height", SMALLEST_PX, LARGEST_PX),
            ("most_bytes", 0, 10**10),
        ):
            value = getattr(self, name)
            if not low <= value <= high:
                raise SettingError(
                    "A film expects {name} from {low} to {high}, got {value}",
                    name=name,
                    low=f"{low:g}",
                    high=f"{high:g}",
                    value=f"{value:g}",
                )
        if self.last <= self.first:
            raise SettingError(
                "A film expects a last step after its first, {first}, got {last}: let the run "
                "learn, or choose a later step",
                first=self.first,
                last=self.last,
            )
        for name, value, known in (
            ("format", self.format, tuple(FORMATS)),
            ("spacing", self.spacing, SPACINGS),
        ):
            if value not in known:
                raise SettingError(
                    "A film expects {name} to be one of {known}, got {value}",
                    name=name,
                    known=", ".join(known),
                    value=repr(value),
                )

        held = len(self.steps()) * self.width * self.height * BYTES_A_PIXEL[self.format]
        if held > MOST_MEMORY:
            raise SettingError(
                "A film expects at most {limit} MB of pictures, got {got} MB: choose fewer or "
                "smaller ones, or GIF, which takes the least",
                limit=f"{MOST_MEMORY // 10**6:,}",
                got=f"{held // 10**6:,}",
            )

    def steps(self) -> tuple[int, ...]:
        """The steps that are shown, ascending, the first and the last among them."""
        power = 1.0 if self.spacing == "even" else EARLY_POWER
        shares = ((n / (self.pictures - 1)) ** power for n in range(self.pictures))
        found = (self.first + round(share * (self.last - self.first)) for share in shares)
        return tuple(dict.fromkeys(found))

    def milliseconds(self, count: int) -> tuple[int, ...]:
        """How long each of so many pictures stays."""
        each = round(1000 / self.per_second)
        return (*[each] * (count - 1), max(each, round(1000 * self.hold_s)))

    @property
    def seconds(self) -> float:
        """How long the film is."""
        return sum(self.milliseconds(len(self.steps()))) / 1000


def suited(size_cm: tuple[float, float]) -> tuple[int, int]:
    """Width and height in pixels of a film of a panel of that shape; even, for players want it."""
    width, height = size_cm
    return FIRST_WIDTH, 2 * round(FIRST_WIDTH * height / width / 2)
