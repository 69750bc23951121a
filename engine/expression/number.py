"""Arithmetic of watch expressions: floats as NumPy computes them, whole numbers of an exact run exactly.

Arrays are float64, bool or, for exact runs, objects: Python integers, and NaN and infinities where there
is no integer. Every operation is element by element, so that its bits do not depend on how a run is cut.
"""

import math
import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from engine.array import Array, is_nan, is_nan_number, to_float
from engine.run.measures import as_float64

MAX_BITS = 4096  # of exact integers; larger products and powers become infinite

Operator = Callable[[Array, Array], Array]


def paired(a: Array, b: Array) -> tuple[Array, Array]:
    """Both as float64, or both as Python integers where no float is among them."""
    if a.dtype == b.dtype == np.float64:
        return a, b
    if object in (a.dtype, b.dtype) and np.float64 not in (a.dtype, b.dtype):
        return _as_integers(a), _as_integers(b)
    return as_float64(a), as_float64(b)


def numeric(array: Array) -> Array:
    """The array as something to do arithmetic with: true is 1 and false is 0."""
    return as_float64(array) if array.dtype == bool else array


def truth(array: Array) -> Array:
    """Whether each number is neither zero nor NaN."""
    if array.dtype == bool:
        return array
    return np.asarray(array != 0, dtype=bool) & ~is_nan(array)


def compare(sign: str, a: Array, b: Array) -> Array:
    """a <, <=, >, >=, == or != b; Python integers are compared without being rounded."""
    if a.dtype == b.dtype or object not in (a.dtype, b.dtype):
        return np.asarray(_COMPARISONS[sign](a, b), dtype=bool)
    return np.asarray(_COMPARISONS[sign](a.astype(object), b.astype(object)), dtype=bool)


def sum_of(rows: Array) -> Array:
    """The sum over the units, (units, steps) to (steps,), added one unit after the other."""
    if rows.dtype != object:
        return np.asarray(np.add.reduce(rows, axis=0))
    try:
        return np.asarray(np.add.reduce(rows, axis=0))
    except OverflowError:  # an integer beyond float64 met an infinity
        return np.asarray(_GUARDED["+"].reduce(rows, axis=0))


def _operation(sign: str, on_floats: Operator) -> Operator:
    def operate(a: Array, b: Array) -> Array:
        a, b = paired(a, b)
        return _on_integers(sign, a, b) if a.dtype == object else np.asarray(on_floats(a, b))

    return operate


def _on_integers(sign: str, a: Array, b: Array) -> Array:
    if sign == "/":
        return np.asarray(_quotient(a, b), dtype=np.float64)
    if sign == "**":
        return np.asarray(_exact_power(a, b), dtype=object)
    try:
        found = _EXACT[sign](a, b)
    except ArithmeticError:  # at some step; the others are still to be had
        found = _GUARDED[sign](a, b)
    return np.asarray(_bounded(found) if sign == "*" else found, dtype=object)


def _as_integers(array: Array) -> Array:
    return array if array.dtype == object else array.astype(np.int64).astype(object)  # true is 1


def _float_power(a: Array, b: Array) -> Array:
    # NumPy takes a shortcut for squares that depends on how the exponent lies in memory; it is taken always.
    return a * a if b.size == 1 and b.item() == 2 else np.power(a, b)


def _guard(function: Callable[[Any, Any], Any]) -> Any:
    def guarded(a: Any, b: Any) -> Any:
        try:
            return function(a, b)
        except ZeroDivisionError:
            return math.nan
        except OverflowError:
            return function(to_float(a), to_float(b))

    return np.frompyfunc(guarded, 2, 1)


def _divide(a: Any, b: Any) -> float:
    try:
        return float(a / b)
    except ZeroDivisionError:
        return math.inf if a > 0 else -math.inf if a < 0 else math.nan
    except OverflowError:
        return math.inf if (a > 0) == (b > 0) else -math.inf


def _power(a: Any, b: Any) -> Any:
    if not (isinstance(a, int) and isinstance(b, int)) or b < 0:
        with np.errstate(all="ignore"):
            return float(np.power(to_float(a), to_float(b)))
    if abs(a) > 1 and (abs(a).bit_length() - 1) * b >= MAX_BITS:
        return -math.inf if a < 0 and b % 2 else math.inf
    return a**b if abs(a) > 1 or b < 2 else a ** (2 + b % 2)  # of -1, 0 and 1 only the parity counts


def _within_limit(number: Any) -> Any:
    if -_LIMIT < number < _LIMIT or is_nan_number(number):
        return number
    return math.inf if number > 0 else -math.inf


_LIMIT = 1 << MAX_BITS
_quotient = np.frompyfunc(_divide, 2, 1)
_exact_power = np.frompyfunc(_power, 2, 1)
_bounded = np.frompyfunc(_within_limit, 1, 1)

_EXACT: dict[str, Operator] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
}
_GUARDED = {sign: _guard(function) for sign, function in _EXACT.items()}

_COMPARISONS: dict[str, Operator] = {
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
    "==": np.equal,
    "!=": np.not_equal,
}

OPERATIONS: dict[str, Operator] = {
    "+": _operation("+", np.add),
    "-": _operation("-", np.subtract),
    "*": _operation("*", np.multiply),
    "/": _operation("/", np.divide),
    "//": _operation("//", np.floor_divide),
    "%": _operation("%", np.remainder),
    "**": _operation("**", _float_power),
}
