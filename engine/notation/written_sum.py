"""A sum as it can be written: every number with the same last digit, and adding up to that digit."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from engine.array import EXACT_FLOATS, is_finite
from engine.notation.number_text import WHOLE_DIGITS, is_whole, number_tex, says

DIGITS = 6  # of the largest number
MOST_DIGITS = 9  # of the largest number, where a small one would else have none
ALL_DIGITS = 16  # of the largest number, where they give the smallest one a digit: float64 has no more
SMALLEST = -4  # powers of ten below this one are written as such


@dataclass(frozen=True)
class WrittenSum:
    """TeX of the addends and of their total.

    is_even: whether they add up as written. Where the numbers themselves do not, by more than rounding
    explains, nothing is evened out: that is a mistake to be seen.
    """

    addends: tuple[str, ...]
    total: str
    is_even: bool


def write_sum(addends: Sequence[Any], total: Any, hidden: float = 0.0) -> WrittenSum:
    """Write addends and the total that a run made of them.

    All are rounded to one power of ten, and those that rounding changed most go to the other side of it
    until the sum is right; so each is written at most one unit of the last digit off, where the run's
    own rounding does not need more. hidden: the absolute values added up within the addends, to know how
    much the run may have rounded there.
    """
    numbers = [*addends, total]
    if not all(bool(np.all(is_finite(np.asarray(value)))) for value in numbers):
        return _as_they_are(numbers)
    exact = [Fraction(_plain(value)) for value in numbers]
    tolerance = _tolerance(numbers, exact, hidden)
    if abs(sum(exact[:-1]) - exact[-1]) > tolerance:
        return _as_they_are(numbers)
    power = _last_digit(numbers, exact, tolerance)
    units = _even_units([value / Fraction(10) ** power for value in exact])
    texts = [_tex(count, power) for count in units]
    return WrittenSum(tuple(texts[:-1]), texts[-1], True)


def rounding(value: Any) -> Fraction:
    """How much of itself a number of its kind may be off after one operation: 0 for Python's integers."""
    if isinstance(value, int):
        return Fraction(0)
    return Fraction(float(np.finfo(np.asarray(value).dtype).eps))


def _as_they_are(numbers: Sequence[Any]) -> WrittenSum:
    texts = [number_tex(value) for value in numbers]
    return WrittenSum(tuple(texts[:-1]), texts[-1], False)


def _plain(value: Any) -> int | float:
    return value if isinstance(value, int) else float(value)


def _tolerance(numbers: Sequence[Any], exact: Sequence[Fraction], hidden: float) -> Fraction:
    """What rounding after each addition may have changed, in the coarsest precision among the numbers."""
    size = sum(abs(value) for value in exact) + (Fraction(hidden) if math.isfinite(hidden) else 0)
    return len(numbers) * max(rounding(value) for value in numbers) * size


def _last_digit(numbers: Sequence[Any], exact: Sequence[Fraction], tolerance: Fraction) -> int:
    """The power of ten of the last digit that is written."""
    if all(is_whole(value) and abs(value) <= EXACT_FLOATS for value in numbers):
        return 0
    sizes = [_power(abs(value)) for value in exact if value]
    top, smallest = max(sizes), min(sizes)
    most = ALL_DIGITS if MOST_DIGITS <= top - smallest < ALL_DIGITS else MOST_DIGITS
    power = max(top - most, min(top - DIGITS, smallest - 1)) + 1
    finer = range(power - 1, top - MOST_DIGITS, -1)
    power = next((fine for fine in finer if all(_is_all(value, fine) for value in numbers)), power)
    return max(power, _power(tolerance) + 1) if tolerance else power


def _is_all(value: Any, power: int) -> bool:
    """Whether a number is written out whole with a last digit of some power of ten."""
    return says(_tex(round(Fraction(_plain(value)) / Fraction(10) ** power), power), value)


def _power(value: Fraction) -> int:
    """The power of ten of a number's first digit; exact for numbers of any size."""
    guess = len(str(value.numerator)) - len(str(value.denominator))
    return guess if value >= Fraction(10) ** guess else guess - 1


def _even_units(values: Sequence[Fraction]) -> list[int]:
    """Whole numbers near the values; the last is the sum of the others."""
    rounded = [round(value) for value in values]
    missing = rounded[-1] - sum(rounded[:-1])
    sign = 1 if missing > 0 else -1
    order = sorted(range(len(values) - 1), key=lambda index: sign * (rounded[index] - values[index]))
    for turn in range(abs(missing)):
        rounded[order[turn % len(order)]] += sign
    return rounded


def _tex(count: int, power: int) -> str:
    """count times a power of ten, without needless zeros."""
    if count == 0:
        return "0"
    digits = str(abs(count))
    stripped = digits.rstrip("0")
    sign, first = "-" if count < 0 else "", power + len(digits) - 1
    is_long_whole = power == 0 and len(stripped) > DIGITS  # whose power of ten would be no shorter
    if is_long_whole or SMALLEST <= first < WHOLE_DIGITS:
        plain = Decimal((int(count < 0), tuple(map(int, stripped)), power + len(digits) - len(stripped)))
        return f"{plain:f}"
    mantissa = stripped[0] + ("." + stripped[1:] if len(stripped) > 1 else "")
    return rf"{sign}{mantissa}\cdot 10^{{{first}}}"
