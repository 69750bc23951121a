"""What the engine means by an array, and its three precisions."""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
K = TypeVar("K")
EXACT_FLOATS = 2**53  # up to here float64 holds every whole number
PrecisionName = Literal["exact", "float64", "float32"]

DTYPES: dict[str, np.dtype[Any]] = {
    "exact": np.dtype(object),  # Python integers, of any size
    "float64": np.dtype(np.float64),
    "float32": np.dtype(np.float32),
}


def read_only(array: Array) -> Array:
    """A view of the array that cannot be written through."""
    view = array.view()
    view.flags.writeable = False
    return view


def joined_rows(parts: Sequence[Array]) -> Array:
    """Arrays of the same columns as one, (rows, …): a lone one itself, without a copy."""
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def joined_tables(parts: Sequence[Mapping[K, Array]]) -> dict[K, Array]:
    """Tables of consecutive rows by their names, each joined with those of its name. At least one part."""
    return {name: joined_rows([part[name] for part in parts]) for name in parts[0]}


def is_nan(array: Array) -> Array:
    """Element-wise: is it NaN? Unlike NumPy's own isnan it takes Python integers, which never are."""
    return np.asarray(array != array, dtype=bool)


def is_nan_number(number: Any) -> bool:
    """Whether one number is NaN; Python integers, also those beyond float64, are not."""
    return bool(number != number)


def is_finite(array: Array) -> Array:
    """Element-wise: is it finite, and for Python integers, does float64 hold it?"""
    if array.dtype != object:
        return np.isfinite(array)
    with np.errstate(invalid="ignore"):  # a NaN among Python integers
        return np.asarray(_fits(array), dtype=bool)


def to_float(number: Any) -> float:
    """The nearest float64 to one number; Python integers beyond it become infinite."""
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf


def fits_float64(number: Any) -> bool:
    """Whether float64 holds one number as a finite one: Python integers may be beyond it."""
    return math.isfinite(to_float(number))


def is_finite_number(number: Any) -> bool:
    """Whether one number is finite: Python integers are, also those beyond float64."""
    return isinstance(number, int) or math.isfinite(number)


FLOAT64_END = 2**1024 - 2**970  # from here on, rounding to 53 bits gives 2**1024, which float64 has not
_fits = np.frompyfunc(lambda number: -FLOAT64_END < number < FLOAT64_END, 1, 1)


def times_matrix(rows: Array, matrix: Array) -> Array:
    """rows @ matrix, (..., n) by (n, m), whose bits do not depend on how many rows there are.

    BLAS takes other kernels for one row than for a block, so `@` on a block differs in the last bits.
    """
    if rows.dtype == object:
        return np.asarray(rows @ matrix, dtype=object)
    product: Array = np.einsum("...i,ij->...j", rows, matrix)
    return product
