"""Somebody's numbers that an experiment refers to: a file, and how its arrays lie beside the run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from pydantic import PrivateAttr

from engine.data.read_file import digest_of
from engine.data.referred_file import FileReading, ReferredFile, ShortText
from engine.data.table import Options
from engine.errors import FileError, ParameterError
from engine.parameter import Value
from engine.theirs.aligned import AlignedNumbers, numbers_of
from engine.theirs.alignment import Alignment
from engine.theirs.given import GivenArrays, read_given
from engine.theirs.packed import pack_arrays, unpack_arrays

_held: WeakValueDictionary[tuple[str, str], GivenArrays] = WeakValueDictionary()
"""Arrays that are still referred to, by the content of their files and by how they were read."""


class CarriedNumbers(Value):
    """Numbers of an experiment that somebody else has computed, without the numbers themselves.

    whose: the implementation whose columns are meant in a table of ours. alignment: what the arrays are.
    """

    file: ReferredFile
    whose: ShortText | None = None
    alignment: Alignment

    _arrays: GivenArrays | None = PrivateAttr(None)

    def model_post_init(self, context: Any) -> None:
        """Hold the arrays if somebody does, so that they stay while the experiment lives."""
        self._arrays = _held.get(self._key)

    @property
    def is_at_hand(self) -> bool:
        """Whether its numbers need not be read from the file."""
        return self._arrays is not None

    @property
    def keys(self) -> frozenset[str]:
        """The quantities there are, as files write them: "0.h", "y"."""
        return frozenset(one.key for one in self.alignment.arrays)

    def arrays(self) -> GivenArrays:
        """The arrays as they came. Raises FileError where the file is gone, or is not what it was."""
        if self._arrays is None:
            place = self.file.unchanged()
            self._hold(read_given(place, self.file.reading.options, self.whose))
        assert self._arrays is not None
        return self._arrays

    def numbers(self, rows: int, steps: int) -> dict[str, AlignedNumbers]:
        """The numbers in the places of a run's, by quantity. Raises FileError."""
        try:
            return numbers_of(self.arrays(), self.alignment, rows, steps)
        except ParameterError as error:
            raise FileError(f"{self.file.name} {error}") from None

    def found_at(self, place: Path) -> "CarriedNumbers":
        """The numbers with another place of their file. Raises FileError where the file has other content."""
        return self.replace(file=self.file.found_at(place))

    def packed(self) -> dict[str, Any] | None:
        """The arrays for a session, as JSON data; None where they are not at hand."""
        return None if self._arrays is None else {"key": list(self._key), **pack_arrays(self._arrays)}

    def _hold(self, arrays: GivenArrays) -> None:
        self._arrays = _held.setdefault(self._key, arrays)

    @property
    def _key(self) -> tuple[str, str]:
        return self.file.content, f"{self.file.reading.model_dump_json()} {self.whose}"


def carried_from_file(
    path: Path,
    arrays: GivenArrays,
    alignment: Alignment,
    options: Options | None = None,
) -> CarriedNumbers:
    """What an experiment keeps of arrays that were read from a file, with these options. Raises FileError."""
    return _made(path.name, path, digest_of(path), arrays, alignment, options)


def carried_in_memory(name: str, arrays: GivenArrays, alignment: Alignment) -> CarriedNumbers:
    """The numbers of arrays that are in no file, as of a program; only a session keeps their values."""
    return _made(name, Path(name).absolute(), arrays.digest, arrays, alignment, None)


def _made(
    name: str,
    path: Path,
    digest: str,
    arrays: GivenArrays,
    alignment: Alignment,
    options: Options | None,
) -> CarriedNumbers:
    reading = FileReading(**asdict(options or Options()))
    file = ReferredFile(name=name, path=str(path.absolute()), digest=digest, reading=reading)
    found = CarriedNumbers(file=file, alignment=alignment)
    found._hold(arrays)
    return found


def theirs_beside(theirs: CarriedNumbers, folder: Path) -> CarriedNumbers:
    """The carried numbers with their file looked for in a folder, where it is no longer at its place."""
    if theirs.is_at_hand or theirs.file.is_there:
        return theirs
    path = folder / Path(theirs.file.name).name
    try:
        return theirs.found_at(path) if os.path.isfile(path) else theirs
    except FileError:
        return theirs


@contextmanager
def unpacked_arrays(data: object) -> Iterator[None]:
    """Hold the arrays that a session carries until its experiment does. Raises FileError where damaged."""
    if data is None:
        yield
        return
    key, arrays = unpack_arrays(data)
    held = _held.setdefault(key, arrays)
    yield
    del held
