"""Somebody's numbers as they are pasted: a table, or arrays as NumPy, Keras or PyTorch print them."""

import numpy as np

from engine.array import Array
from engine.data.table import Options
from engine.errors import ParameterError
from engine.reading.printed_array import PrintedArray, looks_printed, looks_rounded, read_arrays
from engine.theirs.given import GivenArrays, given_of, given_of_text

ROUNDED = "The numbers may have lost digits when they were printed."


def given_of_paste(text: str, options: Options | None = None) -> GivenArrays:
    """The arrays of a text. Raises ParameterError; LeftOpen where it can be read in several ways.

    Matrices of one name, or none, and of one shape are the rows of a batch.
    """
    if not looks_printed(text):
        return given_of_text(text, options)
    try:
        found = given_of(_named(read_arrays(text)))
    except ParameterError as error:
        try:
            return given_of_text(text, options)  # a table may have brackets in its heads: y[0]
        except ParameterError:
            raise error from None
    return GivenArrays(found.arrays, (ROUNDED,) if looks_rounded(text) else ())


def _named(printed: tuple[PrintedArray, ...]) -> dict[str, Array]:
    """Arrays by their names; those of one name and shape are stacked, others are numbered."""
    arrays: dict[str, list[Array]] = {}
    for one in printed:
        array = np.array(one.rows, dtype=np.float64).reshape(one.shape)
        arrays.setdefault(one.name, []).append(array)
    found: dict[str, Array] = {}
    for name, parts in arrays.items():
        if len({part.shape for part in parts}) == 1:
            found[name] = parts[0] if len(parts) == 1 else np.stack(parts)
        else:
            found |= {f"{name} {place}".strip(): part for place, part in enumerate(parts, 1)}
    return found
