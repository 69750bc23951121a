"""A pasted table of numbers: every way in which its text can be read."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.data.read_text import TypedRows, read_rows
from engine.data.table import LeftOpen
from engine.errors import ParameterError
from engine.parameter import Matrix, Row
from engine.reading.printed_array import looks_printed, read_arrays


@dataclass(frozen=True)
class TableReading:
    """One way to read a text. words: what tells it from others.

    is_plain: whether the text holds these numbers and nothing else.
    """

    rows: Matrix
    words: str = ""
    is_plain: bool = True


def readings_of(text: str) -> tuple[TableReading, ...]:
    """The ways in which a text is a table of numbers, the likeliest first.

    Raises ParameterError where there is none; the sentence says what is wrong with the likeliest.
    """
    if looks_printed(text):
        return (TableReading(_one_array(text)),)
    try:
        typed = read_rows(text)
    except LeftOpen as left_open:
        readings = tuple(_chosen(text, left_open))
        if not readings:
            raise
        return readings
    names = f"({', '.join(typed.names)})" if typed.names else ""
    return (TableReading(_full(typed), names, is_plain=not names),)


def _one_array(text: str) -> Matrix:
    arrays = read_arrays(text)
    if len(arrays) > 1:
        raise ParameterError(
            "", f"{len(arrays)} arrays are a whole model's weights; they go in by Weights > Paste all weights"
        )
    return arrays[0].rows


def _chosen(text: str, left_open: LeftOpen) -> Iterator[TableReading]:
    """What comes of each choice; one by which a cell holds no number is none."""
    for choice in left_open.question.choices:
        try:
            yield TableReading(_full(read_rows(text, choice.options)), choice.words)
        except ParameterError:
            continue


def _full(typed: TypedRows) -> Matrix:
    """The rows, each cell of which holds a number."""
    return tuple(_full_row(row, line) for row, line in zip(typed.rows, typed.lines, strict=True))


def _full_row(row: tuple[int | float | None, ...], line: int) -> Row:
    for column, number in enumerate(row, 1):
        if number is None:
            place = f"line {line}:" if len(row) == 1 else f"line {line}, column {column}:"
            raise ParameterError(place, "is empty; a number belongs there")
    return tuple(number for number in row if number is not None)
