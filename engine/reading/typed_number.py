"""Numbers as people type and paste them, read exactly: 2 is an int, 2.0 and 1e3 are floats."""

import math
import re

from engine.errors import ParameterError
from engine.notation.number_text import show_number
from engine.parameter import Row

_WHOLE = re.compile(r"[+-]?[0-9]+")
_REAL = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_WITH_COMMA = re.compile(r"[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?")
_DIGITS = 400  # float64 ends after 309, and Python refuses to read more than 4300
_SHOWN = 40  # characters of a wrong text that a message repeats


def read_number(text: str) -> int | float:
    """The number that a text says. Raises ParameterError with no field: the caller knows it."""
    word = text.strip().replace("−", "-")
    if _WHOLE.fullmatch(word) and len(word) <= _DIGITS:
        return int(word)
    if _REAL.fullmatch(word):
        value = float(word)
        if math.isfinite(value):
            return value
        raise ParameterError(
            "", f"must be a finite number within float64 (below 1.8e308), got {_short(word)}"
        )
    raise ParameterError("", f"must be a number, got {_quoted(word)}{_hint(word)}")


def is_same(a: object, b: object) -> bool:
    """Whether two numbers are equal and of one type; 2 and 2.0 are not the same."""
    return type(a) is type(b) and a == b


def read_rows(text: str) -> tuple[Row, ...]:
    """A table pasted from a spreadsheet, CSV or plain text: (rows, columns).

    Columns are told apart by tabs or semicolons where there are any, else by commas, else by spaces;
    empty lines do not count. Raises ParameterError, naming line and column.
    """
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    separator = separator_of(text)
    rows = [read_line(number, re.split(separator, line.strip())) for number, line in lines]
    for (number, _), row in zip(lines, rows, strict=True):
        if len(row) != len(rows[0]):
            raise ParameterError(
                f"line {number}:", f"must hold as many numbers as the first ({len(rows[0])}), got {len(row)}"
            )
    return tuple(rows)


def show_rows(rows: tuple[Row, ...]) -> str:
    """A table as text that `read_rows` and spreadsheets read: tabs between columns."""
    return "\n".join("\t".join(show_number(value) for value in row) for row in rows)


def separator_of(text: str) -> str:
    """The pattern of what stands between columns: tabs or semicolons where there are any, commas, spaces."""
    return next((pattern for mark, pattern in _SEPARATORS if re.search(mark, text)), r"\s+")


def read_line(number: int, cells: list[str]) -> Row:
    """The numbers of a line. Raises ParameterError, naming line and column."""
    row = []
    for column, cell in enumerate(cells, 1):
        try:
            row.append(read_number(cell))
        except ParameterError as error:
            place = f"line {number}:" if len(cells) == 1 else f"line {number}, column {column}:"
            raise ParameterError(place, _about_cell(cell.strip(), error)) from None
    return tuple(row)


def _about_cell(cell: str, error: ParameterError) -> str:
    if not cell:
        return "is empty; a number belongs there"
    if "float64" in error.message:
        return error.message
    return f"{_quoted(cell)} is no number{_hint(cell)}"


def _hint(word: str) -> str:
    return f"; use a point: {word.replace(',', '.')}" if _WITH_COMMA.fullmatch(word) else ""


def _quoted(word: str) -> str:
    return f"'{_short(word)}'" if word else "nothing"


def _short(word: str) -> str:
    return word if len(word) <= _SHOWN else word[: _SHOWN - 1] + "…"


_SEPARATORS = ((r"[\t;]", r" *[\t;] *"), (",", r"\s*,\s*"))
