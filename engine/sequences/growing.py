"""The only row of a sequence, made by its rule as far as it is asked for."""

from collections.abc import Iterator
from itertools import islice

import numpy as np

from engine.array import EXACT_FLOATS, Array, read_only

FAR = 2.0**1000  # below the end of float64 by more than rounding can add up to


class GrowingRow:
    """Values whose rule is known to keep within float64: none has to be made to know how many there are.

    Its targets are the inputs one step later. Belongs to one thread.
    """

    def __init__(self, values: Iterator[float], steps: int, *, is_whole: bool) -> None:
        """values: steps + 1 at least. is_whole: they are Python integers that float64 holds."""
        self.steps = steps
        self._values = values
        self._made = 0
        self._table = np.empty(steps + 1, dtype=np.int64 if is_whole else np.float64)  # takes no memory yet

    def part(self, begin: int, end: int) -> tuple[Array, Array]:
        """Inputs and targets of some steps, (steps, 1) each, int64 or float64."""
        missing = max(0, end + 1 - self._made)
        made = np.fromiter(islice(self._values, missing), self._table.dtype, count=missing)
        self._table[self._made : self._made + missing] = made
        self._made += missing
        table = read_only(self._table[:, np.newaxis])
        return table[begin:end], table[begin + 1 : end + 1]


def holds_all(bound: float, *, is_whole: bool) -> bool:
    """Whether float64 holds every value that is no larger than a bound; whole numbers exactly."""
    return bound < (EXACT_FLOATS if is_whole else FAR)
