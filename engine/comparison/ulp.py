"""How far two numbers are apart, exactly and counted in the numbers a precision has."""

import math
from fractions import Fraction
from typing import Any

import numpy as np

from engine.array import to_float

_INTEGERS = {"float32": np.int32, "float64": np.int64}


def difference(a: Any, b: Any) -> float:
    """|a - b| without rounding before it is taken; infinite or NaN where a or b is."""
    try:
        return float(abs(Fraction(_plain(a)) - Fraction(_plain(b))))
    except ValueError:  # of NaN
        return math.nan
    except OverflowError:  # of an infinity, or beyond float64
        return math.nan if _plain(a) == _plain(b) else math.inf


def _plain(number: Any) -> Any:
    """Python's own number; float32 is no float to it, and a NumPy number meets no large integer."""
    return number.item() if isinstance(number, np.generic) else number


def coarser(*precisions: str) -> str:
    """The precision among the given ones with the fewest digits: "float32", or else "float64"."""
    return "float32" if "float32" in precisions else "float64"


def ulps(a: Any, b: Any, precision: str) -> int | None:
    """How many steps from one number to the next lead from a to b, both rounded to the precision.

    None where one is not finite in it. Ulp: unit in the last place. precision: "float32" or "float64".
    """
    first, second = _rounded(a, precision), _rounded(b, precision)
    if not (np.isfinite(first) and np.isfinite(second)):
        return None
    return abs(_place(first, precision) - _place(second, precision))


def _rounded(number: Any, precision: str) -> np.floating[Any]:
    with np.errstate(over="ignore"):
        return np.dtype(precision).type(to_float(number))  # type: ignore[no-any-return]


def _place(number: np.floating[Any], precision: str) -> int:
    """The number's place in the row of all numbers; 0 for both zeros.

    IEEE 754 orders the bits of positive numbers as integers, and negative ones mirror them.
    """
    bits = int(abs(number).view(_INTEGERS[precision]))
    return -bits if number < 0 else bits
