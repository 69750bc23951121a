"""The cells of a column made into numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from pydantic_core import from_json

from engine.array import EXACT_FLOATS, Array
from engine.data.number import PLAIN, Convention, reader

MISSING = frozenset(
    (
        "",
        "na",
        "n/a",
        "nan",
        "null",
        "none",
        "#n/a",
        "#na",
        "?",
        "-",
        "--",
        "–",
        "—",
        "…",
        "...",
        "*",
        ".",
        "missing",
    )
)
"""What stands where a number is missing, in small letters."""


@dataclass(frozen=True)
class Numbers:
    """Cells as numbers.

    numbers: float64 with NaN where there is none, or objects where whole ones go beyond float64's exact
    range. is_whole: whether all were written as whole numbers. missing, wrong: the places of cells that
    say that there is none, and of those that say something else.
    """

    numbers: Array
    is_whole: bool
    missing: tuple[int, ...] = ()
    wrong: tuple[int, ...] = ()


def is_missing(cell: str) -> bool:
    """Whether a cell says that there is no number."""
    return cell.strip().lower() in MISSING


def numbers_of(cells: Sequence[str], convention: Convention = PLAIN) -> Numbers:
    """Cells as numbers, each the one that `number_in` reads there."""
    fast = _all_plain(cells, convention)
    if fast is not None:
        return fast
    missing = tuple(index for index, cell in enumerate(cells) if is_missing(cell))
    if missing:
        gone = set(missing)
        places = [index for index in range(len(cells)) if index not in gone]
        return _spread(
            numbers_of([cells[index] for index in places], convention), places, missing, len(cells)
        )
    return _one_by_one(cells, convention)


def _all_plain(cells: Sequence[str], convention: Convention) -> Numbers | None:
    """Cells that are numbers as JSON writes them, all at once; None where some are not.

    Its reader gives the nearest float64 and integers of any size, four times as fast as Python's float.
    """
    text = "\n".join(cells)
    data = text.encode() if text.isascii() else b"?"
    if data.translate(None, _SIGNS[convention.decimal]):
        return None
    try:
        found = from_json(b"[" + data.translate(_AS_JSON[convention.decimal]) + b"]")
        numbers = np.array(found, dtype=np.float64)
    except (ValueError, OverflowError):
        return None
    is_whole = not any(mark in text for mark in (convention.decimal, "e", "E"))
    is_large = is_whole and (np.abs(numbers) > EXACT_FLOATS).any()
    is_fine = len(numbers) == len(cells) and np.isfinite(numbers).all() and not is_large
    return Numbers(numbers, is_whole) if is_fine else None


def _one_by_one(cells: Sequence[str], convention: Convention) -> Numbers:
    found = list(map(reader(convention), cells))
    wrong = tuple(index for index, number in enumerate(found) if number is None)
    there = [number for number in found if number is not None]
    is_whole = all(isinstance(number, int) for number in there)
    is_large = is_whole and any(abs(number) > EXACT_FLOATS for number in there)
    filled = [np.nan if number is None else number if is_large else float(number) for number in found]
    return Numbers(np.array(filled, dtype=object if is_large else np.float64), is_whole, (), wrong)


def _spread(found: Numbers, places: list[int], missing: tuple[int, ...], size: int) -> Numbers:
    """Numbers back at their places among missing ones."""
    numbers = np.full(size, np.nan, dtype=found.numbers.dtype)
    numbers[places] = found.numbers
    return Numbers(numbers, found.is_whole, missing, tuple(places[index] for index in found.wrong))


_SIGNS = {mark: b"0123456789+-eE\n " + mark.encode() for mark in (".", ",")}
_AS_JSON = {".": bytes.maketrans(b"\n", b","), ",": bytes.maketrans(b",\n", b".,")}
