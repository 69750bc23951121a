"""How finely numbers were written down: to which digits, or in which floating point format."""

import numpy as np

from engine.array import Array

FEWEST = 4  # distinct numbers below which a grid may be chance
SAMPLE = 256  # numbers looked at
MOST_DECIMALS, MOST_DIGITS = 10, 9
IN_SINGLE = 64  # times float32's own unit must fit into a decimal one: else every float32 number is decimal
SLACK = 1.0001  # of half a unit, since the decimal number is itself rounded
SMALLEST_HALF = 2.0**-25  # half of the smallest float16


def rounding(numbers: Array) -> tuple[str, Array]:
    """In what numbers were written down, and by how much each may be off for that.

    numbers: any shape, NaN where nothing is known.
    """
    known = numbers[np.isfinite(numbers)]
    distinct = np.unique(known)
    telling = distinct[:: max(1, distinct.size // SAMPLE)]
    telling = telling[telling != np.round(telling * 4) / 4]  # quarters are on every grid
    size = np.abs(numbers)
    if len(telling) >= FEWEST:
        if _is_float16(telling):
            return "float16", np.maximum(size * 2.0**-11, SMALLEST_HALF)
        if _is_bfloat16(telling):
            return "bfloat16", size * 2.0**-8
        found = [*_decimals(telling, numbers), *_digits(telling, numbers)]
        if found:  # numbers of few digits have few decimals, too
            return max(found, key=lambda one: float(np.nanmean(one[1])))
    if telling.size and _is_float32(telling):
        return "float32", size * 2.0**-24 + 1e-45
    return "float64", size * 2.0**-53


def _decimals(telling: Array, numbers: Array) -> list[tuple[str, Array]]:
    """With how few decimals numbers were written; empty where with none."""
    for decimals in range(1, MOST_DECIMALS + 1):
        unit = 10.0**-decimals
        if _is_decimal(telling, np.round(telling, decimals), np.full(telling.shape, unit)):
            words = "1 decimal" if decimals == 1 else f"{decimals} decimals"
            return [(words, np.full(numbers.shape, SLACK * 0.5 * unit))]
    return []


def _digits(telling: Array, numbers: Array) -> list[tuple[str, Array]]:
    """With how few digits."""
    for digits in range(2, MOST_DIGITS + 1):
        if _is_decimal(telling, _to_digits(telling, digits), _unit(telling, digits)):
            return [(f"{digits} digits", SLACK * 0.5 * _unit(numbers, digits))]
    return []


def _is_decimal(numbers: Array, decimal: Array, unit: Array) -> bool:
    """Whether numbers are decimal ones, up to the last bits of float64, or of float32 where that tells."""
    if np.all(np.abs(numbers - decimal) <= np.abs(numbers) * 2.0**-50):
        return True
    if np.any(unit < IN_SINGLE * np.abs(numbers) * 2.0**-24):
        return False
    with np.errstate(over="ignore"):
        return bool(np.array_equal(decimal.astype(np.float32).astype(float), numbers))


def _to_digits(numbers: Array, digits: int) -> Array:
    return np.array([float(f"{value:.{digits - 1}e}") for value in numbers.tolist()])


def _unit(numbers: Array, digits: int) -> Array:
    """Of each number what its last digit counts; 0 of 0, and where nothing is known."""
    with np.errstate(divide="ignore", invalid="ignore"):
        unit = 10.0 ** (np.floor(np.log10(np.abs(numbers))) - digits + 1)
    return np.asarray(np.nan_to_num(unit, posinf=0.0))


def _is_float32(numbers: Array) -> bool:
    with np.errstate(over="ignore"):
        return bool(np.array_equal(numbers.astype(np.float32).astype(float), numbers))


def _is_float16(numbers: Array) -> bool:
    with np.errstate(over="ignore"):
        return bool(np.array_equal(numbers.astype(np.float16).astype(float), numbers))


def _is_bfloat16(numbers: Array) -> bool:
    with np.errstate(over="ignore"):
        single = numbers.astype(np.float32)
    return _is_float32(numbers) and not bool((single.view(np.uint32) & 0xFFFF).any())
