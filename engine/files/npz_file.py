"""NumPy's .npz: a zip of arrays. Written so that every number reads back the same; read with suspicion.

Whole numbers beyond 64 bits stand as texts of digits, since NumPy would pickle them; nothing pickled is
read or written.
"""

import io
import zipfile
from collections.abc import Mapping
from math import prod
from typing import Any, BinaryIO

import numpy as np

from engine.array import EXACT_FLOATS, Array
from engine.data.npy_header import read_npy_header
from engine.errors import FileError

MAX_BYTES = 64 * 2**20
MAX_ARRAYS = 1024
KINDS = "fiuU"


def write_npz(file: BinaryIO, arrays: Mapping[str, Array]) -> None:
    """Write arrays by their names."""
    np.savez(file, allow_pickle=False, **{name: storable(array) for name, array in arrays.items()})


def storable(array: Array) -> Array:
    """The array as NumPy stores it without pickling: Python integers as int64 or, beyond it, as digits."""
    if array.dtype != object:
        return array
    numbers = array.ravel().tolist()
    if all(isinstance(number, int) for number in numbers):
        if all(-(2**63) <= number < 2**63 for number in numbers):
            return array.astype(np.int64)
    elif all(isinstance(number, float) or abs(number) <= EXACT_FLOATS for number in numbers):
        return array.astype(np.float64)
    return np.array(list(map(repr, numbers))).reshape(array.shape)


def read_npz(data: bytes) -> dict[str, Array]:
    """The arrays of a file's bytes by their names. Raises FileError: a sentence without the file's name."""
    if len(data) > MAX_BYTES:
        raise FileError(f"has {len(data)} bytes; at most {MAX_BYTES} are read")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _arrays(archive)
    except FileError:
        raise
    except Exception:  # whatever a damaged archive makes Python's own reader say
        raise FileError("is damaged, or no .npz file") from None


def _arrays(archive: zipfile.ZipFile) -> dict[str, Array]:
    members = archive.infolist()
    if len(members) > MAX_ARRAYS:
        raise FileError(f"holds {len(members)} arrays; at most {MAX_ARRAYS} are read")
    if sum(member.file_size for member in members) > MAX_BYTES:
        raise FileError(f"holds more than {MAX_BYTES} bytes of numbers, which is the most that is read")
    found: dict[str, Array] = {}
    for member in members:
        name = member.filename.removesuffix(".npy")
        if name in found:
            raise FileError(f"holds the array {_short(name)} twice")
        with archive.open(member) as file:
            found[name] = _array(file.read(member.file_size + 1), _short(name))
    return found


def _array(data: bytes, name: str) -> Array:
    """One array's bytes, checked against what its header says."""
    stream = io.BytesIO(data)
    try:
        shape, is_fortran, dtype = read_npy_header(stream)
    except FileError:
        raise FileError(f"holds {name}, which is no array of NumPy's") from None
    return _numbers(stream, shape, dtype, is_fortran, name)


def _numbers(
    stream: io.BytesIO, shape: tuple[int, ...], dtype: np.dtype[Any], is_fortran: bool, name: str
) -> Array:
    is_long = dtype.kind != "U" and dtype.itemsize > 8
    if dtype.kind not in KINDS or dtype.itemsize == 0 or is_long:
        raise FileError(f"holds {name} of type {dtype}, which are no real numbers of at most 64 bits")
    size = prod(shape)
    rest = stream.getbuffer().nbytes - stream.tell()
    if min(shape, default=1) < 0 or size * dtype.itemsize != rest:
        raise FileError(f"holds {name}, whose numbers do not fill its shape {shape}")
    flat = np.frombuffer(stream.getvalue(), dtype=dtype, offset=stream.tell(), count=size)
    return flat.reshape(shape, order="F" if is_fortran else "C")


def _short(name: str) -> str:
    return repr(name if len(name) <= 40 else f"{name[:37]}…")
