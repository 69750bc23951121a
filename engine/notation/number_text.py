"""Numbers and rows of numbers as text: for screens, for TeX, and as NumPy prints them."""

import math
import re
from decimal import Decimal
from typing import Any

import numpy as np

from engine.array import Array

WHOLE_DIGITS = 10  # whole numbers up to here are shown in full
EXACT_FLOATS = 2**53  # up to here a float64 holds every whole number


def number(value: Any, digits: int = 6) -> str:
    """A number for a screen: whole ones in full up to ten digits, others with `digits` significant ones."""
    return _with_signs(compact(value, digits), {"-": "−", "inf": "∞", "nan": "NaN"})


def number_tex(value: Any, digits: int = 6) -> str:
    """The same number in TeX."""
    text = _with_signs(compact(value, digits), {"inf": r"\infty", "nan": r"\mathrm{NaN}"})
    mantissa, e, exponent = text.partition("e")
    return rf"{mantissa}\cdot 10^{{{exponent}}}" if e else text


def short_number(value: Any, digits: int) -> str:
    """A number for a narrow place: also whole ones with few digits: 1.3e6."""
    return _with_signs(_rounded(value, digits), {"-": "−", "inf": "∞", "nan": "NaN"})


def compact(value: Any, digits: int = 6) -> str:
    """The same number in plain letters, for terminals that know no others."""
    is_short = is_whole(value) and abs(value) < 10**WHOLE_DIGITS
    return str(int(value)) if is_short else _rounded(value, digits)


def is_whole(value: Any) -> bool:
    """Whether it is a whole number, of any size, also when held as a float."""
    return isinstance(value, int) or (math.isfinite(value) and value == math.floor(value))


def row_text(row: Array) -> str:
    """A row of numbers as NumPy prints it, whole ones without a point: [5], [ 2 10], [0.5 1.25]."""
    return np.array2string(
        _as_integers(row),
        max_line_width=10**9,
        precision=6,
        floatmode="maxprec",
        threshold=100,
    )


def _as_integers(row: Array) -> Array:
    """The row in integers where all of it is whole, and exactly so."""
    if row.dtype == object:
        numbers = row.tolist()
        if not all(abs(value) < 2**63 for value in numbers):
            return row
        return np.array(numbers, dtype=np.int64)
    if np.all(np.isfinite(row)) and np.all(row == np.floor(row)) and np.all(np.abs(row) <= EXACT_FLOATS):
        return row.astype(np.int64)
    return row


def _rounded(value: Any, digits: int) -> str:
    try:
        real = float(value)
    except OverflowError:  # an exact integer beyond float64
        return _rounded_integer(value, digits)
    return re.sub(r"e([+-])0*", lambda match: "e" + match[1].replace("+", ""), f"{real:.{digits}g}")


def _with_signs(text: str, signs: dict[str, str]) -> str:
    for word, sign in signs.items():
        text = text.replace(word, sign)
    return text


def _rounded_integer(value: int, digits: int) -> str:
    mantissa, exponent = f"{Decimal(value):.{digits - 1}e}".split("e+")
    return f"{mantissa.rstrip('0').rstrip('.')}e{exponent}"
