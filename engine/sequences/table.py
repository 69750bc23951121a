"""Numbers and flags of one row of a batch, or of several, as a file nests them."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag
from pydantic_core import PydanticCustomError

from engine.errors import ParameterError
from engine.parameter import Matrix, Row

MOST = 10_000_000  # entries of a list
Flags = tuple[bool, ...]


def _tag_of(depth: int) -> Callable[[object], str]:
    """Tells one row from several by how deep its first list is nested. depth: of one row."""

    def tag(data: object) -> str:
        for _ in range(depth):
            data = data[0] if isinstance(data, list | tuple) and data else None
        return "<rows>" if isinstance(data, list | tuple) else "<row>"

    return tag


def _tag_of_counts(data: object) -> str:
    if isinstance(data, list | tuple):
        return _tag_of(1)(data)
    return "<all>" if data is None else "<last>"


def _check_counts(data: object) -> object:
    if data is None or data == "last" or isinstance(data, list | tuple):
        return data
    raise PydanticCustomError("word", 'must be null, "last" or a list of true and false')


def _flat(rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """A lone row by itself, so that equal sequences are equal however they are nested."""
    return rows[0] if len(rows) == 1 else rows


_Rows = Annotated[tuple[Row, ...], Field(strict=False, min_length=1, max_length=MOST)]
_Batch = Annotated[
    tuple[Matrix, ...], Field(strict=False, min_length=1, max_length=MOST), AfterValidator(_flat)
]
RowsTable = Annotated[
    Annotated[_Rows, Tag("<row>")] | Annotated[_Batch, Tag("<rows>")], Discriminator(_tag_of(2))
]
"""The numbers of one row, (steps, size), or of several, (rows, steps, size)."""

_StepFlags = Annotated[Flags, Field(strict=False)]
_BatchFlags = Annotated[tuple[_StepFlags, ...], Field(strict=False), AfterValidator(_flat)]
Counts = Annotated[
    Annotated[None, Tag("<all>")]
    | Annotated[Literal["last"], Tag("<last>")]
    | Annotated[_StepFlags, Tag("<row>")]
    | Annotated[_BatchFlags, Tag("<rows>")],
    Discriminator(_tag_of_counts),
    BeforeValidator(_check_counts),
]
"""Which steps count: (steps,) flags for every row, (rows, steps), None for all, "last" for the last alone."""


def rows_of(table: tuple[Any, ...]) -> tuple[Matrix, ...]:
    """The rows of a table, also where it is a lone one."""
    return table if _is_nested(table) else (table,)


def flags_of(counts: tuple[Any, ...]) -> tuple[Flags, ...]:
    """The flags of each row, or the one row of them that is meant for all."""
    return counts if counts and isinstance(counts[0], tuple) else (counts,)


def place(field: str, table: tuple[Any, ...], row: int, *steps: int) -> str:
    """The path of a row, or of a step of it: "values[1][3]", and of a lone row "values[3]"."""
    index = (row, *steps) if _is_nested(table) else steps
    return field + "".join(f"[{number}]" for number in index)


def check_sizes(field: str, table: tuple[Any, ...]) -> None:
    """Raise ParameterError unless every step holds as many numbers, and every row as many steps."""
    rows = rows_of(table)
    size, steps = len(rows[0][0]) if rows[0] else 0, len(rows[0])
    if size == 0:
        raise ParameterError(place(field, table, 0, 0), "must hold at least 1 number, got none")
    for index, row in enumerate(rows):
        if len(row) != steps:
            message = f"must have as many time steps as the first row ({steps}), got {len(row)}"
            raise ParameterError(place(field, table, index), message)
        for t, numbers in enumerate(row):
            if len(numbers) != size:
                message = f"must hold as many numbers as the first time step ({size}), got {len(numbers)}"
                raise ParameterError(place(field, table, index, t), message)


def _is_nested(table: tuple[Any, ...]) -> bool:
    return bool(table and table[0] and isinstance(table[0][0], tuple))
