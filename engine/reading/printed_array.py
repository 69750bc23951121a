"""Arrays as Python prints them: `get_weights()`, nested lists, NumPy's lines, JSON; read, never evaluated."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.errors import ParameterError
from engine.parameter import Matrix, Row
from engine.reading.printed_tokens import Tokens
from engine.reading.printed_value import PrintedValue, ValueReader, renamed

MAX_CHARACTERS = 2**25
MAX_DIMENSIONS = 2
_EIGHT_DECIMALS = re.compile(r"\.[0-9]{8}(?![0-9])")
_PROMPT = re.compile(r"^(?:>>>|In ?\[[0-9]+\]:)[^\n]*|^Out\[[0-9]+\]:|^Parameter containing:", re.MULTILINE)


@dataclass(frozen=True)
class PrintedArray:
    """An array of a text. name: what stood before it, if anything. rows: (rows, columns), one of a vector.

    dimensions: 0 of a number, 1 of a vector, 2 of a matrix. Numbers of float32 are those that float32 holds.
    """

    rows: Matrix
    dimensions: int = 2
    name: str = ""

    @property
    def shape(self) -> tuple[int, ...]:
        """As NumPy says it: (), (n,) or (rows, columns)."""
        return (len(self.rows), len(self.rows[0]))[2 - self.dimensions :] if self.dimensions else ()


def looks_printed(text: str) -> bool:
    """Whether a text is written with brackets, and not as a table."""
    return any(mark in text for mark in "[{<")


def looks_rounded(text: str) -> bool:
    """Whether numbers may have lost digits when they were printed: NumPy prints 8 decimals at most."""
    is_numpys = "array(" in text or ("," not in text and "[" in text)
    return is_numpys and _EIGHT_DECIMALS.search(text) is not None


def read_arrays(text: str) -> tuple[PrintedArray, ...]:
    """Every array of a text, in its order. Raises ParameterError, naming line and column."""
    if len(text) > MAX_CHARACTERS:
        raise ParameterError("", f"has {len(text)} characters; at most {MAX_CHARACTERS} are read")
    tokens = Tokens(_PROMPT.sub(lambda found: " " * len(found[0]), text))
    arrays, reader = _Arrays(tokens), ValueReader(tokens)
    found: list[PrintedArray] = []
    while tokens.peek() is not None:
        if not tokens.take_mark(",", ";"):
            found.extend(arrays.of(reader.read()))
    if not found:
        raise ParameterError("", "holds no number yet")
    return tuple(found)


class _Arrays:
    """Makes arrays of values. tokens: those of the text, to say where in it something is wrong."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def of(self, value: PrintedValue) -> Iterator[PrintedArray]:
        """The arrays of a value: the value is one itself, or holds some, as (rows, steps, features) does."""
        is_flat = value.depth <= MAX_DIMENSIONS
        is_one = is_flat and (value.is_array or not _holds_arrays(value))
        if value.content == []:
            return  # a layer without weights
        if is_one:
            yield self._array(value)
            return
        for index, item in enumerate(value.content):
            name = ".".join(part for part in (value.name, item.name) if part)
            yield from self.of(renamed(item, name or (value.name and f"{value.name}[{index}]")))

    def _array(self, value: PrintedValue) -> PrintedArray:
        if not value.depth:
            return PrintedArray(((value.content,),), 0, value.name)
        if value.depth == 1:
            return PrintedArray((self._row(value),), 1, value.name)
        rows = tuple(self._row(item) for item in value.content)
        for row, item in zip(rows, value.content, strict=True):
            if len(row) != len(rows[0]):
                raise self._tokens.error(
                    item.place, f"must hold as many numbers as the first row ({len(rows[0])}), got {len(row)}"
                )
        return PrintedArray(rows, 2, value.name)

    def _row(self, value: PrintedValue) -> Row:
        if isinstance(value.content, tuple):
            return value.content
        if not isinstance(value.content, list):
            raise self._tokens.error(value.place, "is a number among rows of numbers")
        if not value.content:
            raise self._tokens.error(value.place, "is empty; numbers belong there")
        return tuple(item.content for item in value.content)


def _holds_arrays(value: PrintedValue) -> bool:
    return isinstance(value.content, list) and any(item.is_array or item.name for item in value.content)
