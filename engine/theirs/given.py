"""Arrays as somebody hands them over: of a file, of a pasted text, or of a program."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from engine.array import Array, read_only
from engine.data.number import quoted
from engine.data.read_file import read_arrays, read_file
from engine.data.read_text import read_table
from engine.data.table import LeftOpen, Options, Table
from engine.errors import FileError, ParameterError, told_name
from engine.theirs.columns import KNOWN, NOBODY, arrays_of_table, whose_of
from engine.theirs.meaning import meaning_of


@dataclass(frozen=True, eq=False)
class GivenArray:
    """Numbers with as many axes as they came with, float64. name: "" where they have none.

    missing: where there is no number, the same shape; NaN and infinities that a program wrote are numbers.
    gap: a sentence on the first cell of a table that holds none, "" where it has none.
    """

    name: str
    values: Array
    missing: Array
    gap: str = ""

    @property
    def title(self) -> str:
        """What a sentence calls it."""
        return f"the array {quoted(self.name)}" if self.name else "the array"

    @property
    def title_at_begin(self) -> str:
        """The title where a sentence begins with it."""
        return f"T{self.title[1:]}"


@dataclass(frozen=True, eq=False)
class GivenArrays:
    """All that one file, text or program hands over. told: sentences on how it was understood."""

    arrays: tuple[GivenArray, ...]
    told: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Tells these arrays from all others: a SHA-256 of names, shapes and numbers."""
        found = sha256()
        for one in self.arrays:
            found.update(f"{one.name!r} {one.values.shape} ".encode())
            found.update(np.ascontiguousarray(one.values).tobytes())
            found.update(np.ascontiguousarray(one.missing).tobytes())
        return found.hexdigest()


def read_given(path: Path, options: Options | None = None, who: str | None = None) -> GivenArrays:
    """Read .npy, .npz, a table as text or workbook, or a sound.

    options: what is decided of a file that can be read in several ways. who: in a file of ours the
    implementation whose numbers are wanted. Raises FileError, LeftOpen.
    """
    arrays = read_arrays(path)
    try:
        if arrays is None:
            return given_of_table(read_file(path, options).settled(), who)
        return given_of(_of_one(_part(arrays, options), who))
    except LeftOpen:
        raise
    except ParameterError as error:
        raise FileError(f"{told_name(path)}: {error}") from None


def given_of_text(text: str, options: Options | None = None) -> GivenArrays:
    """Numbers that were pasted. Raises ParameterError; LeftOpen where they can be read in several ways."""
    return given_of_table(read_table(text, options).settled())


def given_of_table(table: Table, who: str | None = None) -> GivenArrays:
    """The arrays that the columns of a table are, by their heads. Raises ParameterError."""
    columns, told = arrays_of_table(table, who)
    arrays = tuple(GivenArray(one.name, read_only(one.values), one.missing, one.gap) for one in columns)
    return GivenArrays(arrays, told)


def given_of(arrays: Array | Mapping[str, Array]) -> GivenArrays:
    """Arrays of a program: a lone one, or several by their names. Raises ParameterError for no numbers."""
    named = arrays if isinstance(arrays, Mapping) else {"": arrays}
    return GivenArrays(tuple(_given(str(name), np.asarray(array)) for name, array in named.items()))


def _given(name: str, array: Array) -> GivenArray:
    if array.dtype.kind not in "fiub":
        what = f"the array {quoted(name)}" if name else "the array"
        raise ParameterError("", f"{what} holds {array.dtype.name[:40]}, no plain numbers")
    values = np.ascontiguousarray(array, dtype=np.float64).reshape(array.shape)
    return GivenArray(name, read_only(values), np.zeros(array.shape, dtype=bool))


def _part(arrays: Mapping[str, Array], options: Options | None) -> Mapping[str, Array]:
    """All arrays, or the one that is wanted."""
    if options is None or options.part is None:
        return arrays
    if options.part not in arrays:
        known = ", ".join(map(quoted, arrays))
        raise ParameterError("", f"holds no array {quoted(options.part)}; there are {known}")
    return {options.part: arrays[options.part]}


def _of_one(arrays: Mapping[str, Array], who: str | None) -> Mapping[str, Array]:
    """The arrays of one implementation, and those of none, where names such as keras.0.h tell them apart."""
    if who == NOBODY:
        return arrays
    owners = {name: meaning_of(name, KNOWN).who for name in arrays}
    chosen = whose_of([owner for owner in owners.values() if owner is not None], who)
    return {name: array for name, array in arrays.items() if owners[name] in (None, chosen)}
