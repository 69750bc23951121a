"""The values of curves as files and text: CSV, workbook, .npz, and what spreadsheets paste."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import numpy as np

from engine.array import Array
from engine.files.atomic_file import replacing
from engine.files.csv_style import CsvStyle
from engine.files.npz_file import write_npz
from engine.files.xlsx_file import write_table

ValueColumn = tuple[str, Array]
"""Heading and values, (steps,); of None nothing is written."""

PLAIN = CsvStyle()
ROWS_AT_ONCE = 4096


def write_csv(path: Path, columns: Sequence[ValueColumn], style: CsvStyle = PLAIN) -> None:
    """Save values, one row a step, with all their digits; shorter columns end sooner. Raises FileError."""
    with replacing(path) as file:
        for text in _lines(columns, style):
            file.write(text.encode())


def write_xlsx(path: Path, columns: Sequence[ValueColumn]) -> None:
    """Save values as a workbook, one row a step. Raises FileError."""
    with replacing(path) as file:
        write_table(file, path.name, _heads(columns), _rows(columns))


def write_arrays(path: Path, columns: Sequence[ValueColumn]) -> None:
    """Save values as .npz, an array a column; of None NaN is written. Raises FileError."""
    with replacing(path) as file:
        write_npz(file, {"t": np.arange(_steps(columns)), **{head: _full(one) for head, one in columns}})


def tab_separated(columns: Sequence[ValueColumn]) -> str:
    """Values as spreadsheets take them from the clipboard."""
    return "".join(_lines(columns, CsvStyle("\t")))


def _heads(columns: Sequence[ValueColumn]) -> list[str]:
    return ["t", *(heading for heading, _ in columns)]


def _steps(columns: Sequence[ValueColumn]) -> int:
    return max((len(values) for _, values in columns), default=0)


def _lines(columns: Sequence[ValueColumn], style: CsvStyle) -> Iterator[str]:
    """The heading and the rows as text, in large pieces."""
    yield style.delimiter.join(_heads(columns)) + "\n"
    for rows in _pieces(columns):
        yield "".join(style.delimiter.join(map(style.text, row)) + "\n" for row in rows)


def _rows(columns: Sequence[ValueColumn]) -> Iterator[Sequence[Any]]:
    for rows in _pieces(columns):
        yield from rows


def _pieces(columns: Sequence[ValueColumn]) -> Iterator[Iterator[tuple[Any, ...]]]:
    """Rows of t and values, some thousand at once."""
    steps = _steps(columns)
    for start in range(0, steps, ROWS_AT_ONCE):
        stop = min(steps, start + ROWS_AT_ONCE)
        yield zip_longest(range(start, stop), *(values[start:stop].tolist() for _, values in columns))


def _full(values: Array) -> Array:
    """The values with NaN for None."""
    if values.dtype != object or not any(value is None for value in values.tolist()):
        return values
    return np.array([float("nan") if value is None else value for value in values.tolist()], dtype=object)
