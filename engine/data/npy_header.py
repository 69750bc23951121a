"""The header of an array in NumPy's own format."""

from typing import Any, BinaryIO

import numpy as np

from engine.errors import FileError

MAX_HEADER = 10_000  # bytes
READERS = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}


def read_npy_header(file: BinaryIO) -> tuple[tuple[int, ...], bool, np.dtype[Any]]:
    """Shape, whether the order is Fortran's, and type of an array that follows in the file.

    Raises FileError without the file's name, OSError.
    """
    try:
        return READERS[np.lib.format.read_magic(file)](file, max_header_size=MAX_HEADER)
    except OSError:
        raise
    except Exception:  # whatever a wrong header makes Python's own parser say
        raise FileError("is damaged: its header is none of an .npy file") from None
