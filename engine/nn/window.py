"""Windows: how a kernel or a pool moves over one direction of a picture."""

from __future__ import annotations

from dataclasses import dataclass

from engine.nn.layer import Shape
from engine.registry import SettingError

PADDINGS = ("same", "valid", "number")


@dataclass(frozen=True)
class Window:
    """All in pixels. before, after: what is added to the picture on either side.

    The window has `size` taps, `dilation` apart, and moves by `stride`.
    """

    size: int
    stride: int = 1
    dilation: int = 1
    before: int = 0
    after: int = 0

    @property
    def reach(self) -> int:
        """From the first to the last tap, both included."""
        return self.dilation * (self.size - 1) + 1

    def outputs(self, length: int) -> int:
        """Places of the window on a picture of this length; 0 or less where it does not fit."""
        return (length + self.before + self.after - self.reach) // self.stride + 1

    def taps(self, outputs: int) -> list[slice]:
        """What each tap sees of the padded picture at the places 0 .. outputs - 1."""
        last = self.stride * (outputs - 1) + 1
        starts = [tap * self.dilation for tap in range(self.size)]
        return [slice(start, start + last, self.stride) for start in starts]


def window(
    length: int, size: int, stride: int, dilation: int, padding: str, amount: int = 0
) -> Window:
    """The window over a picture of this length.

    "same" pads so that ceil(length / stride) places fit, one more behind than before where that
    is odd, as TensorFlow does; "valid" pads nothing; "number" pads `amount` on either side.
    """
    if padding == "same":
        reach = dilation * (size - 1) + 1
        places = -(-length // stride)
        missing = max((places - 1) * stride + reach - length, 0)
        return Window(size, stride, dilation, missing // 2, missing - missing // 2)
    amount = amount if padding == "number" else 0
    return Window(size, stride, dilation, amount, amount)


def picture_shape(shape: Shape) -> tuple[int, int, int]:
    """(height, width, channels). Raises SettingError where the layer before gives a row."""
    if len(shape) != 3:
        raise SettingError(
            "This layer expects pictures of height × width × channels, got a row of {got} numbers: "
            "put it before the flatten layer",
            got=shape[0],
        )
    height, width, channels = shape
    return height, width, channels


def check_fit(way: Window, length: int) -> None:
    """Raises SettingError where the window is larger than the padded picture."""
    if way.outputs(length) < 1:
        raise SettingError(
            "The window of this layer expects at least {reach} pixels with the padding, got "
            "{length}: choose a smaller size or dilation, or more padding",
            reach=way.reach,
            length=length + way.before + way.after,
        )
