"""NumPy's .npy and .npz as tables; nothing is ever unpickled."""

from dataclasses import replace
from math import prod
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import ZipFile, ZipInfo

import numpy as np

from engine.archive import ArchiveLimits, check_archive
from engine.array import Array
from engine.data.array_table import table_of
from engine.data.npy_header import read_npy_header
from engine.data.number import quoted
from engine.data.progress import MOST_CELLS
from engine.data.table import Choice, OpenQuestion, Options, Table
from engine.errors import FileError

LIMITS = ArchiveLimits(small=64 * 2**20)  # an array of zeros is packed to nearly nothing
TABLE_AXES = range(1, 3)
ANY_AXES = range(5)


def read_npy(path: Path, options: Options, most_rows: int | None) -> Table:
    """The table of an .npy file. Raises FileError without the file's name, OSError."""
    with path.open("rb") as file:
        array = _array(file, path.stat().st_size)
    return _table(array, path.stem, options, most_rows)


def read_npz(path: Path, options: Options, most_rows: int | None) -> Table:
    """The table of one array of an .npz file; which one, is open where there are several."""
    with path.open("rb") as file, ZipFile(file) as archive:
        check_archive(archive.infolist(), LIMITS)
        members = {info.filename.removesuffix(".npy"): info for info in archive.infolist()}
        part = next(iter(members)) if options.part is None else options.part
        if part not in members:
            raise FileError(f"holds no array {quoted(part)}; there are {', '.join(map(quoted, members))}")
        with archive.open(members[part]) as member:
            array = _array(cast(BinaryIO, member), members[part].file_size)
    table = _table(array, part, replace(options, part=part), most_rows)
    if options.part is not None or len(members) == 1:
        return table
    choices = tuple(Choice(name, replace(options, part=name)) for name in members)
    return replace(table, questions=(OpenQuestion("The file holds several arrays.", choices, ("part",)),))


def read_arrays_of(path: Path) -> dict[str, Array]:
    """Every array of an .npy or .npz file by its name, of up to four axes; the lone one of an .npy is "".

    Raises FileError without the file's name, OSError.
    """
    with path.open("rb") as file:
        if file.read(2) != b"PK":
            file.seek(0)
            return {"": _array(file, path.stat().st_size, ANY_AXES)}
        with ZipFile(file) as archive:
            check_archive(archive.infolist(), LIMITS)
            return {info.filename.removesuffix(".npy"): _member(archive, info) for info in archive.infolist()}


def _member(archive: ZipFile, info: ZipInfo) -> Array:
    with archive.open(info) as member:
        return _array(cast(BinaryIO, member), info.file_size, ANY_AXES)


def _table(array: Array, name: str, options: Options, most_rows: int | None) -> Table:
    """A table of one axis or two. name: of the array."""
    if not array.size:
        raise FileError(f"holds no number: its array has shape {array.shape}")
    table = array.reshape(len(array), -1)
    names = [name] if table.shape[1] == 1 else [f"column {index + 1}" for index in range(table.shape[1])]
    told = (f"The array {quoted(name)} has shape {array.shape} and holds {array.dtype.name}.",)
    return table_of(table, names, told, options, most_rows)


def _array(file: BinaryIO, size: int, axes: range = TABLE_AXES) -> Array:
    """The array of a file in NumPy's format. size: of the file, in bytes. axes: how many it may have."""
    shape, is_fortran, dtype = read_npy_header(file)
    if dtype.kind not in "fiub" or dtype.itemsize > 8:
        raise FileError(f"holds {dtype.name[:40]}, no plain numbers of at most 64 bits")
    if len(shape) not in axes or min(shape, default=0) < 0:
        most = "a table has 1 or 2 (rows, columns)" if axes is TABLE_AXES else f"at most {max(axes)} are read"
        raise FileError(f"holds an array of {len(shape)} axes; {most}")
    if prod(shape) > MOST_CELLS or max(shape, default=0) > MOST_CELLS:
        raise FileError(f"holds too much: at most {MOST_CELLS} numbers can be read")
    told, there = prod(shape) * dtype.itemsize, size - file.tell()
    if told != there:
        raise FileError(f"is damaged: its shape {shape} needs {told} bytes, and {there} follow")
    data = file.read(told)
    if len(data) != told:
        raise FileError(f"is damaged: its shape {shape} needs {told} bytes, and {len(data)} follow")
    array: Array = np.frombuffer(data, dtype=dtype).reshape(shape, order="F" if is_fortran else "C")
    return array.astype(dtype.newbyteorder("="), copy=False)
