"""Somebody's arrays as JSON data, to the last bit, for a session that carries them with it."""

import binascii
import zlib
from math import prod
from typing import Any

import numpy as np

from engine.array import read_only
from engine.data.packed import packed_text, unpacked_bytes
from engine.data.progress import MOST_CELLS
from engine.errors import FileError
from engine.theirs.given import GivenArray, GivenArrays

_MOST_AXES = 4


def pack_arrays(arrays: GivenArrays) -> dict[str, Any]:
    """Every array: its name, shape, numbers, and where they are missing."""
    return {"arrays": [_packed(one) for one in arrays.arrays]}


def unpack_arrays(data: Any) -> tuple[tuple[str, str], GivenArrays]:
    """The key and arrays of `pack_arrays` beside their "key". Raises FileError for anything else."""
    try:
        first, second = data["key"]
        if not isinstance(first, str) or not isinstance(second, str):
            raise ValueError
        arrays = tuple(map(_unpacked, data["arrays"]))
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error, zlib.error, OverflowError):
        raise FileError("holds numbers of somebody's that are damaged") from None
    return (first, second), GivenArrays(arrays)


def _packed(one: GivenArray) -> dict[str, Any]:
    missing = packed_text(np.packbits(one.missing).tobytes()) if one.missing.any() else None
    numbers = packed_text(np.ascontiguousarray(one.values, dtype="<f8").tobytes())
    return {"name": one.name, "shape": list(one.values.shape), "float64": numbers, "missing": missing}


def _unpacked(data: dict[str, Any]) -> GivenArray:
    name, shape = data["name"], tuple(data["shape"])
    if not isinstance(name, str) or len(shape) > _MOST_AXES:
        raise ValueError
    if any(type(side) is not int or side < 0 for side in shape) or prod(shape) > MOST_CELLS:
        raise ValueError
    size = prod(shape)
    values = np.frombuffer(unpacked_bytes(data["float64"], 8 * size), dtype="<f8").astype(np.float64)
    missing = np.zeros(shape, dtype=bool)
    if data["missing"] is not None:
        bits = np.frombuffer(unpacked_bytes(data["missing"], (size + 7) // 8), dtype=np.uint8)
        missing = np.unpackbits(bits, count=size).astype(bool).reshape(shape)
    return GivenArray(name, read_only(values.reshape(shape)), read_only(missing))
