"""How far a slider reaches: as far as it is declared, or farther where the value is."""

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import count

from engine.parameter import as_fraction

WIDENINGS = (1, 2, 5)  # and ten times as much of each, and so on


@dataclass(frozen=True)
class SliderRange:
    """The numbers from low to high that a slider can be dragged to: multiples of a step, and both ends."""

    low: Fraction
    high: Fraction
    step: Fraction

    @property
    def positions(self) -> int:
        """How many positions a slider has behind its first one."""
        return math.ceil(self.high / self.step) - math.floor(self.low / self.step)

    def value_at(self, position: int) -> Fraction:
        """The number at a position, from 0."""
        value = (math.floor(self.low / self.step) + position) * self.step
        return min(max(value, self.low), self.high)

    def position_of(self, value: Fraction) -> int:
        """The nearest position to a number."""
        position = round(value / self.step) - math.floor(self.low / self.step)
        return min(max(position, 0), self.positions)

    def holds(self, value: Fraction) -> bool:
        """Whether a number lies in the range."""
        return self.low <= value <= self.high


def range_for(
    declared: SliderRange, value: Fraction, least: float | None = None, most: float | None = None
) -> SliderRange:
    """The declared range, or the next of 2, 5, 10, 20, … times it that a value has room in.

    Its steps grow by tens with it. Where no value may be negative, it begins at the least.
    least, most: what no value may be beyond.
    """
    low = None if least is None else as_fraction(least)
    high = None if most is None else as_fraction(most)
    value = value if low is None else max(value, low)
    value = value if high is None else min(value, high)
    tens = len(str(abs(int(value / max(abs(declared.low), abs(declared.high), declared.step))))) - 1
    for power in count(tens):
        for times in WIDENINGS:
            wide = _times(declared, times * 10**power, 10**power, low, high)
            if wide.holds(value):
                return wide
    raise AssertionError  # a power of ten is beyond any number


def _times(
    declared: SliderRange, times: int, coarser: int, least: Fraction | None, most: Fraction | None
) -> SliderRange:
    """So many times as wide, on both sides of 0 where a value may be on both."""
    low, high = declared.low, declared.high
    if times > 1:
        size = max(abs(low), abs(high)) * times
        low, high = (-size if low < 0 or least is None or least < 0 else least), size
    low = low if least is None else max(low, least)
    return SliderRange(low, high if most is None else min(high, most), declared.step * coarser)
