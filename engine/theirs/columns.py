"""The columns of a table as arrays: those of one name stand together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

import engine.cells
from engine.array import Array
from engine.cells.base import Cell
from engine.data.number import quoted
from engine.data.table import Column, Table
from engine.errors import ParameterError
from engine.program.find import find_classes
from engine.theirs.meaning import meaning_of

_OURS = re.compile(r"(?P<name>(?:(?P<who>[a-z]+)\.)?(?:\d+\.)?[A-Za-z]\w*)\[(?P<index>\d+)\]")
_NUMBERED = re.compile(r"(?P<name>.*?[^\W\d])[ _.]?(?P<index>\d+)")
_WORDS = {
    "nan": np.nan,
    "inf": np.inf,
    "+inf": np.inf,
    "-inf": -np.inf,
    "infinity": np.inf,
    "-infinity": -np.inf,
}
KNOWN = frozenset(one.name for kind in find_classes(engine.cells, Cell) for one in kind.quantities) | {"y"}
"""Quantities of any network."""
NOBODY = ""
WHOSE = "leave out all but those that are meant"


@dataclass(frozen=True, eq=False)
class NamedArray:
    """Numbers and where they are missing, (steps, size) or (rows, steps, size) each.

    gap: a sentence on the first cell that holds none; "" where all do.
    """

    name: str
    values: Array
    missing: Array
    gap: str = ""


def arrays_of_table(table: Table, who: str | None = None) -> tuple[list[NamedArray], tuple[str, ...]]:
    """The arrays of a table, and sentences about it.

    Heads as our own tables have them, numpy.0.h[1], or numbered ones, h0, h1, make an array of each name that
    says a quantity; all other columns are one array without a name. who: the implementation whose columns
    are wanted, NOBODY for what belongs to none, such as x. Raises ParameterError.
    """
    numbers = [column for column in table.columns if column.numbers is not None]
    if not numbers:
        raise ParameterError("", "holds no column of numbers")
    arrays = [_stacked(table, name, columns) for name, columns in _groups(numbers, who).items()]
    told = list(table.understood)
    if len(arrays) == 1 and not table.breaks and _is_numbered(arrays[0].values, arrays[0].missing):
        (one,) = arrays
        inner = NamedArray(one.name, one.values[1:, 1:], one.missing[1:, 1:])
        arrays = [replace(inner, gap=_first_gap(table, numbers, inner.missing, 1))]
        told.append("Left out, as they number rows and columns: the first line and the first column.")
    texts = [quoted(column.name) for column in table.columns if column.numbers is None]
    if texts:
        told.append(f"Left out, as they hold no numbers: {', '.join(texts[:8])}.")
    return [_in_rows(table, array) for array in arrays], tuple(told)


def _groups(columns: Sequence[Column], who: str | None) -> dict[str, list[Column]]:
    ours = [_OURS.fullmatch(column.name) for column in columns]
    if any(ours):
        return _of_one(columns, ours, who)
    whose_of((), who)
    matches = [_NUMBERED.fullmatch(column.name) for column in columns]
    heads = [
        column.name if match is None else match["name"].strip()
        for column, match in zip(columns, matches, strict=True)
    ]
    meanings = [meaning_of(head, KNOWN) for head in heads]
    are_letters = any(meaning.quantity is None for meaning in meanings)  # a, b, c, d are no quantities
    found: dict[str, list[Column]] = {}
    for column, head, match, meaning in zip(columns, heads, matches, meanings, strict=True):
        says = meaning.quantity is not None and (who != NOBODY or not meaning.is_theirs)
        is_letter = match is None and len(head) == 1 and head != "y" and meaning.is_theirs
        found.setdefault("" if not says or (is_letter and are_letters) else head, []).append(column)
    return found


def _of_one(
    columns: Sequence[Column], matches: Sequence[re.Match[str] | None], who: str | None
) -> dict[str, list[Column]]:
    """The columns of one implementation, and those of none; by their order, which is that of the units."""
    who = whose_of([match["who"] for match in matches if match and match["who"]], who)
    found: dict[str, list[Column]] = {}
    for column, match in zip(columns, matches, strict=True):
        if match is None or match["who"] in (None, who):
            found.setdefault(column.name if match is None else match["name"], []).append(column)
    return found


def whose_of(owners: Sequence[str], who: str | None) -> str:
    """Whose numbers are meant, or NOBODY. owners: of those there are. who: as said. Raises ParameterError."""
    there = list(dict.fromkeys(owners))
    if who is None:
        who = "theirs" if "theirs" in there else (*there, NOBODY)[0] if len(there) < 2 else None
    if who is None:
        raise ParameterError("", f"holds numbers of {' and '.join(there)}; {WHOSE}")
    if who not in (*there, NOBODY):
        others = f"holds those of {' and '.join(there)}" if there else "does not say whose its numbers are"
        raise ParameterError("", f"holds no numbers of {who}; it {others}")
    return who


def _stacked(table: Table, name: str, columns: list[Column]) -> NamedArray:
    """Columns side by side, (steps, columns), and where there is no number."""
    values = np.stack([np.asarray(column.numbers, dtype=np.float64) for column in columns], axis=1)
    missing = np.isnan(values)
    places = {name: index for index, name in enumerate(column.name for column in columns)}
    for gap in table.gaps:  # what a program wrote as a number, though it is none for a table
        index, word = places.get(table.names[gap.column]), (gap.text or "").strip().lower()
        if index is not None and word in _WORDS:
            values[gap.row, index], missing[gap.row, index] = _WORDS[word], False
    return NamedArray(name, values, missing, _first_gap(table, columns, missing))


def _first_gap(table: Table, columns: Sequence[Column], missing: Array, cut: int = 0) -> str:
    """A sentence on the first missing number of columns. cut: rows and columns before it, left out."""
    places = np.argwhere(missing)[:1] + cut
    return next((table.gap_sentence(table.gap_at(row, columns[index].name)) for row, index in places), "")


def _is_numbered(values: Array, missing: Array) -> bool:
    """Whether the first line and the first column count 0, 1, 2, … as a data frame is written."""
    counts = np.arange(max(values.shape))
    is_corner = bool(missing[0, 0]) and min(values.shape) > 1
    down, across = values[1:, 0], values[0, 1:]
    is_across = np.array_equal(across, counts[: len(across)])
    return is_corner and is_across and np.array_equal(down, counts[: len(down)])


def _in_rows(table: Table, array: NamedArray) -> NamedArray:
    """The rows of a batch, where empty lines part them."""
    if not table.breaks:
        return array
    ends = np.diff([0, *table.breaks, table.rows])
    if len(set(ends.tolist())) > 1:
        lengths = ", ".join(map(str, ends[:8].tolist()))
        raise ParameterError("", f"has rows of different lengths between its empty lines: {lengths} steps")
    shape = len(ends), int(ends[0]), array.values.shape[1]
    return replace(array, values=array.values.reshape(shape), missing=array.missing.reshape(shape))
