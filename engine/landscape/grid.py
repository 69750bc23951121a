"""Places of a plane in lines: few at first, then more and more."""

from dataclasses import dataclass

import numpy as np

from engine.array import Array
from engine.errors import ParameterError
from engine.landscape.plane import PlaneSpan

SIDES = (16, 64, 256)
"""How many places a line has, and how many lines there are, at each level."""
LEVEL_STARTS = tuple(sum(SIDES[:level]) for level in range(len(SIDES)))
"""The first line of each level, where all lines are counted."""
LEVEL_ENDS = tuple(sum(SIDES[: level + 1]) for level in range(len(SIDES)))
"""How many lines there are when each level is complete."""
LINES = sum(SIDES)
FINEST = SIDES[-1]
MOST_COST = 5e11  # multiplications of a level: about a minute and a half


@dataclass(frozen=True)
class PlaneGrid:
    """first, second: what is looked at along both directions, from one end to the other."""

    first: PlaneSpan
    second: PlaneSpan

    def check(self) -> None:
        """Raise ParameterError where there is nothing between two ends."""
        for name, (low, high) in (("first", self.first), ("second", self.second)):
            if not (np.isfinite([low, high]).all() and low < high):
                raise ParameterError(
                    f"{name} range", f"must go from a lower to a higher number, got {low:g} … {high:g}"
                )

    def places(self, line: int, lines: int) -> Array:
        """Of some lines of one level, (2, lines · side).

        Along a line the first number grows, from line to line the second one.
        """
        level = level_of(line)
        side, begin = SIDES[level], line - LEVEL_STARTS[level]
        first, second = np.linspace(*self.first, side), np.linspace(*self.second, side)
        return np.array([np.tile(first, lines), np.repeat(second[begin : begin + lines], side)])


def lines_for(cost: float) -> int:
    """How many lines are worked out: no level beyond the first that takes longer than one waits.

    cost: multiplications at one place.
    """
    fitting = [end for end, side in zip(LEVEL_ENDS, SIDES, strict=True) if cost * side**2 <= MOST_COST]
    return fitting[-1] if fitting else SIDES[0]


def level_of(line: int) -> int:
    """To which level a line belongs."""
    return max(level for level, start in enumerate(LEVEL_STARTS) if start <= line)


def lines_left(line: int) -> int:
    """How many lines of its level there are from this one on."""
    level = level_of(line)
    return LEVEL_STARTS[level] + SIDES[level] - line


def full_lines(table: Array) -> Array:
    """Lines of any level as long as the finest ones, (lines, FINEST): each place again and again."""
    return np.repeat(table, FINEST // table.shape[1], axis=1)


def picture(table: Array) -> tuple[Array, int] | None:
    """The finest picture that recorded lines make, (side, side), and how many of its lines are new.

    Where a level is not complete, its further lines are those of the level before. None before the first
    level is complete. table: (lines, FINEST), line 0 is the lowest.
    """
    lines = len(table)
    if lines < SIDES[0]:
        return None
    level = level_of(lines - 1)
    side, begin = SIDES[level], LEVEL_STARTS[level]
    if lines < begin + side and level == 0:
        return None
    there = table[begin:lines, :: FINEST // side]
    missing = side - len(there)
    if missing:
        coarse = table[LEVEL_STARTS[level - 1] : begin, :: FINEST // SIDES[level - 1]]
        wide = np.repeat(np.repeat(coarse, side // len(coarse), axis=0), side // len(coarse), axis=1)
        there = np.concatenate([there, wide[len(there) :]])
    return there, side - missing
