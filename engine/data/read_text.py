"""A text that was pasted, as a table or as rows of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.data.cells import is_missing
from engine.data.columns import Columns
from engine.data.layout import Candidate, candidates
from engine.data.number import read_number
from engine.data.question import questions, understood
from engine.data.sample import sample_of
from engine.data.split import as_wide, chunks_of, split
from engine.data.table import LeftOpen, Options, Table
from engine.errors import FileError, ParameterError


@dataclass(frozen=True)
class TypedRows:
    """Numbers just as they stand in a text: 2 is an int, 2.0 a float, None is an empty cell.

    rows: (rows, columns). lines: of each row in the text. breaks: rows with an empty line before them.
    names: of the columns, () where no line holds names. understood: sentences for a preview.
    """

    rows: tuple[tuple[int | float | None, ...], ...]
    lines: tuple[int, ...]
    breaks: tuple[int, ...]
    names: tuple[str, ...]
    understood: tuple[str, ...]


def read_table(text: str, options: Options | None = None) -> Table:
    """A text as a table; what is open are its `questions`. options: what somebody has decided.

    Raises ParameterError where it holds no number, or is no table.
    """
    options = options or Options()
    check_text(text)
    try:
        found = found_in(text, options)
        columns = Columns(found[0])
        for piece in chunks_of(text):
            columns.add(piece)
    except FileError as error:
        raise ParameterError("", str(error)) from None
    return finish(columns, found, options)


def read_rows(text: str, options: Options | None = None) -> TypedRows:
    """A text of numbers alone as rows of them, exactly.

    Raises LeftOpen, with its question, where the text can be read in several ways and `options` do not
    say in which; ParameterError, naming line and column, where a cell holds neither a number nor nothing.
    """
    options = options or Options()
    check_text(text)
    try:
        found = found_in(text, options)
        for question in questions(found, options):
            raise LeftOpen(question)
        layout = found[0].layout
        rows = split(text, layout.delimiter)
    except FileError as error:
        raise ParameterError("", str(error)) from None
    above = layout.titles + layout.has_header
    width = max((len(row) for row in rows.cells), default=0)
    read = tuple(
        tuple(
            _number(cell, found[0], line, column, width) for column, cell in enumerate(as_wide(row, width), 1)
        )
        for line, row in zip(rows.lines[above:], rows.cells[above:], strict=True)
    )
    breaks = tuple(row - above for row in rows.breaks if row > above)
    return TypedRows(read, tuple(rows.lines[above:]), breaks, found[0].names, understood(found[0]))


def finish(
    columns: Columns, found: Sequence[Candidate], options: Options, *, is_whole_file: bool = True
) -> Table:
    """The table of gathered columns. found: the layouts that are possible; the first was taken."""
    layout = replace(found[0].layout, convention=columns.convention)
    told = understood(replace(found[0], layout=layout))
    if columns.comments:
        lines = "1 line" if columns.comments == 1 else f"{columns.comments} lines"
        told = (*told, f"Left out as comments: {lines}.")
    return Table(
        columns=columns.columns(),
        lines=columns.lines(),
        breaks=tuple(columns.breaks),
        gaps=tuple(columns.gaps),
        understood=told,
        questions=questions(found, options),
        options=layout.options(options),
        is_whole_file=is_whole_file,
    )


def found_in(text: str, options: Options) -> tuple[Candidate, ...]:
    """The ways to lay out a text, by some of its lines. Raises ParameterError where it holds no number."""
    found = candidates(sample_of(text), options)
    if not found and text.count('"') % 2:  # which has taken all rows into a title
        raise ParameterError("", "holds no number; a quote may be missing")
    if not found:
        raise ParameterError("", "holds no number")
    return found


def check_text(text: str) -> None:
    """Raise ParameterError for what is no text."""
    if "\0" in text:
        raise ParameterError("", "is no text: it holds signs of no letter (NUL)")


def _number(cell: str, candidate: Candidate, line: int, column: int, width: int) -> int | float | None:
    if is_missing(cell):
        return None
    try:
        return read_number(cell, candidate.layout.convention)
    except ParameterError as error:
        place = f"line {line}:" if width == 1 else f"line {line}, column {column}:"
        raise ParameterError(place, error.message) from None
