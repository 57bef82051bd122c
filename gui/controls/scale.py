"""What the positions of a slider mean: linear in round steps, or in decades."""

from __future__ import annotations

import dataclasses
import math

from engine.registry import Knob

FINEST = 240
"""A slider in the Experiment panel is about 90 pixels long; finer steps could not be aimed at."""
LONGEST_WHOLE_RANGE = 100_000
DECADES_BELOW_HIGH = 6
"""How many decades a logarithmic slider covers whose range begins at 0."""


@dataclasses.dataclass(frozen=True)
class Scale:
    """Positions 0..last <-> values low..high. Every value that it gives is a round number."""

    low: float
    high: float
    log: bool = False
    whole: bool = False

    @classmethod
    def of(cls, knob: Knob, hint: object) -> Scale | None:
        """The scale of a knob, or None when its range is no range to slide over."""
        if knob.low is None or knob.high is None or knob.low >= knob.high:
            return None
        whole = hint is int
        if whole and not knob.log and knob.high - knob.low > LONGEST_WHOLE_RANGE:
            return None
        return cls(knob.low, knob.high, knob.log, whole)

    @property
    def last(self) -> int:
        """The position at the right end; position 0 is the left end."""
        if self.log:
            return FINEST
        return max(1, math.ceil((self.high - self.low) / self._step - 1e-9))

    @property
    def _step(self) -> float:
        span = self.high - self.low
        if self.whole and span <= FINEST:
            return 1.0
        rough = span / FINEST
        decade = 10.0 ** math.floor(math.log10(rough))
        step = next(decade * m for m in (1, 2, 5, 10) if decade * m >= rough * (1 - 1e-9))
        return max(1.0, step) if self.whole else step

    @property
    def _floor(self) -> float:
        """Where the decades begin; below it a range from 0 has only 0 itself."""
        if self.low > 0:
            return self.low
        return min(1.0, self.high) if self.whole else self.high / 10.0**DECADES_BELOW_HIGH

    def position(self, value: float) -> int:
        """The position nearest to a value."""
        value = min(max(value, self.low), self.high)
        if not self.log:
            return min(self.last, round((value - self.low) / self._step))
        first = 0 if self.low > 0 else 1
        if value < self._floor:
            return 0
        share = math.log(value / self._floor) / math.log(self.high / self._floor)
        return first + round(share * (self.last - first))

    def value(self, position: int) -> float | int:
        """The round value at a position."""
        if position <= 0:
            return self._typed(self.low)
        if position >= self.last:
            return self._typed(self.high)
        if self.log:
            first = 0 if self.low > 0 else 1
            share = (position - first) / (self.last - first)
            exact = self._floor * (self.high / self._floor) ** share
            value = float(f"{exact:.2g}")
        else:
            multiple = round((self.low + position * self._step) / self._step)
            value = float(f"{multiple * self._step:.12g}")
        return self._typed(min(max(value, self.low), self.high))

    def _typed(self, value: float) -> float | int:
        return round(value) if self.whole else float(value)
