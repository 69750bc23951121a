"""Somebody's numbers in the places of ours, by an alignment that was found."""

from dataclasses import dataclass

import numpy as np

from engine.array import Array, read_only
from engine.data.number import quoted
from engine.errors import ParameterError
from engine.theirs.alignment import AlignedArray, Alignment, shown
from engine.theirs.axes import WantedShape, as_rows
from engine.theirs.given import GivenArray, GivenArrays


@dataclass(frozen=True, eq=False)
class AlignedNumbers:
    """Numbers in the places of ours, (rows, steps, size) both.

    values: NaN where no number was given. there: whether a number was given; it may be NaN or infinite.
    """

    values: Array
    there: Array


def numbers_of(given: GivenArrays, alignment: Alignment, rows: int, steps: int) -> dict[str, AlignedNumbers]:
    """The numbers by quantity, "0.h" or "y"; none are there where the run has other rows.

    Raises ParameterError where an array is not what it was.
    """
    arrays = {one.name: one for one in given.arrays}
    found = {}
    for one in alignment.arrays:
        array = arrays.get(one.array)
        if array is None or array.values.shape != one.shape:
            there = "is gone" if array is None else f"has shape {shown(array.values.shape)} now"
            name = quoted(one.array) if one.array else "an array"
            raise ParameterError("", f"had {name} of shape {shown(one.shape)}, which {there}")
        found[one.key] = _beside(array, one, rows, steps)
    return found


def values_of(array: GivenArray, one: AlignedArray) -> Array:
    """The numbers of an array, without what counts the steps."""
    return array.values[..., one.drops :] if one.drops else array.values


def _has_rows(one: AlignedArray, shape: tuple[int, ...], rows: int) -> bool:
    """Whether an array has so many rows; a run that was edited since may have others."""
    lengths = dict(zip(one.axes, shape, strict=True))
    if "rows × steps" in lengths:
        return lengths["rows × steps"] % rows == 0
    return lengths.get("rows", 1) == rows


def _beside(array: GivenArray, one: AlignedArray, rows: int, steps: int) -> AlignedNumbers:
    given, missing = values_of(array, one), array.missing[..., one.drops :] if one.drops else array.missing
    size = int(dict(zip(one.axes, given.shape, strict=True)).get("size", 1))
    wanted = WantedShape(rows, steps, size)
    values, there = np.full((rows, steps, size), np.nan), np.zeros((rows, steps, size), dtype=bool)
    if not _has_rows(one, given.shape, rows):
        return AlignedNumbers(read_only(values), read_only(there))
    given, missing = as_rows(given, one.axes, wanted), as_rows(missing, one.axes, wanted)
    first = steps - 1 if one.is_last_only else one.offset
    begin, end = max(first, 0), min(first + given.shape[1], steps)
    if begin < end:
        part = slice(begin - first, end - first)
        there[:, begin:end] = ~missing[:, part]
        values[:, begin:end] = np.where(missing[:, part], np.nan, given[:, part])
    return AlignedNumbers(read_only(values), read_only(there))
