"""Columns of numbers as JSON data, to the last bit, for a session that carries them with it."""

import base64
import binascii
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from engine.array import Array, is_nan, is_nan_number, read_only
from engine.data.progress import MOST_CELLS
from engine.data.table import Column, Options, Table, as_texts
from engine.errors import FileError

_LEVEL = 1  # of compression: the fastest
_DAMAGED = "holds numbers of a data file that are damaged"


def pack(content: str, options: Options, table: Table, names: Sequence[str]) -> dict[str, Any]:
    """The numbers of some columns as plain JSON data, and what the steps are called.

    content, options: of the file, as engine.data.kept takes them.
    """
    columns = [table.column(name) for name in names]
    step_names = table.step_names
    return {
        "content": content,
        "options": asdict(options),
        "rows": table.rows,
        "columns": [_packed(column) for column in columns],
        "step_names": None if step_names is None else "\n".join(" ".join(t.split("\n")) for t in step_names),
    }


def unpack(data: object) -> tuple[str, Table]:
    """The content and table that `pack` wrote. Raises FileError for anything else."""
    try:
        return _unpack(data)
    except (KeyError, TypeError, ValueError, AttributeError, binascii.Error, zlib.error, OverflowError):
        raise FileError(_DAMAGED) from None


def _unpack(data: Any) -> tuple[str, Table]:
    rows, options = data["rows"], Options(**data["options"])
    if (
        type(rows) is not int
        or not 0 < rows * len(data["columns"]) <= MOST_CELLS
        or not isinstance(data["content"], str)
    ):
        raise ValueError
    if any(value is not None and not isinstance(value, str | bool) for value in data["options"].values()):
        raise ValueError
    columns = [_unpacked(column, rows) for column in data["columns"]]
    if data["step_names"] is not None:
        texts = as_texts(data["step_names"].split("\n"))
        if len(texts) != rows:
            raise ValueError
        columns.append(Column("", "text", texts=texts))
    return data["content"], Table(tuple(columns), np.arange(rows), options=options, place="index")


def _packed(column: Column) -> dict[str, Any]:
    numbers = column.numbers
    assert numbers is not None
    if numbers.dtype == object:
        text = ",".join("" if is_nan_number(number) else str(number) for number in numbers)
        return {"name": column.name, "whole": True, "integers": text}
    text = packed_text(np.ascontiguousarray(numbers, dtype="<f8").tobytes())
    return {"name": column.name, "whole": column.is_whole, "float64": text}


def _unpacked(data: dict[str, Any], rows: int) -> Column:
    numbers = _integers(data["integers"]) if "integers" in data else _floats(data["float64"], rows)
    if len(numbers) != rows or not isinstance(data["name"], str) or not isinstance(data["whole"], bool):
        raise ValueError
    gaps = int(is_nan(numbers).sum())
    return Column(data["name"], "number", read_only(numbers), None, data["whole"], gaps)


def _integers(text: str) -> Array:
    return np.array([int(word) if word else np.nan for word in text.split(",")], dtype=object)


def _floats(text: str, rows: int) -> Array:
    numbers = np.frombuffer(unpacked_bytes(text, 8 * rows), dtype="<f8").astype(np.float64, copy=False)
    if np.isinf(numbers).any():
        raise ValueError
    return numbers


def packed_text(data: bytes) -> str:
    """Bytes as a text that JSON can hold, compressed."""
    return base64.b64encode(zlib.compress(data, _LEVEL)).decode()


def unpacked_bytes(text: str, size: int) -> bytes:
    """What `packed_text` was given; of a text that holds more, no more than that is unpacked.

    size: of the bytes. Raises ValueError, binascii.Error or zlib.error where the text holds something else.
    """
    data = zlib.decompressobj().decompress(base64.b64decode(text, validate=True), size + 1)
    if len(data) != size:
        raise ValueError
    return data
