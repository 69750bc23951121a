"""The sum of the last values of a sequence, rounded once, at the same cost whatever their number."""

import math
from collections import deque

SHORT = 32  # values that are added anew faster than a running sum is kept
SMALLEST = 1074  # every float64 is a whole number of 2**-1074


class WindowSum:
    """Sums the last `length` floats: the exact sum's nearest float64, as math.fsum gives it.

    A running sum in floats would keep what each addition and subtraction rounds. This one is a Python
    integer, in units of 2**-1074, and so has no error at all. Beyond float64 the sum is infinite; of
    infinite values or NaN it is what Python's own sum makes of them.
    """

    def __init__(self, length: int) -> None:
        self._length = length
        self._values: deque[float] = deque()
        self._units = 0
        self._odd = 0  # how many of the values are not finite

    def push(self, value: float) -> None:
        """Take the next value, and drop the one that is then too many."""
        self._values.append(value)
        self._count(value, 1)
        if len(self._values) > self._length:
            self._count(self._values.popleft(), -1)

    @property
    def value(self) -> float:
        """The sum of the values in the window."""
        if self._odd:
            return sum(self._values)
        if self._length <= SHORT:
            try:
                return math.fsum(self._values)
            except OverflowError:  # on the way, which the whole sum need not be
                return _nearest(sum(map(_units, self._values)))
        return _nearest(self._units)

    def _count(self, value: float, sign: int) -> None:
        if not math.isfinite(value):
            self._odd += sign
        elif self._length > SHORT:
            self._units += sign * _units(value)


def _units(value: float) -> int:
    """A float in units of 2**-1074."""
    numerator, denominator = value.as_integer_ratio()
    return numerator << (SMALLEST + 1 - denominator.bit_length())


def _nearest(units: int) -> float:
    try:
        return units / (1 << SMALLEST)  # Python rounds the quotient of integers once
    except OverflowError:
        return math.inf if units > 0 else -math.inf
