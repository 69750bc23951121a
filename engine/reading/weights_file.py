"""Weights as a file of their own: JSON, which is readable, or NumPy's .npz; written and read again."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from engine.array import Array
from engine.errors import FileError, ParameterError, told_name
from engine.files.atomic_file import replacing
from engine.files.npz_file import MAX_BYTES, read_npz, write_npz
from engine.files.text_file import read_as, write_text
from engine.parameter import Matrix
from engine.reading.printed_array import PrintedArray, read_arrays
from engine.reading.typed_number import read_number
from engine.reading.weights_text import as_json

ENDINGS = (".json", ".npz")
ZIP = b"PK"


def save_weights(path: Path, arrays: Sequence[PrintedArray]) -> None:
    """Write arrays by their names, as the file's ending says. Raises FileError."""
    match path.suffix.lower():
        case ".json":
            write_text(path, as_json(arrays))
        case ".npz":
            with replacing(path) as file:
                write_npz(file, {array.name: _as_numpy(array) for array in arrays})
        case _:
            raise FileError(f"{told_name(path)} must end in .json or .npz")


def load_weights(path: Path) -> tuple[PrintedArray, ...]:
    """The arrays of a file: .npz by what it begins with, else text as Python or JSON writes it.

    Raises FileError: one sentence that begins with the file's name.
    """
    if _begins(path) != ZIP:
        return read_as(path, read_arrays)
    try:
        return tuple(_printed(read_npz(_bytes(path))))
    except (FileError, ParameterError) as error:
        raise FileError(f"{told_name(path)} {error}") from None


def _begins(path: Path) -> bytes:
    """The first two bytes; none where there is no file to read, which the text's reader then tells."""
    try:
        with path.open("rb") as file:
            return file.read(len(ZIP))
    except OSError:
        return b""


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _as_numpy(array: PrintedArray) -> Array:
    numbers = np.array([list(row) for row in array.rows], dtype=object)
    is_real = all(isinstance(number, float) for row in array.rows for number in row)
    return (numbers.astype(np.float64) if is_real else numbers).reshape(array.shape)


def _printed(arrays: dict[str, Array]) -> Iterator[PrintedArray]:
    for name, array in arrays.items():
        if array.ndim > 2 or array.size == 0:
            raise FileError(f"holds {name!r} of shape {array.shape}; a weight has one or two dimensions")
        numbers = array.reshape((1,) * (2 - array.ndim) + array.shape).tolist()
        rows: Matrix = tuple(map(tuple, numbers))
        if array.dtype.kind == "U":
            rows = tuple(tuple(map(read_number, row)) for row in numbers)
        elif not np.isfinite(array).all():
            raise FileError(f"holds {name!r}, which must be finite numbers")
        yield PrintedArray(rows, array.ndim, name)
