"""Numbers and rows of numbers as text: for screens, fields, nodes, paper, TeX, and as NumPy prints them."""

import math
import re
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np

from engine.array import EXACT_FLOATS, Array, is_finite_number

WHOLE_DIGITS = 10  # whole numbers up to here are shown in full
MOST_DIGITS = 40  # of one number on a screen; two integers that differ farther behind read alike
FLOAT_DIGITS, FLOAT_TEXT = 15, 17  # that every float64 keeps, and that tell each from all others
MORE_DIGITS = 3  # than asked for, in an equation, where nothing is lost then
PAPER_DECIMALS = 4
PAPER_DIGITS = 7  # of one number on paper at most, short enough to reckon with
NARROW_SPACE = "\u202f"  # between thousands
EXACT_TEXT = 10**21  # whole numbers up to here are shown in full where every digit counts
_EXPONENT = re.compile(r"e\+?(-?)0*")


def number(value: Any, digits: int = 6) -> str:
    """A number for a screen: whole ones in full up to ten digits, others with `digits` significant ones."""
    return _with_signs(compact(value, digits), {"-": "−", "inf": "∞", "nan": "NaN"})


def apart(value: Any, others: Iterable[Any], digits: int = 6) -> str:
    """A number for a screen with `digits` significant digits, or as many more as tell it from others.

    others: numbers that it is compared with; None counts as nothing to compare with.
    """
    different = [other for other in others if other is not None and _python(other) != _python(value)]
    for more in range(digits, MOST_DIGITS):
        text = number(value, more)
        if all(number(other, more) != text for other in different):
            return text
    return number(value, MOST_DIGITS)


def number_tex(value: Any, digits: int = 6) -> str:
    """A number in TeX with `digits` significant digits; with a few more where they say all of the number."""
    text = _with_signs(_nearly_all(value, digits), {"inf": r"\infty", "nan": r"\mathrm{NaN}"})
    mantissa, e, exponent = text.partition("e")
    return rf"{mantissa}\cdot 10^{{{exponent}}}" if e else text


def _nearly_all(value: Any, digits: int) -> str:
    for more in range(digits, digits + MORE_DIGITS + 1):
        if says(text := compact(value, more), value):
            return text
    return str(int(value)) if is_whole(value) and abs(value) <= EXACT_FLOATS else compact(value, digits)


def says(tex: str, value: Any) -> bool:
    """Whether a number's TeX is all of it: read back, it is the same number of the same precision."""
    if not is_finite_number(value):
        return True
    plain = tex.replace(r"\cdot 10^{", "e").replace("}", "")
    if isinstance(value, int | np.integer):
        return Fraction(plain) == int(value)
    kind = np.asarray(value).dtype.type
    most, read = float(np.finfo(kind).max), float(plain)
    is_inside = abs(read) < most or abs(Fraction(plain)) <= Fraction(most)
    return is_inside and bool(kind(read) == value)


def short_number(value: Any, digits: int) -> str:
    """A number for a narrow place: also whole ones with few digits: 1.3e6."""
    return _with_signs(_rounded(value, digits), {"-": "−", "inf": "∞", "nan": "NaN"})


def compact(value: Any, digits: int = 6) -> str:
    """A number in plain letters, as 1e-05 and -inf, for terminals that know no other letters."""
    is_short = is_whole(value) and abs(value) < 10**WHOLE_DIGITS
    return str(int(value)) if is_short else _rounded(value, digits)


def exact_text(value: Any) -> str:
    """All digits of a whole number, and as many of another as tell it from its neighbours in float64."""
    if is_whole(value) and abs(value) < EXACT_TEXT:
        return f"{int(value):,}".replace("-", "−")
    if isinstance(value, int):
        return number(value, 17)
    real = float(value)  # float32 would take its neighbours in float64 for the same
    digits = next((digits for digits in range(1, 17) if float(_rounded(real, digits)) == real), 17)
    return number(real, digits)


def grouped(value: Any) -> str:
    """A number whose thousands stand apart: 1 264 895.5; very large ones with an exponent."""
    if not 1000 <= abs(value) < 1e12:
        return number(value, 5)
    return f"{value:,.1f}".removesuffix(".0").replace(",", NARROW_SPACE)


def fitting(value: Any, characters: int, digits: int = 6) -> str:
    """A number in at most `digits` digits and, where that can be, in so many characters.

    A whole one that is not all there says so: ≈1.7e7.
    """
    texts = [number(value, fewer) for fewer in range(digits, 1, -1)]
    texts += [short_number(value, fewer) for fewer in (3, 2, 1)]
    if is_whole(value):
        texts = [text if says(text.replace("−", "-"), value) else f"≈{text}" for text in texts]
    return next((text for text in texts if len(text) <= characters), texts[-1])


def show_number(value: int | float) -> str:
    """The shortest text that `read_number` reads back as the same number of the same type."""
    return repr(value)


def show_short(value: int | float, width: int) -> str:
    """The number in at most `width` characters where that can be, with as many digits as fit."""
    text = show_number(value)
    exact = Decimal(value).normalize() if isinstance(value, int) else value  # an int may be beyond float64
    for digits in range(width, 0, -1):
        if len(text) <= width:
            break
        text = _EXPONENT.sub(r"e\1", f"{exact:.{digits}g}")
    return text


def percent(share: float) -> str:
    """A share of 1, such as 12 %."""
    return f"{100 * share:.0f} %"


def is_whole(value: Any) -> bool:
    """Whether a number is whole, of any size, also when held as a float."""
    return isinstance(value, int) or (math.isfinite(value) and value == math.floor(value))


def own_number(value: Any) -> int | float:
    """A number of a table as Python's own: an int stays one, all else is a float."""
    return value if isinstance(value, int) else float(value)


def plain_number(value: Any) -> int | float:
    """A number as Python's own, for a field or a file; a whole one as an int, so that it stays exact."""
    own = own_number(value)
    return int(own) if is_whole(own) and abs(own) < EXACT_FLOATS else own


def figure(value: Any) -> str:
    """A number on paper: at most seven digits, of them four after the point; what rounds to 0 is 0."""
    if is_whole(value):
        return str(int(value)).replace("-", "−")
    whole = len(str(int(abs(value))))
    text = f"{float(value):.{max(0, min(PAPER_DECIMALS, PAPER_DIGITS - whole))}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text.replace("-", "−")


def is_readable(value: Any) -> bool:
    """Whether a number is short enough for paper."""
    return is_finite_number(value) and abs(value) < 10**PAPER_DIGITS - 1


def is_rounded(value: Any) -> bool:
    """Whether `figure` of a number drops some of its digits."""
    return not is_whole(value) and float(figure(value).replace("−", "-")) != value


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


def _python(value: Any) -> int | float:
    """The number as Python's own: NumPy compares a float32 with 0.1 as if 0.1 were one, too."""
    return value if isinstance(value, int) else float(value)


def _rounded(value: Any, digits: int) -> str:
    if isinstance(value, int) and digits > FLOAT_DIGITS:
        return str(value) if abs(value) < 10**digits else _rounded_integer(value, digits)
    try:
        real = float(value)
    except OverflowError:  # an exact integer beyond float64
        return _rounded_integer(value, digits)
    text = f"{real:.{min(digits, FLOAT_TEXT)}g}"
    return re.sub(r"e([+-])0*", lambda match: "e" + match[1].replace("+", ""), text)


def _with_signs(text: str, signs: dict[str, str]) -> str:
    for word, sign in signs.items():
        text = text.replace(word, sign)
    return text


def _rounded_integer(value: int, digits: int) -> str:
    mantissa, exponent = f"{Decimal(value):.{digits - 1}e}".split("e+")
    return f"{mantissa.rstrip('0').rstrip('.')}e{exponent}"
