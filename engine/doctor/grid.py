"""How finely numbers were written down: to which digits, or in which floating point format."""

import numpy as np

from engine.array import Array

FEWEST = 4  # distinct numbers below which a grid may be chance
SAMPLE = 256  # numbers looked at
MOST_DECIMALS, MOST_DIGITS = 10, 9
IN_SINGLE = 64  # times float32's own unit must fit into a decimal one: else every float32 number is decimal
SLACK = 1.0001  # of half a unit, since the decimal number is itself rounded


def rounding(numbers: Array) -> tuple[str, Array]:
    """By how much each number may be off because it was written down, and in words why.

    numbers: any shape, NaN where nothing is known.
    """
    known = numbers[np.isfinite(numbers)]
    telling = np.unique(known)[:: max(1, known.size // SAMPLE)]
    telling = telling[telling != np.round(telling * 4) / 4]  # quarters are on every grid
    size = np.abs(numbers)
    if len(telling) >= FEWEST:
        for decimals in range(1, MOST_DECIMALS + 1):
            if _is_near(telling, np.round(telling, decimals)):
                return f"{decimals} decimals", np.full(numbers.shape, SLACK * 0.5 * 10.0**-decimals)
        if _is_float16(telling):
            return "float16", np.maximum(size * 2.0**-11, 2.0**-25)
        if _is_bfloat16(telling):
            return "bfloat16", size * 2.0**-8
        for digits in range(2, MOST_DIGITS + 1):
            if _is_near(telling, _to_digits(telling, digits)):
                with np.errstate(divide="ignore", invalid="ignore"):
                    unit = 10.0 ** (np.floor(np.log10(size)) - digits + 1)
                return f"{digits} digits", SLACK * 0.5 * np.nan_to_num(unit)
    with np.errstate(over="ignore"):
        is_single = np.array_equal(telling.astype(np.float32).astype(float), telling)
    return (
        ("float32", size * 2.0**-24 + 1e-45) if is_single and telling.size else ("float64", size * 2.0**-53)
    )


def _is_near(numbers: Array, decimal: Array) -> bool:
    """Whether numbers are decimal ones, up to the last bits of float64, or of float32 where that tells."""
    if np.all(np.abs(numbers - decimal) <= np.abs(numbers) * 2.0**-50):
        return True
    coarse = np.abs(numbers).max() * 2.0**-24 * IN_SINGLE
    unit = np.abs(np.diff(np.unique(decimal))).min(initial=np.inf)
    with np.errstate(over="ignore"):
        return unit > coarse and bool(np.array_equal(decimal.astype(np.float32).astype(float), numbers))


def _to_digits(numbers: Array, digits: int) -> Array:
    return np.array([float(f"{value:.{digits - 1}e}") for value in numbers.tolist()])


def _is_float16(numbers: Array) -> bool:
    with np.errstate(over="ignore"):
        return bool(np.array_equal(numbers.astype(np.float16).astype(float), numbers))


def _is_bfloat16(numbers: Array) -> bool:
    with np.errstate(over="ignore"):
        single = numbers.astype(np.float32)
    return bool(np.array_equal(single.astype(float), numbers) and not (single.view(np.uint32) & 0xFFFF).any())
