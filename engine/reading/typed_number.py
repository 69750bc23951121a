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


def show_rows(rows: tuple[Row, ...]) -> str:
    """A table as text that spreadsheets read: tabs between columns."""
    return "\n".join("\t".join(show_number(value) for value in row) for row in rows)


def _hint(word: str) -> str:
    return f"; use a point: {word.replace(',', '.')}" if _WITH_COMMA.fullmatch(word) else ""


def _quoted(word: str) -> str:
    return f"'{_short(word)}'" if word else "nothing"


def _short(word: str) -> str:
    return word if len(word) <= _SHOWN else word[: _SHOWN - 1] + "…"
