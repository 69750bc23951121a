"""Pieces of text gathered into columns."""

import re
from collections.abc import Sequence

import numpy as np

from engine.array import Array, is_nan
from engine.data.cells import Numbers, numbers_of
from engine.data.layout import Candidate
from engine.data.number import CONVENTIONS, DIGITS
from engine.data.split import as_wide, even_columns, split
from engine.data.table import MOST_GAPS, Column, Gap, Kind, as_texts, unique_names
from engine.errors import FileError

_DATE = re.compile(r"\s*\d{1,4}([-/.])\d{1,2}\1\d{1,4}([T ].*)?\s*|\s*\d{4}[-/]\d{1,2}\s*")


class Columns:
    """Takes a text piece by piece, laid out as its beginning is, and gives columns.

    convention: of the numbers so far.
    """

    def __init__(self, candidate: Candidate) -> None:
        layout = candidate.layout
        self._delimiter, self.convention, self._width = layout.delimiter, layout.convention, layout.width
        self._above = layout.titles + layout.has_header
        self._names = unique_names(as_wide(list(candidate.names), layout.width))
        self._kinds = tuple(map(_kind_of, candidate.columns, candidate.numbers))
        self._parts: list[list[Numbers | Array]] = [[] for _ in self._kinds]
        self._lines: list[Array] = []
        self._end, self._is_broken = 0, False
        self.rows = self.comments = 0
        self.breaks: list[int] = []
        self.gaps: list[Gap] = []

    def add(self, text: str) -> None:
        """Take the next piece. Raises FileError where a row has more cells than there are columns."""
        even = None if self._above else even_columns(text, self._delimiter, self._width)
        if even is not None:
            lines = self._end + 1 + np.arange(len(even[0]))
            breaks = [0] if self._is_broken else []
            self._end, self._is_broken = int(lines[-1]), False
            self._take(even, lines, breaks)
            return
        rows = split(text, self._delimiter, self._end, self._is_broken)
        self._end, self._is_broken = rows.end, rows.is_broken
        self.comments += rows.comments
        gone = min(self._above, len(rows.cells))
        self._above -= gone
        cells = _evened(rows.cells[gone:], rows.lines[gone:], self._width)
        breaks = [row - gone for row in rows.breaks if row >= gone]
        self._take(list(zip(*cells, strict=True)), np.array(rows.lines[gone:], dtype=np.int64), breaks)

    def lines(self) -> Array:
        """Where each row stands in the text, (rows,)."""
        return _frozen(np.concatenate(self._lines))

    def columns(self) -> tuple[Column, ...]:
        """The columns of all rows so far."""
        return tuple(map(self._column, range(len(self._kinds))))

    def _take(self, columns: Sequence[Sequence[str]], lines: Array, breaks: Sequence[int]) -> None:
        for index, cells in enumerate(columns):
            if self._kinds[index] == "number":
                numbers = self._numbers(cells)
                self._parts[index].append(numbers)
                self._note_gaps(index, cells, numbers, lines)
            else:
                self._parts[index].append(as_texts(cells))
        self.breaks += [self.rows + row for row in breaks if self.rows + row]
        self._lines.append(lines)
        self.rows += len(lines)

    def _numbers(self, cells: Sequence[str]) -> Numbers:
        """Cells as numbers; where thousands are grouped for the first time here, so they are from here on."""
        numbers = numbers_of(cells, self.convention)
        if not numbers.wrong or self.convention.thousands:
            return numbers
        for convention in CONVENTIONS:
            if convention.decimal == self.convention.decimal and convention.thousands:
                other = numbers_of(cells, convention)
                if len(other.wrong) < len(numbers.wrong):
                    numbers, self.convention = other, convention
        return numbers

    def _note_gaps(self, index: int, cells: Sequence[str], numbers: Numbers, lines: Array) -> None:
        for row in sorted((*numbers.missing, *numbers.wrong))[: MOST_GAPS - len(self.gaps)]:
            self.gaps.append(Gap(self.rows + row, index, int(lines[row]), cells[row].strip()[: DIGITS + 1]))

    def _column(self, index: int) -> Column:
        name, kind, parts = self._names[index], self._kinds[index], self._parts[index]
        self._parts[index] = []  # a column at a time is held twice, not the table
        if kind != "number":
            texts = [part for part in parts if not isinstance(part, Numbers)]
            return Column(name, kind, texts=_frozen(np.concatenate(texts)) if texts else as_texts(()))
        found = [part for part in parts if isinstance(part, Numbers)]
        is_whole = all(part.is_whole for part in found)
        gaps = sum(len(part.missing) + len(part.wrong) for part in found)
        arrays = [part.numbers if is_whole else part.numbers.astype(np.float64) for part in found]
        numbers = np.concatenate(arrays) if arrays else np.zeros(0)
        return Column(name, kind, _frozen(_exact(numbers)), None, is_whole, gaps)


def _kind_of(cells: Sequence[str], numbers: Numbers | None) -> Kind:
    """What a column holds. numbers: it as numbers, None where it is none."""
    if numbers is not None:
        return "number"
    there = [cell for cell in cells if cell.strip()]
    return "date" if there and all(map(_DATE.fullmatch, there)) else "text"


def _evened(cells: list[list[str]], lines: list[int], width: int) -> list[list[str]]:
    """Rows of one width: short ones are filled up, and what long ones have more must be empty."""
    for line, row in zip(lines, cells, strict=True):
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            raise FileError(f"line {line}: must have as many cells as the others ({width}), got {len(row)}")
    return [as_wide(row, width) for row in cells]


def _exact(numbers: Array) -> Array:
    """Whole numbers as Python integers where some need it, also those of other pieces."""
    if numbers.dtype != object:
        return numbers
    pairs = zip(numbers, is_nan(numbers), strict=True)
    return np.array([number if is_gap else int(number) for number, is_gap in pairs], dtype=object)


def _frozen(array: Array) -> Array:
    array.flags.writeable = False
    return array
