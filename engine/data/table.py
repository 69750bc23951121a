"""A table as it was understood: columns, gaps by place, and what its text leaves open."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np

from engine.array import Array
from engine.data.number import is_too_large, quoted
from engine.errors import ParameterError

Kind = Literal["number", "date", "text"]
RowPlace = Literal["line", "row", "index"]
"""What a row is called: a line of a text or a row of a sheet, from 1; an index of an array, from 0."""


@dataclass(frozen=True)
class Options:
    """What somebody decides about a text or file; None leaves it to what is found there.

    delimiter: between columns, one of "\\t", ";", ",", "|", " " (any run of spaces), or "" for a lone
    column. decimal: "." or ",". header: whether the first line holds names. encoding: of a file, as
    Python names it. part: the sheet of a workbook, or the array of an archive.
    """

    delimiter: str | None = None
    decimal: str | None = None
    header: bool | None = None
    encoding: str | None = None
    part: str | None = None


@dataclass(frozen=True)
class Choice:
    """An answer to an open question. words: to choose it from a list. options: to read the file again."""

    words: str
    options: Options


@dataclass(frozen=True)
class OpenQuestion:
    """What a text or file leaves open.

    text: a sentence. choices: at least two, the likelier first. names: of the fields of Options that
    settle it, "delimiter", "decimal" or "part".
    """

    text: str
    choices: tuple[Choice, ...]
    names: tuple[str, ...]


class LeftOpen(ParameterError):
    """A text can be read in several ways, and nobody has said in which."""

    def __init__(self, question: OpenQuestion) -> None:
        super().__init__("", f"{question.text} {_or(question)}")
        self.question = question


def _or(question: OpenQuestion) -> str:
    return "It may be " + ", or ".join(choice.words for choice in question.choices)


@dataclass(frozen=True)
class Gap:
    """A cell of a column of numbers that holds none.

    row, column: counted from 0 in the table. line: as the table's `lines` count. text: what stands there;
    None where that is not known.
    """

    row: int
    column: int
    line: int
    text: str | None = None

    def sentence(self, name: str, place: RowPlace = "line") -> str:
        """The place in words. name: of the column. place: what a row is called."""
        match place:
            case "line":
                return f"line {self.line}, column {name}: {self._what}"
            case "row":
                return f"row {self.line}, column {name}: {self._what}"
            case "index":
                return f"index {self.line}, column {name}: {self._what}"

    @property
    def _what(self) -> str:
        if self.text is None:
            return "holds no number"
        if not self.text:
            return "is empty"
        if is_too_large(self.text):
            return f"holds {quoted(self.text)}, which is beyond float64 (1.8e308)"
        return f"holds {quoted(self.text)}, which is no number"


@dataclass(frozen=True)
class Column:
    """A column of a table; every array is (rows,).

    numbers: float64, NaN where there is none; or Python integers where float64 would not hold them all;
    None where the column holds no numbers. texts: NumPy's strings, None where it holds numbers.
    is_whole: whether every number was written as a whole one. gaps: how many cells hold no number.
    """

    name: str
    kind: Kind
    numbers: Array | None = None
    texts: Array | None = None
    is_whole: bool = False
    gaps: int = 0


@dataclass(frozen=True)
class Table:
    """What was read, and how.

    lines: where each row stands, (rows,), counted as `place` says. breaks: rows with an empty line before
    them. gaps: the first of them. understood: sentences for a preview: encoding, delimiter, decimal mark,
    header, what was left out. questions: what is open; until they are answered the columns show their first
    choices. options: all that was decided, so that reading again with them asks nothing. is_whole_file:
    whether all rows are here, not the first alone.
    """

    columns: tuple[Column, ...]
    lines: Array
    breaks: tuple[int, ...] = ()
    gaps: tuple[Gap, ...] = ()
    understood: tuple[str, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    options: Options = field(default_factory=Options)
    is_whole_file: bool = True
    place: RowPlace = "line"

    @property
    def rows(self) -> int:
        """How many rows there are, the header not counted."""
        return len(self.lines)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns' names; no two are alike."""
        return tuple(column.name for column in self.columns)

    @property
    def number_columns(self) -> tuple[str, ...]:
        """The names of the columns that hold numbers."""
        return tuple(column.name for column in self.columns if column.kind == "number")

    @property
    def step_names(self) -> Array | None:
        """What rows are called: the first column of dates, or else of texts; None where there is none."""
        for kind in ("date", "text"):
            for column in self.columns:
                if column.kind == kind:
                    return column.texts
        return None

    def column(self, name: str) -> Column:
        """A column by its name. Raises ParameterError, listing those there are."""
        if name in self._by_name:
            return self._by_name[name]
        known = ", ".join(self.names[:MANY]) + (", …" if len(self.names) > MANY else "")
        raise ParameterError("", f"there is no column {name!r}; there are {known}")

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    def settled(self) -> "Table":
        """The table itself. Raises LeftOpen where a question is open."""
        if self.questions:
            raise LeftOpen(self.questions[0])
        return self

    def gap_sentences(self) -> tuple[str, ...]:
        """Where numbers are missing, in words; the last says how many more there are."""
        told = [self.gap_sentence(gap) for gap in self.gaps[:TOLD_GAPS]]
        more = sum(column.gaps for column in self.columns) - len(told)
        return (*told, f"and {more} more") if more else tuple(told)

    def gap_sentence(self, gap: Gap) -> str:
        """Where a number is missing, and what stands there instead."""
        return gap.sentence(repr(self.names[gap.column]), self.place)

    def gap_at(self, row: int, name: str) -> Gap:
        """What is known of a missing number, also of one that is not kept by place."""
        column = self.names.index(name)
        known = (gap for gap in self.gaps if (gap.row, gap.column) == (row, column))
        return next(known, Gap(row, column, int(self.lines[row])))


MANY = 12  # names that a message lists
MOST_GAPS = 1_000  # of a table that are kept by place
TOLD_GAPS = 3  # of a table that are told by place


def unique_names(names: Sequence[str]) -> tuple[str, ...]:
    """Names for columns: what is nameless is called by its place, and what is double gets a number."""
    found: dict[str, None] = {}
    for index, name in enumerate(names, 1):
        first = name.strip() or f"column {index}"
        number, unique = 1, first
        while unique in found:
            number += 1
            unique = f"{first} ({number})"
        found[unique] = None
    return tuple(found)


def as_texts(cells: Sequence[str]) -> Array:
    """Cells as NumPy's strings, which take 16 bytes each where they are short."""
    return np.array(cells, dtype=np.dtypes.StringDType())
