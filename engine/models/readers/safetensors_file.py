"""`.safetensors`: a header in JSON with names, types and places, and the numbers behind it."""

import struct
from math import prod
from typing import Any, ClassVar

import numpy as np

from engine.errors import FileError
from engine.files.file_format import load_strictly
from engine.models.named_arrays import FileArray
from engine.models.opened import OpenedModel
from engine.models.readers.base import ModelFile, ModelReader
from engine.models.readers.npz_arrays import opened_arrays

MAX_HEADER = 2**20  # bytes
MAX_ARRAYS = 1024
TYPES: dict[str, np.dtype[Any]] = {"F64": np.dtype("<f8"), "F32": np.dtype("<f4"), "F16": np.dtype("<f2")}
_LENGTH = 8  # bytes in front that say how long the header is


class SafetensorsFile(ModelReader):
    """Written by `safetensors.torch.save_file(model.state_dict(), …)` and its kin."""

    title: ClassVar[str] = "weights (safetensors)"
    asks_convention: ClassVar[bool] = True
    endings = (".safetensors",)

    def may_read(self, file: ModelFile) -> bool:
        return file.data[_LENGTH : _LENGTH + 1] == b"{" and b"\0" in file.data[:_LENGTH]

    def read(self, file: ModelFile) -> OpenedModel:
        """The arrays, whose places have been checked against the file before the library reads them."""
        check_header(file.data)
        from safetensors.numpy import load  # late: seldom wanted

        try:
            arrays = load(file.data)
        except Exception:  # whatever a damaged file makes the library say
            raise FileError("is damaged, or no .safetensors file") from None
        return opened_arrays([FileArray(name, array) for name, array in arrays.items()], file)


def check_header(data: bytes) -> None:
    """Raise FileError for a header that does not say where in the file each number is, once."""
    if len(data) < _LENGTH:
        raise FileError("is too short for a .safetensors file")
    (length,) = struct.unpack_from("<Q", data)
    if length > MAX_HEADER or _LENGTH + length > len(data):
        raise FileError(
            f"says that its header has {length} bytes; at most {MAX_HEADER} that are there are read"
        )
    try:
        header = load_strictly(data[_LENGTH : _LENGTH + length].decode("utf-8"))
    except UnicodeDecodeError:
        raise FileError("has a header that is no text in UTF-8") from None
    except FileError as error:
        raise FileError(f"has a header that {error}") from None
    if not isinstance(header, dict):
        raise FileError("has a header that is no JSON object")
    tensors = {name: value for name, value in header.items() if name != "__metadata__"}
    if len(tensors) > MAX_ARRAYS:
        raise FileError(f"holds {len(tensors)} arrays; at most {MAX_ARRAYS} are read")
    end = 0
    for name, first, last in sorted(
        (_place(name, value) for name, value in tensors.items()), key=lambda one: one[1:]
    ):
        if first != end:
            raise FileError(f"is damaged: the numbers of {name[:40]!r} overlap others, or leave a gap")
        end = last
    if _LENGTH + length + end != len(data):
        raise FileError(f"is damaged: its arrays need {end} bytes, and {len(data) - _LENGTH - length} follow")


def _place(name: str, value: Any) -> tuple[str, int, int]:
    """Where an array begins and ends. Raises FileError where that is not what its shape needs."""
    wrong = FileError(f"describes the array {name[:40]!r} in a way that no .safetensors file does")
    if not isinstance(value, dict):
        raise wrong
    shape: Any
    offsets: Any
    shape, offsets, kind = value.get("shape"), value.get("data_offsets"), value.get("dtype")
    if not _are_sizes(shape) or not _are_sizes(offsets) or len(offsets) != 2 or not isinstance(kind, str):
        raise wrong
    if kind not in TYPES:
        raise FileError(f"holds {name[:40]!r} of type {kind[:20]}; weights are F16, F32 or F64 here")
    if len(shape) > 4 or prod(shape) * TYPES[kind].itemsize != offsets[1] - offsets[0]:
        raise FileError(
            f"is damaged: the shape {str(shape)[:40]} of {name[:40]!r} is not filled by its bytes"
        )
    return name, offsets[0], offsets[1]


def _are_sizes(numbers: Any) -> bool:
    return isinstance(numbers, list) and all(type(one) is int and 0 <= one < 2**40 for one in numbers)
