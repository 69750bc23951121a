"""Numbers as Python writes them, so that reading them gives the same bits."""

from collections.abc import Iterable, Sequence
from textwrap import fill

WIDTH = 100  # columns
INDENT = "    "

Numbers = Sequence[float]


def assigned(name: str, numbers: "Numbers | Sequence[Numbers]", note: str = "") -> list[str]:
    """`name = [...]`, a matrix with a line a row where it is long."""
    short = f"{name} = {_written(numbers)}{_comment(note)}"
    if len(short) <= WIDTH:
        return [short]
    rows: Iterable[str] = (
        _row(row) if isinstance(row, Sequence) else _wrapped(f"{row!r},") for row in numbers
    )
    if not isinstance(numbers[0], Sequence):
        rows = [_wrapped(_bare(numbers) + ",")]
    return [f"{name} = [{_comment(note)}", *rows, "]"]


def _row(row: Numbers) -> str:
    line = f"{INDENT}{_written(row)},"
    return line if len(line) <= WIDTH else _wrapped(f"[{_bare(row)}],")


def _written(numbers: "Numbers | Sequence[Numbers]") -> str:
    """As a list, whatever sequence it is."""
    return f"[{_bare(numbers)}]"


def _bare(numbers: "Numbers | Sequence[Numbers]") -> str:
    return ", ".join(_written(one) if isinstance(one, Sequence) else repr(one) for one in numbers)


def _wrapped(text: str) -> str:
    """Break between numbers; they hold no spaces, and a long one stays whole."""
    return fill(
        text,
        WIDTH,
        initial_indent=INDENT,
        subsequent_indent=INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _comment(note: str) -> str:
    return f"  # {note}" if note else ""
